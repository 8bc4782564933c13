//! One offer, as `plan` takes it and `read` gives it.

use serde::{Deserialize, Serialize};

use crate::{Amount, Layer, Percent, absence};

/// A discount that the cart might get, with its conditions.
///
/// The same struct is read from a page and planned. A page does not always name the offer or say whose
/// it is, so `id` and `seller` may be absent in a reading; a plan names the nameless by their terms and
/// refuses a store's offer without its store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Names the offer; unique in the cart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What kind of offer it is, and with it its layer.
    pub kind: OfferKind,
    /// The store whose lines it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seller: Option<String>,
    /// The category whose lines it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The amount taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off: Option<Amount>,
    /// The share taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percent>,
    /// The most that a percentage or a repeating discount saves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Amount>,
    /// `off` is taken off for each whole `every` of the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Amount>,
    /// Steps of base and amount off; only the highest step reached counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ladder: Option<Vec<(Amount, Amount)>>,
    /// Steps of pieces and percent off; only the highest step reached counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pieces_ladder: Option<Vec<(u32, Percent)>>,
    /// The least base: absent or `"0"` is none, `null` is unknown, and an unknown one is never met.
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
    /// Offers of one group are steps of one ladder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The currency of the offer's amounts; the cart's, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What is typed at the checkout, or what AliExpress calls the coupon.
    #[serde(default)]
    pub code: Option<String>,
    /// The countries it ships to; any, where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub markets: Vec<String>,
    /// The countries it does not ship to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_markets: Vec<String>,
    /// The first instant it holds.
    #[serde(default)]
    pub starts: Option<String>,
    /// The first instant it no longer holds.
    #[serde(default)]
    pub ends: Option<String>,
    /// The first day or minute it holds, where no zone is said: `2026-12-03`, `2026-12-03T10:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_local: Option<String>,
    /// Without a zone: the last day it holds (`2026-12-09`), or with a clock time the first minute at
    /// which it no longer does (`2026-12-10T00:00`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_local: Option<String>,
    /// When it holds is not known, so that it is never used.
    #[serde(default, skip_serializing_if = "absence::is_false")]
    pub unknown_window: bool,
    /// Only for a shopper's first order.
    #[serde(default, skip_serializing_if = "absence::is_false")]
    pub first_order_only: bool,
    /// Only for followers of the store.
    #[serde(default, skip_serializing_if = "absence::is_false")]
    pub followers_only: bool,
    /// Only in the app.
    #[serde(default, skip_serializing_if = "absence::is_false")]
    pub app_only: bool,
    /// Flags and categories of lines it leaves out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<String>,
    /// A Select coupon that leaves no slot for a code.
    #[serde(default, skip_serializing_if = "absence::is_false")]
    pub excludes_code: bool,
    /// How many orders of a split it may serve; one, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uses: Option<u32>,
    /// The title, for display.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The page's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The product on whose page it was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// The variant on whose page it was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Whether the shopper holds it already.
    #[serde(default)]
    pub collected: Option<bool>,
    /// What has become of it; open, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<OfferState>,
    /// Whether it is ticked on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected: Option<bool>,
    /// Whether the page calls it usable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<bool>,
    /// Whether the words leave its terms open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertain: Option<bool>,
    /// Why it is uncertain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The words beside it on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<String>,
    /// Which way it was read: `names` or `meaning`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Where it was read (`dom`, `inline`, `state`) or who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When a page showed it last, as an instant: what was not seen for long is no longer kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
}

/// What an offer is; each kind belongs to one layer of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum OfferKind {
    /// The seller's, applied by itself.
    StoreDiscount,
    /// The seller's, collected; one per seller and order.
    StoreCoupon,
    /// The platform's, for a category or some items.
    SelectCoupon,
    /// The platform's, across stores, applied by itself.
    SpendAndSave,
    /// The platform's, in the shopper's wallet; shares the slot of the code.
    PlatformCoupon,
    /// Typed at the checkout; one per order.
    Code,
    /// A note that the line takes coins; the line's `coins_percent` says how much.
    Coins,
    /// A bank's or a wallet's, after everything else.
    Payment,
}

/// What has become of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// It can be collected.
    Open,
    /// The shopper holds it.
    Collected,
    /// The shopper has spent it.
    Used,
    /// It is over.
    Expired,
    /// Others have taken all there were.
    Gone,
}

impl OfferState {
    /// Whether nobody can use it any more.
    pub const fn is_over(self) -> bool {
        matches!(self, OfferState::Used | OfferState::Expired | OfferState::Gone)
    }
}

impl Offer {
    /// An offer of `kind` with nothing said of it yet.
    pub const fn new(kind: OfferKind) -> Self {
        Self {
            id: None,
            kind,
            seller: None,
            category: None,
            off: None,
            percent: None,
            cap: None,
            every: None,
            ladder: None,
            pieces_ladder: None,
            min_spend: None,
            min_pieces: None,
            group: None,
            currency: None,
            code: None,
            markets: Vec::new(),
            not_markets: Vec::new(),
            starts: None,
            ends: None,
            starts_local: None,
            ends_local: None,
            unknown_window: false,
            first_order_only: false,
            followers_only: false,
            app_only: false,
            excludes: Vec::new(),
            excludes_code: false,
            uses: None,
            title: None,
            text: None,
            product_id: None,
            sku: None,
            collected: None,
            state: None,
            selected: None,
            valid: None,
            uncertain: None,
            why: None,
            near: None,
            by: None,
            source: None,
            seen: None,
        }
    }
}

impl OfferKind {
    /// The layer in which offers of this kind are taken off.
    pub const fn layer(self) -> Layer {
        match self {
            OfferKind::StoreDiscount => Layer::StoreDiscount,
            OfferKind::StoreCoupon => Layer::StoreCoupon,
            OfferKind::SelectCoupon => Layer::SelectCoupon,
            OfferKind::SpendAndSave => Layer::SpendAndSave,
            OfferKind::PlatformCoupon | OfferKind::Code => Layer::Code,
            OfferKind::Coins => Layer::Coins,
            OfferKind::Payment => Layer::Payment,
        }
    }

    /// Whether it applies wherever it can, without being chosen.
    pub const fn is_automatic(self) -> bool {
        matches!(self, OfferKind::StoreDiscount | OfferKind::SpendAndSave)
    }

    /// Whether it is a coupon that the shopper collects before it counts.
    pub const fn is_collected(self) -> bool {
        matches!(self, OfferKind::StoreCoupon | OfferKind::SelectCoupon | OfferKind::PlatformCoupon)
    }

    /// Whether it is a store's and means nothing without one.
    pub const fn needs_seller(self) -> bool {
        matches!(self, OfferKind::StoreDiscount | OfferKind::StoreCoupon)
    }

    /// The word of the contract.
    pub const fn name(self) -> &'static str {
        match self {
            OfferKind::StoreDiscount => "store_discount",
            OfferKind::StoreCoupon => "store_coupon",
            OfferKind::SelectCoupon => "select_coupon",
            OfferKind::SpendAndSave => "spend_and_save",
            OfferKind::PlatformCoupon => "platform_coupon",
            OfferKind::Code => "code",
            OfferKind::Coins => "coins",
            OfferKind::Payment => "payment",
        }
    }
}
