//! One row of `beststack codes`.

use serde::{Deserialize, Serialize};

use crate::Amount;

/// A platform code of the catalogue, with what it is worth at one instant for one ship-to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// What is typed at the checkout; null for a tier that its source gives without the code. One name
    /// may stand in several rows, with other amounts, markets or windows.
    pub code: Option<String>,
    /// The amount taken off, where the source gives it.
    pub off: Option<Amount>,
    /// The least base, where the source gives it.
    pub min_spend: Option<Amount>,
    /// The currency of both, where the source settles it.
    pub currency: Option<String>,
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
    /// Which doubt that is.
    pub doubt: Option<CodeDoubt>,
    /// For whom it works; only a code for anyone is ever proposed.
    pub scope: CodeScope,
    /// Only for a shopper's first order.
    pub first_order_only: bool,
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

/// Why not to trust a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum CodeDoubt {
    /// The source may have made it up or presumed it.
    Unverified,
    /// The amount looks wrong beside its siblings, and is kept as found.
    Amount,
    /// The source's hour is not the one at which this market's windows end.
    Hour,
    /// That the global series leaves this market out is taken over from another one.
    Market,
}

/// For whom a code works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum CodeScope {
    /// Any shopper.
    Anyone,
    /// One product or one seller's.
    Product,
    /// Tied to a publisher or to one product that it links to.
    Publisher,
    /// Made up to explain something.
    Example,
}
