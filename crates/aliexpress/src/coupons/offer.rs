//! The texts of a card as an offer, and what each further one adds to it.

use contract::{OfferKind, OfferState};
use deal::Currency;
use page::price::digit;
use page::{Element, Source};
use rust_decimal::Decimal;
use wording::{OfferText, Other, Text};

use super::parts::Part;
use super::{Cards, state};
use crate::offer::{Minimum, Offer};
use crate::page_text::PageText;

/// What a card says: without its badge and its buttons, whose words are often not an offer's, if that is
/// clearer. `amounts` are those that stand alone before what must be spent for them: off it, without a word.
pub(super) fn said(
    parts: &[&Part<'_>],
    amounts: &[Element<'_>],
    cards: Cards<'_>,
    code: Option<&str>,
    page_text: PageText<'_>,
) -> Result<Offer, wording::Why> {
    let joined = |is_whole: bool| {
        let belongs = |part: &&&Part<'_>| !part.is_button && part.state(page_text).is_none();
        let texts = parts.iter().filter(|part| is_whole || belongs(part));
        let texts = texts.filter(|part| Some(part.text.as_str()) != code);
        // English stands on every page, so "off" is understood in any language.
        let texts = texts.map(|part| match amounts.contains(&part.element) {
            true => [&part.text, " off"].concat(),
            false => part.text.clone(),
        });
        texts.fold(String::new(), |joined, text| {
            // Two texts never become one number: "30" and "100%".
            let is_number = |it: Option<char>| it.is_some_and(|it| digit(it).is_some());
            let is_two = is_number(joined.chars().next_back()) && is_number(text.chars().next());
            let joint = if is_two { "\n" } else { " " };
            if joined.is_empty() { text } else { [&joined, joint, &text].concat() }
        })
    };
    let whole = offer(&joined(true), cards, code, page_text);
    if whole.as_ref().is_ok_and(|offer| !offer.uncertain) {
        return whole.map(|whole| told(whole, parts, page_text));
    }
    let bare = offer(&joined(false), cards, code, page_text)?;
    let collected = bare.collected.or(whole.ok().and_then(|whole| whole.collected));
    Ok(told(Offer { collected, ..bare }, parts, page_text))
}

/// An offer whose state one text of its card tells.
fn told(mut offer: Offer, parts: &[&Part<'_>], page_text: PageText<'_>) -> Offer {
    let tells = |part: &&Part<'_>| state::tells(&part.text, part.state(page_text), page_text);
    let is_said = state::is_said(offer.state) || offer.collected == Some(true);
    if is_said && !parts.iter().any(tells) {
        (offer.state, offer.collected) = (None, None);
        offer.doubt(state::UNCLEAR);
    }
    offer
}

/// Whether an offer says its minimum.
pub(super) fn has_minimum(offer: &Offer) -> bool {
    offer.min_spend != Minimum::Unknown || offer.min_pieces.is_some()
}

/// The words of a card as an offer; uncertain where the words are, whoever may give it.
fn offer(
    text: &str,
    cards: Cards<'_>,
    code: Option<&str>,
    page_text: PageText<'_>,
) -> Result<Offer, wording::Why> {
    let said = wording::offer(text, &page_text.context())?;
    if said.off.is_none() && said.percent.is_none() || said.kind == Some(OfferKind::Coins) {
        return Err(wording::Why::NoDiscount);
    }
    let kind = kind(&said, cards, code);
    let mut offer = page_text.stated(said, kind, text, Source::Dom);
    offer.code = offer.code.or(code.map(str::to_owned));
    Ok(offer)
}

/// The kind of an offer, as its words and the page that it stands on say it.
fn kind(said: &OfferText, cards: Cards<'_>, code: Option<&str>) -> OfferKind {
    match (cards, code, said.kind) {
        (Cards::Codes, ..) | (Cards::Offered | Cards::Held | Cards::InCart(_), Some(_), _) => {
            OfferKind::Code
        }
        // Without a word to be collected by, what a store gives is given by itself.
        (Cards::Of(_), _, Some(OfferKind::StoreDiscount)) if said.collected.is_none() => {
            OfferKind::StoreDiscount
        }
        (Cards::Of(_), ..) => OfferKind::StoreCoupon,
        (_, _, Some(kind)) => kind,
        (_, _, None) => OfferKind::PlatformCoupon,
    }
}

/// What another text of its card says of an offer.
pub(super) enum More {
    /// The offer with what it adds.
    Said(Box<Offer>),
    /// Nothing: a mark, an arrow.
    Nothing,
    /// Something that was not understood: any text may be a condition.
    Doubt,
    /// That it does not hold.
    Refusal,
}

/// What a text adds to an offer, by the words of both together.
pub(super) fn more(
    offer: &Offer,
    texts: [&str; 2],
    cards: Cards<'_>,
    page_text: PageText<'_>,
) -> More {
    if !texts[1].chars().any(char::is_alphanumeric) {
        return More::Nothing;
    }
    let joined = texts.join(" ");
    match wording::offer(&joined, &page_text.context()) {
        Ok(said) => {
            let is_same = said.off == offer.off
                && said.percent == offer.percent
                && said.min_spend == offer.min_spend
                && said.min_pieces == offer.min_pieces
                && said.every == offer.every
                && (said.cap == offer.cap || offer.cap.is_none());
            // A badge or a sentence names a state; words that only hold one may be a name.
            let is_over = said.state != offer.state && said.state.is_some_and(OfferState::is_over);
            if !is_same || is_over || said.uncertain && !offer.uncertain {
                return More::Doubt;
            }
            let kind = match (cards, offer.kind, said.kind) {
                (Cards::Of(_), kind, _) | (_, kind @ OfferKind::Code, _) | (_, kind, None) => kind,
                (_, _, Some(kind)) => kind,
            };
            let said = page_text.stated(said, kind, &joined, Source::Dom);
            let code = offer.code.clone().or(said.code.clone());
            More::Said(Box::new(Offer { code, ..said }))
        }
        Err(wording::Why::Negated(_) | wording::Why::Announced(_)) => More::Refusal,
        Err(_) => More::Doubt,
    }
}

/// Whether the amounts of a card are prices: an amount alone is what is taken off once at most, and never
/// what must be spent unless a word before it says so.
pub(super) fn is_priced(parts: &[Part<'_>], offer: &Offer, page_text: PageText<'_>) -> bool {
    let prices: Vec<(usize, Decimal)> = parts
        .iter()
        .enumerate()
        .filter(|(_, part)| !part.is_button)
        .filter_map(|(at, part)| Some((at, bare(&part.text, page_text)?.0)))
        .collect();
    let is_named = |at: usize| {
        let is_wordy = |part: &&Part<'_>| !part.text.chars().any(|it| digit(it).is_some());
        let before = at.checked_sub(1).and_then(|at| parts.get(at)).filter(is_wordy);
        let after = parts.get(at + 1).filter(is_wordy);
        let joined = |one: &str, other: &str| [one, " ", other].concat();
        let named = [
            before.map(|before| joined(&before.text, &parts[at].text)),
            after.map(|after| joined(&parts[at].text, &after.text)),
        ];
        named.into_iter().flatten().any(|text| {
            matches!(
                wording::text(&text, &page_text.context()),
                Ok(Text::Other(Other::Threshold(_)) | Text::Offer(_))
            )
        })
    };
    let unnamed = prices.iter().filter(|(at, _)| !is_named(*at));
    let mut count = 0;
    for (_, amount) in unnamed {
        count += 1;
        if count > 1 || offer.off != Some(*amount) {
            return true;
        }
    }
    false
}

/// The amount that a text is and nothing else.
pub(super) fn bare(text: &str, page_text: PageText<'_>) -> Option<(Decimal, Currency)> {
    if !text.chars().any(|letter| digit(letter).is_some()) {
        return None;
    }
    match wording::text(text, &page_text.context()) {
        // "from €400" is a condition as well as a price.
        Ok(Text::Price(price)) if !price.open => Some((price.min.amount(), price.min.currency())),
        _ => None,
    }
}
