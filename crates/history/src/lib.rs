//! Price observations, their baseline, and what they say of a price today.
//!
//! Pure: no clock, no storage, no floating point. The instant of the question comes in with it.
#![deny(clippy::float_arithmetic)]

mod baseline;
mod observation;
mod summary;

pub use baseline::{Baseline, Judgement};
pub use observation::{Observation, Series};
pub use summary::{Last, Summary, Verdict, summaries};

/// How many days before the question count.
pub const WINDOW_DAYS: i64 = 90;
/// On how many days a price must have been seen for a judgement.
pub const LEAST_DAYS: usize = 5;
/// How many observations a judgement needs.
pub const LEAST_OBSERVATIONS: usize = 6;
/// How many days must lie between the first and the last of them: more than a sale of a week or ten days
/// lasts, so that a sale is not its own baseline.
pub const LEAST_SPAN_DAYS: i64 = 14;
/// Within so many percent of the median a price is the usual one: prices in most currencies move with the
/// exchange rate.
pub const BAND_PERCENT: u32 = 5;

const DAY: i64 = 86_400_000;
