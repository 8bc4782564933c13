//! Whether a page shows all coupons that there are: of the shopper's own, or of a store.
//!
//! What was kept and is not there any more goes then, so a page must look whole: each card understood, none
//! behind a button or a tab, and at least one that still counts, or the words that there is none.

use contract::OfferState;
use page::Element;
use wording::Label;

use super::{Cards, Part, Read, state};
use crate::page_text::PageText;

/// Whether these are all.
pub(super) fn is_complete(
    read: &Read,
    cards: Cards<'_>,
    page: &[Part<'_>],
    of_cards: &[Element<'_>],
    page_text: PageText<'_>,
) -> bool {
    if !matches!(cards, Cards::Held | Cards::Of(Some(_))) || !read.unexplained.is_empty() {
        return false;
    }
    let around = || page.iter().filter(|part| !of_cards.contains(&part.element));
    let labels: Vec<Label> = around().filter_map(|part| Label::of(&part.text)).collect();
    let is_of = |label| labels.contains(&label);
    let has_more = is_of(Label::More);
    // Tabs by whose coupons they are: the others are behind them.
    let has_tabs = labels.iter().any(|label| label.names_coupons());
    let is_short =
        around().filter_map(|part| count(&part.text, page_text)).any(|n| n > read.offers.len());
    if has_more || matches!(cards, Cards::Held) && has_tabs || is_short {
        return false;
    }
    let lives = |state| !matches!(state, OfferState::Used | OfferState::Expired);
    match read.offers.is_empty() {
        true => is_of(Label::NoCoupons),
        // On the tab of what was used, those that count are behind another one.
        false => read.missing.is_empty() && read.offers.iter().any(|it| it.state.is_none_or(lives)),
    }
}

/// How many there are, as a text in brackets says: "Unused (12)", but not how many are over.
fn count(text: &str, page_text: PageText<'_>) -> Option<usize> {
    let (head, rest) = text.rsplit_once(['(', '（'])?;
    let count = rest.trim_end_matches([')', '）', ' ']).trim().parse().ok()?;
    let is_over = state::named(head, page_text)
        .is_some_and(|state| matches!(state, OfferState::Used | OfferState::Expired));
    (!is_over).then_some(count)
}
