use advice::contract::wire::{self, Wire};
use tsify::{Ts, Tsify};
use wasm_bindgen::{JsCast, JsValue};

#[cfg(feature = "plan")]
use crate::Fault;

/// A value from JavaScript, checked; a fault says where in it.
///
/// Values cross as JSON text: the browser writes it fast, and a reader of JSON is here anyway.
#[cfg(feature = "plan")]
pub(crate) fn take<T: Tsify + Wire>(value: &Ts<T>) -> Result<T, Fault> {
    let refused = |_| Fault::new("bad_value", "a value that is not JSON");
    let text = js_sys::JSON::stringify(&value.js_value()).map_err(refused)?;
    let text = text.as_string().unwrap_or_default();
    wire::from_json(&text).map_err(|fault| Fault::new("bad_value", &fault))
}

/// A value for JavaScript: a plain object, which goes through messages and storage as it is.
pub(crate) fn give<T: Tsify + Wire>(value: &T) -> Ts<T>
where
    <T as Tsify>::JsType: JsCast,
{
    Ts::new_unchecked(js_sys::JSON::parse(&wire::to_json(value)).unwrap_or(JsValue::NULL))
}
