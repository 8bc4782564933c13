//! From a cart, its offers, codes and refusals to a plan, verdicts, hints and actions.

mod add;
pub mod contract;
mod error;

pub use add::add_to_cart;
pub use error::Error;
