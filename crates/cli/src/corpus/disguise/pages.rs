//! Every page of `tests/pages` under other names: what is still read must be what was read before.
//!
//! A name that AliExpress changes may cost a value. It must never make another one of it.
use std::fs;
use std::path::{Path, PathBuf};

use aliexpress::read_text;
use serde_json::Value;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    let mut cases: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.is_dir());
    cases.sort();
    cases
}

/// What a page says under other names.
fn disguised(case: &Path, seed: u64) -> Value {
    let html = fs::read_to_string(case.join("page.html")).unwrap();
    let url = fs::read_to_string(case.join("url.txt")).unwrap();
    let state = fs::read_to_string(case.join("state.json")).ok();
    let reading = read_text(&super::names(&html, seed), url.trim(), state.as_deref());
    serde_json::to_value(reading.without_sources()).unwrap()
}

/// The members of lists that are the same thing on both sides, by what names it.
const KEYS: [(&str, &[&str]); 6] = [
    ("cards", &["product_id"]),
    ("lines", &["product_id", "sku"]),
    ("skus", &["id"]),
    (
        "offers",
        &["kind", "off", "percent", "min_spend", "min_pieces", "every", "code", "collected"],
    ),
    ("shipping", &["seller"]),
    ("discounts", &["label", "amount"]),
];

/// What says how a page was read, and not what it says.
const ASIDES: [&str; 7] = ["missing", "doubts", "health", "unexplained", "by", "near", "source"];

/// The values that are there and are not what is expected.
fn wrong(place: &str, expected: &Value, read: &Value, found: &mut Vec<String>) {
    let name = place.rsplit('.').next().unwrap();
    match (expected, read) {
        (_, Value::Null) => {}
        (Value::Object(expected), Value::Object(read)) => {
            for (key, value) in read.iter().filter(|(key, _)| !ASIDES.contains(&key.as_str())) {
                let expected = expected.get(key).unwrap_or(&Value::Null);
                wrong(&format!("{place}.{key}"), expected, value, found);
            }
        }
        (Value::Array(expected), Value::Array(read)) => {
            let key = KEYS.iter().find(|(list, _)| *list == name).map_or(&[][..], |(_, key)| *key);
            for value in read {
                let same = expected.iter().find(|one| match key {
                    [] => *one == value,
                    key => key.iter().all(|key| one[key] == value[key]),
                });
                match same {
                    Some(same) => wrong(place, same, value, found),
                    None => found.push(format!("{place}: {value} is in no list")),
                }
            }
        }
        // An empty page holds nothing: no lists, no marks.
        (Value::Null, Value::Array(read)) if read.is_empty() => {}
        (Value::Null, Value::Bool(false)) => {}
        // A page of which less is read is certain of less.
        _ if name == "uncertain" => {}
        (expected, read) if expected == read => {}
        (expected, read) => found.push(format!("{place}: is {expected}, read {read}")),
    }
}

#[test]
fn under_other_names_nothing_is_wrong() {
    let mut found = Vec::new();
    for case in cases() {
        let expected = fs::read_to_string(case.join("expected.json")).unwrap();
        let expected: Value = serde_json::from_str(&expected).unwrap();
        for seed in [1, 2] {
            let name = case.file_name().unwrap().to_string_lossy();
            wrong(&name, &expected, &disguised(&case, seed), &mut found);
        }
    }
    found.dedup();
    assert!(found.is_empty(), "{} wrong:\n{}", found.len(), found.join("\n"));
}
