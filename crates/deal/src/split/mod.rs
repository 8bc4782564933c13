//! The search over several orders.

mod classes;
mod codes;
mod frontier;
mod many;
mod pack;
mod pattern;
mod place;
mod relax;
mod store;
mod things;
mod whole;

use crate::clock::Clock;
use crate::draft::Draft;
use crate::model::Model;

/// The best way to order a cart in one order or more, and a bound, given the best single order.
pub(crate) fn best(model: &Model<'_>, one: &Draft, clock: &mut Clock<'_>) -> (Draft, i64) {
    let parts = whole::parts_of(model);
    let passes = if parts.is_some() { 2 } else { usize::MAX };
    let (draft, bound) = relax::Relaxed::search(model, one.clone(), passes, clock);
    if draft.total <= bound && parts.is_none_or(|parts| parts > SMALL) {
        return (draft, bound);
    }
    let (draft, exact) = whole::Whole::search(model, draft, clock);
    (draft, bound.max(exact))
}

/// Parts up to which a cart is searched whole even when its total is proven, for the ties.
const SMALL: usize = 64;

#[cfg(test)]
mod tests;
