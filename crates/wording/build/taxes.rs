//! What notes say of tax, in every language, as tables of patterns, one a line.
//!
//! A pattern is a word or a phrase in small letters; with `*` before it, it may stand inside a longer word, with `*`
//! behind it, the word may go on.

use std::collections::BTreeSet;

use crate::languages::{Languages, said, wrong};
use crate::words::fold::folded;

/// The keys, and the names of their tables.
const TABLES: [(&str, &str); 6] = [
    ("levies", "LEVIES"),
    ("inside", "INSIDE"),
    ("outside", "OUTSIDE"),
    ("unless", "UNLESS"),
    ("included", "INCLUDED"),
    ("excluded", "EXCLUDED"),
];

/// The tables, or a phrase that nothing in small letters holds.
pub(crate) fn compile(languages: &Languages) -> Result<String, String> {
    let keys = TABLES.map(|(key, _)| key);
    let notes = said(languages, "taxes", |language| &language.taxes, &keys)?;
    if let Some(it) = notes.iter().find(|it| it.phrase != it.phrase.to_lowercase()) {
        let what = format!("{:?} is not in small letters", it.phrase);
        return Err(wrong(it.code, "taxes", it.key, &what));
    }
    let tables = TABLES.map(|(key, name)| {
        let says = notes.iter().filter(|it| it.key == key).map(|it| folded(it.phrase));
        let says: Vec<String> = says.collect::<BTreeSet<_>>().into_iter().collect();
        // One text is smaller than a list of texts with the places of each.
        format!("static {name}: &str = {:?};\n", says.join("\n"))
    });
    Ok(tables.concat())
}
