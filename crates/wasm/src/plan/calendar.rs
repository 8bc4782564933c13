use contract::{AdviceRequest, Calendar, Wait};
use deal::Instant;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;
use wording::markets;

use super::decode;
use crate::{Fault, boundary::encode};

/// Which sales are on and which come next for a ship-to at an instant, and until when codes are known.
///
/// @throws an `Error` named `bad_value` where the instant is no RFC 3339.
#[wasm_bindgen]
pub fn calendar(market: Option<String>, at: &str) -> Result<Ts<Calendar>, Fault> {
    let at = Instant::parse(at).map_err(|error| Fault::bad_value(&error.to_string()))?;
    encode(&aliexpress::calendar::calendar(market.and_then(|name| markets::country(&name)), at))
}

/// The coming moment at which the same cart costs least, where that is less than now.
///
/// @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
#[wasm_bindgen]
pub fn wait(request: Ts<AdviceRequest>) -> Result<Option<Ts<Wait>>, Fault> {
    let request = decode(&request)?;
    let until = js_sys::Date::now() + f64::from(request.limit_ms);
    let found = advice::wait(&request, &mut || js_sys::Date::now() >= until)?;
    found.as_ref().map(encode).transpose()
}
