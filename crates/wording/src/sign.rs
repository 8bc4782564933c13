//! The signs of currencies: which stands at a place, and which currency it means.

use std::sync::OnceLock;

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
    if inside && !glyphs.breaks(from) { None } else { at_head(glyphs, from, page) }
}

/// The same, where a sign may follow a letter: after a prefix of one letter.
pub(super) fn at_head(
    glyphs: &Glyphs<'_>,
    from: usize,
    page: Option<Currency>,
) -> Option<(Sign, usize)> {
    let first = glyphs.raw(from)?;
    let spellings = spellings();
    let start = spellings.partition_point(|spelling| spelling.first < first);
    let mut found: Option<(Sign, usize)> = None;
    for spelling in spellings[start..].iter().take_while(|spelling| spelling.first == first) {
        let here = || page.is_some_and(|page| page.code() == CURRENCIES[spelling.owner].code);
        if spelling.how == How::Weak && !here() {
            continue;
        }
        let Some(end) = reach(spelling.sign, glyphs, from) else { continue };
        let (owner, bare) = (1_u128 << spelling.owner, spelling.how != How::Plain);
        let bare = bare && !(also_a_word(spelling.sign) && alone(glyphs, from, end));
        match &mut found {
            Some((known, longest)) if *longest == end => {
                known.bare |= known.owners.0 != owner;
                known.owners.0 |= owner;
            }
            Some((_, longest)) if *longest > end => {}
            _ => found = Some((Sign { owners: Owners(owner), bare }, end)),
        }
    }
    found
}

/// A sign as it is spelled, and whose it is.
struct Spelling {
    first: char,
    sign: &'static str,
    owner: usize,
    how: How,
}

/// How sure a sign is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// It names its currency.
    Plain,
    /// The page must say which currency it means.
    Bare,
    /// It is a sign only in a page of its currency.
    Weak,
}

/// Every sign and code, by its first letter.
fn spellings() -> &'static [Spelling] {
    static SPELLINGS: OnceLock<Vec<Spelling>> = OnceLock::new();
    SPELLINGS.get_or_init(|| {
        let mut spellings: Vec<Spelling> = CURRENCIES
            .iter()
            .enumerate()
            .flat_map(|(owner, entry)| {
                let code =
                    (entry.code, if also_a_word(entry.code) { How::Bare } else { How::Plain });
                let signs = entry.signs.split('\n').map(|sign| match sign.as_bytes().first() {
                    Some(b'!') => (&sign[1..], How::Bare),
                    Some(b'?') => (&sign[1..], How::Weak),
                    _ => (sign, How::Plain),
                });
                signs.chain([code]).filter_map(move |(sign, how)| {
                    Some(Spelling { first: sign.chars().next()?, sign, owner, how })
                })
            })
            .collect();
        spellings.sort_by_key(|spelling| spelling.first);
        spellings
    })
}

/// Whether a character stands in a sign of a currency.
#[cfg(test)]
pub(super) fn is_sign_of(mark: char, currency: Currency) -> bool {
    let mark = super::fold::narrow(mark);
    spellings().iter().any(|spelling| {
        CURRENCIES[spelling.owner].code == currency.code() && spelling.sign.contains(mark)
    })
}

/// Codes that capitals in a slogan also spell.
fn also_a_word(code: &str) -> bool {
    matches!(code, "ALL" | "TRY" | "PEN")
}

/// Whether nothing but numbers stands beside a code: a slogan has more words, or a `%`.
fn alone(glyphs: &Glyphs<'_>, from: usize, to: usize) -> bool {
    (0..)
        .map_while(|at| Some((at, glyphs.raw(at)?)))
        .all(|(at, c)| (from..to).contains(&at) || !(letter(c) || c == '%'))
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
