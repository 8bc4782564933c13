//! What comes back from messages and from storage: carts, readings, plans, one on each line as JSON.

use std::fmt::Debug;

use contract::{AdviceRequest, Cart, Plan, Reading};

use crate::input::{now, patience};
use crate::laws::{adds_up, crosses, planned};

/// A request from anywhere is advised upon or refused in words with the place; every receipt adds up, and
/// every offer of the plan is one that was given.
pub fn advice(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(request) = taken::<AdviceRequest>(&text) else { return };
    match advice::advise(&request, &mut patience()) {
        Ok(advice) => {
            for row in &advice.plan.offers {
                assert!(advice.offers.iter().any(|offer| offer.id.as_ref() == Some(&row.id)));
            }
            crosses(&advice);
            let mut cart = Cart { at: Some(request.at.clone()), ..request.cart.clone() };
            cart.offers = advice.offers;
            let refused = advice.plan.offers.iter().filter(|row| row.refused.is_some());
            for id in refused.map(|row| &row.id) {
                let offers = cart.offers.iter_mut().filter(|offer| offer.id.as_ref() == Some(id));
                offers.for_each(|offer| offer.uses = Some(0));
            }
            adds_up(&cart, &advice.plan);
        }
        Err(error) => assert!(error.to_string().contains(": "), "{error}"),
    }
    // Six more plans: for some.
    if text.len().is_multiple_of(16) {
        let _ = advice::wait(&request, &mut patience());
    }
}

/// A kept cart and a reading from anywhere make a cart or a reason why not, and the cart crosses again.
pub fn visit(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (cart, reading) = text.split_once('\n').unwrap_or(("", &text));
    let Some(reading) = taken::<Reading>(reading) else { return };
    let cart = taken::<Cart>(cart);
    for visited in [advice::visit(cart.clone(), &reading), advice::add_to_cart(cart, &reading, 3)] {
        let Ok(cart) = visited else { continue };
        crosses(&cart);
        planned(&cart);
    }
}

/// A kept cart, a plan and a checkout from anywhere are compared without a panic; a cart is planned or refused.
pub fn plan(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let (cart, plan, reading) = (line(), line(), line());
    let cart = taken::<Cart>(cart);
    if let Some(cart) = &cart {
        planned(cart);
    }
    let Some(plan) = taken::<Plan>(plan) else { return };
    if let Some(cart) = &cart {
        let _ = advice::verify(cart, &plan, now());
    }
    if let Some(reading) = taken::<Reading>(reading)
        && let Ok(Some(comparison)) = advice::compare(&plan, &reading)
    {
        crosses(&comparison);
    }
}

/// A value of JSON text, which crosses again.
fn taken<T>(text: &str) -> Option<T>
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Debug,
{
    let value = contract::from_json::<T>(text).ok()?;
    crosses(&value);
    Some(value)
}
