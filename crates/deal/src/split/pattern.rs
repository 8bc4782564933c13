//! The ways to spread one store's lines over several orders.
//!
//! A store sees nothing but its own lines in an order, so what its discounts and coupons save and
//! what its shipping costs depend only on which of its pieces share an order. A *pattern* says that
//! much and no more: blocks of pieces, each with its coupon, each in an order of its own; and loose
//! pieces, which may go anywhere, since they neither gain nor lose by their company.

use crate::order::Stores;
use crate::split::many::{some_blocks, two_blocks};
use crate::split::store::{Block, Store};
use crate::split::whole::each_within;

/// One way to spread a store's lines.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(crate) worth: i64,
    pub(crate) spent: i64,
    /// Indices into the store's blocks.
    pub(crate) blocks: Vec<u32>,
    /// By line of the store.
    pub(crate) loose: Vec<i64>,
}

/// All patterns of a store that may matter, the most worth first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Patterns {
    pub(crate) blocks: Vec<Block>,
    pub(crate) patterns: Vec<Pattern>,
    /// Where patterns had to be left out: points `(spent, worth)` that none of those exceeds.
    pub(crate) beyond: Vec<(i64, i64)>,
    /// What every pattern is worth at most, those of no interest included.
    pub(crate) most: i64,
}

/// How far a store's patterns are worked out.
#[derive(Clone, Copy)]
pub(crate) struct Reach {
    pub(crate) patterns: usize,
    /// Patterns that are worth so much less than the best are of no interest.
    pub(crate) loss: i64,
}

/// Parts of a store's lines beyond which its blocks are not tabled.
const MOST_PARTS: usize = 1 << 10;

impl Patterns {
    pub(crate) fn of(store: &Store<'_>, stores: &mut Stores, reach: Reach) -> Patterns {
        let table = Table::new(store, stores);
        let mut patterns = match (table, store.company_matters()) {
            (Some(table), true) => table.divisions(reach),
            (Some(table), false) => {
                let useful = table.useful_blocks(store);
                add_coupons(store, table.blocks, &useful, reach, false)
            }
            (None, company_matters) => {
                let (blocks, useful) = some_blocks(store, stores);
                if company_matters {
                    two_blocks(store, stores, blocks, &useful)
                } else {
                    add_coupons(store, blocks, &useful, reach, true)
                }
            }
        };
        patterns.patterns.sort_by(|a, b| {
            (b.worth, a.spent, a.blocks.len()).cmp(&(a.worth, b.spent, b.blocks.len()))
        });
        patterns
    }

    /// The points of its frontier.
    pub(crate) fn points(&self) -> Vec<(i64, i64)> {
        let known = self.patterns.iter().map(|pattern| (pattern.spent, pattern.worth));
        known.chain(self.beyond.iter().copied()).collect()
    }
}

/// Every part of a store's lines with its blocks.
struct Table {
    quantities: Vec<i64>,
    stride: Vec<usize>,
    blocks: Vec<Block>,
    /// By part: where its blocks begin.
    starts: Vec<u32>,
    /// How often each coupon may be used, by deal.
    uses: Vec<(u32, usize)>,
}

impl Table {
    fn new(store: &Store<'_>, stores: &mut Stores) -> Option<Table> {
        let quantities = store.quantities();
        let mut stride = Vec::with_capacity(quantities.len());
        let mut parts = 1usize;
        for quantity in &quantities {
            stride.push(parts);
            parts = parts.checked_mul(usize::try_from(*quantity).ok()?.checked_add(1)?)?;
            if parts > MOST_PARTS {
                return None;
            }
        }
        let uses = store.coupons().iter().map(|&deal| (deal, store.uses(deal)));
        let uses = uses.collect();
        let mut table = Table { quantities, stride, blocks: Vec::new(), starts: vec![0], uses };
        for number in 0..parts {
            if number > 0 {
                let part = table.part(number);
                table.blocks.extend(store.blocks(stores, &part));
            }
            table.starts.push(table.blocks.len() as u32);
        }
        Some(table)
    }

    fn part(&self, number: usize) -> Vec<i64> {
        let lines = self.quantities.iter().zip(&self.stride);
        lines.map(|(quantity, stride)| (number / stride) as i64 % (quantity + 1)).collect()
    }

    fn number(&self, part: &[i64]) -> usize {
        part.iter().zip(&self.stride).map(|(pieces, stride)| *pieces as usize * stride).sum()
    }

    fn parts(&self) -> usize {
        self.starts.len() - 1
    }

    fn blocks(&self, number: usize) -> std::ops::Range<u32> {
        self.starts[number]..self.starts[number + 1]
    }

