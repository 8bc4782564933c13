//! The law: what one order costs under a given choice, step by step, in exact decimals.
//!
//! This is the arithmetic of the contract, written to be read. The search counts in integers and
//! is checked against it: the winner is recomputed here before it leaves the crate, and the
//! verifier knows nothing else.

mod exact;
mod till;

use contract::{Layer, OfferKind};

use crate::cart::Cart;
use crate::offer::Offer;
use crate::plan::{Missing, Order, Part, Verdict};
use crate::terms::obstacle;

use exact::Exact;
use till::Till;

/// Why an order cannot be placed as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The cart has no such line.
    UnknownLine(String),
    /// A line is named twice, or has no piece, or more pieces than the cart.
    Pieces(String),
    /// The cart has no such offer.
    UnknownOffer(String),
    /// An offer that applies by itself cannot be chosen.
    NotAChoice(String),
    /// A term of the offer is not met.
    Term(String, Verdict),
    /// Its base in this order is too small.
    Short(String, Missing),
    /// It was used up before.
    UsedUp(String),
    /// Another choice takes its place: a second coupon of a store, a second code, a second
    /// payment offer, another step of its ladder, a Select coupon beside which no code stands.
    Conflict(String, String),
    /// Nobody knows what a coin is worth in this currency.
    CoinValue,
}

/// What is chosen for one order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice<'a> {
    /// Ids of the offers that do not apply by themselves.
    pub offers: Vec<&'a str>,
    /// The coins that are left for this order; `None` keeps them.
    pub coins: Option<u64>,
    /// Whether this is the one order of the plan that counts as the shopper's first.
    pub first: bool,
}

/// What an order of these pieces costs under a choice.
///
/// Offers that apply by themselves need not and cannot be chosen.
///
/// # Errors
/// The first [`Refusal`]: the order cannot be placed as it was chosen.
pub fn receipt(cart: &Cart, parts: &[Part], choice: &Choice<'_>) -> Result<Order, Refusal> {
    let mut till = Till::new(cart, parts, choice.first)?;
    let offers = chosen_offers(cart, choice)?;
    let coins = match choice.coins {
        Some(balance) => {
            let value = cart.coin_value().ok_or(Refusal::CoinValue)?.value();
            Some((balance, Exact(value)))
        }
        None => None,
    };
    for layer in cart.law().layers() {
        match layer {
            Layer::Coins => {
                if let Some((balance, value)) = coins {
                    till.pay_with_coins(balance, value);
                }
            }
            _ => till.take_off(layer, &offers, coins)?,
        }
    }
    Ok(till.close())
}

fn chosen_offers<'a>(cart: &'a Cart, choice: &Choice<'_>) -> Result<Vec<&'a Offer>, Refusal> {
    let mut offers: Vec<&Offer> = Vec::with_capacity(choice.offers.len());
    for id in &choice.offers {
        let name = || (*id).to_owned();
        let offer = cart.offers().iter().find(|offer| offer.id == *id);
        let offer = offer.ok_or_else(|| Refusal::UnknownOffer(name()))?;
        if offer.kind.is_automatic() {
            return Err(Refusal::NotAChoice(name()));
        }
        if let Some(verdict) = obstacle(cart, offer) {
            return Err(Refusal::Term(name(), verdict));
        }
        if offer.first_order_only && !choice.first {
            return Err(Refusal::Term(name(), Verdict::FirstOrderOnly));
        }
        if offer.uses == 0 {
            return Err(Refusal::UsedUp(name()));
        }
        if let Some(rival) = offers.iter().find(|other| are_rivals(offer, other)) {
            return Err(Refusal::Conflict(name(), rival.id.clone()));
        }
        offers.push(offer);
    }
    offers.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(offers)
}

/// Whether two chosen offers cannot stand in one order.
pub(crate) fn are_rivals(one: &Offer, other: &Offer) -> bool {
    let (layer, same_layer) = (one.kind.layer(), one.kind.layer() == other.kind.layer());
    let same_place = match layer {
        Layer::StoreCoupon => one.seller == other.seller,
        Layer::Code | Layer::Payment => true,
        _ => one.id == other.id,
    };
    let same_ladder = one.group.is_some() && one.group == other.group;
    let shuts_out = |select: &Offer, code: &Offer| {
        select.kind == OfferKind::SelectCoupon
            && select.excludes_code
            && code.kind.layer() == Layer::Code
    };
    (same_layer && (same_place || same_ladder)) || shuts_out(one, other) || shuts_out(other, one)
}
