//! The flavour that understands: what a door took out of a page, and any text, for the worker and our pages.

use contract::{PastedCode, Understood};
use deal::Instant;
use js_sys::{Array, Reflect};
use page::Why;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::{Fault, boundary::encode, excerpt::Excerpt};

/// Reads what a door took out of a page, with the state that the bridge fetched, as JSON text.
///
/// `at` is when it was opened: "ends in 2 hours" counts from then.
///
/// @throws an `Error` named `bad_value` where the excerpt or the instant is none.
#[wasm_bindgen]
pub fn read(
    excerpt: &Excerpt,
    url: &str,
    state: Option<String>,
    at: Option<String>,
) -> Result<Ts<contract::Reading>, Fault> {
    let broken = |why: &str| Fault::bad_value(why);
    let (elements, scripts, cut) =
        unpack(excerpt).ok_or_else(|| broken("excerpt: a part of it is missing"))?;
    let elements = page::Excerpt::from_json(&elements);
    let elements = elements.map_err(|error| broken(&error.to_string()))?;
    let page = aliexpress::Page {
        url,
        excerpt: &elements,
        scripts: &scripts,
        state: state.as_deref(),
        cut: &cut,
        at: instant(at)?,
    };
    encode(&aliexpress::read(&page).without_sources())
}

/// The parts of an excerpt: its elements as JSON text, its scripts, and what was cut.
fn unpack(excerpt: &Excerpt) -> Option<(String, Vec<String>, Vec<Why>)> {
    let part = |name: &str| Reflect::get(excerpt, &JsValue::from_str(name)).ok();
    let texts = |list: JsValue| -> Option<Vec<String>> {
        list.dyn_into::<Array>().ok()?.iter().map(|text| text.as_string()).collect()
    };
    let cut = texts(part("cut")?)?.into_iter().map(Why::from).collect();
    Some((part("elements")?.as_string()?, texts(part("scripts")?)?, cut))
}

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
    let understood = wording::understand(text, &locale, currency.as_deref(), at);
    encode(&understood.map_err(bad_currency)?)
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
    let at = Instant::parse(at).map_err(bad_at)?;
    let codes = advice::understand_paste(text, &locale, currency.as_deref(), at);
    codes.map_err(bad_currency)?.iter().map(encode).collect()
}

fn bad_currency(error: deal::Error) -> Fault {
    Fault::bad_value(&["currency: ", &error.to_string()].concat())
}

/// An instant that a caller gives, if it gives any.
fn instant(text: Option<String>) -> Result<Option<Instant>, Fault> {
    text.map(|text| Instant::parse(&text).map_err(bad_at)).transpose()
}

fn bad_at(error: deal::Error) -> Fault {
    Fault::bad_value(&["at: ", &error.to_string()].concat())
}
