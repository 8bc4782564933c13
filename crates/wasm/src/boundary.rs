//! Values between JavaScript and the core, as plain objects in the shapes of the contract.
//!
//! Messages between our own modules are checked by `tsc`; a field that a struct does not have is not looked
//! at. What comes from outside comes as text, and is parsed in Rust (`contract::from_json`).

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsCast;

use crate::Fault;

/// A value for JavaScript: a plain object, which goes through messages and storage as it is.
///
/// A whole number that JavaScript cannot hold exactly is a fault.
pub(crate) fn encode<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, Fault>
where
    <T as Tsify>::JsType: JsCast,
{
    let writer = serde_wasm_bindgen::Serializer::json_compatible();
    let made = value.serialize(&writer).map_err(|error| Fault::bad_value(&error.to_string()))?;
    Ok(Ts::new_unchecked(made))
}
