//! What a note by the price says of tax.

use contract::Tax;

use crate::fold::folded;

include!(concat!(env!("OUT_DIR"), "/taxes.rs"));

/// Whether the price holds tax.
pub fn tax(note: &str) -> Option<Tax> {
    let note = folded(note);
    let says = |(_, phrases): &&(Tax, &[&str])| phrases.iter().any(|words| note.contains(words));
    TAXES.iter().find(says).map(|(tax, _)| *tax)
}
