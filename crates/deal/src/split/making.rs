//! Patterns in the making.

use crate::split::pattern::{Pattern, Patterns, Reach};
use crate::split::store::{Block, Store};

/// A pattern in the making, and those that are made.
pub(crate) struct Making {
    pub(crate) reach: Reach,
    pub(crate) blocks: Vec<u32>,
    pub(crate) worth: i64,
    pub(crate) spent: i64,
    pub(crate) patterns: Vec<Pattern>,
    /// What a pattern must be worth to be of interest.
    pub(crate) least: i64,
    /// The most that a pattern may be worth that was left out.
    pub(crate) beyond: Option<i64>,
}

impl Making {
    pub(crate) fn new(reach: Reach) -> Making {
        Making {
            reach,
            blocks: Vec::new(),
            worth: 0,
            spent: 0,
            patterns: Vec::new(),
            least: i64::MIN,
            beyond: None,
        }
    }

    pub(crate) fn is_full(&self) -> bool {
        self.patterns.len() >= self.reach.patterns
    }

    pub(crate) fn push(&mut self, block: &Block, at: u32) {
        self.blocks.push(at);
        self.worth += block.worth;
        self.spent += block.spent;
    }

    pub(crate) fn pop(&mut self, block: &Block) {
        self.blocks.pop();
        self.worth -= block.worth;
        self.spent -= block.spent;
    }

    pub(crate) fn keep(&mut self, loose: Vec<i64>) {
        if self.is_full() {
            self.beyond = self.beyond.max(Some(self.worth));
            return;
        }
        let blocks = self.blocks.clone();
        self.patterns.push(Pattern { worth: self.worth, spent: self.spent, blocks, loose });
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
        self.keep(left.to_vec());
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
    draft: &Making,
    blocks: &[Block],
    coupon: Option<u32>,
    uses: &[(u32, usize)],
) -> bool {
    let Some(coupon) = coupon else { return false };
    let used = draft.blocks.iter().filter(|&&at| blocks[at as usize].coupon == Some(coupon));
    used.count() >= uses.iter().find(|(deal, _)| *deal == coupon).map_or(0, |(_, uses)| *uses)
}

/// Blocks for coupons only: company costs nothing, so all other pieces are loose.
pub(crate) fn add_coupons(
    store: &Store<'_>,
    blocks: Vec<Block>,
    useful: &[Vec<u32>],
    reach: Reach,
    are_some: bool,
) -> Patterns {
    let mut draft = Making::new(reach);
    let uses: Vec<(u32, usize)> =
        store.coupons().iter().map(|&deal| (deal, store.uses(deal))).collect();
    draft.add_coupons(&blocks, useful, &uses, 0, &store.quantities());
    let beyond = if are_some || draft.is_full() { store.beyond() } else { Vec::new() };
    Patterns { blocks, patterns: draft.patterns, beyond, most: store.most() }
}
