//! What `beststack read` gives.

use serde::{Deserialize, Serialize};

use crate::{Amount, Layer, Listing, Offer, PriceCondition, Shipping, Tax};

/// What a page says. What it does not say is null and listed in `missing`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// What kind of page it is.
    pub page: PageKind,
    /// Where and for whom the page was made.
    pub site: Site,
    /// The product, on a listing.
    pub listing: Option<Listing>,
    /// The store, on a store page.
    pub store: Option<Store>,
    /// The cart, on the cart page.
    pub cart: Option<CartPage>,
    /// What AliExpress computed, on the checkout page.
    pub checkout: Option<Checkout>,
    /// The products of a list.
    pub cards: Vec<Card>,
    /// The shopper's coins.
    pub coins_balance: Option<u64>,
    /// Every offer that the page shows.
    pub offers: Vec<Offer>,
    /// Whose coupons `offers` holds completely: what was kept of them and is not here is gone. A store
    /// is the one in `store`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all_offers_of: Option<OffersOf>,
    /// What was looked for and not found.
    pub missing: Vec<Missing>,
    /// Texts of money or of a discount, within the shopper's question, that nothing explains.
    #[serde(default)]
    pub unexplained: Vec<Unexplained>,
    /// Whether any field was read by meaning.
    #[serde(default)]
    pub by: By,
    /// What two sources of the page say differently; the first is in the reading.
    #[serde(default)]
    pub doubts: Vec<Doubt>,
    /// Selectors that no longer match.
    pub health: Vec<Health>,
    /// Where each field was read, when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<SourceOf>>,
}

impl Reading {
    /// The reading of a page that says nothing yet.
    pub const fn new(page: PageKind) -> Reading {
        let site = Site { host: None, locale: None, ship_to: None, currency: None, clock: None };
        Reading {
            page,
            site,
            listing: None,
            store: None,
            cart: None,
            checkout: None,
            cards: Vec::new(),
            coins_balance: None,
            offers: Vec::new(),
            all_offers_of: None,
            missing: Vec::new(),
            unexplained: Vec::new(),
            by: By::Names,
            doubts: Vec::new(),
            health: Vec::new(),
            sources: None,
        }
    }

    /// The same for who did not ask where its fields were read.
    pub fn without_sources(self) -> Reading {
        Reading { sources: None, ..self }
    }
}

/// The kinds of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// One product.
    Listing,
    /// A store's front.
    Store,
    /// The cart.
    Cart,
    /// The checkout.
    Checkout,
    /// The coupon centre, or the shopper's coupons.
    Coupons,
    /// A search list.
    Search,
    /// The front page.
    Home,
    /// The coins page.
    Coins,
    /// Anything else, a human check among them.
    Other,
}

impl PageKind {
    /// The word of the contract.
    pub const fn name(self) -> &'static str {
        match self {
            PageKind::Listing => "listing",
            PageKind::Store => "store",
            PageKind::Cart => "cart",
            PageKind::Checkout => "checkout",
            PageKind::Coupons => "coupons",
            PageKind::Search => "search",
            PageKind::Home => "home",
            PageKind::Coins => "coins",
            PageKind::Other => "other",
        }
    }
}

/// Where and for whom the page was made, as far as it tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The host of the address.
    pub host: Option<String>,
    /// A BCP 47 tag.
    pub locale: Option<String>,
    /// An ISO 3166 country.
    pub ship_to: Option<String>,
    /// An ISO 4217 currency.
    pub currency: Option<String>,
    /// The server's time when it made the page, where the page holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
}

/// A store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Store {
    /// The store's id.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
}

/// The cart as its page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct CartPage {
    /// The lines; those that lack nothing are in the shape that `plan` takes.
    pub lines: Vec<CartLine>,
    /// The stores.
    pub stores: Vec<Store>,
    /// What stores ask for the parcel of their ticked lines, in the shape that `plan` takes.
    pub shipping: Vec<Shipping>,
    /// The subtotal as displayed.
    pub subtotal: Option<Amount>,
    /// The total as displayed.
    pub total: Option<Amount>,
    /// Whether its amounts hold tax, if the page says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<Tax>,
    /// Whether the page has loaded all its lines.
    pub complete: bool,
}

