//! What the shopper does, step by step.

use serde::{Deserialize, Serialize};

use crate::{Amount, OrderLine};

/// One thing for the shopper to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// What to do.
    pub kind: ActionKind,
    /// With which offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<String>,
    /// In which order of the plan, counted from one; given where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u32>,
    /// What goes into that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<OrderLine>,
    /// The currency to switch the site to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// How many coins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coins: Option<u64>,
    /// What it saves; of a coupon to leave unticked, what ticking it would cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The offers of the plan that ticking the coupon would lose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub loses: Vec<String>,
    /// The same in plain English, where words are built in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What an action is, in the order in which the shopper does them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Collect a coupon.
    Collect,
    /// Leave a coupon unticked, since it costs more than it saves.
    LeaveUnticked,
    /// Switch the site to a currency that the codes speak.
    SwitchCurrency,
    /// Order some lines apart.
    OrderApart,
    /// Type a code at the checkout.
    EnterCode,
    /// Turn coins on.
    UseCoins,
    /// Pay with a certain card or wallet.
    PayWith,
}
