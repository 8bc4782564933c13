//! What a page of AliExpress says, each field with its source or the reason why it is missing.

use std::fmt;

use contract::{Availability, OffersOf, PageKind, PriceCondition, Tax, Unexplained};
use deal::{Country, Currency, Instant};
use page::{Field, Found, Health, Missing};
use rust_decimal::Decimal;
pub use wording::Flag;

use crate::cart::Cart;
use crate::checkout::Checkout;
use crate::offer::Offer;

/// What a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What sort of page it is.
    pub page: PageKind,
    /// Where, in which language and in which currency the page speaks.
    pub site: Site,
    /// The product, where the page is one product's.
    pub listing: Option<Listing>,
    /// The store, where the page is a store's.
    pub store: Option<Store>,
    /// The cart, where the page is one.
    pub cart: Option<Cart>,
    /// What AliExpress computed, where the page is a checkout.
    pub checkout: Option<Checkout>,
    /// The shopper's coins, where the page tells them.
    pub coins_balance: Option<Field<u64>>,
    /// The products of a list.
    pub cards: Vec<Card>,
    /// The offers, in the page's order.
    pub offers: Vec<Offer>,
    /// Whose coupons `offers` holds completely, if the page shows all there are: what was kept of them
    /// and is not among `offers` is no longer there. A store is the one in `store`.
    pub all_offers_of: Option<OffersOf>,
    /// What the page does not say, and why not.
    pub missing: Vec<Missing>,
    /// Texts of money or of a discount, within the shopper's question, that have no role in the reading.
    pub unexplained: Vec<Unexplained>,
    /// What its sources say differently; the reading keeps the first.
    pub doubts: Vec<Doubt>,
    /// How the selectors of the fields that every such page has fared.
    pub health: Vec<Health>,
}

/// A field of which two sources of a page say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Its name in the contract.
    pub field: &'static str,
    /// What was kept, and its source.
    pub kept: Field<String>,
    /// What was not, and its source.
    pub other: Field<String>,
}

/// The context of a page, from the page itself and never from its host's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The host that served it.
    pub host: String,
    /// Its language as a BCP 47 tag, as far as the page tells.
    pub locale: Found<String>,
    /// The country that orders go to.
    pub ship_to: Found<Country>,
    /// The currency of its prices.
    pub currency: Found<Currency>,
    /// The server's time when it made the page, where the page holds it.
    pub clock: Option<Field<Instant>>,
}

/// The product of a page. Amounts are in `currency`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Its number on this site, from the address.
    pub product_id: Found<String>,
    /// Its number everywhere but on the US site.
    pub global_id: Found<String>,
    /// Its name.
    pub title: Found<String>,
    /// Who sells it.
    pub store: Store,
    /// The currency of its prices.
    pub currency: Found<Currency>,
    /// What is to be paid now for what is shown: the selected SKU's price, else the range.
    pub price: Found<PriceRange>,
    /// The price that is struck through.
    pub list_price: Found<PriceRange>,
    /// For whom the price holds, where it is not everyone's.
    pub price_condition: Option<Field<PriceCondition>>,
    /// Whether it can be bought.
    pub availability: Found<Availability>,
    /// How many pieces one customer may buy.
    pub purchase_limit: Option<Field<u32>>,
    /// The shipping fee; zero where shipping is free.
    pub shipping: Found<Decimal>,
    /// From which amount on shipping is free.
    pub shipping_free_over: Option<Field<Decimal>>,
    /// Whether prices hold tax.
    pub tax: Found<Tax>,
    /// The share of the price that coins may pay.
    pub coins_percent: Option<Field<Decimal>>,
    /// Its marks, sorted, each once.
    pub flags: Vec<Flag>,
    /// Cheaper prices for many pieces of it.
    pub bulk: Vec<Bulk>,
    /// The SKU that the page shows as selected.
    pub selected_sku: Found<String>,
    /// Its SKUs, in the page's order.
    pub skus: Vec<Sku>,
}

/// A price or a range of prices; both ends are equal where it is one price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceRange {
    /// The lower end.
    pub min: Decimal,
    /// The upper end.
    pub max: Decimal,
}

impl fmt::Display for PriceRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.min.fmt(f)?;
        if self.max != self.min {
            write!(f, " - {}", self.max)?;
        }
        Ok(())
    }
}

/// A seller's store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    /// Its number.
    pub id: Found<String>,
    /// Its name.
    pub name: Found<String>,
}

/// One variant of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sku {
    /// Its number.
    pub id: String,
    /// What it is, as the page says it: the values of its axes.
    pub name: String,
    /// What is to be paid for it now.
    pub price: Option<Decimal>,
    /// The price that is struck through.
    pub list_price: Option<Decimal>,
    /// Whether it can be bought, where the page says.
    pub in_stock: Option<bool>,
}

/// A cheaper price for at least so many pieces; never an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// From how many pieces on.
    pub min_pieces: u32,
    /// The percentage off, where the page says it so.
    pub percent: Option<Decimal>,
    /// The price of a piece, where the page says it so.
    pub price: Option<Decimal>,
}

/// A product in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its number on this site.
    pub product_id: String,
    /// What is to be paid now; of several variants the cheapest.
    pub price: Option<Decimal>,
    /// The price that is struck through.
    pub list_price: Option<Decimal>,
    /// For whom the price holds, where a tag says that it is not everyone's.
    pub price_condition: Option<PriceCondition>,
    /// What is written on it: savings, coins, shipping.
    pub tags: Vec<String>,
}
