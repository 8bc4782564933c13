//! The answer: what to order with which offers, and why nothing is cheaper.

use contract::{Certainty, Layer, NotCounted};

use crate::currency::Currency;
use crate::money::Money;
use crate::time::Instant;

/// The cheapest legal way to buy a cart, with its working shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is paid, shipping and tax included as far as they are counted.
    pub total: Money,
    /// Against one order with no offer at all.
    pub saved: Money,
    /// Whether nothing cheaper exists; false only when the limit ended the search.
    pub proved: bool,
    /// No legal plan costs less than this; the total itself if it is proved.
    pub bound: Money,
    /// Whether the total hangs on an open question of the rules.
    pub certainty: Certainty,
    /// A total that holds whichever way the open questions fall, of what is counted.
    pub certain_total: Money,
    /// What is paid beside the total in an amount that is not known; with any, the total is only likely.
    pub not_counted: Vec<NotCounted>,
    /// What to order, in this sequence.
    pub orders: Vec<Order>,
    /// The best single order, if several orders were found to cost less.
    pub one_order: Option<Order>,
    /// What became of each offer, in the cart's sequence.
    pub offers: Vec<(String, Verdict)>,
    /// Changes of the cart that pay for themselves, the best first.
    pub hints: Vec<Hint>,
    /// Store coupons that must not be ticked, for they would lose more than they save.
    pub unticked: Vec<Unticked>,
    /// The next best choice.
    pub runner_up: Option<RunnerUp>,
    /// How many steps the search for the best stack took; verdicts, hints and the runner-up are not counted.
    pub nodes: u64,
}

/// One order and its receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// What is in it, by line id.
    pub lines: Vec<Part>,
    /// What is taken off, in the order of the layers, then by offer id.
    pub steps: Vec<Step>,
    /// The goods after all steps.
    pub goods: Money,
    /// The stores' fees, as far as they are known.
    pub shipping: Money,
    /// The stores whose fee is not known, by name.
    pub shipping_unknown: Vec<String>,
    /// The tax on the goods.
    pub tax: Money,
    /// Goods, shipping and tax.
    pub total: Money,
}

/// Pieces of a line in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The line.
    pub id: String,
    /// How many pieces.
    pub quantity: u32,
}

/// One saving of a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What saves it.
    pub by: By,
    /// Its layer.
    pub layer: Layer,
    /// What its eligible lines came to before it.
    pub base: Money,
    /// What it takes off.
    pub saved: Money,
    /// The base less the saving.
    pub after: Money,
    /// The saving of each line, by line id; lines that save nothing are left out.
    pub shares: Vec<Share>,
}

/// What a step is owed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// An offer, by its id.
    Offer(String),
    /// A number of coins.
    Coins(u64),
}

/// A line's part of a saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The line.
    pub id: String,
    /// What it saves.
    pub saved: Money,
}

/// What became of an offer, and the facts of the reason; the first reason that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its amounts are in another currency than the cart.
    OtherCurrency(Currency),
    /// It is not for this ship-to country.
    OtherMarket,
    /// All there were have been taken.
    Gone,
    /// Nobody knows when it is valid.
    UnknownWindow,
    /// It starts later.
    NotYet(Instant),
    /// It ended; nobody knows when, if it is only said to be over.
    Expired(Option<Instant>),
    /// It is for the first order only, and this is not one.
    FirstOrderOnly,
    /// It is for followers of the store only.
    FollowersOnly,
    /// It is for the app only.
    AppOnly,
    /// The cart has no line of its store and category.
    NoLines,
    /// Every line it could be for is shut out by a mark.
    Excluded,
    /// It may ask for a minimum that was not read.
    UnknownMinimum,
    /// Its base is too small with the plan's other choices kept.
    Short(Missing),
    /// It cannot be combined with these offers of the plan.
    Conflicts(Vec<String>),
    /// It has served all the orders it may serve, or the shopper has spent it.
    UsedUp,
    /// The plan uses it.
    Chosen,
    /// It could be used, and the plan is better without.
    Applies,
}

/// What an offer lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// This much of spend on its lines.
    Spend(Money),
    /// This number of pieces of its lines.
    Pieces(u32),
}

/// A change of the cart that lowers the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What to change.
    pub change: Change,
    /// The old total less the new one; if a line is left out, less its listed price as well.
    pub net: Money,
    /// The total afterwards.
    pub total: Money,
}

/// A change of the cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Add goods for this amount, the least that does it.
    Add {
        /// The listed price to add.
        amount: Money,
        /// The store to add it from, if the offer asks for one.
        seller: Option<String>,
        /// The category to add it from, if the offer asks for one.
        category: Option<String>,
        /// The offer that is reached by it; `None` if shipping becomes free.
        offer: Option<String>,
    },
    /// Buy more pieces of a line.
    Quantity {
        /// The line.
        line: String,
        /// How many pieces there are then.
        quantity: u32,
    },
    /// Allowance a line out: the rest costs less than it saves by standing there.
    LeaveOut {
        /// The line.
        line: String,
    },
    /// Order in several orders instead of one.
    Split {
        /// How many.
        orders: u32,
    },
}

/// A store coupon that is better not ticked, although it applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unticked {
    /// The coupon.
    pub offer: String,
    /// What the order would cost more with it and everything else as planned.
    pub costs: Money,
    /// The offers of the plan that would be lost by it.
    pub loses: Vec<String>,
}

/// The next best choice of offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunnerUp {
    /// What it costs.
    pub total: Money,
    /// What it does otherwise.
    pub why: Lost,
}

/// Why a choice came second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It uses and leaves other offers than the plan and saves less.
    Choice {
        /// Offers that it uses and the plan does not.
        with: Vec<String>,
        /// Offers that the plan uses and it does not.
        without: Vec<String>,
    },
    /// It makes one order, and the plan several.
    OneOrder,
    /// It uses the same offers without the coins, or with coins that the plan keeps.
    Coins,
}
