//! Days of the calendar put together from numbers, month names and units.

use super::lexicon::Dates;
use super::moment::Date;
use super::role::Role;
use super::times::Reading;
use super::token::Kind;

impl Reading<'_> {
    /// The day that begins at a token, and the token after it.
    pub(super) fn date(&self, at: usize) -> Option<(Date, usize)> {
        let at = self.after_introduction(at);
        let (date, next) = match self.kind(at) {
            Some(Kind::Date(date)) => (*date, at + 1),
            _ => self
                .by_units(at)
                .or_else(|| self.short_of_two(at))
                .or_else(|| self.day_first(at))
                .or_else(|| self.month_first(at))
                .or_else(|| self.last_day(at))
                .or_else(|| self.short(at))?,
        };
        Some((date, self.after_weekday(next)))
    }

    /// The token after a day of the week, or a word for "day", that introduces a date: "Wed, Dec 9",
    /// "ngày 9/12".
    fn after_introduction(&self, at: usize) -> usize {
        match self.role(at) {
            Some(Role::Weekday) if !self.is_pt(at) => {
                let stop = matches!(self.kind(at + 1), Some(Kind::Comma))
                    || matches!(self.kind(at + 1), Some(Kind::Stop)) && self.is_point(at + 1);
                self.skip(at + 1 + usize::from(stop))
            }
            Some(Role::Day) => at + 1,
            _ => at,
        }
    }

    /// `2026年12月31日`, `12월 31일`.
    fn by_units(&self, at: usize) -> Option<(Date, usize)> {
        let year = self.count(at).filter(|_| self.role(at + 1) == Some(Role::Year));
        let at = if year.is_some() { at + 2 } else { at };
        let month = self.within(at, 1, 12).filter(|_| self.role(at + 1) == Some(Role::MonthOf))?;
        let day = self.within(at + 2, 1, 31).filter(|_| self.role(at + 3) == Some(Role::DayOf))?;
        Some((Date::new(year.and_then(common_era), month, day), at + 4))
    }

    /// `31 December 2026`, `31 de diciembre`, `31. Dezember 2026`, `31-Dec-2026`.
    fn day_first(&self, at: usize) -> Option<(Date, usize)> {
        let day = self.within(at, 1, 31)?;
        let after = self.after_ordinal(at + 1);
        // "1.-7.12.2026": the last day's month and year are the first one's too.
        if self.lenient
            && self.joins(after)
            && let Some(Kind::Date(last)) = self.kind(after + 1)
        {
            return (day < last.day).then_some((Date { day, ..*last }, after));
        }
        // "1–7 May": the month of the last day is the first one's too.
        if self.joins(after)
            && self.within(after + 1, 1, 31).is_some()
            && let Some((last, _)) = self.day_first(after + 1)
        {
            return Some((Date { day, ..last }, after));
        }
        let month_at = self.skip(self.after_joint(after));
        let month = self.role(month_at)?.month()?;
        let (year, next) = self.year(self.after_joint(month_at + 1));
        let next = if year.is_some() { next } else { month_at + 1 };
        Some((Date::new(year, month, day), next))
    }

    /// The token after what makes a number the one of a day: "3rd", "3.".
    fn after_ordinal(&self, mut at: usize) -> usize {
        while matches!(self.kind(at), Some(Kind::Stop)) && self.is_point(at)
            || self.role(at) == Some(Role::Filler) && self.is_tight(at)
            || self.is_tight(at) && self.is_degree(at)
        {
            at += 1;
        }
        at
    }

    /// Whether a token is the mark that Italian and Portuguese write behind a first day: "1° gennaio".
    fn is_degree(&self, at: usize) -> bool {
        let mark = self.tokens.get(at).and_then(|token| self.glyphs.raw(token.from));
        matches!(mark, Some('°' | 'º'))
    }

    /// The token after a mark that joins the parts of a date without spaces: `9-Dec-2026`, `09/dez`.
    fn after_joint(&self, at: usize) -> usize {
        let mark = matches!(self.kind(at), Some(Kind::Dash | Kind::Slash));
        if mark && self.is_tight(at) && self.is_tight(at + 1) { at + 1 } else { at }
    }

    /// Whether a token stands between two dates.
    pub(super) fn joins(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Dash))
            || matches!(self.role(at), Some(Role::To | Role::UpTo))
    }

    /// The last day of "Dec 1 - 31, 2026", and of `12月3日～9日`.
    fn last_day(&self, at: usize) -> Option<(Date, usize)> {
        let mut before = at.checked_sub(2).filter(|_| self.joins(at - 1))?;
        let day = self.within(at, 1, 31)?;
        if self.role(before) == Some(Role::DayOf) && self.role(at + 1) == Some(Role::DayOf) {
            let month_at = before.checked_sub(3)?;
            let month = self.within(month_at, 1, 12)?;
            let named = self.role(month_at + 1) == Some(Role::MonthOf);
            let year =
                month_at.checked_sub(2).filter(|_| self.role(month_at - 1) == Some(Role::Year));
            let year = year.and_then(|at| self.count(at)).and_then(common_era);
            return named.then_some((Date::new(year, month, day), at + 2));
        }
        while self.role(before) == Some(Role::Filler) {
            before = before.checked_sub(1)?;
        }
        self.within(before, 1, 31)?;
        let mut first = before.checked_sub(1)?;
        while self.role(first) == Some(Role::Filler) {
            first = first.checked_sub(1)?;
        }
        let month = self.role(first)?.month()?;
        let (year, next) = self.year(self.after_ordinal(at + 1));
        Some((Date::new(year, month, day), next))
    }

    /// `Dec 31, 2026`, `Dec 31st`.
    fn month_first(&self, at: usize) -> Option<(Date, usize)> {
        let month = self.role(at)?.month()?;
        let day_at = self.skip(at + 1);
        let day = self.within(day_at, 1, 31)?;
        let (year, next) = self.year(self.after_ordinal(day_at + 1));
        Some((Date::new(year, month, day), next))
    }

    fn year(&self, at: usize) -> (Option<u16>, usize) {
        let mut here = self.skip(at);
        if self.role(here) == Some(Role::Year) {
            here += 1;
        }
        let year = self.count(here).and_then(common_era);
        if year.is_some() { (year, self.after_year(here + 1)) } else { (None, at) }
    }

    /// The token after a year and its unit, if it has one: "2026 года", "2026 г.".
    fn after_year(&self, at: usize) -> usize {
        if self.role(at) == Some(Role::Year) { at + 1 } else { at }
    }

    /// `31.12.` or `31/12` after a word that wants a date, or `12/31` before one.
    fn short(&self, at: usize) -> Option<(Date, usize)> {
        let wants = at.checked_sub(1).and_then(|before| self.role(before));
        let dated = matches!(
            wants,
            Some(
                Role::Expires
                    | Role::Over
                    | Role::ExpiresBefore
                    | Role::Starts
                    | Role::Since
                    | Role::To
                    | Role::UpTo
            )
        );
        let before = matches!(self.kind(at + 1), Some(Kind::Slash))
            && matches!(self.role(at + 3), Some(Role::UpToAfter | Role::ExpiresAfter))
            || self.opens_dated(at);
        if !(dated || before) || (at..at + 3).any(|at| (self.bound)(at)) {
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
        let day_first = match (slash, self.dates) {
            (true, Some(Dates::Mdy | Dates::Ymd)) => false,
            (true, None) if first <= 12 && second <= 12 => return None,
            (true, None) if first <= 12 => false,
            _ => true,
        };
        let (day, month) = if day_first { (first, second) } else { (second, first) };
        // "26/12/07": no part of three is a day of two.
        let more = slash && matches!(self.kind(next), Some(Kind::Slash)) && self.is_tight(next);
        let sound = (1..=31).contains(&day) && (1..=12).contains(&month) && !more;
        let order = Dates::by_custom(slash, day_first, first, second);
        sound.then_some((Date { order, ..Date::new(None, month, day) }, next))
    }

    /// One of two short days of a paste with a joint between them: `12/1〜12/7`, `28.11.–03.12.`, "od 1.12 do
    /// 7.12"; and the first of `1.-7.12.2026`. Both are written in one order; where that is open, neither is one.
    fn short_of_two(&self, at: usize) -> Option<(Date, usize)> {
        if !self.lenient {
            return None;
        }
        let (here, next) = self.pair_of_numbers(at)?;
        let spoken = |joint: usize| self.role(joint).is_some();
        let other = if self.joins(next) { self.pair_of_numbers(next + 1) } else { None };
        let before = || {
            let joint = at.checked_sub(1).filter(|at| self.joins(*at))?;
            (joint.saturating_sub(3)..joint)
                .find_map(|from| self.pair_of_numbers(from).filter(|(_, to)| *to == joint))
        };
        let (there, _) = other.or_else(before)?;
        let past = |number: fn(&Short) -> u8| number(&here) > 12 || number(&there) > 12;
        let (day_first, open) = match (past(|short| short.first), past(|short| short.second)) {
            (true, true) => return None,
            (true, false) => (true, false),
            (false, true) => (false, false),
            (false, false) => match (here.dotted && there.dotted, self.dates) {
                _ if here.ended || there.ended => (true, false),
                // In words it is said where days come first: "od 1.12 do 7.12".
                (true, None) if spoken(next) || at.checked_sub(1).is_some_and(spoken) => {
                    (true, false)
                }
                (true, Some(Dates::Mdy | Dates::Dmy)) => (true, false),
                (false, Some(Dates::Dmy)) => (true, true),
                (_, Some(_)) => (false, true),
                (_, None) => return None,
            },
        };
        let Short { first, second, .. } = here;
        let (day, month) = if day_first { (first, second) } else { (second, first) };
        let order = Dates::by_custom(open, day_first, first, second);
        (month <= 12).then_some((Date { order, ..Date::new(None, month, day) }, next))
    }

    /// Two numbers at a token that may be a day and a month, and the token after them.
    fn pair_of_numbers(&self, at: usize) -> Option<(Short, usize)> {
        if (at..at + 3).any(|at| (self.bound)(at)) {
            return None;
        }
        let sound = |number: u8| (1..=31).contains(&number);
        if matches!(self.kind(at + 1), Some(Kind::Slash)) {
            let (first, second) = (self.within(at, 1, 31)?, self.within(at + 2, 1, 31)?);
            let more = matches!(self.kind(at + 3), Some(Kind::Slash));
            let short = Short { first, second, dotted: false, ended: false };
            return (!more).then_some((short, at + 3));
        }
        let token = self.tokens.get(at).filter(|token| matches!(token.kind, Kind::Figure(_)))?;
        let (first, second) = self.glyphs.slice(token.from, token.to).split_once('.')?;
        let (first, second) = (first.parse().ok()?, second.parse().ok()?);
        let ended = matches!(self.kind(at + 1), Some(Kind::Stop)) && self.is_point(at + 1);
        let short = Short { first, second, dotted: true, ended };
        (sound(first) && sound(second)).then_some((short, at + 1 + usize::from(ended)))
    }

    /// Whether a whole date follows what may be a short one and a joint: `3.12. - 9.12.2026`, `03/12 –
    /// 09/12/2026`.
    fn opens_dated(&self, at: usize) -> bool {
        let after = match self.kind(at + 1) {
            Some(Kind::Slash) => at + 3,
            Some(Kind::Stop) if self.is_point(at + 1) => at + 2,
            _ => at + 1,
        };
        self.joins(after) && matches!(self.kind(after + 1), Some(Kind::Date(_)))
    }

    /// The token after a day of the week that only repeats the date: "Dec 9 (Wed)", `12月9日(水)`.
    fn after_weekday(&self, at: usize) -> usize {
        const SUNDAYS: &str = "月火水木金土日월화수목금토일";
        let inside = |at: usize| {
            let token = self.tokens.get(at)?;
            Some(self.glyphs.slice(token.from, token.to))
        };
        let open = matches!(self.kind(at), Some(Kind::Open));
        let at_word = at + usize::from(open);
        let day = self.role(at_word) == Some(Role::Weekday) && !self.is_pt(at_word)
            || open && inside(at + 1).is_some_and(|text| SUNDAYS.contains(text));
        if !open {
            return if day { at + 1 } else { at };
        }
        if day && matches!(self.kind(at + 2), Some(Kind::Close)) { at + 3 } else { at }
    }
}

/// Two numbers that may be a day and a month.
struct Short {
    first: u8,
    second: u8,
    /// Whether a point parts them, and whether one ends them.
    dotted: bool,
    ended: bool,
}

/// A year of this century; Thailand counts 543 years more.
fn common_era(year: u32) -> Option<u16> {
    let year = if (2400..2700).contains(&year) { year - 543 } else { year };
    if (2010..2100).contains(&year) { u16::try_from(year).ok() } else { None }
}
