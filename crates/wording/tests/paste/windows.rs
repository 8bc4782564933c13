//! When the codes below a line hold: windows as people write them, in every language.

use wording::Moment;

use super::page;

/// What a heading says of the code below it: both days, with `~` where they are uncertain; none where it says
/// none.
fn held(heading: &str, locale: &'static str) -> String {
    // Days in numbers are those of the market's own order.
    let market = if locale == "fr" { "🇫🇷" } else { "🇺🇸 USA" };
    let text = format!("{market}\n{heading}\nQUS7 $7 off $39");
    let found = wording::paste(&text, &page(locale, "USD"));
    let code =
        found.into_iter().filter_map(|piece| piece.found.ok()).find(|offer| offer.off.is_some());
    let Some(offer) = code else { return "no code".into() };
    let day = |moment: Option<Moment>| {
        let day = |moment: Moment| {
            let year = moment.year.map_or(String::new(), |year| format!("{year}-"));
            format!("{year}{}-{}", moment.month, moment.day)
        };
        moment.map_or("?".to_owned(), day)
    };
    let mark = if offer.uncertain { "~" } else { "" };
    format!("{}..{}{mark}", day(offer.starts), day(offer.ends))
}

#[test]
fn both_ends_of_a_window_are_read_in_every_language() {
    for (headings, expected) in [
        (
            "Dec 1-7|1–7 December|December 1 - December 7|Dec 1 until Dec 7|1st to 7th of December",
            "12-1..12-7",
        ),
        ("1.–7. Dezember|1. bis 7. Dezember|vom 1.12. bis 7.12.|1.12. – 7.12.", "12-1..12-7"),
        (
            "du 1er au 7 décembre|1-7 décembre|del 1 al 7 de diciembre|1-7 de diciembre",
            "12-1..12-7",
        ),
        (
            "de 1 a 7 de dezembro|dal 1 al 7 dicembre|van 1 tot 7 december|1 t/m 7 december",
            "12-1..12-7",
        ),
        ("od 1 do 7 grudnia|od 1.12 do 7.12|1.-7. prosince|od 1. do 7. prosince", "12-1..12-7"),
        ("с 1 по 7 декабря|1-7 декабря|с 1.12 по 7.12|з 1 до 7 грудня|1-7 грудня", "12-1..12-7"),
        ("1-7 Aralık|1-7 Desember|1-7 ธันวาคม|từ 1 đến 7 tháng 12", "12-1..12-7"),
        (
            "12月1日〜12月7日|12月1日〜7日|12月1日至7日|12월 1일 ~ 12월 7일|12월 1일~7일",
            "12-1..12-7",
        ),
        ("1-7 ديسمبر|من 1 إلى 7 ديسمبر|1-7 בדצמבר", "12-1..12-7"),
        ("28.11.–03.12.|28.11. – 03.12.|28/11 – 03/12|11/28 – 12/3|28 Nov – 3 Dec", "11-28..12-3"),
        (
            "1.12. – 7.12.2026|1.-7.12.2026|2026-12-01 – 2026-12-07|2026/12/1〜2026/12/7|2026.12.1 ~ 2026.12.7",
            "2026-12-1..2026-12-7",
        ),
        (
            "2026-12-01T00:00:00+01:00 – 2026-12-07T23:59:59+01:00|2026-12-01T00:00Z - 2026-12-07T23:59Z",
            "2026-12-1..2026-12-7",
        ),
    ] {
        for heading in headings.split('|') {
            assert_eq!(held(heading, ""), expected, "{heading}");
        }
    }
    for (locale, heading) in [
        ("ja", "12/1〜12/7"),
        ("ko", "12.1~12.7"),
        ("fr", "01/12 – 07/12"),
        ("en_US", "12/1 - 12/7"),
    ] {
        assert_eq!(held(heading, locale), "12-1..12-7", "{heading}");
    }
}

