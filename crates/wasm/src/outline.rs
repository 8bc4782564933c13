use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Fault, boundary::encode};

/// Where to look on the page of an address, before it is read.
#[wasm_bindgen]
pub fn outline(url: &str) -> Result<Ts<contract::Outline>, Fault> {
    encode(&aliexpress::outline(url))
}
