//! The tables of `data/listing.toml` beside the pages that prove them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use page::Node;
use page::text::Document;
use serde::Deserialize;

use super::*;
use crate::data::{Data, PageData};

#[derive(Deserialize)]
struct Entry {
    css: Option<String>,
    at: Option<String>,
    from: String,
}

/// All entries of the file with the table and the field that they stand in.
fn entries() -> Vec<(String, String, Entry)> {
    let file: toml::Table = toml::from_str(include_str!("../../data/listing.toml")).unwrap();
    let mut entries = Vec::new();
    for (table, places) in file {
        match places {
            toml::Value::Table(places) => {
                let places: BTreeMap<String, Vec<Entry>> = places.try_into().unwrap();
                for (field, list) in places {
                    entries.extend(
                        list.into_iter().map(|entry| (table.clone(), field.clone(), entry)),
                    );
                }
            }
            list => {
                let list: Vec<Entry> = list.try_into().unwrap();
                entries.extend(list.into_iter().map(|entry| (table.clone(), String::new(), entry)));
            }
        }
    }
    entries
}

fn case(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages").join(name)
}

#[test]
fn every_entry_names_a_page_that_exists_or_a_section_of_docs_pages() {
    let entries = entries();
    assert!(entries.len() > 150);
    for (table, field, Entry { from, .. }) in entries {
        let is_section =
            from.strip_prefix("pages §").is_some_and(|number| number.parse::<u8>().is_ok());
        assert!(is_section || case(&from).join("page.html").is_file(), "{table}.{field}: {from}");
    }
}

#[test]
fn every_selector_is_one_and_matches_the_page_that_proves_it() {
    for (table, field, entry) in entries() {
        let Some(css) = entry.css else { continue };
        let css = Css::new(css.leak());
        assert!(css.is_known(), "{table}.{field}: {}", css.text());
        let Ok(html) = fs::read_to_string(case(&entry.from).join("page.html")) else { continue };
        let document = Document::parse(&html);
        assert!(
            document.root().first(&css).is_some(),
            "{table}.{field}: {} in {}",
            css.text(),
            entry.from
        );
    }
}

#[test]
fn every_path_leads_somewhere_in_the_page_that_proves_it() {
    for (table, field, entry) in entries() {
        let schema = match table.as_str() {
            "modules" => &MODULES,
            "tree" => &TREE,
            "components" => &COMPONENTS,
            "state" => &STATE,
            "list" => &LIST,
            "shell" => &SHELL,
            _ => continue,
        };
        let path = entry.at.unwrap();
        let Ok(html) = fs::read_to_string(case(&entry.from).join("page.html")) else { continue };
        let scripts = Document::parse(&html).scripts(&crate::script_marks());
        let state = fs::read_to_string(case(&entry.from).join("state.json")).ok();
        let page_data = PageData::of(&scripts, state.as_deref());
        let is_of = |data: &Data<'_>| std::ptr::eq(data.schema, schema);
        let data = page_data
            .all()
            .find(is_of)
            .unwrap_or_else(|| panic!("{table}.{field}: no data in {}", entry.from));
        assert!(data.at(&path).is_some(), "{table}.{field}: {path} in {}", entry.from);
    }
}

#[test]
fn the_bridge_asks_for_the_modules_that_are_read() {
    assert_eq!(
        STATE_MODULES,
        [
            "COUPON_BLOCK_PC",
            "GLOBAL_DATA",
            "PRICE",
            "PRICE_BANNER",
            "PRICE_EXTEND",
            "PRODUCT_TITLE",
            "QUANTITY_PC",
            "SHIPPING",
            "SHOP_CARD_PC",
            "SKU",
        ]
    );
}

#[test]
fn marks_codes_and_sites_stand_once() {
    let once = |names: Vec<&str>| {
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), names.len(), "{names:?}");
    };
    once(TOOLS.iter().map(|tool| tool.code).collect());
    once(SITES.iter().map(|site| site.code).collect());
}

#[test]
fn the_price_may_stand_in_the_second_of_its_boxes() {
    let html = r#"<div class="pdp-info"><b data-pl="product-price"></b>
        <b data-pl="product-price"><i class="price-default--current--x">US $7.00</i></b></div>"#;
    let url = "https://www.aliexpress.com/item/1005009400000301.html";
    let listing = crate::read_text(html, url, None).listing.unwrap();
    assert_eq!(listing.price.unwrap().value.min.to_string(), "7.00");
}

#[test]
fn what_stands_beside_the_price_is_in_the_currency_of_the_page() {
    for (fee, bulk, expected) in [
        ("Shipping: ₩2,000", "₩900 / piece for 10 pieces or more", Some("2000")),
        ("Shipping: 1,99€", "0,90€ / piece for 10 pieces or more", None),
    ] {
        let html = format!(
            r#"<html lang="en"><div class="ship-to--text--x"><b>KRW</b></div><div class="pdp-info">
            <i class="banner-promotion-enhance--text--x">{bulk}</i></div>
            <div class="dynamic-shipping-titleLayout"><strong>{fee}</strong></div>"#
        );
        let url = "https://www.aliexpress.com/item/1005009400000301.html";
        let listing = crate::read_text(&html, url, None).listing.unwrap();
        let shipping = listing.shipping.ok().map(|fee| fee.value.to_string());
        assert_eq!(shipping.as_deref(), expected, "{fee}");
        let priced = listing.bulk.iter().filter(|bulk| bulk.price.is_some()).count();
        assert_eq!(priced, usize::from(expected.is_some()), "{bulk}");
    }
}

