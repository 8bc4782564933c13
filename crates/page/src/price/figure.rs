//! One number as it stands in a text, and its value under a notation.

use std::ops::Range;

use rust_decimal::Decimal;

use super::digit::{digit, invisible, space};
use super::notation::{Mark, Notation, Unsettled};

/// The most digits that an amount can have: a billion billion is no price.
const MOST_DIGITS: u32 = 15;
/// The most minor units that an amount can have, however few digits it is written with: ten million
/// million dollars are no price either, and no law of ours counts beyond.
const MOST_MINOR: u64 = 1_000_000_000_000_000;
/// The most groups of digits: `999.999.999.999.999,00` has six.
const MOST_GROUPS: usize = 8;

/// A number as it stands in a text: groups of digits with a mark before each but the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The bytes of the text that it covers.
    pub span: Range<usize>,
    digits: u64,
    count: u32,
    groups: [u8; MOST_GROUPS],
    marks: [Option<Mark>; MOST_GROUPS],
    used: usize,
    fault: Option<Unsettled>,
    /// What a word behind it multiplies it by, as a power of ten.
    power: u8,
}

impl Figure {
    /// The number that begins at a byte of the text, where a digit stands.
    ///
    /// A blank belongs to the number only between groups of three. With `loose`, blanks may also
    /// stand around a point or comma, as where each part was in an element of its own
    /// (`72 , 9`, `119. 95`).
    pub fn scan(text: &str, at: usize, loose: bool) -> Option<Figure> {
        let rest = text.get(at..)?;
        let (_, script) = digit(rest.chars().next()?)?;
        let mut figure = Figure::empty(at);
        let mut end = figure.take_group(rest, 0, script);
        while let Some((mark, next)) = separator(rest, end, loose) {
            let decimals = figure.decimals_begun();
            let run = run(&rest[next..]);
            let joins = match mark {
                Mark::Blank | Mark::Space => run == 3 && !decimals && figure.last_is_group(),
                _ if decimals && figure.marks[figure.used - 1] != Some(mark) => false,
                _ => true,
            };
            if !joins {
                break;
            }
            if figure.used == MOST_GROUPS {
                figure.fault = Some(Unsettled::TooLong);
                figure.used -= 1;
            }
            figure.marks[figure.used] = Some(mark);
            end = figure.take_group(rest, next, script);
        }
        figure.span.end = at + end;
        Some(figure)
    }

    /// The number that begins at a point or comma before digits, as `.99` does.
    pub fn scan_fraction(text: &str, at: usize) -> Option<Figure> {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        let mark = Mark::of(first).filter(|mark| matches!(mark, Mark::Dot | Mark::Comma))?;
        let next = first.len_utf8();
        let (_, script) = digit(rest[next..].chars().next()?)?;
        let mut figure = Figure::empty(at);
        figure.used = 1;
        figure.marks[1] = Some(mark);
        let end = figure.take_group(rest, next, script);
        figure.span.end = at + end;
        Some(figure)
    }

    fn empty(at: usize) -> Figure {
        Figure {
            span: at..at,
            digits: 0,
            count: 0,
            groups: [0; MOST_GROUPS],
            marks: [None; MOST_GROUPS],
            used: 0,
            fault: None,
            power: 0,
        }
    }

    /// The same so many times ten: "5만", "50 тыс.".
    #[must_use]
    pub fn times_ten_to(self, power: u8) -> Figure {
        Figure { power, ..self }
    }

    /// Takes the digits from a byte on as the next group; the byte where they end.
    fn take_group(&mut self, rest: &str, from: usize, script: char) -> usize {
        let mut end = from;
        let mut length = 0_u8;
        for (at, c) in rest[from..].char_indices() {
            if let Some((value, zero)) = digit(c) {
                if zero != script {
                    self.fault = Some(Unsettled::MixedScripts);
                }
                length = length.saturating_add(1);
                self.count = self.count.saturating_add(1);
                if self.count <= MOST_DIGITS {
                    self.digits = self.digits * 10 + u64::from(value);
                } else {
                    self.fault = Some(Unsettled::TooLong);
                }
                end = from + at + c.len_utf8();
            } else if !invisible(c) {
                break;
            }
        }
        self.groups[self.used.min(MOST_GROUPS - 1)] = length;
        self.used += 1;
        end
    }

    /// Whether two different marks have been seen, so that the last one opened decimals.
    fn decimals_begun(&self) -> bool {
        let mut marks = self.marks[1..self.used.max(1)].iter().flatten();
        marks.next().is_some_and(|first| {
            matches!(first, Mark::ArabicDecimal) || marks.any(|mark| mark != first)
        })
    }

    fn last_is_group(&self) -> bool {
        let length = self.groups[self.used - 1];
        length == 3 || (self.used == 1 && length < 3)
    }

    /// The number as a count of things: digits only, or thousands parted beyond doubt.
    pub fn count(&self) -> Option<u32> {
        let whole = Notation { digits: 0, ..Notation::default() };
        self.value(&whole).ok().and_then(|value| u32::try_from(value.mantissa()).ok())
    }

    /// How many digits it has.
    pub fn length(&self) -> u32 {
        self.count
    }

    /// Whether it is digits alone, without a mark.
    pub fn plain(&self) -> bool {
        self.used == 1 && self.fault.is_none() && self.power == 0
    }

