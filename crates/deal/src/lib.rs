//! What a cart costs under every legal choice of discounts, and which choice is the cheapest.
//!
//! Pure: no budget, no page, no floating point. Money is exact to the minor unit.
#![deny(clippy::float_arithmetic)]

mod budget;
mod cart;
mod certainty;
mod country;
mod currency;
mod door;
mod draft;
mod error;
mod hint;
mod line;
mod local;
mod minor;
mod model;
mod money;
mod offer;
mod order;
mod plan;
mod planner;
mod receipt;
mod receipts;
mod runner_up;
mod search;
mod split;
pub mod sums;
mod terms;
mod time;
mod unknown;
mod unticked;
mod verdict;
mod verify;

pub use cart::{Cart, Coins, Shipping, Shopper};
pub use country::Country;
pub use currency::Currency;
pub use door::{ids, name, unique_id};
pub use error::{BadValue, CartError, Error, Place};
pub use line::Line;
pub use local::LocalTime;
pub use money::{CoinValue, Money, Percent};
pub use offer::{Benefit, MinSpend, Offer, Window};
pub use plan::{
    By, Change, Hint, Lost, Missing, Order, Part, Plan, RunnerUp, Share, Step, Unticked, Verdict,
};
pub use planner::{cheapest, plan};
pub use receipt::{Choice, Refusal, receipt};
pub use time::Instant;
pub use verify::{Discrepancy, Fault, verify, worst_of};

#[cfg(test)]
extern crate self as deal;
#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;
