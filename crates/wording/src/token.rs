//! A text cut into words with their roles, signs, numbers and marks.

use deal::Currency;
use page::price::{Figure, digit};

use super::fold::{letter, unspaced};
use super::glyphs::Glyphs;
use super::lexicon::{Dates, Lexicon};
use super::mark::{Odd, odd, parts};
use super::moment::{Clock, Date};
use super::number::{fraction, joins_days, multiplies, number};
use super::role::Role;
use super::sign::{self, Sign};

/// What a piece of text is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A phrase of the vocabulary.
    Word(Role),
    /// A sign of money.
    Sign(Sign),
    /// A number.
    Figure(Figure),
    /// A date all in numbers.
    Date(Date),
    /// A time of day, or a countdown.
    Clock(Clock),
    /// `%`.
    Percent,
    /// `-` in any length, or `~`.
    Dash,
    /// `+`.
    Plus,
    /// `×`, or an x between numbers.
    Times,
    /// `/`.
    Slash,
    /// `:`.
    Colon,
    /// A comma.
    Comma,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// What parts one statement from the next: a full stop, `|`, `·`, the end of a line.
    Stop,
    /// What a shopper types at checkout.
    Code,
    /// A mark of no known meaning.
    Odd(Odd),
    /// A word of no known role.
    Unknown,
}

/// A piece of text and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// Its first place.
    pub(super) from: usize,
    /// The place after it.
    pub(super) to: usize,
    /// Whether a space stands before it.
    pub(super) gap: bool,
}

/// The letters that Arabic and Hebrew write at the head of the word they belong to.
const PREFIXES: &str = "בלהומשכولبفكا";

/// What texts are read by: the vocabularies to try in order, the order of dates, the page's currency.
#[derive(Clone, Copy)]
pub(super) struct Tongue<'a> {
    pub(super) lexicons: &'a [&'static Lexicon],
    pub(super) dates: Option<Dates>,
    pub(super) currency: Option<Currency>,
    /// Whether spaces and marks of one number may be apart, as in elements of their own.
    pub(super) loose: bool,
    /// Whether an amount counts whose currency is not known.
    pub(super) lenient: bool,
}

impl Tongue<'_> {
    /// The role of the longest phrase at a place: the first vocabulary wins where two are as long.
    pub(super) fn phrase(&self, glyphs: &Glyphs<'_>, from: usize) -> Option<(Role, usize)> {
        self.lexicons.iter().filter_map(|lexicon| lexicon.longest(glyphs, from)).reduce(
            |best, other| {
                if other.1 > best.1 { other } else { best }
            },
        )
    }
}

/// Cuts a text into tokens.
pub(super) fn tokens(glyphs: &Glyphs<'_>, tongue: &Tongue<'_>) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut gap = false;
    while let Some(c) = glyphs.raw(at) {
        if c == ' ' {
            (at, gap) = (at + 1, true);
            continue;
        }
        let (kind, to) = next(glyphs, tongue, at, c, &tokens);
        if let Some(kind) = kind {
            tokens.push(Token { kind, from: at, to, gap });
        }
        (at, gap) = (to, matches!(c, '\n' | '\r'));
    }
    merge_signs(&mut tokens);
    tokens
}

/// Makes one sign of two that name one currency before or after one number: `CAD $45`, `US$: 5`.
fn merge_signs(tokens: &mut Vec<Token>) {
    let figure = |token: Option<&Token>| matches!(token, Some(Token { kind: Kind::Figure(_), .. }));
    let mut at = 0;
    while at + 1 < tokens.len() {
        let merged = match (&tokens[at].kind, &tokens[at + 1].kind) {
            (Kind::Sign(first), Kind::Sign(second)) if first.owners.meets(second.owners) => {
                let owners = first.owners.and(second.owners);
                Some(Sign { owners, bare: first.bare && second.bare })
            }
            (Kind::Sign(sign), Kind::Colon) if figure(tokens.get(at + 2)) => Some(*sign),
            _ => None,
        };
        let between = figure(at.checked_sub(1).and_then(|before| tokens.get(before)))
            && figure(tokens.get(at + 2));
        match merged {
            Some(sign) if !between => {
                tokens[at].kind = Kind::Sign(sign);
                tokens[at].to = tokens[at + 1].to;
                tokens.remove(at + 1);
            }
            _ => at += 1,
        }
    }
}

