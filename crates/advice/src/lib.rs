//! From a cart, its offers, codes and refusals to a plan, verdicts, hints and actions.

mod actions;
mod add;
mod advise;
mod age;
pub mod catalogue_file;
mod compare;
mod error;
mod law;
mod learn;
mod ordered;
mod own_code;
mod paste;
mod plan;
mod prices;
mod reasons;
mod seal;
mod sound;
mod verify;
mod visit;
mod wait;
mod window;
#[cfg(feature = "words")]
mod words;

pub use add::{add_to_cart, add_to_cart_at};
pub use advise::advise;
pub use compare::compare;
pub use error::Error;
pub use law::law_cart;
pub use learn::learn;
pub use own_code::{doubted, lacks, own_code};
pub use paste::understand_paste;
pub use plan::plan;
pub use prices::{observation, price_history};
pub use verify::{Discrepancy, refute, verify};
pub use visit::{cart_of, not_understood, visit, visit_at};
pub use wait::wait;
#[cfg(feature = "words")]
pub use words::{known_as, layer_name};
