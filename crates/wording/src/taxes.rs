//! What a note says of taxes, duties and fees.
//!
//! Whoever reads "included" where the note says the opposite promises a price that nobody pays. So a note is
//! "included" only if it names a levy, has a word for "inside", none that turns it round and no condition ("if shipped
//! from the EU"); whatever else it says of a levy, something may come on top.

use contract::Tax;

use crate::fold::folded;

include!(concat!(env!("OUT_DIR"), "/taxes.rs"));

/// Whether a price holds tax, as a note beside it says; nothing if the note does not speak of it.
///
/// # Example
/// ```
/// use contract::Tax;
/// assert_eq!(wording::tax("Price includes VAT"), Some(Tax::Included));
/// assert_eq!(wording::tax("Price does not include VAT"), Some(Tax::Excluded));
/// assert_eq!(wording::tax("Import charges: $3.20"), Some(Tax::Excluded));
/// assert_eq!(wording::tax("Free shipping"), None);
/// ```
pub fn tax(note: &str) -> Option<Tax> {
    let note = folded(note);
    let is_there = |patterns: &str| patterns.lines().any(|pattern| holds(&note, pattern));
    if is_there(EXCLUDED) {
        return Some(Tax::Excluded);
    }
    let is_included = is_there(INCLUDED);
    let is_levy = is_there(LEVIES);
    if !is_levy && !is_included {
        return None;
    }
    let is_inside = (is_included || is_there(INSIDE)) && !is_there(OUTSIDE) && !is_there(UNLESS);
    Some(if is_inside { Tax::Included } else { Tax::Excluded })
}

/// Whether a note says of tax whether it is included, and does not merely name one: "with tax refund" does not.
pub fn is_tax_note(note: &str) -> bool {
    let folded = folded(note);
    let mut sides = [INSIDE, OUTSIDE, INCLUDED, EXCLUDED].into_iter().flat_map(str::lines);
    tax(note).is_some() && sides.any(|pattern| holds(&folded, pattern))
}

/// Whether a note says of something that it comes on top: "calculated at checkout", "not included".
pub fn says_apart(note: &str) -> bool {
    let folded = folded(note);
    [OUTSIDE, EXCLUDED].into_iter().flat_map(str::lines).any(|pattern| holds(&folded, pattern))
}

/// Whether a folded note holds a pattern.
fn holds(note: &str, pattern: &str) -> bool {
    let (goes_before, word) = pattern.strip_prefix('*').map_or((false, pattern), |it| (true, it));
    let (goes_on, word) = word.strip_suffix('*').map_or((false, word), |it| (true, it));
    // Chinese, Japanese, Korean and Thai letters stand beside a "VAT" without a space.
    let is_joined = |letter: char| {
        letter.is_alphanumeric() && !matches!(letter, '\u{E00}'..='\u{E7F}' | '\u{2E80}'..)
    };
    let is_edge = |letter: Option<char>| !letter.is_some_and(is_joined);
    note.match_indices(word).any(|(at, _)| {
        let (before, behind) = (note.get(..at), note.get(at + word.len()..));
        (goes_before || is_edge(before.and_then(|it| it.chars().next_back())))
            && (goes_on || is_edge(behind.and_then(|it| it.chars().next())))
    })
}
