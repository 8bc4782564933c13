//! A plan as the search hands it over.

use crate::model::Model;
use crate::order::Pick;

/// One order of a draft.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// By line rank.
    pub(crate) pieces: Vec<i64>,
    pub(crate) pick: Pick,
    pub(crate) first: bool,
}

/// Orders that together hold the cart.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) total: i64,
    pub(crate) orders: Vec<Placed>,
}

impl Draft {
    pub(crate) fn one(pieces: Vec<i64>, pick: Pick) -> Draft {
        Draft { total: pick.total, orders: vec![Placed { pieces, pick, first: true }] }
    }

    /// Smaller is better: the total, then fewer orders, fewer offers, smaller ids, fewer coins.
    pub(crate) fn rank(&self) -> (i64, usize, usize, Vec<u32>, i64) {
        let picks = || self.orders.iter().map(|order| &order.pick);
        let mut chosen: Vec<u32> = picks().flat_map(|pick| pick.chosen.iter().copied()).collect();
        chosen.sort_unstable();
        let coins = picks().filter_map(|pick| pick.coins).sum();
        (self.total, self.orders.len(), chosen.len(), chosen, coins)
    }

    /// Everything in one order, with nothing chosen.
    pub(crate) fn nothing_chosen(model: &Model<'_>) -> Draft {
        Draft::one(model.everything(), Pick { total: 0, chosen: Vec::new(), coins: None })
    }
}
