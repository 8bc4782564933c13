//! What headings, flags and days say of the codes below them.

use wording::Moment;

use super::page;

/// Each code with its markets (`!` before those it is not for) and its days as `month-day`.
fn bound(text: &str) -> Vec<String> {
    let day = |moment: Option<Moment>| {
        moment.map_or("?".to_owned(), |moment| format!("{}-{}", moment.month, moment.day))
    };
    wording::paste(text, &page("es", "EUR"))
        .into_iter()
        .filter_map(|piece| {
            let offer = piece.found.ok()?;
            let only = piece.markets.only.iter().map(|country| country.code().to_owned());
            let not = piece.markets.but_not.iter().map(|country| format!("!{country}"));
            let markets: Vec<String> = only.chain(not).collect();
            let (starts, ends) = (day(offer.starts), day(offer.ends));
            Some(format!("{} {} {starts}..{ends}", offer.code?, markets.join("+")))
        })
        .collect()
}

#[test]
fn a_heading_speaks_of_the_lines_below_it_until_the_next_of_its_sort() {
    for (text, expected) in [
        (
            "Choice Day 🇪🇸 España\n1-7 dic 2026\n-5€ desde 39€: QCH5\n-20€ desde 139€: QCH20",
            &["QCH5 ES 12-1..12-7", "QCH20 ES 12-1..12-7"][..],
        ),
        (
            "11-19 Nov 2026\n🇺🇸 USA\nQUS5: $5 off $39\n\n🇪🇸 España\nQES5: 5€ menos desde 39€\nQES8: 8€ menos desde 59€",
            &["QUS5 US 11-11..11-19", "QES5 ES 11-11..11-19", "QES8 ES 11-11..11-19"],
        ),
        (
            "España\n1-7 dic 2026\nQES5: -5€ desde 39€\nFrancia\nQFR5: -5€ dès 39€",
            &["QES5 ES 12-1..12-7", "QFR5 FR ?..?"],
        ),
        (
            "Spain:\nQES5 -5€ desde 39€\nWorldwide:\nQMC5 $5 off $39",
            &["QES5 ES ?..?", "QMC5  ?..?"],
        ),
        (
            "1-7 dic 2026\nQES5 -5€ desde 39€\n\n8-14 dic 2026\nQES6 -6€ desde 45€",
            &["QES5  12-1..12-7", "QES6  12-8..12-14"],
        ),
        (
            "QES5 -5€ desde 39€\nhasta el 7 dic 2026\n\nQES6 -6€ desde 45€\nhasta el 14 dic 2026",
            &["QES5  ?..12-7", "QES6  ?..12-14"],
        ),
        ("Code (US only): Q2AFF $29-$2, Q8AFF $69-$8", &["Q2AFF US ?..?", "Q8AFF US ?..?"]),
        ("🇩🇪🇦🇹 Gutscheine\nQDE5: 5€ Rabatt ab 39€", &["QDE5 DE+AT ?..?"]),
        ("All countries except Spain\nQMC5: $5 off $39", &["QMC5 !ES ?..?"]),
        ("QUS5: $5 off $39 🇺🇸\nQES5: -5€ desde 39€ 🇪🇸", &["QUS5 US ?..?", "QES5 ES ?..?"]),
        ("Spain: QES5 -5€ desde 39€\nQES8 -8€ desde 59€", &["QES5 ES ?..?", "QES8 ES ?..?"]),
        ("Not for USA\nQMC5: $5 off $39", &["QMC5 !US ?..?"]),
        ("Everywhere but Russia:\nQMC5: $5 off $39", &["QMC5 !RU ?..?"]),
        ("USA, Canada & Australia\nQMC5: $5 off $39", &["QMC5 US+CA+AU ?..?"]),
        ("Ships from Spain\nQMC5: $5 off $39", &["QMC5  ?..?"]),
        ("🇺🇸 QUS5 $5 off $39 🇪🇸 QES5 5€ off 39€", &["QUS5 US ?..?", "QES5 ES ?..?"]),
        ("QUS5 $5 off $39 🇺🇸 QES5 5€ off 39€ 🇪🇸", &["QUS5  ?..?", "QES5  ?..?"]),
    ] {
        assert_eq!(bound(text), expected, "{text}");
    }
}

#[test]
fn a_heading_in_the_line_of_its_codes_speaks_of_all_of_them() {
    let text = "Choice Day 🇪🇸 España 1-7 dic 2026 -5€ desde 39€: QCH5 -20€ desde 139€: QCH20";
    assert_eq!(bound(text), ["QCH5 ES 12-1..12-7", "QCH20 ES 12-1..12-7"]);
    assert_eq!(super::said(text, &page("es", "EUR")), ["QCH5 5/39 EUR", "QCH20 20/139 EUR"]);
}

#[test]
fn time_that_is_left_is_said_of_the_lines_below_too() {
    let found =
        wording::paste("Ends in 2 hours\nQUS5 $5 off $39\nQUS8 $8 off $59", &page("en", "USD"));
    let left = found.iter().map(|piece| piece.found.as_ref().ok().and_then(|offer| offer.left));
    assert_eq!(left.collect::<Vec<_>>(), [Some(7200), Some(7200)]);
}

