//! The one trait through which a page is read.

use crate::css::Css;

/// An element of a page, whatever the page is made of.
///
/// Clones are cheap. Both doors give the same answers for the same document: matches in document
/// order, texts through [`tidy`], at most [`TEXT_LIMIT`] of them.
pub trait Node: Clone + PartialEq {
    /// The elements below this one that match.
    fn all(&self, css: &Css) -> Vec<Self>;

    /// The first element below this one that matches.
    fn first(&self, css: &Css) -> Option<Self>;

    /// Whether this element itself matches.
    fn is(&self, css: &Css) -> bool;

    /// The element that this one stands in.
    fn parent(&self) -> Option<Self>;

    /// Whether another element is this one or stands in it.
    fn holds(&self, other: &Self) -> bool;

    /// The text of this element and of all below it, tidied.
    fn text(&self) -> String;

    /// The value of an attribute.
    fn attr(&self, name: &'static str) -> Option<String>;
}

/// How many UTF-16 units of an element's text are read: no price, title or sentence is longer.
pub const TEXT_LIMIT: usize = 4096;

/// Text as a reader sees it: runs of white space, no-break spaces among them, become one space,
/// and none stands at either end. Marks of direction and of zero width go.
pub fn tidy(text: impl IntoIterator<Item = char>) -> String {
    let mut tidied = String::new();
    for letter in text {
        if letter.is_whitespace() {
            if !tidied.is_empty() && !tidied.ends_with(' ') {
                tidied.push(' ');
            }
        } else if !is_unseen(letter) {
            tidied.push(letter);
        }
    }
    if tidied.ends_with(' ') {
        tidied.pop();
    }
    tidied
}

/// Characters that take no room: zero-width spaces, marks and isolates of direction, the BOM.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn white_space_of_every_kind_becomes_one_space() {
        for (text, tidied) in [
            ("", ""),
            (" \n\t ", ""),
            ("  US\u{a0}$4.10\n", "US $4.10"),
            ("1\u{202f}366,66kr", "1 366,66kr"),
            ("\u{200f}₪7.66\u{200f} - ₪7.96", "₪7.66 - ₪7.96"),
            ("a\u{200b}b", "ab"),
            ("一\u{3000}二", "一 二"),
        ] {
            assert_eq!(tidy(text.chars()), tidied, "{text:?}");
        }
    }
}
