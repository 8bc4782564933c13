//! What makes a cart impossible to plan.

/// Why a value cannot stand in a cart.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not a code of ISO 4217.
    #[error("unknown currency \"{0}\"")]
    UnknownCurrency(String),
    /// Not a code of ISO 3166.
    #[error("unknown country \"{0}\"")]
    UnknownCountry(String),
    /// Not digits with at most one point.
    #[error("\"{0}\" is not an amount: write digits, and a point before the decimals")]
    NotAnAmount(String),
    /// Not RFC 3339 with a zone.
    #[error("\"{0}\" is not an instant: write it like 2026-05-05T12:00:00Z")]
    NotAnInstant(String),
    /// Not a day, and not a day with a time of it.
    #[error(
        "\"{0}\" is not a local time: write it like 2026-12-09 or 2026-12-10T00:00, without a zone"
    )]
    NotALocalTime(String),
    /// An amount below nothing.
    #[error("the amount is negative")]
    Negative,
    /// An amount or a count of zero that has no meaning.
    #[error("it must be above zero")]
    Zero,
    /// Finer than what can be paid, or than what is counted exactly.
    #[error("too many decimals: at most {allowed}")]
    TooManyDigits {
        /// How many decimals there may be.
        allowed: u32,
    },
    /// Beyond what is counted exactly.
    #[error("too large to be counted exactly")]
    TooLarge,
    /// A share of more than all.
    #[error("more than 100 percent")]
    AboveAll,
    /// An empty name.
    #[error("it is empty")]
    Empty,
    /// A name that another line or offer bears.
    #[error("duplicate id \"{0}\"")]
    DuplicateId(String),
    /// A store's shipping given twice.
    #[error("duplicate seller \"{0}\"")]
    DuplicateSeller(String),
    /// A store's offer without its store.
    #[error("an offer of a store needs its seller")]
    NoSeller,
    /// An amount in another currency than the cart's or the offer's own.
    #[error("the amount is in {found}, not in {expected}")]
    MixedCurrencies {
        /// The code of the currency that holds here.
        expected: String,
        /// The code of the amount's currency.
        found: String,
    },
    /// A ladder whose steps do not rise.
    #[error("the steps of a ladder must rise")]
    StepsNotRising,
    /// A ladder without a step.
    #[error("a ladder needs a step")]
    NoSteps,
    /// A window that ends before it starts.
    #[error("the window ends before it starts")]
    EndsBeforeStart,
    /// A local time that no clock shows at the instant which the same offer names.
    #[error("it disagrees with `{0}`: no clock shows the one at the other")]
    WindowDisagrees(&'static str),
    /// An offer that takes nothing off.
    #[error("an offer needs off, percent, ladder or pieces_ladder")]
    NothingOff,
    /// An offer with two benefits.
    #[error("an offer takes off one of off, percent, ladder and pieces_ladder")]
    TwoBenefits,
    /// A repeating discount without the amount that repeats.
    #[error("`every` needs `off`")]
    EveryWithoutOff,
    /// An offer whose `state` and `collected` disagree.
    #[error("it disagrees with `collected`")]
    StateDisagrees,
    /// More of something than is planned with a proof or a bound in reasonable time.
    #[error("too many: at most {allowed}")]
    TooMany {
        /// How many there may be.
        allowed: usize,
    },
}

/// Where in a cart a value stands, printed as `lines[2].price`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The list, or `None` for the cart itself.
    pub list: Option<(&'static str, usize)>,
    /// The field, or `""` for the entry itself.
    pub field: &'static str,
}

impl Error {
    /// An amount in another currency than the one that holds.
    pub(crate) fn mixed(expected: &str, found: &str) -> Error {
        Error::MixedCurrencies { expected: expected.to_owned(), found: found.to_owned() }
    }
}

impl Place {
    pub(crate) fn cart(field: &'static str) -> Place {
        Place { list: None, field }
    }

    pub(crate) fn entry(list: &'static str, index: usize, field: &'static str) -> Place {
        Place { list: Some((list, index)), field }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.list {
            Some((list, index)) if self.field.is_empty() => write!(f, "{list}[{index}]"),
            Some((list, index)) => write!(f, "{list}[{index}].{}", self.field),
            None => f.write_str(self.field),
        }
    }
}

/// A value that cannot stand in a cart, and its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {error}")]
pub struct CartError {
    /// Where it stands.
    pub place: Place,
    /// What is wrong with it.
    pub error: Error,
}

/// A value of the contract that is not valid at its place, with its path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {error}")]
pub struct BadValue {
    /// The path of the value: `lines[2].price`.
    pub place: String,
    /// What is wrong with it.
    pub error: Error,
}

impl From<CartError> for BadValue {
    fn from(fault: CartError) -> Self {
        BadValue { place: fault.place.to_string(), error: fault.error }
    }
}