/// The token at a place, if it means anything, and the place after it.
fn next(
    glyphs: &Glyphs<'_>,
    tongue: &Tongue<'_>,
    at: usize,
    c: char,
    before: &[Token],
) -> (Option<Kind>, usize) {
    let digits_before =
        matches!(before.last(), Some(Token { kind: Kind::Figure(_), to, .. }) if *to == at);
    if digit(c).is_some() {
        return number(glyphs, tongue, at);
    }
    // A numeral that is no digit: what it is worth beside one is not known.
    if c.is_numeric() {
        return (Some(Kind::Odd(odd(c))), at + 1);
    }
    if let Some((sign, to)) = sign::at(glyphs, at, tongue.currency) {
        return (Some(Kind::Sign(sign)), to);
    }
    if fraction(glyphs, at, before)
        && let Some(figure) = Figure::scan_fraction(glyphs.source, glyphs.byte(at))
    {
        let to = glyphs.place(figure.span.end);
        return (Some(Kind::Figure(figure)), to);
    }
    if matches!(c, 'x' | 'X' | 'х' | 'Х') && multiplies(glyphs, at, before) {
        return (Some(Kind::Times), at + 1);
    }
    let folded = glyphs.folded(at).unwrap_or(c);
    let inside = at > 0
        && !glyphs.breaks(at)
        && letter(folded)
        && !unspaced(folded)
        && glyphs.folded(at - 1).is_some_and(|c| letter(c) && !unspaced(c));
    if !inside && let Some((role, to)) = tongue.phrase(glyphs, at).filter(is_spelt(glyphs, at)) {
        let counted = matches!(before.last(), Some(Token { kind: Kind::Figure(_), .. }));
        let unit = is_unit(role);
        let glued = glyphs.raw(to).is_some_and(|c| c.is_ascii_digit())
            && glyphs.raw(to - 1).is_some_and(|c| c.is_ascii_alphabetic())
            && !priced(glyphs, tongue, to);
        // "saat 23:59", "ngày 9/12": the word for the unit stands in front, unless it is one letter.
        let leads = unit
            && to - at > 2
            && glyphs.raw(glyphs.skip_blanks(to)).is_some_and(|c| digit(c).is_some());
        if (!unit || counted || leads) && !glued && role.power().is_none() {
            return (Some(Kind::Word(role)), to);
        }
    }
    if letter(folded) {
        return word(glyphs, tongue, at);
    }
    (mark(glyphs, at, c, digits_before), at + 1)
}

/// Whether a zone's abbreviation is in capitals: "CET" is one, "cet" is French, "est" and "ist" are verbs.
fn is_spelt<'a>(glyphs: &'a Glyphs<'_>, at: usize) -> impl Fn(&(Role, usize)) -> bool + 'a {
    move |&(role, to)| {
        let zone = matches!(
            role,
            Role::Central
                | Role::Brasilia
                | Role::Moscow
                | Role::Bangkok
                | Role::Beijing
                | Role::Tokyo
                | Role::UnclearZone
        );
        let letters = || (at..to).filter_map(|at| glyphs.raw(at));
        !zone
            || to - at > 4
            || !letters().all(|c| c.is_ascii_alphabetic())
            || letters().all(|c| c.is_ascii_uppercase())
    }
}

/// Whether the number at a place has a sign right behind it that no other number follows: "Shop-Coupon40€"
/// is a label and its amount, "SAVE20 €5" is a code.
fn priced(glyphs: &Glyphs<'_>, tongue: &Tongue<'_>, at: usize) -> bool {
    let Some(figure) = Figure::scan(glyphs.source, glyphs.byte(at), false) else { return false };
    let to = glyphs.place(figure.span.end);
    let Some((_, end)) = sign::at(glyphs, glyphs.skip_blanks(to), tongue.currency) else {
        return false;
    };
    glyphs.raw(glyphs.skip_blanks(end)).is_none_or(|c| digit(c).is_none())
}

/// Whether a word only means something after its number.
fn is_unit(role: Role) -> bool {
    matches!(role, Role::Day | Role::Hour | Role::Minute | Role::Second)
}

