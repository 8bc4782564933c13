//! Marks beside amounts: which of them mean something, which nothing, and which make it no amount at all.
//!
//! A mark that is not understood may be a currency's sign that is not known, a fraction, a bound, a
//! minus, or hide a digit. So every mark counts until this file says that it does not: in a price none
//! may stand but [`IN_PRICES`]; in an offer those of [`parts`] part two statements, and the others may
//! stand where they touch no digit.

use super::items::{Item, Mark, Placed, Statement, Worth};
use super::token::about;
use super::why::Why;

#[cfg(test)]
mod tests;

/// A mark without a meaning of its own, by what it does beside an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Odd {
    /// A quotation mark or the like: nothing in an offer, wherever it stands.
    Quote,
    /// An emoji, a bullet: nothing in an offer as long as it touches no digit.
    Sign,
    /// It changes the amount, or may: `¢`, `⅔`, `<`, `±`.
    Alien,
}

/// The marks that may stand in a price besides the signs of currencies, brackets, the comma, the colon
/// and a dash between two bounds.
///
/// Sources: the forms of prices in the repository's own tables (`tests/strings.tsv`, `tests/wordings.tsv`).
pub(super) const IN_PRICES: &[char] = &[
    // "US $7,200+": at least.
    '+', '＋', // "5～8": from one to the other; before one amount it refuses, as about.
    '~', '〜', '～', '∼',
    // "US $5.10 | 2 sold": the bar that pages put between two statements.
    '|', '丨', // The end of a sentence or of a line.
    '.', '!', '！', '。', ';', '؛', '·', '•', '・', '\n', '\r', '\u{2028}',
];

/// Whether a mark parts two statements, whatever it touches: "SUMMER5 = $5 off $45", "15 off 120 → USQ15".
pub(super) fn parts(c: char) -> bool {
    arrow(c)
        || matches!(c, '|' | '丨' | '=' | '＝' | '·' | '•' | '・' | ';' | '؛' | '!' | '！' | '।')
        || matches!(c, '。' | '\n' | '\r' | '\u{2028}' | '？' | '؟' | '?')
}

/// Whether a mark points from one thing to the next: an amount behind it may be what the first becomes.
pub(super) fn arrow(c: char) -> bool {
    matches!(c, '←'..='⇿' | '⟰'..='⟿' | '⤀'..='⥿' | '⬀'..='⬑' | '⬰'..='⭏' | '⭐'..='⯿')
        && !matches!(c, '⭐' | '⭑'..='⭙')
        || matches!(c, '➔' | '➘'..='➯' | '➱'..='➾' | '▶' | '►' | '▸' | '🡀'..='🣿' | '»' | '>')
}

/// Whether a mark that ends a statement may not stand in a price.
pub(super) fn refuses_a_price(c: char) -> bool {
    !IN_PRICES.contains(&c)
}

/// What a mark does beside an amount that nothing else gives a meaning to.
pub(super) fn odd(c: char) -> Odd {
    match c {
        '"' | '\'' | '«' | '»' | '‹' | '›' | '“'..='‟' | '¡' | '¿' | '׳' | '״' | '`' | '´' => {
            Odd::Quote
        }
        '™' | '®' | '©' | '℠' => Odd::Quote,
        _ if money(c) || sum(c) => Odd::Alien,
        _ if c.is_numeric() && !numbers_a_line(c) => Odd::Alien,
        '^' | '¨' | '¬' | '°' | '‰' | '‱' | '℅' => Odd::Alien,
        _ => Odd::Sign,
    }
}

/// Whether a character is a number that stands in a circle or in brackets, as before the lines of a list.
fn numbers_a_line(c: char) -> bool {
    matches!(c, '①'..='⒛' | '⓪'..='⓿' | '❶'..='➓' | '㈠'..='㈩' | '㊀'..='㊉' | '㉈'..='㉟' | '㊱'..='㊿')
        || matches!(c, '🄀'..='🄌')
}

/// Whether a character is the sign of some money; those that are known have been taken before.
fn money(c: char) -> bool {
    matches!(c, '¢'..='¥' | '֏' | '؋' | '߾' | '߿' | '৲' | '৳' | '৻' | '૱' | '௹' | '฿' | '៛')
        || matches!(c, '₠'..='\u{20CF}' | '꠸' | '﷼' | '﹩' | '＄' | '￠' | '￡' | '￥' | '￦')
        || matches!(c, '\u{11FDD}'..='\u{11FE0}' | '\u{1E2FF}' | '\u{1ECB0}')
}

