//! Every part of a store's lines with its blocks, and the spreads made of them.

use crate::order::Stores;
use crate::split::builder::{SpreadBuilder, is_used_up};
use crate::split::parts::{Parts, each_within};
use crate::split::spread::{SpreadLimits, Spreads};
use crate::split::store::{Block, Store};

/// Parts of a store's lines beyond which its blocks are not tabled.
const MOST_PARTS: usize = 1 << 10;

/// Every part of a store's lines with its blocks.
pub(crate) struct Table {
    parts: Parts,
    pub(crate) blocks: Vec<Block>,
    /// By part: where its blocks begin.
    pub(crate) starts: Vec<u32>,
    /// How often each coupon may be used, by offer.
    pub(crate) uses: Vec<(u32, usize)>,
}

impl Table {
    pub(crate) fn new(store: &Store<'_>, stores: &mut Stores) -> Option<Table> {
        let parts = Parts::new(store.quantities(), MOST_PARTS)?;
        let uses = store.coupons().iter().map(|&offer| (offer, store.uses(offer)));
        let uses = uses.collect();
        let mut table = Table { parts, blocks: Vec::new(), starts: vec![0], uses };
        for number in 0..table.parts.count() {
            if number > 0 {
                let part = table.parts.part(number);
                table.blocks.extend(store.blocks(stores, &part));
            }
            table.starts.push(table.blocks.len() as u32);
        }
        Some(table)
    }

    pub(crate) fn blocks(&self, number: usize) -> std::ops::Range<u32> {
        self.starts[number]..self.starts[number + 1]
    }
}

impl Table {
    /// Every division of the lines into blocks: what company costs or gains is known for each.
    pub(crate) fn divisions(self, limits: SpreadLimits) -> Spreads {
        let most = self.most_by_part();
        let all = self.parts.count() - 1;
        let mut draft = SpreadBuilder::new(limits);
        draft.least = most[all].saturating_sub(limits.loss);
        // The whole store in one order first, so that it is there however many are left out.
        for block in self.blocks(all) {
            draft.push(&self.blocks[block as usize], block);
            draft.keep(vec![0; self.parts.quantities().len()]);
            draft.pop(&self.blocks[block as usize]);
        }
        self.divide(&mut draft, self.parts.quantities(), &most);
        let beyond = draft.beyond.map(|worth| (0, worth)).into_iter().collect();
        Spreads { blocks: self.blocks, spreads: draft.spreads, beyond, most: most[all] }
    }

    /// By part: the most that any division of it is worth, coupons used as often as one likes.
    pub(crate) fn most_by_part(&self) -> Vec<i64> {
        let worth = |number: usize| {
            self.blocks(number).map(|block| self.blocks[block as usize].worth).max().unwrap_or(0)
        };
        let alone: Vec<i64> = (0..self.parts.count()).map(worth).collect();
        let mut most = vec![0; self.parts.count()];
        for number in 1..self.parts.count() {
            let part = self.parts.part(number);
            // Every division has a block with the first line, and what is left is a smaller part,
            // done already.
            let first = part.iter().position(|pieces| *pieces > 0).unwrap_or(0);
            let mut best = i64::MIN;
            each_within(&part, first, |block| {
                let block = self.parts.number(block);
                best = best.max(alone[block] + most[number - block]);
            });
            most[number] = best;
        }
        most
    }

    pub(crate) fn divide(&self, draft: &mut SpreadBuilder, left: &[i64], most: &[i64]) {
        let Some(first) = left.iter().position(|pieces| *pieces > 0) else {
            if draft.blocks.len() > 1 {
                draft.keep(vec![0; left.len()]);
            }
            return;
        };
        let most_here = draft.worth + most[self.parts.number(left)];
        // Not even the best division of what is left makes this spread worth enough.
        if most_here < draft.least {
            return;
        }
        if draft.is_full() {
            draft.beyond = draft.beyond.max(Some(most_here));
            return;
        }
        let mut parts: Vec<Vec<i64>> = Vec::new();
        each_within(left, first, |part| parts.push(part.to_vec()));
        // The fullest block first: few blocks pay few fees, and such spreads are there when the
        // limit comes.
        for part in parts.into_iter().rev() {
            let rest: Vec<i64> = left.iter().zip(&part).map(|(left, taken)| left - taken).collect();
            for block in self.blocks(self.parts.number(&part)) {
                let found = &self.blocks[block as usize];
                if is_used_up(draft, &self.blocks, found.coupon, &self.uses) {
                    continue;
                }
                draft.push(found, block);
                self.divide(draft, &rest, most);
                draft.pop(found);
            }
        }
    }

    /// For each coupon the blocks that it takes to earn it: if it saves a fixed amount and its
    /// lines are of one kind, only those of which no piece can be spared.
    pub(crate) fn useful_blocks(&self, store: &Store<'_>) -> Vec<Vec<u32>> {
        let coupons = store.coupons().iter();
        coupons
            .map(|&coupon| {
                let usable = &store.model.usable[coupon as usize];
                let eligible: Vec<bool> = store
                    .lines()
                    .iter()
                    .map(|row| usable.rows.binary_search(row).is_ok())
                    .collect();
                let has = |block: &Block| block.coupon == Some(coupon);
                let only_eligible = |block: &Block| {
                    block.pieces.iter().zip(&eligible).all(|(pieces, is)| *is || *pieces == 0)
                };
                let saves = |number: usize| {
                    let mut blocks = self.blocks(number).map(|block| &self.blocks[block as usize]);
                    blocks.find(|block| has(block)).map(|block| block.worth)
                };
                let spares_none = |block: &Block| {
                    let number = self.parts.number(&block.pieces);
                    block.pieces.iter().enumerate().filter(|(_, pieces)| **pieces > 0).all(
                        |(line, _)| {
                            saves(self.parts.without_one(number, line)) != Some(block.worth)
                        },
                    )
                };
                let indifferent = store.is_indifferent(coupon);
                (0..self.blocks.len() as u32)
                    .filter(|&at| {
                        let block = &self.blocks[at as usize];
                        has(block) && only_eligible(block) && (!indifferent || spares_none(block))
                    })
                    .collect()
            })
            .collect()
    }
}
