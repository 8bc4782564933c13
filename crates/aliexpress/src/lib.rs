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
mod ids;
mod kind;
mod layout;
mod listing;
mod meaning;
mod offer;
mod others;
mod outline;
mod page_text;
mod places;
mod read;
mod reading;
mod report;
mod rows;
mod search;
mod site;
mod store;
mod touch;
mod unexplained;

pub use cart::{Cart, CartLine, Fee};

pub use checkout::{Charge, Checkout, Discount};
pub use data::script_marks;
pub use excerpt::excerpt;
pub use ids::{global_id, product_id, store_id};
pub use kind::page_kind;
pub use offer::{Minimum, Offer};
pub use outline::outline;
pub use read::{Page, read, state_modules};
#[cfg(feature = "text")]
pub use read::{read_text, read_text_at};
pub use reading::{Bulk, Card, Doubt, Flag, Listing, PriceRange, Reading, Site, Sku, Store};
pub use report::report;
