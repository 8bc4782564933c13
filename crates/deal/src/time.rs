//! Instants, read and printed as RFC 3339 without a time zone database.

use crate::error::Error;

/// A moment, in milliseconds since 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

const DAY: i64 = 86_400_000;

impl Instant {
    /// So many milliseconds after the start of 1970.
    pub fn from_millis(millis: i64) -> Instant {
        Instant(millis)
    }

    /// Milliseconds since the start of 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Reads `2026-05-05T12:00:00Z`, with a fraction of a second or an offset if it has one.
    ///
    /// A leap second is read as the second after it. A year beyond the four digits has its sign and six
    /// digits or more (`+010000-01-01T00:00:00Z`), as [`Instant`] prints it.
    ///
    /// # Errors
    /// [`Error::NotAnInstant`] for anything else, a date without a time and a time without a zone
    /// included: which day it is depends on the place.
    pub fn parse(text: &str) -> Result<Instant, Error> {
        read(text.as_bytes()).ok_or_else(|| Error::NotAnInstant(text.chars().take(40).collect()))
    }
}

fn read(text: &[u8]) -> Option<Instant> {
    let (before, year, text) = year_of(text)?;
    let number = |from: usize, to: usize| -> Option<i64> { digits(text.get(from..to)?) };
    let mark = |at: usize, marks: &[u8]| text.get(at).filter(|byte| marks.contains(byte)).map(drop);
    let year = if before { -year } else { year };
    let (month, day) = (number(1, 3)?, number(4, 6)?);
    let (hour, minute, second) = (number(7, 9)?, number(10, 12)?, number(13, 15)?);
    mark(0, b"-")?;
    mark(3, b"-")?;
    mark(6, b"Tt ")?;
    mark(9, b":")?;
    mark(12, b":")?;
    let mut at = 15;
    let mut millis = 0;
    if mark(at, b".").is_some() {
        let from = at + 1;
        at = from + text.get(from..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let shown = number(from, at.min(from + 3)).filter(|_| at > from)?;
        millis = shown * [1, 100, 10, 1].get(at.min(from + 3) - from)?;
    }
    let offset = match text.get(at)? {
        b'Z' | b'z' if text.len() == at + 1 => 0,
        sign @ (b'+' | b'-') if text.len() == at + 6 => {
            mark(at + 3, b":")?;
            let (hours, minutes) = (number(at + 1, at + 3)?, number(at + 4, at + 6)?);
            let ahead = (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)?;
            if *sign == b'+' { ahead } else { -ahead }
        }
        _ => return None,
    };
    let sound = is_day(year, month, day) && hour < 24 && minute < 60 && second <= 60;
    if !sound {
        return None;
    }
    let minutes = (days_since_1970(year, month, day) * 24 + hour) * 60 + minute - offset;
    // The first and the last instants lie in a second that reaches beyond what is counted.
    let millis = i128::from(minutes * 60 + second) * 1000 + i128::from(millis);
    i64::try_from(millis).ok().map(Instant)
}

/// Whether the year has a minus, its digits, and what follows: four digits, or a sign and six to nine.
fn year_of(text: &[u8]) -> Option<(bool, i64, &[u8])> {
    let (sign, rest) = match text.first()? {
        sign @ (b'+' | b'-') => (Some(*sign), text.get(1..)?),
        _ => (None, text),
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let sound = if sign.is_some() { (6..=9).contains(&length) } else { length == 4 };
    let year = digits(rest.get(..length)?).filter(|_| sound)?;
    Some((sign == Some(b'-'), year, rest.get(length..)?))
}

/// The number that some digits are.
pub(crate) fn digits(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0i64, |sum, byte| {
        byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'))
    })
}

/// Whether the calendar has such a day.
pub(crate) fn is_day(year: i64, month: i64, day: i64) -> bool {
    (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the Gregorian calendar; the year is taken to start in March, so that
/// the leap day is its last.
pub(crate) fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
        - 719_468
}

pub(crate) fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * from_march + 2) / 5 + 1)
}

impl std::fmt::Display for Instant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = date_of(self.0.div_euclid(DAY));
        let (seconds, millis) = (self.0.rem_euclid(DAY) / 1000, self.0.rem_euclid(1000));
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        // Beyond four digits a year is written as ECMAScript and ISO 8601 write it.
        if (0..=9999).contains(&year) {
            write!(f, "{year:04}")?;
        } else {
            write!(f, "{year:+07}")?;
        }
        write!(f, "-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        if millis != 0 {
            write!(f, ".{millis:03}")?;
        }
        f.write_str("Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_read_whatever_its_offset() {
        for (text, millis) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-05-05T12:00:00Z", 1_777_982_400_000),
            ("2026-05-05T05:00:00-07:00", 1_777_982_400_000),
            ("2026-05-05t17:30:00.25+05:30", 1_777_982_400_250),
            ("2024-02-29T23:59:60Z", 1_709_251_200_000),
            ("1969-12-31T23:59:59.999Z", -1),
        ] {
            assert_eq!(Instant::parse(text).unwrap().millis(), millis, "{text}");
        }
    }

    #[test]
    fn what_names_no_moment_is_refused() {
        for text in [
            "",
            "2026-05-05",
            "2026-05-05T12:00:00",
            "2026-02-29T12:00:00Z",
            "2026-13-01T12:00:00Z",
            "2026-05-05T24:00:00Z",
            "2026-05-05T12:00:00.Z",
            "2026-05-05T12:00:00+0700",
            "2026-05-05T12:00:00Z ",
            "+026-05-05T12:00:00Z",
            "2026-05-05T12:00:00€",
            "10000-01-01T00:00:00Z",
            "+10000-01-01T00:00:00Z",
            "+999999999-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
        ] {
            assert_eq!(Instant::parse(text), Err(Error::NotAnInstant(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn every_day_of_five_centuries_is_printed_as_it_is_read() {
        for day in (-62_000..120_000).step_by(7) {
            let instant = Instant::from_millis(day * DAY + 12_345_678);
            assert_eq!(Instant::parse(&instant.to_string()), Ok(instant), "{instant}");
        }
    }

    #[test]
    fn every_instant_that_is_counted_is_printed_as_it_is_read() {
        let forever = 253_402_300_799_000;
        let mut millis = vec![i64::MIN, i64::MAX, forever, forever + 1, forever + 1000, -1, 0];
        // From the first year to the last, in steps that share no factor with a day.
        millis.extend((0..10_000).map(|step| i64::MIN + step * 922_337_203_685_477));
        millis.extend((0..10_000).map(|step| step * 922_337_203_685_477));
        millis.extend((-40..40).map(|year| -62_167_219_200_000 + year * 31_556_952_000));
        for millis in millis {
            let instant = Instant::from_millis(millis);
            assert_eq!(Instant::parse(&instant.to_string()), Ok(instant), "{millis}: {instant}");
        }
        let printed = Instant::from_millis(forever + 1000).to_string();
        assert_eq!(printed, "+010000-01-01T00:00:00Z");
    }
}
