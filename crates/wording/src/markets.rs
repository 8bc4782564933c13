//! Ship-to countries: by which names they go, and which clock their codes run on.

use deal::{Country, Instant, LocalTime};

/// From when on (seconds since 1970) a zone is how many minutes ahead of UTC; the last entry ends what
/// is known.
struct Clock(&'static [(u32, i16)]);

include!(concat!(env!("OUT_DIR"), "/markets.rs"));

/// A country by ISO 3166 or by a name that AliExpress uses for it: `UK` is `GB`, `SRB` is `RS`.
pub fn country(name: &str) -> Option<Country> {
    let alias = ALIASES.iter().find(|(alias, _)| *alias == name);
    Country::new(alias.map_or(name, |(_, iso)| iso)).ok()
}

/// The day `year-month-day` on a market's clock: its first moment and the first one after it.
///
/// Most windows run on Pacific wall time (as those of no market do), some markets' on local time, the
/// United Kingdom's on Central European time (law §3). `None` for what is no date, and for the years
/// before 2019 and after 2045, for which no daylight saving is compiled in.
pub fn day(market: Option<Country>, year: u16, month: u8, day: u8) -> Option<(Instant, Instant)> {
    let day = LocalTime::day(year, month, day)?;
    let clock = Clock::of(market);
    Some((clock.utc(day.first_second())?, clock.utc(day.end_second())?))
}

/// The instant at which a market's clock shows so many seconds since 1970, in the years of [`day`].
///
/// A time that the clock shows twice is the first of both; one that it leaves out is as long after the
/// change as it would have been.
pub fn instant(market: Option<Country>, wall_second: i64) -> Option<Instant> {
    Clock::of(market).utc(wall_second)
}

impl Clock {
    /// The clock of a market's codes; of none, the Pacific's.
    fn of(market: Option<Country>) -> &'static Clock {
        let name = market.as_ref().map_or("", Country::code);
        let listed = CLOCKS.iter().find(|(listed, _)| *listed == name).or(CLOCKS.last());
        listed.map_or(&Clock(&[]), |(_, clock)| clock)
    }

    /// The moment at which this clock shows `local`, in seconds since 1970.
    fn utc(&self, local: i64) -> Option<Instant> {
        let mut left_out = None;
        for pair in self.0.windows(2) {
            let &[(from, ahead), (until, later)] = pair else { continue };
            let (from, until) = (i64::from(from), i64::from(until));
            let at = local - i64::from(ahead) * 60;
            if (from..until).contains(&at) {
                return Some(Instant::from_millis(at * 1000));
            }
            // Put forward, the clock never shows it: it is past this change by the old offset, and
            // before it by the new one.
            let by_new = local - i64::from(later) * 60;
            if at >= until && by_new < until && later != i16::MAX {
                left_out = Some(at);
            }
        }
        left_out.map(|at| Instant::from_millis(at * 1000))
    }
}

/// The countries of a list of letters.
pub fn countries(letters: &'static str) -> impl Iterator<Item = Country> {
    letters
        .as_bytes()
        .chunks(2)
        .filter_map(|pair| Country::new(std::str::from_utf8(pair).ok()?).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_of(market: &str, date: (u16, u8, u8)) -> (String, String) {
        let (first, after) = day(country(market), date.0, date.1, date.2).unwrap();
        (first.to_string(), after.to_string())
    }

    #[test]
    fn a_day_is_as_long_as_its_clock_makes_it() {
        for (market, date, first, after) in [
            // Pacific: 23 hours on 8 March 2026, 25 on 1 November.
            ("US", (2026, 3, 8), "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z"),
            ("US", (2026, 11, 1), "2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z"),
            // Australia's own clock goes the other way round, but its codes run on the Pacific's.
            ("AU", (2026, 4, 5), "2026-04-05T07:00:00Z", "2026-04-06T07:00:00Z"),
            ("JP", (2026, 5, 7), "2026-05-07T07:00:00Z", "2026-05-08T07:00:00Z"),
            ("DZ", (2026, 10, 1), "2026-10-01T07:00:00Z", "2026-10-02T07:00:00Z"),
            // Europe changes on 29 March and 25 October 2026.
            ("ES", (2026, 3, 29), "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            ("FR", (2026, 10, 25), "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
            ("UA", (2026, 3, 29), "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z"),
            // The United Kingdom's day ends at 22:59 on its own clock, summer and winter.
            ("GB", (2026, 5, 7), "2026-05-06T22:00:00Z", "2026-05-07T22:00:00Z"),
            ("UK", (2026, 12, 7), "2026-12-06T23:00:00Z", "2026-12-07T23:00:00Z"),
            // No daylight saving any more.
            ("BR", (2026, 11, 11), "2026-11-11T03:00:00Z", "2026-11-12T03:00:00Z"),
            ("MX", (2026, 5, 7), "2026-05-07T06:00:00Z", "2026-05-08T06:00:00Z"),
            ("KR", (2026, 5, 7), "2026-05-06T15:00:00Z", "2026-05-07T15:00:00Z"),
            // The edges of what is compiled in.
            ("US", (2019, 1, 1), "2019-01-01T08:00:00Z", "2019-01-02T08:00:00Z"),
            ("BR", (2045, 12, 30), "2045-12-30T03:00:00Z", "2045-12-31T03:00:00Z"),
            // Brazil put its clock back for good in February 2019, Mexico in October 2022.
            ("BR", (2019, 2, 16), "2019-02-16T02:00:00Z", "2019-02-17T03:00:00Z"),
            ("MX", (2022, 7, 7), "2022-07-07T05:00:00Z", "2022-07-08T05:00:00Z"),
        ] {
            let expected = (first.to_owned(), after.to_owned());
            assert_eq!(day_of(market, date), expected, "{market} {date:?}");
        }
    }

    #[test]
    fn what_is_no_day_or_beyond_the_compiled_years_has_no_moment() {
        for date in [(2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (2018, 12, 30), (2046, 1, 2)] {
            assert_eq!(day(country("FR"), date.0, date.1, date.2), None, "{date:?}");
        }
    }

    #[test]
    fn a_country_may_bear_the_name_that_sources_give_it() {
        for (name, iso) in [("UK", "GB"), ("SRB", "RS"), ("DE", "DE")] {
            assert_eq!(country(name).unwrap().code(), iso);
        }
        assert_eq!(country("Serbia"), None);
    }
}
