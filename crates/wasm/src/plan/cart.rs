use contract::{Cart, Comparison, Plan, Reading, Refusal};
use deal::Instant;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{decode, from_text};
use crate::{Fault, boundary::encode};

/// A cart from its JSON text, as a link, a file or a form holds it: a field that no cart has is a fault.
///
/// @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
#[wasm_bindgen(js_name = cartOf)]
pub fn cart_of(text: &str) -> Result<Ts<Cart>, Fault> {
    encode(&from_text::<Cart>(text, "cart")?)
}

/// Puts so many pieces of the listing that was read into the cart, or into a new one, with the offers
/// of its page; with `at`, the instant of now, they remember when they were seen, and what is kept and
/// grew old goes.
///
/// @throws an `Error` named after what is wrong: `no_listing`, `choose_variant`, `other_currency` …
#[wasm_bindgen(js_name = addToCart)]
pub fn add_to_cart(
    cart: Option<Ts<Cart>>,
    reading: Ts<Reading>,
    quantity: u32,
    at: Option<String>,
) -> Result<Ts<Cart>, Fault> {
    let cart = cart.map(|cart| decode(&cart)).transpose()?;
    let reading = decode(&reading)?;
    encode(&match instant(at)? {
        Some(at) => advice::add_to_cart_at(cart, &reading, quantity, at)?,
        None => advice::add_to_cart(cart, &reading, quantity)?,
    })
}

/// The kept cart after a visit to a cart page, a store's front, a page of coupons or of coins, or a
/// checkout that adds tax; with `at`, the instant of now, offers remember when they were seen, and what
/// is kept and grew old goes.
///
/// @throws an `Error` named after what is wrong: `nothing_said`, `lines_unread`, `lines_to_come` …
#[wasm_bindgen]
pub fn visit(
    cart: Option<Ts<Cart>>,
    reading: Ts<Reading>,
    at: Option<String>,
) -> Result<Ts<Cart>, Fault> {
    let cart = cart.map(|cart| decode(&cart)).transpose()?;
    let reading = decode(&reading)?;
    encode(&match instant(at)? {
        Some(at) => advice::visit_at(cart, &reading, at)?,
        None => advice::visit(cart, &reading)?,
    })
}

/// An instant as a page writes it: `2026-05-05T12:00:00.000Z`.
fn instant(text: Option<String>) -> Result<Option<Instant>, Fault> {
    let error = |error| advice::Error::Value { place: "at".into(), error };
    Ok(text.map(|text| Instant::parse(&text).map_err(error)).transpose()?)
}

/// What AliExpress computed for the order at the checkout beside a plan; null on any other page.
///
/// @throws an `Error` named `no_currency` where the page does not say in which its amounts are.
#[wasm_bindgen]
pub fn compare(plan: Ts<Plan>, reading: Ts<Reading>) -> Result<Option<Ts<Comparison>>, Fault> {
    let (plan, reading) = (decode(&plan)?, decode(&reading)?);
    advice::compare(&plan, &reading)?.as_ref().map(encode).transpose()
}

/// The refusal of a code that a checkout shows, with what it says it of; null where it shows none, or not
/// of which code.
#[wasm_bindgen]
pub fn learn(
    reading: Ts<Reading>,
    kept: Option<Ts<Cart>>,
    at: &str,
) -> Result<Option<Ts<Refusal>>, Fault> {
    let kept = kept.map(|cart| decode(&cart)).transpose()?;
    advice::learn(&decode(&reading)?, kept.as_ref(), at).as_ref().map(encode).transpose()
}
