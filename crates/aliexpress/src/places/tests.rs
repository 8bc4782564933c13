//! The tables of all pages beside the fixtures that prove them, and reading at paths.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use page::Node;
use page::json::Tape;
use page::text::Document;
use serde::Deserialize;

use super::*;
use crate::data::{Data, PageData};

const FILES: [(&str, &str); 7] = [
    ("listing", include_str!("../../data/listing.toml")),
    ("cart", include_str!("../../data/cart.toml")),
    ("checkout", include_str!("../../data/checkout.toml")),
    ("search", include_str!("../../data/search.toml")),
    ("coupons", include_str!("../../data/coupons.toml")),
    ("store", include_str!("../../data/store.toml")),
    ("coins", include_str!("../../data/coins.toml")),
];

#[derive(Deserialize)]
struct Entry {
    css: Option<String>,
    at: Option<String>,
    from: String,
}

/// All entries of the files, each with its place: `cart.comet.line`.
fn entries() -> Vec<(String, Entry)> {
    let mut entries = Vec::new();
    for (file, text) in FILES {
        let tables: BTreeMap<String, toml::Table> = toml::from_str(text).unwrap();
        for (table, keys) in tables {
            for (key, list) in keys {
                let list: Vec<Entry> = list.try_into().unwrap();
                let place = format!("{file}.{table}.{key}");
                entries.extend(list.into_iter().map(|entry| (place.clone(), entry)));
            }
        }
    }
    entries
}

fn case(name: &str, file: &str) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    fs::read_to_string(folder.join(name).join(file)).ok()
}

/// The rows of what AliExpress's codes mean, each with its table and code.
fn meanings() -> Vec<(String, Entry)> {
    #[derive(Deserialize)]
    struct Row {
        code: String,
        from: String,
    }
    let text = include_str!("../../data/meaning.toml");
    let tables: BTreeMap<String, Vec<Row>> = toml::from_str(text).unwrap();
    let rows = tables.into_iter().flat_map(|(table, rows)| {
        rows.into_iter().map(move |row| (format!("meaning.{table}.{}", row.code), row.from))
    });
    rows.map(|(place, from)| (place, Entry { css: None, at: None, from })).collect()
}

#[test]
fn every_entry_names_a_page_that_exists_or_a_section_of_docs_pages() {
    let (mut entries, meanings) = (entries(), meanings());
    assert!(entries.len() > 330 && meanings.len() > 20, "{} {}", entries.len(), meanings.len());
    entries.extend(meanings);
    for (place, Entry { from, .. }) in entries {
        let section = from.strip_prefix("pages §").map(str::parse::<u8>);
        assert!(
            matches!(section, Some(Ok(_))) || case(&from, "page.html").is_some(),
            "{place}: {from}"
        );
    }
}

#[test]
fn every_selector_is_one_and_matches_the_page_that_proves_it() {
    for (place, entry) in entries() {
        let Some(css) = entry.css else { continue };
        let css = Css::new(css.leak());
        assert!(css.is_known(), "{place}: {}", css.text());
        let Some(html) = case(&entry.from, "page.html") else { continue };
        let document = Document::parse(&html);
        let from = entry.from;
        assert!(document.root().first(&css).is_some(), "{place}: {} in {from}", css.text());
    }
}

#[test]
fn every_path_of_a_listing_leads_somewhere_in_the_page_that_proves_it() {
    let mut schemas = 0;
    for (place, entry) in entries() {
        let schema = match place.split('.').collect::<Vec<_>>()[..] {
            ["listing", "modules", _] => &LISTING_MODULES,
            ["listing", "tree", _] => &LISTING_TREE,
            ["listing", "components", _] => &LISTING_COMPONENTS,
            ["listing", "state", _] => &LISTING_STATE,
            ["listing", "list", _] => &LISTING_LIST,
            ["listing", "shell", _] => &LISTING_SHELL,
            _ => continue,
        };
        schemas += 1;
        let path = entry.at.unwrap();
        let Some(html) = case(&entry.from, "page.html") else { continue };
        let scripts = Document::parse(&html).scripts(&crate::script_marks());
        let state = case(&entry.from, "state.json");
        let page_data = PageData::of(&scripts, state.as_deref());
        let is_of = |data: &Data<'_>| std::ptr::eq(data.schema, schema);
        let data = page_data
            .all()
            .find(is_of)
            .unwrap_or_else(|| panic!("{place}: no data in {}", entry.from));
        assert!(at(data, &path).is_some(), "{place}: {path} in {}", entry.from);
    }
    assert!(schemas > 100, "{schemas}");
}

