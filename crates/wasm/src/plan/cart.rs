use contract::{Cart, Reading};
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

/// An instant as a page writes it: `2026-05-05T12:00:00.000Z`.
fn instant(text: Option<String>) -> Result<Option<Instant>, Fault> {
    let error = |error| advice::Error::Value { place: "at".into(), error };
    Ok(text.map(|text| Instant::parse(&text).map_err(error)).transpose()?)
}
