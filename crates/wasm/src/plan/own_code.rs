use contract::{Lack, Offer, OwnCode};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{decode, from_text};
use crate::{Fault, boundary::encode};

/// A code that the shopper states or imports as it is kept: uncertain, with the reason, if it names no
/// market, no end or no amount.
///
/// It is given as JSON text, since it comes from outside: a field that no offer has is a fault.
///
/// @throws an `Error` named `bad_value` whose message begins with the path; `place` is the code's.
#[wasm_bindgen(js_name = ownCode)]
pub fn own_code(offer: &str, place: &str) -> Result<Ts<Offer>, Fault> {
    encode(&advice::own_code(from_text(offer, place)?, place)?)
}

/// What a code lacks to be certain of: what the list of the shopper's codes says of it.
///
/// @throws an `Error` named `bad_value` where the code is none.
#[wasm_bindgen]
pub fn lacks(offer: Ts<Offer>) -> Result<Vec<Ts<Lack>>, Fault> {
    advice::lacks(&decode(&offer)?).iter().map(encode).collect()
}

/// Those of some codes that are not among the known ones yet, each once: `5` off is `5.00` off.
///
/// @throws an `Error` named `bad_value` if an added code is none.
#[wasm_bindgen(js_name = freshCodes)]
pub fn fresh_codes(
    known: Vec<Ts<OwnCode>>,
    added: Vec<Ts<OwnCode>>,
) -> Result<Vec<Ts<OwnCode>>, Fault> {
    // A kept code that cannot be read is none of those that are added.
    let known: Vec<OwnCode> = known.iter().filter_map(|code| decode(code).ok()).collect();
    let added = added.iter().map(decode).collect::<Result<_, _>>()?;
    advice::fresh_codes(&known, added).iter().map(encode).collect()
}
