//! The card around a text that takes something off: how far it reaches, and what it says as a whole.

use contract::{OfferKind, OfferState};
use page::{Element, Rule, Why};
use wording::Label;

use super::offer::{More, bare, has_minimum, is_priced, more, said};
use super::parts::{Part, Pieces, SHORT};
use super::{Cards, Looks, button, code_in, state};
use crate::ids;
use crate::offer::Offer;
use crate::page_text::PageText;

/// What stands around a text that takes something off.
pub(crate) enum Found<'e> {
    /// An offer, and the texts that were understood with it.
    Offer(Box<Offer>, Vec<Part<'e>>),
    /// A card that takes back what its headline says, or holds what nobody understood: why, and its texts.
    Refused(Why, Vec<Part<'e>>),
    /// A product's card, or no card at all.
    Nothing,
}

/// How far a card grows: elements above the one that it is found from.
const HEIGHT: usize = 7;
/// Elements of a card, at most: what holds more is a list or the page, and is not read as a card.
const MANY: usize = 200;
/// Bytes of a card's texts, at most.
const LONGEST: usize = 600;
/// Steps by which a card grows beyond its offer: to its badge or its button, and to what holds both.
const STEPS: usize = 2;
/// Texts that one such step brings, at most: what brings more is no card, but the page around it.
const BROUGHT: usize = 6;

/// The card around the text of an element.
pub(crate) fn around<'e>(
    leaf: Element<'e>,
    pieces: &Pieces,
    cards: Cards<'_>,
    within: Option<&Rule>,
    looks: &mut Looks<'_>,
) -> Found<'e> {
    let start = pieces.whole(leaf, None);
    let mut levels: Vec<Level<'e>> = Vec::new();
    let mut node = start;
    for _ in 0..HEIGHT {
        if node.is(pieces.product) || node.is(pieces.struck) {
            return Found::Nothing;
        }
        if node.size() > MANY {
            break;
        }
        let holds = |bound: &&Rule| node.is(bound) || bound.first(node).is_some();
        if pieces.bounds.iter().any(holds) {
            break;
        }
        let mut parts = pieces.parts(node);
        let below = levels.last();
        if let Some(below) = below {
            known(&mut parts, &below.parts);
        }
        let is_same = below.is_some_and(|below| {
            let own = parts.iter().map(|part| part.element);
            own.eq(below.parts.iter().map(|part| part.element))
        });
        if parts.iter().map(|part| part.text.len()).sum::<usize>() > LONGEST {
            break;
        }
        if below.is_some_and(|below| is_list(node, below, &parts)) {
            break;
        }
        let mut codes: Vec<&str> = parts.iter().filter_map(|part| code_in(&part.text)).collect();
        codes.dedup();
        if looks.taken(&parts, pieces) > 1 || codes.len() > 1 {
            break;
        }
        let products = products(node, pieces);
        if products > 0 {
            // A tag says everything in one text; a coupon that does stands beside no product, nor does
            // one that stands with a price and one product.
            let has_price = parts.iter().any(|part| bare(&part.text, looks.page_text).is_some());
            let is_tag = levels.iter().all(|level| level.parts.len() < 2);
            if is_tag || has_price && products == 1 {
                return Found::Nothing;
            }
            break;
        }
        let code = codes.first().map(|code| (*code).to_owned());
        let told = || -> Vec<&Part<'_>> {
            parts.iter().filter(|part| !pieces.is_name(part, leaf, looks.page_text)).collect()
        };
        let said = match below.filter(|_| is_same) {
            Some(below) => below.said.clone(),
            None => {
                let told = told();
                let pairs = parts.windows(2).filter(|pair| looks.is_pair(pair));
                let amounts: Vec<_> = pairs.map(|pair| pair[0].element).collect();
                said(&told, &amounts, cards, code.as_deref(), looks.page_text)
            }
        };
        levels.push(Level { node, parts, code, said });
        let is_bound = within.is_some_and(|rule| node.is(rule));
        match node.parent() {
            Some(parent) if !is_bound => node = parent,
            _ => break,
        }
    }
    settled(levels, pieces, cards, looks.page_text)
}

