//! What can still be saved from a state on.

use std::cmp::Reverse;

use crate::model::Model;
use crate::order::later::LaterLayers;
use crate::order::stores::{Outcome, Stores};

/// What can still be saved from a state on.
pub(crate) struct Bounds {
    /// The stores that have a choice.
    pub(crate) sellers: Vec<usize>,
    /// All goods after the store discounts.
    pub(crate) goods: i64,
    /// Select coupons, spend-and-save, coins and payment together.
    pub(crate) besides: i64,
    /// From each store on: the most that the stores still save.
    pub(crate) rest: Vec<i64>,
    pub(crate) sets: Vec<CodeGroup>,
}

/// Codes that count the same lines.
pub(crate) struct CodeGroup {
    pub(crate) cells: Vec<u32>,
    /// Falling thresholds with falling savings: no code is listed beside a better one.
    pub(crate) steps: Vec<(i64, i64)>,
    /// From each store on: the most that the stores still save on lines that do not count.
    pub(crate) outside: Vec<i64>,
    /// What counts, before any coupon.
    pub(crate) base: i64,
    pub(crate) cell_of: Vec<u32>,
}

impl Bounds {
    pub(crate) fn new(model: &Model<'_>, stores: &Stores, later: &LaterLayers) -> Bounds {
        let sellers: Vec<usize> =
            (0..stores.outcomes.len()).filter(|&at| stores.outcomes[at].len() > 1).collect();
        let cells = cells_of(model, &stores.goods);
        let mut sets: Vec<CodeGroup> = Vec::new();
        for &code in later.codes() {
            let usable = &model.usable[code as usize];
            let at = sets.iter().position(|set| set.cells == usable.cells).unwrap_or_else(|| {
                sets.push(CodeGroup {
                    base: usable.cells.iter().map(|&cell| cells[cell as usize]).sum(),
                    cells: usable.cells.clone(),
                    steps: Vec::new(),
                    outside: Vec::new(),
                    cell_of: model.lines.iter().map(|line| line.cell).collect(),
                });
                sets.len() - 1
            });
            // Pieces are taken to be enough, which only makes the bound looser.
            let most = usable.most(sets[at].base, i64::MAX);
            sets[at].steps.push((usable.threshold(), most));
        }
        let best = |at: usize| stores.outcomes[at].iter().map(|o| o.saved).max().unwrap_or(0);
        for set in &mut sets {
            set.steps.sort_unstable_by_key(|(threshold, most)| (Reverse(*most), *threshold));
            let mut lowest = i64::MAX;
            // They come by what they save, the most first. A code that saves less matters only if
            // it asks for less: what meets the higher minimum of a better code has that one.
            set.steps.retain(|(threshold, _)| {
                let lower = *threshold < lowest;
                lowest = lowest.min(*threshold);
                lower
            });
            let outside = |at: usize| {
                let of = |outcome: &Outcome| -> i64 {
                    let shares = outcome.shares.iter();
                    shares.filter(|(row, _)| !set.counts(*row)).map(|(_, share)| share).sum()
                };
                stores.outcomes[at].iter().map(of).max().unwrap_or(0)
            };
            set.outside = suffix_sums(sellers.iter().map(|&at| outside(at)).collect());
        }
        Bounds {
            rest: suffix_sums(sellers.iter().map(|&at| best(at)).collect()),
            goods: stores.goods.iter().sum(),
            besides: later.most_select + later.most_save + later.most_coins + later.most_payment,
            sellers,
            sets,
        }
    }

    /// The most that is saved in all from a state on: the stores before `at` are settled.
    pub(crate) fn most(&self, at: usize, saved: i64, cells: &[i64]) -> i64 {
        let rest = self.rest[at];
        // Without a code the stores save all they can. With one, its base must stay above its
        // minimum, so the stores may take no more from the lines that it counts than the base has
        // to spare; what they save elsewhere is free. So a code is never added to savings that
        // would shut it out. That each store saves its most and drains its least at once is more
        // than any choice does: a bound.
        let mut most = rest;
        for set in &self.sets {
            let base: i64 = set.cells.iter().map(|&cell| cells[cell as usize]).sum();
            for (threshold, gain) in &set.steps {
                if base >= *threshold {
                    most = most.max(gain + rest.min(base - threshold + set.outside[at]));
                }
            }
        }
        saved + most + self.besides
    }

    /// Amounts that it may pay to keep above: nothing, and each code's threshold.
    pub(crate) fn targets(&self) -> Vec<(usize, i64)> {
        let mut targets = vec![(usize::MAX, 0)];
        for (index, set) in self.sets.iter().enumerate() {
            targets.extend(set.steps.iter().map(|(threshold, _)| (index, *threshold)));
        }
        targets
    }

    /// Takes each store's best coupon that leaves the target in reach: a quick first answer.
    pub(crate) fn first_guess(&self, stores: &Stores, (set, threshold): (usize, i64)) -> Vec<u16> {
        let mut picks = vec![0u16; stores.outcomes.len()];
        let set = self.sets.get(set);
        let mut above = set.map_or(i64::MAX, |set| set.base - threshold);
        for &at in &self.sellers {
            let cost = |outcome: &Outcome| -> i64 {
                let shares = outcome.shares.iter();
                let counts = |row: u32| set.is_none_or(|set| set.counts(row));
                shares.filter(|(row, _)| counts(*row)).map(|(_, share)| share).sum()
            };
            let best = stores.outcomes[at]
                .iter()
                .enumerate()
                .filter(|(_, outcome)| cost(outcome) <= above)
                .max_by_key(|(index, outcome)| (outcome.saved, Reverse(*index)));
            // The sparing is spent store by store and never taken back, so this is a guess and not
            // the best.
            if let Some((index, outcome)) = best {
                picks[at] = index as u16;
                above -= if set.is_some() { cost(outcome) } else { 0 };
            }
        }
        picks
    }
}

impl CodeGroup {
    fn counts(&self, row: u32) -> bool {
        self.cells.binary_search(&self.cell_of[row as usize]).is_ok()
    }
}

pub(crate) fn cells_of(model: &Model<'_>, lines: &[i64]) -> Vec<i64> {
    let mut cells = vec![0; model.cells];
    for (line, amount) in model.lines.iter().zip(lines) {
        cells[line.cell as usize] += amount;
    }
    cells
}

fn suffix_sums(mut of: Vec<i64>) -> Vec<i64> {
    of.push(0);
    for at in (0..of.len() - 1).rev() {
        of[at] += of[at + 1];
    }
    of
}
