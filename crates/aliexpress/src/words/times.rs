//! Moments and spans of time put together from dates, month names, hours and units.

use super::glyphs::Glyphs;
use super::items::Item;
use super::lexicon::Dates;
use super::moment::{Clock, Date, Moment, Zone};
use super::role::Role;
use super::token::{Kind, Token};

const DAY: u32 = 86_400;

/// The moment or span of time that begins at a token, and the token after it.
///
/// `bound` tells the numbers that have a sign: they are amounts and no part of a date.
pub(super) fn item(
    glyphs: &Glyphs<'_>,
    tokens: &[Token],
    at: usize,
    dates: Option<Dates>,
    bound: &dyn Fn(usize) -> bool,
) -> Option<(Item, usize)> {
    let reading = Reading { glyphs, tokens, dates, bound };
    reading.moment(at).or_else(|| reading.span(at))
}

struct Reading<'a> {
    glyphs: &'a Glyphs<'a>,
    tokens: &'a [Token],
    dates: Option<Dates>,
    bound: &'a dyn Fn(usize) -> bool,
}

impl Reading<'_> {
    fn kind(&self, at: usize) -> Option<&Kind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    fn role(&self, at: usize) -> Option<Role> {
        match self.kind(at) {
            Some(Kind::Word(role)) => Some(*role),
            _ => None,
        }
    }

    /// A plain number without a sign.
    fn count(&self, at: usize) -> Option<u32> {
        match self.kind(at) {
            Some(Kind::Figure(figure)) if figure.plain() && !(self.bound)(at) => figure.count(),
            _ => None,
        }
    }

    fn within(&self, at: usize, least: u32, most: u32) -> Option<u8> {
        let count = self.count(at).filter(|count| (least..=most).contains(count))?;
        u8::try_from(count).ok()
    }

    /// The token after words and marks that change nothing.
    fn skip(&self, mut at: usize) -> usize {
        while matches!(self.role(at), Some(Role::Filler | Role::To))
            || matches!(self.kind(at), Some(Kind::Comma))
        {
            at += 1;
        }
        at
    }

    fn moment(&self, at: usize) -> Option<(Item, usize)> {
        if let Some(Kind::Clock(clock)) = self.kind(at) {
            let (date, next) = self.date(self.skip(at + 1))?;
            let (zone, next) = self.zone(next);
            return Some((Item::When(Moment::new(date, Some(*clock), zone)), next));
        }
        let (date, next) = self.date(at)?;
        let (clock, next) = self.clock(next);
        let (zone, next) = if clock.is_some() { self.zone(next) } else { (None, next) };
        Some((Item::When(Moment::new(date, clock, zone)), next))
    }

    fn date(&self, at: usize) -> Option<(Date, usize)> {
        if let Some(Kind::Date(date)) = self.kind(at) {
            return Some((*date, at + 1));
        }
        self.by_units(at)
            .or_else(|| self.day_first(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.last_day(at))
            .or_else(|| self.short(at))
    }

    /// `2026年12月31日`, `12월 31일`.
    fn by_units(&self, at: usize) -> Option<(Date, usize)> {
        let year = self.count(at).filter(|_| self.role(at + 1) == Some(Role::Year));
        let at = if year.is_some() { at + 2 } else { at };
        let month = self.within(at, 1, 12).filter(|_| self.role(at + 1) == Some(Role::MonthOf))?;
        let day = self.within(at + 2, 1, 31).filter(|_| self.role(at + 3) == Some(Role::DayOf))?;
        Some((Date { year: year.and_then(common_era), month, day }, at + 4))
    }

    /// `31 December 2026`, `31 de diciembre`, `31. Dezember 2026`.
    fn day_first(&self, at: usize) -> Option<(Date, usize)> {
        let day = self.within(at, 1, 31)?;
        // "1–7 May": the month of the last day is the first one's too.
        if self.joins(at + 1)
            && self.within(at + 2, 1, 31).is_some()
            && let Some((last, _)) = self.day_first(at + 2)
        {
            return Some((Date { day, ..last }, at + 1));
        }
        let stop = usize::from(matches!(self.kind(at + 1), Some(Kind::Stop)));
        let month_at = self.skip(at + 1 + stop);
        let month = self.role(month_at)?.month()?;
        let (year, next) = self.year(month_at + 1);
        Some((Date { year, month, day }, next))
    }

    /// Whether a token stands between two dates.
    fn joins(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Dash))
            || matches!(self.role(at), Some(Role::To | Role::UpTo))
    }

    /// The last day of "Dec 1 - 31, 2026".
    fn last_day(&self, at: usize) -> Option<(Date, usize)> {
        let joins = at.checked_sub(1).is_some_and(|before| self.joins(before));
        let first = at.checked_sub(3).filter(|_| joins)?;
        let month = self.role(first)?.month()?;
        self.within(first + 1, 1, 31)?;
        let day = self.within(at, 1, 31)?;
        let (year, next) = self.year(at + 1);
        Some((Date { year, month, day }, next))
    }

    /// `Dec 31, 2026`.
    fn month_first(&self, at: usize) -> Option<(Date, usize)> {
        let month = self.role(at)?.month()?;
        let day_at = self.skip(at + 1);
        let day = self.within(day_at, 1, 31)?;
        let (year, next) = self.year(day_at + 1);
        Some((Date { year, month, day }, next))
    }

    fn year(&self, at: usize) -> (Option<u16>, usize) {
        let mut here = self.skip(at);
        if self.role(here) == Some(Role::Year) {
            here += 1;
        }
        let year = self.count(here).and_then(common_era);
        if year.is_some() { (year, here + 1) } else { (None, at) }
    }

    /// `31.12.` or `31/12` after a word that wants a date, or `12/31` before one.
    fn short(&self, at: usize) -> Option<(Date, usize)> {
        let wants = at.checked_sub(1).and_then(|before| self.role(before));
        let dated = matches!(
            wants,
            Some(Role::Expires | Role::Starts | Role::Since | Role::To | Role::UpTo)
        );
        let before = matches!(self.kind(at + 1), Some(Kind::Slash))
            && matches!(self.role(at + 3), Some(Role::UpToAfter | Role::ExpiresAfter));
        if !(dated || before) || (self.bound)(at) || (self.bound)(at + 1) || (self.bound)(at + 2) {
            return None;
        }
        let (first, second, next) = match (self.kind(at)?, self.kind(at + 1)) {
            (Kind::Figure(_), Some(Kind::Slash)) => {
                (self.within(at, 1, 31)?, self.within(at + 2, 1, 31)?, at + 3)
            }
            (Kind::Figure(_), stop) => {
                let token = self.tokens.get(at)?;
                let text = self.glyphs.slice(token.from, token.to);
                let (day, month) = text.split_once('.')?;
                let stop = usize::from(matches!(stop, Some(Kind::Stop)));
                (day.parse().ok()?, month.parse().ok()?, at + 1 + stop)
            }
            _ => return None,
        };
        let slash = matches!(self.kind(at + 1), Some(Kind::Slash));
        let (day, month) = match (slash, self.dates) {
            (true, Some(Dates::Mdy | Dates::Ymd)) => (second, first),
            (true, None) if first <= 12 && second <= 12 => return None,
            (true, None) if first <= 12 => (second, first),
            _ => (first, second),
        };
        let sound = (1..=31).contains(&day) && (1..=12).contains(&month);
        sound.then_some((Date { year: None, month, day }, next))
    }

    fn clock(&self, at: usize) -> (Option<Clock>, usize) {
        let here = self.skip(at);
        let here = if matches!(self.kind(here), Some(Kind::Dash)) { here + 1 } else { here };
        let Some(Kind::Clock(clock)) = self.kind(here) else { return (None, at) };
        let twelve = clock.hour % 12;
        let (hour, next) = match self.role(here + 1) {
            Some(Role::Am) => (twelve, here + 2),
            Some(Role::Pm) => (twelve + 12, here + 2),
            _ => (clock.hour, here + 1),
        };
        if hour > 24 {
            return (None, at);
        }
        (Some(Clock { hour, ..*clock }), next)
    }

    fn zone(&self, at: usize) -> (Option<Zone>, usize) {
        let open = usize::from(matches!(self.kind(at), Some(Kind::Open)));
        let (zone, next) = match self.role(at + open) {
            Some(Role::Pacific) => (Zone::Pacific, at + open + 1),
            Some(Role::Utc) => {
                let ahead = match self.kind(at + open + 1) {
                    Some(Kind::Plus) => 60,
                    Some(Kind::Dash) => -60,
                    _ => 0,
                };
                let hours = self.within(at + open + 2, 0, 14).filter(|_| ahead != 0);
                let next = at + open + 1 + if hours.is_some() { 2 } else { 0 };
                (Zone::Ahead(ahead * hours.map_or(0, i16::from)), next)
            }
            _ => return (None, at),
        };
        let close = open == 1 && matches!(self.kind(next), Some(Kind::Close));
        (Some(zone), next + usize::from(close))
    }

    /// `48 h`, `2d 03:04:05`, `03:04:05`.
    fn span(&self, at: usize) -> Option<(Item, usize)> {
        let mut seconds = 0_u32;
        let mut next = at;
        loop {
            if let Some(Kind::Clock(clock)) = self.kind(next) {
                let Clock { hour, minute, second } = *clock;
                let second = u32::from(second.unwrap_or_default());
                seconds += u32::from(hour) * 3600 + u32::from(minute) * 60 + second;
                next += 1;
                break;
            }
            let unit = match self.role(next + 1) {
                Some(Role::Day | Role::DayOf) => DAY,
                Some(Role::Hour) => 3600,
                Some(Role::Minute) => 60,
                Some(Role::Second) => 1,
                _ => break,
            };
            let Some(count) = self.count(next).filter(|count| *count <= 10_000) else { break };
            seconds = seconds.saturating_add(count * unit);
            next += 2;
            if matches!(self.kind(next), Some(Kind::Comma | Kind::Colon))
                && self.count(next + 1).is_some()
            {
                next += 1;
            }
        }
        (next > at).then_some((Item::Lasting(seconds), next))
    }
}

/// A year of this century; Thailand counts 543 years more.
fn common_era(year: u32) -> Option<u16> {
    let year = if (2400..2700).contains(&year) { year - 543 } else { year };
    if (2010..2100).contains(&year) { u16::try_from(year).ok() } else { None }
}
