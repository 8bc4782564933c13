//! The flavour that plans: the law, the search and the catalogue, for the worker and our own pages.

mod advise;
mod cart;
mod catalogue_file;
mod clock;
mod codes;
mod own_code;
mod page;
mod question;
mod stored;

pub use advise::advise;
pub use cart::{add_to_cart, cart_of};
pub use catalogue_file::{Sealed, key_number};
pub use codes::codes;
pub use own_code::{fresh_codes, lacks, own_code};
pub use page::Page;
pub use question::{elsewhere, wait};

use contract::Tree;
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsValue;

use crate::Fault;

/// A value from JavaScript, checked; a fault says where in it.
pub(super) fn decode<T: Tsify + DeserializeOwned>(value: &Ts<T>) -> Result<T, Fault> {
    read(value.js_value()).map_err(|message| Fault::bad_value(&message))
}

/// A value from JavaScript, or what is wrong with it and where.
pub(super) fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, String> {
    let tree: Tree = serde_wasm_bindgen::from_value(value).map_err(|error| error.to_string())?;
    contract::from_tree(&tree).map_err(|error| error.to_string())
}

/// A value from outside, as JSON text; `place` is where it stands there.
pub(super) fn from_text<T: DeserializeOwned>(text: &str, place: &str) -> Result<T, Fault> {
    contract::from_json(text).map_err(|error| {
        let dot = if error.place.is_empty() { "" } else { "." };
        Fault::bad_value(&[place, dot, &error.place, ": ", &error.why].concat())
    })
}
