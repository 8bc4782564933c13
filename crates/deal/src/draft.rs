//! A plan as the search hands it over, and its receipts by the law.

use crate::cart::Cart;
use crate::model::Model;
use crate::money::Money;
use crate::order::Pick;
use crate::plan::{By, Order, Part};
use crate::receipt::{Choice, receipt};

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

    /// The orders with their receipts, recomputed by the law; `None` where the law refuses one,
    /// which it never should.
    pub(crate) fn receipts(&self, model: &Model<'_>) -> Option<Vec<Order>> {
        receipts_of(model.cart, &self.choices(model))
    }

    /// What each order holds and chooses, in terms of the cart.
    pub(crate) fn choices<'m>(&self, model: &'m Model<'_>) -> Vec<Chosen<'m>> {
        let balance = model.cart.coins().balance;
        let placed = |placed: &Placed| {
            let chosen = placed.pick.chosen.iter();
            let choice = Choice {
                offers: chosen.map(|&deal| model.offer(deal).id.as_str()).collect(),
                coins: placed.pick.coins.map(|_| balance),
                first: placed.first,
            };
            (parts(model, &placed.pieces), choice)
        };
        self.orders.iter().map(placed).collect()
    }
}

/// What an order holds, and what is chosen for it; its coins are the whole balance.
pub(crate) type Chosen<'a> = (Vec<Part>, Choice<'a>);

/// The receipts of orders placed one after the other, each with the coins that are left; `None`
/// where the law of this cart refuses one.
pub(crate) fn receipts_of(cart: &Cart, chosen: &[Chosen<'_>]) -> Option<Vec<Order>> {
    let mut balance = cart.coins().balance;
    let mut orders = Vec::with_capacity(chosen.len());
    for (parts, choice) in chosen {
        let coins = choice.coins.map(|_| balance);
        let order = receipt(cart, parts, &Choice { coins, ..choice.clone() }).ok()?;
        for step in &order.steps {
            if let By::Coins(coins) = step.by {
                balance = balance.saturating_sub(coins);
            }
        }
        orders.push(order);
    }
    Some(orders)
}

/// Pieces by line rank as parts of an order.
pub(crate) fn parts(model: &Model<'_>, pieces: &[i64]) -> Vec<Part> {
    model
        .lines
        .iter()
        .zip(pieces)
        .filter(|(_, pieces)| **pieces > 0)
        .map(|(line, pieces)| Part {
            id: model.cart.lines()[line.index].id.clone(),
            quantity: u32::try_from(*pieces).unwrap_or(u32::MAX),
        })
        .collect()
}

/// The sum of the orders' totals.
pub(crate) fn sum_of(orders: &[Order], model: &Model<'_>) -> Money {
    let sum = orders.iter().map(|order| order.total.minor()).sum();
    Money::from_minor(sum, model.cart.currency())
}
