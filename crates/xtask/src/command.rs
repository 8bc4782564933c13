//! One file a command; `main.rs` lists them.

pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod corpus;
pub(crate) mod fuzz;
pub(crate) mod run;
pub(crate) mod same;
pub(crate) mod size;
pub(crate) mod test;
pub(crate) mod zip;
