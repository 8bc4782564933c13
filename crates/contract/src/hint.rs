//! What would make the cart cheaper.

use serde::{Deserialize, Serialize};

use crate::Amount;

/// Something that would make it cheaper; only given where it does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// What to change.
    pub kind: HintKind,
    /// Old total less new total; where a line is left out, less its listed price as well.
    pub net: Amount,
    /// The new total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// What to add, as a listed price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The store to add it from, where the offer asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seller: Option<String>,
    /// The category to add it from, where the offer asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The offer that is reached by adding; none where it is free shipping.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<String>,
    /// The line to buy more of, or to leave out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// How many pieces of the line there are then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<u32>,
    /// How many orders a split makes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orders: Option<u32>,
    /// The same in plain English, where words are built in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What a hint changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum HintKind {
    /// Add goods of this amount.
    Add,
    /// Take one more of a line.
    Quantity,
    /// Leave a line out.
    LeaveOut,
    /// Place more than one order.
    Split,
}
