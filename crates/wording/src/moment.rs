//! Dates and times of day as pages write them.

use deal::{Instant, LocalTime};
use page::price::digit;

use super::glyphs::Glyphs;
use super::lexicon::Dates;
use super::zone::Zone;

/// A day of the calendar; its year is often left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: Option<u16>,
    pub(super) month: u8,
    pub(super) day: u8,
    /// The order of its numbers, where only the custom of a place told its day from its month.
    pub(super) order: Option<Dates>,
}

impl Date {
    /// A day whose month is known for certain.
    pub(super) fn new(year: Option<u16>, month: u8, day: u8) -> Date {
        Date { year, month, day, order: None }
    }
}

/// Hours, minutes and perhaps seconds: a time of day, or what is left of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: Option<u8>,
}

/// A moment as a text names it, with all that it left out left out.
///
/// Without a year or without a zone it is no instant: [`Moment::starts`] and [`Moment::ends`] then give
/// none, and the reader may know better from the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The year, where it is named.
    pub year: Option<u16>,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The time of day: hour, minute and, where they are named, seconds.
    pub time: Option<(u8, u8, Option<u8>)>,
    /// Whose clock, where it is named.
    pub zone: Option<Zone>,
    /// The order of its numbers, where only the custom of a place told its day from its month.
    pub(super) order: Option<Dates>,
}

impl Moment {
    pub(super) fn new(date: Date, time: Option<Clock>, zone: Option<Zone>) -> Moment {
        let Date { year, month, day, order } = date;
        let time = time.map(|clock| (clock.hour, clock.minute, clock.second));
        Moment { year, month, day, time, zone, order }
    }

    /// The first instant of it; midnight where no time of day is named.
    pub fn starts(&self) -> Option<Instant> {
        self.zone?.starts(self.first()?)
    }

    /// The first instant after it: the next midnight where no time of day is named, and one step after
    /// a last minute (`23:59`) or a last second (`23:59:59`).
    pub fn ends(&self) -> Option<Instant> {
        self.zone?.ends(self.last()?)
    }

    /// The day or the time that it starts with, without its zone.
    pub fn first(&self) -> Option<LocalTime> {
        let day = LocalTime::day(self.year?, self.month, self.day)?;
        Some(self.time.map_or(day, |(hour, minute, second)| {
            day.after_midnight(seconds(hour, minute, second.unwrap_or_default()))
        }))
    }

    /// The last day, or the first time after what it ends, without its zone.
    ///
    /// A minute or a second of 59 is inside: the end is the next one. Every other time is the end itself.
    pub fn last(&self) -> Option<LocalTime> {
        let day = LocalTime::day(self.year?, self.month, self.day)?;
        Some(self.time.map_or(day, |(hour, minute, second)| {
            let inside = match second {
                None if minute == 59 => 60,
                Some(59) => 1,
                _ => 0,
            };
            day.after_midnight(seconds(hour, minute, second.unwrap_or_default()) + inside)
        }))
    }

    /// The same in a year.
    pub(super) fn in_year(self, year: u16) -> Moment {
        Moment { year: Some(year), ..self }
    }

    /// Whether the calendar has such a day at all.
    pub(super) fn is_sound(&self) -> bool {
        // Of an unknown year, one that leaps.
        LocalTime::day(self.year.unwrap_or(2000), self.month, self.day).is_some()
    }
}

fn seconds(hour: u8, minute: u8, second: u8) -> u32 {
    (u32::from(hour) * 60 + u32::from(minute)) * 60 + u32::from(second)
}

/// A date all in numbers at a place, and the place after it: `31.12.2026`, `2026/12/31`.
///
/// Where day and month could be either and the language does not say, there is none.
pub(super) fn date(glyphs: &Glyphs<'_>, at: usize, dates: Option<Dates>) -> Option<(Date, usize)> {
    let (first, mark) = number(glyphs, at, 4)?;
    let sign = glyphs.raw(mark).filter(|c| matches!(c, '.' | '/' | '-'))?;
    let joint = |mark: usize| {
        let next = if sign == '.' { glyphs.skip_blanks(mark + 1) } else { mark + 1 };
        (glyphs.raw(mark) == Some(sign)).then_some(next)
    };
    let second_at = joint(mark)?;
    let (second, mark) = number(glyphs, second_at, 2)?;
    let third_at = joint(mark)?;
    let (third, end) = number(glyphs, third_at, 4)?;
    let length = |from: usize, to: usize| to - from;
    let year_first = length(at, glyphs_end(glyphs, at)) == 4;
    let year_digits = length(third_at, end);
    let (year, month, day) = if year_first {
        (first, second, third)
    } else {
        let year = match year_digits {
            4 => third,
            2 if sign != '-' => 2000 + third,
            _ => return None,
        };
        match (first, second) {
            _ if sign == '.' => (year, second, first),
            (13.., _) => (year, second, first),
            (_, 13..) => (year, first, second),
            _ => match dates? {
                Dates::Dmy => (year, second, first),
                Dates::Mdy => (year, first, second),
                Dates::Ymd => return None,
            },
        }
    };
    let open = !year_first && sign != '.';
    let order = Dates::by_custom(open, dates == Some(Dates::Dmy), first, second);
    // Thailand counts from 543 years before the common era.
    let year = if (2400..2700).contains(&year) { year - 543 } else { year };
    let sound =
        (2010..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let date = Date { order, ..Date::new(Some(year), month as u8, day as u8) };
    sound.then_some((date, end))
}

/// The place after the digits at a place.
fn glyphs_end(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let mut end = at;
    while glyphs.raw(end).is_some_and(|c| digit(c).is_some()) {
        end += 1;
    }
    end
}

/// Hours and minutes at a place: `23:59`, `23:59:59`, `23h59`.
pub(super) fn clock(glyphs: &Glyphs<'_>, at: usize) -> Option<(Clock, usize)> {
    let (hour, mark) = number(glyphs, at, 2)?;
    let sign = glyphs.folded(mark).filter(|c| matches!(c, ':' | 'h'))?;
    let two =
        |from: usize| number(glyphs, from, 2).filter(|(value, to)| *value < 60 && to - from == 2);
    let (minute, mut end) = two(mark + 1)?;
    let mut second = None;
    if sign == ':'
        && glyphs.raw(end) == Some(':')
        && let Some((value, to)) = two(end + 1)
    {
        (second, end) = (Some(value as u8), to);
    }
    let clock = Clock { hour: u8::try_from(hour).ok()?, minute: minute as u8, second };
    (hour < 100).then_some((clock, end))
}

/// The number at a place, of at most so many digits, and the place after it.
fn number(glyphs: &Glyphs<'_>, at: usize, most: usize) -> Option<(u16, usize)> {
    let end = glyphs_end(glyphs, at);
    if end == at || end - at > most {
        return None;
    }
    let value = (at..end)
        .filter_map(|at| glyphs.raw(at).and_then(digit))
        .fold(0_u16, |sum, (value, _)| sum.saturating_mul(10).saturating_add(u16::from(value)));
    Some((value, end))
}
