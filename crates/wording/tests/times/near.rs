//! Days without a year and time that is left: what they are hangs on when they are read.

use deal::Instant;
use jiff::ToSpan;

use crate::tongues::{TONGUES, Tongue};
use crate::{at, english};

#[test]
fn a_day_without_a_year_is_the_nearest_one_and_not_certain() {
    for (now, day, expected) in [
        ("2026-11-30T12:00:00Z", "Dec 9", "2026-12-09"),
        ("2026-11-30T12:00:00Z", "Jan 5", "2027-01-05"),
        ("2026-11-30T12:00:00Z", "Nov 11", "2026-11-11"),
        ("2026-01-02T12:00:00Z", "Dec 31", "2025-12-31"),
        ("2026-06-30T12:00:00Z", "Feb 29", "2028-02-29"),
        ("2024-01-10T12:00:00Z", "February 29", "2024-02-29"),
        ("2045-12-30T12:00:00Z", "12/31", "2045-12-31"),
        ("2019-01-02T12:00:00Z", "31 December", "2018-12-31"),
    ] {
        let text = format!("US $6 off US $48, valid until {day}");
        let (_, held) = english().read(&text, Some(at(now)));
        let found = held.ends_local.map(|day| day.to_string());
        assert_eq!(found.as_deref(), Some(expected), "{text} at {now}");
        assert!(held.why.is_some(), "{text}");
        let (_, held) = english().read(&text, None);
        assert!(held.ends_local.is_none() && held.why.is_some(), "{text} read nobody knows when");
    }
    // Every day of a year, from every month of it: never more than half a year away.
    for month in 1..=12 {
        let now = at(&format!("2026-{month:02}-15T12:00:00Z"));
        for ordinal in 1..=365 {
            let day =
                jiff::civil::date(2026, 1, 1).checked_add((ordinal - 1).days()).expect("a day");
            let text = format!("US $6 off US $48, expires {}", day.strftime("%B %-d"));
            let (_, held) = english().read(&text, Some(now));
            let found = held.ends_local.expect(&text);
            assert!(found.to_string().ends_with(&day.strftime("%m-%d").to_string()), "{text}");
            let away = (found.first_second() * 1000 - now.millis()).abs();
            assert!(away <= 184 * 86_400_000, "{text} in month {month}: {found}");
        }
    }
}

#[test]
fn a_window_without_years_starts_before_it_ends() {
    for month in 1..=12 {
        let now = at(&format!("2026-{month:02}-20T12:00:00Z"));
        for (first, last) in [("Dec 28", "Jan 3"), ("May 20", "Dec 20"), ("Nov 3", "Nov 9")] {
            let text = format!("US $6 off US $48, {first} - {last}");
            let (_, held) = english().read(&text, Some(now));
            let (starts, ends) = (held.starts_local.expect(&text), held.ends_local.expect(&text));
            let length = ends.first_second() - starts.first_second();
            assert!((0..=215 * 86_400).contains(&length), "{text} in {month}: {starts} {ends}");
        }
    }
}

