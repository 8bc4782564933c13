//! One file a command; `main.rs` lists them.

pub(crate) mod build;
pub(crate) mod corpus;
