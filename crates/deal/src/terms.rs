//! Whether an offer may be used at all, before any amount is looked at, and which offers cannot be used
//! together.

use contract::{Layer, OfferKind, OfferState};

use crate::cart::Cart;
use crate::offer::{MinSpend, Offer, Window};
use crate::plan::Verdict;

/// The first term that keeps an offer from this cart, whatever else is chosen.
pub(crate) fn obstacle(cart: &Cart, offer: &Offer) -> Option<Verdict> {
    if let Some(currency) = offer.currency
        && currency != cart.currency()
    {
        return Some(Verdict::OtherCurrency(currency));
    }
    let listed = offer.markets.is_empty() || offer.markets.contains(&cart.ship_to());
    if !listed || offer.not_markets.contains(&cart.ship_to()) {
        return Some(Verdict::OtherMarket);
    }
    match offer.state {
        OfferState::Open | OfferState::Collected => {}
        OfferState::Used => return Some(Verdict::UsedUp),
        OfferState::Gone => return Some(Verdict::Gone),
        OfferState::Expired => return Some(Verdict::Expired(None)),
    }
    match offer.window {
        Window::Unknown => return Some(Verdict::UnknownWindow),
        Window::Known { starts: Some(starts), .. } if cart.at() < starts => {
            return Some(Verdict::NotYet(starts));
        }
        Window::Known { ends: Some(ends), .. } if cart.at() >= ends => {
            return Some(Verdict::Expired(Some(ends)));
        }
        Window::Known { .. } => {}
    }
    let shopper = cart.shopper();
    if offer.first_order_only && !shopper.first_order {
        return Some(Verdict::FirstOrderOnly);
    }
    if offer.followers_only && !shopper.follower {
        return Some(Verdict::FollowersOnly);
    }
    if offer.app_only && !shopper.app {
        return Some(Verdict::AppOnly);
    }
    if !cart.lines().iter().any(|line| offer.covers(line)) {
        return Some(Verdict::NoLines);
    }
    if !cart.lines().iter().any(|line| offer.is_for(line)) {
        return Some(Verdict::Excluded);
    }
    (offer.min_spend == MinSpend::Unknown).then_some(Verdict::UnknownMinimum)
}

/// Whether two chosen offers cannot stand in one order.
pub(crate) fn are_rivals(one: &Offer, other: &Offer) -> bool {
    let (layer, same_layer) = (one.kind.layer(), one.kind.layer() == other.kind.layer());
    let same_place = match layer {
        Layer::StoreCoupon => one.seller == other.seller,
        Layer::Code | Layer::Payment => true,
        _ => one.id == other.id,
    };
    let same_ladder = one.group.is_some() && one.group == other.group;
    let shuts_out = |select: &Offer, code: &Offer| {
        select.kind == OfferKind::SelectCoupon
            && select.excludes_code
            && code.kind.layer() == Layer::Code
    };
    (same_layer && (same_place || same_ladder)) || shuts_out(one, other) || shuts_out(other, one)
}
