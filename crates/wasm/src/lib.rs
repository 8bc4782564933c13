//! The boundary between the core and JavaScript: exports and errors. No logic.
//!
//! Four flavours of one crate, so that nobody loads what they do not run. `live` takes what is worth
//! reading out of the DOM in place, in the shopper's page; `text` takes the same out of HTML text and
//! carries a parser, in the worker; `read` understands what they took, and any text, and holds the readers
//! and the words, in the worker and wherever of our own pages a text comes in; `plan` holds the law, the
//! search and the catalogue, in the worker and our own pages. Values cross as plain JSON objects in the
//! shapes of the contract; their TypeScript types are generated from there.

#[cfg(any(feature = "live", feature = "read", feature = "plan"))]
mod boundary;
#[cfg(any(feature = "live", feature = "text", feature = "read"))]
mod excerpt;
#[cfg(any(feature = "live", feature = "read", feature = "plan"))]
mod fault;
#[cfg(debug_assertions)]
mod hook;
#[cfg(feature = "live")]
mod live;
#[cfg(any(feature = "live", feature = "read"))]
mod outline;
#[cfg(feature = "plan")]
mod plan;
#[cfg(feature = "read")]
mod read;
#[cfg(feature = "text")]
mod text;

#[cfg(any(feature = "live", feature = "read", feature = "plan"))]
pub use fault::Fault;
#[cfg(feature = "live")]
pub use live::excerpt;
#[cfg(any(feature = "live", feature = "read"))]
pub use outline::outline;
#[cfg(feature = "plan")]
pub use plan::{
    Page, Sealed, add_to_cart, advise, cart_of, codes, elsewhere, fresh_codes, key_number, lacks,
    own_code, wait,
};
#[cfg(feature = "read")]
pub use read::{read, understand, understand_paste};
#[cfg(feature = "text")]
pub use text::excerpt_of_text;
