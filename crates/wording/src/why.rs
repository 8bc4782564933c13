//! Why a text was not understood.

use deal::Currency;
use page::price::Unsettled;

/// Why a text was not understood, in words that name the place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Why {
    /// Nothing visible in it.
    #[error("the text is empty")]
    Empty,
    /// Longer than any price or offer.
    #[error("the text is longer than {0} characters")]
    TooLong(usize),
    /// No number, or none that is an amount.
    #[error("there is no amount")]
    NoAmount,
    /// A number of money without a sign, on a page whose currency is not known.
    #[error("no currency is named and the page's is not known")]
    NoCurrency,
    /// A sign that several currencies share, on a page whose currency is not known.
    #[error("\"{0}\" is the sign of several currencies and the page's is not known")]
    WhichCurrency(String),
    /// A sign that several currencies share, on a page of a currency that does not have it.
    #[error("\"{0}\" is not a sign of {1}, the page's currency")]
    ForeignSign(String, Currency),
    /// Signs of two currencies.
    #[error("\"{0}\" and \"{1}\" are of two currencies")]
    TwoCurrencies(String, String),
    /// A number whose value is not settled.
    #[error("\"{0}\": {1}")]
    Number(String, Unsettled),
    /// A sign that may belong to the number before or after it.
    #[error("\"{0}\" may belong to the number before or after it")]
    WhoseSign(String),
    /// A word that the vocabulary does not hold, where every word matters.
    #[error("unknown word \"{0}\"")]
    UnknownWord(String),
    /// A known word that no price or offer has there.
    #[error("\"{0}\" does not belong to it")]
    Stray(String),
    /// A mark that is not understood beside an amount.
    #[error("\"{0}\" beside an amount is not understood")]
    Mark(String),
    /// An amount that no word places.
    #[error("nothing says what \"{0}\" is")]
    Unplaced(String),
    /// More than one amount where one is meant.
    #[error("there are several amounts and nothing tells them apart")]
    SeveralAmounts,
    /// A range whose second bound is not above its first.
    #[error("the range \"{0}\" does not rise")]
    FallingRange(String),
    /// An amount below nothing.
    #[error("\"{0}\" is negative")]
    Negative(String),
    /// A price of another day, to come or gone by.
    #[error("\"{0}\" is said of another day's price")]
    Announced(String),
    /// A word that takes something back.
    #[error("\"{0}\" takes it back")]
    Negated(String),
    /// A word by which it promises less than an amount off this order.
    #[error("\"{0}\" promises less than an amount off this order")]
    Promise(String),
    /// Words without what makes an offer.
    #[error("nothing says that anything is taken off")]
    NoDiscount,
    /// Words that name no state of an offer.
    #[error("nothing says what has become of the offer")]
    NoState,
    /// A share of more than all, or of nothing.
    #[error("\"{0}\" is no percentage of a price")]
    NoPercentage(String),
    /// A word that cannot be bought: a placeholder where a code should stand.
    #[error("\"{0}\" is a placeholder, not a code")]
    Placeholder(String),
    /// A line without a code.
    #[error("there is no code")]
    NoCode,
    /// A code that stands in the same paste with other amounts.
    #[error("\"{0}\" stands with other amounts too")]
    OtherTerms(String),
    /// Words or a mark around a code whose meaning for it is open.
    #[error("what \"{0}\" beside it means for it is not understood")]
    Beside(String),
    /// Languages that read it differently.
    #[error("it reads differently in two languages")]
    TwoReadings,
}
