//! The search over several orders.

mod bin;
mod classes;
mod codes;
mod effort;
mod frontier;
mod making;
mod many;
mod pack;
mod parts;
mod pattern;
mod patterns_of;
mod place;
mod relax;
mod store;
mod sums;
mod table;
mod thing;
mod things;
mod whole;

use crate::clock::Clock;
use crate::draft::Draft;
use crate::model::Model;
use crate::split::effort::Care;
use crate::split::relax::Relaxed;
use crate::split::whole::{Whole, parts_of};

/// The best way to order a cart in one order or more, and a bound, given the best single order.
pub(crate) fn best(model: &Model<'_>, one: Draft, clock: &mut Clock<'_>) -> (Draft, i64) {
    let parts = parts_of(model).map(|parts| parts.count());
    let care = Care { passes: if parts.is_some() { 2 } else { 4 }, ties: true };
    let (draft, bound) = Relaxed::search(model, one, care, clock);
    if draft.total <= bound && parts.is_none_or(|parts| parts > SMALL) {
        return (draft, bound);
    }
    let (draft, exact) = Whole::search(model, draft, clock);
    (draft, bound.max(exact))
}

/// A good way to order a cart, found quickly; `one` itself where none is better.
pub(crate) fn good(model: &Model<'_>, one: Draft, clock: &mut Clock<'_>) -> Draft {
    let care = Care { passes: 1, ties: false };
    let (draft, bound) = Relaxed::search(model, one, care, clock);
    let small = parts_of(model).is_some_and(|parts| parts.count() <= SMALL);
    if draft.total <= bound || !small {
        return draft;
    }
    Whole::search(model, draft, clock).0
}

/// Parts up to which a cart is searched whole even when its total is proven, for the ties.
const SMALL: usize = 64;

#[cfg(test)]
mod tests;
