//! The pages of `tests/pages` together show every field of a reading on every sort of page that can have it,
//! each of its values, each layout in many languages: what no page shows is read by nobody.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

/// What stands at least once on each sort of page: lists are entered, so a path is of any entry.
const FIELDS: [(&str, &[&str]); 8] = [
    (
        "listing",
        &[
            "site.host",
            "site.locale",
            "site.ship_to",
            "site.currency",
            "site.clock",
            "listing.product_id",
            "listing.global_id",
            "listing.title",
            "listing.store.id",
            "listing.store.name",
            "listing.currency",
            "listing.price.min",
            "listing.price.max",
            "listing.list_price.min",
            "listing.list_price.max",
            "listing.price_condition",
            "listing.availability",
            "listing.purchase_limit",
            "listing.shipping",
            "listing.shipping_free_over",
            "listing.tax",
            "listing.coins_percent",
            "listing.flags",
            "listing.bulk.min_pieces",
            "listing.bulk.percent",
            "listing.bulk.price",
            "listing.selected_sku",
            "listing.skus.id",
            "listing.skus.name",
            "listing.skus.price",
            "listing.skus.list_price",
            "listing.skus.in_stock",
            "offers.kind",
            "offers.seller",
            "offers.off",
            "offers.percent",
            "offers.cap",
            "offers.every",
            "offers.min_spend",
            "offers.min_pieces",
            "offers.currency",
            "offers.code",
            "offers.starts",
            "offers.ends",
            "offers.first_order_only",
            "offers.followers_only",
            "offers.app_only",
            "offers.group",
            "offers.collected",
            "offers.uncertain",
            "offers.why",
            "offers.text",
            "offers.source",
            "missing.field",
            "missing.why",
            "health.field",
            "health.selector",
            "health.state",
            "doubts.field",
            "doubts.kept",
            "doubts.source",
            "doubts.other",
            "doubts.other_source",
            "unexplained.text",
            "unexplained.near",
            "by",
        ],
    ),
    (
        "cart",
        &[
            "site.locale",
            "site.ship_to",
            "site.currency",
            "cart.lines.id",
            "cart.lines.seller",
            "cart.lines.price",
            "cart.lines.quantity",
            "cart.lines.title",
            "cart.lines.text",
            "cart.lines.product_id",
            "cart.lines.sku",
            "cart.lines.selected",
            "cart.lines.valid",
            "cart.lines.uncertain",
            "cart.lines.source",
            "cart.stores.id",
            "cart.stores.name",
            "cart.shipping.seller",
            "cart.shipping.amount",
            "cart.subtotal",
            "cart.total",
            "cart.complete",
            "cart.tax",
            "offers.kind",
            "offers.seller",
            "offers.state",
            "unexplained.text",
            "unexplained.near",
            "by",
            "missing.why",
            "health.selector",
        ],
    ),
    (
        "checkout",
        &[
            "site.locale",
            "site.ship_to",
            "site.currency",
            "checkout.lines.product_id",
            "checkout.lines.title",
            "checkout.lines.price",
            "checkout.lines.quantity",
            "checkout.goods",
            "checkout.shipping",
            "checkout.tax",
            "checkout.total",
            "checkout.discounts.layer",
            "checkout.discounts.text",
            "checkout.discounts.amount",
            "checkout.code",
            "checkout.error",
            "checkout.refused",
            "checkout.charges.for",
            "checkout.charges.text",
            "checkout.charges.amount",
            "unexplained.text",
            "missing.why",
            "health.selector",
        ],
    ),
    (
        "store",
        &[
            "site.locale",
            "site.ship_to",
            "site.currency",
            "store.id",
            "store.name",
            "offers.kind",
            "offers.seller",
            "offers.off",
            "offers.percent",
            "offers.min_spend",
            "offers.min_pieces",
            "offers.followers_only",
            "offers.state",
            "all_offers_of",
            "offers.collected",
            "offers.state",
            "missing.why",
            "health.selector",
        ],
    ),
    (
        "coupons",
        &[
            "site.locale",
            "site.ship_to",
            "site.currency",
            "offers.kind",
            "offers.off",
            "offers.percent",
            "offers.min_spend",
            "offers.code",
            "offers.seller",
            "offers.ends",
            "offers.starts_local",
            "offers.ends_local",
            "offers.first_order_only",
            "offers.app_only",
            "offers.state",
            "offers.why",
            "all_offers_of",
            "unexplained.text",
            "offers.collected",
        ],
    ),
    (
        "search",
        &[
            "site.locale",
            "site.ship_to",
            "site.currency",
            "cards.product_id",
            "cards.price",
            "cards.list_price",
            "cards.price_condition",
            "cards.tags",
            "missing.why",
            "health.selector",
        ],
    ),
    (
        "home",
        &[
            "site.locale",
            "site.ship_to",
            "site.currency",
            "offers.code",
            "offers.off",
            "offers.min_spend",
        ],
    ),
    ("coins", &["site.locale", "site.ship_to", "coins_balance", "missing.why"]),
];

