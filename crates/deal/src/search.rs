//! The search: from a model of the cart to the best draft and a bound.

use contract::Orders;

use crate::budget::Budget;
use crate::draft::Draft;
use crate::model::Model;
use crate::order::{Allowance, OrderSearch, Pick};
use crate::receipts::{receipts, sum_of};
use crate::split;

/// The drafts that a search ends with.
pub(crate) struct Answer {
    pub(crate) draft: Draft,
    /// The best single order.
    pub(crate) one_order: Draft,
    pub(crate) bound: i64,
}

pub(crate) fn search(model: &Model<'_>, budget: &mut Budget<'_>) -> Answer {
    let everything = model.everything();
    if everything.is_empty() {
        let nothing = Draft { total: 0, orders: Vec::new() };
        return Answer { draft: nothing.clone(), one_order: nothing, bound: 0 };
    }
    let mut order_search = OrderSearch::new(model);
    let found = order_search.best(&everything, Allowance::all(model), i64::MAX, budget);
    let pick = found.pick.unwrap_or_else(|| nothing_chosen(model, &everything));
    let one = Draft::one(everything, pick);
    if model.cart.orders() == Orders::One {
        return Answer { draft: one.clone(), one_order: one, bound: found.bound };
    }
    let (draft, bound) = split::best(model, one.clone(), budget);
    Answer { draft, one_order: one, bound }
}

/// A plan that comes to `ceiling` or less, the best of one order and a good one of several.
pub(crate) fn search_within(
    model: &Model<'_>,
    ceiling: i64,
    budget: &mut Budget<'_>,
) -> Option<Draft> {
    let everything = model.everything();
    let mut order_search = OrderSearch::new(model);
    let found = order_search.best(&everything, Allowance::all(model), ceiling, budget).pick;
    let one = found.map(|pick| Draft::one(everything, pick));
    if model.cart.orders() == Orders::One {
        return one;
    }
    let to_beat = || Draft { total: ceiling.saturating_add(1), orders: Vec::new() };
    let draft = split::good(model, one.unwrap_or_else(to_beat), budget);
    (draft.total <= ceiling).then_some(draft)
}

/// The order with nothing chosen, by the law.
fn nothing_chosen(model: &Model<'_>, pieces: &[i64]) -> Pick {
    let mut pick = Pick { total: 0, chosen: Vec::new(), coins: None };
    let draft = Draft::one(pieces.to_vec(), pick.clone());
    let receipts = receipts(&draft, model).unwrap_or_default();
    pick.total = sum_of(&receipts, model).minor();
    pick
}
