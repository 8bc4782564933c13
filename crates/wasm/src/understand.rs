use advice::contract::{self, PastedCode, Understood};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Fault, crossing::give};

/// What a price or an offer in words means, in the language and the currency of its page.
///
/// `at` is when it is read: "ends in 2 hours" counts from then.
///
/// @throws an `Error` named `bad_value` where the currency or the instant is none.
#[wasm_bindgen]
pub fn understand(
    text: &str,
    locale: Option<String>,
    currency: Option<String>,
    at: Option<String>,
) -> Result<Ts<Understood>, Fault> {
    let (locale, at) = (locale.unwrap_or_default(), instant(at)?);
    let understood = contract::understand(text, &locale, currency.as_deref(), at);
    Ok(give(&understood.map_err(bad_currency)?))
}

/// The codes of any pasted text as they can be kept, and what of it was not understood.
///
/// `at` is when it is read: "ends in 2 hours" counts from then.
///
/// @throws an `Error` named `bad_value` where the currency or the instant is none.
#[wasm_bindgen(js_name = understandPaste)]
pub fn understand_paste(
    text: &str,
    at: &str,
    locale: Option<String>,
    currency: Option<String>,
) -> Result<Vec<Ts<PastedCode>>, Fault> {
    let locale = locale.unwrap_or_default();
    let at = deal::Instant::parse(at).map_err(bad_at)?;
    let codes = contract::understand_paste(text, &locale, currency.as_deref(), at);
    Ok(codes.map_err(bad_currency)?.iter().map(give).collect())
}

fn bad_currency(error: deal::Error) -> Fault {
    Fault::new("bad_value", &["currency: ", &error.to_string()].concat())
}

/// An instant that a caller gives, if it gives any.
pub(crate) fn instant(text: Option<String>) -> Result<Option<deal::Instant>, Fault> {
    text.map(|text| deal::Instant::parse(&text).map_err(bad_at)).transpose()
}

fn bad_at(error: deal::Error) -> Fault {
    Fault::new("bad_value", &["at: ", &error.to_string()].concat())
}
