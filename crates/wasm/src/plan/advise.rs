use contract::{Advice, AdviceRequest};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{clock, decode};
use crate::{Fault, boundary::encode};

/// The best stack for a cart, with its proof and what became of every offer.
///
/// @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
#[wasm_bindgen]
pub fn advise(request: Ts<AdviceRequest>) -> Result<Ts<Advice>, Fault> {
    let request = decode(&request)?;
    let began = clock::now();
    let mut advice = advice::advise(&request, &mut clock::timer(request.limit_ms))?;
    advice.plan.search.elapsed_us = ((clock::now() - began) * 1000.0) as u64;
    encode(&advice)
}
