//! What is kept on the shopper's device, and what is told of it beside a page.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Advice, Calendar, Cart, Comparison, Offer, Refusal, SeenCode};

/// A cart as it is kept: one for a currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct KeptCart {
    /// The cart.
    pub cart: Cart,
    /// The stores' names, by their ids.
    #[cfg_attr(feature = "types", tsify(type = "Record<string, string>"))]
    pub stores: BTreeMap<String, String>,
    /// When its lines were read or changed last.
    pub at: String,
    /// What pages said of its money that nobody understood: while there is any, no answer is the best.
    #[serde(default)]
    pub unexplained: Vec<Unclear>,
}

/// A text of money that nobody understood, and the page that says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Unclear {
    /// The words.
    pub text: String,
    /// Where they stand on the page.
    #[serde(default)]
    pub near: String,
    /// The page: what kind it is, and of which store or product.
    #[serde(default)]
    pub page: String,
}

/// A code of the shopper's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct OwnCode {
    /// The code.
    pub offer: Offer,
    /// Whether it is spent: then it is kept, and no longer proposed.
    pub used: bool,
    /// When it was added.
    pub added: String,
}

/// What the shopper has said of themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Shopper {
    /// The country that they want to ship to, whatever pages say.
    #[serde(default)]
    pub ship_to: Option<String>,
    /// Their coins, whatever pages say.
    #[serde(default)]
    pub coins: Option<u64>,
    /// Whether the next order is their first.
    #[serde(default)]
    pub first_order: bool,
}

/// What a question about a cart takes of what is kept, beside the cart and the signed file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Kept {
    /// What the shopper has said of themselves.
    pub settings: Shopper,
    /// Their own codes.
    pub codes: Vec<OwnCode>,
    /// Codes that pages showed.
    pub seen: Vec<SeenCode>,
    /// Codes that the checkout refused.
    pub refused: Vec<Refusal>,
}

/// The best stack for a cart, and what stands around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The cart as it was asked about.
    pub cart: Cart,
    /// The stores' names, by their ids.
    #[cfg_attr(feature = "types", tsify(type = "Record<string, string>"))]
    pub stores: BTreeMap<String, String>,
    /// The plan, and every offer that was considered for it.
    pub advice: Advice,
    /// When it was asked.
    pub now: String,
    /// What pages say of it that nobody understood.
    #[serde(default)]
    pub unexplained: Vec<Unclear>,
}

/// The item of a listing, as a shopper would buy it; on the pages of the cart and the checkout the kept cart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Whether it is the item of a listing.
    pub listing: bool,
    /// It alone.
    pub alone: Answer,
    /// It with the cart of its currency, if there is one and it fits in.
    pub together: Option<Answer>,
}

/// What a page lets the shopper do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum PageState {
    /// It says nothing of an item or a cart.
    Elsewhere,
    /// It asks whether the shopper is human.
    Captcha,
    /// There is no such item.
    NotFound,
    /// It has not loaded what it is about.
    Loading,
    /// The item is sold out.
    SoldOut,
    /// The item's price depends on a variant that is not chosen yet.
    Choose,
    /// A listing without a price that can be read, a cart or a checkout that cannot be: nothing is shown
    /// rather than something wrong.
    Changed,
    /// It has one price and can be bought.
    Item,
    /// AliExpress's own page of the cart was read.
    Cart,
    /// AliExpress's checkout was read.
    Checkout,
}

/// What one look at a page comes to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Glance {
    /// Whether the page can be read.
    pub readable: bool,
    /// What there is to buy.
    pub item: Option<Item>,
    /// How many offers apply to it.
    pub applying: u32,
    /// Whether there is anything to say of it on its page: an offer that helps, or nearly does.
    pub worth: bool,
    /// When it may be another one, since a code begins or ends.
    pub next: Option<String>,
}

/// What keeps a cart from being planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Trouble {
    /// Its short name, by which words are looked up.
    pub name: String,
    /// For whoever reads the console.
    pub message: String,
}

/// What the popup draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// The best stack.
    pub answer: Option<Answer>,
    /// Why there is none.
    pub trouble: Option<Trouble>,
    /// It beside what the checkout shows.
    pub comparison: Option<Comparison>,
    /// Whether what the page says of coupons and coins can be kept.
    pub taken: bool,
    /// The sales of the ship-to.
    pub calendar: Option<Calendar>,
}

/// Which of the popup's tabs is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The page's item.
    Item,
    /// The kept cart.
    Cart,
}

/// A cart under another ship-to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// The cart as it was asked about.
    pub cart: Cart,
    /// The plan there.
    pub advice: Advice,
}

/// What a visit to a page makes of the kept carts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// The carts that it changes, each with its currency.
    pub carts: Vec<(String, KeptCart)>,
    /// The currency of the cart that is shown from now on, if the page is its own.
    pub currency: Option<String>,
}
