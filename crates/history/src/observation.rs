//! What was seen of a price.

use rust_decimal::Decimal;

/// Whose prices can be compared: one product, one variant, one currency. Nothing is ever converted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series {
    /// The product, as its address names it.
    pub product_id: String,
    /// The variant, where one was selected.
    pub sku: Option<String>,
    /// ISO 4217.
    pub currency: String,
}

/// One price, seen once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Whose price.
    pub series: Series,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// The price in major units of the series' currency.
    pub price: Decimal,
    /// Whether it is not everyone's: for new customers, in the app, with coins, for members. Such a price
    /// never enters a baseline.
    pub conditional: bool,
}
