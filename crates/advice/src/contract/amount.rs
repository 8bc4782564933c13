//! Amounts and percentages on the wire.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

/// An amount of money as a decimal string such as `"45.80"`, never negative, in the currency that the
/// place says (the cart's, or an offer's own).
///
/// A JSON number is refused: `45.8` has already been through a float in most programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Amount(#[cfg_attr(feature = "types", tsify(type = "string"))] pub Decimal);

/// A percentage as a decimal string: `"7"` is 7 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Percent(#[cfg_attr(feature = "types", tsify(type = "string"))] pub Decimal);

impl Amount {
    /// Prints with exactly `digits` decimals; the digits of the currency's minor unit.
    ///
    /// More decimals than that are rounded half-up, which never happens to what the law computes.
    pub fn with_digits(value: Decimal, digits: u32) -> Self {
        let mut value = value
            .round_dp_with_strategy(digits, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        value.rescale(digits);
        Self(value)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DecimalString).map(Self)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DecimalString).map(Self)
    }
}

struct DecimalString;

impl Visitor<'_> for DecimalString {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal string such as \"45.80\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
        decimal(text).map_err(E::custom)
    }
}

/// Reads digits, at most one point, digits on both its sides; nothing else, so that no sign, exponent,
/// space or grouping slips through.
fn decimal(text: &str) -> Result<Decimal, &'static str> {
    if text.starts_with('-') {
        return Err("a negative amount");
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return Err("not a decimal string such as \"45.80\"");
    }
    Decimal::from_str_exact(text).map_err(|_| "more digits than an amount can hold")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<String, String> {
        serde_json::from_str::<Amount>(json).map(|a| a.to_string()).map_err(|e| e.to_string())
    }

    #[test]
    fn an_amount_is_a_plain_decimal_string() {
        for (json, printed) in [
            (r#""45.80""#, "45.80"),
            (r#""0""#, "0"),
            (r#""007.5""#, "7.5"),
            (r#""1000000000000""#, "1000000000000"),
        ] {
            assert_eq!(read(json).as_deref(), Ok(printed), "{json}");
        }
    }

    #[test]
    fn anything_else_is_refused_in_words() {
        for (json, says) in [
            ("45.8", "invalid type: floating point `45.8`, expected a decimal string"),
            ("45", "invalid type: integer `45`, expected a decimal string"),
            (r#""-1""#, "a negative amount"),
            (r#""1,5""#, "not a decimal string"),
            (r#""1e3""#, "not a decimal string"),
            (r#""+1""#, "not a decimal string"),
            (r#""1_000""#, "not a decimal string"),
            (r#"".5""#, "not a decimal string"),
            (r#""5.""#, "not a decimal string"),
            (r#""""#, "not a decimal string"),
            (r#"" 5""#, "not a decimal string"),
            (r#""٥""#, "not a decimal string"),
            (r#""99999999999999999999999999999999""#, "more digits than an amount can hold"),
        ] {
            let said = read(json).expect_err(json);
            assert!(said.starts_with(says), "{json}: {said}");
        }
    }

    #[test]
    fn an_amount_prints_the_digits_of_its_currency() {
        let of = |text: &str, digits| {
            Amount::with_digits(Decimal::from_str_exact(text).unwrap(), digits).to_string()
        };
        assert_eq!(of("35.8", 2), "35.80");
        assert_eq!(of("2933", 0), "2933");
        assert_eq!(of("1", 3), "1.000");
        assert_eq!(of("0", 2), "0.00");
    }
}
