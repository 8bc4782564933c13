//! The search over several orders.

mod bin;
mod builder;
mod classes;
mod codes;
mod depth;
mod exhaustive;
mod frontier;
mod large_store;
mod lot;
mod packing;
mod parts;
mod placement;
mod reachable;
mod relaxation;
mod spread;
mod spreads;
mod stock;
mod store;
mod table;

use crate::budget::Budget;
use crate::draft::Draft;
use crate::model::Model;
use crate::split::depth::Depth;
use crate::split::exhaustive::{Exhaustive, parts_of};
use crate::split::relaxation::Relaxation;

/// The best way to order a cart in one order or more, and a bound, given the best single order.
pub(crate) fn best(model: &Model<'_>, one: Draft, budget: &mut Budget<'_>) -> (Draft, i64) {
    let parts = parts_of(model).map(|parts| parts.count());
    let depth = Depth { passes: if parts.is_some() { 2 } else { 4 }, ties: true };
    let (draft, bound) = Relaxation::search(model, one, depth, budget);
    if draft.total <= bound && parts.is_none_or(|parts| parts > SMALL) {
        return (draft, bound);
    }
    let (draft, exact) = Exhaustive::search(model, draft, budget);
    (draft, bound.max(exact))
}

/// A good way to order a cart, found quickly; `one` itself if none is better.
pub(crate) fn good(model: &Model<'_>, one: Draft, budget: &mut Budget<'_>) -> Draft {
    let depth = Depth { passes: 1, ties: false };
    let (draft, bound) = Relaxation::search(model, one, depth, budget);
    let small = parts_of(model).is_some_and(|parts| parts.count() <= SMALL);
    if draft.total <= bound || !small {
        return draft;
    }
    Exhaustive::search(model, draft, budget).0
}

/// Parts up to which a cart is searched whole even when its total is proven, for the ties.
const SMALL: usize = 64;

#[cfg(test)]
mod tests;
