//! The ways to spread one store's lines over several orders.
//!
//! A store sees nothing but its own lines in an order, so what its discounts and coupons save and
//! what its shipping costs depend only on which of its pieces share an order. A *spread* holds that
//! much and no more: blocks of pieces, each with its coupon, each in an order of its own; and loose
//! pieces, which may go anywhere, since they neither gain nor lose by their company.

use crate::split::store::Block;

/// One way to spread a store's lines.
#[derive(Clone, Debug)]
pub(crate) struct Spread {
    pub(crate) worth: i64,
    pub(crate) drain: i64,
    /// Indices into the store's blocks.
    pub(crate) blocks: Vec<u32>,
    /// By line of the store.
    pub(crate) loose: Vec<i64>,
}

/// All spreads of a store that may matter, the most worth first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spreads {
    pub(crate) blocks: Vec<Block>,
    pub(crate) spreads: Vec<Spread>,
    /// Where spreads had to be left out: points `(drain, worth)` that none of those exceeds.
    pub(crate) beyond: Vec<(i64, i64)>,
    /// What every spread is worth at most, those of no interest included.
    pub(crate) most: i64,
}

/// How far a store's spreads are worked out.
#[derive(Clone, Copy)]
pub(crate) struct SpreadLimits {
    pub(crate) spreads: usize,
    /// Spreads that are worth less than the best by more than this are of no interest.
    pub(crate) loss: i64,
}

impl Spreads {
    /// The points of its frontier.
    pub(crate) fn points(&self) -> Vec<(i64, i64)> {
        let known = self.spreads.iter().map(|spread| (spread.drain, spread.worth));
        known.chain(self.beyond.iter().copied()).collect()
    }
}
