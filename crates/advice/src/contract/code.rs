//! One row of `beststack codes`.

use serde::{Deserialize, Serialize};

use super::Amount;

/// A platform code of the catalogue, with what it is worth at one instant for one ship-to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// What is typed at the checkout. One name may stand in several rows, with other amounts, markets
    /// or windows.
    pub code: String,
    /// The amount taken off.
    pub off: Amount,
    /// The least base.
    pub min_spend: Amount,
    /// The currency of both.
    pub currency: String,
    /// The countries it ships to; any, where empty.
    pub markets: Vec<String>,
    /// The countries it does not ship to.
    pub not_markets: Vec<String>,
    /// The first instant it holds.
    pub starts: Option<String>,
    /// The first instant it no longer holds.
    pub ends: Option<String>,
    /// The sale it belongs to.
    pub event: Option<String>,
    /// Whether it can be used then and there.
    pub verdict: CodeVerdict,
    /// Whether its source leaves a doubt.
    pub doubtful: bool,
    /// Who published it.
    pub source: String,
}

/// Whether a code can be used; the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum CodeVerdict {
    /// It holds.
    Live,
    /// It is over.
    Expired,
    /// It has not begun.
    NotYet,
    /// It is not for this ship-to.
    OtherMarket,
    /// When it ends is not known; it is never proposed.
    UnknownWindow,
}
