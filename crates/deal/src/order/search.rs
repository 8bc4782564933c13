//! The states over the stores, bounded and completed.

use std::cmp::Reverse;

use crate::clock::Clock;
use crate::model::Model;
use crate::order::later::{Collect, Counter, Later, Walk};
use crate::order::stores::{Outcome, Stores};
use crate::order::{Best, Leave, Pick};

/// States kept at once, and over all stores: beyond them the least promising are given up, and
/// the bound says so.
const MOST_STATES: usize = 50_000;
const MOST_KEPT: usize = 4_000_000;

/// What a search within one order found.
pub(crate) struct Found {
    pub(crate) pick: Option<Pick>,
    /// Nothing that was not shown to the collector comes to less than this.
    pub(crate) bound: i64,
}

/// What a search shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Show {
    /// Every choice.
    Every,
    /// At least the best; of choices with equal futures the others are left out, and some are
    /// shown twice.
    Best,
}

impl Counter<'_> {
    /// The best choice for an order of these pieces that comes to `ceiling` or less.
    pub(crate) fn best(
        &mut self,
        pieces: &[i64],
        leave: Leave<'_>,
        ceiling: i64,
        clock: &mut Clock<'_>,
    ) -> Found {
        let mut best = Best::default();
        let bound = self.search(pieces, leave, ceiling, Show::Best, clock, &mut |candidate| {
            best.offer(candidate).min(ceiling)
        });
        let total = best.pick.as_ref().map_or(i64::MAX, |pick| pick.total);
        Found { bound: bound.min(total), pick: best.pick }
    }

    /// A bound on every choice for an order of these pieces with these coins or fewer.
    pub(crate) fn least(&mut self, pieces: &[i64], leave: Leave<'_>) -> i64 {
        self.stores.open(self.model, pieces, leave);
        self.later.open(self.model, pieces, &self.stores.goods, leave);
        let bounds = Bounds::new(self.model, &self.stores, &self.later);
        let cells = cells_of(self.model, &self.stores.goods);
        self.later.total(self.model, bounds.goods - bounds.most(0, 0, &cells))
    }

    /// Shows choices that come to the ceiling or less. Returns a bound on what was not shown for
    /// want of time or room, `i64::MAX` where all was.
    pub(crate) fn search(
        &mut self,
        pieces: &[i64],
        leave: Leave<'_>,
        ceiling: i64,
        show: Show,
        clock: &mut Clock<'_>,
        collect: &mut Collect<'_>,
    ) -> i64 {
        let model = self.model;
        self.stores.open(model, pieces, leave);
        self.later.open(model, pieces, &self.stores.goods, leave);
        let bounds = Bounds::new(model, &self.stores, &self.later);
        let mut states = States::new(model, &self.stores);
        states.bound(&bounds, 0, |saved| self.later.total(model, bounds.goods - saved));
        if states.least() > ceiling {
            return i64::MAX;
        }
        let mut walk = Walk { model, leave, ceiling, clock, collect };
        // A quick first answer is of use where there is none to beat.
        if show == Show::Best && ceiling == i64::MAX {
            for target in bounds.targets() {
                let picks = bounds.dive(&self.stores, target);
                self.finish(&mut walk, &picks);
            }
        }
        let merge = show == Show::Best && model.sums_suffice;
        let room = (MOST_KEPT / bounds.sellers.len().max(1)).clamp(64, MOST_STATES);
        let mut given_up = i64::MAX;
        for (at, &seller) in bounds.sellers.iter().enumerate() {
            states.expand(model, &self.stores.outcomes[seller]);
            states.bound(&bounds, at + 1, |saved| self.later.total(model, bounds.goods - saved));
            given_up = given_up.min(states.thin(walk.ceiling, merge, room));
            if walk.clock.step(states.len() as u64) {
                return given_up.min(states.least());
            }
        }
        for (at, state) in states.by_promise().into_iter().enumerate() {
            if states.least[state] > walk.ceiling {
                break;
            }
            if walk.clock.is_over() && at > 0 {
                break;
            }
            let picks = states.picks(state, &bounds.sellers, self.stores.outcomes.len());
            self.finish(&mut walk, &picks);
        }
        if walk.clock.is_over() { given_up.min(states.least()) } else { given_up }
    }

    /// Completes one outcome for each store.
    fn finish(&mut self, walk: &mut Walk<'_, '_, '_>, picks: &[u16]) {
        let model = self.model;
        let mut lines = self.stores.goods.clone();
        let mut coupons = Vec::new();
        for (outcomes, pick) in self.stores.outcomes.iter().zip(picks) {
            let outcome = &outcomes[usize::from(*pick)];
            for (row, share) in &outcome.shares {
                lines[*row as usize] -= share;
            }
            coupons.extend(outcome.coupon);
        }
        let crowded = |at: usize| coupons[..at].iter().any(|c| model.rivals(*c, coupons[at]));
        if !(1..coupons.len()).any(crowded) {
            let rows = if self.later.by_cell { cells_of(model, &lines) } else { lines };
            self.later.complete(walk, &rows, &coupons);
        }
    }
}