    /// Every division of the lines into blocks: what company costs or gains is known for each.
    fn divisions(self, reach: Reach) -> Patterns {
        let most = self.most_by_part();
        let all = self.parts() - 1;
        let mut draft = Making::new(reach);
        draft.least = most[all].saturating_sub(reach.loss);
        // The whole store in one order first, so that it is there however many are left out.
        for block in self.blocks(all) {
            draft.push(&self.blocks[block as usize], block);
            draft.keep(vec![0; self.quantities.len()]);
            draft.pop(&self.blocks[block as usize]);
        }
        self.divide(&mut draft, &self.quantities, &most);
        let beyond = draft.beyond.map(|worth| (0, worth)).into_iter().collect();
        Patterns { blocks: self.blocks, patterns: draft.patterns, beyond, most: most[all] }
    }

    /// By part: the most that any division of it is worth, coupons used as often as one likes.
    fn most_by_part(&self) -> Vec<i64> {
        let worth = |number: usize| {
            self.blocks(number).map(|block| self.blocks[block as usize].worth).max().unwrap_or(0)
        };
        let alone: Vec<i64> = (0..self.parts()).map(worth).collect();
        let mut most = vec![0; self.parts()];
        for number in 1..self.parts() {
            let part = self.part(number);
            let first = part.iter().position(|pieces| *pieces > 0).unwrap_or(0);
            let mut best = i64::MIN;
            each_within(&part, first, |block| {
                let block = self.number(block);
                best = best.max(alone[block] + most[number - block]);
            });
            most[number] = best;
        }
        most
    }

    fn divide(&self, draft: &mut Making, left: &[i64], most: &[i64]) {
        let Some(first) = left.iter().position(|pieces| *pieces > 0) else {
            if draft.blocks.len() > 1 {
                draft.keep(vec![0; left.len()]);
            }
            return;
        };
        let most_here = draft.worth + most[self.number(left)];
        if most_here < draft.least {
            return;
        }
        if draft.is_full() {
            draft.beyond = draft.beyond.max(Some(most_here));
            return;
        }
        let mut parts: Vec<Vec<i64>> = Vec::new();
        each_within(left, first, |part| parts.push(part.to_vec()));
        for part in parts.into_iter().rev() {
            let rest: Vec<i64> = left.iter().zip(&part).map(|(left, taken)| left - taken).collect();
            for block in self.blocks(self.number(&part)) {
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

    /// For each coupon the blocks that it takes to earn it: where it saves a fixed amount and its
    /// lines are of one kind, only those of which no piece can be spared.
    fn useful_blocks(&self, store: &Store<'_>) -> Vec<Vec<u32>> {
        let coupons = store.coupons().iter();
        coupons
            .map(|&coupon| {
                let deal = &store.model.deals[coupon as usize];
                let eligible: Vec<bool> =
                    store.lines().iter().map(|row| deal.rows.binary_search(row).is_ok()).collect();
                let has = |block: &Block| block.coupon == Some(coupon);
                let only_eligible = |block: &Block| {
                    block.pieces.iter().zip(&eligible).all(|(pieces, is)| *is || *pieces == 0)
                };
                let saves = |number: usize| {
                    let mut blocks = self.blocks(number).map(|block| &self.blocks[block as usize]);
                    blocks.find(|block| has(block)).map(|block| block.worth)
                };
                let spares_none = |block: &Block| {
                    let number = self.number(&block.pieces);
                    block
                        .pieces
                        .iter()
                        .enumerate()
                        .filter(|(_, pieces)| **pieces > 0)
                        .all(|(line, _)| saves(number - self.stride[line]) != Some(block.worth))
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

fn is_used_up(
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
fn add_coupons(
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

/// A pattern in the making, and those that are made.
struct Making {
    reach: Reach,
    blocks: Vec<u32>,
    worth: i64,
    spent: i64,
    patterns: Vec<Pattern>,
    /// What a pattern must be worth to be of interest.
    least: i64,
    /// The most that a pattern may be worth that was left out.
    beyond: Option<i64>,
}

impl Making {
    fn new(reach: Reach) -> Making {
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

    fn is_full(&self) -> bool {
        self.patterns.len() >= self.reach.patterns
    }

    fn push(&mut self, block: &Block, at: u32) {
        self.blocks.push(at);
        self.worth += block.worth;
        self.spent += block.spent;
    }

    fn pop(&mut self, block: &Block) {
        self.blocks.pop();
        self.worth -= block.worth;
        self.spent -= block.spent;
    }

    fn keep(&mut self, loose: Vec<i64>) {
        if self.is_full() {
            self.beyond = self.beyond.max(Some(self.worth));
            return;
        }
        let blocks = self.blocks.clone();
        self.patterns.push(Pattern { worth: self.worth, spent: self.spent, blocks, loose });
    }

    fn add_coupons(
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
