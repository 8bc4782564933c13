//! Reachable and products of decimals, each once in the wasm.
//!
//! `Decimal`'s own operations are put in place wherever they are used, a kilobyte and a half each: 30 kB
//! for the till alone, 20 kB for the readers of pages.

use rust_decimal::{Decimal, RoundingStrategy};
use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Rem, Sub, SubAssign};

use crate::money::Money;

/// The sum of two numbers; `None` beyond what is counted exactly.
#[inline(never)]
pub fn sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_add(other)
}

/// The product of two numbers; `None` beyond what is counted exactly.
#[inline(never)]
pub fn product(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_mul(other)
}

/// A decimal whose every operation stands once in the wasm.
///
/// `Decimal`'s own are put in place wherever they are used: 30 kB for the till alone. A cart's amounts are
/// bounded, so that none of the till's comes near what a decimal holds; one that did would be the largest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exact(pub(crate) Decimal);

impl Exact {
    pub(crate) const ZERO: Exact = Exact(Decimal::ZERO);

    pub(crate) fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The smallest unit with this many digits.
    pub(crate) fn unit(digits: u32) -> Exact {
        Exact(Decimal::new(1, digits))
    }

    #[inline(never)]
    pub(crate) fn trunc(self) -> Exact {
        Exact(self.0.trunc())
    }

    /// Rounded half-up to this many digits.
    #[inline(never)]
    pub(crate) fn half_up(self, digits: u32) -> Exact {
        Exact(self.0.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero))
    }

    /// Rounded down to this many digits.
    #[inline(never)]
    pub(crate) fn down(self, digits: u32) -> Exact {
        Exact(self.0.round_dp_with_strategy(digits, RoundingStrategy::ToZero))
    }

    /// The amount as a count of the smallest units with this many digits.
    #[inline(never)]
    pub(crate) fn mantissa(self, digits: u32) -> i128 {
        let mut amount = self.0;
        amount.rescale(digits);
        amount.mantissa()
    }

    /// The product; `None` if it is beyond a decimal.
    #[inline(never)]
    pub(crate) fn times(self, other: Exact) -> Option<Exact> {
        product(self.0, other.0).map(Exact)
    }
}

impl From<Money> for Exact {
    fn from(amount: Money) -> Exact {
        Exact(amount.amount())
    }
}

impl From<u64> for Exact {
    #[inline(never)]
    fn from(count: u64) -> Exact {
        Exact(Decimal::from(count))
    }
}

impl Add for Exact {
    type Output = Exact;

    #[inline(never)]
    fn add(self, other: Exact) -> Exact {
        Exact(sum(self.0, other.0).unwrap_or(Decimal::MAX))
    }
}

impl Sub for Exact {
    type Output = Exact;

    fn sub(self, other: Exact) -> Exact {
        self + Exact(-other.0)
    }
}

impl AddAssign for Exact {
    fn add_assign(&mut self, other: Exact) {
        *self = *self + other;
    }
}

impl SubAssign for Exact {
    fn sub_assign(&mut self, other: Exact) {
        *self = *self - other;
    }
}

impl Mul for Exact {
    type Output = Exact;

    fn mul(self, other: Exact) -> Exact {
        self.times(other).unwrap_or(Exact(Decimal::MAX))
    }
}

impl Div for Exact {
    type Output = Exact;

    #[inline(never)]
    fn div(self, other: Exact) -> Exact {
        Exact(self.0 / other.0)
    }
}

impl Rem for Exact {
    type Output = Exact;

    #[inline(never)]
    fn rem(self, other: Exact) -> Exact {
        Exact(self.0 % other.0)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(amounts: I) -> Exact {
        amounts.fold(Exact::ZERO, Add::add)
    }
}

impl Ord for Exact {
    #[inline(never)]
    fn cmp(&self, other: &Exact) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Exact {}
