//! What a visited page makes of the kept cart: its lines, its offers, the shopper's coins.

use crate::add::{empty, put_offer};
use crate::contract::{Cart, CartPage, Line, Offer, OfferKind, PageKind, Reading, Shipping};
use crate::error::Error;

/// Offers that a cart carries, at most; beyond that the oldest go.
const OFFERS: usize = 300;

/// The kept cart after a visit to a page that is no listing, or a new cart.
///
/// A cart page's ticked lines become the cart, and what was known of them and of offers stays. A store's
/// front or a page of coupons brings its offers; the coins page the balance. A cart page of which any
/// ticked line is lacking changes nothing: a plan without that line is a plan of another cart. Codes are
/// not taken: they are no cart's, and are remembered with where and when they were seen.
///
/// # Errors
/// A page that says nothing for the cart, lines that are lacking or still to come, a page without its
/// currency or its ship-to where there is no cart to take them from, and offers in a page of another
/// currency than the cart's.
pub fn visit(cart: Option<Cart>, reading: &Reading) -> Result<Cart, Error> {
    if let Some(page) = &reading.cart {
        return shown(cart, page, reading);
    }
    let is_coins = reading.coins_balance.is_some();
    let is_code = |offer: &Offer| offer.kind == OfferKind::Code;
    if reading.page == PageKind::Listing || reading.offers.iter().all(is_code) && !is_coins {
        return Err(Error::NothingSaid);
    }
    let mut cart = match (cart, &reading.site.currency) {
        (Some(cart), Some(page)) if cart.currency != *page && !is_coins => {
            return Err(Error::OtherCurrency { cart: cart.currency, listing: page.clone() });
        }
        (Some(cart), _) => cart,
        (None, _) => new(reading)?,
    };
    cart.coins = reading.coins_balance.or(cart.coins);
    take_offers(&mut cart, reading);
    Ok(cart)
}

/// A cart without lines, as the page's settings are.
fn new(reading: &Reading) -> Result<Cart, Error> {
    let currency = reading.site.currency.as_ref().ok_or(Error::NoCurrency)?;
    Ok(empty(reading.site.ship_to.as_ref().ok_or(Error::NoShipTo)?, currency))
}

/// The cart as its own page shows it.
fn shown(kept: Option<Cart>, page: &CartPage, reading: &Reading) -> Result<Cart, Error> {
    let currency = reading.site.currency.as_ref().ok_or(Error::NoCurrency)?;
    let (lines, lacking) = page.ticked();
    if lacking > 0 {
        return Err(Error::LinesUnread { lines: lacking });
    }
    if !page.complete {
        return Err(Error::LinesToCome);
    }
    let mut cart = match kept.filter(|kept| kept.currency == *currency) {
        Some(kept) => kept,
        None => new(reading)?,
    };
    if let Some(ship_to) = &reading.site.ship_to {
        cart.ship_to.clone_from(ship_to);
    }
    let before = std::mem::take(&mut cart.lines);
    cart.lines = lines.into_iter().map(|line| remembered(line, &before)).collect();
    let fees = std::mem::take(&mut cart.shipping);
    cart.shipping = shipping(page, fees, &cart.lines);
    Ok(cart)
}

/// A line with what the listing said of it when it was added, which a cart page does not say.
fn remembered(line: Line, before: &[Line]) -> Line {
    let is_same = |old: &&Line| {
        old.product_id == line.product_id && (old.sku == line.sku || old.sku.is_none())
    };
    let Some(old) = before.iter().find(is_same) else { return line };
    Line {
        category: old.category.clone(),
        flags: old.flags.clone(),
        coins_percent: old.coins_percent.clone(),
        ..line
    }
}

/// What the page asks for parcels; from when on one is free, and what it does not say, as it was known.
fn shipping(page: &CartPage, before: Vec<Shipping>, lines: &[Line]) -> Vec<Shipping> {
    let is_told = |fee: &Shipping| page.shipping.iter().any(|told| told.seller == fee.seller);
    let mut fees: Vec<Shipping> = page.shipping.clone();
    for old in before {
        match fees.iter_mut().find(|fee| fee.seller == old.seller) {
            Some(fee) => fee.free_over = old.free_over,
            None if !is_told(&old) => fees.push(old),
            None => {}
        }
    }
    fees.retain(|fee| lines.iter().any(|line| line.seller == fee.seller));
    fees
}

/// The page's offers. A store's front shows all that its store gives: what it gave before is over.
///
/// AliExpress's own coupons are for the country that the page is shown for; a store's offer
/// without its store could be anyone's and is left.
fn take_offers(cart: &mut Cart, reading: &Reading) {
    let of_store = |kind| matches!(kind, OfferKind::StoreCoupon | OfferKind::StoreDiscount);
    let store = reading.store.as_ref().and_then(|store| store.id.as_ref());
    if store.is_some() && !reading.offers.is_empty() {
        let is_replaced = |offer: &Offer| {
            of_store(offer.kind) && offer.seller.as_ref() == store && offer.product_id.is_none()
        };
        cart.offers.retain(|offer| !is_replaced(offer));
    }
    for offer in &reading.offers {
        let mut offer = offer.clone();
        if offer.kind == OfferKind::Code || of_store(offer.kind) && offer.seller.is_none() {
            continue;
        }
        if !of_store(offer.kind) && offer.markets.is_empty() {
            offer.markets = reading.site.ship_to.iter().cloned().collect();
        }
        put_offer(cart, offer);
    }
    let beyond = cart.offers.len().saturating_sub(OFFERS);
    cart.offers.drain(..beyond);
}
