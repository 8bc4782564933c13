//! The price history: what the extension keeps and exports, and what `beststack history` says of it.

use serde::{Deserialize, Serialize};

use crate::{Amount, PriceCondition};

/// A price, seen once: one line of the export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// The product, as the address of its page names it.
    pub product_id: String,
    /// The variant, where one was selected.
    #[serde(default)]
    pub sku: Option<String>,
    /// When it was seen.
    pub at: String,
    /// The price that was payable then.
    pub price: Amount,
    /// The price that the page struck through.
    #[serde(default)]
    pub list_price: Option<Amount>,
    /// Whose price it is, where it is not everyone's.
    #[serde(default)]
    pub price_condition: Option<PriceCondition>,
    /// Marks of the listing then.
    #[serde(default)]
    pub flags: Vec<String>,
    /// The currency of both prices.
    pub currency: String,
    /// The country that the page shipped to.
    #[serde(default)]
    pub ship_to: Option<String>,
}

/// The history of one product, variant and currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct PriceHistory {
    /// The product.
    pub product_id: String,
    /// The variant.
    pub sku: Option<String>,
    /// The currency of every price.
    pub currency: String,
    /// On how many of the last 90 days its price was seen.
    pub days: usize,
    /// How often it was seen in them, duplicates and prices under a condition apart.
    pub observations: usize,
    /// The lowest price of those days.
    pub low: Option<Amount>,
    /// The highest.
    pub high: Option<Amount>,
    /// The median of those days, each with its lowest price.
    pub median: Option<Amount>,
    /// The last price, however long ago.
    pub last: Option<Amount>,
    /// When that was seen.
    pub last_at: Option<String>,
    /// What the history says of the last price.
    pub verdict: PriceVerdict,
    /// Why, in English.
    pub why: String,
}

/// Whether a price is a discount in truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum PriceVerdict {
    /// Lower than it usually was.
    Genuine,
    /// Higher than it usually was.
    Inflated,
    /// What it usually was.
    Usual,
    /// Too little was seen to say.
    NotEnough,
}
