use aliexpress::catalogue;
use contract::Code;
use deal::Instant;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;
use wording::markets;

use crate::{Fault, boundary::encode};

/// The catalogue of codes, each with its verdict for a ship-to at an instant; now, where none is given.
///
/// @throws an `Error` named `bad_value` where the market is no country or the instant no RFC 3339.
#[wasm_bindgen]
pub fn codes(market: Option<String>, at: Option<String>) -> Result<Vec<Ts<Code>>, Fault> {
    let unknown = |name: &str| Fault::bad_value(&["market: unknown country ", name].concat());
    let market =
        market.map(|name| markets::country(&name).ok_or_else(|| unknown(&name))).transpose()?;
    let at = at.map_or_else(
        || Ok(Instant::from_millis(js_sys::Date::now() as i64)),
        |text| Instant::parse(&text).map_err(|error| Fault::bad_value(&error.to_string())),
    )?;
    catalogue::codes(market, at).iter().map(|listed| encode(&Code::from(listed))).collect()
}
