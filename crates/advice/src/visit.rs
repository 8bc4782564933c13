//! What a visited page makes of the kept cart: its lines, its offers, the shopper's coins.

use std::collections::BTreeSet;

use contract::{
    Amount, Cart, CartLine, CartPage, ChargeSort, Checkout, Line, Missing, Offer, OfferKind,
    OfferState, OffersOf, PageKind, Reading, Shipping, Tax, Unexplained,
};
use deal::Instant;

use crate::add::{add_to_cart, empty, put_offer, tax_of};
use crate::age::forget;
use crate::error::Error;
use crate::ordered::ordered;

/// Offers that a cart carries, at most; beyond that the oldest go.
const OFFERS: usize = 300;
/// Doubts of a page that its lines quote.
const QUOTED: usize = 3;

/// The kept cart after a visit to a page that is no listing, or a new cart.
///
/// A cart page's ticked lines become the cart, and what was known of them and of offers stays; it brings
/// its offers. A store's front or a page of coupons brings its offers, and of coupons that it shows all,
/// what it no longer shows goes; the coins page brings the balance, and a checkout that adds tax says so
/// for all later plans. A cart page of which any
/// ticked line is lacking changes nothing: a plan without that line is a plan of another cart. Codes are
/// not taken: they are no cart's, and are remembered with where and when they were seen.
///
/// # Errors
/// A page that says nothing for the cart, lines that are lacking or still to come, a page without its
/// currency or its ship-to where there is no cart to take them from, and offers in a page of another
/// currency than the cart's.
pub fn visit(cart: Option<Cart>, reading: &Reading) -> Result<Cart, Error> {
    visited(cart, reading, None)
}

/// The same at an instant: offers remember when they were seen, and what is kept and is over, or was not
/// seen for thirty days, goes.
///
/// # Errors
/// As for [`visit`].
pub fn visit_at(cart: Option<Cart>, reading: &Reading, at: Instant) -> Result<Cart, Error> {
    visited(cart, reading, Some(at)).map(|mut cart| {
        forget(&mut cart, at);
        cart
    })
}

/// The cart that a reading is of by itself: the ticked lines of a cart page, the lines of a checkout, or one
/// piece of a listing's selected variant, with the page's offers.
///
/// # Errors
/// As for [`visit`] and [`add_to_cart`], and any page that shows no lines.
pub fn cart_of(reading: &Reading) -> Result<Cart, Error> {
    match (&reading.cart, &reading.checkout, &reading.listing) {
        (Some(page), ..) => {
            reading.site.ship_to.as_ref().ok_or(Error::NoShipTo)?;
            shown(None, page, reading, None)
        }
        (None, Some(checkout), _) => ordered(checkout, reading),
        (None, None, Some(_)) => {
            let cart = add_to_cart(None, reading, 1)?;
            Ok(not_understood(cart, &reading.unexplained))
        }
        (None, None, None) => Err(Error::NothingToPlan),
    }
}

/// The cart, each line with the texts of money that nobody understood on the pages that it was read from: a
/// plan of it is likely at most.
pub fn not_understood(cart: Cart, texts: &[Unexplained]) -> Cart {
    let doubt = joined(unread(texts));
    let lines = cart.lines.into_iter().map(|line| doubted(line, doubt.as_deref())).collect();
    Cart { lines, ..cart }
}