/// The listing of a page that shows this price block and has this head.
fn priced(head: &str, block: &str) -> crate::Listing {
    let html = format!(
        r#"<html lang="en"><head>{head}</head><div class="ship-to--text--x"><b>USD</b></div>
        <div class="pdp-info"><div data-pl="product-price">{block}</div></div>"#
    );
    let url = "https://www.aliexpress.com/item/1005009400000301.html";
    crate::read_text(&html, url, None).listing.unwrap()
}

fn price_of(listing: &crate::Listing) -> Option<String> {
    listing.price.as_ref().ok().map(|price| price.value.to_string())
}

#[test]
fn two_elements_never_become_one_number() {
    for (inside, price) in [
        ("<span>$45</span><sup>80</sup>", None),
        ("$45<sup>80</sup>", None),
        ("<span>$</span><span>45</span> <span>80</span>", None),
        ("<b>$1</b><b>234</b>", None),
        ("<b>$1</b>\n<b>234</b>", None),
        ("<i>$4</i><i>5</i><i>.80</i>", None),
        ("<span>$</span><span>45</span><span>.</span><span>80</span>", Some("45.80")),
        ("<span>$</span><span>45</span><sup>.80</sup>", Some("45.80")),
        ("<span>$1</span><span>,</span><span>234</span><sup>.56</sup>", Some("1234.56")),
        ("$45<!-- -->.80", Some("45.80")),
    ] {
        let block = format!(r#"<span class="price-default--current--x">{inside}</span>"#);
        assert_eq!(price_of(&priced("", &block)).as_deref(), price, "{inside}");
    }
}

#[test]
fn a_price_that_the_page_contradicts_is_missing() {
    let ld = |price: &str, currency: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "Product",
            "offers": {{"@type": "Offer", "priceCurrency": "{currency}", "price": "{price}"}}}}</script>"#
        )
    };
    let meta = |name: &str, price: &str| {
        format!(
            r#"<meta property="{name}:amount" content="{price}"><meta property="{name}:currency" content="USD">"#
        )
    };
    let now = r#"<i class="price-default--current--x">$45.80</i>"#;
    for (head, more, price) in [
        (String::new(), String::new(), Some("45.80")),
        (ld("45.8", "USD"), String::new(), Some("45.80")),
        (ld("45.80.", "USD"), String::new(), Some("45.80")),
        (ld("4580", "USD"), String::new(), None),
        (ld("39.99", "USD"), String::new(), None),
        (ld("39.99", "EUR"), String::new(), Some("45.80")),
        (meta("product:price", "39.99"), String::new(), None),
        (meta("og:price", "45.80"), String::new(), Some("45.80")),
        (String::new(), r#"<b itemprop="price" content="4580"></b><b itemprop="priceCurrency" content="USD"></b>"#.into(), None),
        (r#"<meta property="og:title" content="39.99US $ 40% OFF|Lamp">"#.into(), String::new(), None),
        (r#"<meta property="og:title" content="45.80US $ |Lamp">"#.into(), String::new(), Some("45.80")),
        // What is struck through must be more.
        (String::new(), r#"<i class="price-default--original--x">$91.60</i>"#.into(), Some("45.80")),
        (String::new(), r#"<i class="price-default--original--x">$4.58</i>"#.into(), None),
        (ld("91.60", "USD"), r#"<i class="price-default--original--x">$91.60</i>"#.into(), Some("45.80")),
    ] {
        let listing = priced(&head, &[now, &more].concat());
        assert_eq!(price_of(&listing).as_deref(), price, "{head} {more}");
    }
}

#[test]
fn a_full_page_of_an_unknown_layout_is_not_understood_and_an_empty_one_not_loaded() {
    let url = "https://www.aliexpress.com/item/1005009400000301.html";
    for (body, is_loaded) in [
        ("<div id=root></div>", false),
        ("<header>US $5.00 off</header><div id=root></div><footer>US $9.99</footer>", false),
        ("<h1>Lamp</h1>", true),
        ("<div><div>Lamp</div><span>US $45.80</span></div>", true),
        ("<div><div>Lamp</div><p><span>US $</span><span>45</span><span>.80</span></p></div>", true),
    ] {
        let html = format!("<html lang=en><div class='ship-to--text--x'><b>USD</b></div>{body}");
        let reading = crate::read_text(&html, url, None);
        let availability = reading.listing.unwrap().availability.ok().map(|it| it.value);
        let expected = (!is_loaded).then_some(contract::Availability::NotLoaded);
        assert_eq!(availability, expected, "{body}");
        let why = reading.missing.iter().find(|missing| missing.field == "price").unwrap();
        assert_eq!(why.why.to_string().starts_with("not understood"), is_loaded, "{body}");
    }
}
