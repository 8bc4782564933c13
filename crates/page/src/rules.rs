//! Where a field stands: selectors, the newest first.

use crate::css::Css;
use crate::node::Node;
use crate::reading::{Health, State};

/// The places where a page shows a field, the newest layout's first.
#[derive(Debug)]
pub struct Rule {
    /// The field's name in the contract.
    pub field: &'static str,
    /// Its selectors.
    pub css: &'static [Css],
}

impl Rule {
    /// All elements of the newest selector that matches anything below `root`.
    pub fn all<N: Node>(&self, root: &N) -> Vec<N> {
        self.css.iter().map(|css| root.all(css)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The first element of the newest selector that matches anything below `root`.
    pub fn first<N: Node>(&self, root: &N) -> Option<N> {
        self.css.iter().find_map(|css| root.first(css))
    }

    /// The text of the first element that has any, of the newest selector that finds one.
    pub fn text<N: Node>(&self, root: &N) -> Option<String> {
        self.css.iter().find_map(|css| {
            let text = root.first(css)?.text();
            (!text.is_empty()).then_some(text)
        })
    }

    /// That this field's selectors fared so.
    pub fn health(&self, state: State) -> Option<Health> {
        let selector = self.css.first()?.text();
        Some(Health { field: self.field, selector, state })
    }
}
