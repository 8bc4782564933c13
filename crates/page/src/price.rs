//! Numbers as pages write them: digits of any script, separators of any custom, one value or none.
//!
//! A number is read in two steps. [`Figure::scan`] takes the digits and marks as they stand;
//! [`Figure::value`] decides what they mean under a [`Notation`]. `1.234,56` means one thing
//! everywhere; `1.234` does not, and where neither the digits of the currency nor the custom of
//! the page settles it, the answer is why, never a guess.

mod digit;
mod exact;
mod figure;
mod notation;
#[cfg(test)]
mod tests;

pub use digit::{digit, invisible, space};
pub use exact::exact;
pub use figure::Figure;
pub use notation::{Mark, Marks, Notation, Unsettled};
