//! A reading in words: the product, the cart or the checkout, and every offer.

use contract::{
    Amount, Availability, Card, CartLine, CartPage, Checkout, Listing, Offer, PriceRange, Reading,
    Store, Tax,
};

use crate::outcome::say;

/// Prints what a page says.
pub(crate) fn print(reading: &Reading) {
    let currency = reading.site.currency.as_deref().unwrap_or_default();
    if let Some(listing) = &reading.listing {
        listing_summary(listing);
    }
    if let Some(store) = &reading.store {
        say(store_summary(store));
    }
    if let Some(cart) = &reading.cart {
        cart_summary(cart, currency);
    }
    if let Some(checkout) = &reading.checkout {
        checkout_summary(checkout, currency);
    }
    for card in &reading.cards {
        say(card_summary(card, currency));
    }
    if let Some(coins) = reading.coins_balance {
        say(format!("{coins} coins"));
    }
    for offer in &reading.offers {
        say(offer_summary(offer));
    }
    for text in &reading.unexplained {
        say(format!("not understood: {} ({})", text.text, text.near));
    }
    // What several fields lack for one reason is said once.
    let mut lacking: Vec<(&str, Vec<&str>)> = Vec::new();
    for missing in &reading.missing {
        match lacking.iter_mut().find(|(why, _)| *why == missing.why) {
            Some((_, fields)) => fields.push(&missing.field),
            None => lacking.push((&missing.why, vec![&missing.field])),
        }
    }
    for (why, fields) in lacking {
        say(format!("no {}: {why}", fields.join(", ")));
    }
    for doubt in &reading.doubts {
        let (kept, source) = (&doubt.kept, &doubt.source);
        say(format!(
            "{}: {source} says {kept}, {} {}",
            doubt.field, doubt.other_source, doubt.other
        ));
    }
    for sources in reading.sources.iter().flatten() {
        say(format!("{} from {}", sources.field, sources.source));
    }
}

fn listing_summary(listing: &Listing) {
    let currency = listing.currency.as_deref().unwrap_or_default();
    if let Some(title) = &listing.title {
        say(title);
    }
    if let Some(price) = &listing.price {
        say(range(price, currency));
    }
    let is_said = |what: &str, said: Option<String>| {
        if let Some(said) = said {
            say(format!("{what}: {said}"));
        }
    };
    is_said("list price", listing.list_price.as_ref().map(|price| range(price, currency)));
    is_said("price of", listing.price_condition.map(|whose| whose.name().replace('_', " ")));
    is_said("in stock", listing.availability.map(|state| availability(state).to_owned()));
    is_said("at most", listing.purchase_limit.map(|limit| format!("{limit} for one shopper")));
    is_said("shipping", listing.shipping.as_ref().map(|fee| known(Some(fee), currency)));
    let free = listing.shipping_free_over.as_ref();
    is_said("shipping is free from", free.map(|over| known(Some(over), currency)));
    is_said("tax", listing.tax.map(|tax| tax_summary(tax).to_owned()));
    is_said("coins pay", listing.coins_percent.as_ref().map(|share| format!("{share} %")));
    is_said("marks", (!listing.flags.is_empty()).then(|| listing.flags.join(", ")));
    for bulk in &listing.bulk {
        let price = bulk.price.as_ref().map(|price| known(Some(price), currency));
        let percent = bulk.percent.as_ref().map(|percent| format!("{percent} % off"));
        is_said(&format!("from {} pieces", bulk.min_pieces), price.or(percent));
    }
    is_said("variant", listing.selected_sku.clone());
    for sku in &listing.skus {
        let name = sku.name.as_deref().unwrap_or("?");
        let out = if sku.in_stock == Some(false) { ", sold out" } else { "" };
        say(format!("  {} {name}, {}{out}", sku.id, known(sku.price.as_ref(), currency)));
    }
    if let Some(store) = &listing.store {
        say(store_summary(store));
    }
}

/// `USD 1.99`, `USD 1.99 - 4.50`.
fn range(price: &PriceRange, currency: &str) -> String {
    let most = if price.min == price.max { String::new() } else { format!(" - {}", price.max) };
    format!("{currency} {}{most}", price.min)
}

fn availability(state: Availability) -> &'static str {
    match state {
        Availability::InStock => "yes",
        Availability::SoldOut => "no, it is sold out",
        Availability::NotFound => "no, there is no such product",
        Availability::NotLoaded => "not known, the page came without its product",
    }
}

