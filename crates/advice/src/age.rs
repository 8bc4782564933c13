//! What is kept grows old: an offer that is over, or that no page has shown for long, goes.

use contract::{Cart, Offer};
use deal::Instant;

use crate::window::is_over;

/// How long an offer is kept that no page shows any more, in milliseconds: thirty days.
const KEPT: i64 = 30 * 86_400_000;

/// Takes out of a kept cart what is over or has not been seen for long; an offer of which nobody knows
/// when it was seen counts from now on.
pub(crate) fn forget(cart: &mut Cart, now: Instant) {
    let is_over = |offer: &Offer| is_over(offer).is_some_and(|over| over <= now);
    cart.offers.retain(|offer| !is_over(offer) && !is_unseen(offer, now));
    for offer in &mut cart.offers {
        if seen(offer).is_none() {
            offer.seen = Some(now.to_string());
        }
    }
}

/// Whether no page has shown the offer for too long.
pub(crate) fn is_unseen(offer: &Offer, now: Instant) -> bool {
    seen(offer).is_some_and(|seen| now.millis().saturating_sub(seen.millis()) > KEPT)
}

fn seen(offer: &Offer) -> Option<Instant> {
    Instant::parse(offer.seen.as_deref()?).ok()
}
