//! From a cart, its offers, codes and refusals to a plan, verdicts, hints and actions.

pub mod contract;
mod error;

pub use error::Error;
