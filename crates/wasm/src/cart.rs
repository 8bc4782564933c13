use advice::contract::{Cart, Comparison, Plan, Reading, Refusal};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    Fault,
    crossing::{give, take},
};

/// Puts so many pieces of the listing that was read into the cart, or into a new one, with the offers
/// of its page.
///
/// @throws an `Error` named after what is wrong: `no_listing`, `choose_variant`, `other_currency` …
#[wasm_bindgen(js_name = addToCart)]
pub fn add_to_cart(
    cart: Option<Ts<Cart>>,
    reading: Ts<Reading>,
    quantity: u32,
) -> Result<Ts<Cart>, Fault> {
    let cart = cart.map(|cart| take(&cart)).transpose()?;
    Ok(give(&advice::add_to_cart(cart, &take(&reading)?, quantity)?))
}

/// The kept cart after a visit to a cart page, a store's front, a page of coupons or of coins.
///
/// @throws an `Error` named after what is wrong: `nothing_said`, `lines_unread`, `lines_to_come` …
#[wasm_bindgen]
pub fn visit(cart: Option<Ts<Cart>>, reading: Ts<Reading>) -> Result<Ts<Cart>, Fault> {
    let cart = cart.map(|cart| take(&cart)).transpose()?;
    Ok(give(&advice::visit(cart, &take(&reading)?)?))
}

/// What AliExpress computed for the order at the checkout beside a plan; null on any other page.
///
/// @throws an `Error` named `no_currency` where the page does not say in which its amounts are.
#[wasm_bindgen]
pub fn compare(plan: Ts<Plan>, reading: Ts<Reading>) -> Result<Option<Ts<Comparison>>, Fault> {
    let (plan, reading) = (take(&plan)?, take(&reading)?);
    Ok(advice::compare(&plan, &reading)?.map(|comparison| give(&comparison)))
}

/// The refusal of a code that a checkout shows, with what it says it of; null where it shows none, or not
/// of which code.
#[wasm_bindgen]
pub fn learn(
    reading: Ts<Reading>,
    kept: Option<Ts<Cart>>,
    at: &str,
) -> Result<Option<Ts<Refusal>>, Fault> {
    let kept = kept.map(|cart| take(&cart)).transpose()?;
    Ok(advice::learn(&take(&reading)?, kept.as_ref(), at).as_ref().map(give))
}
