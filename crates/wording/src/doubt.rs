//! Why an offer in words is uncertain.

/// Why the words of an offer allow another reading.
///
/// It names no word: two languages that doubt the same say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Doubt {
    /// The vocabulary does not hold all of its words.
    #[error("some of its words are not known")]
    Words,
    /// "por cada $50": pages say it of each such amount and of the least spend.
    #[error("its words may mean each such amount or from such an amount on")]
    Every,
    /// "20% off $18.40".
    #[error("what its percentage is of may be a price or the least spend")]
    PerhapsPrice,
    /// "each order".
    #[error("its words may mean each order or each such amount")]
    EachOrder,
    /// "selected items", "participating stores".
    #[error("its words limit it to some items or stores and do not say which")]
    Chosen,
    /// "over US $39 or 3 items".
    #[error("its words give two conditions of which either may be enough")]
    Either,
    /// "$5 off $50, no minimum".
    #[error("its words name a least spend and say that there is none")]
    NoMinimum,
    /// "$5 off $50?".
    #[error("its words ask and do not say")]
    Asked,
    /// "US $5 off per item".
    #[error("its words may give it for each item")]
    EachPiece,
    /// "orders over US $39-".
    #[error("a mark behind its last word may take something back")]
    Dash,
    /// Amounts without a sign, or with one that several currencies share.
    #[error("its words do not name the currency of its amounts")]
    Currency,
}