/// One line of a cart as its page shows it: what the page does not say is null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct CartLine {
    /// Names the line; unique in the cart.
    pub id: String,
    /// The store.
    pub seller: Option<String>,
    /// The price of one piece.
    pub price: Option<Amount>,
    /// How many pieces.
    pub quantity: Option<u32>,
    /// The title.
    pub title: Option<String>,
    /// The chosen variant in words.
    pub text: Option<String>,
    /// The product.
    pub product_id: String,
    /// The variant of the product.
    pub sku: Option<String>,
    /// Whether the line is ticked for the order.
    pub selected: Option<bool>,
    /// Whether the line can be bought at all.
    pub valid: Option<bool>,
    /// Whether nothing confirms the price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertain: Option<bool>,
    /// Where the line was read: `dom` or `state`.
    pub source: String,
}

/// What AliExpress computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Checkout {
    /// What is ordered, as far as the page shows it.
    #[serde(default)]
    pub lines: Vec<CheckoutLine>,
    /// The goods.
    pub goods: Option<Amount>,
    /// The parcels.
    pub shipping: Option<Amount>,
    /// The tax.
    pub tax: Option<Amount>,
    /// What is to be paid.
    pub total: Option<Amount>,
    /// Each discount shown.
    pub discounts: Vec<CheckoutDiscount>,
    /// Each tax, duty and fee that is added; `tax` is the sum of the taxes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charges: Vec<CheckoutCharge>,
    /// The code that is applied.
    pub code: Option<String>,
    /// What the page says against a code.
    pub error: Option<String>,
    /// The code that it says that against, where it tells which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
}

/// One line of what is ordered: what the page does not say is null. Whose it is, a checkout does not say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct CheckoutLine {
    /// The product.
    pub product_id: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The price of one piece.
    pub price: Option<Amount>,
    /// How many pieces.
    pub quantity: Option<u32>,
}

/// A discount that the checkout shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct CheckoutDiscount {
    /// Its layer, where the words tell.
    pub layer: Option<Layer>,
    /// The page's words.
    pub text: String,
    /// The amount.
    pub amount: Amount,
}

/// A tax, a duty or a fee that the checkout adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct CheckoutCharge {
    /// What it is for.
    pub r#for: ChargeSort,
    /// The page's words.
    pub text: String,
    /// The amount.
    pub amount: Amount,
}

/// What a charge is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum ChargeSort {
    /// Sales tax, VAT and what is collected in their place.
    Tax,
    /// Customs.
    Duty,
    /// Handling.
    Fee,
}

/// One product of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The product.
    pub product_id: String,
    /// Its price.
    pub price: Option<Amount>,
    /// Its struck-out price.
    pub list_price: Option<Amount>,
    /// For whom the price holds, where a tag says that it is not everyone's.
    pub price_condition: Option<PriceCondition>,
    /// What is written on it.
    pub tags: Vec<String>,
}

/// A text of money or of a discount that has no role in the reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Unexplained {
    /// The words.
    pub text: String,
    /// Where they stand, in the page's words or as the part of the page.
    pub near: String,
}

/// Whose coupons a page shows completely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum OffersOf {
    /// The shopper's own.
    Wallet,
    /// One store's.
    Store,
}

/// How a page was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// By the names of its elements and data.
    #[default]
    Names,
    /// Some field by what its text means and where it stands.
    Meaning,
}

/// A field that was looked for and not found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// The field.
    pub field: String,
    /// Why it is missing.
    pub why: String,
}

/// A field of which two sources of the page say different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// The field.
    pub field: String,
    /// What is in the reading.
    pub kept: String,
    /// Where it was read: `dom`, `inline` or `state`.
    pub source: String,
    /// What the other source says.
    pub other: String,
    /// The other source.
    pub other_source: String,
}

/// A selector of the reader's, and how it fared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Health {
    /// The field that it is for.
    pub field: String,
    /// The selector.
    pub selector: String,
    /// How it fared.
    pub state: HealthState,
}

/// How a selector fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum HealthState {
    /// It found its place.
    Matched,
    /// It found nothing.
    Unmatched,
    /// It found something that could not be read.
    Unreadable,
}

/// Where a field was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct SourceOf {
    /// The field.
    pub field: String,
    /// `dom`, `inline` or `state`.
    pub source: String,
}
