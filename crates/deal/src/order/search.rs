//! The states over the stores, bounded and completed.

use crate::budget::Budget;
use crate::model::Model;
use crate::order::allowance::Allowance;
use crate::order::bounds::{Bounds, cells_of};
use crate::order::later::{Collector, LaterLayers, OnCandidate};
use crate::order::pick::BestPick;
use crate::order::pick::Pick;
use crate::order::states::States;
use crate::order::stores::Stores;

/// Searches the choices for orders of one cart; its buffers are used again and again.
pub(crate) struct OrderSearch<'m> {
    model: &'m Model<'m>,
    stores: Stores,
    later: LaterLayers,
}

impl<'m> OrderSearch<'m> {
    pub(crate) fn new(model: &'m Model<'m>) -> OrderSearch<'m> {
        OrderSearch { model, stores: Stores::default(), later: LaterLayers::default() }
    }
}

/// States kept at once, and over all stores: beyond them the least promising are given up, and
/// the bound takes account of them.
const MOST_STATES: usize = 50_000;

const MOST_STATES_OVER_STORES: usize = 4_000_000;

/// What a search within one order found.
pub(crate) struct BestOrder {
    pub(crate) pick: Option<Pick>,
    /// Nothing that was not shown to the collector comes to less than this.
    pub(crate) bound: i64,
}

/// What a search shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coverage {
    /// Every choice.
    Every,
    /// At least the best; of choices with equal futures the others are left out, and some are
    /// shown twice.
    Best,
}

impl OrderSearch<'_> {
    /// The best choice for an order of these pieces that comes to `ceiling` or less.
    pub(crate) fn best(
        &mut self,
        pieces: &[i64],
        allowance: Allowance<'_>,
        ceiling: i64,
        budget: &mut Budget<'_>,
    ) -> BestOrder {
        let mut best = BestPick::default();
        let bound =
            self.search(pieces, allowance, ceiling, Coverage::Best, budget, &mut |candidate| {
                best.offer(candidate).min(ceiling)
            });
        let total = best.pick.as_ref().map_or(i64::MAX, |pick| pick.total);
        BestOrder { bound: bound.min(total), pick: best.pick }
    }

    /// A bound on every choice for an order of these pieces with these coins or fewer.
    pub(crate) fn least(&mut self, pieces: &[i64], allowance: Allowance<'_>) -> i64 {
        self.stores.prepare(self.model, pieces, allowance);
        self.later.prepare(self.model, pieces, &self.stores.goods, allowance);
        let bounds = Bounds::new(self.model, &self.stores, &self.later);
        let cells = cells_of(self.model, &self.stores.goods);
        self.later.total(self.model, bounds.goods - bounds.most(0, 0, &cells))
    }

    /// Shows choices that come to the ceiling or less. Returns a bound on what was not shown for
    /// want of time or room, `i64::MAX` if all was.
    pub(crate) fn search(
        &mut self,
        pieces: &[i64],
        allowance: Allowance<'_>,
        ceiling: i64,
        coverage: Coverage,
        budget: &mut Budget<'_>,
        collect: &mut OnCandidate<'_>,
    ) -> i64 {
        let model = self.model;
        self.stores.prepare(model, pieces, allowance);
        self.later.prepare(model, pieces, &self.stores.goods, allowance);
        let bounds = Bounds::new(model, &self.stores, &self.later);
        let mut states = States::new(model, &self.stores);
        states.bound(&bounds, 0, |saved| self.later.total(model, bounds.goods - saved));
        // Not even the bound of everything reaches the ceiling, so there is nothing to show.
        if states.least() > ceiling {
            return i64::MAX;
        }
        let mut collector = Collector { model, allowance, ceiling, budget, collect };
        // Without a total to beat nothing is ever dropped: a quick first answer gives one.
        if coverage == Coverage::Best && ceiling == i64::MAX {
            for target in bounds.targets() {
                let picks = bounds.first_guess(&self.stores, target);
                self.finish(&mut collector, &picks);
            }
        }
        // States with equal sums have equal futures, so one of them finds the best total; but
        // whoever wants every choice wants the others' coupons too. Where shares matter, equal
        // sums are not equal futures.
        let merge = coverage == Coverage::Best && model.sums_suffice;
        // The trail keeps an entry for each state of each store: with more stores each may have
        // fewer.
        let room = (MOST_STATES_OVER_STORES / bounds.sellers.len().max(1)).clamp(64, MOST_STATES);
        let mut given_up = i64::MAX;
        for (at, &seller) in bounds.sellers.iter().enumerate() {
            states.expand(model, &self.stores.outcomes[seller]);
            states.bound(&bounds, at + 1, |saved| self.later.total(model, bounds.goods - saved));
            // The ceiling has fallen to the best total so far: what cannot come to it is dropped,
            // and that is no loss. What is given up for want of room might have been better, so it
            // bounds the answer.
            given_up = given_up.min(states.prune(collector.ceiling, merge, room));
            if collector.budget.spend(states.len() as u64) {
                return given_up.min(states.least());
            }
        }
        for (at, state) in states.by_bound().into_iter().enumerate() {
            // They come by their bound, so the first above the ceiling, which falls with each
            // better answer, ends them all. Those with an equal bound go on: of equal totals the
            // better choice is wanted.
            if states.least[state] > collector.ceiling {
                break;
            }
            // One is completed however late it is, so that there is an answer.
            if collector.budget.is_spent() && at > 0 {
                break;
            }
            let picks = states.picks(state, &bounds.sellers, self.stores.outcomes.len());
            self.finish(&mut collector, &picks);
        }
        if collector.budget.is_spent() { given_up.min(states.least()) } else { given_up }
    }

    /// Completes one outcome for each store.
    fn finish(&mut self, collector: &mut Collector<'_, '_, '_>, picks: &[u16]) {
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
        // The states do not look at ladders that run across stores, of which only one step may be
        // used.
        let crowded = |at: usize| coupons[..at].iter().any(|c| model.rivals(*c, coupons[at]));
        if !(1..coupons.len()).any(crowded) {
            let rows = if self.later.by_cell { cells_of(model, &lines) } else { lines };
            self.later.complete(collector, &rows, &coupons);
        }
    }
}
