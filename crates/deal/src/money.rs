//! Amounts of money and percentages, exact to the minor unit.

use rust_decimal::Decimal;

use crate::currency::Currency;
use crate::error::Error;

/// An amount that can be paid: never negative, never finer than its currency's minor unit.
///
/// Printed with all digits of the minor unit and without the currency: `35.80`, `3333`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

/// The largest amount in minor units: 10^15, so 10^12 even if a unit has a thousand parts.
pub(crate) const LARGEST: i64 = 1_000_000_000_000_000;

impl Money {
    /// Nothing.
    pub fn zero(currency: Currency) -> Money {
        Money { amount: Decimal::new(0, currency.digits()), currency }
    }

    /// An amount in major units.
    ///
    /// # Errors
    /// [`Error::Negative`], [`Error::TooManyDigits`] beyond the minor unit, [`Error::TooLarge`].
    pub fn new(amount: Decimal, currency: Currency) -> Result<Money, Error> {
        if amount.is_sign_negative() && !amount.is_zero() {
            return Err(Error::Negative);
        }
        if amount.normalize().scale() > currency.digits() {
            return Err(Error::TooManyDigits { allowed: currency.digits() });
        }
        if amount > Decimal::new(LARGEST, currency.digits()) {
            return Err(Error::TooLarge);
        }
        let mut amount = amount.abs();
        amount.rescale(currency.digits());
        Ok(Money { amount, currency })
    }

    /// An amount as the contract writes it: digits, perhaps a point and more digits.
    ///
    /// # Errors
    /// [`Error::NotAnAmount`], [`Error::Negative`], [`Error::TooManyDigits`], [`Error::TooLarge`].
    pub fn parse(text: &str, currency: Currency) -> Result<Money, Error> {
        let minor = parse_scaled(text, currency.digits())?;
        if minor > LARGEST { Err(Error::TooLarge) } else { Ok(Money::from_minor(minor, currency)) }
    }

    /// An amount in minor units; a negative number counts as zero.
    pub fn from_minor(minor: i64, currency: Currency) -> Money {
        Money { amount: Decimal::new(minor.max(0), currency.digits()), currency }
    }

    /// The amount in major units.
    pub fn amount(self) -> Decimal {
        self.amount
    }

    /// The amount in minor units.
    pub fn minor(self) -> i64 {
        i64::try_from(self.amount.mantissa()).unwrap_or(i64::MAX)
    }

    /// Its currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.amount.is_zero()
    }
}

impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.amount.fmt(f)
    }
}

/// A percentage of at most six decimals, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(i64);

impl Percent {
    /// Nothing.
    pub const ZERO: Percent = Percent(0);
    /// All of it.
    pub const ALL: Percent = Percent(100_000_000);
    const DIGITS: u32 = 6;
    /// A thousand per cent: no tax is higher, and products stay within their bounds.
    const LARGEST: i64 = 1_000_000_000;

    /// A percentage as the contract writes it: `"7"`, `"8.875"`.
    ///
    /// # Errors
    /// [`Error::NotAnAmount`], [`Error::Negative`], [`Error::TooManyDigits`], [`Error::TooLarge`]
    /// above a thousand.
    pub fn parse(text: &str) -> Result<Percent, Error> {
        let millionths = parse_scaled(text, Self::DIGITS)?;
        if millionths > Self::LARGEST { Err(Error::TooLarge) } else { Ok(Percent(millionths)) }
    }

    /// A whole percentage; above a thousand it is a thousand.
    pub fn whole(percent: u32) -> Percent {
        Percent((i64::from(percent) * 1_000_000).min(Self::LARGEST))
    }

    /// The percentage as a number: 7 for seven per cent.
    pub fn value(self) -> Decimal {
        Decimal::new(self.0, Self::DIGITS)
    }

    /// The share that it is, in parts of 10^8.
    pub fn parts(self) -> i64 {
        self.0
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().normalize().fmt(f)
    }
}

/// The worth of one coin in the cart's currency, of at most eight decimals, above nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CoinValue(i64);

impl CoinValue {
    /// A hundred coins are worth a dollar (law §6).
    pub const USD: CoinValue = CoinValue(1_000_000);
    const DIGITS: u32 = 8;

