//! What the rules of a page point at, taken out of it.
//!
//! A page has thousands of elements, of which a reader wants thirty. Either door takes those, and what
//! is made of them is worked out elsewhere: so the script in the shopper's page stays small, and
//! whatever the page is made of, one reader reads it.

mod take;
mod text;

use crate::node::end_line;
use crate::price::digit;

pub use take::Taking;
pub use text::Broken;

/// The elements that a page's rules point at, in the order in which they were taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// Each before what was found inside it; the first is the page's root.
    taken: Vec<Taken>,
    /// Whether there was more than is taken of any page.
    is_cut: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Taken {
    /// The rules that it matches, by their numbers, each with the place of the selector among the rule's.
    marks: Vec<(u16, u8)>,
    /// The element that it was found in; the root is its own.
    up: usize,
    /// Where what was found inside it ends.
    end: usize,
    text: String,
    attrs: Vec<(String, String)>,
}

impl Excerpt {
    /// The page's root.
    pub fn root(&self) -> Element<'_> {
        Element { excerpt: self, at: 0 }
    }

    /// Whether there was more than is taken of any page.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }
}

/// An element of an excerpt; a place, so it is copied freely.
#[derive(Clone, Copy, Debug)]
pub struct Element<'e> {
    excerpt: &'e Excerpt,
    at: usize,
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && std::ptr::eq(self.excerpt, other.excerpt)
    }
}

impl<'e> Element<'e> {
    fn taken(self) -> Option<&'e Taken> {
        self.excerpt.taken.get(self.at)
    }

    fn inside(self) -> impl Iterator<Item = Element<'e>> {
        let end = self.taken().map_or(0, |taken| taken.end);
        (self.at + 1..end).map(move |at| Element { at, ..self })
    }

    /// What was found of a rule inside this element, with the place of the selector that found it.
    pub(crate) fn marked(self, rule: u16) -> Vec<(u8, Element<'e>)> {
        let mark = |element: Element<'e>| Some((element.mark(rule)?, element));
        self.inside().filter_map(mark).collect()
    }

    fn mark(self, rule: u16) -> Option<u8> {
        let marks = &self.taken()?.marks;
        marks.iter().find(|(id, _)| *id == rule).map(|(_, css)| *css)
    }

    /// Whether this element itself matches a rule.
    pub fn is(self, rule: &crate::Rule) -> bool {
        self.mark(rule.id).is_some()
    }

    /// The nearest element above that was taken.
    pub fn parent(self) -> Option<Element<'e>> {
        let up = self.taken()?.up;
        (up != self.at).then_some(Element { at: up, ..self })
    }

    /// How many elements were taken inside it.
    pub fn size(self) -> usize {
        self.taken().map_or(0, |taken| taken.end.saturating_sub(self.at + 1))
    }

    /// Its text, tidied; of an element whose text was not taken, the texts inside it.
    pub fn text(self) -> String {
        let own = self.taken().map(|taken| taken.text.as_str()).unwrap_or_default();
        if !own.is_empty() {
            return own.to_owned();
        }
        let mut text = String::new();
        for part in self.inside().filter_map(Element::taken).filter(|part| !part.text.is_empty()) {
            if !text.is_empty() {
                text.push(' ');
            }
            if part.text.starts_with(|letter| digit(letter).is_some()) {
                end_line(&mut text);
            }
            text.push_str(&part.text);
        }
        text
    }

    /// The value of an attribute that was taken.
    pub fn attr(self, name: &str) -> Option<&'e str> {
        let attrs = &self.taken()?.attrs;
        attrs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests;
