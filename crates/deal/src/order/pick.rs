//! Choices for one order, and which of two is better.

/// A choice of offers for one order and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pick {
    pub(crate) total: i64,
    /// The chosen deals, rising.
    pub(crate) chosen: Vec<u32>,
    /// Coins spent; `None` where they are kept.
    pub(crate) coins: Option<i64>,
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
