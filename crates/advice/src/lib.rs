//! From a cart, its offers, codes and refusals to a plan, verdicts, hints and actions.

mod actions;
mod add;
mod advise;
mod age;
pub mod catalogue_file;
mod compare;
mod error;
mod kept_cart;
mod law;
mod learn;
mod look;
mod merge;
mod moments;
mod ordered;
mod own_code;
mod paste;
mod plan;
mod prices;
mod question;
mod reasons;
mod same;
mod seal;
mod seen;
mod shelf;
mod sound;
mod state;
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
pub use kept_cart::{carts_of, currency_of, visited, with_item};
pub use law::law_cart;
pub use learn::{learn, refusals};
pub use look::OneCart;
pub use own_code::{doubted, lacks, own_code};
pub use paste::understand_paste;
pub use plan::plan;
pub use prices::{observation, price_history};
pub use question::{Desk, Timer};
pub use same::{fresh_codes, same_code};
pub use seen::seen_codes;
pub use shelf::Shelves;
pub use state::page_state;
pub use verify::{Discrepancy, refute, verify};
pub use visit::{cart_of, not_understood, visit, visit_at};
pub use wait::wait;
#[cfg(feature = "words")]
pub use words::{known_as, layer_name};
