//! One offer that a listing shows: its sentence, the store's name on it and its button are told apart, as on a
//! coupon's card.

use contract::OfferKind;
use page::{Element, Source, Why};
use rust_decimal::Decimal;
use wording::{Label, Other, Text};

use crate::coupons::state;
use crate::offer::Offer;
use crate::page_text::PageText;
use crate::places::Layout;

/// Elements of one offer that are looked at.
const LIMIT: usize = 60;
/// Elements between a text and the link or the button that it stands in, at most.
const DEPTH: usize = 6;

/// Reads an offer by its words.
///
/// # Errors
/// Why its words are no offer.
pub(super) fn read(
    layout: &Layout,
    element: Element<'_>,
    kind: Option<OfferKind>,
    page_text: PageText<'_>,
) -> Result<Offer, Why> {
    let whole = element.text();
    let elements: Vec<_> = layout.coupon_part.all(element).into_iter().take(LIMIT).collect();
    // What holds another text of it is no text of its own.
    let is_leaf = |one: &&Element<'_>| elements.iter().all(|other| other.parent() != Some(**one));
    let texts: Vec<(Element<'_>, String)> = elements
        .iter()
        .filter(is_leaf)
        .map(|one| (*one, one.text()))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let is_in = |leaf: Element<'_>, rule: &page::Rule| {
        let up = std::iter::successors(Some(leaf), |one| one.parent());
        up.take(DEPTH).take_while(|one| *one != element).any(|one| one.is(rule))
    };
    let is_linked = |leaf: Element<'_>| is_in(leaf, &layout.coupon_store);
    let named = |text: &str| state::named(text, page_text);
    // Words that name a state and neither are a badge nor speak of the offer.
    let may_tell = |text: &str| {
        let context = page_text.context();
        wording::holds_a_state(text, &context) && !state::tells(text, named(text), page_text)
    };
    let may_be_name = |(leaf, text): &&(Element<'_>, String)| {
        let context = page_text.context();
        let is_named = is_linked(*leaf) || may_tell(text);
        is_named && Label::of(text).is_none() && wording::may_be_name(text, &context)
    };
    let names: Vec<&(Element<'_>, String)> = texts.iter().filter(may_be_name).collect();
    let words = names.iter().fold(whole.clone(), |words, (_, name)| {
        let (before, after) = words.split_once(name.as_str()).unwrap_or((words.as_str(), ""));
        [before.trim_end(), " ", after.trim_start()].concat().trim().to_owned()
    });
    let mut offer = match pair(&texts, page_text) {
        // English stands on every page, so "off" joins the two in any language.
        Some([amount, least]) => {
            page_text.offer(&[amount, " off ", least].concat(), kind, Source::Dom)?
        }
        None => page_text.offer(&words, kind, Source::Dom)?,
    };
    offer.text = whole;
    let is_doubtful = |(leaf, text): &&(Element<'_>, String)| !is_linked(*leaf) && may_tell(text);
    if texts.iter().any(|text| is_doubtful(&text)) {
        if state::is_said(offer.state) && !texts.iter().any(|(_, it)| state::is_said(named(it))) {
            (offer.state, offer.collected) = (None, None);
        }
        offer.doubt(state::UNCLEAR);
    }
    // A button may say why in a label that only machines read, or not at all.
    let disabled = elements.iter().find(|one| one.is(&layout.coupon_disabled));
    if let Some(button) = disabled.filter(|_| !state::is_said(offer.state)) {
        (offer.state, offer.collected) = (None, None);
        offer.doubt(&["its button cannot be pressed: \"", &button.text(), "\""].concat());
    }
    Ok(offer)
}

/// An amount alone and the least spend that it is taken off of, where an offer is these two texts: half of it at most.
fn pair<'t>(texts: &'t [(Element<'_>, String)], page_text: PageText<'_>) -> Option<[&'t str; 2]> {
    let [(_, amount), (_, least)] = texts else { return None };
    let context = page_text.context();
    let Ok(Text::Price(off)) = wording::text(amount, &context) else { return None };
    let Ok(Text::Other(Other::Threshold(spend))) = wording::text(least, &context) else {
        return None;
    };
    let twice = off.min.amount().checked_mul(Decimal::TWO)?;
    (!off.open && off.min == off.max && twice <= spend.amount())
        .then_some([amount.as_str(), least.as_str()])
}
