//! Coupons and codes on the pages that are made of them: coupon centre, the shopper's own coupons, a
//! store's front, the front page.
//!
//! Their cards have no telling names, so a card is found from inside: from the text that says what is
//! taken off, or on the front page from the code. From there it grows, element by element, as long as
//! nothing else in it is taken off, until its words are an offer with a minimum. What belongs to
//! another card can so never be taken for this one's. The whole card decides: a headline whose card takes
//! it back is not read alone. Cards of products carry tags that speak like coupons; what links to a
//! product, or shows prices, is none.

mod button;
mod card;
mod complete;
mod offer;
pub(crate) mod pages;
mod parts;
mod section;
pub(crate) mod state;

use contract::{OfferKind, OfferState, Unexplained};
use page::price::digit;
use page::{Element, Missing, Rule, Source, Why};
use rust_decimal::Decimal;
use wording::{Other, Text};

use crate::form::Form;
use crate::ids;
use crate::offer::Offer;
use crate::page_text::PageText;
use crate::places::{COUPONS_CARDS, COUPONS_LIST};
use crate::unexplained::Accounted;
pub(crate) use card::{Found, around, is_products};
use parts::SHORT;
pub(crate) use parts::{Part, Pieces};

/// The offers of one part of a page and what it lacks, as it decides whether these are all.
#[derive(Default)]
pub(crate) struct Read {
    pub(crate) offers: Vec<Offer>,
    pub(crate) missing: Vec<Missing>,
    pub(crate) unexplained: Vec<Unexplained>,
    /// Whether these are all offers that there are.
    pub(crate) is_complete: bool,
}

