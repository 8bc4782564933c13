//! Tokens put together: amounts with their signs, moments, spans of time.

use deal::Currency;
use page::price::{Figure, Marks, Notation};
use rust_decimal::Decimal;

use super::Context;
use super::bind::{Group, groups};
use super::conversion::conversions;
use super::glyphs::Glyphs;
use super::lexicon::Language;
use super::mark::Odd;
use super::moment::Moment;
use super::months;
use super::role::Role;
use super::sign::{self, Sign};
use super::state;
use super::times;
use super::token::{self, Kind, Token, Tongue, tokens};
use super::typed::codes;
use super::undated;
use super::why::Why;
use super::zone::Zone;

/// What an amount is worth.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Worth {
    /// Money, with a sign of its own.
    Money(Decimal),
    /// A percentage.
    Percent(Decimal),
    /// A number without a sign: pieces, or money whose sign stands elsewhere.
    Bare(Figure),
}

/// An amount as it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// What it is worth, without its direction.
    pub(super) worth: Worth,
    /// Whether a minus stands before it.
    pub(super) negative: bool,
    /// Whether a plus stands before it, as in "orders +$40".
    pub(super) plus_before: bool,
    /// Whether a plus stands after it, as in "2+ pieces".
    pub(super) plus_after: bool,
}

/// A part of a statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// Money, a percentage or a count.
    Amount(Amount),
    /// A phrase of the vocabulary.
    Word(Role),
    /// A date, perhaps with a time of day.
    When(Moment),
    /// A span of time, in seconds.
    Lasting(u32),
    /// A time of day without its day, or a countdown of hours and minutes: which, nobody can tell.
    Timed,
    /// A time zone apart from any date.
    Zone(Zone),
    /// What a shopper types at checkout.
    Code,
    /// A mark.
    Mark(Mark),
    /// A mark of no known meaning.
    Odd(Odd),
    /// A word of no known role.
    Unknown,
}

/// A mark that can change what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Dash,
    Plus,
    Times,
    Slash,
    Colon,
    Comma,
    Open,
    Close,
    Stop,
}

/// An item and the places it covers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) item: Item,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A text as items, with the one currency of its signs.
pub(super) struct Statement<'a> {
    pub(super) glyphs: Glyphs<'a>,
    pub(super) items: Vec<Placed>,
    /// The currency that its signs name or that the page settles for them.
    pub(super) currency: Option<Currency>,
    /// Whether a sign of its own names it.
    pub(super) named: bool,
    /// Whether a sign stands in it without a number.
    pub(super) astray: bool,
    /// Whether marks were taken out that mean nothing in an offer.
    pub(super) marked: bool,
    /// Whether a word limits it to some items or stores; in its place stands one that changes nothing.
    pub(super) chosen: bool,
    /// How numbers of money are written in it.
    notation: Option<Notation>,
}

