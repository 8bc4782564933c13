//! A number in a text: where it begins and ends, and what beside it belongs to it.

use page::price::{Figure, digit};

use super::fold::{letter, unspaced};
use super::glyphs::Glyphs;
use super::mark::Odd;
use super::moment;
use super::role::Role;
use super::sign;
use super::token::{Kind, Token, Tongue};

/// A number: a date, a time of day, or digits with their marks.
pub(super) fn number(glyphs: &Glyphs<'_>, tongue: &Tongue<'_>, at: usize) -> (Option<Kind>, usize) {
    if let Some((date, to)) = moment::date(glyphs, at, tongue.dates) {
        // "2026-12-09T23:59": the letter is a joint.
        let joint =
            glyphs.raw(to) == Some('T') && glyphs.raw(to + 1).is_some_and(|c| digit(c).is_some());
        return (Some(Kind::Date(date)), to + usize::from(joint));
    }
    if let Some((clock, to)) = moment::clock(glyphs, at) {
        return (Some(Kind::Clock(clock)), to);
    }
    let Some(figure) = Figure::scan(glyphs.source, glyphs.byte(at), tongue.loose) else {
        return (None, at + 1);
    };
    let to = glyphs.place(figure.span.end).max(at + 1);
    // A digit on a keycap numbers a line.
    if glyphs.raw(to) == Some('\u{20E3}') {
        return (Some(Kind::Odd(Odd::Sign)), to + 1);
    }
    if let Some((power, to)) = magnitude(glyphs, tongue, to) {
        return (Some(Kind::Figure(figure.times_ten_to(power))), to);
    }
    let to = whole_end(glyphs, to);
    (Some(Kind::Figure(figure)), to)
}

/// What a word behind a number multiplies it by, as a power of ten, and the place after the word: "50 ribu",
/// "5만". Where more digits follow, as in `1万5千円`, the number has two parts and is none.
fn magnitude(glyphs: &Glyphs<'_>, tongue: &Tongue<'_>, at: usize) -> Option<(u8, usize)> {
    let from = glyphs.skip_blanks(at);
    let (role, to) = tongue.phrase(glyphs, from)?;
    let power = role.power()?;
    // "5 k nákupu": apart, a letter is a word of its own.
    let is_letter = to == from + 1 && glyphs.folded(from).is_some_and(|c| !unspaced(c));
    let goes_on = glyphs.raw(to).is_some_and(|c| digit(c).is_some());
    (!(goes_on || is_letter && from > at)).then_some((power, to))
}

/// The place after the dash that some languages write for no decimals: `1.599,-`, `45.–`.
fn whole_end(glyphs: &Glyphs<'_>, at: usize) -> usize {
    if !matches!(glyphs.raw(at), Some(',' | '.')) {
        return at;
    }
    let mut end = at + 1;
    while matches!(glyphs.raw(end), Some('-' | '–' | '—' | '−')) {
        end += 1;
    }
    let stands = glyphs.raw(end).is_none_or(|c| digit(c).is_none());
    if end > at + 1 && stands { end } else { at }
}

/// Whether the point at a place ends a day's number, and a dash parts that from the next: "1.-7.", "28.11.–03.12.".
pub(super) fn joins_days(glyphs: &Glyphs<'_>, at: usize) -> bool {
    let digits = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
    let first = (0..at).rev().take_while(|at| digits(glyphs.raw(*at))).last().unwrap_or(at);
    let before = first.checked_sub(1).and_then(|at| glyphs.raw(at));
    let short = (1..=2).contains(&(at - first)) && matches!(before, None | Some(' ' | '.' | '('));
    short && matches!(glyphs.raw(at + 1), Some('-' | '–' | '—')) && digits(glyphs.raw(at + 2))
}

/// Whether a point stands where `.99` begins: at the start or after a sign.
pub(super) fn fraction(glyphs: &Glyphs<'_>, at: usize, before: &[Token]) -> bool {
    matches!(before.last(), None | Some(Token { kind: Kind::Sign(_), .. }))
        && matches!(glyphs.raw(at), Some('.' | ','))
        && at.checked_sub(1).is_none_or(|at| glyphs.raw(at) != Some('.'))
        && glyphs.raw(at + 1).is_some_and(|c| digit(c).is_some())
}

/// Whether an x stands between two amounts, or right behind a number of payments: "12x de R$5".
pub(super) fn multiplies(glyphs: &Glyphs<'_>, at: usize, before: &[Token]) -> bool {
    let next = glyphs.skip_blanks(at + 1);
    let last = before.last();
    let figure = matches!(last, Some(Token { kind: Kind::Figure(_), .. }));
    let amount = figure
        || matches!(
            last.map(|token| &token.kind),
            Some(Kind::Sign(_) | Kind::Word(Role::Installment | Role::Month))
        );
    let count = figure && next > at + 1 && last.is_some_and(|token| token.to == at);
    let follows = glyphs.raw(next).is_some_and(|c| digit(c).is_some() || !letter(c))
        || (next > at + 1 && sign::at(glyphs, next, None).is_some());
    amount && (follows || count)
}
