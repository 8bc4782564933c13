//! What is true only of AliExpress: its pages, words, codes, markets and calendar.

pub mod calendar;
pub mod catalogue;
mod ids;
mod kind;
pub mod markets;
mod offer;
mod read;
mod reading;
pub mod words;

pub use ids::{global_id, product_id, store_id};
pub use kind::PageKind;
pub use offer::{Minimum, Offer, OfferKind};
pub use read::{Page, read};
pub use reading::{
    Availability, Bulk, Card, Flag, Listing, PriceCondition, PriceRange, Reading, Site, Sku, Store,
    Tax,
};
