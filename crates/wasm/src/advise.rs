use advice::contract::{Advice, AdviceRequest};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    Fault,
    crossing::{give, take},
};

/// The best stack for a cart, with its proof and what became of every offer.
///
/// @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
#[wasm_bindgen]
pub fn advise(request: Ts<AdviceRequest>) -> Result<Ts<Advice>, Fault> {
    let request = take(&request)?;
    let until = js_sys::Date::now() + f64::from(request.limit_ms);
    Ok(give(&advice::advise(&request, &mut || js_sys::Date::now() >= until)?))
}
