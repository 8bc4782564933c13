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

use std::fmt::Display;

use contract::Tree;
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};

use crate::Fault;

/// A value from JavaScript, checked; a fault says where in it.
pub(super) fn decode<T: Tsify + DeserializeOwned>(value: &Ts<T>) -> Result<T, Fault> {
    let bad_value = |why: &dyn Display| Fault::bad_value(&why.to_string());
    let tree: Tree =
        serde_wasm_bindgen::from_value(value.js_value()).map_err(|why| bad_value(&why))?;
    contract::from_tree(&tree).map_err(|why| bad_value(&why))
}

/// A value from outside, as JSON text; `place` is where it stands there.
pub(super) fn from_text<T: DeserializeOwned>(text: &str, place: &str) -> Result<T, Fault> {
    contract::from_json(text).map_err(|error| {
        let dot = if error.place.is_empty() { "" } else { "." };
        Fault::bad_value(&[place, dot, &error.place, ": ", &error.why].concat())
    })
}
