//! Where a field stands: selectors, the newest first, and what is taken of the elements they find.

use crate::css::Css;
use crate::excerpt::Element;
use crate::reading::{Health, State};

/// The places where a page shows a field, the newest layout's first.
#[derive(Debug)]
pub struct Rule {
    /// By which an [`Excerpt`](crate::Excerpt) knows it; each rule has its own.
    pub id: u16,
    /// The field's name in the contract.
    pub field: &'static str,
    /// Its selectors.
    pub css: &'static [Css],
    /// What is taken of the elements.
    pub takes: Takes,
}

/// What is taken of the elements that a rule finds.
#[derive(Clone, Copy, Debug)]
pub struct Takes {
    /// All that the newest matching selector finds; else the first.
    pub all: bool,
    /// Bytes of the longest text that is taken; none where it is nought.
    pub text: usize,
    /// The attributes.
    pub attrs: &'static [&'static str],
    /// What is none of the elements, whatever selector finds it.
    pub without: Option<&'static Css>,
    /// What the elements keep apart from: none of them is such, stands in such or holds such.
    pub apart_from: &'static [Css],
}

/// A rule where it stands in a layout: its elements, and the rules that are looked for inside them.
#[derive(Debug)]
pub struct Branch {
    /// What is looked for.
    pub rule: &'static Rule,
    /// Rules that its elements may match as well.
    pub also: &'static [&'static Rule],
    /// Whether the elements between these and the one they are looked for in are taken too.
    pub grown: bool,
    /// What is looked for inside each element.
    pub inside: &'static [Branch],
}

impl Rule {
    /// All elements of the newest selector that matches anything in `root`.
    pub fn all<'e>(&self, root: Element<'e>) -> Vec<Element<'e>> {
        let found = root.marked(self.id);
        let newest = found.iter().map(|(css, _)| *css).min();
        let found = found.into_iter().filter(|(css, _)| Some(*css) == newest);
        found.map(|(_, element)| element).collect()
    }

    /// The first element of the newest selector that matches anything in `root`.
    pub fn first<'e>(&self, root: Element<'e>) -> Option<Element<'e>> {
        root.marked(self.id).into_iter().min_by_key(|(css, _)| *css).map(|(_, element)| element)
    }

    /// The text of the first element that has any, of the newest selector that finds one.
    pub fn text(&self, root: Element<'_>) -> Option<String> {
        let mut found = root.marked(self.id);
        found.sort_by_key(|(css, _)| *css);
        found.dedup_by_key(|(css, _)| *css);
        found.into_iter().map(|(_, element)| element.text()).find(|text| !text.is_empty())
    }

    /// That none of these elements holds it, where there are any and it is looked for at all.
    pub fn lost(&self, within: &[Element<'_>]) -> Option<Health> {
        let is_found = within.iter().any(|element| self.first(*element).is_some());
        let is_lost = !within.is_empty() && !self.css.is_empty() && !is_found;
        is_lost.then(|| self.health(State::Unmatched)).flatten()
    }

    /// That this field's selectors fared so.
    pub fn health(&self, state: State) -> Option<Health> {
        let selector = self.css.first()?.text();
        Some(Health { field: self.field, selector, state })
    }
}
