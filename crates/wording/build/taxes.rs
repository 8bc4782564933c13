//! What notes by the price say of tax, in every language, as a table. The first that fits counts.

use std::collections::BTreeSet;

use crate::languages::{Languages, said, wrong};
use crate::words::fold::folded;

/// The keys, and the names of `contract::Tax`, in the order in which they are looked for: "tax not included"
/// may hold the words for "tax included".
const TAXES: [(&str, &str); 2] = [("excluded", "Excluded"), ("included", "Included")];

/// The table, or a phrase that nothing in small letters holds.
pub(crate) fn compile(languages: &Languages) -> Result<String, String> {
    let notes = said(languages, "taxes", |language| &language.taxes, &TAXES.map(|(key, _)| key))?;
    if let Some(it) = notes.iter().find(|it| it.phrase != it.phrase.to_lowercase()) {
        let what = format!("{:?} is not in small letters", it.phrase);
        return Err(wrong(it.code, "taxes", it.key, &what));
    }
    let rows = TAXES.map(|(key, name)| {
        let says = notes.iter().filter(|it| it.key == key).map(|it| folded(it.phrase));
        let says: Vec<String> = says.collect::<BTreeSet<_>>().into_iter().collect();
        format!("    (Tax::{name}, &{says:?}),\n")
    });
    Ok(format!("static TAXES: &[(Tax, &[&str])] = &[\n{}];\n", rows.concat()))
}
