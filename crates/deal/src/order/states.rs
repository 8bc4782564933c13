//! The states after some stores, and which of them are kept.

use std::cmp::Reverse;

use crate::model::Model;
use crate::order::bounds::{Bounds, cells_of};
use crate::order::pick::Seniority;
use crate::order::stores::{Outcome, Stores};

/// The states after some stores, column by column.
pub(crate) struct States {
    pub(crate) width: usize,
    /// By state and cell: what the goods come to, the stores to come without coupons.
    pub(crate) cells: Vec<i64>,
    pub(crate) saved: Vec<i64>,
    /// Fewer, then smaller ids: smaller is better.
    pub(crate) rank: Vec<(u16, Reverse<Seniority>)>,
    pub(crate) least: Vec<i64>,
    /// By store: the state it came from and the outcome taken.
    pub(crate) trail: Vec<Vec<(u32, u16)>>,
}

impl States {
    pub(crate) fn new(model: &Model<'_>, stores: &Stores) -> States {
        States {
            width: model.cells,
            cells: cells_of(model, &stores.goods),
            saved: vec![0],
            rank: vec![(0, Reverse(Seniority::default()))],
            least: vec![i64::MIN],
            trail: Vec::new(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.saved.len()
    }

    /// The least bound of all.
    pub(crate) fn least(&self) -> i64 {
        self.least.iter().copied().min().unwrap_or(i64::MAX)
    }

    /// Every state with every outcome of the next store.
    pub(crate) fn expand(&mut self, model: &Model<'_>, outcomes: &[Outcome]) {
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
                    Some(offer) => (count + 1, Reverse(set.0.with(offer))),
                    None => (count, set),
                });
                trail.push((state as u32, index as u16));
            }
        }
        (self.cells, self.saved, self.rank) = (cells, saved, rank);
        self.trail.push(trail);
    }

    pub(crate) fn bound(&mut self, bounds: &Bounds, at: usize, total: impl Fn(i64) -> i64) {
        self.least.clear();
        for (state, saved) in self.saved.iter().enumerate() {
            let cells = &self.cells[state * self.width..(state + 1) * self.width];
            self.least.push(total(bounds.most(at, *saved, cells)));
        }
    }

    /// Drops what is above the ceiling, merges what has an equal future, and gives up what is too
    /// much; returns the least bound of what was given up.
    pub(crate) fn prune(&mut self, ceiling: i64, merge: bool, room: usize) -> i64 {
        let mut kept: Vec<u32> =
            (0..self.len() as u32).filter(|&at| self.least[at as usize] <= ceiling).collect();
        let key = |at: u32| &self.cells[at as usize * self.width..(at as usize + 1) * self.width];
        if merge {
            kept.sort_unstable_by(|&a, &b| {
                key(a).cmp(key(b)).then_with(|| self.rank[a as usize].cmp(&self.rank[b as usize]))
            });
            // Equal sums stand side by side now, the best rank first: that one stays. What they
            // saved is equal too, as it is the same goods less the same sums.
            kept.dedup_by(|later, first| key(*later) == key(*first));
        }
        let mut given_up = i64::MAX;
        if kept.len() > room {
            kept.sort_unstable_by_key(|&at| (self.least[at as usize], at));
            // They stand by their bounds, so the first one that goes has the least bound of all
            // that go.
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

    pub(crate) fn by_bound(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_unstable_by_key(|&state| (self.least[state], self.rank[state]));
        order
    }

    /// The outcome of each store that led to a state.
    pub(crate) fn picks(&self, state: usize, sellers: &[usize], stores: usize) -> Vec<u16> {
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
