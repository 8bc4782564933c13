//! What is true only of AliExpress: its pages, words, codes, markets and calendar.

pub mod calendar;
mod cards;
pub mod catalogue;
mod data;
mod ids;
mod kind;
mod layout;
mod listing;
pub mod markets;
mod offer;
mod outline;
mod read;
mod reading;
mod said;
mod site;
pub mod words;

pub use data::script_marks;
pub use ids::{global_id, product_id, store_id};
pub use kind::PageKind;
pub use offer::{Minimum, Offer, OfferKind};
pub use outline::{Outline, outline};
pub use read::{Page, read, state_modules};
pub use reading::{
    Availability, Bulk, Card, Doubt, Flag, Listing, PriceCondition, PriceRange, Reading, Site, Sku,
    Store, Tax,
};
