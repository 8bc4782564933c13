//! A price while it is read.

use std::fmt;

use deal::Currency;
use rust_decimal::Decimal;

use crate::form::amount_of;

/// A price or a range of prices, to compare and to count with; both ends are equal where it is one price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PriceRange {
    /// The lower end.
    pub(crate) min: Decimal,
    /// The upper end.
    pub(crate) max: Decimal,
}

impl PriceRange {
    /// One price.
    pub(crate) fn one(amount: Decimal) -> PriceRange {
        PriceRange { min: amount, max: amount }
    }

    /// The same as the contract writes it.
    pub(crate) fn written(self, currency: Option<Currency>) -> contract::PriceRange {
        let [min, max] = [self.min, self.max].map(|end| amount_of(end, currency));
        contract::PriceRange { min, max }
    }
}

impl fmt::Display for PriceRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.min.fmt(f)?;
        if self.max != self.min {
            write!(f, " - {}", self.max)?;
        }
        Ok(())
    }
}
