//! The tables of all pages but listings beside the fixtures that prove them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use page::Node;
use page::text::Document;
use serde::Deserialize;

use super::*;
use crate::data::PageData;

const FILES: [(&str, &str); 6] = [
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
        for (table, keys) in tables.into_iter().filter(|(table, _)| table != "fields") {
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

#[test]
fn every_entry_names_a_page_that_exists_or_a_section_of_docs_pages() {
    let entries = entries();
    assert!(entries.len() > 90);
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
