//! The contract's JSON in the wasm: small, and with the path of every fault.
//!
//! The structs say their JSON once, in serde's attributes; `derive(Wire)` reads the same ones. What
//! serde itself writes for a struct is one copy of the whole walk for each, with a way out at every
//! field: for the contract's some 40 structs that is more than the live wasm's whole budget. Here a
//! field is one call, a fault is noted and the walk goes on, and the caller looks at the end.

mod give;
mod take;

pub use give::Giver;
pub use page::json::Value;
pub use take::{Taker, take_field, take_given, take_or_default, take_said};

use page::json::Tape;

/// A value that crosses the boundary.
pub trait Wire: Sized {
    /// Takes the value, or notes what is wrong with it and gives anything; `None` is absence.
    fn take(value: Option<Value<'_>>, taker: &mut Taker) -> Self;

    /// Writes the value.
    fn give(&self, giver: &mut Giver);
}

/// A value from its JSON text.
///
/// # Errors
/// What is wrong with the text, in words that begin with the path of the fault: `lines[2].price`.
pub fn from_json<T: Wire>(text: &str) -> Result<T, String> {
    let tape = Tape::parse(text).map_err(|error| error.to_string())?;
    let mut taker = Taker::default();
    let value = T::take(Some(tape.root()), &mut taker);
    taker.fault().map_or(Ok(value), Err)
}

/// The JSON text of a value.
pub fn to_json<T: Wire>(value: &T) -> String {
    let mut giver = Giver::default();
    value.give(&mut giver);
    giver.into_text()
}

#[cfg(test)]
mod tests;
