//! Spreads in the making.

use crate::split::spread::{Spread, SpreadLimits, Spreads};
use crate::split::store::{Block, Store};

/// A spread in the making, and those that are made.
pub(crate) struct SpreadBuilder {
    pub(crate) limits: SpreadLimits,
    pub(crate) blocks: Vec<u32>,
    pub(crate) worth: i64,
    pub(crate) drain: i64,
    pub(crate) spreads: Vec<Spread>,
    /// What a spread must be worth to be of interest.
    pub(crate) least: i64,
    /// The most that a spread may be worth that was left out.
    pub(crate) beyond: Option<i64>,
}

impl SpreadBuilder {
    pub(crate) fn new(limits: SpreadLimits) -> SpreadBuilder {
        SpreadBuilder {
            limits,
            blocks: Vec::new(),
            worth: 0,
            drain: 0,
            spreads: Vec::new(),
            least: i64::MIN,
            beyond: None,
        }
    }

    pub(crate) fn is_full(&self) -> bool {
        self.spreads.len() >= self.limits.spreads
    }

    pub(crate) fn push(&mut self, block: &Block, at: u32) {
        self.blocks.push(at);
        self.worth += block.worth;
        self.drain += block.drain;
    }

    pub(crate) fn pop(&mut self, block: &Block) {
        self.blocks.pop();
        self.worth -= block.worth;
        self.drain -= block.drain;
    }

    pub(crate) fn keep(&mut self, loose: Vec<i64>) {
        if self.is_full() {
            self.beyond = self.beyond.max(Some(self.worth));
            return;
        }
        let blocks = self.blocks.clone();
        self.spreads.push(Spread { worth: self.worth, drain: self.drain, blocks, loose });
    }

    pub(crate) fn add_coupons(
        &mut self,
        blocks: &[Block],
        useful: &[Vec<u32>],
        uses: &[(u32, usize)],
        from: usize,
        left: &[i64],
    ) {
        if self.is_full() {
            return;
        }
        // A block without a coupon gains nothing by being one, so what no coupon takes is loose:
        // every set of blocks is a spread of its own.
        self.keep(left.to_vec());
        // Coupons are added in their sequence, so that each set of blocks is met once.
        for coupon in from..useful.len() {
            for &at in &useful[coupon] {
                let block = &blocks[at as usize];
                let fits = block.pieces.iter().zip(left).all(|(pieces, left)| pieces <= left);
                if !fits || is_used_up(self, blocks, block.coupon, uses) {
                    continue;
                }
                let rest: Vec<i64> =
                    left.iter().zip(&block.pieces).map(|(left, taken)| left - taken).collect();
                self.push(block, at);
                self.add_coupons(blocks, useful, uses, coupon, &rest);
                self.pop(block);
            }
        }
    }
}

pub(crate) fn is_used_up(
    draft: &SpreadBuilder,
    blocks: &[Block],
    coupon: Option<u32>,
    uses: &[(u32, usize)],
) -> bool {
    let Some(coupon) = coupon else { return false };
    let used = draft.blocks.iter().filter(|&&at| blocks[at as usize].coupon == Some(coupon));
    used.count() >= uses.iter().find(|(offer, _)| *offer == coupon).map_or(0, |(_, uses)| *uses)
}

/// Blocks for coupons only: company costs nothing, so all other pieces are loose.
pub(crate) fn add_coupons(
    store: &Store<'_>,
    blocks: Vec<Block>,
    useful: &[Vec<u32>],
    limits: SpreadLimits,
    are_some: bool,
) -> Spreads {
    let mut draft = SpreadBuilder::new(limits);
    let uses: Vec<(u32, usize)> =
        store.coupons().iter().map(|&offer| (offer, store.uses(offer))).collect();
    draft.add_coupons(&blocks, useful, &uses, 0, &store.quantities());
    let beyond = if are_some || draft.is_full() { store.beyond() } else { Vec::new() };
    Spreads { blocks, spreads: draft.spreads, beyond, most: store.most() }
}