/// Whether an element is a list of cards: beside the one below stands another with a button in the same place. Two
/// parts of one card may have that as well, so what is below says its minimum, or both are built alike.
fn is_list(node: Element<'_>, below: &Level<'_>, parts: &[Part<'_>]) -> bool {
    let placed: Vec<_> = parts.iter().filter_map(|part| place(node, part)).collect();
    let shape = |of: Element<'_>| -> Vec<(usize, bool)> {
        placed.iter().filter(|(child, _)| *child == of).map(|(_, place)| *place).collect()
    };
    let button = |shape: &[(usize, bool)]| {
        let has_text = shape.iter().any(|(_, is_button)| !is_button);
        shape.iter().find(|(_, is_button)| *is_button && has_text).map(|(depth, _)| *depth)
    };
    let own = shape(below.node);
    let Some(depth) = button(&own) else { return false };
    let is_whole = below.said.as_ref().is_ok_and(has_minimum);
    placed.iter().filter(|(child, _)| *child != below.node).any(|(child, _)| {
        let shape = shape(*child);
        button(&shape) == Some(depth) && (is_whole || shape == own)
    })
}

/// The element right inside another that a text stands in, how far above the text that is, and whether the text is a
/// button's.
fn place<'e>(node: Element<'_>, part: &Part<'e>) -> Option<(Element<'e>, (usize, bool))> {
    let up = std::iter::successors(Some(part.element), |one| one.parent()).take(HEIGHT);
    let (depth, child) = up.enumerate().find(|(_, one)| one.parent() == Some(node))?;
    Some((child, (depth, part.is_button)))
}

/// Takes over what is known of the texts of a smaller part.
fn known<'e>(parts: &mut [Part<'e>], below: &[Part<'e>]) {
    for part in parts {
        if let Some(same) =
            below.iter().find(|below| below.element == part.element && below.text == part.text)
        {
            *part = same.clone();
        }
    }
}

/// Whether what stands at an element belongs to a product: there is a link to one within its card's reach.
pub(crate) fn is_products(element: Element<'_>, pieces: &Pieces) -> bool {
    let mut node = Some(element);
    for _ in 0..HEIGHT {
        // Looked at as one text first: what stands above a card may be the whole page.
        let Some(one) = node.filter(|one| one.size() <= MANY && one.text().len() <= 2 * LONGEST)
        else {
            return false;
        };
        let is_priced = || one.is(pieces.struck) || pieces.struck.first(one).is_some();
        if one.is(pieces.product) || pieces.product.first(one).is_some() || is_priced() {
            return true;
        }
        node = one.parent();
    }
    false
}

/// How many products are linked to inside an element, or have a price before; no more than two are told
/// apart.
fn products(node: Element<'_>, pieces: &Pieces) -> usize {
    let links = pieces.product.all(node);
    let mut linked = links.iter().filter_map(|link| ids::linked_product_id(link.attr("href")?));
    let first = linked.next();
    let struck = pieces.struck.all(node).len();
    match first {
        Some(first) if linked.any(|other| other != first) => 2,
        _ => usize::from(!links.is_empty()).max(struck).min(2),
    }
}

/// An element that may be a card: its texts and what they say together.
struct Level<'e> {
    node: Element<'e>,
    parts: Vec<Part<'e>>,
    code: Option<String>,
    said: Result<Offer, wording::Why>,
}

