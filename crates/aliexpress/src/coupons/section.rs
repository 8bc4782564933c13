//! The sections of a page of coupons: a heading, or the tab that is open, says what has become of all below.

use page::Element;

use super::card::quote;
use super::{Cards, Part, state};
use crate::labels::Label;
use crate::offer::{Offer, OfferState};
use crate::places::COUPONS_CARDS;
use crate::said::Voice;

/// What stands above a card.
#[derive(Clone)]
enum Above {
    /// Nothing that changes it.
    Plain,
    /// A state in words.
    State(OfferState),
    /// Words that may be one.
    Unclear(String),
}

/// Elements between the words of a heading or a tab and itself, at most.
const DEPTH: usize = 3;

/// Gives each offer, with the text that it was found from, what its section says.
pub(super) fn give(
    found: &mut [(Element<'_>, Offer)],
    page: &[Part<'_>],
    of_cards: &[Element<'_>],
    cards: Cards<'_>,
    voice: Voice<'_>,
) {
    let is_list = matches!(cards, Cards::Held | Cards::Offered | Cards::Of(_));
    if !is_list || found.is_empty() {
        return;
    }
    let mut above = Above::Plain;
    let mut before = None;
    for (at, part) in page.iter().enumerate() {
        if let Some((_, offer)) = found.iter_mut().find(|(leaf, _)| *leaf == part.element) {
            apply(offer, &above);
        }
        if of_cards.contains(&part.element) {
            before = None;
            continue;
        }
        let state = over(&part.text, voice);
        let is_next = page.get(at + 1).is_some_and(|next| of_cards.contains(&next.element));
        let is_title = is_in(part.element, &COUPONS_CARDS.title);
        if is_title || is_in(part.element, &COUPONS_CARDS.tab) {
            let is_known =
                Label::of(head(&part.text)).is_some() || state::named(&part.text, voice).is_some();
            let is_doubtful = matches!(cards, Cards::Held) && !is_known && (!is_title || is_next);
            above = match state {
                Some(state) => Above::State(state),
                None if is_doubtful => Above::Unclear(part.text.clone()),
                None => Above::Plain,
            };
        } else if let (Some(_), true, None, false) = (state, is_next, before, part.is_button) {
            // No heading by its element; of several beside each other nobody knows which is open.
            above = Above::Unclear(part.text.clone());
        }
        before = state;
    }
}

fn apply(offer: &mut Offer, above: &Above) {
    match above {
        Above::Plain => {}
        Above::State(state) => state::give(offer, Some(*state)),
        Above::Unclear(text) => {
            offer.uncertain = true;
            offer
                .why
                .get_or_insert_with(|| quote("what it stands under is not understood: ", text));
        }
    }
}

/// The state that the words of a heading name, where it is one by which nothing can be had any more.
fn over(text: &str, voice: Voice<'_>) -> Option<OfferState> {
    let is_over = |it: &OfferState| !matches!(it, OfferState::Open | OfferState::Collected);
    state::named(head(text), voice).filter(is_over)
}

/// The words of a heading without a count in brackets.
fn head(text: &str) -> &str {
    text.split(['(', '（']).next().unwrap_or_default().trim()
}

fn is_in(element: Element<'_>, rule: &page::Rule) -> bool {
    std::iter::successors(Some(element), |node| node.parent()).take(DEPTH).any(|one| one.is(rule))
}
