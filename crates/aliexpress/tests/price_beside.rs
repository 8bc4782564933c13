//! What makes an amount in the price's own box no price of the product: a word before it that it is the least of
//! several or the price before, words of which nothing is known, a line through it, and that nobody sees it.
#![cfg(feature = "text")]
#![allow(clippy::expect_used, reason = "a test may")]

use aliexpress::read_text;
use contract::Reading;

/// A language, its country and currency, and a price as it writes it.
type Place = [&'static str; 4];

const PLACES: [Place; 10] = [
    ["en", "US", "USD", "US $10.95"],
    ["de", "DE", "EUR", "10,95 €"],
    ["fr", "FR", "EUR", "10,95 €"],
    ["es", "ES", "EUR", "10,95 €"],
    ["pt", "BR", "BRL", "R$ 10,95"],
    ["it", "IT", "EUR", "10,95 €"],
    ["nl", "NL", "EUR", "€ 10,95"],
    ["ru", "RU", "RUB", "1 095 ₽"],
    ["ja", "JP", "JPY", "￥1,095"],
    ["ko", "KR", "KRW", "₩10,950"],
];
const LEAST: [&str; 10] =
    ["From", "ab", "à partir de", "desde", "a partir de", "da", "vanaf", "от", "から", "부터"];
const BEFORE: [&str; 10] = [
    "Was",
    "statt",
    "ancien prix",
    "Antes",
    "Preço anterior",
    "prezzo precedente",
    "adviesprijs",
    "старая цена",
    "通常価格",
    "정가",
];
const STRANGE: [&str; 10] = [
    "with Visa card",
    "mit Zibbel",
    "avec Zibbel",
    "con Zibbel",
    "à vista",
    "con Zibbel",
    "met Zibbel",
    "с зиббелем",
    "ジッベル払い",
    "지벨 결제",
];

fn listing([lang, country, currency, _]: Place, block: &str) -> Reading {
    let html = format!(
        r#"<html lang="{lang}"><body><div class="ship-to--menuItem--x"><span class="ship-to--cssFlag--x country-flag-y2023 {country}"></span><div class="ship-to--text--x"><span>{lang}/</span><b>{currency}</b></div></div><div class="pdp-body pdp-wrap"><div class="pdp-info-right"><div data-pl="product-price"><div>{block}</div></div><h1 data-pl="product-title">Kettle</h1></div></div></body></html>"#
    );
    read_text(&html, "https://www.aliexpress.com/item/1005009400000517.html", None)
}

fn current(inside: &str) -> String {
    format!(r#"<span class="price-default--current--x">{inside}</span>"#)
}

/// Why the price of a block is missing; an empty text where it is read.
fn why(place: Place, block: &str) -> String {
    let reading = listing(place, block);
    let why = reading.missing.into_iter().find(|missing| missing.field == "price");
    assert_ne!(why.is_some(), reading.listing.expect("a listing").price.is_some());
    why.map(|missing| missing.why).unwrap_or_default()
}

#[test]
fn a_word_in_its_own_element_makes_the_amount_beside_it_the_least_or_the_price_before() {
    let mut wrong = Vec::new();
    for (at, place) in PLACES.into_iter().enumerate() {
        let now = current(place[3]);
        for label in [LEAST[at], BEFORE[at], STRANGE[at]] {
            for block in [
                format!("<span>{label}</span>{now}"),
                format!("<div><span>{label}</span> {now}</div>"),
                format!("{now}<span>{label}</span>"),
            ] {
                let why = why(place, &block);
                if !why.ends_with(label) {
                    wrong.push((block, why));
                }
            }
        }
        assert_eq!(why(place, &now), "", "{now}");
    }
    assert_eq!(wrong, []);
}

#[test]
fn a_word_of_the_price_before_says_nothing_of_the_price() {
    let now = current("US $10.95");
    let was = r#"<span class="price-default--original--x"><bdi>US $21.90</bdi></span>"#;
    for block in [
        format!("<span>Was</span>{was}{now}"),
        format!("{now}<span>Was</span>{was}"),
        format!("{now}<span>List price <s>US $21.90</s></span>"),
        format!("{now}<span>/ piece</span>"),
        format!("{now}<span>Sale</span><span>1,000+ sold</span>"),
    ] {
        assert_eq!(why(PLACES[0], &block), "", "{block}");
    }
}

#[test]
fn what_is_struck_through_or_not_displayed_is_never_the_price() {
    for place in PLACES {
        let price = place[3];
        for struck in [
            format!("<del>{price}</del>"),
            format!("<s>{price}</s>"),
            format!("<strike>{price}</strike>"),
            format!(r#"<span style="text-decoration: line-through">{price}</span>"#),
        ] {
            assert_ne!(why(place, &current(&struck)), "", "{struck}");
            assert_ne!(why(place, &format!("<del>{}</del>", current(price))), "", "{struck}");
        }
        let now = current(price);
        for hides in ["hidden", r#"style="display:none""#, r#"style="visibility: hidden""#] {
            let other = now.replace("<span", &format!("<span {hides}")).replace('9', "1");
            let reading = listing(place, &[other.as_str(), &now].concat());
            let shown = listing(place, &now);
            let price = |reading: Reading| reading.listing.expect("a listing").price;
            assert_eq!(price(reading), price(shown), "{other}");
        }
    }
}
