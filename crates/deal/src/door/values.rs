//! Values of the contract, each with its path.

use contract::Amount;

use crate::currency::Currency;
use crate::error::{BadValue, Error};
use crate::money::Money;

/// The fault of a value at a path.
pub(super) fn value(place: impl Into<String>) -> impl FnOnce(Error) -> BadValue {
    let place = place.into();
    move |error| BadValue { place, error }
}

/// The amount of a field of the entry at `place`; of the whole if `place` is empty.
pub(super) fn money(
    place: &str,
    field: &str,
    amount: &Amount,
    currency: Currency,
) -> Result<Money, BadValue> {
    let dot = if place.is_empty() { "" } else { "." };
    Money::parse(amount.as_str(), currency).map_err(value(format!("{place}{dot}{field}")))
}

pub(super) fn option<T, U>(
    value: &Option<T>,
    into: impl FnOnce(&T) -> Result<U, BadValue>,
) -> Result<Option<U>, BadValue> {
    value.as_ref().map(into).transpose()
}

/// Converts a list; `into` is given the path of each entry.
pub(super) fn each<T, U>(
    list: &str,
    values: &[T],
    into: impl Fn(&str, &T) -> Result<U, BadValue>,
) -> Result<Vec<U>, BadValue> {
    values
        .iter()
        .enumerate()
        .map(|(index, value)| into(&format!("{list}[{index}]"), value))
        .collect()
}
