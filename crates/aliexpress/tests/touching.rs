//! Signs and digits of neighbouring elements that touch a price make it none; what only stands beside it does not.
//! And a price below which something is struck through is none, on a listing as on a list.
#![cfg(feature = "text")]
#![allow(clippy::expect_used, reason = "a test may")]

use aliexpress::read_text;
use contract::{Amount, Reading};

/// The head of a page in a language, and its currency: how it writes two prices, and its sign alone.
const SITES: [([&str; 3], [&str; 2], &str); 6] = [
    (["en", "US", "USD"], ["$10.95", "$21.90"], "$"),
    (["de", "DE", "EUR"], ["10,95€", "21,90€"], "€"),
    (["pt", "BR", "BRL"], ["R$10,95", "R$21,90"], "R$"),
    (["ja", "JP", "JPY"], ["￥1,095", "￥2,190"], "￥"),
    (["ko", "KR", "KRW"], ["₩10,950", "₩21,900"], "₩"),
    (["he", "IL", "ILS"], ["₪10.95", "₪21.90"], "₪"),
];

fn head([lang, country, currency]: [&str; 3]) -> String {
    format!(
        r#"<html lang="{lang}"><body><div class="ship-to--menuItem--x"><span class="ship-to--cssFlag--x country-flag-y2023 {country}"></span><div class="ship-to--text--x"><span>{lang}/</span><b>{currency}</b></div></div>"#
    )
}

/// Whether a listing with this block of prices has a price.
fn has_price(site: [&str; 3], block: &str) -> bool {
    let html = format!(
        r#"{}<div class="pdp-body pdp-wrap"><div class="pdp-info-right"><div data-pl="product-price">{block}</div><h1 data-pl="product-title">Kettle</h1></div></div></body></html>"#,
        head(site)
    );
    let reading = read_text(&html, "https://www.aliexpress.com/item/1005009400000517.html", None);
    reading.listing.expect("a listing").price.is_some()
}

fn list(site: [&str; 3], inside: &str) -> Reading {
    let html = format!(
        r#"{}<div id="card-list"><div class="search-item-card-wrapper-gallery"><a href="//www.aliexpress.com/item/1005010000110001.html"><div><h3>Kettle 002</h3></div>{inside}</a></div></div></body></html>"#,
        head(site)
    );
    read_text(&html, "https://www.aliexpress.com/w/wholesale-kettle.html", None)
}

/// A price in an element that the layout knows.
fn now(text: &str) -> String {
    format!(r#"<span class="price-default--current--x">{text}</span>"#)
}

#[test]
fn what_touches_a_price_from_another_element_refuses_it() {
    for (site, [price, _], sign) in SITES {
        let figures = price.replace(sign, "");
        let (whole, bare) = (now(price), now(&figures));
        for block in [
            now(&format!("<span>-{sign}</span><span>{figures}</span>")),
            now(&format!("<span>-</span><span>{price}</span>")),
            now(&format!("<span>{price}</span><span>¢</span>")),
            format!("<span>-</span>{whole}"),
            format!("<span>−</span> {whole}"),
            format!("<span>-{sign}</span>{bare}"),
            format!("-{whole}"),
            format!("{whole}<span>¢</span>"),
            format!("{whole}<sup>80</sup>"),
            format!("{whole}<span>.80</span>"),
            format!("<span>1</span>{whole}"),
            format!("<span>&lt;</span>{whole}"),
            format!("{whole}<span>+</span>"),
            format!("<div><span>-</span><div>{whole}</div></div>"),
            format!("<span><span>-</span></span><span>{whole}</span>"),
        ] {
            assert!(!has_price(site, &block), "{site:?} {block}");
        }
        for inside in [
            format!("<div><span>-</span><span>{price}</span></div>"),
            format!("<div><span>-</span><div>{price}</div><span>Kettle</span></div>"),
            format!("<div><div>{price}</div><span>¢</span></div>"),
            format!("<div><div>{price}</div><sup>80</sup></div>"),
        ] {
            let reading = list(site, &inside);
            assert_eq!(reading.cards[0].price, None, "{site:?} {inside}");
        }
    }
}

#[test]
fn what_only_stands_beside_a_price_leaves_it() {
    for (site, [price, before], sign) in SITES {
        let figures = price.replace(sign, "");
        let whole = now(price);
        for block in [
            whole.clone(),
            now(&format!("<span>{sign}</span><span>{figures}</span>")),
            format!("<span>-50%</span>{whole}"),
            format!("{whole}<span>-50%</span>"),
            format!("{whole}<span>{before}</span>"),
            format!("{whole}<span>1,000+ xyz</span>"),
            format!("{whole}<span>4.9</span>"),
            format!("{whole}<span>|</span><span>3 xyz</span>"),
            format!("<span>🔥</span>{whole}"),
        ] {
            assert!(has_price(site, &block), "{site:?} {block}");
        }
        for inside in [
            format!("<div>{price}</div><div>4.9</div>"),
            format!("<div><div>{price}</div><div>{before}</div><span>-50%</span></div>"),
        ] {
            let reading = list(site, &inside);
            assert!(reading.cards[0].price.is_some(), "{site:?} {inside}");
        }
    }
}

#[test]
fn a_lower_price_behind_the_price_contradicts_it_on_a_card_as_on_a_listing() {
    for (site, [low, high], _) in SITES {
        let was = |text: &str| {
            format!(r#"<span class="price-default--original--x"><bdi>{text}</bdi></span>"#)
        };
        assert!(has_price(site, &format!("{}{}", now(low), was(high))), "{site:?}");
        assert!(!has_price(site, &format!("{}{}", now(high), was(low))), "{site:?}");
        let both = |first: &str, second: &str| {
            list(site, &format!("<div><div>{first}</div><div><s>{second}</s></div></div>"))
        };
        let right = both(low, high);
        let [price, before] = [&right.cards[0].price, &right.cards[0].list_price]
            .map(|it| it.as_ref().map(Amount::value));
        assert!(price < before, "{site:?}");
        let wrong = both(high, low);
        assert_eq!((&wrong.cards[0].price, &wrong.cards[0].list_price), (&None, &None), "{site:?}");
        let why = &wrong.missing.iter().find(|missing| missing.field == "cards");
        let why = why.map(|missing| missing.why.to_string()).unwrap_or_default();
        assert!(why.contains("struck through"), "{site:?} {why}");
    }
}