/// What the levels of a card say: the one that says most, and what those above it change.
fn settled<'e>(
    levels: Vec<Level<'e>>,
    pieces: &Pieces,
    cards: Cards<'_>,
    page_text: PageText<'_>,
) -> Found<'e> {
    let mut best: Option<(usize, &Offer)> = None;
    for (at, level) in levels.iter().enumerate() {
        let Ok(offer) = &level.said else { continue };
        let worth = |offer: &Offer| (has_minimum(offer), !offer.uncertain);
        if best.is_none_or(|(_, best)| worth(offer) > worth(best)) {
            best = Some((at, offer));
        }
    }
    let Some((at, offer)) = best else { return Found::Nothing };
    let mut offer = offer.clone();
    let end = at + reach(&levels[at..], page_text);
    let card = &levels[end];
    if is_priced(&card.parts, &offer, page_text) {
        return Found::Nothing;
    }
    let within = |part: &&Part<'e>| levels[at].parts.iter().all(|own| own.element != part.element);
    let mut text = offer.text.clone();
    let mut doubtful: Vec<Element<'e>> = Vec::new();
    for part in card.parts.iter().filter(within) {
        let is_apart = part.is_button
            || Some(&part.text) == card.code.as_ref()
            || Label::of(&part.text).is_some()
            || part.state(page_text).is_some()
            || pieces.is_name(part, levels[0].node, page_text);
        if is_apart {
            continue;
        }
        match more(&offer, [&text, &part.text], cards, page_text) {
            More::Said(said) => {
                offer = *said;
                text = offer.text.clone();
            }
            More::Nothing => {}
            More::Doubt => {
                doubtful.push(part.element);
                offer.uncertain = true;
                offer.why.get_or_insert_with(|| quote("not understood: ", &part.text));
            }
            More::Refusal => {
                let why = Why::with("a coupon that its card takes back", &part.text);
                return Found::Refused(why, card.parts.clone());
            }
        }
    }
    let named = state::all(&card.parts, &offer, page_text);
    state::give(&mut offer, state::of(named.into_iter()));
    belongs(&mut offer, card, pieces, cards, page_text);
    let pressed =
        button::doubt(&card.parts, levels[0].node, card.code.as_deref(), pieces, page_text);
    // One without words says as little of why.
    let is_mute = |one: &Element<'_>| one.text().is_empty();
    let mute = pieces.disabled.all(card.node).into_iter().find(is_mute);
    let is_open = offer.state.is_none_or(|state| state == OfferState::Open);
    let pressed = pressed.or_else(|| mute.filter(|_| is_open).map(|_| button::Doubt::Disabled("")));
    if let Some(pressed) = pressed {
        offer.uncertain = true;
        let why = match pressed {
            button::Doubt::Words(text) => quote("its button is not understood: ", text),
            button::Doubt::Disabled(text) => quote("its button cannot be pressed: ", text),
        };
        offer.why.get_or_insert(why);
        if offer.state == Some(OfferState::Open) {
            (offer.state, offer.collected) = (None, None);
        }
    }
    let around: Vec<String> = card.parts.iter().map(|part| part.text.clone()).collect();
    page_text.limit(&mut offer, &around);
    let is_enough = match (cards, has_minimum(&offer), &offer.code) {
        (Cards::Codes, has_minimum, code) => {
            has_minimum && code.is_some() && !has_doubtful_terms(&offer)
        }
        (_, false, None) => offer.off.is_some(),
        _ => true,
    };
    // It quotes the page, which does not say "off" between an amount and its condition.
    for pair in card.parts.windows(2) {
        let [amount, least] = [&pair[0].text, &pair[1].text];
        let read = [amount.as_str(), " off ", least].concat();
        offer.text = offer.text.replace(&read, &[amount.as_str(), " ", least].concat());
    }
    let mut parts = levels.into_iter().nth(end).map(|level| level.parts).unwrap_or_default();
    parts.retain(|part| !doubtful.contains(&part.element));
    if is_enough { Found::Offer(Box::new(offer), parts) } else { Found::Nothing }
}

/// Whether more than its days is uncertain of an offer.
fn has_doubtful_terms(offer: &Offer) -> bool {
    offer.uncertain && !offer.why.as_deref().is_some_and(wording::is_of_days)
}

