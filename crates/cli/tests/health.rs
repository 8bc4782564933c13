//! AliExpress renames what we look for, one name at a time: the reading says which, and gives nothing wrong.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aliexpress::read_text;
use serde_json::Value;

/// Page, what is renamed in it, the field that is then reported, and a part of the selector.
const RENAMED: [(&str, &str, &str, &str); 32] = [
    ("modules-plain", "product-title", "title", "product-title"),
    ("modules-plain", "product-price-value", "price", ".uniform-banner-box-price"),
    ("modules-sale", "uniform-banner-box-price", "price", ".uniform-banner-box-price"),
    ("modules-plain", "shop-name", "store", ".fixed-store-info"),
    ("modules-2020", "store-name", "store", ".fixed-store-info"),
    ("csr", "product-title", "title", "product-title"),
    ("csr", "data-pl=\"product-price\"", "price", "price-default--current--"),
    ("csr-default", "price-default--current--", "price", "price-default--current--"),
    ("csr-state", "price-default--current--", "price", "price-default--current--"),
    ("csr-default", "store-detail--wrap--", "store", "store-name"),
    ("csr-fr", "dynamic-shipping-titleLayout", "shipping", ".dynamic-shipping-titleLayout"),
    ("csr-app-fr", "data-pl=\"store-name\"", "store", "store-name"),
    ("snow-ru", "HazeProductDescription__name__", "title", "HazeProductDescription__name__"),
    ("snow-gel", "data-unformatted-price", "price", "HazeProductPrice_SnowPrice__mainS__"),
    ("snow-gel", "DeliveryMethodItem__price__", "shipping", "DeliveryMethodItem__price__"),
    ("cart-comet-de", "cart-product activity_cart_product", "cart.lines", ".cart-product"),
    ("cart-comet", "cart-product-name-title", "cart.lines", ".cart-product-name-title"),
    ("cart-comet", "/item/", "cart.lines", "/item/"),
    ("cart-fusion", "product-name-link", "cart.lines", ".product-name-link"),
    ("cart-fusion", "main-cost-price", "cart.lines", ".main-cost-price"),
    ("cart-snow", "ProductPrice__formattedPrice__", "cart.lines", "ProductPrice__formattedPrice__"),
    ("cart-snow", "data-product-quantity", "cart.lines", "data-product-quantity"),
    ("cart-snow", "productContainer", "cart.lines", "productContainer"),
    ("checkout-pl", "pl-summary__item", "checkout", ".pl-summary__item-pc"),
    ("checkout-pl", "pl-summary__item-content", "checkout", "pl-summary-content"),
    (
        "checkout-pl",
        "pl-order-toal-container__item",
        "checkout.total",
        ".pl-order-toal-container__item",
    ),
    ("checkout-pl-ko", "pl-order-toal-container__item-content", "checkout.total", "__item-content"),
    ("search-pt", "multi--price-sale--", "cards", "multi--price-sale--"),
    ("search-ru", "RedSnippet__priceNew__", "cards", "RedSnippet__priceNew__"),
    ("search-ru", "/item/", "cards", "/item/"),
    ("store-en", "<title>", "store.name", "title"),
    ("coins-en", "mycoin-content-right-money", "coins_balance", ".mycoin-content-right-money"),
];

fn reading(case: &str, renamed: Option<&str>) -> Value {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages").join(case);
    let read = |file| fs::read_to_string(case.join(file));
    let (html, url) = (read("page.html").unwrap(), read("url.txt").unwrap());
    let html = renamed.map_or(html.clone(), |name| {
        assert!(html.contains(name), "{name} is not on the page");
        let middle = |word: &str| {
            let (first, rest) = word.split_at(word.len() / 2);
            [first, "zz", rest].concat()
        };
        html.replace(name, &name.split(' ').map(middle).collect::<Vec<_>>().join(" "))
    });
    let reading = read_text(&html, url.trim(), read("state.json").ok().as_deref());
    serde_json::to_value(reading.without_sources()).unwrap()
}

/// Every amount of a reading with the name of its field; of a list, of any of its entries.
fn amounts(value: &Value, name: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !["health", "missing", "doubts", "site"].contains(&name.as_str()))
            .for_each(|(name, value)| amounts(value, name, found)),
        Value::Array(values) => values.iter().for_each(|value| amounts(value, name, found)),
        Value::String(text) if text.parse::<rust_decimal::Decimal>().is_ok() => {
            found.insert(format!("{name} {text}"));
        }
        _ => {}
    }
}

fn amounts_of(reading: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    amounts(reading, "", &mut found);
    found
}

#[test]
fn a_renamed_place_is_reported_by_its_field_and_selector() {
    let mut silent = Vec::new();
    for (case, name, field, selector) in RENAMED {
        let is_reported = |health: &Value| {
            health["field"] == field && health["selector"].as_str().unwrap().contains(selector)
        };
        let reports = |renamed| {
            let health = reading(case, renamed)["health"].clone();
            health.as_array().unwrap().iter().any(is_reported)
        };
        if !reports(Some(name)) || reports(None) {
            silent.push(format!("{case} without {name}: {}", reading(case, Some(name))["health"]));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn a_renamed_place_makes_no_amount_that_was_not_there() {
    for (case, name, ..) in RENAMED {
        let (before, after) = (reading(case, None), reading(case, Some(name)));
        let known = amounts_of(&before);
        // The range of all variants stands in for a price that is no longer found.
        let is_range = |amount: &String| {
            let behind = ["min ", "max "].iter().find_map(|end| amount.strip_prefix(end));
            behind.is_some_and(|amount| {
                known.contains(&format!("price {amount}"))
                    || known.contains(&format!("list_price {amount}"))
            })
        };
        let new: Vec<_> = amounts_of(&after)
            .into_iter()
            .filter(|it| !known.contains(it) && !is_range(it))
            .collect();
        assert!(new.is_empty(), "{case} without {name}: {new:?}");
    }
}
