//! Days and times of day without a zone.

use std::fmt;

use crate::error::Error;
use crate::time::{Instant, date_of, days_since_1970, digits, is_day};

/// A day, or a time of one, as a wall shows it: without a zone.
///
/// As the start of an offer it is the first day, or the first second, on which it holds; as its end the
/// last day, or the first second on which it no longer does. Which instants those are depends on the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LocalTime {
    /// Seconds since 1970 on that clock.
    seconds: i64,
    is_day: bool,
}

const DAY: i64 = 86_400;

impl LocalTime {
    /// How far ahead of universal time a clock can be, in minutes: Kiribati.
    pub const AHEAD: i16 = 14 * 60;
    /// How far behind it a clock can be, in minutes: ships west of Hawaii.
    pub const BEHIND: i16 = -12 * 60;

    /// A day; `None` if the calendar has none such, or its year has no four digits.
    pub fn day(year: u16, month: u8, day: u8) -> Option<LocalTime> {
        let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
        let days = || days_since_1970(year, month, day);
        let sound = year <= 9999 && is_day(year, month, day);
        sound.then(|| LocalTime { seconds: days() * DAY, is_day: true })
    }

    /// So many seconds after the midnight with which a day begins.
    pub fn after_midnight(self, seconds: u32) -> LocalTime {
        let midnight = self.seconds.div_euclid(DAY) * DAY;
        LocalTime { seconds: midnight + i64::from(seconds), is_day: false }
    }

    /// Reads `2026-12-09` or `2026-12-10T00:00`, with seconds if there are any.
    ///
    /// # Errors
    /// [`Error::NotALocalTime`] for anything else, an instant with a zone included.
    pub fn parse(text: &str) -> Result<LocalTime, Error> {
        read(text.as_bytes()).ok_or_else(|| Error::NotALocalTime(text.chars().take(40).collect()))
    }

    /// Whether it is a whole day.
    pub fn is_day(self) -> bool {
        self.is_day
    }

    /// The first second of it, counted from 1970 on its own clock.
    pub fn first_second(self) -> i64 {
        self.seconds
    }

    /// The first second after what it ends, counted likewise: of a last day the next midnight.
    pub fn end_second(self) -> i64 {
        self.seconds + if self.is_day { DAY } else { 0 }
    }

    /// The instant at which a clock this many minutes ahead of universal time shows it as a start.
    pub fn starts_at(self, ahead: i16) -> Instant {
        instant(self.first_second(), ahead)
    }

    /// The instant at which what it ends is over on a clock this many minutes ahead of universal time.
    pub fn ends_at(self, ahead: i16) -> Instant {
        instant(self.end_second(), ahead)
    }
}

fn instant(seconds: i64, ahead: i16) -> Instant {
    Instant::from_millis((seconds - i64::from(ahead) * 60) * 1000)
}

fn read(text: &[u8]) -> Option<LocalTime> {
    let number = |from: usize, to: usize| digits(text.get(from..to)?);
    let mark = |at: usize, mark: u8| text.get(at).filter(|byte| **byte == mark).map(drop);
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    mark(4, b'-')?;
    mark(7, b'-')?;
    let midnight = is_day(year, month, day).then(|| days_since_1970(year, month, day) * DAY)?;
    if text.len() == 10 {
        return Some(LocalTime { seconds: midnight, is_day: true });
    }
    mark(10, b'T')?;
    mark(13, b':')?;
    let (hour, minute) = (number(11, 13)?, number(14, 16)?);
    let second = if text.len() == 16 { 0 } else { number(17, 19)? };
    let sound = match text.len() {
        16 => true,
        19 => mark(16, b':').is_some(),
        _ => false,
    };
    let seconds = midnight + (hour * 60 + minute) * 60 + second;
    let sound = sound && hour < 24 && minute < 60 && second < 60;
    sound.then_some(LocalTime { seconds, is_day: false })
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date_of(self.seconds.div_euclid(DAY));
        write!(f, "{year:04}-{month:02}-{day:02}")?;
        if self.is_day {
            return Ok(());
        }
        let of_day = self.seconds.rem_euclid(DAY);
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        write!(f, "T{hour:02}:{minute:02}")?;
        if second != 0 {
            write!(f, ":{second:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_and_minute_is_printed_as_it_is_read() {
        for days in -3_000..45_000 {
            let (year, month, day) = date_of(days);
            let date =
                LocalTime::day(year as u16, month as u8, day as u8).expect("a day of the calendar");
            assert_eq!(LocalTime::parse(&date.to_string()), Ok(date), "{date}");
            for seconds in [0, 1, 59, 60, 43_200, 86_399, 86_400] {
                let time = date.after_midnight(seconds);
                assert_eq!(LocalTime::parse(&time.to_string()), Ok(time), "{time}");
            }
        }
    }

    #[test]
    fn a_day_ends_with_it_and_a_time_of_day_by_itself() {
        let day = LocalTime::parse("2026-12-09").unwrap();
        let time = LocalTime::parse("2026-12-10T00:00").unwrap();
        for (ahead, ends) in [
            (LocalTime::BEHIND, "2026-12-10T12:00:00Z"),
            (0, "2026-12-10T00:00:00Z"),
            (LocalTime::AHEAD, "2026-12-09T10:00:00Z"),
        ] {
            assert_eq!(day.ends_at(ahead).to_string(), ends);
            assert_eq!(time.ends_at(ahead).to_string(), ends);
        }
        assert_eq!(day.starts_at(LocalTime::AHEAD).to_string(), "2026-12-08T10:00:00Z");
    }

    #[test]
    fn what_is_no_day_and_no_time_of_one_is_refused() {
        for text in [
            "",
            "2026",
            "2026-12",
            "2026-02-29",
            "2026-13-01",
            "2026-12-09T",
            "2026-12-09T24:00",
            "2026-12-09T23:60",
            "2026-12-09T23:59:60",
            "2026-12-09T23:59:",
            "2026-12-09T23:59Z",
            "2026-12-09T23:59:00Z",
            "2026-12-09 23:59",
            "12-09",
            "12-09T10:00",
            "+02026-12-09",
            "2026-12-09€",
        ] {
            assert_eq!(LocalTime::parse(text), Err(Error::NotALocalTime(text.into())), "{text}");
        }
    }
}
