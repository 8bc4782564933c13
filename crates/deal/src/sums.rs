//! Sums and products of decimals.
//!
//! `Decimal`'s own operations are put in place wherever they are used, a kilobyte and a half each: these
//! two stand in the wasm once.

use rust_decimal::Decimal;

/// The sum of two numbers; none beyond what is counted exactly.
#[inline(never)]
pub fn sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_add(other)
}

/// The product of two numbers; none beyond what is counted exactly.
#[inline(never)]
pub fn product(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_mul(other)
}