#[test]
fn the_bridge_asks_for_the_modules_that_are_read() {
    assert_eq!(
        LISTING_STATE_MODULES,
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
fn every_path_of_state_leads_somewhere_in_the_cart_that_proves_it() {
    for (place, entry) in entries() {
        let Some(path) = entry.at.filter(|_| place.starts_with("cart.state.")) else { continue };
        let Some(state) = case(&entry.from, "state.json") else { continue };
        let page_data = PageData::of(&[], Some(&state));
        let root = page_data.state_root().unwrap();
        let module = root.get(CART_STATE.module[0]).unwrap();
        let nodes = module.get("data").unwrap();
        let is_at = |value: Value<'_>| value.at(&path).is_some();
        let fields = || nodes.items().filter_map(|node| node.get("fields"));
        let rows = fields().filter_map(|node| first(node, CART_STATE.rows)).flat_map(Value::items);
        let is_found =
            root.get(&path).is_some() || is_at(module) || fields().chain(rows).any(is_at);
        assert!(is_found, "{place}: {path} in {}", entry.from);
    }
}

#[test]
fn every_path_of_a_list_leads_somewhere_in_the_page_that_proves_it() {
    for (place, entry) in entries() {
        let Some(path) = entry.at.filter(|_| place.starts_with("search.data.")) else { continue };
        let html = case(&entry.from, "page.html").unwrap();
        let document = Document::parse(&html);
        let scripts = document.scripts(&crate::script_marks());
        let page_data = PageData::of(&scripts, None);
        let root = page_data.inline_roots().next().unwrap();
        let items = || first(root, SEARCH_DATA.items).into_iter().flat_map(Value::items);
        let prices = items().filter_map(|item| first(item, SEARCH_DATA.was));
        let tags = items().filter_map(|item| first(item, SEARCH_DATA.tags)).flat_map(Value::items);
        let mut places = [root].into_iter().chain(items()).chain(prices).chain(tags);
        assert!(places.any(|value| value.at(&path).is_some()), "{place}: {path} in {}", entry.from);
    }
}

#[test]
fn a_path_leads_to_the_same_in_a_value_and_in_the_data_of_a_schema() {
    let text = r#"{"PRICE": {"empty": "", "none": null, "text": " A &amp; B ", "number": 12, "far": 12.5,
        "yes": true, "no": false, "list": [{"text": "first"}, {"text": "second"}],
        "row_7": {"text": "seventh"}, "row_x": {"text": "not a number"}}}"#;
    let tape = Tape::parse(text).unwrap();
    let page_data = PageData::of(&[], Some(text));
    let data = page_data.state().unwrap();
    for (paths, text, number, is_yes) in [
        (&["PRICE.text"][..], Some("A & B"), None, false),
        (&["PRICE.empty", "PRICE.text"], Some("A & B"), None, false),
        (&["PRICE.none", "PRICE.absent.text", "PRICE.number"], Some("12"), Some(12), false),
        (&["PRICE.far"], Some("12.5"), None, false),
        (&["PRICE.no", "PRICE.yes"], None, None, true),
        (&["PRICE.no"], None, None, false),
        (&["PRICE.list.1.text"], Some("second"), None, false),
        (&["PRICE.list.2.text", "PRICE.list.x.text", "PRICE.list.text"], None, None, false),
        (&["PRICE.row_*.text"], Some("seventh"), None, false),
        (&["PRICE.rows_*.text", "PRICE.text*", ""], None, None, false),
        (&["PRICE.list"], None, None, false),
        (&[], None, None, false),
    ] {
        let root = tape.root();
        let paths: Paths = paths;
        assert_eq!(text_at(root, paths).as_deref(), text, "{paths:?}");
        assert_eq!(text_at(data, paths).as_deref(), text, "{paths:?}");
        assert_eq!((count_at(root, paths), count_at(data, paths)), (number, number), "{paths:?}");
        assert_eq!((says(root, paths), says(data, paths)), (is_yes, is_yes), "{paths:?}");
    }
}

#[test]
fn a_reference_is_followed_in_the_data_of_a_schema_and_is_a_mere_object_in_a_value() {
    let text = r#"{"PRICE": {"$ref": "$.OTHER"}, "OTHER": {"text": "here", "lost": {"$ref": "$.NOWHERE"}},
        "SKU": {"$ref": "$.SKU"}}"#;
    let tape = Tape::parse(text).unwrap();
    let page_data = PageData::of(&[], Some(text));
    let data = page_data.state().unwrap();
    assert_eq!(text_at(data, &["PRICE.text"]).as_deref(), Some("here"));
    assert_eq!(text_at(tape.root(), &["PRICE.text"]), None);
    // What leads nowhere, or to itself, is what it is.
    let paths: [Paths; 2] = [&["PRICE.lost"], &["SKU"]];
    for path in paths {
        assert!(first(data, path).is_some_and(Value::is_object), "{path:?}");
        assert_eq!(text_at(data, path), None, "{path:?}");
    }
}
