//! Choices for one order, and which of two is better.

use std::cmp::Reverse;

/// A choice of offers for one order and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pick {
    pub(crate) total: i64,
    /// The chosen offers, rising.
    pub(crate) chosen: Vec<u32>,
    /// Coins spent; `None` if they are kept.
    pub(crate) coins: Option<i64>,
}

/// A completed choice, as the search shows it to whoever collects.
pub(crate) struct Candidate<'a> {
    pub(crate) total: i64,
    /// In no order.
    pub(crate) chosen: &'a [u32],
    pub(crate) coins: Option<i64>,
}

/// Which offers a choice has, by bits: of two choices with equally many the greater one has the
/// smaller ids.
///
/// Only the first 128 offers of a cart have a bit. Choices that differ in later ones alone rank
/// equal, and of those the search keeps the one that it found first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seniority(u128);

impl Seniority {
    /// The offers that have a bit.
    const LIMIT: u32 = u128::BITS;

    pub(crate) fn of(chosen: &[u32]) -> Seniority {
        chosen.iter().fold(Seniority::default(), |set, offer| set.with(*offer))
    }

    /// The same with one more offer.
    pub(crate) fn with(self, offer: u32) -> Seniority {
        // The first offer has the highest bit, so that sets compare as their smallest ids do.
        if offer < Seniority::LIMIT {
            Seniority(self.0 | 1 << (Seniority::LIMIT - 1 - offer))
        } else {
            self
        }
    }
}

/// How good a choice is: the smaller the better. The fields are compared in their sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PickRank {
    total: i64,
    offers: usize,
    ids: Reverse<Seniority>,
    coins: i64,
}

/// The rank of a choice.
pub(crate) fn rank(total: i64, chosen: &[u32], coins: Option<i64>) -> PickRank {
    let ids = Reverse(Seniority::of(chosen));
    PickRank { total, offers: chosen.len(), ids, coins: coins.unwrap_or(0) }
}

/// The best single choice.
#[derive(Default)]
pub(crate) struct BestPick {
    pub(crate) pick: Option<Pick>,
}

impl BestPick {
    /// Keeps a candidate if it is better; returns the total above which no candidate is.
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
