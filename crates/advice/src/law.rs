//! From the contract to the law, with what only AliExpress's markets know.

use contract::{Cart, Offer, OfferKind};
use deal::Instant;

use crate::error::Error;
use crate::window::on_its_clock;

/// The cart as the law takes it, at its own instant or else at `now`.
///
/// # Errors
/// The first value that cannot stand in a cart, with its path.
pub fn law_cart(cart: &Cart, now: Instant) -> Result<deal::Cart, Error> {
    let is_local = |offer: &Offer| offer.starts_local.is_some() || offer.ends_local.is_some();
    if !cart.offers.iter().any(is_local) {
        return Ok(deal::Cart::of(cart, now)?);
    }
    let offers = cart.offers.iter().map(on_its_clock).collect();
    Ok(deal::Cart::of(&Cart { offers, ..cart.clone() }, now)?)
}

/// Sees that an offer can stand in a cart of a currency.
///
/// # Errors
/// The first value that cannot, with its path: it begins with `place`.
pub(crate) fn check_offer(offer: &Offer, place: &str, cart: &deal::Cart) -> Result<(), Error> {
    if offer.kind == OfferKind::Coins {
        return Ok(());
    }
    let id = deal::name(offer);
    let one = deal::Offer::of(&on_its_clock(offer), place, id, cart.currency())?;
    let moved = |at: &str| at.replacen("offers[0]", place, 1);
    let alone = cart.clone().with_offers(vec![one]);
    alone.map(|_| ()).map_err(|fault| Error::from(deal::BadValue::from(fault)).moved(moved))
}