/// Whether a character belongs to a sum or a comparison.
fn sum(c: char) -> bool {
    matches!(c, '<' | '＜' | '±' | '×' | '÷' | '϶' | '؆'..='؈' | '⁄' | '⁒' | '⁺'..='⁾' | '₊'..='₎')
        || matches!(c, '℘' | '⅀'..='⅄' | '⅋' | '∀'..='⋿' | '⌠' | '⌡' | '⍼' | '⎛'..='⎳' | '⏜'..='⏡')
        || matches!(c, '▷' | '◁' | '◸'..='◿' | '♯' | '⟀'..='⟯' | '⦀'..='⫿' | '﬩' | '﹢' | '﹤'..='﹦')
        || matches!(c, '￢' | '￩'..='￬' | '\u{1D6C1}'..='\u{1D7C3}' | '\u{1EEF0}' | '\u{1EEF1}')
}

impl<'a> Statement<'a> {
    /// The statement without the marks that mean nothing in an offer; `None` where it has none.
    ///
    /// # Errors
    /// [`Why::Mark`] where a mark changes an amount or may hide one of its digits.
    pub(super) fn plain(&self) -> Result<Option<Statement<'a>>, Why> {
        let odd = |placed: &Placed| match placed.item {
            Item::Odd(odd) => Some(odd),
            _ => None,
        };
        for (at, placed) in self.items.iter().enumerate() {
            let refuses = match odd(placed) {
                // "US $50×": times what? "~US $5", "割引400円〜": about so much, or from so much on.
                None => {
                    (placed.item == Item::Mark(Mark::Times) && self.multiplies_nothing(at))
                        || (placed.item == Item::Mark(Mark::Dash) && self.is_about(at))
                }
                Some(Odd::Quote) => false,
                Some(Odd::Sign) => self.touches_a_digit(at),
                Some(Odd::Alien) => true,
            };
            if refuses {
                return Err(Why::Mark(self.quote(placed)));
            }
        }
        let items: Vec<Placed> =
            self.items.iter().filter(|placed| odd(placed).is_none()).cloned().collect();
        let all = items.len() == self.items.len();
        let mut plain = self.with(items);
        plain.marked = true;
        Ok((!all).then_some(plain))
    }

    /// Whether a mark for "about" stands right beside one amount, and joins no two.
    fn is_about(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        let amount = |placed: Option<&Placed>| {
            placed
                .filter(|placed| matches!(placed.item, Item::Amount(_)))
                .map(|placed| (placed.from, placed.to))
        };
        let before = amount(at.checked_sub(1).and_then(|at| self.items.get(at)));
        let after = amount(self.items.get(at + 1));
        let touches = before.is_some_and(|(_, to)| to == item.from)
            || after.is_some_and(|(from, _)| from == item.to);
        self.glyphs.raw(item.from).is_some_and(about)
            && touches
            && before.is_some() != after.is_some()
    }

    fn multiplies_nothing(&self, at: usize) -> bool {
        let money = at.checked_sub(1).and_then(|at| self.items.get(at)).is_some_and(|placed| {
            matches!(&placed.item, Item::Amount(amount) if !matches!(amount.worth, Worth::Bare(_)))
        });
        let next = self.items.get(at + 1).map(|placed| &placed.item);
        money && !matches!(next, Some(Item::Amount(_)))
    }

    /// Whether the item at a place stands right beside a digit of an amount.
    fn touches_a_digit(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        let digit = |at: Option<usize>| {
            at.and_then(|at| self.glyphs.raw(at)).is_some_and(|c| page::price::digit(c).is_some())
        };
        let amount = |placed: Option<&Placed>| {
            placed.is_some_and(|placed| matches!(placed.item, Item::Amount(_)))
        };
        let before = at.checked_sub(1).and_then(|at| self.items.get(at));
        (amount(before) && digit(item.from.checked_sub(1)))
            || (amount(self.items.get(at + 1)) && digit(Some(item.to)))
    }
}