#[test]
fn what_is_left_counts_from_when_it_is_read() {
    let now = "2026-11-30T12:00:00Z";
    for (locale, text, ends) in [
        ("en_US", "US $6 off US $48, ends in 5 hours", "2026-11-30T17:00:00Z"),
        ("en_US", "US $6 off US $48, 2 days left", "2026-12-02T12:00:00Z"),
        ("en_US", "US $6 off US $48, ends in 00:12:33", "2026-11-30T12:12:33Z"),
        ("en_US", "US $6 off US $48, time left 1d 02:03:04", "2026-12-01T14:03:04Z"),
        ("en_US", "US $6 off US $48, deal ends in 3d 4h", "2026-12-03T16:00:00Z"),
        ("de_DE", "6 € Rabatt ab 48 €, endet in 5 Stunden", "2026-11-30T17:00:00Z"),
        ("de_DE", "6 € Rabatt ab 48 €, noch 2 Tage", "2026-12-02T12:00:00Z"),
        ("fr_FR", "6 € de réduction dès 48 €, expire dans 5 heures", "2026-11-30T17:00:00Z"),
        ("fr_FR", "6 € de réduction dès 48 €, temps restant 2 jours", "2026-12-02T12:00:00Z"),
        ("es_ES", "6 € de descuento en 48 €, quedan 2 días", "2026-12-02T12:00:00Z"),
        ("es_ES", "6 € de descuento en 48 €, tiempo restante 5 horas", "2026-11-30T17:00:00Z"),
        ("pt_BR", "R$6 OFF em R$48, faltam 2 dias", "2026-12-02T12:00:00Z"),
        ("it_IT", "6 € di sconto su 48 €, mancano 2 giorni", "2026-12-02T12:00:00Z"),
        ("pl_PL", "6 zł zniżki od 48 zł, kończy się za 5 godzin", "2026-11-30T17:00:00Z"),
        ("nl_NL", "€ 6 korting vanaf € 48, nog 2 dagen", "2026-12-02T12:00:00Z"),
        ("ru_RU", "Скидка 6 ₽ от 48 ₽, осталось 2 дня", "2026-12-02T12:00:00Z"),
        ("uk_UA", "Знижка 6 ₴ від 48 ₴, закінчиться через 5 годин", "2026-11-30T17:00:00Z"),
        ("tr_TR", "48 TL üzeri 6 TL indirim, 2 gün kaldı", "2026-12-02T12:00:00Z"),
        ("ja_JP", "48円以上で6円OFF 残り5時間", "2026-11-30T17:00:00Z"),
        ("ja_JP", "48円以上で6円OFF あと2日", "2026-12-02T12:00:00Z"),
        ("ko_KR", "48원 이상 구매 시 6원 할인 5시간 남음", "2026-11-30T17:00:00Z"),
        ("vi_VN", "Giảm 6₫ cho đơn từ 48₫, còn lại 2 ngày", "2026-12-02T12:00:00Z"),
        ("id_ID", "Diskon Rp6 min. belanja Rp48, sisa 2 hari", "2026-12-02T12:00:00Z"),
        ("cs_CZ", "Sleva 6 Kč od 48 Kč, zbývá 5 hodin", "2026-11-30T17:00:00Z"),
    ] {
        let tongue = Tongue::of(locale);
        let (offer, held) = tongue.read(text, Some(at(now)));
        assert_eq!(held.ends.map(|ends| ends.to_string()).as_deref(), Some(ends), "{text}");
        assert!(!offer.uncertain && held.why.is_none(), "{text}: {:?}", offer.why);
        let (_, held) = tongue.read(text, None);
        assert!(held.ends.is_none() && held.why.is_some(), "{text} read nobody knows when");
    }
    let (_, held) = english().read("US $6 off US $48, starts in 2 hours", Some(at(now)));
    assert_eq!(held.starts.map(|at| at.to_string()).as_deref(), Some("2026-11-30T14:00:00Z"));
    assert_eq!(held.ends, None);
}

#[test]
fn the_days_of_one_text_are_all_written_in_the_order_that_one_of_them_shows() {
    for tongue in TONGUES {
        for (first, last) in [("01/11/2026", "20/11/2026"), ("11/01/2026", "11/20/2026")] {
            let text = format!("{} {first} - {last}", tongue.offer);
            let (_, held) = tongue.read(&text, None);
            let days =
                [held.starts_local, held.ends_local].map(|day| day.map(|day| day.to_string()));
            let right = ["2026-11-01", "2026-11-20"].map(|day| Some(day.to_owned()));
            assert_eq!(days, right, "{text} {:?}", held.why);
        }
    }
}

#[test]
fn two_of_a_unit_in_one_word_are_two() {
    for (locale, left, seconds) in [
        ("ar_SA", "باقي ساعتين", 7_200),
        ("ar_SA", "ينتهي خلال يومين", 172_800),
        ("ar_SA", "باقي دقيقتين", 120),
        ("he_IL", "נותרו שעתיים", 7_200),
        ("he_IL", "נותרו יומיים", 172_800),
    ] {
        let tongue = Tongue::of(locale);
        let text = format!("{}, {left}", tongue.offer);
        let now = at("2026-11-30T12:00:00Z");
        let (_, held) = tongue.read(&text, Some(now));
        let right = Instant::from_millis(now.millis() + seconds * 1_000);
        assert_eq!(held.ends, Some(right), "{text}: {:?}", held.why);
    }
}

#[test]
fn times_of_one_text_that_contradict_each_other_are_never_certain() {
    for (words, is_certain) in [
        ("ends in 2 hours, valid until Dec 25, 2026", false),
        ("valid until Nov 20, 2026, ends in 2 hours", false),
        ("valid until Nov 30, 2026, ends in 2 hours", true),
        ("ends Dec 7, 2026, 7 days left", true),
        ("ends Dec 7, 2026, 6 days left", true),
        ("ends Dec 7, 2026, 2 days left", false),
        ("from Dec 7, 2026, ends in 2 hours", false),
        ("from Nov 28, 2026, ends in 2 hours", true),
        ("from Dec 7, 2026 10:00 PST to Dec 5, 2026", false),
        ("from Dec 7, 2026 to Dec 5, 2026 10:00 PST", false),
        ("starts in 3 days, until Dec 1, 2026", false),
        ("starts in 3 days, until Dec 9, 2026", true),
        ("not valid after Dec 7, 2026", true),
        ("not valid before Dec 7, 2026", true),
    ] {
        let text = format!("US $6 off US $48, {words}");
        let (offer, held) = english().read(&text, Some(at("2026-11-30T12:00:00Z")));
        let is_known = held.why.is_none() && !offer.uncertain;
        assert_eq!(is_known, is_certain, "{text}: {held:?} {:?}", offer.why);
    }
}
