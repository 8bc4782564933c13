//! What `beststack plan` gives.

use serde::{Deserialize, Serialize};

use crate::{Action, Amount, Hint, LeftOut, OfferVerdict, Step};

/// The cheapest legal way to order the cart, with its working.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What all orders together cost, with shipping and tax.
    pub total: Amount,
    /// Less than one order with no offer at all.
    pub saved: Amount,
    /// Whether nothing can be cheaper; false only when the limit ended the search.
    pub proved: bool,
    /// No plan is cheaper than this.
    pub bound: Amount,
    /// Whether the total hangs on an open question of the rules.
    pub certainty: Certainty,
    /// What holds however the open questions are answered.
    pub certain_total: Amount,
    /// What the total hangs on, in plain English; there if and only if it is `likely`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What will be paid beside the total, and nobody knows how much.
    #[serde(default)]
    pub not_counted: Vec<NotCounted>,
    /// What of the cart could save more and is not used, since what it is worth is not known: coins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// The orders to place.
    pub orders: Vec<Order>,
    /// The best single order, where a split won.
    pub one_order: Option<Order>,
    /// What became of each offer.
    pub offers: Vec<OfferVerdict>,
    /// What would make it cheaper.
    pub hints: Vec<Hint>,
    /// What the shopper does, in order.
    pub actions: Vec<Action>,
    /// The next best plan, and why it lost.
    pub runner_up: Option<RunnerUp>,
    /// What the search took.
    pub search: Search,
}

/// How sure a total is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// It holds whichever way the open questions are answered.
    Certain,
    /// It hangs on one of them.
    Likely,
}

/// What a total leaves out because its amount is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum NotCounted {
    /// The parcels of some stores.
    Shipping,
    /// Tax that comes on top.
    Tax,
    /// Customs duty.
    Duty,
    /// A fee for handling.
    Fee,
}

/// One order: its lines, its discounts step by step, and its sums.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// How many pieces of which line.
    pub lines: Vec<OrderLine>,
    /// The discounts in the order of their layers.
    pub steps: Vec<Step>,
    /// The goods as listed, before any discount: `goods` and all that the steps saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<Amount>,
    /// The goods after all discounts.
    pub goods: Amount,
    /// The parcels, as far as their fees are known.
    pub shipping: Amount,
    /// The sellers whose fee is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shipping_unknown: Vec<String>,
    /// The tax.
    pub tax: Amount,
    /// Goods, shipping and tax.
    pub total: Amount,
}

/// So many pieces of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct OrderLine {
    /// The line.
    pub id: String,
    /// The pieces of it in this order.
    pub quantity: u32,
}

/// The next best plan, and why it lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct RunnerUp {
    /// What it costs.
    pub total: Amount,
    /// In what it differs.
    #[serde(default)]
    pub differs: Differs,
    /// Offers that it uses and the plan does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// Offers that the plan uses and it does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// Why it lost, in plain English, where words are built in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// In what a runner-up differs from the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum Differs {
    /// It uses other offers.
    #[default]
    Choice,
    /// It makes one order where the plan makes several.
    OneOrder,
    /// It uses coins where the plan keeps them, or keeps them where the plan does not.
    Coins,
}

/// What the search took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// How many steps it took to the best stack.
    pub nodes: u64,
    /// Microseconds of the whole answer by the caller's clock; zero if it has none.
    #[serde(default)]
    pub elapsed_us: u64,
}
