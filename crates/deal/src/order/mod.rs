//! The exact search within one order.
//!
//! **Stores.** Store discounts and coupons see only their own store's lines, so each store has a
//! handful of outcomes, computed exactly: no coupon, or one of its coupons. The stores are taken
//! one after the other, and every combination is kept as a *state*: what the goods come to in each
//! cell (lines that are eligible for the same later offers).
//!
//! **Merging.** Where no later layer can tell how a saving was shared out (`sums_suffice`), two
//! states with equal sums have equal futures, and only the one with fewer, smaller offers stays.
//!
//! **Bound.** From a state, no completion saves more than: the best that the remaining stores can
//! add and, for each code, its largest saving, where the stores may add no more than what the
//! code's base has above its minimum (savings on lines that the code does not count are free); and
//! the largest savings of Select coupons, spend-and-save, coins and payment, each for itself. Goods
//! and tax fall with savings, so this bounds the total from below. A state whose bound is above
//! the best total found is dropped; equal ones stay, for the ties.
//!
//! **Later layers.** The states that are left are completed, the most promising first: every set
//! of Select coupons, every code, with and without coins, every payment offer, by the law itself.

mod later;
mod search;
mod stores;

use crate::model::Model;

pub(crate) use later::Counter;
pub(crate) use search::Show;
pub(crate) use stores::{Outcome, Stores};

/// A choice of offers for one order and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pick {
    pub(crate) total: i64,
    /// The chosen deals, rising.
    pub(crate) chosen: Vec<u32>,
    /// Coins spent; `None` where they are kept.
    pub(crate) coins: Option<i64>,
}

/// What an order may use.
#[derive(Clone, Copy)]
pub(crate) struct Leave<'a> {
    /// By deal: whether it may be chosen; `None` for all.
    pub(crate) allowed: Option<&'a [bool]>,
    /// The coins that are left.
    pub(crate) balance: i64,
    /// Whether it counts as the shopper's first.
    pub(crate) first: bool,
}

impl<'a> Leave<'a> {
    /// Everything.
    pub(crate) fn all(model: &Model<'_>) -> Leave<'a> {
        let balance = model.coins.map_or(0, |terms| terms.balance);
        Leave { allowed: None, balance, first: true }
    }

    pub(crate) fn allows(&self, deal: u32) -> bool {
        self.allowed.is_none_or(|allowed| allowed[deal as usize])
    }
}

/// A completed choice, as the search shows it to whoever collects.
pub(crate) struct Candidate<'a> {
    pub(crate) total: i64,
    /// In no order.
    pub(crate) chosen: &'a [u32],
    pub(crate) coins: Option<i64>,
}

/// A set of chosen deals in which of two with equally many the larger has the smaller ids.
pub(crate) fn seniority(chosen: &[u32]) -> u128 {
    chosen.iter().filter(|deal| **deal < 128).fold(0, |set, deal| set | 1 << (127 - deal))
}

/// The rank of a choice: smaller is better (total, then fewer offers, then smaller ids, then fewer
/// coins).
pub(crate) fn rank(total: i64, chosen: &[u32], coins: Option<i64>) -> (i64, usize, u128, i64) {
    (total, chosen.len(), !seniority(chosen), coins.unwrap_or(0))
}

/// The best single choice.
#[derive(Default)]
pub(crate) struct Best {
    pub(crate) pick: Option<Pick>,
}

impl Best {
    /// Keeps a candidate if it is better; says above which total none can be.
    pub(crate) fn offer(&mut self, candidate: &Candidate<'_>) -> i64 {
        let better = self.pick.as_ref().is_none_or(|pick| {
            rank(candidate.total, candidate.chosen, candidate.coins)
                < rank(pick.total, &pick.chosen, pick.coins)
        });
        if better {
            let mut chosen = candidate.chosen.to_vec();
            chosen.sort_unstable();
            self.pick = Some(Pick { total: candidate.total, chosen, coins: candidate.coins });
        }
        self.pick.as_ref().map_or(i64::MAX, |pick| pick.total)
    }
}
