//! What a price in words says.

use deal::{Currency, Money};
use page::price::Unsettled;
use rust_decimal::Decimal;

use super::Context;
use super::items::{Amount, Item, Mark, Placed, Statement, Worth, quote};
use super::mark;
use super::role::Role;
use super::why::Why;

/// A price, or a range of prices, as its text states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceText {
    /// The lowest price.
    pub min: Money,
    /// The highest price; the lowest where there is one only.
    pub max: Money,
    /// Whether more may be asked: "from $5", "AU$7,200+".
    pub open: bool,
    /// How the currency is known.
    pub stated: Stated,
}

/// How the currency of a price is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// The text names it.
    Named,
    /// The text's sign is one of several currencies', the page's among them.
    Shared,
    /// The text names none; it is the page's.
    Page,
    /// The text names it, and the page's is another.
    Against(Currency),
}

/// The price that a statement is, wholly: any word that no price has beside it refuses it.
pub(super) fn price(statement: &Statement<'_>, context: &Context<'_>) -> Result<PriceText, Why> {
    let mut found = Found::default();
    if statement.astray {
        return Err(Why::Mark(quote(statement.glyphs.source)));
    }
    for placed in &statement.items {
        found.take(statement, placed)?;
    }
    // "De R$ 20": what it was before, where the other half of "de … por …" is cut off.
    if let Some(first) = statement.items.first()
        && found.amounts.len() == 1
        && statement.glyphs.slice(first.from, first.to).eq_ignore_ascii_case("de")
        && matches!(statement.items.get(1), Some(Placed { item: Item::Amount(_), .. }))
    {
        return Err(Why::Announced(statement.quote(first)));
    }
    // "$5.00-", "(5.00 €)": below nothing, as accounts write it.
    if found.minus || found.bracketed == Some(true) {
        return Err(Why::Negative(quote(statement.glyphs.source)));
    }
    let currency = statement.currency.or(context.currency).ok_or(Why::NoCurrency)?;
    let money = |value: Decimal| {
        Money::new(value, currency)
            .map_err(|_| Why::Number(quote(statement.glyphs.source), Unsettled::TooLong))
    };
    let (min, max) = match (found.amounts.as_slice(), found.ranged) {
        ([], _) => return Err(Why::NoAmount),
        ([only], false) if !found.bounded => (*only, *only),
        ([min, max], true) => (*min, *max),
        _ => return Err(Why::SeveralAmounts),
    };
    if min > max {
        return Err(Why::FallingRange(quote(statement.glyphs.source)));
    }
    // A number without a sign and with a plus counts things, as "1,000+ sold" does.
    if found.open && statement.currency.is_none() {
        return Err(Why::NoCurrency);
    }
    let stated = match (statement.currency, context.currency) {
        (None, _) => Stated::Page,
        (Some(_), Some(page)) if page != currency => Stated::Against(page),
        (Some(_), _) if statement.named => Stated::Named,
        (Some(_), _) => Stated::Shared,
    };
    Ok(PriceText { min: money(min)?, max: money(max)?, open: found.open, stated })
}

#[derive(Default)]
struct Found {
    amounts: Vec<Decimal>,
    ranged: bool,
    open: bool,
    /// A word stands first that only ever begins a range.
    bounded: bool,
    dash: bool,
    /// A dash stands there that must be followed by the second bound, or else is a minus.
    minus: bool,
    /// How many brackets are open, and whether they hold all the amounts.
    open_brackets: usize,
    bracketed: Option<bool>,
    /// A word stands behind the amount.
    worded: bool,
    percent: bool,
}

