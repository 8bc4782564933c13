//! What a visited page makes of the kept carts.

use std::collections::BTreeMap;

use contract::{KeptCart, Reading, Unclear};
use deal::Instant;

use crate::add::add_to_cart_at;
use crate::error::Error;
use crate::visit::visit_at;

/// So many texts are kept with a cart, the newest last.
const MOST: usize = 50;

/// The kept carts that a page is about, by the currencies of all that are kept: its own, and if it tells the
/// balance of coins, which is the balance of all, each.
pub fn carts_of(reading: &Reading, kept: Vec<String>) -> Vec<String> {
    if reading.coins_balance.is_some() && !kept.is_empty() {
        return kept;
    }
    vec![reading.site.currency.clone().unwrap_or_default()]
}

/// The currency of the cart that a page's item goes into, or that its own cart or checkout is of.
pub fn currency_of(reading: &Reading) -> &str {
    let listing = reading.listing.as_ref().and_then(|listing| listing.currency.as_ref());
    listing.or(reading.site.currency.as_ref()).map_or("", String::as_str)
}

/// A kept cart after a visit, and whether the page's cart, offers or coins were taken.
///
/// Where the page says nothing for a cart, or its cart cannot be read, the popup tells why, and a cart that is
/// there stays, with what the page says that nobody understood.
pub fn visited(kept: Option<KeptCart>, reading: &Reading, at: Instant) -> (Option<KeptCart>, bool) {
    let cart = kept.as_ref().map(|kept| kept.cart.clone());
    let before = kept.as_ref().map_or(&[][..], |kept| &kept.unexplained);
    let unexplained = unclear(before, reading);
    match visit_at(cart, reading, at) {
        Ok(cart) => {
            let read = kept.as_ref().filter(|_| reading.cart.is_none());
            let at = read.map_or_else(|| at.to_string(), |kept| kept.at.clone());
            let stores = stores(kept.map(|kept| kept.stores).unwrap_or_default(), reading);
            (Some(KeptCart { cart, stores, at, unexplained }), true)
        }
        Err(_) => (kept.map(|kept| KeptCart { unexplained, ..kept }), false),
    }
}

/// The cart with so many pieces of the page's item.
///
/// # Errors
/// As for [`crate::add_to_cart`].
pub fn with_item(
    kept: Option<KeptCart>,
    reading: &Reading,
    quantity: u32,
    at: Instant,
) -> Result<KeptCart, Error> {
    let (cart, names, before) = match kept {
        Some(KeptCart { cart, stores, unexplained, .. }) => (Some(cart), stores, unexplained),
        None => (None, BTreeMap::new(), Vec::new()),
    };
    Ok(KeptCart {
        cart: add_to_cart_at(cart, reading, quantity, at)?,
        stores: stores(names, reading),
        at: at.to_string(),
        unexplained: unclear(&before, reading),
    })
}

/// The names of stores with those that a page tells.
pub(crate) fn stores(
    mut known: BTreeMap<String, String>,
    reading: &Reading,
) -> BTreeMap<String, String> {
    let of_cart = reading.cart.iter().flat_map(|cart| &cart.stores);
    let of_listing = reading.listing.iter().filter_map(|listing| listing.store.as_ref());
    for store in of_cart.chain(&reading.store).chain(of_listing) {
        if let (Some(id), Some(name)) = (&store.id, &store.name)
            && !id.is_empty()
            && !name.is_empty()
        {
            known.insert(id.clone(), name.clone());
        }
    }
    known
}

/// The texts of money that are kept after a page was read: its own in place of those that it said before. A
/// cart page says of its lines what their listings said of them.
pub(crate) fn unclear(before: &[Unclear], reading: &Reading) -> Vec<Unclear> {
    let store = reading.store.as_ref().and_then(|store| store.id.as_deref());
    let product = reading.listing.as_ref().and_then(|listing| listing.product_id.as_deref());
    let page = [reading.page.name(), " ", store.or(product).unwrap_or_default()].concat();
    let stays = |one: &&Unclear| {
        one.page != page && !(reading.cart.is_some() && one.page.starts_with("listing "))
    };
    let mut all: Vec<Unclear> = before.iter().filter(stays).cloned().collect();
    all.extend(reading.unexplained.iter().map(|one| Unclear {
        text: one.text.clone(),
        near: one.near.clone(),
        page: page.clone(),
    }));
    all.drain(..all.len().saturating_sub(MOST));
    all
}
