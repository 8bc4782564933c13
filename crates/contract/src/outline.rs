//! Where a script in a page looks before the page is read.

use serde::{Deserialize, Serialize};

use crate::PageKind;

/// Where to look on the page of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// What sort of page the address leads to.
    pub page: PageKind,
    /// The modules of page state worth asking for: the name of each in a state text, and its path from
    /// `window`, where a step that ends in `()` is called.
    pub modules: Vec<(String, String)>,
    /// A selector of the displayed price; empty where the page has none.
    pub anchor: String,
    /// A selector of the product's own part of the page; empty where the page has none.
    pub root: String,
    /// A selector of the buttons that buy, which nothing of ours may cover; empty where the page has none.
    pub buy: String,
}