/// A word without a role; with a prefix of one letter or two, what stands after them may have one.
fn word(glyphs: &Glyphs<'_>, tongue: &Tongue<'_>, at: usize) -> (Option<Kind>, usize) {
    let mut head = at;
    while head < at + 3 && glyphs.folded(head).is_some_and(|c| PREFIXES.contains(c)) {
        head += 1;
        if let Some((role, to)) = tongue.phrase(glyphs, head).filter(|(role, _)| !is_unit(*role)) {
            return (Some(Kind::Word(role)), to);
        }
        if let Some((sign, to)) = sign::at_head(glyphs, head, tongue.currency) {
            return (Some(Kind::Sign(sign)), to);
        }
    }
    // A single prefix before a number or sign is a word of its own: "ב-₪40", "ל100".
    if head > at && !glyphs.folded(head).is_some_and(letter) {
        let hyphen = matches!(glyphs.raw(head), Some('-' | '־'));
        return (Some(Kind::Word(Role::Filler)), head + usize::from(hyphen));
    }
    let mut to = at + 1;
    let solid = glyphs.folded(at).is_some_and(unspaced);
    while let Some(c) = glyphs.folded(to) {
        let same = if solid {
            unspaced(c)
                && tongue.phrase(glyphs, to).is_none()
                && sign::at(glyphs, to, tongue.currency).is_none()
        } else {
            (letter(c) && !unspaced(c)) || c.is_ascii_digit()
        };
        if !same {
            break;
        }
        to += 1;
    }
    (Some(Kind::Unknown), to)
}

/// Whether a mark joins two bounds but never stands for a minus.
pub(super) fn about(c: char) -> bool {
    matches!(c, '~' | '〜' | '～' | '∼')
}

/// What a mark of punctuation means.
fn mark(glyphs: &Glyphs<'_>, at: usize, c: char, digits_before: bool) -> Option<Kind> {
    let before = at.checked_sub(1).and_then(|at| glyphs.raw(at));
    let after = glyphs.raw(at + 1);
    let lettered = before.is_some_and(|c| letter(c) || matches!(c, '\'' | '׳' | '"' | '״'));
    let digit_after = after.is_some_and(|c| digit(c).is_some());
    // Hebrew joins its prepositions to what they govern with a hyphen: "ב-₪80".
    let joins = matches!(c, '-' | '־')
        && before.is_some_and(|c| ('א'..='ת').contains(&c))
        && after.is_some_and(|c| c != ' ');
    if joins {
        return None;
    }
    Some(match c {
        '%' | '٪' | '％' => Kind::Percent,
        '-' | '–' | '—' | '−' | '‐' | '‑' | '‒' | '―' | '﹣' => Kind::Dash,
        c if about(c) => Kind::Dash,
        '+' | '＋' => Kind::Plus,
        '≥' | '≧' | '⩾' | '⩽' | '≤' | '≦' => {
            let least = matches!(c, '≥' | '≧' | '⩾');
            Kind::Word(if least { Role::Min } else { Role::AtMost })
        }
        // A star after all else points to a note.
        '*' if glyphs.raw(glyphs.skip_blanks(at + 1)).is_none() => return None,
        '×' | '✕' | '✖' | '*' => Kind::Times,
        '/' | '／' => Kind::Slash,
        ':' | '：' => Kind::Colon,
        ',' | '،' | '、' => Kind::Comma,
        '(' | '[' | '{' | '（' | '【' | '「' | '《' | '『' | '〔' | '〈' => Kind::Open,
        ')' | ']' | '}' | '）' | '】' | '」' | '》' | '』' | '〕' | '〉' => Kind::Close,
        // What is turned round is shown otherwise than written.
        '\u{202D}' | '\u{202E}' => Kind::Unknown,
        // "$?.40", "R$ ?4,90": a digit is hidden.
        '?' | '？' | '؟'
            if digit_after
                || matches!(after, Some('.' | ',' | '?'))
                || before.is_some_and(|c| !letter(c) && c != ' ' && digit(c).is_none()) =>
        {
            Kind::Odd(Odd::Alien)
        }
        c if parts(c) => Kind::Stop,
        '.' if digit_after && before == Some('.') => Kind::Unknown,
        // "28.11.–03.12.": the end of a day.
        '.' if digits_before
            && after.is_none_or(|c| matches!(c, ' ' | ')') || joins_days(glyphs, at)) =>
        {
            Kind::Stop
        }
        // The end of a word that is cut short, or of a sentence; before a digit it may hide another.
        '.' if lettered || (!digit_after && !digits_before) => return None,
        '.' => Kind::Odd(Odd::Alien),
        // In a word or behind it: "aujourd'hui", "יח׳".
        '\'' | '׳' | '"' | '״' if lettered => return None,
        c => Kind::Odd(odd(c)),
    })
}
