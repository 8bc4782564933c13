//! The search: from a model of the cart to the best draft and a bound.

use contract::Orders;

use crate::clock::Clock;
use crate::draft::Draft;
use crate::model::Model;
use crate::order::{Counter, Leave, Pick};
use crate::receipts::{receipts, sum_of};
use crate::split;

/// The drafts that a search ends with.
pub(crate) struct Answer {
    pub(crate) draft: Draft,
    /// The best single order.
    pub(crate) one: Draft,
    pub(crate) bound: i64,
}

pub(crate) fn search(model: &Model<'_>, clock: &mut Clock<'_>) -> Answer {
    let everything = model.everything();
    if everything.is_empty() {
        let nothing = Draft { total: 0, orders: Vec::new() };
        return Answer { draft: nothing.clone(), one: nothing, bound: 0 };
    }
    let mut counter = Counter::new(model);
    let found = counter.best(&everything, Leave::all(model), i64::MAX, clock);
    let pick = found.pick.unwrap_or_else(|| bare(model, &everything));
    let one = Draft::one(everything, pick);
    if model.cart.orders() == Orders::One {
        return Answer { draft: one.clone(), one, bound: found.bound };
    }
    let (draft, bound) = split::best(model, one.clone(), clock);
    Answer { draft, one, bound }
}

/// A plan that comes to `ceiling` or less, the best of one order and a good one of several.
pub(crate) fn search_within(
    model: &Model<'_>,
    ceiling: i64,
    clock: &mut Clock<'_>,
) -> Option<Draft> {
    let everything = model.everything();
    let mut counter = Counter::new(model);
    let found = counter.best(&everything, Leave::all(model), ceiling, clock).pick;
    let one = found.map(|pick| Draft::one(everything, pick));
    if model.cart.orders() == Orders::One {
        return one;
    }
    let to_beat = || Draft { total: ceiling.saturating_add(1), orders: Vec::new() };
    let draft = split::good(model, one.unwrap_or_else(to_beat), clock);
    (draft.total <= ceiling).then_some(draft)
}

/// The order with nothing chosen, by the law.
fn bare(model: &Model<'_>, pieces: &[i64]) -> Pick {
    let mut pick = Pick { total: 0, chosen: Vec::new(), coins: None };
    let draft = Draft::one(pieces.to_vec(), pick.clone());
    let receipts = receipts(&draft, model).unwrap_or_default();
    pick.total = sum_of(&receipts, model).minor();
    pick
}
