//! The sections of a page of coupons: a heading, or the tab that is open, says what has become of all below.

use contract::OfferState;
use page::Element;
use wording::Label;

use super::card::quote;
use super::{Cards, Part, Read, state};
use crate::offer::Offer;
use crate::page_text::PageText;
use crate::places::COUPONS_CARDS;

/// What stands above a card.
#[derive(Clone)]
enum Above {
    /// Nothing that changes it.
    Plain,
    /// A state in words.
    State { state: OfferState, is_tab: bool },
    /// Words that may be one.
    Unclear(String),
}

/// Elements between the words of a heading or a tab and itself, at most.
const DEPTH: usize = 3;

/// Gives each offer, with the text that it was found from, what its section says; whether that is clear of
/// all.
pub(super) fn give(
    found: &mut [(Element<'_>, Offer)],
    page: &[Part<'_>],
    of_cards: &[Element<'_>],
    cards: Cards<'_>,
    page_text: PageText<'_>,
) -> bool {
    let is_list = matches!(cards, Cards::Held | Cards::Offered | Cards::Of(_));
    if !is_list || found.is_empty() {
        return true;
    }
    let is_held = matches!(cards, Cards::Held);
    let is_around = |part: &&Part<'_>| !of_cards.contains(&part.element);
    let tabs = page.iter().filter(is_around).filter(|part| is_in(part.element, &COUPONS_CARDS.tab));
    let says = |part: &Part<'_>| Says::of(&part.text, page_text);
    // Of tabs by what has become of a coupon the open one is known.
    let is_marked = tabs.map(says).any(|says| matches!(says, Says::Over(_) | Says::Live));
    let mut above = Above::Plain;
    let mut before = None;
    let (mut has_cards, mut is_clear) = (false, true);
    for (at, part) in page.iter().enumerate() {
        if let Some((_, offer)) = found.iter_mut().find(|(leaf, _)| *leaf == part.element) {
            apply(offer, &above);
            is_clear &= !matches!(above, Above::Unclear(_));
        }
        if of_cards.contains(&part.element) {
            (before, has_cards) = (None, true);
            continue;
        }
        let says = says(part);
        let is_next = page.get(at + 1).is_some_and(|next| of_cards.contains(&next.element));
        let is_title = is_in(part.element, &COUPONS_CARDS.title);
        let is_tab = is_in(part.element, &COUPONS_CARDS.tab);
        let over = says.over();
        if is_title || is_tab {
            let is_doubtful = is_held && says == Says::Unknown && (is_tab || is_next);
            above = match (says, above) {
                (Says::Over(state), _) => Above::State { state, is_tab },
                _ if is_doubtful => Above::Unclear(part.text.clone()),
                // What stands under an open tab is its list's, however it is headed.
                (Says::Live, Above::State { is_tab: true, .. }) if !is_tab => {
                    Above::Unclear(part.text.clone())
                }
                (Says::Live, _) => Above::Plain,
                (_, Above::State { state, is_tab: true }) => Above::State { state, is_tab: true },
                // Another heading behind one that names a state: a part of its list, or the next one.
                (_, Above::State { is_tab: false, .. }) => Above::Unclear(part.text.clone()),
                (_, above) => above,
            };
        } else if over.is_some() && is_held && !has_cards {
            // Tabs of which nobody knows which is open.
            if !is_marked {
                above = Above::Unclear(part.text.clone());
            }
        } else if let (Some(_), true, None, false) = (over, is_next, before, part.is_button) {
            // No heading by its element; of several beside each other nobody knows which is open.
            above = Above::Unclear(part.text.clone());
        }
        before = over;
    }
    is_clear
}

/// Doubts the coupons of a wallet whose address names a list of those that are over.
pub(super) fn by_address(read: &mut Read, url: &str, page_text: PageText<'_>) {
    let mut words = url.split(|letter: char| !letter.is_ascii_alphanumeric());
    let is_over = |state| !matches!(state, OfferState::Open | OfferState::Collected);
    let names = |word: &&str| state::named(word, page_text).is_some_and(is_over);
    let Some(word) = words.find(names) else { return };
    for offer in &mut read.offers {
        apply(offer, &Above::Unclear(word.to_owned()));
    }
    read.is_complete = false;
}

fn apply(offer: &mut Offer, above: &Above) {
    match above {
        Above::Plain => {}
        Above::State { state, .. } => state::give(offer, Some(*state)),
        Above::Unclear(text) => {
            offer.doubt(&quote("what it stands under is not understood: ", text));
            if matches!(offer.state, Some(OfferState::Open | OfferState::Collected)) {
                (offer.state, offer.collected) = (None, None);
            }
        }
    }
}

/// What the words of a heading or a tab say of all below.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    /// That nothing of it can be had any more.
    Over(OfferState),
    /// That it still counts.
    Live,
    /// Something that is known and says neither.
    Known,
    /// Nothing that is known.
    Unknown,
}

impl Says {
    fn of(text: &str, page_text: PageText<'_>) -> Says {
        match (state::named(head(text), page_text), Label::of(head(text))) {
            (_, Some(Label::Own)) | (Some(OfferState::Open | OfferState::Collected), _) => {
                Says::Live
            }
            (Some(state), _) => Says::Over(state),
            (None, Some(_)) => Says::Known,
            (None, None) => Says::Unknown,
        }
    }

    fn over(self) -> Option<OfferState> {
        match self {
            Says::Over(state) => Some(state),
            _ => None,
        }
    }
}

/// The words of a heading without a count.
fn head(text: &str) -> &str {
    let head = text.split(['(', '（']).next().unwrap_or_default();
    head.trim_end_matches(|it: char| it.is_numeric() || it.is_whitespace() || it == '·').trim()
}

fn is_in(element: Element<'_>, rule: &page::Rule) -> bool {
    std::iter::successors(Some(element), |node| node.parent()).take(DEPTH).any(|one| one.is(rule))
}
