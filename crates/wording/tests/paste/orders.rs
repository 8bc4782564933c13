//! Days in numbers of which either may be the month.

use super::page;

/// The last day of the code below a heading as `month-day`, and whether it is certain.
fn last(text: &str, locale: &'static str) -> (String, bool) {
    let found = wording::paste(text, &page(locale, "USD"));
    let Some(offer) = found.into_iter().find_map(|piece| piece.found.ok()) else {
        return ("none".into(), false);
    };
    let day = offer.ends.map(|ends| format!("{}-{}", ends.month, ends.day));
    (day.unwrap_or_default(), !offer.uncertain)
}

const LOCALES: [&str; 22] = [
    "", "en", "en_US", "en_GB", "en_CA", "de", "fr", "es", "es_MX", "pt_BR", "it", "nl", "pl",
    "ru", "uk", "tr", "ja", "ko", "ar", "he", "th", "vi",
];

/// A market and the order of its days: `d` where the day stands first, `m` where the month does, `-` where
/// both are written.
const MARKETS: [(&str, char); 12] = [
    ("🇺🇸 USA", 'm'),
    ("🇬🇧 UK", 'd'),
    ("🇩🇪", 'd'),
    ("🇪🇸", 'd'),
    ("🇧🇷", 'd'),
    ("🇫🇷", 'd'),
    ("🇵🇱", 'd'),
    ("🇨🇦", '-'),
    ("🇵🇭", '-'),
    ("🇯🇵", '-'),
    ("🇺🇸🇬🇧", '-'),
    ("🇺🇸🇨🇦", '-'),
];

#[test]
fn a_day_of_two_readings_is_certain_only_in_the_order_of_its_market() {
    for locale in LOCALES {
        for (market, order) in MARKETS {
            for day in [
                "until 03/12/2026",
                "until 3/12/26",
                "Valid 03/10/2026-03/12/2026",
                "valid 03/10/2026 - 03/12/2026",
                "from 03/10/2026 to 03/12/2026",
                "hasta el 03/12/2026",
                "jusqu'au 03/12/2026",
                "bis 03/12/2026",
                "até 03/12/2026",
                "до 03/12/2026",
            ] {
                for text in [
                    format!("{market}\n{day}\nQUS7 $7 off $39"),
                    format!("{market} QUS7 $7 off $39 {day}"),
                ] {
                    let (ends, is_certain) = last(&text, locale);
                    let right = match order {
                        'd' => ends == "12-3",
                        'm' => ends == "3-12",
                        _ => false,
                    };
                    assert!(!is_certain || right, "{text} in {locale:?}: {ends}");
                }
            }
        }
    }
    for (text, locale, expected) in [
        ("🇺🇸 USA\nuntil 12/07/2026\nQUS7 $7 off $39", "en_US", "12-7"),
        ("🇩🇪\nbis 07/12/2026\nQUS7 $7 off $39", "de_DE", "12-7"),
        ("🇪🇸\nhasta el 07/12/2026\nQUS7 $7 off $39", "es_ES", "12-7"),
        ("🇧🇷\naté 07/12/2026\nQUS7 $7 off $39", "pt_BR", "12-7"),
        ("🇬🇧 QUS7 $7 off $39 until 07/12/2026", "en_GB", "12-7"),
        ("🇺🇸 USA\nuntil 07/07/2026\nQUS7 $7 off $39", "de_DE", "7-7"),
    ] {
        assert_eq!(last(text, locale), (expected.to_owned(), true), "{text}");
    }
}

#[test]
fn another_day_of_the_text_settles_the_order() {
    for (other, expected) in [
        ("08/31/2026", "3-12"),
        ("31/08/2026", "12-3"),
        ("31-08-2026", "12-3"),
        ("8/31/26", "3-12"),
    ] {
        for locale in ["en_US", "en_GB", "de", "fr", "es", "pt_BR", "it", "ru", "ar"] {
            for market in ["🇺🇸 USA", "🇩🇪", "🇨🇦"] {
                let text =
                    format!("News of {other}\n\n{market}\nuntil 03/12/2026\nQUS7 $7 off $39");
                assert_eq!(last(&text, locale).0, expected, "{text} in {locale}");
            }
        }
    }
}

#[test]
fn three_numbers_with_the_year_first_are_no_day_of_the_first_two() {
    for locale in LOCALES {
        let (ends, is_certain) = last("🇺🇸 until 26/12/07\nQUS7 $7 off $39", locale);
        assert!(ends != "12-26" && !is_certain, "{locale}: {ends}");
    }
}

#[test]
fn an_hour_of_a_day_belongs_to_it_in_every_language() {
    for (locale, text) in [
        ("es", "hasta las 23:59 del 5/12/2026"),
        ("pt", "até às 23:59 do dia 05/12/2026"),
        ("fr", "jusqu'au 05/12/2026 à 23:59"),
        ("de", "bis 23:59 am 05.12.2026"),
        ("it", "fino alle 23:59 del 05/12/2026"),
        ("ru", "до 23:59 05.12.2026"),
    ] {
        let (ends, _) = last(&format!("🇪🇸\n{text}\nQUS7 $7 off $39"), locale);
        assert_eq!(ends, "12-5", "{text}");
    }
    let text = "🇪🇸 desde las 00:00 del 1/12/2026 hasta las 23:59 del 7/12/2026\nQUS7 $7 off $39";
    assert_eq!(last(text, "es"), ("12-7".to_owned(), true));
    // Every day until that hour.
    assert!(!last("🇪🇸 hasta las 23:59 del 1/12 al 7/12/2026\nQUS7 $7 off $39", "es").1);
}
