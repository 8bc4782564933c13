//! The exact search within one order.
//!
//! **Stores.** Store discounts and coupons see only their own store's lines, so each store has a
//! handful of outcomes, computed exactly: no coupon, or one of its coupons. The stores are taken
//! one after the other, and every combination is kept as a *state*: what the goods come to in each
//! cell (lines that are eligible for the same later offers).
//!
//! **Merging.** If no later layer depends on how a saving was shared out (`sums_suffice`), two
//! states with equal sums have equal futures, and only the one with fewer, smaller offers stays.
//!
//! **Bound.** From a state, no completion saves more than: the best that the remaining stores can
//! add and, for each code, its largest saving, if the stores add no more than what the
//! code's base has above its minimum (savings on lines that the code does not count are free); and
//! the largest savings of Select coupons, spend-and-save, coins and payment, each for itself. Goods
//! and tax fall with savings, so this bounds the total from below. A state whose bound is above
//! the best total found is dropped; equal ones stay, for the ties.
//!
//! **Later layers.** The states that are left are completed, the most promising first: every set
//! of Select coupons, every code, with and without coins, every payment offer, by the law itself.

mod allowance;
mod bounds;
mod later;
mod pick;
mod search;
mod states;
mod stores;

pub(crate) use allowance::Allowance;
pub(crate) use pick::{Candidate, Pick, rank};
pub(crate) use search::{Coverage, OrderSearch};
pub(crate) use stores::{Outcome, Stores};
