//! The ways in: a text and where it stands.

use std::ops::Range;

use deal::Currency;
use page::price::{Mark, Marks, Notation};

use super::fold::{fold, letter};
use super::glyphs::Glyphs;
use super::hang;
use super::items::{Item, Statement};
use super::lexicon::{Dates, Language, Lexicon};
use super::meaning::{Text, meaning};
use super::offer::{OfferText, Roles};
use super::pair::{self, Window};
use super::paste::order::order;
use super::price::{self, PriceText};
use super::role::Role;
use super::token::Tongue;
use super::why::Why;

/// Where a text stands: what its page says of language, currency and numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The page's locale, as `pt_BR`, `pt-BR` or `pt`; empty where it is not known.
    pub locale: &'a str,
    /// The page's currency.
    pub currency: Option<Currency>,
    /// How the page declares that it writes numbers (`priceLocalConfig`).
    pub number_format: Option<NumberFormat>,
}

/// How a page declares that it writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    /// `decimalPointChar`.
    pub decimal: char,
    /// `thousandsChar`, where it is not empty.
    pub group: Option<char>,
}

impl NumberFormat {
    pub(super) fn notation(self, digits: u32) -> Notation {
        let set = |c: Option<char>| match c.and_then(Mark::of) {
            Some(Mark::Blank | Mark::Space) => Marks::of(&[Mark::Blank, Mark::Space]),
            Some(mark) => Marks::of(&[mark]),
            None => Marks::NONE,
        };
        Notation { digits, decimal: set(Some(self.decimal)), group: set(self.group) }
    }
}

/// Reads a text that says when an offer beside it holds, and nothing else; of it only what it says of time
/// is filled in.
///
/// # Errors
/// [`Why::NoAmount`] for a text that says anything else, or nothing of time.
pub fn limit(text: &str, context: &Context<'_>) -> Result<OfferText, Why> {
    check(text)?;
    let manner = Manner { loose: false, lenient: false };
    spoken(text, context, manner, OfferText::limit)
}

/// No price and no offer is longer.
const LONGEST: usize = 600;

/// Reads a text that is a price and nothing else.
///
/// # Errors
/// Why it is none: a word that no price has beside it, a number that its writing does not settle, a
/// sign that may be several currencies', a negative amount.
///
/// # Example
/// ```
/// use wording::{Context, price};
///
/// let page = Context { locale: "es_MX", ..Context::default() };
/// let range = price("MXN$1.986,69 - $2.072,22", &page).unwrap();
/// assert_eq!((range.min.to_string(), range.max.to_string()), ("1986.69".into(), "2072.22".into()));
/// assert!(price("$5", &page).is_err(), "whose dollar is it?");
/// ```
pub fn price(text: &str, context: &Context<'_>) -> Result<PriceText, Why> {
    check(text)?;
    if let Some((shown, value)) = price::triple(text) {
        return price::agreed(whole_price(shown, context), value?, text, context);
    }
    whole_price(text, context)
}

fn whole_price(text: &str, context: &Context<'_>) -> Result<PriceText, Why> {
    let read = |loose| {
        let manner = Manner { loose, lenient: false };
        spoken(text, context, manner, |statement| price::price(statement, context))
    };
    // Numbers may be in pieces where each had an element of its own.
    match read(false) {
        Err(why @ (Why::SeveralAmounts | Why::WhoseSign(_) | Why::Number(..))) => {
            read(true).map_err(|_| why)
        }
        answer => answer,
    }
}

/// Reads a text that states an offer.
///
/// # Errors
/// Why it states none, or none that is certain enough.
///
/// # Example
/// ```
/// use wording::{Context, offer};
///
/// let page = Context { locale: "de", ..Context::default() };
/// let coupon = offer("4€ Rabatt auf 35€", &page).unwrap();
/// assert_eq!(coupon.off.unwrap().to_string(), "4");
/// ```
pub fn offer(text: &str, context: &Context<'_>) -> Result<OfferText, Why> {
    check(text)?;
    if price::triple(text).is_some() {
        return Err(Why::NoDiscount);
    }
    // Whether it is a price is not asked: that would take as long again.
    let manner = Manner { loose: false, lenient: false };
    match spoken(text, context, manner, |statement| meaning(statement, context))? {
        Text::Offer(offer) => Ok(offer),
        Text::Price(_) | Text::Shipping(_) | Text::Other(_) => Err(Why::NoDiscount),
    }
}

/// Reads a text of money: a price, an offer, or what is neither.
///
/// # Errors
/// Why it is none of them.
pub fn text(text: &str, context: &Context<'_>) -> Result<Text, Why> {
    check(text)?;
    if price::triple(text).is_some() {
        return price(text, context).map(Text::Price);
    }
    let manner = Manner { loose: false, lenient: false };
    match spoken(text, context, manner, |statement| meaning(statement, context)) {
        Err(why) => whole_price(text, context).map(Text::Price).map_err(|_| why),
        answer => answer,
    }
}

