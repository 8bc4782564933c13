//! Coupons and codes on the pages that are made of them: coupon centre, the shopper's own coupons, a
//! store's front, the front page.
//!
//! Their cards have no telling names, so a card is found from inside: from the text that says what is
//! taken off, or on the front page from the code. From there it grows, element by element, as long as
//! nothing else in it is taken off, until its words are an offer with a minimum. What belongs to
//! another card can so never be taken for this one's. Cards of products carry tags that speak like
//! coupons; what links to a product is none.

use page::price::digit;
use page::{Element, Missing, Rule, Source, Why};

use crate::ids;
use crate::offer::{Minimum, Offer, OfferKind};
use crate::places::{COUPONS_CARDS, COUPONS_LIST};
use crate::said::Voice;
use crate::words::{self, Other, Text};

/// The offers of a page and what it lacks.
#[derive(Default)]
pub(crate) struct Read {
    pub(crate) offers: Vec<Offer>,
    pub(crate) missing: Vec<Missing>,
}

/// What the cards of a page are.
#[derive(Clone, Copy)]
pub(crate) enum Cards<'a> {
    /// Anyone's to collect, or to type.
    Offered,
    /// The shopper's already.
    Held,
    /// A store's, by its number.
    Of(Option<&'a str>),
    /// Advertisements, of which only codes count.
    Codes,
}

/// How far a card grows: elements above the one that it is found from.
const HEIGHT: usize = 7;
/// Bytes of a card's text, at most.
const LONGEST: usize = 600;
/// Texts that are looked at for something taken off, at most: each costs a reading of its words.
const LOOKS: usize = 400;
/// Places from which a card is looked for, at most.
const ANCHORS: usize = 200;
/// Offers of a page, at most.
const LIMIT: usize = 100;

/// Reads the coupons of a page or of a part of it.
///
/// Cards do not grow beyond an element of `within`.
pub(crate) fn read(
    root: Element<'_>,
    cards: Cards<'_>,
    within: Option<&Rule>,
    voice: Voice<'_>,
) -> Read {
    let mut read = Read::default();
    for card in COUPONS_LIST.card.all(root).into_iter().take(LIMIT) {
        match listed(card, voice) {
            Ok(offer) => read.offers.push(offer),
            Err(why) => read.missing.push(Missing { field: "offers", why }),
        }
    }
    let mut looks = Looks { voice, seen: Vec::new() };
    let mut anchors = 0;
    for leaf in COUPONS_CARDS.leaf.all(root) {
        if anchors >= ANCHORS || read.offers.len() >= LIMIT {
            break;
        }
        let text = leaf.text();
        let is_anchor = match cards {
            Cards::Codes => is_code_beside_words(&text),
            _ => looks.takes_off(&text),
        };
        if is_anchor {
            anchors += 1;
            let offer = card(leaf, cards, within, &mut looks);
            let offer = offer.filter(|offer| !read.offers.contains(offer));
            read.offers.extend(offer);
        }
    }
    if read.offers.is_empty() && matches!(cards, Cards::Offered | Cards::Held) {
        read.missing.push(Missing { field: "offers", why: Why::NOT_SHOWN });
    }
    read
}

/// The card around a leaf, as an offer; none where its words are none, or a product's.
fn card(
    leaf: Element<'_>,
    cards: Cards<'_>,
    within: Option<&Rule>,
    looks: &mut Looks<'_>,
) -> Option<Offer> {
    let mut found: Option<Offer> = None;
    let mut node = leaf;
    for height in 0..HEIGHT {
        // Looked at as one text first: what stands above a card may be the whole page.
        if node.text().len() > LONGEST {
            break;
        }
        if node.is(&COUPONS_CARDS.product) {
            return None;
        }
        let texts = texts(&COUPONS_CARDS.inside, node);
        let taken = texts.iter().filter(|text| looks.takes_off(text)).count();
        let mut codes: Vec<&str> = texts.iter().filter_map(|text| code_in(text)).collect();
        codes.dedup();
        if taken > 1 || codes.len() > 1 {
            break;
        }
        // A tag says everything in one text; a coupon that does stands beside no product.
        let is_tag = height > 0 && found.as_ref().is_some_and(|offer| offer.text == leaf.text());
        if (found.is_none() || is_tag) && COUPONS_CARDS.product.first(node).is_some() {
            return None;
        }
        let code = codes.first().copied();
        if let Some(mut offer) = said(node, &texts, cards, code, looks.voice) {
            offer.code = offer.code.or(code.map(str::to_owned));
            let is_more =
                |old: &Offer| rank(&offer) > rank(old) && offer.uncertain <= old.uncertain;
            if found.as_ref().is_none_or(is_more) {
                found = Some(offer);
            }
        }
        let is_bound = within.is_some_and(|rule| node.is(rule));
        match node.parent() {
            Some(parent) if !is_bound => node = parent,
            _ => break,
        }
    }
    found.filter(|offer| match (cards, rank(offer)) {
        (Cards::Codes, rank) => rank == (true, true) && !offer.uncertain,
        (_, (false, false)) => offer.off.is_some(),
        _ => true,
    })
}

