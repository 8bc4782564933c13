//! From a cart, its offers, codes and refusals to a plan, verdicts, hints and actions.

mod actions;
mod add;
mod advise;
pub mod catalogue_file;
mod compare;
pub mod contract;
mod error;
mod learn;
mod own_code;
mod plan;
mod seal;
mod verify;
mod visit;
mod wait;
#[cfg(feature = "words")]
mod words;

pub use add::add_to_cart;
pub use advise::{advise, advise_watched};
pub use compare::compare;
pub use error::Error;
pub use learn::learn;
pub use own_code::{doubted, own_code};
pub use plan::{plan, plan_watched};
pub use verify::{Discrepancy, refute, verify};
pub use visit::visit;
pub use wait::wait;
