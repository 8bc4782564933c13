//! What has become of a coupon, by the words on its card, its badge or its button.

use contract::OfferState;

use super::parts::Part;
use crate::data::decimal;
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

/// Bytes of a share that stands alone, at most.
const SHARE: usize = 8;
/// Why an offer is uncertain beside words that name a state and may be a store's name.
pub(crate) const UNCLEAR: &str = "what has become of it is not clear";

/// Whether words say what has become of an offer: "Collect" only says that it can be collected.
pub(crate) fn is_said(state: Option<OfferState>) -> bool {
    state.is_some_and(|state| state != OfferState::Open)
}

/// Whether a text, with the state that it names as a badge, says what has become of an offer: a badge, or a
/// sentence of its amounts. "Used" in a name that stands beside them says nothing.
pub(crate) fn tells(text: &str, named: Option<OfferState>, page_text: PageText<'_>) -> bool {
    let context = page_text.context();
    is_said(named)
        || wording::speaks_of_money(text, &context) && wording::holds_a_state(text, &context)
}

/// The states that the texts of a card name. "95%" beside "claimed" says how much of it others have taken, unless
/// the offer itself is one of 95 %.
pub(super) fn all(parts: &[Part<'_>], offer: &Offer, page_text: PageText<'_>) -> Vec<OfferState> {
    let is_share = |part: &Part<'_>| {
        let figures = part.text.trim_matches(|letter: char| !letter.is_ascii_digit());
        let is_short = part.text.len() <= SHARE && !part.text.chars().any(char::is_alphabetic);
        is_short && part.text.contains('%') && offer.percent != decimal(figures)
    };
    let beside = |at: usize, text: &str| {
        let before = at.checked_sub(1).and_then(|at| parts.get(at)).filter(|part| is_share(part));
        let after = parts.get(at + 1).filter(|part| is_share(part));
        let joined = match (before, after) {
            (Some(share), _) => [&share.text, " ", text].concat(),
            (None, Some(share)) => [text, " ", &share.text].concat(),
            (None, None) => return None,
        };
        Some(named(&joined, page_text))
    };
    let state = |(at, part): (usize, &Part<'_>)| {
        let state = part.state(page_text)?;
        let is_taken = is_said(Some(state)).then(|| beside(at, &part.text)).flatten();
        is_taken.unwrap_or(Some(state))
    };
    parts.iter().enumerate().filter_map(state).collect()
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
