//! What cannot be planned or added, and why.

use deal::CartError;

/// Why a request has no answer; each names the place or the thing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value that cannot stand where it stands.
    #[error("{place}: {error}")]
    Value {
        /// The path of the value: `lines[2].price`.
        place: String,
        /// What is wrong with it.
        error: deal::Error,
    },
    /// An offer that takes nothing off.
    #[error("{place}: an offer needs off, percent, ladder or pieces_ladder")]
    NothingOff {
        /// The path of the offer.
        place: String,
    },
    /// An offer that says twice what it takes off.
    #[error("{place}: an offer takes off one of off, percent, ladder and pieces_ladder")]
    TwoBenefits {
        /// The path of the offer.
        place: String,
    },
    /// A repeating discount without the amount that repeats.
    #[error("{place}: `every` needs `off`")]
    EveryWithoutOff {
        /// The path of the offer.
        place: String,
    },
}

impl Error {
    /// The error of one value; `place` is its path.
    pub(crate) fn value(place: String) -> impl FnOnce(deal::Error) -> Error {
        |error| Error::Value { place, error }
    }
}

impl From<CartError> for Error {
    fn from(fault: CartError) -> Self {
        Error::Value { place: fault.place.to_string(), error: fault.error }
    }
}
