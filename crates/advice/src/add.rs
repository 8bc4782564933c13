//! A listing becomes a line of the cart, and its offers the cart's.

use contract::{
    Amount, Availability, Cart, Law, Line, Listing, Offer, OfferKind, Orders, PriceCondition,
    Reading, Shipping, Tax,
};
use deal::Instant;

use crate::age::forget;
use crate::error::Error;
use crate::sound::Sieve;

/// Puts `quantity` pieces of the listing that was read into the cart, or into a new one.
///
/// The same variant adds up and takes its newest price; the offers of the page come along, in place of
/// what the same page showed before. A price that is not everyone's makes the line `uncertain`.
///
/// # Errors
/// A page without a product, a product without a seller, a price or a chosen variant, one that is sold
/// out or beyond its purchase limit, and another currency or ship-to than the cart's.
pub fn add_to_cart(cart: Option<Cart>, reading: &Reading, quantity: u32) -> Result<Cart, Error> {
    add(cart, reading, quantity, None)
}

/// The same at an instant: its offers remember when they were seen, and what is kept and is over, or
/// was not seen for thirty days, goes.
///
/// # Errors
/// As for [`add_to_cart`].
pub fn add_to_cart_at(
    cart: Option<Cart>,
    reading: &Reading,
    quantity: u32,
    at: Instant,
) -> Result<Cart, Error> {
    add(cart, reading, quantity, Some(at))
}

fn add(
    cart: Option<Cart>,
    reading: &Reading,
    quantity: u32,
    at: Option<Instant>,
) -> Result<Cart, Error> {
    let listing = reading.listing.as_ref().ok_or(Error::NoListing)?;
    if quantity == 0 {
        return Err(Error::Value { place: "quantity".into(), error: deal::Error::Zero });
    }
    let mut cart = cart_for(cart, reading, listing)?;
    let line = line_of(listing, quantity)?;
    let seller = line.seller.clone();
    add_line(&mut cart, line, listing.purchase_limit)?;
    add_shipping(&mut cart, &seller, listing);
    cart.tax = tax_of(cart.tax, listing.tax);
    add_offers(&mut cart, reading, listing, &seller, at);
    if let Some(at) = at {
        forget(&mut cart, at);
    }
    if reading.coins_balance.is_some() {
        cart.coins = reading.coins_balance;
    }
    Ok(cart)
}

/// The given cart where the listing fits into it; a new or an empty one becomes the listing's.
fn cart_for(cart: Option<Cart>, reading: &Reading, listing: &Listing) -> Result<Cart, Error> {
    let currency = listing.currency.as_ref().or(reading.site.currency.as_ref());
    let currency = currency.ok_or(Error::NoCurrency)?;
    let ship_to = reading.site.ship_to.as_ref();
    match cart {
        None => Ok(empty(ship_to.ok_or(Error::NoShipTo)?, currency)),
        Some(cart) if cart.lines.is_empty() => {
            let fresh = empty(ship_to.unwrap_or(&cart.ship_to), currency);
            let is_same = (&fresh.ship_to, &fresh.currency) == (&cart.ship_to, &cart.currency);
            Ok(Cart {
                ship_to: fresh.ship_to,
                currency: fresh.currency,
                offers: if is_same { cart.offers } else { fresh.offers },
                tax: if is_same { cart.tax } else { fresh.tax },
                shipping: fresh.shipping,
                ..cart
            })
        }
        Some(cart) if cart.currency != *currency => {
            Err(Error::OtherCurrency { cart: cart.currency, listing: currency.clone() })
        }
        Some(cart) => match ship_to {
            Some(ship_to) if *ship_to != cart.ship_to => {
                Err(Error::OtherShipTo { cart: cart.ship_to, listing: ship_to.clone() })
            }
            _ => Ok(cart),
        },
    }
}

/// A cart with nothing in it.
pub(crate) fn empty(ship_to: &str, currency: &str) -> Cart {
    Cart {
        ship_to: ship_to.to_owned(),
        currency: currency.to_owned(),
        at: None,
        first_order: false,
        follower: false,
        app: false,
        orders: Orders::One,
        lines: Vec::new(),
        offers: Vec::new(),
        coins: None,
        coin_value: None,
        coins_order_cap_percent: None,
        shipping: Vec::new(),
        tax_percent: None,
        tax: None,
        prices_include_tax_percent: None,
        law: Law::default(),
    }
}

