//! The law: what one order costs under a given choice, step by step, in exact decimals.
//!
//! This is the arithmetic of the contract, written to be read. The search counts in integers and
//! is checked against it: the winner is recomputed here before it leaves the crate, and the
//! verifier knows nothing else.

mod choice;
mod till;

use contract::Layer;

use crate::cart::Cart;
use crate::offer::Offer;
use crate::plan::{Order, Part, Verdict};
use crate::receipt::till::Till;
use crate::sums::Exact;
use crate::terms::{are_rivals, obstacle};

pub use choice::{Choice, Refusal};

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
