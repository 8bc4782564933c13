//! What is kept on the shopper's device, as the store holds it.

use std::cell::RefCell;

use advice::{Desk, OneCart, Shelves};
use contract::{AcceptedFile, Kept, KeptCart, Trouble};
use deal::Instant;
use js_sys::{Array, Object, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::{clock, read};
use crate::Fault;

#[wasm_bindgen(typescript_custom_section)]
const STORED: &str = "
/** What a question takes of what is kept. */
export interface Stored extends Kept {
    /** The kept carts, by currency. */
    carts: Record<string, KeptCart>;
    /** The signed file that was accepted last. */
    catalogue: AcceptedFile | null;
}
";

#[wasm_bindgen]
extern "C" {
    /// The parts of the store that a question takes.
    #[wasm_bindgen(typescript_type = "Stored")]
    pub type Stored;
    /// The kept carts, by currency.
    #[wasm_bindgen(typescript_type = "Record<string, KeptCart>")]
    pub type Carts;
}

thread_local! {
    /// The catalogues, resolved once for each ship-to in this worker's life.
    static SHELVES: RefCell<Shelves> = RefCell::default();
}

/// Asks with what is kept; the signed file crosses once, until another one stands in its place.
pub(super) fn ask<T>(
    stored: &Stored,
    at: &str,
    question: impl FnOnce(&mut Desk<'_>) -> T,
) -> Result<T, Fault> {
    let kept: Kept = value(&only(stored.as_ref(), &["settings", "codes", "seen", "refused"]))?;
    let at = instant(at)?;
    SHELVES.with_borrow_mut(|shelves| {
        let file = part(stored.as_ref(), "catalogue");
        if !shelves.file().is_some_and(|known| is_same(known, &file)) {
            shelves.put_file(value(&file)?);
        }
        Ok(question(&mut Desk { kept: &kept, shelves, timer: &clock::timer, at }))
    })
}

/// Whether a stored file is the one that was taken in: an issue of a keeper is one text.
fn is_same(known: &AcceptedFile, file: &JsValue) -> bool {
    let says = |name: &str, text: &str| part(file, name).as_string().is_some_and(|own| own == text);
    part(file, "serial").as_f64() == Some(f64::from(known.serial))
        && says("issued", &known.issued)
        && says("expires", &known.expires)
        && says("key", &known.key)
}

/// The kept carts of a store's parts.
pub(super) fn carts_in(stored: &Stored) -> Carts {
    part(stored.as_ref(), "carts").unchecked_into()
}

/// The currencies of the kept carts.
pub(super) fn currencies(carts: &Carts) -> Vec<String> {
    let all = carts.dyn_ref::<Object>().map(Object::keys);
    all.iter().flat_map(|keys| keys.iter()).filter_map(|key| key.as_string()).collect()
}

/// The kept cart of a currency; one that cannot be read is no other's fault.
pub(super) fn cart_of(carts: &Carts, currency: &str) -> OneCart {
    let cart = part(carts.as_ref(), currency);
    (!cart.is_undefined()).then(|| {
        let read: Result<KeptCart, _> = read(cart);
        read.map_err(|message| Trouble { name: "bad_value".to_owned(), message })
    })
}

pub(super) fn instant(text: &str) -> Result<Instant, Fault> {
    Ok(Instant::parse(text).map_err(|error| advice::Error::Value { place: "at".into(), error })?)
}

/// An object of these fields: whatever else stands beside them is not read.
fn only(of: &JsValue, names: &[&str]) -> JsValue {
    let entries: Array =
        names.iter().map(|name| Array::of2(&JsValue::from_str(name), &part(of, name))).collect();
    Object::from_entries(&entries).map(JsValue::from).unwrap_or_default()
}

fn part(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}

fn value<T: DeserializeOwned>(from: &JsValue) -> Result<T, Fault> {
    read(from.clone()).map_err(|message| Fault::bad_value(&message))
}
