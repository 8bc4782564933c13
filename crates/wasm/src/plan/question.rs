use contract::{Cart, Elsewhere, Wait};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use super::decode;
use super::stored::{Stored, ask};
use crate::{Fault, boundary::encode};

/// The coming moment at which the same cart costs least, if that is less than now.
///
/// @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
#[wasm_bindgen]
pub fn wait(stored: &Stored, cart: Ts<Cart>, at: &str) -> Result<Option<Ts<Wait>>, Fault> {
    let cart = decode(&cart)?;
    let found = ask(stored, at, |desk| desk.wait(cart))??;
    found.as_ref().map(encode).transpose()
}

/// What the same cart would cost under another ship-to, with so many texts that nobody understood.
///
/// @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
#[wasm_bindgen]
pub fn elsewhere(
    stored: &Stored,
    cart: Ts<Cart>,
    unexplained: usize,
    ship_to: &str,
    at: &str,
) -> Result<Ts<Elsewhere>, Fault> {
    let cart = decode(&cart)?;
    encode(&ask(stored, at, |desk| desk.elsewhere(cart, unexplained, ship_to))??)
}
