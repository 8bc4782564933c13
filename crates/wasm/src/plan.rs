//! The flavour that plans: the law, the search and the catalogue, for the worker and our own pages.

mod advise;
mod calendar;
mod cart;
mod catalogue_file;
mod codes;
mod own_code;

pub use advise::advise;
pub use calendar::{calendar, wait};
pub use cart::{add_to_cart, cart_of, compare, learn, visit};
pub use catalogue_file::{Sealed, key_number};
pub use codes::codes;
pub use own_code::{lacks, own_code};

use serde::{Serialize, de::DeserializeOwned};
use tsify::{Ts, Tsify};

use crate::Fault;

/// A value from JavaScript, checked; a fault says where in it.
pub(super) fn decode<T: Tsify + DeserializeOwned>(value: &Ts<T>) -> Result<T, Fault> {
    let source = serde_wasm_bindgen::Deserializer::from(value.js_value());
    serde_path_to_error::deserialize(source).map_err(|error| Fault::bad_value(&error.to_string()))
}

/// A value from outside, as JSON text; `place` is where it stands there.
pub(super) fn from_text<T: DeserializeOwned + Serialize>(
    text: &str,
    place: &str,
) -> Result<T, Fault> {
    contract::from_json(text).map_err(|error| {
        let dot = if error.place.is_empty() { "" } else { "." };
        Fault::bad_value(&[place, dot, &error.place, ": ", &error.why].concat())
    })
}