    /// The value, with the digits it was written with.
    ///
    /// # Errors
    /// [`Unsettled`] where the writing does not settle one value for this notation.
    pub fn value(&self, notation: &Notation) -> Result<Decimal, Unsettled> {
        if self.power == 0 {
            return self.written(notation);
        }
        // "1.5만": of a thousand a half is whole too.
        let notation = Notation { digits: notation.digits + u32::from(self.power), ..*notation };
        let times = Decimal::from(10_u64.pow(u32::from(self.power.min(9))));
        let value = self.written(&notation)?.checked_mul(times).ok_or(Unsettled::TooLong)?;
        Ok(value.normalize())
    }

    fn written(&self, notation: &Notation) -> Result<Decimal, Unsettled> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        match (self.marks[1], self.marks[self.used - 1]) {
            (None, _) => self.scaled(0, notation),
            (Some(mark), _) if self.used == 2 => self.one_mark(mark, notation),
            (Some(first), Some(last)) if first == last => {
                self.grouped(self.used, first)?;
                self.scaled(0, notation)
            }
            (Some(first), Some(last)) => {
                self.grouped(self.used - 1, first)?;
                match last {
                    Mark::Dot | Mark::Comma | Mark::ArabicDecimal => {
                        self.scaled(self.groups[self.used - 1], notation)
                    }
                    _ => Err(Unsettled::Malformed),
                }
            }
            _ => Err(Unsettled::Malformed),
        }
    }

    fn one_mark(&self, mark: Mark, notation: &Notation) -> Result<Decimal, Unsettled> {
        let after = self.groups[1];
        let may_group = self.grouped(2, mark).is_ok();
        match mark {
            Mark::ArabicDecimal => self.scaled(after, notation),
            Mark::Blank if !notation.group.has(Mark::Blank) => Err(Unsettled::Ambiguous),
            Mark::Blank | Mark::Space | Mark::Apostrophe | Mark::ArabicThousands => {
                self.grouped(2, mark)?;
                self.scaled(0, notation)
            }
            Mark::Dot | Mark::Comma if !may_group => self.scaled(after, notation),
            Mark::Dot | Mark::Comma => {
                if notation.digits == 0 {
                    return self.scaled(0, notation);
                }
                let payable = notation.digits >= 3;
                match (notation.decimal.has(mark), notation.group.has(mark)) {
                    (true, false) if payable => self.scaled(after, notation),
                    (true, false) => Err(Unsettled::TooManyDecimals(notation.digits)),
                    (false, true) => self.scaled(0, notation),
                    _ if payable => Err(Unsettled::Ambiguous),
                    _ => self.scaled(0, notation),
                }
            }
        }
    }

    /// Whether the first groups are thousands, or thousands and hundreds as in India.
    fn grouped(&self, used: usize, mark: Mark) -> Result<(), Unsettled> {
        let groups = &self.groups[..used];
        let same = self.marks[1..used].iter().all(|other| *other == Some(mark));
        let nought = self.digits / 10_u64.pow(self.count.saturating_sub(1)) == 0 && self.count > 1;
        let (Some(&first), Some(&last)) = (groups.first(), groups.last()) else {
            return Err(Unsettled::Malformed);
        };
        let between = &groups[1..used.max(2) - 1];
        let thousands = (1..=3).contains(&first) && between.iter().all(|length| *length == 3);
        let indian = mark == Mark::Comma
            && (1..=2).contains(&first)
            && between.iter().all(|length| *length == 2);
        let whole = used == 1 || (last == 3 && (thousands || indian) && !nought);
        if same && whole && mark != Mark::ArabicDecimal {
            Ok(())
        } else {
            Err(Unsettled::Malformed)
        }
    }

    /// The digits with so many decimals; noughts beyond the minor unit are dropped.
    fn scaled(&self, decimals: u8, notation: &Notation) -> Result<Decimal, Unsettled> {
        let mut digits = self.digits;
        let mut decimals = u32::from(decimals);
        while decimals > notation.digits {
            if !digits.is_multiple_of(10) {
                return Err(Unsettled::TooManyDecimals(notation.digits));
            }
            digits /= 10;
            decimals -= 1;
        }
        let unit = 10_u64.checked_pow(notation.digits - decimals);
        let minor = unit.and_then(|unit| digits.checked_mul(unit));
        let is_payable = minor.is_some_and(|minor| minor <= MOST_MINOR);
        match i64::try_from(digits) {
            Ok(digits) if is_payable => Ok(Decimal::new(digits, decimals)),
            _ => Err(Unsettled::TooLong),
        }
    }
}

/// The mark at a byte of the text and the byte of the digit after it.
fn separator(rest: &str, at: usize, loose: bool) -> Option<(Mark, usize)> {
    let mut mark = None;
    let mut blank = None;
    for (offset, c) in rest[at..].char_indices() {
        if digit(c).is_some() {
            return mark.or(blank).map(|mark| (mark, at + offset));
        }
        if invisible(c) {
            continue;
        }
        match Mark::of(c) {
            Some(found @ (Mark::Blank | Mark::Space)) => {
                if !loose && (mark.is_some() || blank.is_some()) {
                    return None;
                }
                blank = Some(found);
            }
            Some(found) if mark.is_none() && (loose || blank.is_none()) => mark = Some(found),
            None if loose && space(c) => {}
            _ => return None,
        }
    }
    None
}

/// How many digits stand at the beginning, up to four.
fn run(rest: &str) -> usize {
    rest.chars().filter(|c| !invisible(*c)).take(4).take_while(|c| digit(*c).is_some()).count()
}
