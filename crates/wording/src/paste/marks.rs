//! Words and marks around codes that are no statement: `data/paste.toml`.

use crate::fold::{folded, letter, unspaced};
use crate::mark::arrow;

include!(concat!(env!("OUT_DIR"), "/paste.rs"));

/// Whether a cell says that its code can be used.
pub(super) fn holds(cell: &str) -> bool {
    let cell = folded(cell.trim());
    HOLDS.lines().any(|word| word == cell)
}

/// Whether a word, folded, makes a heading more than a title.
pub(super) fn narrows(word: &str) -> bool {
    NARROWS.lines().any(|one| one == word)
}

/// A remark at either end of a code's line that it is over: "USDC03 $3 off $29 - gone", "all: USDC03".
pub(super) fn over(text: &str) -> Option<&str> {
    // A mark above a Thai or Arabic letter is part of its word.
    let is_edge =
        |c: char| !c.is_alphanumeric() && !letter(c) && !c.is_whitespace() && !"'’".contains(c);
    let is_part = |c: char| is_edge(c) || page::price::digit(c).is_some();
    let is_over = |words: &str| {
        let words = folded(words);
        OVER.lines().any(|one| one == words)
    };
    let whole = text.trim_matches(|c: char| is_edge(c) || c.is_whitespace());
    let tail = whole.rsplit(is_part).next().unwrap_or_default().trim();
    let head = whole.split(is_part).next().unwrap_or_default().trim();
    // "29 zł koniec": a word of money may stand before it, where a figure stands before that one.
    let before = whole.strip_suffix(tail).unwrap_or_default().trim_end();
    let is_money = before.ends_with(|c| page::price::digit(c).is_some());
    let last = tail.rsplit_once(' ').filter(|_| is_money).map(|(_, last)| last);
    [Some(tail), Some(head), last].into_iter().flatten().find(|words| is_over(words))
}

/// A text, folded, without the words that say nothing of codes.
pub(super) fn chatless(text: &str) -> String {
    // A tag names a sale or a shop.
    let text = text.split_whitespace().filter(|word| !word.starts_with('#'));
    let mut text = [" ", &folded(&text.collect::<Vec<_>>().join(" ")), " "].concat();
    for phrase in CHATTER.lines() {
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(phrase)) {
            let (start, end) = (from + at, from + at + phrase.len());
            let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !unspaced(c));
            let edge = |c: Option<char>| c.is_some_and(unspaced);
            let whole = (edge(phrase.chars().next()) || !joins(text[..start].chars().next_back()))
                && (edge(phrase.chars().next_back()) || !joins(text[end..].chars().next()));
            from = if whole { start + 1 } else { end };
            if whole {
                text.replace_range(start..end, " ");
            }
        }
    }
    text
}

/// Whether a name ends with the label of the button that a copied page has beside it.
pub(super) fn glued(name: &str) -> bool {
    BUTTONS.iter().any(|button| name.len() > button.len() && name.ends_with(button))
}

/// The first character of a text that is one.
fn first(text: &str, wanted: impl Fn(char) -> bool) -> Option<&str> {
    let (at, c) = text.char_indices().find(|(_, c)| wanted(*c))?;
    text.get(at..at + c.len_utf8())
}

/// A mark that crosses a line out, locks it, warns of it, or keeps it to some.
pub(super) fn crossed(text: &str) -> Option<&str> {
    let struck = text.find("~~").map(|at| &text[at..at + 2]);
    let noted = text.starts_with("//").then(|| &text[..2]);
    let hashed = text.strip_prefix('#').is_some_and(|rest| rest.starts_with(' '));
    let mark = first(text, |c| LIMITS.contains(c));
    mark.or(struck).or(noted).or(hashed.then(|| &text[..1]))
}

/// A mark of time.
pub(super) fn clock(text: &str) -> Option<&str> {
    first(text, |c| CLOCKS.contains(c))
}

/// A mark in the line of a code by which nobody can be certain of it.
pub(super) fn doubtful(text: &str) -> Option<&str> {
    crossed(text).or_else(|| asked(text)).or_else(|| noted(text)).or_else(|| pictured(text))
}

/// A question mark at the end of a word.
fn asked(text: &str) -> Option<&str> {
    text.char_indices().find_map(|(at, c)| {
        let end = at + c.len_utf8();
        let ends = !text[end..].starts_with(|c: char| c.is_alphanumeric());
        ("?？؟⁉❓❔".contains(c) && ends).then(|| &text[at..end])
    })
}

/// A mark at the end that points to a note; what stands in pairs or before all else only adorns.
fn noted(text: &str) -> Option<&str> {
    let end = text.trim_end_matches([' ', ')', ']', '.']);
    let mark = end.chars().next_back().filter(|c| NOTES.contains(*c))?;
    let once = text.matches(mark).count() == 1 && end.len() > mark.len_utf8();
    once.then(|| &end[end.len() - mark.len_utf8()..])
}

/// A picture that is no mere ornament.
fn pictured(text: &str) -> Option<&str> {
    let picture = |c: char| match c {
        // Flags, and the tones of a skin.
        '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F3FB}'..='\u{1F3FF}' => false,
        '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B50}'..='\u{2B55}' => true,
        '㊗' | '㊙' | '\u{1F000}'..='\u{1FAFF}' => true,
        _ => false,
    };
    first(text, |c| picture(c) && !arrow(c) && !ORNAMENTS.contains(c) && !CLOCKS.contains(c))
}
