//! Every page of `tests/pages` through the text door, the whole reading beside what is expected.
//!
//! `BLESS=1` writes what was read in place of what is expected: to be looked at line by line.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::fs;
use std::path::{Path, PathBuf};

use aliexpress::read_text;
use contract::Reading;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    let mut cases: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.is_dir());
    cases.sort();
    cases
}

/// The reading of a page, with its sources.
fn sourced(case: &Path) -> Reading {
    let html = fs::read_to_string(case.join("page.html")).unwrap();
    let url = fs::read_to_string(case.join("url.txt")).unwrap();
    let state = fs::read_to_string(case.join("state.json")).ok();
    read_text(&html, url.trim(), state.as_deref())
}

fn reading(case: &Path) -> Reading {
    sourced(case).without_sources()
}

/// The fields whose source is told, in the contract's order, each with the places that it may stand in, and whether
/// it is missing where its part of the page is read and it is not there.
const SOURCED: [(&str, &[&str], bool); 28] = [
    ("site.locale", &["/site/locale"], true),
    ("site.ship_to", &["/site/ship_to"], true),
    ("site.currency", &["/site/currency"], true),
    ("product_id", &["/listing/product_id"], true),
    ("global_id", &["/listing/global_id"], true),
    ("title", &["/listing/title"], true),
    ("store.id", &["/listing/store/id", "/store/id"], true),
    ("store.name", &["/listing/store/name", "/store/name"], true),
    ("currency", &["/listing/currency"], true),
    ("price", &["/listing/price"], true),
    ("list_price", &["/listing/list_price"], true),
    ("price_condition", &["/listing/price_condition"], false),
    ("availability", &["/listing/availability"], true),
    ("purchase_limit", &["/listing/purchase_limit"], false),
    ("shipping", &["/listing/shipping"], true),
    ("shipping_free_over", &["/listing/shipping_free_over"], false),
    ("tax", &["/listing/tax"], true),
    ("coins_percent", &["/listing/coins_percent"], false),
    ("selected_sku", &["/listing/selected_sku"], true),
    ("cart.subtotal", &["/cart/subtotal"], true),
    ("cart.total", &["/cart/total"], true),
    ("checkout.goods", &["/checkout/goods"], true),
    ("checkout.shipping", &["/checkout/shipping"], true),
    ("checkout.tax", &["/checkout/tax"], true),
    ("checkout.total", &["/checkout/total"], true),
    ("checkout.code", &["/checkout/code"], true),
    ("checkout.error", &["/checkout/error"], false),
    ("coins_balance", &["/coins_balance"], false),
];

#[test]
fn a_field_of_a_page_is_there_with_its_source_or_missing_with_a_reason() {
    for case in cases() {
        let (name, reading) = (case.display(), sourced(&case));
        let sources: Vec<String> =
            reading.sources.iter().flatten().map(|source| source.field.clone()).collect();
        let missing: Vec<String> =
            reading.missing.iter().map(|missing| missing.field.clone()).collect();
        let reading = serde_json::to_value(&reading).unwrap();
        for (field, places, is_told) in SOURCED {
            let is_there =
                places.iter().any(|at| reading.pointer(at).is_some_and(|it| !it.is_null()));
            let told = |fields: &[String]| fields.iter().filter(|it| *it == field).count();
            assert_eq!(told(&sources), usize::from(is_there), "{name}: {field}");
            let part = places[0].split('/').nth(1).unwrap();
            let is_read = part == "site" || reading.get(part).is_some_and(|part| part.is_object());
            let is_missing = is_told && is_read && !is_there;
            assert!(told(&missing) == 1 || !is_missing, "{name}: {field} is not told as missing");
            assert!(told(&missing) == 0 || !is_there, "{name}: {field} is there, and missing");
        }
        let order: Vec<_> = SOURCED
            .iter()
            .map(|(field, ..)| *field)
            .filter(|it| sources.iter().any(|of| of == it))
            .collect();
        let known: Vec<_> = sources.iter().filter(|of| order.contains(&of.as_str())).collect();
        assert_eq!(known, order, "{name}: in the contract's order");
    }
}

#[test]
fn every_page_is_read_as_expected() {
    let mut differing = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 19, "only {} pages", cases.len());
    for case in cases {
        let read = serde_json::to_string_pretty(&reading(&case)).unwrap() + "\n";
        let expected = case.join("expected.json");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &read).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != read {
            differing.push(case.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    assert!(differing.is_empty(), "read otherwise than expected: {differing:?}");
}

#[test]
fn every_page_says_what_it_is_and_loads_nothing() {
    for case in cases() {
        let name = case.display();
        let note = fs::read_to_string(case.join("note.md")).unwrap();
        assert!(note.len() > 40, "{name}: a note says why the page is here");
        let html = fs::read_to_string(case.join("page.html")).unwrap();
        assert!(html.len() < 60_000, "{name}: {} bytes", html.len());
        for loads in [" src=\"http", " src=\"//", "url(http", "@import"] {
            assert!(!html.contains(loads), "{name}: {loads}");
        }
    }
}
