//! Amounts and percentages as they are written.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An amount of money as a decimal string such as `"45.80"`, in the currency that its place says (the
/// cart's, or an offer's own).
///
/// A JSON number is refused: `45.8` has already been through a float in most programs. Whether a string is
/// an amount of a currency is `deal::Money`'s to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Amount(String);

/// A percentage as a decimal string: `"7"` is 7 %.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Percent(String);

impl Amount {
    /// The decimal string.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, for comparing; zero if the text is not a number.
    pub fn value(&self) -> Decimal {
        Decimal::from_str_exact(&self.0).unwrap_or_default()
    }
}

impl Percent {
    /// The decimal string.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, for comparing; zero if the text is not a number.
    pub fn value(&self) -> Decimal {
        Decimal::from_str_exact(&self.0).unwrap_or_default()
    }
}

impl From<Decimal> for Amount {
    /// Prints with the digits that the number has.
    fn from(amount: Decimal) -> Self {
        Self(amount.to_string())
    }
}

impl From<Decimal> for Percent {
    fn from(percent: Decimal) -> Self {
        Self(percent.normalize().to_string())
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_json_number_is_not_an_amount() {
        for (json, says) in [
            ("45.8", "invalid type: floating point `45.8`, expected a string"),
            ("45", "invalid type: integer `45`, expected a string"),
            ("null", "invalid type: null, expected a string"),
        ] {
            let said = serde_json::from_str::<Amount>(json).expect_err(json).to_string();
            assert!(said.starts_with(says), "{json}: {said}");
        }
    }
}
