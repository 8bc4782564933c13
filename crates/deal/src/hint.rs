//! Changes of the cart that pay for themselves.

mod addition;
mod lines;
mod search;
mod split;

use crate::budget::Budget;
use crate::cart::Cart;
use crate::hint::search::{HintSearch, SearchWithin};
use crate::plan::{Hint, Plan};
use crate::receipts::OrderChoice;

/// Lines beyond which none is tried.
const MOST_LINES: usize = 200;
/// Steps that all hints may take.
const SHARES: u64 = 40_000;

/// The hints for a cart whose orders hold and choose what is `chosen`, the best first.
///
/// A fee that nobody knows nets nothing, and no hint asks for more of them.
pub(crate) fn hints(
    cart: &Cart,
    chosen: Vec<OrderChoice<'_>>,
    plan: &Plan,
    search_within: SearchWithin,
    budget: &mut Budget<'_>,
) -> Vec<Hint> {
    let (total, ends) = (plan.total.minor(), budget.spent + SHARES);
    let unknown_fees = plan.orders.iter().map(|order| order.shipping_unknown.len()).sum();
    let mut hints = HintSearch {
        cart,
        plan,
        total,
        unknown_fees,
        chosen,
        search_within,
        found: Vec::new(),
        ends,
    };
    if cart.lines().len() <= MOST_LINES {
        hints.split(budget);
        hints.additions(budget);
        hints.lines(budget);
    }
    hints.found.sort_by_key(|hint| std::cmp::Reverse(hint.net.minor()));
    hints.found
}
