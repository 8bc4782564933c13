//! What has become of a coupon, by the words on its card, its badge or its button.

use contract::OfferState;

use crate::offer::Offer;
use crate::page_text::PageText;

/// The state that a text names, if it is a badge's or a button's and nothing else.
pub(crate) fn named(text: &str, page_text: PageText<'_>) -> Option<OfferState> {
    wording::state(text, &page_text.context())
}

/// The state of a card whose texts name these: what can no longer be used is believed first.
pub(crate) fn of(named: impl Iterator<Item = OfferState>) -> Option<OfferState> {
    named.max_by_key(|state| match state {
        OfferState::Open => 0,
        OfferState::Collected => 1,
        OfferState::Gone => 2,
        OfferState::Expired => 3,
        OfferState::Used => 4,
    })
}

/// Gives an offer a state, and `collected` what follows from it.
pub(crate) fn give(offer: &mut Offer, state: Option<OfferState>) {
    let words = offer.collected.map(|is_collected| match is_collected {
        true => OfferState::Collected,
        false => OfferState::Open,
    });
    offer.state = of([offer.state, state, words].into_iter().flatten());
    offer.collected = offer.state.map(|state| state == OfferState::Collected);
}