impl Found {
    fn take(&mut self, statement: &Statement<'_>, placed: &Placed) -> Result<(), Why> {
        let stray = || Why::Stray(statement.quote(placed));
        let dash = std::mem::take(&mut self.dash);
        let minus = std::mem::take(&mut self.minus);
        if minus && !matches!(placed.item, Item::Amount(_)) {
            return Err(Why::Negative(quote(statement.glyphs.source)));
        }
        match &placed.item {
            // "€5 40% off", but not "€5 or 10% off".
            Item::Amount(Amount { worth: Worth::Percent(_), .. })
                if !self.amounts.is_empty() && !self.worded =>
            {
                self.percent = true;
            }
            Item::Amount(Amount { worth: Worth::Percent(_), .. }) => return Err(stray()),
            Item::Amount(amount) => {
                if amount.negative && self.amounts.is_empty() {
                    return Err(Why::Negative(statement.quote(placed)));
                }
                if amount.negative || amount.plus_before || self.percent {
                    return Err(stray());
                }
                let value = match &amount.worth {
                    Worth::Money(value) => *value,
                    Worth::Bare(figure) => statement.money(figure)?,
                    Worth::Percent(_) => return Err(stray()),
                };
                if !self.amounts.is_empty() && !dash {
                    return Err(Why::SeveralAmounts);
                }
                if dash && self.may_be_decimals(statement, placed, &amount.worth) {
                    let text = quote(statement.glyphs.source);
                    return Err(Why::Number(text, Unsettled::Ambiguous));
                }
                let inside = self.open_brackets > 0;
                self.bracketed = Some(inside && self.bracketed.unwrap_or(true));
                self.ranged |= dash;
                self.open |= amount.plus_after;
                self.amounts.push(value);
            }
            Item::Mark(Mark::Dash) if self.amounts.len() == 1 && !self.percent => {
                (self.dash, self.minus) = (true, true);
            }
            Item::Word(Role::To) if self.amounts.len() == 1 && !self.percent => self.dash = true,
            Item::Word(Role::From) if self.amounts.is_empty() => self.open = true,
            Item::Word(Role::Since) if self.amounts.is_empty() => self.bounded = true,
            // "from 5 up to 8", "5から8まで": its bounds by their words.
            Item::Word(Role::UpTo) if self.amounts.len() == 1 && (self.open || self.bounded) => {
                (self.dash, self.open) = (true, false);
            }
            Item::Word(Role::FromAfter) if self.amounts.len() == 1 => {
                (self.dash, self.open) = (true, true);
            }
            Item::Word(Role::UpToAfter) if self.ranged => self.open = false,
            Item::Word(Role::Off) if self.percent => {}
            Item::Word(Role::Price | Role::Tax | Role::Filler | Role::OClock | Role::Limit) => {
                self.worded = !self.amounts.is_empty();
            }
            Item::Mark(Mark::Stop)
                if statement.glyphs.raw(placed.from).is_some_and(mark::refuses_a_price) =>
            {
                return Err(Why::Mark(statement.quote(placed)));
            }
            Item::Mark(Mark::Open) => self.open_brackets += 1,
            Item::Mark(Mark::Close) => self.open_brackets = self.open_brackets.saturating_sub(1),
            Item::Mark(Mark::Colon | Mark::Comma | Mark::Stop) => {}
            Item::Odd(_) => return Err(Why::Mark(statement.quote(placed))),
            Item::Word(Role::Future) => return Err(Why::Announced(statement.quote(placed))),
            Item::Unknown => return Err(Why::UnknownWord(statement.quote(placed))),
            _ => return Err(stray()),
        }
        Ok(())
    }
}

impl Found {
    /// Whether a dash may stand where others write a comma, as in `12-99`.
    fn may_be_decimals(&self, statement: &Statement<'_>, placed: &Placed, worth: &Worth) -> bool {
        let two = matches!(worth, Worth::Bare(figure) if figure.plain() && figure.length() == 2);
        let whole = self.amounts.first().is_some_and(|first| first.scale() == 0);
        let before = placed.from.checked_sub(2).and_then(|at| statement.glyphs.raw(at));
        two && whole && before.is_some_and(|c| page::price::digit(c).is_some())
    }
}

/// The price of `salePriceLocal`: the text, its whole units and its decimals, parted by bars.
///
/// The bare digits settle what the text alone may leave open (`1.234|1|234`), and must agree with it.
pub(super) fn triple(text: &str) -> Option<(&str, Result<Decimal, Why>)> {
    let mut parts = text.split('|');
    let (shown, whole, decimals) = (parts.next()?, parts.next()?.trim(), parts.next()?.trim());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || whole.is_empty() || !digits(whole) || !digits(decimals) {
        return None;
    }
    let number = || {
        let scale = u32::try_from(decimals.len()).ok()?;
        let digits = whole.bytes().chain(decimals.bytes());
        let value = digits.take(18).fold(0_i64, |sum, byte| sum * 10 + i64::from(byte - b'0'));
        (whole.len() + decimals.len() <= 15).then(|| Decimal::new(value, scale))
    };
    Some((shown, number().ok_or_else(|| Why::Number(quote(text), Unsettled::TooLong))))
}

/// A price whose text and digits were both read.
pub(super) fn agreed(
    shown: Result<PriceText, Why>,
    value: Decimal,
    text: &str,
    context: &Context<'_>,
) -> Result<PriceText, Why> {
    match shown {
        Ok(price) if price.min.amount() == value && price.max == price.min => Ok(price),
        Ok(_) => Err(Why::SeveralAmounts),
        Err(Why::Number(_, Unsettled::Ambiguous)) => {
            let currency = context.currency.ok_or(Why::NoCurrency)?;
            let money = Money::new(value, currency)
                .map_err(|_| Why::Number(quote(text), Unsettled::TooLong))?;
            Ok(PriceText { min: money, max: money, open: false, stated: Stated::Page })
        }
        Err(why) => Err(why),
    }
}