pub(super) fn check(text: &str) -> Result<(), Why> {
    if text.trim().is_empty() {
        return Err(Why::Empty);
    }
    // Bytes are counted first: a text of megabytes is not walked.
    if text.len() > LONGEST * 4 || text.chars().count() > LONGEST {
        return Err(Why::TooLong(LONGEST));
    }
    Ok(())
}

/// Reads a piece of a paste as an offer: in the page's language, and in any other that knows more of it.
pub(super) fn pasted_offer(text: &str, context: &Context<'_>) -> Result<OfferText, Why> {
    check(text)?;
    let manner = Manner { loose: false, lenient: true };
    spoken(text, context, manner, pair::pasted)
}

/// When a line of a paste says that everything holds, where that is all it says.
pub(super) fn pasted_window(text: &str, context: &Context<'_>) -> Option<Window> {
    check(text).ok()?;
    let manner = Manner { loose: false, lenient: true };
    spoken(text, context, manner, pair::window).ok()
}

/// The languages, but for English, that know most words of a text, if they know more of them than English.
pub(super) fn tongues(text: &str, context: &Context<'_>) -> Vec<&'static str> {
    let english = Language::of("en").unwrap_or_default();
    let unknown = |language: usize| {
        let lexicons = [Lexicon::of(language), Lexicon::of(english)];
        let Context { currency, .. } = *context;
        let tongue =
            Tongue { lexicons: &lexicons, dates: None, currency, loose: false, lenient: true };
        Statement::read(text, &tongue, context).map_or(usize::MAX, |said| said.unknown())
    };
    if check(text).is_err() {
        return Vec::new();
    }
    let most = unknown(english);
    let counts: Vec<usize> = (0..Language::count()).map(unknown).collect();
    let least = counts.iter().copied().min().unwrap_or(most);
    let knows = |(language, count): (usize, &usize)| {
        let language = Language::get(language).filter(|_| *count == least && least < most)?;
        Some(language.code)
    };
    counts.iter().enumerate().filter_map(knows).collect()
}

/// Whether the bytes of a text that hold a few capitals are the zone of a day or an hour before them, in any
/// language: "Dec 7, 2026 (PT)" is said on the Pacific's clock, and not for Portugal.
pub(super) fn is_zone_of_a_time(text: &str, span: &Range<usize>, context: &Context<'_>) -> bool {
    let english = Language::of("en").unwrap_or_default();
    let Context { currency, .. } = *context;
    let is_zone = |language: usize| {
        let lexicons = [Lexicon::of(language), Lexicon::of(english)];
        // That it is a day matters, and not which.
        let dates = Some(Dates::Dmy);
        let tongue = Tongue { lexicons: &lexicons, dates, currency, loose: false, lenient: true };
        let Ok(said) = Statement::read(text, &tongue, context) else { return false };
        let place = said.glyphs.place(span.start);
        let Some(at) = said.items.iter().position(|it| (it.from..it.to).contains(&place)) else {
            return false;
        };
        let before = said.items[..at].iter().rev().find_map(|placed| match placed.item {
            Item::When(_) | Item::Timed => Some(true),
            Item::Mark(_) | Item::Word(Role::Filler | Role::Weekday) => None,
            _ => Some(false),
        });
        match said.items[at].item {
            Item::When(moment) => moment.zone.is_some() && said.items[at].from < place,
            Item::Zone(_) => before == Some(true),
            _ => false,
        }
    };
    check(text).is_ok() && (0..Language::count()).any(is_zone)
}

/// Whether a text begins with a word of any language.
pub(super) fn begins_known(text: &str) -> bool {
    let glyphs = Glyphs::new(text);
    (0..Language::count()).any(|language| Lexicon::of(language).longest(&glyphs, 0).is_some())
}

/// Reads the words of a paste in the language that knows most of them.
pub(super) fn pasted_words<T: PartialEq>(
    text: &str,
    context: &Context<'_>,
    read: impl Fn(&Statement<'_>) -> Result<T, Why>,
) -> Result<T, Why> {
    check(text)?;
    spoken(text, context, Manner { loose: false, lenient: true }, read)
}

/// Whether a piece of a paste ends with a word that only stands before an amount: "the sale is over".
pub(super) fn hangs(text: &str, context: &Context<'_>) -> bool {
    let word = |said: &Statement<'_>| hang::word(said).map(drop).ok_or(Why::NoAmount);
    check(text).is_ok()
        && spoken(text, context, Manner { loose: false, lenient: true }, word).is_ok()
}

/// Whether a piece of a paste holds an amount of money or a percentage, understood or not.
pub(super) fn worth(text: &str, context: &Context<'_>) -> bool {
    let manner = Manner { loose: false, lenient: true };
    let amounts = |statement: &Statement<'_>| match pair::worth(statement) {
        true => Ok(()),
        false => Err(Why::NoAmount),
    };
    !matches!(spoken(text, context, manner, amounts), Err(Why::NoAmount))
}

/// Whether a word in the page's language or in English takes back what a piece of a paste says.
pub(super) fn takes_back(text: &str, context: &Context<'_>) -> bool {
    roles(text, context).any(&[Role::Not, Role::Future, Role::Used, Role::Expired, Role::Gone])
}

/// The roles of the words of a text.
pub(super) fn roles(text: &str, context: &Context<'_>) -> Roles {
    let manner = Manner { loose: false, lenient: false };
    let roles = spoken(text, context, manner, |statement| Ok(Roles::of(statement)));
    roles.unwrap_or_default()
}

/// Whether a word of a text promises something for later: cashback, a credit, a prize.
pub fn promises(text: &str, context: &Context<'_>) -> bool {
    check(text).is_ok() && roles(text, context).has(Role::Promise)
}

/// Whether a word in a text stands where a code does, beside one that says so.
pub fn names_a_code(text: &str, context: &Context<'_>) -> bool {
    let has_code =
        |statement: &Statement<'_>| Ok(statement.items.iter().any(|it| it.item == Item::Code));
    check(text).is_ok() && spoken(text, context, Manner::default(), has_code) == Ok(true)
}

/// Whether a word of a text names what has become of an offer: that it can no longer be had, or is collected.
pub fn holds_a_state(text: &str, context: &Context<'_>) -> bool {
    let states = [Role::Used, Role::Expired, Role::Gone, Role::Collected];
    check(text).is_ok() && roles(text, context).any(&states)
}

/// How much of a text may be open.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    /// The parts of a number may be apart.
    loose: bool,
    /// Amounts count whose currency is not known, and the language may not be the page's.
    lenient: bool,
}

