//! What a listing says of its price and stock for search engines and other sites: it confirms what is shown, takes
//! the price away, or is quoted, in every form that it is said in.
#![cfg(feature = "text")]
#![allow(clippy::unwrap_used, reason = "a test may")]

use aliexpress::read_text;
use contract::Reading;

const URL: &str = "https://www.aliexpress.com/item/1005009400000710.html";

/// A listing of US $18.40, before 36.80, with so many values on its one axis.
fn listing(head: &str, body: &str, values: usize) -> Reading {
    let values: String = (0..values)
        .map(|nth| {
            let chosen = if nth == 0 { "sku-item--selected--x" } else { "sku-item--image--x" };
            format!("<div data-sku-col=\"14-{nth}\" class=\"{chosen}\"><img alt=\"V{nth}\"></div>")
        })
        .collect();
    let html = format!(
        r#"<html lang="en"><head>{head}</head><body><div class="ship-to--menuItem--x"><span class="ship-to--cssFlag--x country-flag-y2023 US"></span><div class="ship-to--text--x"><span>EN/</span><b>USD</b></div></div><div class="pdp-info"><h1 data-pl="product-title">Mug</h1><div data-pl="product-price"><span class="price-default--current--x">US $18.40</span><span class="price-default--original--x"><bdi>US $36.80</bdi></span></div>{body}<div class="sku-item--property--x">{values}</div></div><button class="add-to-cart--addtocart--x">+</button></body></html>"#
    );
    read_text(&html, URL, None)
}

fn price(reading: &Reading) -> Option<String> {
    let price = &reading.listing.as_ref().unwrap().price;
    price.as_ref().map(|price| price.min.value().to_string())
}

/// Every form in which a price is said once more: in the head, and in the body.
fn forms(amount: &str, currency: &str) -> Vec<(String, String)> {
    let offer = format!(r#"{{"@type":"Offer","price":"{amount}","priceCurrency":"{currency}"}}"#);
    let number = format!(r#"{{"@type":"Offer","price":{amount},"priceCurrency":"{currency}"}}"#);
    let inner = format!(
        r#"{{"@type":"Offer","priceSpecification":{{"price":"{amount}","priceCurrency":"{currency}"}}}}"#
    );
    let product = |offers: &str| format!(r#"{{"@type":"Product","offers":{offers}}}"#);
    let json = [
        product(&offer),
        product(&number),
        product(&inner),
        product(&format!("[{offer}]")),
        format!("[{}]", product(&offer)),
        format!(r#"{{"@graph":[{}]}}"#, product(&offer)),
        product(&offer).replace("\"Product\"", "[\"Product\",\"Thing\"]"),
        format!(r#"{{"@type":"ProductGroup","hasVariant":[{}]}}"#, product(&offer)),
    ];
    let json = json.map(|json| format!(r#"<script type="application/ld+json">{json}</script>"#));
    let tags = ["og:price", "product:price", "product:sale_price"].map(|name| {
        format!(
            r#"<meta property="{name}:amount" content="{amount}"><meta property="{name}:currency" content="{currency}">"#
        )
    });
    let heads = json.into_iter().chain(tags).map(|head| (head, String::new()));
    let item = format!(
        r#"<div itemprop="offers"><meta itemprop="price" content="{amount}"><meta itemprop="priceCurrency" content="{currency}"></div>"#
    );
    heads.chain([(String::new(), item)]).collect()
}

#[test]
fn another_price_elsewhere_takes_the_price_or_the_seal_in_every_form() {
    for (amount, currency, values, shown, is_quoted) in [
        ("18.40", "USD", 1, true, false),
        ("36.80", "USD", 1, true, false),
        ("12.00", "USD", 1, false, false),
        ("99.00", "USD", 1, false, false),
        // An axis whose values are not known.
        ("99.00", "USD", 0, true, true),
        // Another variant may cost that: what was said stays open.
        ("12.00", "USD", 3, true, true),
        ("18.40", "USD", 3, true, false),
        // The same digits are the same price, misread on one side.
        ("1.84", "USD", 3, false, false),
        ("18.40", "EUR", 1, true, true),
    ] {
        for (head, body) in forms(amount, currency) {
            let reading = listing(&head, &body, values);
            let name = format!("{head}{body} beside {values} values");
            assert_eq!(price(&reading).as_deref(), shown.then_some("18.40"), "{name}");
            let said = format!("{amount} {currency}");
            let quoted = reading.unexplained.iter().any(|it| it.text == said);
            assert_eq!(quoted, is_quoted, "{name}: {:?}", reading.unexplained);
            let is_said = reading.missing.iter().any(|it| it.field == "price");
            assert_eq!(is_said, !shown, "{name}: {:?}", reading.missing);
        }
    }
}

#[test]
fn a_product_that_is_sold_out_elsewhere_has_no_seal() {
    let linked = |stock: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"Product","offers":{{"price":"18.40","priceCurrency":"USD","availability":"{stock}"}}}}</script>"#
        )
    };
    let tag = |stock: &str| format!(r#"<meta property="product:availability" content="{stock}">"#);
    for (head, is_quoted) in [
        (linked("https://schema.org/InStock"), false),
        (linked("https://schema.org/OutOfStock"), true),
        (linked("http://schema.org/SoldOut"), true),
        (linked("OutOfStock"), true),
        (tag("instock"), false),
        (tag("out of stock"), true),
        (tag("oos"), true),
        ([linked("https://schema.org/OutOfStock"), tag("in stock")].concat(), false),
    ] {
        let reading = listing(&head, "", 1);
        assert_eq!(!reading.unexplained.is_empty(), is_quoted, "{head}");
        assert_eq!(price(&reading).as_deref(), Some("18.40"), "{head}");
    }
}
