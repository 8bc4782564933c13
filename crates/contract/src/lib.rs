//! The words: the public JSON's types, each enum and each struct once. No logic.
//!
//! The command line, the wasm boundary, the extension's messages and store and the playground all speak
//! exactly these types, and so do the readers of pages. Names are snake_case, amounts are decimal strings.
//! Text from outside (a file, a link, the command line) may have no field that is not here. What the JSON
//! cannot say by its shape alone (digits of a currency, double ids, a store's offer without the store) is
//! checked on the way into `deal`, with the path of the bad value.

mod absence;
mod action;
mod advice;
mod amount;
mod cart;
mod catalogue_file;
mod code;
mod comparison;
mod fields;
mod hint;
mod history;
#[cfg(feature = "json")]
mod json;
mod kept;
mod listing;
mod offer;
mod outline;
mod paste;
mod plan;
mod reading;
mod sale;
mod step;
mod text;
mod verdict;

pub use action::{Action, Task};
pub use advice::{Advice, AdviceRequest, Aside, LeftOut, Refusal, Seal, SealWhy, SeenCode, Wait};
pub use amount::{Amount, Percent};
pub use cart::{Cart, CoinsLaw, Law, Line, Orders, Shipping, SpendAndSaveLaw};
pub use catalogue_file::{AcceptedFile, CatalogueCode, CatalogueFile};
pub use code::{Code, CodeDoubt, CodeScope, CodeVerdict};
pub use comparison::{ComparedRow, Comparison, RowKind};
pub use hint::{Change, Hint};
pub use history::{Observation, PriceHistory, PriceVerdict};
#[cfg(feature = "json")]
pub use json::{JsonError, Tree, from_json, from_tree};
pub use kept::{
    About, Answer, Elsewhere, Glance, Item, Kept, KeptCart, OwnCode, PageState, Shopper, Shown,
    Trouble, Unclear, Visit,
};
pub use listing::{Availability, Bulk, Listing, PriceCondition, PriceRange, Sku, Tax};
pub use offer::{Offer, OfferKind, OfferState};
pub use outline::Outline;
pub use paste::{Lack, PastedCode};
pub use plan::{Certainty, Differs, NotCounted, Order, OrderLine, Plan, RunnerUp, Search};
pub use reading::{
    By, Card, CartLine, CartPage, ChargeSort, Checkout, CheckoutCharge, CheckoutDiscount,
    CheckoutLine, Doubt, Health, HealthState, Missing, OffersOf, PageKind, Reading, Site, SourceOf,
    Store, Unexplained,
};
pub use sale::{Calendar, Sale, SalePhase, SaleSure};
pub use step::{Layer, Share, Step, StepBy};
pub use text::{OtherKind, OtherMoney, PriceLabel, TextOffer, TextPrice, Understood};
pub use verdict::{OfferVerdict, Verdict};
