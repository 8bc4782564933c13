//! Texts that nobody means well with: none panics, none invents an amount, each is answered in time.

use std::time::{Duration, Instant};

use deal::Currency;
use proptest::prelude::*;
use wording::{Context, Text};

const LOCALES: [&str; 22] = [
    "", "en_US", "fr", "es", "pt_BR", "de", "it", "pl", "nl", "ru", "tr", "uk", "ja", "ko", "ar",
    "iw_IL", "th", "vi", "in_ID", "cs", "zh", "xx",
];

const PIECES: [&str; 64] = [
    "$", "US $", "€", "kr", "R$", "₽", "円", "원", "ر.س.", "MXN$", "PKR", "%", "٪", "-", "−", "+",
    "×", "/", "|", "(", ")", ":", ",", ".", " ", "\u{A0}", "\u{202F}", "\n", "\u{200F}",
    "\u{202E}", "5", "12", "1.234", "1,234.56", "1 000", "٥٠", "３９", ".99", "2026", "31.12.",
    "23:59", "off", "over", "Rabatt", "dès", "dto.", "OFF em", "zniżki", "от", "üzeri", "以上",
    "할인", "خصم", "הנחה", "ลด", "giảm", "diskon", "sleva", "every", "max", "pieces", "code",
    "USAFF8", "left",
];

fn page(locale: &'static str, currency: &str) -> Context<'static> {
    Context { locale, currency: Currency::new(currency).ok(), ..Context::default() }
}

fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]);
    let glue = prop::sample::select(&["", " ", "", "\u{A0}"][..]);
    prop::collection::vec((piece, glue), 0..14)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, glue)| [piece, glue]).collect())
}

/// The digits of a text, in ASCII, its noughts left out: an amount may drop or gain those.
fn digits(text: &str) -> String {
    text.chars()
        .filter_map(page::price::digit)
        .filter(|(digit, _)| *digit != 0)
        .map(|(digit, _)| char::from(b'0' + digit))
        .collect()
}

fn check(text: &str, context: &Context<'_>) -> Result<(), TestCaseError> {
    let held = digits(text);
    let stands = |amount: String| {
        prop_assert!(held.contains(&digits(&amount)), "{amount} does not stand in {text:?}");
        Ok(())
    };
    if let Ok(price) = wording::price(text, context) {
        prop_assert!(price.min.amount() <= price.max.amount(), "{text:?}");
        stands(price.min.to_string())?;
        stands(price.max.to_string())?;
    }
    if let Ok(Text::Offer(offer)) = wording::text(text, context) {
        let amounts = [offer.off, offer.percent, offer.cap, offer.every];
        prop_assert!(offer.off.is_some() != offer.percent.is_some(), "{text:?}");
        for amount in amounts.into_iter().flatten() {
            prop_assert!(amount.is_sign_positive(), "{text:?}");
            stands(amount.to_string())?;
        }
    }
    for piece in wording::paste(text, context) {
        prop_assert!(text.get(piece.span.clone()).is_some(), "{text:?}");
        if let Ok(offer) = piece.found {
            prop_assert!(text.contains(&offer.code.unwrap_or_default()), "{text:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_soup_of_words_and_amounts_panics_or_invents_an_amount(
        text in soup(),
        locale in prop::sample::select(&LOCALES[..]),
        currency in prop::sample::select(&["", "USD", "EUR", "JPY", "KWD", "SEK"][..]),
    ) {
        check(&text, &page(locale, currency))?;
    }

    #[test]
    fn no_text_at_all_panics(text in any::<String>(), locale in prop::sample::select(&LOCALES[..])) {
        check(&text, &page(locale, "USD"))?;
    }

    #[test]
    fn no_bytes_read_as_text_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&String::from_utf8_lossy(&bytes), &page("", ""))?;
    }
}

/// Long after any honest text, and far from hanging, also unoptimised on a slow machine.
const IN_TIME: Duration = Duration::from_secs(10);

#[test]
fn floods_are_answered_in_time() {
    const MEGABYTE: usize = 1 << 20;
    let floods = [
        "7".repeat(MEGABYTE),
        "1.".repeat(MEGABYTE / 2),
        "1 ".repeat(MEGABYTE / 2),
        "\u{202E}".repeat(MEGABYTE / 3),
        format!("${}5", "\u{200F}".repeat(MEGABYTE / 3)),
        "(".repeat(MEGABYTE),
        "$".repeat(MEGABYTE),
        "over ".repeat(MEGABYTE / 5),
        "a".repeat(MEGABYTE),
        "คูปอง".repeat(MEGABYTE / 15),
        "USAFF8: $8 off $59\n".repeat(MEGABYTE / 19),
        "USAFF8 ".repeat(MEGABYTE / 7),
        "-$5\n".repeat(MEGABYTE / 4),
        "\n".repeat(MEGABYTE),
    ];
    for flood in floods {
        for (locale, currency) in [("en", "USD"), ("", "")] {
            let context = page(locale, currency);
            let start = Instant::now();
            let _ = wording::price(&flood, &context);
            let _ = wording::text(&flood, &context);
            let _ = wording::paste(&flood, &context);
            let taken = start.elapsed();
            let head: String = flood.chars().take(12).collect();
            assert!(taken < IN_TIME, "{head:?}… took {taken:?}");
        }
    }
}