/// How many levels above its offer a card reaches.
fn reach(levels: &[Level<'_>], page_text: PageText<'_>) -> usize {
    let mut steps = 0;
    for (at, pair) in levels.windows(2).enumerate() {
        let [below, above] = pair else { break };
        let is_new =
            |part: &&Part<'_>| below.parts.iter().all(|other| other.element != part.element);
        let new: Vec<&Part<'_>> = above.parts.iter().filter(is_new).collect();
        if new.is_empty() {
            continue;
        }
        // "Unused", "Used", "Expired" beside each other are the tabs above a list; a badge beside what is
        // pressed is its card's.
        let mut states: Vec<OfferState> = new
            .iter()
            .filter_map(|part| part.state(page_text))
            .filter(|state| *state != OfferState::Open)
            .collect();
        states.dedup();
        steps += 1;
        if steps > STEPS || new.len() > BROUGHT || states.len() > 1 {
            return at;
        }
    }
    levels.len().saturating_sub(1)
}

/// Gives an offer its kind and its store, as its card says them.
fn belongs(
    offer: &mut Offer,
    card: &Level<'_>,
    pieces: &Pieces,
    cards: Cards<'_>,
    page_text: PageText<'_>,
) {
    offer.code = offer.code.take().or(card.code.clone());
    let stores = pieces.store.all(card.node);
    let own = Some(card.node).filter(|node| node.is(pieces.store));
    let mut stores =
        stores.into_iter().chain(own).filter_map(|link| ids::store_id(link.attr("href")?));
    let store = stores.next().filter(|store| stores.all(|other| other == *store));
    let is_own =
        |kind: &OfferKind| !matches!(kind, OfferKind::Code | OfferKind::Coins | OfferKind::Payment);
    let label = card.parts.iter().find_map(|part| Label::of(&part.text)?.kind().filter(is_own));
    match cards {
        Cards::Codes => {}
        Cards::InCart(seller) => {
            let said =
                wording::offer(&offer.text, &page_text.context()).ok().and_then(|said| said.kind);
            let code = offer.code.as_ref().map(|_| OfferKind::Code);
            let named = label.or(code).or(said);
            offer.kind = named.unwrap_or(match seller {
                Some(_) => OfferKind::StoreCoupon,
                None => OfferKind::PlatformCoupon,
            });
            if named.is_none() {
                offer.uncertain = true;
                offer.why.get_or_insert_with(|| "nothing says of what kind it is".to_owned());
            }
            if matches!(offer.kind, OfferKind::StoreCoupon | OfferKind::StoreDiscount) {
                offer.seller = seller.map(str::to_owned);
            }
        }
        Cards::Of(seller) => {
            offer.seller = seller.map(str::to_owned);
            // What is collected is a coupon, however many pieces it asks for.
            let own = match (offer.kind, offer.state) {
                (OfferKind::StoreDiscount, Some(_)) => OfferKind::StoreCoupon,
                (kind, _) => kind,
            };
            offer.kind = label.unwrap_or(own);
        }
        Cards::Offered | Cards::Held => {
            let said =
                wording::offer(&offer.text, &page_text.context()).ok().and_then(|said| said.kind);
            let said =
                said.filter(|kind| *kind != OfferKind::StoreDiscount || offer.state.is_none());
            // A store's own coupon may have a code to collect it by.
            let named = label.or(store.map(|_| OfferKind::StoreCoupon));
            let code = offer.code.as_ref().map(|_| OfferKind::Code);
            match named.or(code).or(said) {
                Some(kind) => offer.kind = kind,
                None => {
                    // On these pages what no word gives to a store is AliExpress's.
                    offer.kind = OfferKind::PlatformCoupon;
                    offer.uncertain = true;
                    offer.why.get_or_insert_with(|| "nothing says who gives it".to_owned());
                }
            }
            if matches!(offer.kind, OfferKind::StoreCoupon | OfferKind::StoreDiscount) {
                offer.seller = store.map(str::to_owned);
            }
            if matches!(cards, Cards::Held) && offer.state.is_none_or(|it| it == OfferState::Open) {
                offer.state = Some(OfferState::Collected);
                offer.collected = Some(true);
            }
        }
    }
}

/// A reason that quotes the page.
pub(super) fn quote(why: &str, text: &str) -> String {
    let text: String = text.chars().take(SHORT).collect();
    [why, "\"", &text, "\""].concat()
}
