//! `derive(Wire)`: how a struct of the contract is read and written in the wasm.
//!
//! It reads serde's own attributes, so that the JSON is said once: `default`, `deserialize_with` (for a
//! field that keeps `null` apart from absence, or without `default` for one that may be `null` and not
//! absent), `skip_serializing_if` on fields, `rename_all =
//! "snake_case"` on enums. Anything else of serde's is an error here and not a difference there.

mod attribute;
mod shape;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements `advice::contract::wire::Wire`.
#[proc_macro_derive(Wire, attributes(serde))]
pub fn wire(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    shape::implementation(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}
