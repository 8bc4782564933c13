//! What a checkout orders, as a cart of its own.

use contract::{Amount, Cart, Checkout, Line, Reading, Shipping, Tax};
use rust_decimal::Decimal;

use crate::error::Error;
use crate::visit::{adds_tax, joined, new, take_offers, unread};

/// Whose the lines of a checkout are: it does not say.
const STORE: &str = "?";

/// The cart that a checkout's lines are. What it has taken off already was some offer's, and none of these is
/// known: a plan of it is likely at most.
///
/// # Errors
/// A page that shows no line, or one that lacks its price or its number of pieces; one without its currency or
/// its ship-to.
pub(crate) fn ordered(checkout: &Checkout, reading: &Reading) -> Result<Cart, Error> {
    let mut cart = new(reading)?;
    if checkout.lines.is_empty() {
        return Err(Error::NothingToPlan);
    }
    let goods = checkout.goods.as_ref().map(Amount::value);
    let sum = checkout.lines.iter().try_fold(Decimal::ZERO, |sum, line| {
        let price = line.price.as_ref()?.value();
        sum.checked_add(price.checked_mul(line.quantity.unwrap_or(1).into())?)
    });
    let is_whole = goods.is_some() && sum == goods;
    // That one piece is meant where no number stands is sure only if the goods come to it.
    let lacks = |line: &&contract::CheckoutLine| {
        line.price.is_none() || line.quantity.is_none() && !is_whole
    };
    match (checkout.lines.iter().filter(lacks).count(), sum) {
        (0, Some(_)) => {}
        (lines, _) => return Err(Error::LinesUnread { lines: lines.max(1) }),
    }
    let taken = checkout.discounts.iter().map(|discount| {
        format!(
            "the checkout takes off {} ({}), which is not counted",
            discount.amount, discount.text
        )
    });
    let differs = (!is_whole).then(|| {
        let [goods, sum] = [goods, sum].map(|sum| {
            sum.map_or_else(|| "nothing that is known".to_owned(), |sum| sum.to_string())
        });
        format!("the page says that the goods come to {goods}, its lines come to {sum}")
    });
    let unread_total = reading.missing.iter().filter(|it| it.field == "checkout.total");
    let unread_total = unread_total.map(|it| format!("the total that is to be paid: {}", it.why));
    let doubt = joined(
        differs.into_iter().chain(unread_total).chain(taken).chain(unread(&reading.unexplained)),
    );
    for (at, line) in (1..).zip(&checkout.lines) {
        let Some(price) = line.price.clone() else { continue };
        cart.lines.push(Line {
            id: format!("{at}"),
            seller: STORE.to_owned(),
            price,
            quantity: line.quantity.unwrap_or(1),
            category: None,
            flags: Vec::new(),
            coins_percent: None,
            title: line.title.clone(),
            text: None,
            product_id: line.product_id.clone(),
            sku: None,
            selected: None,
            valid: None,
            uncertain: doubt.as_ref().map(|_| true),
            why: doubt.clone(),
            near: None,
            by: None,
            source: None,
        });
    }
    cart.shipping.push(Shipping {
        seller: STORE.to_owned(),
        amount: checkout.shipping.clone(),
        free_over: None,
    });
    cart.tax = adds_tax(checkout).then_some(Tax::Excluded);
    take_offers(&mut cart, reading, None);
    Ok(cart)
}
