//! What does not add up.

use crate::money::Money;
use crate::plan::Verdict;
use crate::receipt::Refusal;

/// Something in a plan that does not add up, and where it stands (`orders[0].steps[1].saved`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// The place in the plan.
    pub place: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The law refuses the order.
    Refused(Refusal),
    /// An amount is another one by the law.
    Amount {
        /// What the plan says.
        found: Money,
        /// What the law says.
        expected: Money,
    },
    /// An amount is below another one of the plan that it cannot be below.
    Below {
        /// What the plan says.
        found: Money,
        /// What it must reach.
        least: Money,
    },
    /// The orders hold another number of pieces of a line than the cart.
    Pieces {
        /// In the plan.
        found: u64,
        /// In the cart.
        expected: u64,
    },
    /// An offer serves more orders than it may.
    UsedTooOften {
        /// The offer.
        offer: String,
        /// How many orders it may serve.
        uses: u32,
    },
    /// The plan has more orders than the shopper wants to place.
    TooManyOrders,
    /// More than one order uses offers for the first order.
    FirstOrderTwice,
    /// The steps, shares, lines or offers are not those of the law.
    Differs,
    /// The verdict is another one by the law.
    Verdict(Verdict),
    /// The plan says two things that cannot both be: proved with a lower bound, certain with
    /// another certain total.
    Contradiction,
}
