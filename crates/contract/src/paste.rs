//! What the paste box shows and `beststack text --paste` prints.

use serde::{Deserialize, Serialize};

use crate::Offer;

/// A piece of a paste: a code with its offer, or why it is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct PastedCode {
    /// Where its words begin in the paste, counted as JavaScript counts (UTF-16).
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The words.
    pub text: String,
    /// The code as it can be kept, with what its line and the headings above say; without amounts where
    /// none was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// Why it was not understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The piece that says the same code first, counted from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<u32>,
}

/// What a code does not say, though nobody can be certain of it without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// For which countries it is.
    Market,
    /// Until when it holds.
    End,
    /// What it takes off.
    Amount,
}

impl Lack {
    /// Every lack, in the order in which they are said.
    pub const ALL: [Lack; 3] = [Lack::Market, Lack::End, Lack::Amount];
}
