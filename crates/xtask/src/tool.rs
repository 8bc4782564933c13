//! The tools the commands use: each is found, or installed, or its failure says what to do by hand.

pub(crate) mod bindings;
pub(crate) mod cargo_fuzz;
pub(crate) mod chromium;
pub(crate) mod compiler;
pub(crate) mod debian;
pub(crate) mod dictionary;
pub(crate) mod esbuild;
pub(crate) mod highs;
pub(crate) mod node;
pub(crate) mod wasm_opt;
