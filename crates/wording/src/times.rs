//! Moments and spans of time put together from dates, hours, zones and units.

use super::glyphs::Glyphs;
use super::items::Item;
use super::lexicon::Dates;
use super::moment::{Clock, Moment};
use super::role::Role;
use super::token::{Kind, Token, Tongue};
use super::zone::Zone;

const DAY: u32 = 86_400;

/// The moment, span of time or zone that begins at a token, and the token after it.
///
/// `bound` tells the numbers that have a sign: they are amounts and no part of a date.
pub(super) fn item(
    glyphs: &Glyphs<'_>,
    tokens: &[Token],
    at: usize,
    tongue: &Tongue<'_>,
    bound: &dyn Fn(usize) -> bool,
) -> Option<(Item, usize)> {
    let Tongue { dates, lenient, .. } = *tongue;
    let reading = Reading { glyphs, tokens, dates, lenient, bound };
    reading.moment(at).or_else(|| reading.span(at)).or_else(|| {
        let (zone, next) = reading.zone(at);
        zone.map(|zone| (Item::Zone(zone), next))
    })
}

/// The tokens of a text, read for what they say of time.
pub(super) struct Reading<'a> {
    pub(super) glyphs: &'a Glyphs<'a>,
    pub(super) tokens: &'a [Token],
    pub(super) dates: Option<Dates>,
    /// Whether it is a paste, where two numbers with a dash may be days without more words.
    pub(super) lenient: bool,
    pub(super) bound: &'a dyn Fn(usize) -> bool,
}