fn english() -> usize {
    Language::of("en").unwrap_or_default()
}

/// A text in the words of a language and of English.
fn stated<'t>(
    text: &'t str,
    language: usize,
    context: &Context<'_>,
    Manner { loose, lenient }: Manner,
) -> Result<Statement<'t>, Why> {
    // Another language than the page's has no region of its own here.
    let is_own = Language::of(context.locale) == Some(language);
    let locale = if is_own { context.locale } else { "" };
    let dates = Language::get(language).and_then(|language| language.dates_in(locale));
    let dates = if context.locale.is_empty() { None } else { dates };
    let english = english();
    let lexicons = [Lexicon::of(language), Lexicon::of(english)];
    let lexicons = if language == english { &lexicons[..1] } else { &lexicons[..] };
    // "01/11/2026-20/11/2026": no month is the twentieth, whatever the custom of the place.
    let dates = order(text).or(dates);
    let tongue = Tongue { lexicons, dates, currency: context.currency, loose, lenient };
    Statement::read(text, &tongue, context)
}

/// Reads a text in the page's language and in English, which stands on every page; where the page's
/// language is not known, in each language, as long as those that understand it agree.
pub(super) fn spoken<T: PartialEq>(
    text: &str,
    context: &Context<'_>,
    manner: Manner,
    read: impl Fn(&Statement<'_>) -> Result<T, Why>,
) -> Result<T, Why> {
    let (own, english) = (Language::of(context.locale), english());
    let attempt = |language: usize| {
        let statement = stated(text, language, context, manner)?;
        let unknown = statement.unknown();
        read(&statement).map(|meant| (meant, unknown))
    };
    let first = attempt(own.unwrap_or(english));
    let worded = text.chars().any(|c| letter(fold(c)));
    if matches!(first, Ok((_, 0))) || !worded || (own.is_some() && !manner.lenient) {
        return first.map(|(meant, _)| meant);
    }
    let mut best = first;
    let mut refused = None;
    for language in (0..Language::count()).filter(|language| *language != own.unwrap_or(english)) {
        match (&best, attempt(language)) {
            (Err(_), Ok(found)) => best = Ok(found),
            (Ok((_, least)), Ok(found)) if found.1 < *least => best = Ok(found),
            (Ok((known, least)), Ok(found)) if found.1 == *least && found.0 != *known => {
                return Err(Why::TwoReadings);
            }
            (_, Err(why @ (Why::Negated(_) | Why::Announced(_)))) => refused = Some(why),
            _ => {}
        }
    }
    match (best, refused) {
        // A language that knows the word which takes it back is believed before one that knows fewer.
        (Ok((_, unknown)), Some(why)) if unknown > 0 => Err(why),
        (best, _) => best.map(|(meant, _)| meant),
    }
}
