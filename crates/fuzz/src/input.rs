//! Inputs as people can read them: text whose first line says where it stands.

use std::sync::LazyLock;

use contract::Cart;
use deal::{Currency, Instant};
use wording::{Context, NumberFormat};

/// The bytes as text, parted at the first line's end; without one, all of it is the rest.
pub(crate) fn parted(bytes: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(bytes);
    match text.split_once('\n') {
        Some((first, rest)) => (first.to_owned(), rest.to_owned()),
        None => (String::new(), text.into_owned()),
    }
}

/// Where a text of money stands: `de_DE EUR ,.` is a page's locale, its currency, and how it declares to
/// write decimals and thousands.
///
/// A line that a fuzzer bent stands for one of [`PLACES`]: a text without a language is read in all of
/// them, which takes as long as twenty texts.
pub(crate) fn place(line: &str) -> Context<'_> {
    let line = if line.is_empty() || PLACES.iter().any(|known| known[..2] == *language(line)) {
        line
    } else {
        PLACES[line.len() % PLACES.len()]
    };
    let mut words = line.split(' ');
    let locale = words.next().unwrap_or_default();
    let currency = words.next().and_then(|code| Currency::new(code).ok());
    let mut marks = words.next().unwrap_or_default().chars();
    let number_format = marks.next().map(|decimal| NumberFormat { decimal, group: marks.next() });
    Context { locale, currency, number_format }
}

/// The first two letters; a line that begins with a blank has no language, and means it.
fn language(line: &str) -> &str {
    if line.starts_with(' ') { &PLACES[0][..2] } else { line.get(..2).unwrap_or_default() }
}

/// Places in every language and every way of writing numbers.
const PLACES: [&str; 20] = [
    "en_US USD",
    "de_DE EUR",
    "fr_FR EUR",
    "es_MX MXN",
    "pt_BR BRL",
    "ru_RU RUB",
    "uk_UA UAH",
    "pl_PL PLN",
    "cs_CZ CZK",
    "nl_NL EUR",
    "it_IT EUR ,.",
    "tr_TR TRY",
    "ar_AE AED",
    "he_IL ILS",
    "ja_JP JPY",
    "ko_KR KRW",
    "zh_TW TWD",
    "th_TH THB",
    "vi_VN VND",
    "id_ID IDR .,",
];

/// When everything here happens: 5 May 2026, noon in UTC.
pub(crate) fn now() -> Instant {
    Instant::from_millis(1_777_982_400_000)
}

/// A cart of one line of ninety dollars, without offers.
pub(crate) fn one_line() -> Cart {
    #[expect(clippy::expect_used, reason = "the text is our own")]
    static CART: LazyLock<Cart> = LazyLock::new(|| {
        let line = r#"{"id": "1", "seller": "1", "price": "90", "quantity": 1}"#;
        let text =
            format!(r#"{{"ship_to": "US", "currency": "USD", "lines": [{line}], "offers": []}}"#);
        contract::from_json(&text).expect("a cart")
    });
    CART.clone()
}

/// A search that ends after so many questions for the time: no clock, so that a run can be repeated.
pub(crate) fn patience() -> impl FnMut() -> bool {
    let mut asked = 0;
    move || {
        asked += 1;
        asked > 20
    }
}