fn tax_summary(tax: Tax) -> &'static str {
    match tax {
        Tax::Included => "included",
        Tax::Excluded => "added at the checkout",
    }
}

fn store_summary(store: &Store) -> String {
    let [name, id] = [&store.name, &store.id].map(|part| part.as_deref().unwrap_or("?"));
    format!("{name} ({id})")
}

/// `1005010000110004: USD 4.26, before USD 8.52, of new customer, "Choice"`.
fn card_summary(card: &Card, currency: &str) -> String {
    let mut said = format!("{}: {}", card.product_id, known(card.price.as_ref(), currency));
    if let Some(before) = &card.list_price {
        said.push_str(&format!(", before {}", known(Some(before), currency)));
    }
    if let Some(whose) = card.price_condition {
        said.push_str(&format!(", of {}", whose.name().replace('_', " ")));
    }
    for tag in &card.tags {
        said.push_str(&format!(", “{tag}”"));
    }
    said
}

/// A cart's lines, ticked or not, with their fees and its totals.
fn cart_summary(cart: &CartPage, currency: &str) {
    for line in &cart.lines {
        say(line_summary(line, currency));
    }
    for fee in &cart.shipping {
        say(format!("shipping of {}: {}", fee.seller, known(fee.amount.as_ref(), currency)));
    }
    say(format!("subtotal: {}", known(cart.subtotal.as_ref(), currency)));
    say(format!("total: {}", known(cart.total.as_ref(), currency)));
    if let Some(tax) = cart.tax {
        say(format!("tax: {}", tax_summary(tax)));
    }
    if !cart.complete {
        say("the page has not loaded all its lines");
    }
}

/// `[x] 3 × A lamp, USD 4.10 each, of 1103000111`.
fn line_summary(line: &CartLine, currency: &str) -> String {
    let tick = match (line.valid, line.selected) {
        (Some(false), _) => "[-]",
        (_, Some(false)) => "[ ]",
        _ => "[x]",
    };
    let pieces = line.quantity.map_or("?".to_owned(), |pieces| pieces.to_string());
    let title = line.title.as_deref().unwrap_or(&line.id);
    let seller = line.seller.as_deref().unwrap_or("?");
    let price = known(line.price.as_ref(), currency);
    format!("{tick} {pieces} × {title}, {price} each, of {seller}")
}

fn checkout_summary(checkout: &Checkout, currency: &str) {
    for line in &checkout.lines {
        let pieces = line.quantity.map_or("?".to_owned(), |pieces| pieces.to_string());
        let title = line.title.as_deref().unwrap_or("?");
        say(format!("{pieces} × {title}, {} each", known(line.price.as_ref(), currency)));
    }
    say(format!("goods: {}", known(checkout.goods.as_ref(), currency)));
    for discount in &checkout.discounts {
        say(format!("{}: −{}", discount.text, known(Some(&discount.amount), currency)));
    }
    for (name, amount) in
        [("shipping", &checkout.shipping), ("tax", &checkout.tax), ("total", &checkout.total)]
    {
        say(format!("{name}: {}", known(amount.as_ref(), currency)));
    }
    for charge in &checkout.charges {
        say(format!("{}: {}", charge.text, known(Some(&charge.amount), currency)));
    }
    if let Some(code) = &checkout.code {
        say(format!("code: {code}"));
    }
    if let Some(error) = &checkout.error {
        say(format!("refused: {error}"));
    }
}

fn known(amount: Option<&Amount>, currency: &str) -> String {
    amount.map_or("not known".to_owned(), |amount| format!("{currency} {amount}"))
}

/// `store_coupon: US $2.00 off orders over US $15.00 (expired)`.
fn offer_summary(offer: &Offer) -> String {
    let text = offer.text.as_deref().unwrap_or_default();
    let mut said = format!("{}: {text}", offer.kind.name());
    if let Some(code) = offer.code.as_ref().filter(|code| !text.contains(code.as_str())) {
        said.push_str(&format!(" {code}"));
    }
    for (word, at, local) in
        [("from", &offer.starts, &offer.starts_local), ("until", &offer.ends, &offer.ends_local)]
    {
        if let Some(at) = at.as_ref().or(local.as_ref()) {
            said.push_str(&format!(", {word} {at}"));
        }
    }
    let over = crate::text::over(offer.state);
    if !over.is_empty() {
        said.push_str(&format!(" ({over})"));
    }
    if offer.uncertain == Some(true) {
        let why = offer.why.as_deref().unwrap_or("its words allow another reading");
        said.push_str(&format!(" (not certain: {why})"));
    }
    said
}
