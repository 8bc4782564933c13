//! The boundary between the core and JavaScript: exports and errors. No logic.
//!
//! Four flavours of one crate, so that nobody loads what they do not run. `live` takes what is worth
//! reading out of the DOM in place, in the shopper's page; `text` takes the same out of HTML text and
//! carries a parser, in the worker; `read` understands what they took, and any text, and holds the readers
//! and the words, in the worker and wherever of our own pages a text comes in; `plan` holds the law, the
//! search and the catalogue, in the worker and our own pages. Values cross as plain JSON objects in the
//! shapes of `advice::contract`; their TypeScript types are generated from there.

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
#[cfg(any(feature = "live", feature = "read", feature = "plan"))]
mod crossing;
#[cfg(any(feature = "live", feature = "text", feature = "read"))]
mod excerpt;
#[cfg(any(feature = "read", feature = "plan"))]
mod fault;
#[cfg(debug_assertions)]
mod hook;
#[cfg(feature = "plan")]
mod own_code;
#[cfg(any(feature = "live", feature = "text", feature = "read"))]
mod read;
#[cfg(feature = "read")]
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
#[cfg(any(feature = "live", feature = "text", feature = "read"))]
pub use excerpt::Excerpt;
#[cfg(any(feature = "read", feature = "plan"))]
pub use fault::Fault;
#[cfg(feature = "plan")]
pub use own_code::{lacks, own_code};
#[cfg(feature = "live")]
pub use read::excerpt;
#[cfg(feature = "text")]
pub use read::excerpt_of_text;
#[cfg(any(feature = "live", feature = "read"))]
pub use read::outline;
#[cfg(feature = "read")]
pub use read::read;
#[cfg(feature = "read")]
pub use understand::{understand, understand_paste};
