//! What holds of everything that comes out, whatever went in.

use std::fmt::Debug;

use contract::{self, Amount, Cart, Listing, Offer, Percent, Plan, Reading};
use deal::Currency;
use rust_decimal::Decimal;
use serde::{Serialize, de::DeserializeOwned};

use crate::input::{now, patience};

/// A value is the same once it went through a message or lay in the store.
pub(crate) fn crosses<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).unwrap_or_default();
    assert_eq!(contract::from_json::<T>(&text).as_ref(), Ok(value), "{text}");
}

/// The plan of a cart adds up; a cart that cannot be planned is refused in words that name the place.
pub(crate) fn planned(cart: &Cart) -> Option<Plan> {
    match advice::plan(cart, now(), &mut patience()) {
        Ok(plan) => {
            adds_up(cart, &plan);
            Some(plan)
        }
        Err(error) => {
            assert!(error.to_string().contains(": "), "{error}");
            None
        }
    }
}

/// Every receipt of a plan passes the verifier, and the receipts come to its total.
pub(crate) fn adds_up(cart: &Cart, plan: &Plan) {
    let sum: Decimal = plan.orders.iter().map(|order| number(&order.total)).sum();
    assert_eq!(sum, number(&plan.total), "{plan:?}");
    assert!(number(&plan.bound) <= number(&plan.total), "{plan:?}");
    assert_eq!(advice::verify(cart, plan, now()).as_deref(), Ok(&[][..]), "{cart:?} {plan:?}");
    crosses(plan);
}

/// What an amount of ours says; nobody's amount where it says no number.
pub(crate) fn number(amount: &Amount) -> Decimal {
    amount.as_str().parse().unwrap_or(Decimal::MIN)
}

/// No amount is finer than its currency, or below nothing.
pub(crate) fn payable(amount: Decimal, currency: Option<Currency>) {
    assert!(!amount.is_sign_negative() || amount.is_zero(), "{amount}");
    if let Some(currency) = currency {
        assert!(amount.normalize().scale() <= currency.digits(), "{amount} {currency:?}");
    }
}

/// A share is of something, and of no more than all.
pub(crate) fn share(percent: Decimal) {
    assert!(percent > Decimal::ZERO && percent <= Decimal::ONE_HUNDRED, "{percent} %");
}

/// What a page was read as: its amounts can be paid, it crosses the boundary, and what it makes of a cart
/// can be planned.
pub(crate) fn carried(reading: &Reading) {
    let page = currency(reading.site.currency.as_deref());
    if let Some(listing) = &reading.listing {
        listed(listing);
    }
    for card in &reading.cards {
        card.price.iter().chain(&card.list_price).for_each(|amount| payable(number(amount), page));
    }
    reading.offers.iter().for_each(offered);
    crosses(reading);
    crosses(&reading.clone().without_sources());
    for cart in [advice::add_to_cart(None, reading, 2), advice::visit(None, reading)] {
        let Ok(cart) = cart else { continue };
        crosses(&cart);
        assert!(planned(&cart).is_some(), "{:?} {cart:?}", cart.at);
        for again in [
            advice::visit(Some(cart.clone()), reading),
            advice::add_to_cart(Some(cart), reading, 1),
        ] {
            let _ = again.map(|cart| crosses(&cart));
        }
    }
}

fn listed(listing: &Listing) {
    let currency = currency(listing.currency.as_deref());
    let payable = |amount: &Amount| payable(number(amount), currency);
    for range in [&listing.price, &listing.list_price].into_iter().flatten() {
        assert!(number(&range.min) <= number(&range.max), "{range:?}");
        payable(&range.min);
        payable(&range.max);
    }
    for sku in &listing.skus {
        sku.price.iter().chain(&sku.list_price).for_each(payable);
    }
    listing.shipping.iter().chain(&listing.shipping_free_over).for_each(payable);
    listing.bulk.iter().for_each(|bulk| {
        bulk.price.iter().for_each(payable);
        bulk.percent.iter().for_each(|percent| share(parts(percent)));
    });
    listing.coins_percent.iter().for_each(|percent| share(parts(percent)));
}

/// What a share of ours says; nobody's share where it says no number.
fn parts(percent: &Percent) -> Decimal {
    percent.as_str().parse().unwrap_or(Decimal::MIN)
}

fn currency(code: Option<&str>) -> Option<Currency> {
    let known = Currency::new(code?);
    assert!(known.is_ok(), "{code:?}");
    known.ok()
}

fn offered(offer: &Offer) {
    let currency = currency(offer.currency.as_deref());
    let least = offer.min_spend.iter().flatten();
    for amount in offer.off.iter().chain(&offer.cap).chain(&offer.every).chain(least) {
        payable(number(amount), currency);
    }
    offer.percent.iter().for_each(|percent| share(parts(percent)));
}
