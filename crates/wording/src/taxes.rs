//! What a note says of taxes, duties and fees.
//!
//! Whoever reads "included" where the note says the opposite promises a price that nobody pays. So a note is
//! "included" only if it names a levy, has a word for "inside", none that turns it round and no condition ("if shipped
//! from the EU"); whatever else it says of a levy, something may come on top.

use contract::Tax;

use crate::fold::{bit, folded};

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
    let note = Note::of(note);
    let is_there = |patterns: &str| note.holds_any(patterns);
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
    let text = Note::of(note);
    let mut sides = [INSIDE, OUTSIDE, INCLUDED, EXCLUDED].into_iter();
    tax(note).is_some() && sides.any(|patterns| text.holds_any(patterns))
}

/// Whether a note says of something that it comes on top: "calculated at checkout", "not included".
pub fn says_apart(note: &str) -> bool {
    let note = Note::of(note);
    [OUTSIDE, EXCLUDED].into_iter().any(|patterns| note.holds_any(patterns))
}

/// A folded note, to be asked for many patterns.
struct Note {
    text: String,
    /// A bit for each of its characters. Most patterns begin or end with none of them, and are not looked for.
    letters: u64,
}

impl Note {
    fn of(note: &str) -> Note {
        let text = folded(note);
        let letters = text.chars().fold(0, |letters, letter| letters | bit(letter));
        Note { text, letters }
    }

    /// Whether it holds any of some patterns, a line each.
    fn holds_any(&self, patterns: &str) -> bool {
        let may_hold = |pattern: &str| {
            let word = pattern.trim_matches('*');
            let ends = [word.chars().next(), word.chars().next_back()];
            ends.into_iter().flatten().all(|letter| self.letters & bit(letter) != 0)
        };
        patterns.lines().any(|pattern| may_hold(pattern) && holds(&self.text, pattern))
    }
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
