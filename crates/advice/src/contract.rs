//! The public JSON, as types: what `beststack plan` and `beststack read` take and give.
//!
//! The command line, the wasm boundary, the extension's messages and storage and the playground all
//! speak exactly these structs. Names are snake_case, amounts are decimal strings, unknown fields are
//! an error. What the JSON cannot say by its shape alone (digits of a currency, double ids, a store
//! offer without a seller) is checked on the way into `deal`, with the path of the bad value.

mod advice;
mod amount;
mod cart;
mod catalogue_file;
mod code;
mod comparison;
mod from_deal;
mod from_pages;
mod from_reading;
mod history;
mod into_deal;
mod listing;
mod names;
mod offer;
mod outline;
mod paste;
mod plan;
mod plan_into_deal;
mod reading;
mod sale;
mod text;
mod window;
pub mod wire;

pub use advice::{Advice, AdviceRequest, LeftOut, Refusal, Seal, SealWhy, SeenCode, Wait};
pub use amount::{Amount, Percent};
pub use cart::{Cart, CoinsLaw, Law, Line, Orders, Shipping, SpendAndSaveLaw};
pub use catalogue_file::{AcceptedFile, CatalogueCode, CatalogueFile};
pub use code::{Code, CodeDoubt, CodeScope, CodeVerdict};
pub use comparison::{ComparedRow, Comparison, RowKind};
pub use history::{Observation, PriceHistory, PriceVerdict};
pub use listing::{Availability, Bulk, Listing, PriceCondition, PriceRange, Sku, Tax};
pub(crate) use names::{ids, unlike};
pub use offer::{Offer, OfferKind, OfferState};
pub use outline::Outline;
pub use paste::{Lack, PastedCode, understand_paste};
pub use plan::{
    Action, ActionKind, Certainty, Differs, Hint, HintKind, Layer, NotCounted, OfferVerdict, Order,
    OrderLine, Plan, RunnerUp, Search, Share, Step, Verdict,
};
pub use reading::{
    By, Card, CartLine, CartPage, ChargeSort, Checkout, CheckoutCharge, CheckoutDiscount, Doubt,
    Health, HealthState, Missing, OffersOf, PageKind, Reading, Site, SourceOf, Store, Unexplained,
};
pub use sale::{Calendar, Sale, SalePhase, SaleSure};
pub use text::{OtherKind, OtherMoney, PriceLabel, TextOffer, TextPrice, Understood, understand};
pub(crate) use window::settled;
