//! What is true only of AliExpress: its pages, words, codes, markets and calendar.

mod bound;
pub mod calendar;
mod cart;
pub mod catalogue;
mod checkout;
mod coins;
mod conditional;
mod coupons;
mod data;
mod excerpt;
mod form;
mod ids;
mod kind;
mod layout;
mod listing;
mod meaning;
mod offer;
mod outline;
mod page_text;
mod places;
mod range;
mod read;
mod rows;
mod search;
mod site;
mod store;
mod touch;
mod unexplained;

pub use data::script_marks;
pub use excerpt::excerpt;
pub use ids::{global_id, product_id, store_id};
pub use kind::page_kind;
pub use outline::outline;
pub use read::{Page, read, state_modules};
#[cfg(feature = "text")]
pub use read::{read_text, read_text_at};
