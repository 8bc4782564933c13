//! What the extension asks and is told.

use serde::{Deserialize, Serialize};

use crate::{Amount, Cart, Certainty, Offer, OrderLine, Plan, Verdict};

/// A cart with everything the shopper's device knows beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct AdviceRequest {
    /// The cart.
    pub cart: Cart,
    /// Codes that the shopper pasted.
    #[serde(default)]
    pub own_codes: Vec<Offer>,
    /// Codes of the signed file that the shopper took in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub imported: Vec<Offer>,
    /// Codes that AliExpress itself showed, on pages seen before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<SeenCode>,
    /// Codes that the checkout refused before.
    #[serde(default)]
    pub refused: Vec<Refusal>,
    /// The instant to plan for, as `2026-05-05T12:00:00Z`; it wins over the cart's own.
    pub at: String,
    /// How long the search may take, in milliseconds.
    pub limit_ms: u32,
    /// How many texts of money or of a discount on the page have no role: with any, nothing is called
    /// the best.
    #[serde(default)]
    pub unexplained: u32,
}

/// A code that a page of AliExpress showed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct SeenCode {
    /// The code, as the page told it.
    pub offer: Offer,
    /// When it was seen last.
    pub at: String,
    /// The page, without what names a shopper: `www.aliexpress.com/item`.
    pub page: String,
    /// Where the page shipped to: it was shown for there.
    pub ship_to: Option<String>,
}

/// A code that the checkout refused.
///
/// Its words decide how far it reaches: an expired or used code is over, in any cart; what was said of a
/// cart or a ship-to holds for that one. A code that begins later under the same name is another code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// The code.
    pub code: String,
    /// The checkout's words.
    pub why: String,
    /// When it was refused.
    pub at: String,
    /// Where that cart went, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ship_to: Option<String>,
    /// What was in it; empty where that is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<OrderLine>,
}

/// The plan, and every offer that was considered for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// The plan.
    pub plan: Plan,
    /// The cart's offers, the shopper's own and the catalogue's, each once, by the id that the plan
    /// names it by.
    pub offers: Vec<Offer>,
    /// Offers that cannot stand in a plan, each with its reason: the plan is made without them.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// What the plan may be called; null if the search ended before its proof, or nothing is bought.
    #[serde(default)]
    pub seal: Option<Seal>,
    /// Why it is no more than the best of what is known; empty for every other seal.
    #[serde(default)]
    pub seal_why: Vec<SealWhy>,
    /// Codes of the catalogues that cannot help here and now, counted by why: no offer or verdict of them
    /// is told. A code that the shopper has met (an own one, one that a page showed, a refused one) has both.
    #[serde(default)]
    pub aside: Vec<Aside>,
    /// When the advice may be another one: a code begins or ends, or the catalogue file is over; null if
    /// nothing is known to come.
    #[serde(default)]
    pub next: Option<String>,
}

/// Codes of the catalogues that cannot help here and now, of one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Aside {
    /// The reason: `other_currency`, `other_market`, `unknown_window`, `not_yet` or `expired`.
    pub verdict: Verdict,
    /// The currency that they speak, if the reason is that.
    pub currency: Option<String>,
    /// How many codes.
    pub count: u32,
    /// The first of their names, at most three.
    pub names: Vec<String>,
    /// When the first of them begins (`not_yet`), or when the last of them ended (`expired`).
    pub at: Option<String>,
}

/// An offer of the request, or something of its cart, that cannot stand in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Where it stands in the request: `own_codes[0]`, `imported[3]`, `cart.offers[2]`, `seen[1]`; or in the
    /// cart: `coins`.
    pub place: String,
    /// Its code, or else its id, if it has either.
    pub code: Option<String>,
    /// What is wrong with it.
    pub why: String,
}

/// What a proven plan may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum Seal {
    /// Nothing is cheaper, and nothing was left out of the question.
    Best,
    /// Nothing that is known is cheaper, but something is not known.
    Known,
    /// Nothing is cheaper in one order; several orders are.
    OneOrder,
}

/// What is not known about a plan that is the best of what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum SealWhy {
    /// A text of money or of a discount on the page has no role.
    Unexplained,
    /// An offer was left out since it cannot be read, or coins whose worth is not known.
    LeftOut,
    /// No code is known that holds now, for this ship-to and in this currency.
    NoCodes,
    /// Something is paid beside the total: the plan's `not_counted` says what.
    NotCounted,
    /// The total is only likely for another reason: the plan's `why` says it.
    Uncertain,
}

/// A later moment at which the same cart costs less, as far as today's prices and known codes tell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Wait {
    /// From when on.
    pub at: String,
    /// The sale that begins then, where one does.
    pub sale: Option<String>,
    /// What the cart costs then.
    pub total: Amount,
    /// How much less that is than now.
    pub less: Amount,
    /// Whether that total hangs on an open question.
    pub certainty: Certainty,
    /// The codes that it would take.
    pub codes: Vec<String>,
}
