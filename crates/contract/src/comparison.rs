//! What AliExpress computed for an order beside what we computed.

use serde::{Deserialize, Serialize};

use crate::Amount;

/// A checkout beside the order of the plan that has its goods, row by row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Whether both are about the same goods; where they are not, the rest says nothing.
    pub same_goods: bool,
    /// Whether the totals are the same to the last digit; null where the checkout's is not known.
    pub matches: Option<bool>,
    /// The rows that either of them has.
    pub rows: Vec<ComparedRow>,
    /// Codes of the plan's order that the checkout does not have yet, if they alone make the totals
    /// differ.
    #[serde(default)]
    pub not_entered: Vec<String>,
}

/// One row of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct ComparedRow {
    /// What it is.
    pub row: RowKind,
    /// What we computed; null where no order of ours has the goods.
    pub ours: Option<Amount>,
    /// What AliExpress shows; null where it shows nothing.
    pub theirs: Option<Amount>,
    /// By how much the two differ; null where they do not, or where one is not known.
    pub by: Option<Amount>,
}

/// What a row of an order is, in the order in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// The goods before any discount.
    Goods,
    /// Automatic, the seller's.
    StoreDiscount,
    /// Collected, the seller's.
    StoreCoupon,
    /// The platform's, for some lines.
    SelectCoupon,
    /// Automatic, the platform's.
    SpendAndSave,
    /// The code, or the platform's coupon.
    Code,
    /// Coins.
    Coins,
    /// A bank's or a wallet's.
    Payment,
    /// A discount that the checkout does not say more of.
    Other,
    /// The parcels.
    Shipping,
    /// The tax.
    Tax,
    /// What is to be paid.
    Total,
}

impl From<crate::Layer> for RowKind {
    fn from(layer: crate::Layer) -> Self {
        use crate::Layer;
        match layer {
            Layer::StoreDiscount => Self::StoreDiscount,
            Layer::StoreCoupon => Self::StoreCoupon,
            Layer::SelectCoupon => Self::SelectCoupon,
            Layer::SpendAndSave => Self::SpendAndSave,
            Layer::Code => Self::Code,
            Layer::Coins => Self::Coins,
            Layer::Payment => Self::Payment,
        }
    }
}
