//! A plan as the search hands it over.

use crate::model::Model;
use crate::order::Pick;

/// One order of a draft.
#[derive(Clone, Debug)]
pub(crate) struct PlacedOrder {
    /// By line rank.
    pub(crate) pieces: Vec<i64>,
    pub(crate) pick: Pick,
    pub(crate) first: bool,
}

/// Orders that together hold the cart.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) total: i64,
    pub(crate) orders: Vec<PlacedOrder>,
}

/// How good a draft is: the smaller the better. The fields are compared in their sequence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DraftRank {
    pub(crate) total: i64,
    pub(crate) orders: usize,
    pub(crate) offers: usize,
    ids: Vec<u32>,
    coins: i64,
}

impl Draft {
    pub(crate) fn one(pieces: Vec<i64>, pick: Pick) -> Draft {
        Draft { total: pick.total, orders: vec![PlacedOrder { pieces, pick, first: true }] }
    }

    /// How good it is.
    pub(crate) fn rank(&self) -> DraftRank {
        let picks = || self.orders.iter().map(|order| &order.pick);
        let mut chosen: Vec<u32> = picks().flat_map(|pick| pick.chosen.iter().copied()).collect();
        chosen.sort_unstable();
        let coins = picks().filter_map(|pick| pick.coins).sum();
        let (orders, offers) = (self.orders.len(), chosen.len());
        DraftRank { total: self.total, orders, offers, ids: chosen, coins }
    }

    /// Everything in one order, with nothing chosen.
    pub(crate) fn nothing_chosen(model: &Model<'_>) -> Draft {
        Draft::one(model.everything(), Pick { total: 0, chosen: Vec::new(), coins: None })
    }
}
