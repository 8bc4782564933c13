//! Amounts and percentages on the wire.

use std::fmt;

use deal::{CoinValue, Currency, Error, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An amount of money as a decimal string such as `"45.80"`, in the currency that its place says (the
/// cart's, or an offer's own).
///
/// A JSON number is refused: `45.8` has already been through a float in most programs. Which strings are
/// amounts is [`deal::Money`]'s to say, on the way in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Amount(String);

/// A percentage as a decimal string: `"7"` is 7 %.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Percent(String);

impl Amount {
    /// The amount in `currency`.
    ///
    /// # Errors
    /// What [`Money::parse`] says of it: no amount, negative, too many digits, too large.
    pub fn money(&self, currency: Currency) -> Result<Money, Error> {
        Money::parse(&self.0, currency)
    }

    /// The number, for comparing; nothing where the text is no number.
    pub(crate) fn value(&self) -> Decimal {
        page::price::exact(&self.0).unwrap_or_default()
    }

    /// The amount as the worth of one coin.
    ///
    /// # Errors
    /// What [`CoinValue::parse`] says of it.
    pub fn coin_value(&self) -> Result<CoinValue, Error> {
        CoinValue::parse(&self.0)
    }

    /// The decimal string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Percent {
    /// The percentage.
    ///
    /// # Errors
    /// What [`deal::Percent::parse`] says of it.
    pub fn percent(&self) -> Result<deal::Percent, Error> {
        deal::Percent::parse(&self.0)
    }

    /// The decimal string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Money> for Amount {
    /// Prints with all digits of the minor unit.
    fn from(money: Money) -> Self {
        Self(money.to_string())
    }
}

impl From<Decimal> for Amount {
    /// Prints with the digits that the number has: for an amount whose currency is not known.
    fn from(amount: Decimal) -> Self {
        Self(amount.to_string())
    }
}

impl From<deal::Percent> for Percent {
    fn from(percent: deal::Percent) -> Self {
        Self(percent.to_string())
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
    fn a_json_number_is_no_amount() {
        for (json, says) in [
            ("45.8", "invalid type: floating point `45.8`, expected a string"),
            ("45", "invalid type: integer `45`, expected a string"),
            ("null", "invalid type: null, expected a string"),
        ] {
            let said = serde_json::from_str::<Amount>(json).expect_err(json).to_string();
            assert!(said.starts_with(says), "{json}: {said}");
        }
    }

    #[test]
    fn an_amount_prints_the_digits_of_its_currency() {
        for (text, code, printed) in
            [("35.8", "USD", "35.80"), ("2933", "JPY", "2933"), ("1", "KWD", "1.000")]
        {
            let currency = Currency::new(code).unwrap();
            let money = Amount(text.to_owned()).money(currency).unwrap();
            assert_eq!(Amount::from(money).as_str(), printed);
        }
    }
}
