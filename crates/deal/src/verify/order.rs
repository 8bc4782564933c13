//! What an order of a plan chose.

use crate::cart::Cart;
use crate::plan::{By, Order, Step};
use crate::receipt::Choice;

/// The offers of an order's steps.
pub(crate) fn used(order: &Order) -> impl Iterator<Item = &String> {
    order.steps.iter().filter_map(|step| match &step.by {
        By::Offer(id) => Some(id),
        By::Coins(_) => None,
    })
}

/// What the order chose, with these coins left for it.
pub(crate) fn choice<'o>(cart: &Cart, order: &'o Order, balance: u64, first: bool) -> Choice<'o> {
    let automatic = |id: &String| {
        let offer = cart.offers().iter().find(|offer| offer.id == *id);
        offer.is_some_and(|offer| offer.kind.is_automatic())
    };
    let with_coins = order.steps.iter().any(|step| matches!(step.by, By::Coins(_)));
    Choice {
        offers: used(order).filter(|id| !automatic(id)).map(String::as_str).collect(),
        coins: with_coins.then_some(balance),
        first,
    }
}

/// The coins that an order spends.
pub(crate) fn coins_of(order: &Order) -> u64 {
    let coins = |step: &Step| if let By::Coins(coins) = step.by { coins } else { 0 };
    order.steps.iter().map(coins).sum()
}

pub(crate) fn serves_the_first(cart: &Cart, order: &Order) -> bool {
    used(order).any(|id| {
        let offer = cart.offers().iter().find(|offer| offer.id == *id);
        offer.is_some_and(|offer| offer.first_order_only)
    })
}
