//! The receipts of a draft, by the law.

use crate::cart::Cart;
use crate::draft::{Draft, PlacedOrder};
use crate::model::Model;
use crate::money::Money;
use crate::plan::{By, Order, Part};
use crate::receipt::{Choice, receipt};

/// What an order holds, and what is chosen for it; its coins are the whole balance.
pub(crate) type OrderChoice<'a> = (Vec<Part>, Choice<'a>);

/// The orders with their receipts, recomputed by the law; `None` if the law refuses one,
/// which it never should.
pub(crate) fn receipts(draft: &Draft, model: &Model<'_>) -> Option<Vec<Order>> {
    receipts_of(model.cart, &choices(draft, model))
}

/// What each order holds and chooses, in terms of the cart.
pub(crate) fn choices<'m>(draft: &Draft, model: &'m Model<'_>) -> Vec<OrderChoice<'m>> {
    let balance = model.cart.coins().balance;
    let placed = |placed: &PlacedOrder| {
        let chosen = placed.pick.chosen.iter();
        let choice = Choice {
            offers: chosen.map(|&offer| model.offer(offer).id.as_str()).collect(),
            coins: placed.pick.coins.map(|_| balance),
            first: placed.first,
        };
        (parts(model, &placed.pieces), choice)
    };
    draft.orders.iter().map(placed).collect()
}

/// The receipts of orders placed one after the other, each with the coins that are left; `None`
/// if the law of this cart refuses one.
pub(crate) fn receipts_of(cart: &Cart, chosen: &[OrderChoice<'_>]) -> Option<Vec<Order>> {
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
