use contract::{Advice, AdviceRequest};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use super::decode;
use crate::{Fault, boundary::encode};

#[wasm_bindgen]
extern "C" {
    /// Milliseconds of the browser's steady clock, in pages and in the worker.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn clock() -> f64;
}

/// The best stack for a cart, with its proof and what became of every offer.
///
/// @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
#[wasm_bindgen]
pub fn advise(request: Ts<AdviceRequest>) -> Result<Ts<Advice>, Fault> {
    let request = decode(&request)?;
    let began = clock();
    let limit = f64::from(request.limit_ms);
    let mut advice = advice::advise(&request, &mut || clock() - began >= limit)?;
    advice.plan.search.elapsed_us = ((clock() - began) * 1000.0) as u64;
    encode(&advice)
}
