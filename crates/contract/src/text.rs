//! What `beststack text` prints, and what the paste box shows.

use serde::{Deserialize, Serialize};

use crate::{Amount, OfferKind, OfferState, Percent, absence};

/// What a text of money says: exactly one of the four.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Understood {
    /// A price, or the fee for shipping.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<TextPrice>,
    /// An offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<TextOffer>,
    /// Money that is neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<OtherMoney>,
    /// Why it is none of these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none: Option<String>,
}

/// A price in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct TextPrice {
    /// The lowest.
    pub min: Amount,
    /// The highest.
    pub max: Amount,
    /// Their currency.
    pub currency: String,
    /// Whether more may be asked ("from $5").
    #[serde(default, skip_serializing_if = "absence::is_false")]
    pub open: bool,
    /// What it is the price of, where it is not the goods'.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<PriceLabel>,
    /// The page's currency, where the text names another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<String>,
}

/// What a price is of, where it is not the goods'.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum PriceLabel {
    /// The fee for shipping.
    Shipping,
}

/// An offer in words: the fields of an offer, with its kind only where the words tell it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct TextOffer {
    /// What kind of offer it is, where the words say so.
    pub kind: Option<OfferKind>,
    /// The amount taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off: Option<Amount>,
    /// The share taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percent>,
    /// The most that it saves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Amount>,
    /// `off` is taken off for each whole `every` of the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Amount>,
    /// The least base: `"0"` is none, `null` is unknown.
    #[serde(
        default,
        deserialize_with = "absence::or_null",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "types", tsify(optional, type = "Amount | null"))]
    pub min_spend: Option<Option<Amount>>,
    /// The least number of pieces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_pieces: Option<u32>,
    /// The currency of its amounts; null where it has none or the text does not say whose they are.
    pub currency: Option<String>,
    /// What is typed at the checkout.
    pub code: Option<String>,
    /// The first instant it holds, where day, year and zone are all named.
    pub starts: Option<String>,
    /// The first instant it no longer holds, likewise.
    pub ends: Option<String>,
    /// The first day or minute it holds, where no zone is named: `2026-12-03`, `2026-12-03T10:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_local: Option<String>,
    /// Without a zone: the last day it holds (`2026-12-09`), or with a clock time the first minute at
    /// which it no longer does (`2026-12-10T00:00`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_local: Option<String>,
    /// How many seconds were left when the text was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_seconds: Option<u32>,
    /// Only for a shopper's first order.
    #[serde(default, skip_serializing_if = "absence::is_false")]
    pub first_order_only: bool,
    /// Only for followers of the store.
    #[serde(default, skip_serializing_if = "absence::is_false")]
    pub followers_only: bool,
    /// Only in the app.
    #[serde(default, skip_serializing_if = "absence::is_false")]
    pub app_only: bool,
    /// Whether the shopper holds it already; null where the words do not say.
    pub collected: Option<bool>,
    /// What has become of it, where the words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<OfferState>,
    /// Whether the words leave its terms open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertain: Option<bool>,
    /// Why it is uncertain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The words.
    pub text: String,
}

/// Money that is neither a price nor an offer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct OtherMoney {
    /// What it is.
    pub r#type: OtherKind,
    /// The amount; for `discount_percent` the percentage.
    pub amount: Amount,
    /// The currency of the amount; null for a percentage.
    pub currency: Option<String>,
    /// How many payments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// How many pieces must be bought for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pieces: Option<u32>,
    /// What a threshold is for, where the text says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<OtherKind>,
}

/// What money is that is neither a price nor an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum OtherKind {
    /// One of several payments.
    Installment,
    /// How much less than a list price.
    SaveTag,
    /// How many per cent less than a list price.
    DiscountPercent,
    /// Nothing to pay for shipping.
    FreeShipping,
    /// A least spend.
    Threshold,
    /// What was taken off in a sum.
    DiscountLine,
    /// The price of a piece, where so many are bought.
    BulkPrice,
    /// The price of one piece of many.
    UnitPrice,
}
