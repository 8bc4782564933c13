//! The boundary between the core and JavaScript: exports and errors. No logic.
//!
//! Two flavours of one crate. With `live` it reads the DOM in place and stays small; with `text` it
//! reads HTML text and carries a parser. The rest is the same in both. Values cross as plain JSON
//! objects in the shapes of `advice::contract`; their TypeScript types are generated from there.

mod cart;
mod codes;
mod crossing;
mod fault;
#[cfg(debug_assertions)]
mod hook;

pub use cart::add_to_cart;
pub use codes::codes;
pub use fault::Fault;
