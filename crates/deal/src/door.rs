//! The door between the contract's words and the law's checked types, once for each way.

mod answer;
mod cart;
mod names;
mod offer;
mod plan;
mod values;
mod window;

pub use names::{ids, name, unique_id};
