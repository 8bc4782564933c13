//! How labels are compared. The table is made by this file when it is compiled, and labels are looked
//! up by it, so both always agree.

use super::fold::{adornment, fold};

/// A label without what does not matter: capitals, accents that many texts leave out, runs of space, a
/// colon, and a count or a remark in brackets at its end.
pub(crate) fn key(text: &str) -> String {
    let (mut key, _) = folded(text);
    let bare = key.trim_end_matches([' ', ':']);
    let bare = match bare.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((label, _)) => label.trim_end_matches([' ', ':']),
        None => bare,
    };
    let length = bare.len();
    key.truncate(length);
    key
}

/// A text in its compared form, and for each of its letters where the original goes on after it.
pub(crate) fn folded(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut ends = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices().filter(|(_, letter)| !adornment(*letter)) {
        let after = at + letter.len_utf8();
        if letter.is_whitespace() {
            if folded.is_empty() || folded.ends_with(' ') {
                continue;
            }
            folded.push(' ');
        } else {
            folded.push(fold(letter));
        }
        ends.push(after);
    }
    (folded, ends)
}
