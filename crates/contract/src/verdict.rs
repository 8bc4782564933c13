//! What became of each offer, and why.

use serde::{Deserialize, Serialize};

use crate::Amount;

/// What became of one offer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct OfferVerdict {
    /// The offer.
    pub id: String,
    /// The first reason that holds.
    pub verdict: Verdict,
    /// What the base lacks, where it is `short` of money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Amount>,
    /// How many pieces are lacking, where it is `short` of pieces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_pieces: Option<u32>,
    /// The offers of the plan that it `conflicts` with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// The checkout's words, where it was refused there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// When that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused_at: Option<String>,
    /// The same in plain English, where words are built in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Why an offer is or is not part of the plan; the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It speaks another currency than the cart.
    OtherCurrency,
    /// It is not for this ship-to.
    OtherMarket,
    /// All there were have been taken.
    Gone,
    /// When it holds is not known.
    UnknownWindow,
    /// It has not begun.
    NotYet,
    /// It is over.
    Expired,
    /// It is for a first order, and this is none.
    FirstOrderOnly,
    /// It is for followers of the store.
    FollowersOnly,
    /// It is for the app.
    AppOnly,
    /// The cart holds no line of its seller or category.
    NoLines,
    /// Every line it could be for is excluded.
    Excluded,
    /// Its minimum is not known.
    UnknownMinimum,
    /// Its minimum is not reached.
    Short,
    /// Another chosen offer shuts it out.
    Conflicts,
    /// It has been used, or was refused at the checkout.
    UsedUp,
    /// It is part of the plan.
    Chosen,
    /// It would apply, but the plan is better without.
    Applies,
}

impl Verdict {
    /// The word of the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::OtherCurrency => "other_currency",
            Verdict::OtherMarket => "other_market",
            Verdict::Gone => "gone",
            Verdict::UnknownWindow => "unknown_window",
            Verdict::NotYet => "not_yet",
            Verdict::Expired => "expired",
            Verdict::FirstOrderOnly => "first_order_only",
            Verdict::FollowersOnly => "followers_only",
            Verdict::AppOnly => "app_only",
            Verdict::NoLines => "no_lines",
            Verdict::Excluded => "excluded",
            Verdict::UnknownMinimum => "unknown_minimum",
            Verdict::Short => "short",
            Verdict::Conflicts => "conflicts",
            Verdict::UsedUp => "used_up",
            Verdict::Chosen => "chosen",
            Verdict::Applies => "applies",
        }
    }
}
