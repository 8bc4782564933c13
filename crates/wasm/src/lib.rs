//! The boundary between the core and JavaScript: exports and errors. No logic.
//!
//! Three flavours of one crate, so that nobody loads what they do not run. `live` takes what is worth
//! reading out of the DOM in place, in the shopper's page; `text` takes the same out of HTML text and
//! carries a parser, in the worker; `plan` reads what they took and holds the words, the law, the search
//! and the catalogue, in the worker and our own pages. Values cross as plain JSON objects in the shapes
//! of `advice::contract`; their TypeScript types are generated from there.

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
#[cfg(any(feature = "live", feature = "plan"))]
mod crossing;
mod excerpt;
#[cfg(feature = "plan")]
mod fault;
#[cfg(debug_assertions)]
mod hook;
mod read;
#[cfg(feature = "plan")]
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
pub use excerpt::Excerpt;
#[cfg(feature = "plan")]
pub use fault::Fault;
#[cfg(feature = "live")]
pub use read::excerpt;
#[cfg(feature = "text")]
pub use read::excerpt_of_text;
#[cfg(any(feature = "live", feature = "plan"))]
pub use read::outline;
#[cfg(feature = "plan")]
pub use read::read;
#[cfg(feature = "plan")]
pub use understand::{lacks, own_code, understand, understand_paste};
