//! The refusals of every language to a table of reasons and stems.

use std::collections::BTreeMap;

use crate::languages::{Languages, said, wrong};

/// The keys, and the names of `refusal::Reason`. The first stem that is found decides, from the top: what is
/// said of several reasons stands last.
const REASONS: [(&str, &str); 6] = [
    ("expired", "Expired"),
    ("used", "Used"),
    ("first_order", "FirstOrder"),
    ("market", "Market"),
    ("minimum", "Minimum"),
    ("items", "Items"),
];

/// The table as Rust.
///
/// # Errors
/// A stem that can never be found, and one of two reasons.
pub(crate) fn compile(languages: &Languages) -> Result<String, String> {
    let known = REASONS.map(|(key, _)| key);
    let mut reasons: BTreeMap<&str, &str> = BTreeMap::new();
    for it in said(languages, "refusals", |language| &language.refusals, &known)? {
        let stem = it.phrase;
        let refused = |what: &str| wrong(it.code, "refusals", it.key, &format!("{stem:?} {what}"));
        if stem.trim().chars().count() < 2 || stem.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(refused("is too short or has capitals"));
        }
        if reasons.insert(stem, it.key).is_some_and(|other| other != it.key) {
            return Err(refused("is of two reasons"));
        }
    }
    let rows = REASONS.map(|(key, name)| {
        let stems: Vec<&str> =
            reasons.iter().filter(|(_, of)| **of == key).map(|(stem, _)| *stem).collect();
        format!("(Reason::{name}, {:?})", stems.join("\n"))
    });
    Ok(format!("static STEMS: &[(Reason, &str)] = &[{}];", rows.join(",\n")))
}