impl Reading<'_> {
    pub(super) fn kind(&self, at: usize) -> Option<&Kind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    pub(super) fn role(&self, at: usize) -> Option<Role> {
        match self.kind(at) {
            Some(Kind::Word(role)) => Some(*role),
            _ => None,
        }
    }

    /// A plain number without a sign.
    pub(super) fn count(&self, at: usize) -> Option<u32> {
        match self.kind(at) {
            Some(Kind::Figure(figure)) if figure.plain() && !(self.bound)(at) => figure.count(),
            _ => None,
        }
    }

    pub(super) fn within(&self, at: usize, least: u32, most: u32) -> Option<u8> {
        let count = self.count(at).filter(|count| (least..=most).contains(count))?;
        u8::try_from(count).ok()
    }

    /// Whether no space stands before a token.
    pub(super) fn is_tight(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.gap)
    }

    /// Whether a stop is a point, and neither a bar nor the end of a line.
    pub(super) fn is_point(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| self.glyphs.raw(token.from) == Some('.'))
    }

    /// The token after words and marks that change nothing.
    pub(super) fn skip(&self, mut at: usize) -> usize {
        while matches!(self.role(at), Some(Role::Filler | Role::To))
            || matches!(self.kind(at), Some(Kind::Comma))
        {
            at += 1;
        }
        at
    }

    fn moment(&self, at: usize) -> Option<(Item, usize)> {
        let (zone, first) = self.zone(at);
        let found = self.clock_first(first).or_else(|| self.date_first(first));
        let (mut moment, next) = found?;
        // "PT 2026-12-03 00:00": the zone in front.
        moment.zone = moment.zone.or(zone);
        moment.is_sound().then_some((Item::When(moment), next))
    }

    /// `23:59 on Dec 9`.
    fn clock_first(&self, at: usize) -> Option<(Moment, usize)> {
        let (clock, next) = self.time_of_day(at)?;
        let (zone, next) = self.zone(next);
        let mut next = self.skip(next);
        // "a las 23:59 del 5/12": of that day, where it does not open a window ("23:59 del 1/12 al 7/12").
        let of_day = self.role(next) == Some(Role::Since);
        if of_day || matches!(self.role(next), Some(Role::Min | Role::On)) {
            next = self.skip(next + 1);
        }
        let (date, next) = self.date(next)?;
        if of_day && self.joins(next) {
            return None;
        }
        let (after, next) = self.zone(next);
        Some((Moment::new(date, Some(clock), zone.or(after)), next))
    }

    /// `Dec 9, 23:59`, or a day alone.
    fn date_first(&self, at: usize) -> Option<(Moment, usize)> {
        let (date, next) = self.date(at)?;
        let mut here = self.skip(next);
        // "godz. 23:59", "saat 23:59".
        if self.role(here) == Some(Role::Hour)
            && matches!(self.kind(here + 1), Some(Kind::Clock(_)))
        {
            here += 1;
        }
        // "Dec 9 - 23:59", but not "Dec 3 - 09:00 Dec 9".
        if matches!(self.kind(here), Some(Kind::Dash))
            && matches!(self.kind(here + 1), Some(Kind::Clock(_)))
            && self.clock_first(here + 1).is_none()
        {
            here += 1;
        }
        let (clock, next) = match self.time_of_day(here) {
            Some((clock, next)) => (Some(clock), next),
            None => (None, next),
        };
        let (zone, next) = self.zone(next);
        Some((Moment::new(date, clock, zone), next))
    }

    /// A time of day at a token: `23:59`, `11:59 PM`, `오후 11:59`, `11 pm`, `23 Uhr`, `23時59分`.
    fn time_of_day(&self, at: usize) -> Option<(Clock, usize)> {
        let half = |at: usize| self.role(at).filter(|role| matches!(role, Role::Am | Role::Pm));
        let before = half(at);
        let at = at + usize::from(before.is_some());
        let (clock, next) = match self.kind(at) {
            Some(Kind::Clock(clock)) => (*clock, at + 1),
            _ => self.hour_alone(at, before.is_some())?,
        };
        let after = half(next);
        let next = next + usize::from(after.is_some());
        // "23:59 Uhr", "23:59 h".
        let unit = self.is_oclock(next)
            || self.role(next) == Some(Role::Hour) && matches!(self.kind(at), Some(Kind::Clock(_)));
        let next = next + usize::from(unit);
        let hour = match before.or(after) {
            Some(_) if clock.hour > 12 => clock.hour,
            Some(Role::Am) => clock.hour % 12,
            Some(Role::Pm) => clock.hour % 12 + 12,
            _ => clock.hour,
        };
        let late = clock.minute > 0 || clock.second.is_some_and(|second| second > 0);
        let sound = hour < 24 || hour == 24 && !late;
        sound.then_some((Clock { hour, ..clock }, next))
    }

    /// Whether a word makes the number before it an hour of the day; in Japanese and Korean it means more.
    fn is_oclock(&self, at: usize) -> bool {
        let text = |token: &Token| self.glyphs.slice(token.from, token.to);
        let hour =
            self.tokens.get(at).is_some_and(|token| matches!(text(token), "時" | "时" | "시"));
        self.role(at) == Some(Role::OClock) || hour && self.role(at) == Some(Role::Filler)
    }

    /// An hour without its minutes, or with their units.
    fn hour_alone(&self, at: usize, halved: bool) -> Option<(Clock, usize)> {
        if let Some(clock) = self.pointed(at) {
            return Some((clock, at + 1));
        }
        let hour = self.within(at, 0, 24)?;
        let clock = Clock { hour, minute: 0, second: None };
        if matches!(self.role(at + 1), Some(Role::Am | Role::Pm)) {
            return Some((clock, at + 1));
        }
        if !self.is_oclock(at + 1) {
            return halved.then_some((clock, at + 1));
        }
        match self.within(at + 2, 0, 59).filter(|_| self.role(at + 3) == Some(Role::Minute)) {
            Some(minute) => Some((Clock { minute, ..clock }, at + 4)),
            None => Some((clock, at + 2)),
        }
    }

    /// `23.59` before "Uhr".
    fn pointed(&self, at: usize) -> Option<Clock> {
        let token = self.tokens.get(at)?;
        let figure = matches!(token.kind, Kind::Figure(_)) && !(self.bound)(at);
        let wanted = figure && self.is_oclock(at + 1);
        let text = self.glyphs.slice(token.from, token.to);
        let (hour, minute) = text.split_once('.').filter(|_| wanted && text.len() <= 5)?;
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour <= 24 && minute < 60).then_some(Clock { hour, minute, second: None })
    }

    /// The zone at a token, perhaps in brackets, and the token after it.
    fn zone(&self, at: usize) -> (Option<Zone>, usize) {
        let open = usize::from(matches!(self.kind(at), Some(Kind::Open)));
        let here = at + open;
        let universal =
            self.tokens.get(here).is_some_and(|token| {
                token.kind == Kind::Unknown && self.glyphs.slice(token.from, token.to) == "Z"
            }) && matches!(here.checked_sub(1).and_then(|at| self.kind(at)), Some(Kind::Clock(_)))
                && self.is_tight(here);
        if let Some((minutes, next)) = self.offset_alone(here) {
            return (Some(Zone::Ahead(minutes)), next);
        }
        let (zone, next) = match self.role(here) {
            _ if universal => (Zone::Ahead(0), here + 1),
            Some(role @ (Role::Utc | Role::Greenwich)) => match self.offset(here + 1) {
                Some((minutes, next)) => (Zone::Ahead(minutes), next),
                None => (Zone::of(role).unwrap_or(Zone::Unclear), here + 1),
            },
            // In Polish "pt." is Friday.
            Some(Role::Weekday) if self.is_pt(here) => (Zone::Pacific, here + 1),
            Some(role) => match Zone::of(role) {
                Some(zone) => (zone, here + 1),
                None => return (None, at),
            },
            None => return (None, at),
        };
        let close = open == 1 && matches!(self.kind(next), Some(Kind::Close));
        if open == 1 && !close {
            return (None, at);
        }
        (Some(zone), next + usize::from(close))
    }

    /// Whether a word is "PT" in capitals.
    pub(super) fn is_pt(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| self.glyphs.slice(token.from, token.to) == "PT")
    }

    /// An offset right behind a time of day: "23:59:59+01:00", and with a minus "T23:59-0800", as what a minus
    /// parts may be two times.
    fn offset_alone(&self, at: usize) -> Option<(i16, usize)> {
        let clock_at = at.checked_sub(1)?;
        let (clock, sign) = (self.tokens.get(clock_at)?, self.tokens.get(at)?);
        let joint = clock.from.checked_sub(1).and_then(|at| self.glyphs.raw(at)) == Some('T');
        let sound = match sign.kind {
            Kind::Plus => true,
            Kind::Dash => joint && !sign.gap,
            _ => false,
        };
        let whole = self.tokens.get(at + 1).is_some_and(|token| {
            let text = self.glyphs.slice(token.from, token.to);
            matches!(&token.kind, Kind::Clock(clock) if clock.second.is_none())
                || (matches!(token.kind, Kind::Figure(_)) && text.len() == 4)
        });
        let sound = sound && whole && matches!(clock.kind, Kind::Clock(_));
        self.offset(at).filter(|_| sound)
    }

    /// How many minutes ahead: `+8`, `-0700`, `+05:30`, with no space behind the sign.
    fn offset(&self, at: usize) -> Option<(i16, usize)> {
        let sign = match self.kind(at)? {
            Kind::Plus => 1,
            Kind::Dash => -1,
            _ => return None,
        };
        let token = self.tokens.get(at + 1).filter(|token| !token.gap)?;
        let (hours, minutes) = match &token.kind {
            Kind::Clock(clock) => (i16::from(clock.hour), i16::from(clock.minute)),
            Kind::Figure(_) if self.glyphs.slice(token.from, token.to).len() == 4 => {
                let count = i16::try_from(self.count(at + 1)?).ok()?;
                (count / 100, count % 100)
            }
            _ => (i16::from(self.within(at + 1, 0, 14)?), 0),
        };
        // "UTC–6 March 2026" is a window's last day, "UTC-6 March 9" is not.
        let dated = sign < 0
            && !self.joins(at + 2)
            && self.date(at + 1).is_some()
            && self.date(at + 2).is_none();
        (hours <= 14 && minutes < 60 && !dated).then_some((sign * (hours * 60 + minutes), at + 2))
    }

    /// `48 h`, `2d 03:04:05`, `03:04:05`.
    fn span(&self, at: usize) -> Option<(Item, usize)> {
        // "faltam 2h14": with a word for what is left, no hour of the day.
        let counted = self.tokens.iter().any(|token| token.kind == Kind::Word(Role::Left))
            && self.tokens.get(at).is_some_and(|token| {
                matches!(token.kind, Kind::Clock(_))
                    && self.glyphs.slice(token.from, token.to).contains(['h', 'H'])
            });
        if let Some((_, next)) = self.bare_time(at).filter(|_| !counted) {
            return Some((Item::Timed, next));
        }
        let mut seconds = 0_u32;
        let mut next = at;
        // "残り7日" is a week, "7日まで" the seventh of a month.
        let left = self.tokens.iter().any(|token| token.kind == Kind::Word(Role::Left));
        let mut is_date = false;
        loop {
            if let Some(Kind::Clock(clock)) = self.kind(next) {
                let Clock { hour, minute, second } = *clock;
                let second = u32::from(second.unwrap_or_default());
                let clock = u32::from(hour) * 3600 + u32::from(minute) * 60 + second;
                seconds = seconds.saturating_add(clock);
                next += 1;
                break;
            }
            let dual = match self.role(next) {
                Some(Role::TwoDays) => 2 * DAY,
                Some(Role::TwoHours) => 2 * 3600,
                Some(Role::TwoMinutes) => 2 * 60,
                _ => 0,
            };
            if dual > 0 {
                seconds = seconds.saturating_add(dual);
                next += 1;
                continue;
            }
            let unit = match self.role(next + 1) {
                Some(Role::Day) => DAY,
                Some(Role::DayOf) => {
                    is_date |= !left;
                    DAY
                }
                Some(Role::Hour) => 3600,
                Some(Role::Minute) => 60,
                Some(Role::Second) => 1,
                // "2 h 14 min": behind hours the word is no least spend.
                _ if next > at && self.is_minute(next + 1) => 60,
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
        let item = if is_date { Item::Timed } else { Item::Lasting(seconds) };
        (next > at).then_some((item, next))
    }

    /// Whether a word is short for minutes, as it is for a minimum.
    fn is_minute(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            let word = self.glyphs.slice(token.from, token.to).trim_end_matches('.').to_lowercase();
            matches!(word.as_str(), "min" | "мин" | "мін")
        })
    }

    /// A time of day, or hours and minutes that may be one: only with its seconds is a clock a countdown.
    fn bare_time(&self, at: usize) -> Option<(Clock, usize)> {
        if self.role(at + 1) == Some(Role::Hour) {
            return None;
        }
        let (clock, next) = self.time_of_day(at)?;
        let counts = matches!(self.kind(at), Some(Kind::Clock(_)))
            && clock.second.is_some()
            && next == at + 1
            && self.zone(next).0.is_none();
        (!counts).then_some((clock, next))
    }
}
