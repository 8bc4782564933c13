//! What `beststack plan` takes.

use serde::{Deserialize, Serialize};

use crate::{Amount, Layer, Offer, Percent, Tax, absence};

/// A cart, its offers, and what is known of the shopper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Cart {
    /// Where the parcel goes: an ISO 3166 country, with `UK` read as `GB`.
    pub ship_to: String,
    /// The ISO 4217 currency of every amount in the cart.
    pub currency: String,
    /// The instant to plan for, as `2026-05-05T12:00:00Z`; now, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Whether this would be the shopper's first order.
    #[serde(default)]
    pub first_order: bool,
    /// Whether the shopper follows the stores.
    #[serde(default)]
    pub follower: bool,
    /// Whether the order is placed in the app.
    #[serde(default)]
    pub app: bool,
    /// One order, or as many as pay.
    #[serde(default)]
    pub orders: Orders,
    /// What is bought.
    pub lines: Vec<Line>,
    /// What might be taken off.
    pub offers: Vec<Offer>,
    /// The balance of coins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coins: Option<u64>,
    /// What one coin is worth in the cart's currency; it may be finer than the minor unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coin_value: Option<Amount>,
    /// The share of an order's goods that coins may pay at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coins_order_cap_percent: Option<Percent>,
    /// What each seller asks for the parcel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shipping: Vec<Shipping>,
    /// Tax on goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_percent: Option<Percent>,
    /// Whether the prices include the tax: `excluded` without a rate is a tax that nobody counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<Tax>,
    /// The tax that the prices include, where the page says that they include it: a code whose
    /// minimum they would not reach without it makes the plan `likely`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices_include_tax_percent: Option<Percent>,
    /// How open questions of the rules are answered.
    #[serde(default)]
    pub law: Law,
}

/// How many orders the cart may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum Orders {
    /// Everything in one order.
    #[default]
    One,
    /// As many orders as make the total smallest.
    Split,
}

/// One line of the cart: so many pieces of one thing from one seller.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Names the line; unique in the cart.
    pub id: String,
    /// The store.
    pub seller: String,
    /// The price of one piece.
    pub price: Amount,
    /// How many pieces; at least one.
    pub quantity: u32,
    /// What category coupons go by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Marks such as `flash_deal`, by which offers may exclude the line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// The share of the line that coins may pay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coins_percent: Option<Percent>,
    /// The title, for display.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The page's own words, for display.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// The variant of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Whether the line is ticked on the cart page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected: Option<bool>,
    /// Whether the line can be bought at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<bool>,
    /// Whether the reader is unsure of the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertain: Option<bool>,
    /// Why the reader is unsure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The words beside it on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<String>,
    /// Which way it was read: `names` or `meaning`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Where the line was read: `dom`, `inline` or `state`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What one seller asks for the parcel, per order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Shipping {
    /// The store.
    pub seller: String,
    /// The fee; null if it is not known, which is said and never left out.
    #[serde(deserialize_with = "absence::nullable")]
    pub amount: Option<Amount>,
    /// The listed subtotal of this seller in the order from which the fee is waived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_over: Option<Amount>,
}

/// How open questions of the rules are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Whether coins count before a code's minimum is tested.
    #[serde(default)]
    pub coins: CoinsLaw,
    /// Where spend-and-save stands among the layers.
    #[serde(default)]
    pub spend_and_save: SpendAndSaveLaw,
}

impl Law {
    /// The layers in the order in which they are taken off.
    pub const fn layers(self) -> [Layer; 7] {
        use Layer::{Code, Coins, Payment, SelectCoupon, SpendAndSave, StoreCoupon, StoreDiscount};
        match self.spend_and_save {
            SpendAndSaveLaw::BeforeCode => {
                [StoreDiscount, StoreCoupon, SelectCoupon, SpendAndSave, Code, Coins, Payment]
            }
            SpendAndSaveLaw::AfterCode => {
                [StoreDiscount, StoreCoupon, SelectCoupon, Code, SpendAndSave, Coins, Payment]
            }
        }
    }
}

/// Whether coins count before a code's minimum is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum CoinsLaw {
    /// Coins come after and leave the code's base alone.
    #[default]
    Outside,
    /// The coins of the code's lines are taken off its base.
    Inside,
}

/// Where spend-and-save stands among the layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum SpendAndSaveLaw {
    /// Between Select coupons and the code.
    #[default]
    BeforeCode,
    /// After the code, before coins.
    AfterCode,
}