fn cells_of(model: &Model<'_>, lines: &[i64]) -> Vec<i64> {
    let mut cells = vec![0; model.cells];
    for (line, amount) in model.lines.iter().zip(lines) {
        cells[line.cell as usize] += amount;
    }
    cells
}

/// What can still be saved from a state on.
struct Bounds {
    /// The stores that have a choice.
    sellers: Vec<usize>,
    /// All goods after the store discounts.
    goods: i64,
    /// Select coupons, spend-and-save, coins and payment together.
    besides: i64,
    /// From each store on: the most that the stores still save.
    rest: Vec<i64>,
    sets: Vec<CodeSet>,
}

/// Codes that count the same lines.
struct CodeSet {
    cells: Vec<u32>,
    /// Falling thresholds with falling savings: no code is listed beside a better one.
    steps: Vec<(i64, i64)>,
    /// From each store on: the most that the stores still save on lines that do not count.
    outside: Vec<i64>,
    /// What counts, before any coupon.
    base: i64,
    cell_of: Vec<u32>,
}

impl Bounds {
    fn new(model: &Model<'_>, stores: &Stores, later: &Later) -> Bounds {
        let sellers: Vec<usize> =
            (0..stores.outcomes.len()).filter(|&at| stores.outcomes[at].len() > 1).collect();
        let cells = cells_of(model, &stores.goods);
        let mut sets: Vec<CodeSet> = Vec::new();
        for &code in later.codes() {
            let deal = &model.deals[code as usize];
            let at = sets.iter().position(|set| set.cells == deal.cells).unwrap_or_else(|| {
                sets.push(CodeSet {
                    base: deal.cells.iter().map(|&cell| cells[cell as usize]).sum(),
                    cells: deal.cells.clone(),
                    steps: Vec::new(),
                    outside: Vec::new(),
                    cell_of: model.lines.iter().map(|line| line.cell).collect(),
                });
                sets.len() - 1
            });
            let most = deal.most(sets[at].base, i64::MAX);
            sets[at].steps.push((deal.threshold(), most));
        }
        let best = |at: usize| stores.outcomes[at].iter().map(|o| o.saved).max().unwrap_or(0);
        for set in &mut sets {
            set.steps.sort_unstable_by_key(|(threshold, most)| (Reverse(*most), *threshold));
            let mut lowest = i64::MAX;
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
    fn most(&self, at: usize, saved: i64, cells: &[i64]) -> i64 {
        let rest = self.rest[at];
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
    fn targets(&self) -> Vec<(usize, i64)> {
        let mut targets = vec![(usize::MAX, 0)];
        for (index, set) in self.sets.iter().enumerate() {
            targets.extend(set.steps.iter().map(|(threshold, _)| (index, *threshold)));
        }
        targets
    }

    /// Takes each store's best coupon that leaves the target in reach: a quick first answer.
    fn dive(&self, stores: &Stores, (set, threshold): (usize, i64)) -> Vec<u16> {
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
            if let Some((index, outcome)) = best {
                picks[at] = index as u16;
                above -= if set.is_some() { cost(outcome) } else { 0 };
            }
        }
        picks
    }
}

impl CodeSet {
    fn counts(&self, row: u32) -> bool {
        self.cells.binary_search(&self.cell_of[row as usize]).is_ok()
    }
}

fn suffix_sums(mut of: Vec<i64>) -> Vec<i64> {
    of.push(0);
    for at in (0..of.len() - 1).rev() {
        of[at] += of[at + 1];
    }
    of
}

/// The states after some stores, column by column.
struct States {
    width: usize,
    /// By state and cell: what the goods come to, the stores to come without coupons.
    cells: Vec<i64>,
    saved: Vec<i64>,
    /// Fewer, then smaller ids: smaller is better.
    rank: Vec<(u16, u128)>,
    least: Vec<i64>,
    /// By store: the state it came from and the outcome taken.
    trail: Vec<Vec<(u32, u16)>>,
}

impl States {
    fn new(model: &Model<'_>, stores: &Stores) -> States {
        States {
            width: model.cells,
            cells: cells_of(model, &stores.goods),
            saved: vec![0],
            rank: vec![(0, u128::MAX)],
            least: vec![i64::MIN],
            trail: Vec::new(),
        }
    }

    fn len(&self) -> usize {
        self.saved.len()
    }

    /// The least bound of all.
    fn least(&self) -> i64 {
        self.least.iter().copied().min().unwrap_or(i64::MAX)
    }

    /// Every state with every outcome of the next store.
    fn expand(&mut self, model: &Model<'_>, outcomes: &[Outcome]) {
        let room = self.len() * outcomes.len();
        let mut cells = Vec::with_capacity(room * self.width);
        let (mut saved, mut rank) = (Vec::with_capacity(room), Vec::with_capacity(room));
        let mut trail = Vec::with_capacity(room);
        let deltas: Vec<Vec<i64>> = outcomes
            .iter()
            .map(|outcome| {
                let mut delta = vec![0; self.width];
                for (row, share) in &outcome.shares {
                    delta[model.lines[*row as usize].cell as usize] += share;
                }
                delta
            })
            .collect();
        for state in 0..self.len() {
            let from = &self.cells[state * self.width..(state + 1) * self.width];
            let (count, set) = self.rank[state];
            for (index, (outcome, delta)) in outcomes.iter().zip(&deltas).enumerate() {
                cells.extend(from.iter().zip(delta).map(|(amount, less)| amount - less));
                saved.push(self.saved[state] + outcome.saved);
                rank.push(match outcome.coupon {
                    Some(deal) if deal < 128 => (count + 1, set & !(1 << (127 - deal))),
                    Some(_) => (count + 1, set),
                    None => (count, set),
                });
                trail.push((state as u32, index as u16));
            }
        }
        (self.cells, self.saved, self.rank) = (cells, saved, rank);
        self.trail.push(trail);
    }

    fn bound(&mut self, bounds: &Bounds, at: usize, total: impl Fn(i64) -> i64) {
        self.least.clear();
        for (state, saved) in self.saved.iter().enumerate() {
            let cells = &self.cells[state * self.width..(state + 1) * self.width];
            self.least.push(total(bounds.most(at, *saved, cells)));
        }
    }

    /// Drops what is above the ceiling, merges what has an equal future, and gives up what is too
    /// much; returns the least bound of what was given up.
    fn thin(&mut self, ceiling: i64, merge: bool, room: usize) -> i64 {
        let mut kept: Vec<u32> =
            (0..self.len() as u32).filter(|&at| self.least[at as usize] <= ceiling).collect();
        let key = |at: u32| &self.cells[at as usize * self.width..(at as usize + 1) * self.width];
        if merge {
            kept.sort_unstable_by(|&a, &b| {
                key(a).cmp(key(b)).then_with(|| self.rank[a as usize].cmp(&self.rank[b as usize]))
            });
            kept.dedup_by(|later, first| key(*later) == key(*first));
        }
        let mut given_up = i64::MAX;
        if kept.len() > room {
            kept.sort_unstable_by_key(|&at| (self.least[at as usize], at));
            given_up = self.least[kept[room] as usize];
            kept.truncate(room);
        }
        let mut cells = Vec::with_capacity(kept.len() * self.width);
        for &at in &kept {
            cells.extend_from_slice(key(at));
        }
        self.cells = cells;
        self.saved = kept.iter().map(|&at| self.saved[at as usize]).collect();
        self.rank = kept.iter().map(|&at| self.rank[at as usize]).collect();
        self.least = kept.iter().map(|&at| self.least[at as usize]).collect();
        if let Some(trail) = self.trail.last_mut() {
            *trail = kept.iter().map(|&at| trail[at as usize]).collect();
        }
        given_up
    }

    fn by_promise(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_unstable_by_key(|&state| (self.least[state], self.rank[state]));
        order
    }

    /// The outcome of each store that led to a state.
    fn picks(&self, state: usize, sellers: &[usize], stores: usize) -> Vec<u16> {
        let mut picks = vec![0; stores];
        let mut state = state as u32;
        for (trail, &seller) in self.trail.iter().zip(sellers).rev() {
            let (from, outcome) = trail[state as usize];
            picks[seller] = outcome;
            state = from;
        }
        picks
    }
}
