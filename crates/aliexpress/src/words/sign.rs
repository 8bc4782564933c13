//! The signs of currencies: which stands at a place, and which currency it means.

use deal::Currency;
use page::price::{Marks, Notation};

use super::fold::{letter, unspaced};
use super::glyphs::Glyphs;
use super::why::Why;

include!(concat!(env!("OUT_DIR"), "/currencies.rs"));

/// A currency as it is compiled in.
struct Entry {
    code: &'static str,
    decimal: u8,
    group: u8,
    signs: &'static str,
}

/// The currencies that a sign can mean, by their place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owners(u128);

impl Owners {
    /// Those in both.
    pub(super) fn and(self, other: Owners) -> Owners {
        Owners(self.0 & other.0)
    }

    fn of(currency: Currency) -> Owners {
        let at = CURRENCIES.iter().position(|entry| entry.code == currency.code());
        Owners(at.map_or(0, |at| 1 << at))
    }

    /// Whether any currency is in both.
    pub(super) fn meets(self, other: Owners) -> bool {
        self.and(other).0 != 0
    }

    /// Whether the currency is one of them.
    pub(super) fn has(self, currency: Currency) -> bool {
        self.0 & Owners::of(currency).0 != 0
    }

    fn only(self) -> Option<Currency> {
        let entry = CURRENCIES.get(self.0.trailing_zeros() as usize)?;
        if self.0.count_ones() == 1 { Currency::new(entry.code).ok() } else { None }
    }
}

/// A sign of money at a place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// What it can mean.
    pub(super) owners: Owners,
    /// Whether the page must say which it means, as `$` alone never does.
    pub(super) bare: bool,
}

/// The sign that begins at a place, and where it ends: the longest of all.
///
/// Signs that may also be words (`L`, `Br`) count only in a page of their currency.
pub(super) fn at(
    glyphs: &Glyphs<'_>,
    from: usize,
    page: Option<Currency>,
) -> Option<(Sign, usize)> {
    let first = glyphs.raw(from)?;
    let inside = from > 0 && letter(first) && {
        let before = glyphs.raw(from - 1)?;
        letter(before) && !unspaced(before)
    };
    if inside { None } else { at_head(glyphs, from, page) }
}

/// The same, where a sign may follow a letter: after a prefix of one letter.
pub(super) fn at_head(
    glyphs: &Glyphs<'_>,
    from: usize,
    page: Option<Currency>,
) -> Option<(Sign, usize)> {
    let first = glyphs.raw(from)?;
    // Looked up by the first letter: this is asked of every letter of a text.
    let at = HEADS.binary_search_by_key(&first, |(head, _)| *head).ok()?;
    let (_, indexes) = HEADS.get(at)?;
    let mut found: Option<(Sign, usize)> = None;
    for index in indexes.iter().map(|index| usize::from(*index)) {
        let Some(entry) = CURRENCIES.get(index) else { continue };
        let owner = 1_u128 << index;
        let here = page.is_some_and(|page| page.code() == entry.code);
        let signs = entry.signs.split('\n').chain([entry.code]);
        for sign in signs {
            let (bare, sign) = match sign.as_bytes().first() {
                Some(b'!') => (true, &sign[1..]),
                Some(b'?') if here => (true, &sign[1..]),
                Some(b'?') => continue,
                _ => (also_a_word(sign), sign),
            };
            if !sign.starts_with(first) {
                continue;
            }
            let Some(end) = reach(sign, glyphs, from) else { continue };
            match &mut found {
                Some((known, longest)) if *longest == end => {
                    known.bare |= known.owners.0 != owner;
                    known.owners.0 |= owner;
                }
                Some((_, longest)) if *longest > end => {}
                _ => found = Some((Sign { owners: Owners(owner), bare }, end)),
            }
        }
    }
    found
}

/// Codes that capitals in a slogan also spell.
fn also_a_word(code: &str) -> bool {
    matches!(code, "ALL" | "TRY" | "PEN")
}

/// Where a sign ends in a text, if it stands there whole; a space in it may be missing.
fn reach(sign: &str, glyphs: &Glyphs<'_>, from: usize) -> Option<usize> {
    let (stem, open) = sign.strip_suffix('*').map_or((sign, false), |stem| (stem, true));
    let mut at = from;
    let mut last = ' ';
    for c in stem.chars() {
        if c == ' ' {
            at = glyphs.skip_blanks(at);
        } else if glyphs.raw(at)? == c {
            at += 1;
        } else {
            return None;
        }
        last = c;
    }
    let follows = |at: usize| glyphs.raw(at).filter(|c| letter(*c));
    if open {
        while follows(at).is_some() {
            at += 1;
        }
        return Some(at);
    }
    let cut = letter(last) && !unspaced(last) && follows(at).is_some_and(|c| !unspaced(c));
    (!cut).then_some(at)
}

/// The one currency that all these signs mean, where the page's own may settle the bare ones.
///
/// `None` where there is no sign at all.
///
/// # Errors
/// [`Why::TwoCurrencies`], [`Why::WhichCurrency`] for a bare sign without a page's currency, and
/// [`Why::ForeignSign`] for a bare sign that the page's currency does not have.
pub(super) fn resolve(
    signs: &[(Sign, &str)],
    page: Option<Currency>,
) -> Result<Option<Currency>, Why> {
    let Some((first, rest)) = signs.split_first() else { return Ok(None) };
    let shared = rest.iter().fold(first.0.owners, |shared, (sign, _)| shared.and(sign.owners));
    let quote = |text: &str| text.trim().chars().take(12).collect::<String>();
    if shared.0 == 0 {
        let other = rest.iter().find(|(sign, _)| first.0.owners.and(sign.owners).0 == 0);
        let other = other.unwrap_or(first);
        return Err(Why::TwoCurrencies(quote(first.1), quote(other.1)));
    }
    let certain = signs.iter().find(|(sign, _)| !sign.bare);
    match (certain.and_then(|(sign, _)| sign.owners.only()), page) {
        (Some(currency), _) => Ok(Some(currency)),
        (None, Some(page)) if shared.has(page) => Ok(Some(page)),
        (None, Some(page)) => Err(Why::ForeignSign(quote(first.1), page)),
        (None, None) => Err(Why::WhichCurrency(quote(first.1))),
    }
}

/// How amounts of a currency are written in a language: the marks of either may stand.
pub(super) fn notation(currency: Currency, decimal: Marks, group: Marks) -> Notation {
    let home = CURRENCIES.iter().find(|entry| entry.code == currency.code());
    let marks = |bits: Option<u8>| bits.map_or(Marks::NONE, Marks::from_bits);
    Notation {
        digits: currency.digits(),
        decimal: decimal.or(marks(home.map(|entry| entry.decimal))),
        group: group.or(marks(home.map(|entry| entry.group))),
    }
}
