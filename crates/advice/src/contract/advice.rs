//! What the extension asks and is told.

use serde::{Deserialize, Serialize};

use super::{Cart, Offer, Plan};

/// A cart with everything the shopper's device knows beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct AdviceRequest {
    /// The cart.
    pub cart: Cart,
    /// Codes that the shopper pasted.
    #[serde(default)]
    pub own_codes: Vec<Offer>,
    /// Codes that the checkout refused before.
    #[serde(default)]
    pub refused: Vec<Refusal>,
    /// The instant to plan for, as `2026-05-05T12:00:00Z`; it wins over the cart's own.
    pub at: String,
    /// How long the search may take, in milliseconds.
    pub limit_ms: u32,
}

/// A code that the checkout refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// The code.
    pub code: String,
    /// The checkout's words.
    pub why: String,
    /// When it was refused.
    pub at: String,
}

/// The plan, and every offer that was considered for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// The plan.
    pub plan: Plan,
    /// The cart's offers, the shopper's own and the catalogue's, each once, by the id that the plan
    /// names it by.
    pub offers: Vec<Offer>,
}
