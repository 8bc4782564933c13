//! The one trait through which a page is read.

use crate::css::Css;
use crate::price::digit;

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
    joined(text.into_iter().map(Some))
}

/// The text of several elements, tidied; `None` stands where an element begins or ends.
///
/// Two elements never become one number: `<b>45</b><sup>80</sup>` may be 45.80 and never is 4580. Between
/// digits of two elements with no mark of their own between them the line ends, and no reader joins what
/// stands on two lines. What elements do to words (`US` and `$`, a title in pieces) changes nothing.
pub(crate) fn joined(text: impl IntoIterator<Item = Option<char>>) -> String {
    let mut tidied = String::new();
    let (mut has_edge, mut has_mark) = (false, false);
    for letter in text {
        match letter {
            None => has_edge = true,
            Some(letter) if letter.is_whitespace() => {
                // A no-break space may part thousands; what makes a page's source readable may not.
                has_mark |= !letter.is_ascii();
                if !tidied.is_empty() && !tidied.ends_with(' ') {
                    tidied.push(' ');
                }
            }
            Some(letter) if is_unseen(letter) => {}
            Some(letter) => {
                if has_edge && !has_mark && digit(letter).is_some() {
                    end_line(&mut tidied);
                }
                (has_edge, has_mark) = (false, false);
                tidied.push(letter);
            }
        }
    }
    if tidied.ends_with(' ') {
        tidied.pop();
    }
    tidied
}

/// Ends the line after a digit.
pub(crate) fn end_line(text: &mut String) {
    let kept = text.trim_end_matches(' ').len();
    if text[..kept].chars().next_back().is_some_and(|last| digit(last).is_some()) {
        text.truncate(kept);
        text.push('\n');
    }
}

/// Whether digits of two elements may stand side by side in a text: only then its elements matter.
#[cfg(feature = "live")]
pub(crate) fn may_join(text: &str) -> bool {
    let mut is_after_digit = false;
    for letter in text.chars() {
        match digit(letter) {
            Some(_) if is_after_digit => return true,
            Some(_) => is_after_digit = true,
            None => is_after_digit &= letter.is_ascii_whitespace() || is_unseen(letter),
        }
    }
    false
}

/// Characters that take no room: zero-width spaces, marks and isolates of direction, the BOM.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{joined, tidy};

    /// The text of elements that are written with a bar at each edge.
    fn elements(text: &str) -> String {
        joined(text.chars().map(|letter| (letter != '|').then_some(letter)))
    }

    #[test]
    fn digits_of_two_elements_stand_on_two_lines_and_nothing_else_does() {
        for (text, tidied) in [
            ("|45||80|", "45\n80"),
            ("45|80|", "45\n80"),
            ("|45| \n |80|", "45\n80"),
            ("|1| |234|", "1\n234"),
            ("|٤٥||٨٠|", "٤٥\n٨٠"),
            ("|45|\u{200b}|80|", "45\n80"),
            // A mark says how: a point, a comma, a no-break space.
            ("|R$||1||.||234||,||56|", "R$1.234,56"),
            ("|₩||2||,480|", "₩2,480"),
            ("|1||\u{a0}||366,66||kr|", "1 366,66kr"),
            // One element, whatever white space it holds.
            ("1 366,66", "1 366,66"),
            ("4580", "4580"),
            ("|US ||$||4|", "US $4"),
            ("|A4||, 80 g|", "A4, 80 g"),
        ] {
            assert_eq!(elements(text), tidied, "{text:?}");
        }
    }

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
