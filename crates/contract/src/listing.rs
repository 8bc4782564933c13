//! What `beststack read` gives of one product's page.

use serde::{Deserialize, Serialize};

use crate::{Amount, Percent, Store};

/// One product's page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// The product, as the address says.
    pub product_id: Option<String>,
    /// The same product's id outside the US site.
    pub global_id: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The store.
    pub store: Option<Store>,
    /// The currency of every amount here.
    pub currency: Option<String>,
    /// What the page displays as payable now.
    pub price: Option<PriceRange>,
    /// The struck-out price.
    pub list_price: Option<PriceRange>,
    /// For whom the price is, where it is not everyone's.
    pub price_condition: Option<PriceCondition>,
    /// Whether it can be bought.
    pub availability: Option<Availability>,
    /// The most pieces one shopper may buy.
    pub purchase_limit: Option<u32>,
    /// The fee as displayed; `"0.00"` is free.
    pub shipping: Option<Amount>,
    /// The subtotal from which shipping is free.
    pub shipping_free_over: Option<Amount>,
    /// Whether the price holds the tax.
    pub tax: Option<Tax>,
    /// The share that coins may pay.
    pub coins_percent: Option<Percent>,
    /// Marks: `choice`, `flash_deal`, `welcome_deal`, `bundle`, `digital`, `big_save`,
    /// `local_warehouse`.
    pub flags: Vec<String>,
    /// Prices for many pieces; never an offer.
    pub bulk: Vec<Bulk>,
    /// The variant that is selected.
    pub selected_sku: Option<String>,
    /// The variants.
    pub skus: Vec<Sku>,
}

/// The lowest and the highest price of what is shown; equal where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct PriceRange {
    /// The lowest.
    pub min: Amount,
    /// The highest.
    pub max: Amount,
}

/// For whom a price is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum PriceCondition {
    /// Shoppers who never ordered.
    NewCustomer,
    /// The app.
    App,
    /// With coins.
    Coins,
    /// Members.
    Members,
}

/// Whether a product can be bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// It can.
    InStock,
    /// It is sold out.
    SoldOut,
    /// There is no such product.
    NotFound,
    /// The page came without its product.
    NotLoaded,
}

/// Whether a displayed price holds the tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum Tax {
    /// It does.
    Included,
    /// It is added at the checkout.
    Excluded,
}

/// A price for many pieces.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Bulk {
    /// From how many pieces.
    pub min_pieces: u32,
    /// The share taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percent>,
    /// The price of one piece.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Amount>,
}

/// One variant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Sku {
    /// The variant's id.
    pub id: String,
    /// Its properties in words.
    pub name: Option<String>,
    /// Its price.
    pub price: Option<Amount>,
    /// Its struck-out price.
    pub list_price: Option<Amount>,
    /// Whether it can be bought.
    pub in_stock: Option<bool>,
}

impl PriceCondition {
    /// The word of the contract.
    pub const fn name(self) -> &'static str {
        match self {
            PriceCondition::NewCustomer => "new_customer",
            PriceCondition::App => "app",
            PriceCondition::Coins => "coins",
            PriceCondition::Members => "members",
        }
    }
}

impl Availability {
    /// The word of the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Availability::InStock => "in_stock",
            Availability::SoldOut => "sold_out",
            Availability::NotFound => "not_found",
            Availability::NotLoaded => "not_loaded",
        }
    }
}

impl Tax {
    /// The word of the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Tax::Included => "included",
            Tax::Excluded => "excluded",
        }
    }
}
