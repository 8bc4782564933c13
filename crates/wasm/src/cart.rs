use advice::contract::{Cart, Reading};
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
