//! A reading in words: the product, the cart or the checkout, and every offer.

use contract::{Amount, CartLine, CartPage, Checkout, Listing, Offer, Reading};

use crate::outcome::say;

/// Prints what a page says.
pub(crate) fn print(reading: &Reading) {
    let currency = reading.site.currency.as_deref().unwrap_or_default();
    if let Some(listing) = &reading.listing {
        listing_summary(listing);
    }
    if let Some(cart) = &reading.cart {
        cart_summary(cart, currency);
    }
    if let Some(checkout) = &reading.checkout {
        checkout_summary(checkout, currency);
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
    for missing in &reading.missing {
        say(format!("no {}: {}", missing.field, missing.why));
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
        let range =
            if price.min == price.max { String::new() } else { format!(" - {}", price.max) };
        say(format!("{currency} {}{range}", price.min));
    }
    if let Some(store) = &listing.store {
        let [name, id] = [&store.name, &store.id].map(|part| part.as_deref().unwrap_or("?"));
        say(format!("{name} ({id})"));
    }
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
    say(format!("goods: {}", known(checkout.goods.as_ref(), currency)));
    for discount in &checkout.discounts {
        say(format!("{}: −{}", discount.text, known(Some(&discount.amount), currency)));
    }
    for (name, amount) in
        [("shipping", &checkout.shipping), ("tax", &checkout.tax), ("total", &checkout.total)]
    {
        say(format!("{name}: {}", known(amount.as_ref(), currency)));
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
    let code = offer.code.as_deref().unwrap_or_default();
    let mut said =
        format!("{}: {} {code}", offer.kind.name(), offer.text.as_deref().unwrap_or_default());
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