    /// A worth as the contract writes it: `"0.01"`.
    ///
    /// # Errors
    /// [`Error::NotAnAmount`], [`Error::Negative`], [`Error::TooManyDigits`], [`Error::TooLarge`]
    /// above a million, [`Error::Zero`].
    pub fn parse(text: &str) -> Result<CoinValue, Error> {
        match parse_scaled(text, Self::DIGITS)? {
            0 => Err(Error::Zero),
            value if value > 100_000_000_000_000 => Err(Error::TooLarge),
            value => Ok(CoinValue(value)),
        }
    }

    /// The worth in major units.
    pub fn value(self) -> Decimal {
        Decimal::new(self.0, Self::DIGITS)
    }

    /// The worth in parts of 10^-8 of a major unit.
    pub fn parts(self) -> i64 {
        self.0
    }
}

impl std::fmt::Display for CoinValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().normalize().fmt(f)
    }
}

/// Reads `12.34` as 1234 if two digits are allowed; no sign, space, exponent or separator.
fn parse_scaled(text: &str, digits: u32) -> Result<i64, Error> {
    if text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return Err(Error::Negative);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !figures(whole) || !figures(fraction) {
        return Err(Error::NotAnAmount(text.chars().take(40).collect()));
    }
    let fraction = if text.contains('.') { fraction } else { "" };
    if fraction.len() > digits as usize {
        return Err(Error::TooManyDigits { allowed: digits });
    }
    let missing = digits - fraction.len() as u32;
    whole
        .bytes()
        .chain(fraction.bytes())
        .chain(std::iter::repeat_n(b'0', missing as usize))
        .try_fold(0i64, |sum, byte| sum.checked_mul(10)?.checked_add(i64::from(byte - b'0')))
        .ok_or(Error::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Result<String, Error> {
        Money::parse(text, Currency::USD).map(|money| money.to_string())
    }

    #[test]
    fn an_amount_is_printed_with_all_digits_of_its_minor_unit() {
        assert_eq!(usd("45.8").unwrap(), "45.80");
        assert_eq!(usd("0").unwrap(), "0.00");
        assert_eq!(usd("007.50").unwrap(), "7.50");
        let yen = Currency::new("JPY").unwrap();
        assert_eq!(Money::parse("3333", yen).unwrap().to_string(), "3333");
        let dinar = Currency::new("KWD").unwrap();
        assert_eq!(Money::parse("1.5", dinar).unwrap().to_string(), "1.500");
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in
            ["", ".", "1.", ".5", "+1", "1e3", "1,5", "1_000", " 1", "1 ", "١", "--1", "0x1"]
        {
            assert_eq!(usd(text), Err(Error::NotAnAmount(text.to_owned())), "{text:?}");
        }
        assert_eq!(usd("-1"), Err(Error::Negative));
        assert_eq!(usd("-0.01"), Err(Error::Negative));
    }

    #[test]
    fn more_digits_than_the_minor_unit_are_refused_even_zeros() {
        assert_eq!(usd("1.000"), Err(Error::TooManyDigits { allowed: 2 }));
        let yen = Currency::new("JPY").unwrap();
        assert_eq!(Money::parse("1.0", yen), Err(Error::TooManyDigits { allowed: 0 }));
    }

    #[test]
    fn a_trillion_is_read_and_far_beyond_is_refused() {
        assert_eq!(usd("1000000000000").unwrap(), "1000000000000.00");
        assert_eq!(usd("10000000000000.01"), Err(Error::TooLarge));
        assert_eq!(usd("99999999999999999999999999"), Err(Error::TooLarge));
    }

    #[test]
    fn a_decimal_becomes_money_only_when_it_can_be_paid() {
        assert_eq!(Money::new(Decimal::new(5, 1), Currency::USD).unwrap().to_string(), "0.50");
        assert_eq!(Money::new(Decimal::new(5000, 4), Currency::USD).unwrap().minor(), 50);
        assert_eq!(
            Money::new(Decimal::new(5, 3), Currency::USD),
            Err(Error::TooManyDigits { allowed: 2 })
        );
        assert_eq!(Money::new(Decimal::new(-1, 0), Currency::USD), Err(Error::Negative));
    }

    #[test]
    fn a_percentage_keeps_its_decimals() {
        assert_eq!(Percent::parse("8.875").unwrap().to_string(), "8.875");
        assert_eq!(Percent::parse("7").unwrap(), Percent::whole(7));
        assert_eq!(Percent::parse("1001"), Err(Error::TooLarge));
        assert_eq!(CoinValue::parse("0.01").unwrap(), CoinValue::USD);
        assert_eq!(CoinValue::parse("0"), Err(Error::Zero));
    }
}
