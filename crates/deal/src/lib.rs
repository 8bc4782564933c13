//! What a cart costs under every legal choice of discounts, and which choice is the cheapest.
//!
//! Pure: no clock, no page, no floating point. Money is exact to the minor unit.
#![deny(clippy::float_arithmetic)]

mod answer;
mod cart;
mod certainty;
mod clock;
mod country;
mod currency;
mod draft;
mod error;
mod hint;
mod law;
mod line;
mod local;
mod minor;
mod model;
mod money;
mod offer;
mod order;
mod plan;
mod receipt;
mod rival;
mod split;
pub mod sums;
mod terms;
mod time;
mod unknown;
mod verdict;
mod verify;

pub use answer::{cheapest, plan, plan_watched};
pub use cart::{Cart, Coins, Orders, Shipping, Shopper};
pub use country::Country;
pub use currency::Currency;
pub use error::{CartError, Error, Place};
pub use law::{CoinsLaw, Law, Layer, SpendAndSaveLaw};
pub use line::Line;
pub use local::LocalTime;
pub use money::{CoinValue, Money, Percent};
pub use offer::{Benefit, Kind, MinSpend, Offer, State, Window};
pub use plan::{
    By, Certainty, Change, Hint, Lost, Missing, NotCounted, Order, Part, Plan, RunnerUp, Share,
    Step, Unticked, Verdict,
};
pub use receipt::{Choice, Refusal, receipt};
pub use time::Instant;
pub use verify::{Discrepancy, Fault, verify, worst_of};

#[cfg(test)]
extern crate self as deal;
#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;