/// The values that a field can have, each of which some page gives.
const VALUES: [(&str, &[&str]); 11] = [
    ("listing.availability", &["in_stock", "sold_out", "not_found", "not_loaded"]),
    ("listing.tax", &["included", "excluded"]),
    (
        "offers.kind",
        &[
            "store_coupon",
            "store_discount",
            "select_coupon",
            "spend_and_save",
            "platform_coupon",
            "code",
        ],
    ),
    ("offers.source", &["dom", "inline", "state"]),
    (
        "checkout.discounts.layer",
        &[
            "store_discount",
            "store_coupon",
            "select_coupon",
            "spend_and_save",
            "code",
            "coins",
            "payment",
        ],
    ),
    ("offers.state", &["open", "collected", "used", "expired", "gone"]),
    ("all_offers_of", &["wallet", "store"]),
    ("cart.tax", &["included", "excluded"]),
    ("cart.lines.source", &["dom", "state"]),
    ("health.state", &["unmatched", "unreadable"]),
    (
        "page",
        &["listing", "store", "cart", "checkout", "coupons", "search", "home", "coins", "other"],
    ),
];

/// The values that pages of at least two languages give.
const TWICE: [(&str, &[&str]); 2] = [
    ("listing.price_condition", &["new_customer", "app", "coins", "members"]),
    (
        "listing.flags",
        &[
            "choice",
            "flash_deal",
            "welcome_deal",
            "bundle",
            "digital",
            "big_save",
            "local_warehouse",
        ],
    ),
];

/// By sort of page and path, what stands there, and in how many languages.
type Seen = BTreeMap<(String, String), BTreeMap<String, BTreeSet<String>>>;

fn seen() -> Seen {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    let mut seen = Seen::new();
    for case in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(case.unwrap().path().join("expected.json")).unwrap();
        let reading: Value = serde_json::from_str(&text).unwrap();
        let page = reading["page"].as_str().unwrap().to_owned();
        let locale = reading["site"]["locale"].as_str().unwrap_or_default();
        let language = locale.split('-').next().unwrap_or_default().to_owned();
        enter(&reading, "", &page, &language, &mut seen);
    }
    seen
}

fn enter(value: &Value, path: &str, page: &str, language: &str, seen: &mut Seen) {
    match value {
        Value::Null => {}
        Value::Array(values) => {
            values.iter().for_each(|value| enter(value, path, page, language, seen));
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                enter(value, &path, page, language, seen);
            }
        }
        value => {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let values = seen.entry((page.to_owned(), path.to_owned())).or_default();
            values.entry(text).or_default().insert(language.to_owned());
        }
    }
}

/// In how many languages pages give this value.
fn languages(seen: &Seen, path: &str, value: &str) -> usize {
    let at = seen.iter().filter(|((_, at), _)| at == path);
    let languages = at.filter_map(|(_, values)| values.get(value)).flatten();
    languages.collect::<BTreeSet<_>>().len()
}

#[test]
fn every_field_of_every_sort_of_page_stands_on_some_page() {
    let seen = seen();
    let mut lacking = Vec::new();
    for (page, fields) in FIELDS {
        for field in fields {
            if !seen.contains_key(&(page.to_owned(), (*field).to_owned())) {
                lacking.push(format!("{page}: {field}"));
            }
        }
    }
    assert!(lacking.is_empty(), "no page gives {lacking:#?}");
}

#[test]
fn every_value_stands_on_some_page_and_marks_and_conditions_in_two_languages() {
    let seen = seen();
    let of = |table: &'static [(&str, &[&str])], least| {
        let values =
            table.iter().flat_map(|(path, values)| values.iter().map(move |value| (*path, *value)));
        values.map(move |(path, value)| (path, value, least))
    };
    let lacking: Vec<_> = of(&VALUES, 1)
        .chain(of(&TWICE, 2))
        .filter(|(path, value, least)| languages(&seen, path, value) < *least)
        .collect();
    assert!(lacking.is_empty(), "too few pages give {lacking:#?}");
}

#[test]
fn every_sort_of_page_is_read_in_eight_languages() {
    let seen = seen();
    for (page, _) in FIELDS {
        let languages = seen.get(&(page.to_owned(), "site.locale".to_owned())).unwrap();
        let languages: BTreeSet<_> =
            languages.keys().map(|locale| locale.split('-').next().unwrap()).collect();
        assert!(languages.len() >= 8, "{page} only in {languages:?}");
    }
}

#[test]
fn no_field_stands_on_a_page_without_being_asked_for() {
    let known: BTreeSet<(&str, &str)> = FIELDS
        .iter()
        .flat_map(|(page, fields)| fields.iter().map(move |field| (*page, *field)))
        .collect();
    let names: BTreeSet<&str> = known.iter().map(|(_, field)| *field).collect();
    let seen = seen();
    let new: BTreeSet<_> = seen
        .keys()
        .map(|(_, path)| path.as_str())
        .filter(|path| *path != "page" && !names.contains(path))
        .collect();
    assert!(new.is_empty(), "fields of readings that this test does not know: {new:?}");
}
