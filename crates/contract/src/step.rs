//! What a discount takes off, and in which layer.

use serde::{Deserialize, Serialize};

use crate::Amount;
use crate::fields::{Misfit, needed, nothing_left};

/// One discount applied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Flat", into = "Flat")]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Step {
    /// To what it is owed: to coins in their layer, to an offer in every other.
    #[cfg_attr(feature = "types", serde(flatten), tsify(type = "StepBy"))]
    pub by: StepBy,
    /// Its layer.
    pub layer: Layer,
    /// The eligible lines as they stood before the layer.
    pub base: Amount,
    /// What it takes off.
    pub saved: Amount,
    /// The base less the saving.
    pub after: Amount,
    /// What it takes off each line.
    pub shares: Vec<Share>,
}

/// To what a discount is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null), serde(untagged))]
pub enum StepBy {
    /// An offer.
    Offer {
        /// Its id.
        offer: String,
    },
    /// Coins.
    Coins {
        /// How many it takes; `None` in a plan that others wrote and did not count them in.
        #[cfg_attr(feature = "types", tsify(optional))]
        coins: Option<u64>,
    },
}

impl Step {
    /// The id of its offer, unless coins save it.
    pub fn offer(&self) -> Option<&str> {
        match &self.by {
            StepBy::Offer { offer } => Some(offer),
            StepBy::Coins { .. } => None,
        }
    }
}

/// What a discount takes off one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The line.
    pub id: String,
    /// The amount.
    pub saved: Amount,
}

/// The layers, in the order in which they apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Automatic, the seller's.
    StoreDiscount,
    /// Collected, the seller's.
    StoreCoupon,
    /// The platform's, for some lines.
    SelectCoupon,
    /// Automatic, the platform's.
    SpendAndSave,
    /// The one slot for a code or a platform coupon.
    Code,
    /// Coins.
    Coins,
    /// A bank's or a wallet's.
    Payment,
}

impl Layer {
    /// Whether its discounts are a store's, each for its own lines.
    pub const fn is_of_store(self) -> bool {
        matches!(self, Layer::StoreDiscount | Layer::StoreCoupon)
    }
}

/// A step as it is written, in the order of the JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Flat {
    #[serde(skip_serializing_if = "Option::is_none")]
    offer: Option<String>,
    layer: Layer,
    base: Amount,
    saved: Amount,
    after: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    coins: Option<u64>,
    shares: Vec<Share>,
}

impl TryFrom<Flat> for Step {
    type Error = Misfit;

    fn try_from(mut flat: Flat) -> Result<Step, Misfit> {
        let by = match flat.layer {
            Layer::Coins => StepBy::Coins { coins: flat.coins.take() },
            _ => StepBy::Offer { offer: needed("offer", &mut flat.offer)? },
        };
        nothing_left([("offer", flat.offer.is_some()), ("coins", flat.coins.is_some())])?;
        let Flat { layer, base, saved, after, shares, .. } = flat;
        Ok(Step { by, layer, base, saved, after, shares })
    }
}

impl From<Step> for Flat {
    fn from(step: Step) -> Flat {
        let (offer, coins) = match step.by {
            StepBy::Offer { offer } => (Some(offer), None),
            StepBy::Coins { coins } => (None, coins),
        };
        let Step { layer, base, saved, after, shares, .. } = step;
        Flat { offer, layer, base, saved, after, coins, shares }
    }
}