fn line_of(listing: &Listing, quantity: u32) -> Result<Line, Error> {
    let sku = listing.selected_sku.as_ref();
    let chosen = listing.skus.iter().find(|variant| Some(&variant.id) == sku);
    let sold_out = listing.availability.is_some_and(|state| state != Availability::InStock)
        || chosen.is_some_and(|variant| variant.in_stock == Some(false));
    if sold_out {
        return Err(Error::SoldOut);
    }
    let product_id = listing.product_id.as_ref().ok_or(Error::NoListing)?;
    let seller = listing.store.as_ref().and_then(|store| store.id.as_ref());
    Ok(Line {
        id: match sku {
            Some(sku) => format!("{product_id}/{sku}"),
            None => product_id.clone(),
        },
        seller: seller.ok_or(Error::NoStore)?.clone(),
        price: price_of(listing, chosen.and_then(|variant| variant.price.as_ref()))?,
        quantity,
        category: None,
        flags: listing.flags.clone(),
        coins_percent: listing.coins_percent.clone(),
        title: listing.title.clone(),
        text: chosen.and_then(|variant| variant.name.clone()),
        product_id: Some(product_id.clone()),
        sku: sku.cloned(),
        selected: None,
        valid: None,
        uncertain: listing.price_condition.map(|_| true),
        why: listing.price_condition.map(|condition| for_whom(condition).to_owned()),
        near: None,
        by: None,
        source: None,
    })
}

/// Why a price that is not everyone's is not certain.
fn for_whom(condition: PriceCondition) -> &'static str {
    match condition {
        PriceCondition::NewCustomer => "the price is for new customers",
        PriceCondition::App => "the price is for the app",
        PriceCondition::Coins => "the price takes coins",
        PriceCondition::Members => "the price is for members",
    }
}

/// What the page displays as payable; of a range, what the chosen variant costs.
fn price_of(listing: &Listing, of_variant: Option<&Amount>) -> Result<Amount, Error> {
    match (&listing.price, of_variant) {
        (Some(range), _) if range.min == range.max => Ok(range.min.clone()),
        (_, Some(price)) => Ok(price.clone()),
        (Some(_), None) => Err(Error::ChooseVariant),
        (None, None) => Err(Error::NoPrice),
    }
}

fn add_line(cart: &mut Cart, mut line: Line, limit: Option<u32>) -> Result<(), Error> {
    let standing = cart.lines.iter_mut().find(|standing| standing.id == line.id);
    let before = standing.as_ref().map_or(0, |standing| standing.quantity);
    line.quantity = line.quantity.saturating_add(before);
    if let Some(limit) = limit.filter(|limit| line.quantity > *limit) {
        return Err(Error::AboveLimit { limit });
    }
    match standing {
        Some(standing) => *standing = line,
        None => cart.lines.push(line),
    }
    Ok(())
}

/// A seller asks one fee for the order: of several listings' fees the largest stands, and one that is
/// not known above all, so that the total never promises too little.
fn add_shipping(cart: &mut Cart, seller: &str, listing: &Listing) {
    let new = Shipping {
        seller: seller.to_owned(),
        amount: listing.shipping.clone(),
        free_over: listing.shipping_free_over.clone(),
    };
    let alone = cart.lines.iter().filter(|line| line.seller == seller).count() < 2;
    let Some(standing) = cart.shipping.iter_mut().find(|standing| standing.seller == seller) else {
        cart.shipping.push(new);
        return;
    };
    let value = |fee: &Shipping| fee.amount.as_ref().map(Amount::value);
    let is_larger = match (value(&new), value(standing)) {
        (Some(new), Some(standing)) => new > standing,
        (new, standing) => new.is_none() && standing.is_some(),
    };
    if alone || is_larger {
        *standing = new;
    }
}

/// Whether prices hold the tax, as far as the cart and a page of it tell: that it is added, told once,
/// stands.
pub(crate) fn tax_of(cart: Option<Tax>, page: Option<Tax>) -> Option<Tax> {
    if cart == Some(Tax::Excluded) { cart } else { page.or(cart) }
}

/// The page's offers, in place of what the same product's page showed before.
///
/// A store's offer without a store is this store's, and its ladders are told apart from other stores'.
/// One that cannot stand in a plan is left out.
fn add_offers(
    cart: &mut Cart,
    reading: &Reading,
    listing: &Listing,
    seller: &str,
    at: Option<Instant>,
) {
    cart.offers
        .retain(|offer| offer.product_id.is_none() || offer.product_id != listing.product_id);
    for offer in &reading.offers {
        let of_store = matches!(offer.kind, OfferKind::StoreCoupon | OfferKind::StoreDiscount);
        let mut offer = Offer { product_id: listing.product_id.clone(), ..offer.clone() };
        if of_store && offer.seller.is_none() {
            offer.seller = Some(seller.to_owned());
        }
        offer.group = match (offer.group, &offer.seller) {
            (Some(group), Some(seller)) => Some(format!("{seller} {group}")),
            (group, _) => group,
        };
        put_offer(cart, offer, at);
    }
}

/// An offer in place of what is known of it by the same name; none that could not be planned.
pub(crate) fn put_offer(cart: &mut Cart, mut offer: Offer, at: Option<Instant>) {
    let id = offer.id.take().unwrap_or_else(|| deal::name(&offer));
    offer.id = Some(id);
    if Sieve::new(cart, at.unwrap_or(Instant::from_millis(0))).fault(&offer).is_some() {
        return;
    }
    offer.seen = at.map(|at| at.to_string());
    match cart.offers.iter_mut().find(|standing| standing.id == offer.id) {
        Some(standing) => *standing = offer,
        None => cart.offers.push(offer),
    }
}