/// The texts of the leaves of an element; its own where it is a leaf.
fn texts(leaves: &Rule, node: Element<'_>) -> Vec<String> {
    match leaves.all(node) {
        inside if inside.is_empty() => vec![node.text()],
        inside => inside.iter().map(|node| node.text()).filter(|text| !text.is_empty()).collect(),
    }
}

/// What a card says: without its buttons, whose words are often not an offer's, where that is clearer.
fn said(
    node: Element<'_>,
    texts: &[String],
    cards: Cards<'_>,
    code: Option<&str>,
    voice: Voice<'_>,
) -> Option<Offer> {
    let joined = |texts: &[String]| {
        let words = texts.iter().map(String::as_str).filter(|text| Some(*text) != code);
        words.collect::<Vec<_>>().join(" ")
    };
    let whole = offer(&joined(texts), cards, code, voice);
    if whole.as_ref().is_some_and(|offer| !offer.uncertain) {
        return whole;
    }
    let bare = offer(&joined(&self::texts(&COUPONS_CARDS.words, node)), cards, code, voice)?;
    let collected = bare.collected.or(whole.as_ref().and_then(|whole| whole.collected));
    Some(Offer { collected, ..bare })
}

/// Whether an offer says its minimum and its code.
fn rank(offer: &Offer) -> (bool, bool) {
    (offer.min_spend != Minimum::Unknown || offer.min_pieces.is_some(), offer.code.is_some())
}

/// The words of a card as an offer.
fn offer(text: &str, cards: Cards<'_>, code: Option<&str>, voice: Voice<'_>) -> Option<Offer> {
    let kind = match cards {
        Cards::Of(_) => Some(OfferKind::StoreCoupon),
        Cards::Codes => Some(OfferKind::Code),
        Cards::Offered | Cards::Held => code.map(|_| OfferKind::Code),
    };
    let mut offer = voice.offer(text, kind, Source::Dom).ok()?;
    if offer.off.is_none() && offer.percent.is_none() {
        return None;
    }
    if kind.is_none() && offer.uncertain && offer.kind == OfferKind::StoreCoupon {
        // On these pages what no word gives to a store is AliExpress's.
        offer.kind = OfferKind::PlatformCoupon;
    }
    match cards {
        Cards::Of(seller) => offer.seller = seller.map(str::to_owned),
        Cards::Held => offer.collected = Some(true),
        Cards::Offered | Cards::Codes => {}
    }
    Some(offer)
}

/// One coupon of the old list.
fn listed(card: Element<'_>, voice: Voice<'_>) -> Result<Offer, Why> {
    let amount = COUPONS_LIST.amount.text(card).ok_or(Why::new("a coupon without an amount"))?;
    let terms = COUPONS_LIST.terms.text(card).unwrap_or_default();
    let window = COUPONS_LIST.window.text(card).unwrap_or_default();
    let terms = [terms, window].join(" ");
    let mut offer = voice.coupon(&amount, terms.trim_end(), OfferKind::StoreCoupon, Source::Dom)?;
    let href = COUPONS_LIST.store.first(card).and_then(|link| link.attr("href"));
    offer.seller = href.and_then(ids::store_id).map(str::to_owned);
    offer.collected = Some(true);
    Ok(offer)
}

/// The texts that were looked at for something taken off, so that none is read twice.
struct Looks<'a> {
    voice: Voice<'a>,
    seen: Vec<(String, bool)>,
}

impl Looks<'_> {
    /// Whether a text says that something is taken off.
    fn takes_off(&mut self, text: &str) -> bool {
        let may = text.len() <= 120 && text.chars().any(|c| digit(c).is_some());
        if !may {
            return false;
        }
        if let Some((_, takes_off)) = self.seen.iter().find(|(seen, _)| seen == text) {
            return *takes_off;
        }
        if self.seen.len() >= LOOKS {
            return false;
        }
        // A share alone may be a mark on a product: the card around it must then say more.
        let takes_off = matches!(
            words::text(text, &self.voice.context()),
            Ok(Text::Offer(_) | Text::Other(Other::DiscountPercent(_)))
        );
        self.seen.push((text.to_owned(), takes_off));
        takes_off
    }
}

/// Whether a text is a code and nothing else, or words that end in one: `Code:USSS04`.
fn is_code_beside_words(text: &str) -> bool {
    let last = text.rsplit([':', '：', ' ']).next().unwrap_or_default();
    text.len() <= 40 && code_in(last) == Some(last)
}

/// The one code in a text: 4 to 14 capitals and digits, some of each.
pub(crate) fn code_in(text: &str) -> Option<&str> {
    let is_code = |word: &&str| {
        (4..=14).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && word.bytes().any(|byte| byte.is_ascii_digit())
            && word.bytes().any(|byte| byte.is_ascii_uppercase())
    };
    let mut codes = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(is_code);
    let code = codes.next()?;
    codes.all(|other| other == code).then_some(code)
}