#[test]
fn two_headings_in_a_row_say_nothing_together() {
    for text in
        ["España\nFrancia\nQMC5: -5€ desde 39€", "1-7 dic 2026\n8-14 dic 2026\nQMC5: -5€ desde 39€"]
    {
        assert_eq!(bound(text), ["QMC5  ?..?"], "{text}");
    }
}

#[test]
fn a_day_in_the_line_itself_is_nearer_than_any_heading() {
    let text = "1-7 dic 2026\nQES5 -5€ desde 39€ hasta el 3 dic 2026\nQES8 -8€ desde 59€";
    assert_eq!(bound(text), ["QES5  ?..12-3", "QES8  12-1..12-7"]);
}

/// The same, with nothing known of the page, and `~` where it is uncertain.
fn alone(heading: &str) -> String {
    let text = format!("{heading}\nQXA07 US $5 off US $39");
    let found = wording::paste(&text, &wording::Context::default());
    let Some(piece) = found.into_iter().find(|piece| piece.found.is_ok()) else {
        return "no code".into();
    };
    let Ok(offer) = piece.found else { return String::new() };
    let only: Vec<&str> = piece.markets.only.iter().map(|country| country.code()).collect();
    let not: Vec<String> =
        piece.markets.but_not.iter().map(|country| format!("!{country}")).collect();
    let day = |moment: Option<Moment>| {
        moment.map_or(String::new(), |moment| format!("{}-{}", moment.month, moment.day))
    };
    let mark = if offer.uncertain { "~" } else { "" };
    format!("{}{} {}..{}{mark}", only.join("+"), not.join("+"), day(offer.starts), day(offer.ends))
}

#[test]
fn a_heading_names_its_market_and_its_days_whatever_parts_them() {
    for (heading, expected) in [
        ("USA until Dec 9, 2026", "US ..12-9"),
        ("US only until 9 Dec 2026", "US ..12-9"),
        ("USA, valid till Dec 9, 2026", "US ..12-9"),
        ("USA Dec 1-7, 2026", "US 12-1..12-7"),
        ("UK | Dec 1-7, 2026", "GB 12-1..12-7"),
        ("USA, Canada & Australia until Dec 9, 2026", "US+CA+AU ..12-9"),
        ("Deutschland bis 9.12.2026", "DE ..12-9"),
        ("España hasta el 9/12/2026", "ES ..12-9"),
        ("España (hasta el 9/12/2026)", "ES ..12-9"),
        ("France (jusqu’au 9/12/2026)", "FR ..12-9"),
        ("Brasil até 09/12/2026", "BR ..12-9"),
        ("Italia fino al 9/12/2026", "IT ..12-9"),
        ("Россия до 9.12.2026", "RU ..12-9"),
        ("日本 2026年12月9日まで", "JP ..12-9"),
        ("Türkiye 9 Aralık 2026 tarihine kadar", "TR ..12-9"),
        // Which number is the month, only the country says.
        ("USA until 12/9/2026", "US ..12-9~"),
        ("Spain until 9/12/2026", "ES ..12-9~"),
        ("USA until 12/31/2026", "US ..12-31"),
    ] {
        assert_eq!(alone(heading), expected, "{heading}");
    }
}

#[test]
fn what_looks_like_a_market_names_none_and_what_leaves_some_out_is_uncertain() {
    for heading in [
        "Jordan shoes until Dec 9, 2026",
        "Turkey dinner sale (until Dec 9, 2026)",
        "Brazil nuts (until Dec 9, 2026)",
        "Made in China (until Dec 9, 2026)",
        "Ships from Spain (until Dec 9, 2026)",
        "USA ATÉ 09/12/2026",
        "DE 1 A 7 DE DEZEMBRO DE 2026",
    ] {
        let said = alone(heading);
        assert!(said.starts_with(' '), "{heading}: {said}");
    }
    // Nor does the market above it go on to hold.
    let text = "🇺🇸 USA\nQXA07 US $5 off US $39\nTurkey dinner sale\nQXB09 US $8 off US $59";
    assert_eq!(bound(text), ["QXA07 US ?..?", "QXB09  ?..?"]);
    for heading in
        ["Not for USA", "Everywhere but Russia", "Alle Länder außer Deutschland", "Кроме России"]
    {
        let said = alone(&format!("{heading}\nuntil Dec 9, 2026"));
        assert!(said.starts_with('!') && said.ends_with('~'), "{heading}: {said}");
    }
}

#[test]
fn a_mark_that_crosses_a_flag_out_leaves_its_country_out() {
    for mark in ["❌", "🚫", "⛔", "❌ ", "⛔\u{FE0F} "] {
        for (flags, expected) in [("🇺🇸", "!US"), ("🇺🇸🇨🇦", "!US+!CA"), ("🇺🇸 🇨🇦", "!US+!CA")]
        {
            let text = format!("Worldwide {mark}{flags}\nQUS5: $5 off $39");
            let code = format!("QUS5 {expected} ?..?");
            assert_eq!(bound(&text), [code], "{text}");
        }
    }
}