impl<'a> Statement<'a> {
    /// Reads a text with one set of vocabularies.
    ///
    /// # Errors
    /// Why a sign or the number beside it has no certain meaning.
    pub(super) fn read(
        source: &'a str,
        tongue: &Tongue<'_>,
        context: &Context<'_>,
    ) -> Result<Statement<'a>, Why> {
        let glyphs = Glyphs::new(source);
        let tokens = codes(&glyphs, tokens(&glyphs, tongue));
        let mut groups = groups(&glyphs, &tokens)?;
        let dropped = conversions(&tokens, &mut groups);
        let signs: Vec<(Sign, &str)> = groups
            .iter()
            .flat_map(|group| group.signs.into_iter().flatten())
            .filter_map(|at| sign_at(&tokens, at).map(|sign| (sign, &tokens[at])))
            .map(|(sign, token)| (sign, glyphs.slice(token.from, token.to)))
            .collect();
        let (currency, notation) = match sign::resolve(&signs, context.currency) {
            Err(Why::WhichCurrency(_) | Why::ForeignSign(..)) if tongue.lenient => {
                (context.dollar(&signs), Some(UNKNOWN_CURRENCY))
            }
            currency => {
                let currency = currency?;
                let written = currency.or(context.currency);
                let notation = written.map(|currency| context.notation(currency));
                (currency, notation.or(tongue.lenient.then_some(UNKNOWN_CURRENCY)))
            }
        };
        let named = signs.iter().any(|(sign, _)| !sign.bare);
        let bound = |at: usize| {
            groups.iter().any(|group| (group.start..group.end).contains(&at))
                || dropped.iter().any(|range| range.contains(&at))
        };
        let astray = (0..tokens.len())
            .any(|at| matches!(tokens[at].kind, Kind::Sign(_) | Kind::Percent) && !bound(at));
        let items = Vec::new();
        let mut statement = Statement {
            glyphs,
            items,
            currency,
            named,
            astray,
            marked: false,
            chosen: false,
            notation,
        };
        statement.assemble(&tokens, &groups, &dropped, tongue)?;
        if let Some(items) = months::limited(&statement.items) {
            statement.items = items;
        }
        undated::mark(&mut statement.items);
        let over = tongue.lenient && statement.items.iter().all(state::is_of_a_badge);
        for placed in &mut statement.items {
            if placed.item == Item::Word(Role::Over) {
                placed.item = Item::Word(if over { Role::Expired } else { Role::Expires });
            }
            if placed.item == Item::Word(Role::Chosen) {
                statement.chosen = true;
                placed.item = Item::Word(Role::Filler);
            }
        }
        Ok(statement)
    }

    /// The same statement with other items.
    pub(super) fn with(&self, items: Vec<Placed>) -> Statement<'a> {
        Statement { items, glyphs: self.glyphs.clone(), ..*self }
    }

    /// How many of its words are not known.
    pub(super) fn unknown(&self) -> usize {
        self.items.iter().filter(|placed| placed.item == Item::Unknown).count()
    }

    /// The source of an item, for a message.
    pub(super) fn quote(&self, placed: &Placed) -> String {
        quote(self.glyphs.slice(placed.from, placed.to))
    }

    /// The value of a number as money.
    ///
    /// # Errors
    /// [`Why::Number`], or [`Why::NoCurrency`] where not even the page's currency is known.
    pub(super) fn money(&self, figure: &Figure) -> Result<Decimal, Why> {
        let notation = self.notation.ok_or(Why::NoCurrency)?;
        figure.value(&notation).map_err(|why| Why::Number(self.figure_text(figure), why))
    }

    fn figure_text(&self, figure: &Figure) -> String {
        quote(self.glyphs.source.get(figure.span.clone()).unwrap_or_default())
    }

    fn assemble(
        &mut self,
        tokens: &[Token],
        groups: &[Group],
        dropped: &[std::ops::Range<usize>],
        tongue: &Tongue<'_>,
    ) -> Result<(), Why> {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some(range) = dropped.iter().find(|range| range.contains(&at)) {
                at = range.end;
                continue;
            }
            let bound = |at: usize| {
                groups.iter().any(|group| {
                    (group.start..group.end).contains(&at) && group.end - group.start > 1
                })
            };
            let time = |at: usize| times::item(&self.glyphs, tokens, at, tongue, &bound);
            // "28.11. – 03.12.": the dash of a window, and no minus.
            let within = token.kind == Kind::Dash
                && matches!(self.items.last(), Some(Placed { item: Item::When(_), .. }))
                && matches!(time(at + 1), Some((Item::When(_), _)));
            let (item, next) = match time(at) {
                Some(found) => found,
                None if within => (Item::Mark(Mark::Dash), at + 1),
                None => match self.amount(tokens, groups, at)? {
                    Some((amount, next)) => (Item::Amount(amount), next),
                    None => (plain(&token.kind), at + 1),
                },
            };
            let to = tokens.get(next - 1).map_or(token.to, |last| last.to);
            self.items.push(Placed { item, from: token.from, to });
            at = next;
        }
        Ok(())
    }

    /// The amount that begins at a token with its direction, sign or number, and the token after it.
    fn amount(
        &self,
        tokens: &[Token],
        groups: &[Group],
        at: usize,
    ) -> Result<Option<(Amount, usize)>, Why> {
        let directed = direction(tokens, at);
        let start = at + usize::from(directed.is_some());
        let Some(group) = groups.iter().find(|group| group.start == start) else { return Ok(None) };
        if directed.is_some() && !directs(&self.glyphs, tokens, at) {
            return Ok(None);
        }
        let Some(Kind::Figure(figure)) = tokens.get(group.figure).map(|token| &token.kind) else {
            return Ok(None);
        };
        let worth = if group.percent {
            Worth::Percent(self.percent(figure)?)
        } else if group.signs != [None, None] {
            Worth::Money(self.money(figure)?)
        } else {
            Worth::Bare(figure.clone())
        };
        let tight = |at: usize| tokens.get(at).is_some_and(|token| !token.gap);
        let free = groups.iter().all(|next| next.start != group.end + 1) || !tight(group.end + 1);
        let plus_after =
            direction(tokens, group.end) == Some(Kind::Plus) && tight(group.end) && free;
        let amount = Amount {
            worth,
            negative: directed == Some(Kind::Dash) || group.minus,
            plus_before: directed == Some(Kind::Plus),
            plus_after,
        };
        Ok(Some((amount, group.end + usize::from(plus_after))))
    }

    fn percent(&self, figure: &Figure) -> Result<Decimal, Why> {
        let notation = Notation { digits: 2, ..Notation::default() };
        match figure.value(&notation) {
            Ok(value) if value <= Decimal::ONE_HUNDRED && !value.is_zero() => Ok(value.normalize()),
            Ok(_) => Err(Why::NoPercentage(self.figure_text(figure))),
            Err(why) => Err(Why::Number(self.figure_text(figure), why)),
        }
    }
}

