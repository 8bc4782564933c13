//! What is chosen for one order, and why it cannot be placed so.

use crate::plan::{Missing, Verdict};

/// What is chosen for one order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice<'a> {
    /// Ids of the offers that do not apply by themselves.
    pub offers: Vec<&'a str>,
    /// The coins that are left for this order; `None` keeps them.
    pub coins: Option<u64>,
    /// Whether this is the one order of the plan that counts as the shopper's first.
    pub first: bool,
}

/// Why an order cannot be placed as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The cart has no such line.
    UnknownLine(String),
    /// A line is named twice, or has no piece, or more pieces than the cart.
    Pieces(String),
    /// The cart has no such offer.
    UnknownOffer(String),
    /// An offer that applies by itself cannot be chosen.
    NotAChoice(String),
    /// A term of the offer is not met.
    Term(String, Verdict),
    /// Its base in this order is too small.
    Short(String, Missing),
    /// It was used up before.
    UsedUp(String),
    /// Another choice takes its place: a second coupon of a store, a second code, a second
    /// payment offer, another step of its ladder, a Select coupon beside which no code stands.
    Conflict(String, String),
    /// Nobody knows what a coin is worth in this currency.
    CoinValue,
}