#[test]
fn an_offset_behind_a_time_is_its_zone() {
    for (end, expected) in [
        ("until 2026-12-07T23:59:59-08:00", "2026-12-08T08:00:00Z"),
        ("until 2026-12-07T23:59-0800", "2026-12-08T08:00:00Z"),
        ("until 2026-12-07 23:59 +03:00", "2026-12-07T21:00:00Z"),
        ("until 2026-12-07T23:59:59Z", "2026-12-08T00:00:00Z"),
    ] {
        let found = wording::paste(&format!("{end}\nQUS7 $7 off $39"), &page("en", "USD"));
        let offer = found.into_iter().find_map(|piece| piece.found.ok()).unwrap_or_default();
        let ends = offer.ends.and_then(|moment| moment.ends()).map(|ends| ends.to_string());
        assert_eq!(ends.as_deref(), Some(expected), "{end}");
    }
}

#[test]
fn days_that_are_not_understood_make_what_is_below_them_uncertain() {
    for heading in [
        "12/1〜12/7",
        "1/12 - 7/12",
        "12.1~12.7",
        "00:00-23:59",
        "10:00 - 12:00 daily",
        "until Christmas",
        "next Monday",
        "until Jul 9 2026 23:59 PST",
        "until Dec 9 2026 23:59 CEST",
        "until Jul 9 2026 23:59 GMT",
    ] {
        let said = held(heading, "");
        assert!(said.ends_with('~'), "{heading}: {said}");
    }
}

/// A last day in every language.
const LAST_DAYS: [&str; 20] = [
    "until Dec 7, 2026",
    "bis 7. Dezember 2026",
    "jusqu'au 7 décembre 2026",
    "hasta el 7 de diciembre de 2026",
    "até 7 de dezembro de 2026",
    "fino al 7 dicembre 2026",
    "tot 7 december 2026",
    "do 7 grudnia 2026",
    "до 7 декабря 2026",
    "до 7 грудня 2026",
    "do 7. prosince 2026",
    "son gün 7 Aralık 2026",
    "hingga 7 Desember 2026",
    "đến hết ngày 7 tháng 12 năm 2026",
    "หมดอายุ 7 ธันวาคม 2026",
    "有効期限：2026年12月7日",
    "유효기간 2026년 12월 7일",
    "有效期至2026年12月7日",
    "صالح حتى 7 ديسمبر 2026",
    "בתוקף עד 7 בדצמבר 2026",
];

#[test]
fn a_zone_in_brackets_behind_a_day_is_no_market_in_any_language() {
    let said = |text: &str| {
        let found = wording::paste(text, &page("", "USD"));
        let piece = found.into_iter().find(|piece| piece.found.is_ok()).expect(text);
        let only: Vec<_> = piece.markets.only.iter().map(|it| it.code().to_owned()).collect();
        let ends = piece.found.ok().and_then(|offer| offer.ends);
        let ends = ends.and_then(|moment| moment.ends()).map(|ends| ends.to_string());
        (only.join("+"), ends.unwrap_or_default())
    };
    let pacific = "2026-12-08T08:00:00Z".to_owned();
    for day in LAST_DAYS {
        for zone in ["(PT)", "[PT]", "23:59 (PT)", "(ET)", "(CT)", "(MT)"] {
            for (text, market) in [
                (format!("🇺🇸 USA\n{day} {zone}\nQUS7 $7 off $39"), "US"),
                (format!("🇺🇸 {day} {zone}\nQUS7 $7 off $39"), "US"),
                (format!("{day} {zone}\nQUS7 $7 off $39"), ""),
                (format!("🇪🇸\n{day} {zone}\nQUS7 $7 off $39"), "ES"),
            ] {
                let (only, ends) = said(&text);
                assert_eq!(only, market, "{text}");
                assert!(ends == pacific || !zone.contains("PT"), "{text}: {ends}");
            }
        }
    }
    for (text, market) in [
        ("QUS7 $7 off $39 until Dec 7, 2026 (PT)", ""),
        ("Dec 1 - Dec 7, 2026 (PT)\nQUS7 $7 off $39", ""),
        ("🇺🇸 Dec 1-7, 2026 (PT)\nQUS7 $7 off $39", "US"),
        // Nothing stands before it whose zone it could be.
        ("(PT) until Dec 7, 2026\nQUS7 $7 off $39", "PT"),
        ("Portugal (PT)\nQUS7 $7 off $39 until Dec 7, 2026", "PT"),
        ("QUS7 $7 off $39 (PT)", "PT"),
        ("Dec 7, 2026 (ES)\nQUS7 $7 off $39", "ES"),
    ] {
        assert_eq!(said(text).0, market, "{text}");
    }
}