fn visited(cart: Option<Cart>, reading: &Reading, at: Option<Instant>) -> Result<Cart, Error> {
    if let Some(page) = &reading.cart {
        return shown(cart, page, reading, at);
    }
    if reading.checkout.as_ref().is_some_and(adds_tax) {
        return taxed(cart, reading);
    }
    let is_coins = reading.coins_balance.is_some();
    let is_code = |offer: &Offer| offer.kind == OfferKind::Code;
    let says_offers = !reading.offers.iter().all(is_code) || reading.all_offers_of.is_some();
    if reading.page == PageKind::Listing || !says_offers && !is_coins {
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
    take_offers(&mut cart, reading, at);
    Ok(cart)
}

/// Whether a checkout shows a tax on top.
pub(crate) fn adds_tax(checkout: &Checkout) -> bool {
    let is_some = |amount: &Amount| !amount.value().is_zero();
    let mut taxes = checkout.charges.iter().filter(|charge| charge.r#for == ChargeSort::Tax);
    checkout.tax.as_ref().is_some_and(is_some) || taxes.any(|charge| is_some(&charge.amount))
}

/// The cart with the tax that a checkout of its ship-to adds: how much it is for other goods, nobody
/// knows.
fn taxed(cart: Option<Cart>, reading: &Reading) -> Result<Cart, Error> {
    let page = new(reading)?;
    match cart {
        Some(cart) if (&cart.currency, &cart.ship_to) != (&page.currency, &page.ship_to) => {
            Err(Error::NothingSaid)
        }
        Some(cart) => Ok(Cart { tax: Some(Tax::Excluded), ..cart }),
        None => Ok(Cart { tax: Some(Tax::Excluded), ..page }),
    }
}

/// A cart without lines, as the page's settings are.
pub(crate) fn new(reading: &Reading) -> Result<Cart, Error> {
    let currency = reading.site.currency.as_ref().ok_or(Error::NoCurrency)?;
    Ok(empty(reading.site.ship_to.as_ref().ok_or(Error::NoShipTo)?, currency))
}

/// The cart as its own page shows it.
fn shown(
    kept: Option<Cart>,
    page: &CartPage,
    reading: &Reading,
    at: Option<Instant>,
) -> Result<Cart, Error> {
    let currency = reading.site.currency.as_ref().ok_or(Error::NoCurrency)?;
    let (lines, lacking) = ticked(page);
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
    if let Some(ship_to) = reading.site.ship_to.as_ref().filter(|to| **to != cart.ship_to) {
        cart.ship_to.clone_from(ship_to);
        cart.tax = None;
    }
    cart.tax = tax_of(cart.tax, page.tax);
    let before = std::mem::take(&mut cart.lines);
    let doubt = doubt(reading);
    let lines = lines.into_iter().map(|line| doubted(line, doubt.as_deref()));
    cart.lines = lines.map(|line| remembered(line, &before)).collect();
    let fees = std::mem::take(&mut cart.shipping);
    cart.shipping = shipping(page, fees, &cart.lines);
    take_offers(&mut cart, reading, at);
    Ok(cart)
}

/// Why the sums of a cart page may not be those of its lines: texts of money that nobody understands, and
/// a sum that does not add up.
fn doubt(reading: &Reading) -> Option<String> {
    let not_shown = page::Why::NOT_SHOWN.to_string();
    let is_sum = |missing: &&Missing| {
        matches!(missing.field.as_str(), "cart.subtotal" | "cart.total") && missing.why != not_shown
    };
    let sums = reading.missing.iter().filter(is_sum);
    let sums = sums.map(|missing| format!("{}: {}", missing.field, missing.why));
    joined(unread(&reading.unexplained).chain(sums))
}

/// What each text says that nobody understood.
pub(crate) fn unread(texts: &[Unexplained]) -> impl Iterator<Item = String> + '_ {
    texts.iter().map(|open| format!("the page says \"{}\", which is not counted", open.text))
}

/// The first of several reasons in one; none if there are none.
pub(crate) fn joined(reasons: impl Iterator<Item = String>) -> Option<String> {
    let all: Vec<String> = reasons.take(QUOTED).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// A line of a cart whose sums are doubted.
fn doubted(line: Line, doubt: Option<&str>) -> Line {
    let Some(doubt) = doubt else { return line };
    let why = match (line.uncertain, &line.why) {
        (Some(true), why) => {
            let own = why.as_deref().unwrap_or("its price is not certain");
            [own, "; ", doubt].concat()
        }
        _ => doubt.to_owned(),
    };
    Line { uncertain: Some(true), why: Some(why), ..line }
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
/// A fee that neither says is not known.
fn shipping(page: &CartPage, before: Vec<Shipping>, lines: &[Line]) -> Vec<Shipping> {
    let mut fees: Vec<Shipping> = page.shipping.clone();
    for old in before {
        match fees.iter_mut().find(|fee| fee.seller == old.seller) {
            Some(fee) => {
                fee.amount = fee.amount.take().or(old.amount);
                fee.free_over = old.free_over;
            }
            None => fees.push(old),
        }
    }
    let sellers: BTreeSet<&String> = lines.iter().map(|line| &line.seller).collect();
    fees.retain(|fee| sellers.contains(&fee.seller));
    let known: BTreeSet<String> = fees.iter().map(|fee| fee.seller.clone()).collect();
    let unknown =
        |seller: &String| Shipping { seller: seller.clone(), amount: None, free_over: None };
    fees.extend(sellers.into_iter().filter(|seller| !known.contains(*seller)).map(unknown));
    fees
}

/// The page's offers. A store's front shows all that its store gives: what it gave before is over.
///
/// AliExpress's own coupons are for the country that the page is shown for; a store's offer
/// without its store could be anyone's and is left. A page that shows all coupons of its store, or of the
/// shopper's wallet, replaces what was kept of them.
pub(crate) fn take_offers(cart: &mut Cart, reading: &Reading, at: Option<Instant>) {
    let of_store = |kind| matches!(kind, OfferKind::StoreCoupon | OfferKind::StoreDiscount);
    match reading.all_offers_of {
        Some(OffersOf::Store) => replace_store(cart, reading),
        Some(OffersOf::Wallet) => replace_wallet(cart, reading),
        None => (),
    }
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
        put_offer(cart, offer, at);
    }
    let beyond = cart.offers.len().saturating_sub(OFFERS);
    cart.offers.drain(..beyond);
}

/// The coupons of a store that shows all of them go, wherever they were seen: those that it has stand on
/// the page.
fn replace_store(cart: &mut Cart, reading: &Reading) {
    let Some(store) = reading.store.as_ref().and_then(|store| store.id.as_ref()) else { return };
    let is_its = |offer: &Offer| {
        offer.kind == OfferKind::StoreCoupon && offer.seller.as_ref() == Some(store)
    };
    cart.offers.retain(|offer| !is_its(offer));
}

/// The coupons that the shopper held go if the wallet does not show them any more; one of a store is
/// known by its terms, since a wallet does not always say whose it is.
fn replace_wallet(cart: &mut Cart, reading: &Reading) {
    let is_held =
        |offer: &Offer| offer.collected == Some(true) || offer.state == Some(OfferState::Collected);
    let terms = |offer: &Offer| deal::name(&Offer { seller: None, ..offer.clone() });
    let shown: BTreeSet<String> = reading.offers.iter().map(terms).collect();
    cart.offers.retain(|offer| {
        let of_store = offer.kind == OfferKind::StoreCoupon;
        !(offer.kind.is_collected() && is_held(offer)) || of_store && shown.contains(&terms(offer))
    });
}

/// The lines of the order in the shape that `plan` takes: ticked, buyable and lacking nothing.
///
/// Where the page has no ticks, all lines are of the order. How many of the order's lines lack
/// something comes with them: a plan without them is a plan of another cart.
pub(crate) fn ticked(page: &CartPage) -> (Vec<Line>, usize) {
    let has_ticks = page.lines.iter().any(|line| line.selected.is_some());
    let is_ordered =
        |line: &&CartLine| line.valid != Some(false) && (!has_ticks || line.selected == Some(true));
    let ordered: Vec<&CartLine> = page.lines.iter().filter(is_ordered).collect();
    let lines: Vec<Line> = ordered.iter().filter_map(|line| line_of(line)).collect();
    let lacking = ordered.len() - lines.len();
    (lines, lacking)
}

/// The line in the shape that `plan` takes; none where it lacks its store, price or quantity.
fn line_of(line: &CartLine) -> Option<Line> {
    Some(Line {
        id: line.id.clone(),
        seller: line.seller.clone()?,
        price: line.price.clone()?,
        quantity: line.quantity?,
        category: None,
        flags: Vec::new(),
        coins_percent: None,
        title: line.title.clone(),
        text: line.text.clone(),
        product_id: Some(line.product_id.clone()),
        sku: line.sku.clone(),
        selected: line.selected,
        valid: line.valid,
        uncertain: line.uncertain,
        why: None,
        near: None,
        by: None,
        source: Some(line.source.clone()),
    })
}