impl Context<'_> {
    /// The currency that a pasted "$" names where nobody's own is meant by it: AliExpress's Korean codes are in
    /// American dollars, and its Korean pages in won.
    fn dollar(&self, signs: &[(Sign, &str)]) -> Option<Currency> {
        let is_korean = self.currency.is_some_and(|page| page.code() == "KRW");
        let named = || signs.iter().all(|(_, text)| matches!(*text, "$" | "＄" | "달러"));
        if is_korean && named() { Currency::new("USD").ok() } else { None }
    }

    /// How amounts of a currency are written: as the page declares it, else as its home or its language.
    fn notation(&self, currency: Currency) -> Notation {
        if let Some(format) = self.number_format
            && self.currency.is_none_or(|page| page == currency)
        {
            return format.notation(currency.digits());
        }
        // Of three decimals, a text of no known language may be English, as pages are before all else.
        let english = (currency.digits() > 2).then_some("en");
        let language = Language::of(self.locale).or_else(|| Language::of(english?));
        let (decimal, group) = language
            .and_then(Language::get)
            .map_or((Marks::NONE, Marks::NONE), |language| language.marks(self.locale));
        sign::notation(currency, decimal, group)
    }
}

/// How amounts are written whose currency is not known: all that share a sign have two decimals at most,
/// and what their marks do not settle stays open.
const UNKNOWN_CURRENCY: Notation =
    Notation { digits: 2, decimal: Marks::from_bits(1), group: Marks::from_bits(2) };

/// A text for a message: its beginning.
pub(super) fn quote(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

/// A minus or a plus at a token.
fn direction(tokens: &[Token], at: usize) -> Option<Kind> {
    let kind = &tokens.get(at)?.kind;
    matches!(kind, Kind::Dash | Kind::Plus).then(|| kind.clone())
}

/// Whether a minus or plus belongs to the amount after it, and is neither a range nor a dash that parts
/// two phrases.
fn directs(glyphs: &Glyphs<'_>, tokens: &[Token], at: usize) -> bool {
    // "~US $5" is about so much, not below nothing.
    if tokens.get(at).is_some_and(|token| glyphs.raw(token.from).is_some_and(token::about)) {
        return false;
    }
    let after = tokens.get(at + 1).is_some_and(|token| !token.gap);
    match at.checked_sub(1).and_then(|before| tokens.get(before)).map(|token| &token.kind) {
        None | Some(Kind::Open | Kind::Stop | Kind::Colon | Kind::Comma) => true,
        Some(Kind::Figure(_) | Kind::Sign(_) | Kind::Percent | Kind::Clock(_) | Kind::Date(_)) => {
            false
        }
        Some(_) => {
            let minus = tokens.get(at).is_some_and(|token| glyphs.raw(token.from) == Some('−'));
            (after || minus)
                && tokens.get(at).is_some_and(|token| token.gap || token.kind == Kind::Plus)
        }
    }
}

pub(super) fn sign_at(tokens: &[Token], at: usize) -> Option<Sign> {
    match tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Sign(sign)) => Some(*sign),
        _ => None,
    }
}

fn plain(kind: &Kind) -> Item {
    match kind {
        Kind::Word(role) => Item::Word(*role),
        Kind::Dash => Item::Mark(Mark::Dash),
        Kind::Plus => Item::Mark(Mark::Plus),
        Kind::Times => Item::Mark(Mark::Times),
        Kind::Slash => Item::Mark(Mark::Slash),
        Kind::Colon => Item::Mark(Mark::Colon),
        Kind::Comma => Item::Mark(Mark::Comma),
        Kind::Open => Item::Mark(Mark::Open),
        Kind::Close => Item::Mark(Mark::Close),
        Kind::Stop => Item::Mark(Mark::Stop),
        Kind::Code => Item::Code,
        Kind::Odd(odd) => Item::Odd(*odd),
        // A sign or a `%` without a number names a thing and says nothing of an amount.
        Kind::Sign(_) | Kind::Percent => Item::Word(Role::Filler),
        Kind::Figure(_) | Kind::Date(_) | Kind::Clock(_) | Kind::Unknown => Item::Unknown,
    }
}
