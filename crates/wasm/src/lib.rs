//! The boundary between the core and JavaScript: exports and errors. No logic.
//!
//! Three flavours of one crate, so that nobody loads what they do not run. `live` reads the DOM in
//! place, in the shopper's page; `text` reads HTML text and carries a parser, in the worker; `plan`
//! holds the law, the search and the catalogue, in the worker and our own pages. Values cross as plain
//! JSON objects in the shapes of `advice::contract`; their TypeScript types are generated from there.

#[cfg(feature = "plan")]
mod advise;
#[cfg(feature = "plan")]
mod calendar;
#[cfg(feature = "plan")]
mod cart;
#[cfg(feature = "plan")]
mod catalogue_file;
#[cfg(feature = "plan")]
mod codes;
mod crossing;
mod fault;
#[cfg(debug_assertions)]
mod hook;
#[cfg(any(feature = "live", feature = "text"))]
mod read;
#[cfg(feature = "text")]
mod understand;

#[cfg(feature = "plan")]
pub use advise::advise;
#[cfg(feature = "plan")]
pub use calendar::{calendar, wait};
#[cfg(feature = "plan")]
pub use cart::{add_to_cart, compare, visit};
#[cfg(feature = "plan")]
pub use catalogue_file::{Sealed, key_number};
#[cfg(feature = "plan")]
pub use codes::codes;
pub use fault::Fault;
#[cfg(any(feature = "live", feature = "text"))]
pub use read::outline;
#[cfg(feature = "live")]
pub use read::read_page;
#[cfg(feature = "text")]
pub use read::read_text;
#[cfg(feature = "text")]
pub use understand::{understand, understand_paste};
