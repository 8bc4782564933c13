//! What the shopper is about to buy.

use crate::money::{Money, Percent};

/// One line of the cart: some pieces of one product at one price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Unique in the cart; among equals the smaller id goes first, compared byte by byte.
    pub id: String,
    /// The store that sells it.
    pub seller: String,
    /// Of one piece, in the cart's currency, before every discount that is an offer.
    pub price: Money,
    /// At least one piece.
    pub quantity: u32,
    /// The category that an offer may ask for.
    pub category: Option<String>,
    /// Marks that an offer may exclude: `flash_deal`, `digital` …
    pub flags: Vec<String>,
    /// The share of the line that coins may pay ("Extra 5% off with coins").
    pub coins_percent: Percent,
}

impl Line {
    /// A line of a seller, without category, marks or coins.
    pub fn new(
        id: impl Into<String>,
        seller: impl Into<String>,
        price: Money,
        quantity: u32,
    ) -> Line {
        Line {
            id: id.into(),
            seller: seller.into(),
            price,
            quantity,
            category: None,
            flags: Vec::new(),
            coins_percent: Percent::ZERO,
        }
    }
}