impl Read {
    /// Puts them into a reading.
    pub(crate) fn fill(self, form: &mut Form) {
        form.offers(self.offers);
        self.missing.iter().for_each(|missing| form.miss(missing.field, &missing.why));
        form.reading.unexplained.extend(self.unexplained);
    }
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
    /// Between the lines of a cart, a store's if it stands in a store's group.
    InCart(Option<&'a str>),
    /// Advertisements, of which only codes count.
    Codes,
}

/// The texts of coupon pages, stores' fronts and the front page.
static PIECES: Pieces = Pieces {
    leaf: &COUPONS_CARDS.leaf,
    inside: &COUPONS_CARDS.inside,
    sentence: &COUPONS_CARDS.sentence,
    button: &COUPONS_CARDS.button,
    disabled: &COUPONS_CARDS.disabled,
    product: &COUPONS_CARDS.product,
    store: &COUPONS_CARDS.store,
    struck: &COUPONS_CARDS.struck,
    bounds: &[],
};

/// Texts that are looked at for something taken off, at most: each costs a reading of its words.
const LOOKS: usize = 400;
/// Places from which a card is looked for, at most.
const ANCHORS: usize = 200;
/// Offers of a page, at most.
const LIMIT: usize = 100;
/// Why offers are missing where there are more.
const TOO_MANY: &str = "more than 100 coupons, or 200 places that may be one: not read beyond them";

/// Reads the coupons of a page or of a part of it.
///
/// Cards do not grow beyond an element of `within`.
pub(crate) fn read(
    root: Element<'_>,
    cards: Cards<'_>,
    within: Option<&Rule>,
    page_text: PageText<'_>,
) -> Read {
    let mut read = Read::default();
    let lists = COUPONS_LIST.card.all(root);
    for card in lists.iter().take(LIMIT) {
        match listed(*card, page_text) {
            Ok(offer) => read.offers.push(offer),
            Err(why) => read.missing.push(Missing { field: "offers", why }),
        }
    }
    let page = PIECES.parts(root);
    let mut account = Accounted::default();
    let mut looks = Looks::new(page_text);
    let mut anchors = 0;
    let mut of_cards: Vec<Element<'_>> = Vec::new();
    let mut found: Vec<(Element<'_>, Offer)> = Vec::new();
    let mut cut = page.len();
    for (at, part) in page.iter().enumerate() {
        if anchors >= ANCHORS || read.offers.len() + found.len() >= LIMIT {
            cut = at;
            break;
        }
        let is_anchor = match cards {
            Cards::Codes => is_code_beside_words(&part.text),
            _ => {
                looks.takes_off(&part.text)
                    || looks.takes_off(&PIECES.phrase(part.element))
                    || lists.is_empty()
                        && page.get(at..at + 2).is_some_and(|pair| looks.is_pair(pair))
            }
        };
        let is_leaf = part.element.is(PIECES.leaf) || PIECES.leaf.first(part.element).is_some();
        if !is_anchor || !is_leaf || of_cards.contains(&part.element) {
            continue;
        }
        anchors += 1;
        match around(part.element, &PIECES, cards, within, &mut looks) {
            Found::Offer(offer, parts) => {
                parts.iter().for_each(|part| account.explain(&part.text));
                of_cards.extend(parts.iter().map(|part| part.element));
                found.push((part.element, *offer));
            }
            Found::Refused(why, parts) => {
                of_cards.extend(parts.iter().map(|part| part.element));
                let missing = Missing { field: "offers", why };
                if !matches!(cards, Cards::Codes) && !read.missing.contains(&missing) {
                    read.missing.push(missing);
                }
            }
            Found::Nothing => {}
        }
    }
    let is_clear = section::give(&mut found, &page[..cut], &of_cards, cards, page_text);
    for (_, offer) in found {
        if !read.offers.contains(&offer) {
            read.offers.push(offer);
        }
    }
    if matches!(cards, Cards::Codes) {
        return read;
    }
    // What was not looked at is said, and not read for money.
    let is_cut = page[cut..].iter().any(|part| !of_cards.contains(&part.element));
    if is_cut {
        read.missing.push(Missing { field: "offers", why: Why::new(TOO_MANY) });
    }
    let page = &page[..cut];
    if lists.is_empty() {
        read.unexplained = unexplained(page, account, page_text);
    }
    read.is_complete =
        !is_cut && is_clear && complete::is_complete(&read, cards, page, &of_cards, page_text);
    let is_lacking = read.offers.is_empty() && read.missing.is_empty() && !read.is_complete;
    if is_lacking && !matches!(cards, Cards::Of(_)) {
        let is_full = !read.unexplained.is_empty();
        let why = if is_full { Why::NOT_UNDERSTOOD } else { Why::NOT_SHOWN };
        read.missing.push(Missing { field: "offers", why });
    }
    read
}

/// The texts of money on a page of coupons that are neither a card's nor a product's.
fn unexplained(
    page: &[Part<'_>],
    mut account: Accounted,
    page_text: PageText<'_>,
) -> Vec<Unexplained> {
    let mut near = "coupons";
    for part in page {
        // What a code alone takes off, nobody knows.
        if is_code(&part.text) {
            if !is_products(part.element, &PIECES) {
                account.quote(&part.text, near);
            }
            continue;
        }
        if !wording::speaks_of_money(&part.text, &page_text.context()) {
            near = &part.text;
            continue;
        }
        // A boast, a fee, a least spend for free shipping: understood, and no offer.
        let is_other = matches!(
            wording::text(&part.text, &page_text.context()),
            Ok(Text::Other(_) | Text::Shipping(_))
        );
        if !is_other && !is_products(part.element, &PIECES) {
            account.see(&part.text, near);
        }
    }
    account.unexplained(page_text)
}

/// One coupon of the old list.
fn listed(card: Element<'_>, page_text: PageText<'_>) -> Result<Offer, Why> {
    let amount = COUPONS_LIST.amount.text(card).ok_or(Why::new("a coupon without an amount"))?;
    let terms = COUPONS_LIST.terms.text(card).unwrap_or_default();
    let window = COUPONS_LIST.window.text(card).unwrap_or_default();
    let terms = [terms, window].join(" ");
    let mut offer =
        page_text.coupon(&amount, terms.trim_end(), OfferKind::StoreCoupon, Source::Dom)?;
    let href = COUPONS_LIST.store.first(card).and_then(|link| link.attr("href"));
    offer.seller = href.and_then(ids::store_id).map(str::to_owned);
    let texts = COUPONS_LIST.badge.all(card).into_iter().map(|badge| badge.text());
    let named: Vec<_> = texts.filter_map(|text| state::named(&text, page_text)).collect();
    let over = |state: &OfferState| !matches!(state, OfferState::Open | OfferState::Collected);
    let state = state::of(named.into_iter().filter(over));
    state::give(&mut offer, state.or(Some(OfferState::Collected)));
    Ok(offer)
}

/// The texts that were looked at for something taken off, so that none is read twice.
pub(crate) struct Looks<'a> {
    page_text: PageText<'a>,
    seen: Vec<(String, Says)>,
}

/// What a text says of money, as far as a card is found by it.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    /// That something is taken off.
    Off,
    /// An amount and nothing else.
    Amount(Decimal),
    /// What must be spent at least, and nothing else.
    Least(Decimal),
    /// Neither.
    Nothing,
}

impl<'a> Looks<'a> {
    /// None looked at yet.
    pub(crate) fn new(page_text: PageText<'a>) -> Looks<'a> {
        Looks { page_text, seen: Vec::new() }
    }

    /// How many of these texts say that something is taken off.
    fn taken(&mut self, parts: &[Part<'_>], pieces: &Pieces) -> usize {
        let alone = parts.iter().filter(|part| self.takes_off(&part.text)).count();
        let mut phrases: Vec<String> = Vec::new();
        let mut together = 0;
        for part in parts {
            let phrase = pieces.phrase(part.element);
            if phrases.last() != Some(&phrase) {
                together += usize::from(self.takes_off(&phrase));
                phrases.push(phrase);
            }
        }
        alone.max(together) + parts.windows(2).filter(|pair| self.is_pair(pair)).count()
    }

    /// Whether a text says that something is taken off.
    pub(crate) fn takes_off(&mut self, text: &str) -> bool {
        self.says(text) == Says::Off
    }

    /// Whether the first of two texts is what the second asks a least spend for: an amount alone, half of that at
    /// most.
    fn is_pair(&mut self, pair: &[Part<'_>]) -> bool {
        let [one, other] = pair else { return false };
        let Says::Amount(off) = self.says(&one.text) else { return false };
        let twice = off.checked_add(off);
        matches!(self.says(&other.text), Says::Least(least) if twice.is_some_and(|it| it <= least))
    }

    fn says(&mut self, text: &str) -> Says {
        let may = text.len() <= SHORT && text.chars().any(|c| digit(c).is_some());
        if !may {
            return Says::Nothing;
        }
        if let Some((_, says)) = self.seen.iter().find(|(seen, _)| seen == text) {
            return *says;
        }
        if self.seen.len() >= LOOKS {
            return Says::Nothing;
        }
        let says = match wording::text(text, &self.page_text.context()) {
            // A share alone may be a mark on a product: the card around it must then say more.
            Ok(Text::Offer(_) | Text::Other(Other::DiscountPercent(_))) => Says::Off,
            Ok(Text::Price(price)) if !price.open && price.min == price.max => {
                Says::Amount(price.min.amount())
            }
            Ok(Text::Other(Other::Threshold(least))) => Says::Least(least.amount()),
            _ => Says::Nothing,
        };
        self.seen.push((text.to_owned(), says));
        says
    }
}

/// Whether a text is a code and nothing else, or a code behind the word that says so.
pub(crate) fn is_code(text: &str) -> bool {
    is_code_beside_words(text)
        && code_in(text)
            .and_then(|code| text.strip_suffix(code))
            .is_some_and(|before| before.is_empty() || wording::named_before(before))
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
