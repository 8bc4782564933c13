use advice::contract::{self, PastedCode, Understood};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Fault, crossing::give};

/// What a price or an offer in words means, in the language and the currency of its page.
///
/// @throws an `Error` named `bad_value` where the currency is none.
#[wasm_bindgen]
pub fn understand(
    text: &str,
    locale: Option<String>,
    currency: Option<String>,
) -> Result<Ts<Understood>, Fault> {
    let understood = contract::understand(text, &locale.unwrap_or_default(), currency.as_deref());
    Ok(give(&understood.map_err(bad_currency)?))
}

/// The codes of any pasted text, and what of it was not understood.
///
/// @throws an `Error` named `bad_value` where the currency is none.
#[wasm_bindgen(js_name = understandPaste)]
pub fn understand_paste(
    text: &str,
    locale: Option<String>,
    currency: Option<String>,
) -> Result<Vec<Ts<PastedCode>>, Fault> {
    let codes = contract::understand_paste(text, &locale.unwrap_or_default(), currency.as_deref());
    Ok(codes.map_err(bad_currency)?.iter().map(give).collect())
}

fn bad_currency(error: deal::Error) -> Fault {
    Fault::new("bad_value", &["currency: ", &error.to_string()].concat())
}
