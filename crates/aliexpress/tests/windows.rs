//! Every row of the catalogue at every edge of every window and around every change of the clock, judged
//! a second time from `data/codes.toml` by a few lines that share nothing with the build.

#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use aliexpress::catalogue;
use contract::CodeVerdict;
use deal::{Country, Instant};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use toml::{Table, Value};

const CODES: &str = include_str!("../data/codes.toml");
const MARKETS: &str = include_str!("../../wording/data/markets.toml");

/// The clocks of law §3, written down apart from `markets.toml`.
fn clock(market: &str) -> &'static str {
    match market {
        "BR" => "America/Sao_Paulo",
        "DE" => "Europe/Berlin",
        "ES" => "Europe/Madrid",
        "FR" | "GB" => "Europe/Paris",
        "IT" => "Europe/Rome",
        "KR" => "Asia/Seoul",
        "MX" => "America/Mexico_City",
        "NL" => "Europe/Amsterdam",
        "PL" => "Europe/Warsaw",
        "UA" => "Europe/Kyiv",
        _ => "America/Los_Angeles",
    }
}

/// Just before, at and just after each change of a clock that windows run on, from 2025 to 2026.
fn changes() -> Vec<i64> {
    [
        "2025-03-09T10:00:00Z", // Pacific, to summer time
        "2025-03-30T01:00:00Z", // Europe
        "2025-10-26T01:00:00Z",
        "2025-11-02T09:00:00Z",
        "2026-03-08T10:00:00Z",
        "2026-03-29T01:00:00Z",
        "2026-10-25T01:00:00Z",
        "2026-11-01T09:00:00Z",
    ]
    .iter()
    .map(|text| text.parse::<Timestamp>().unwrap().as_second())
    .collect()
}

/// A series as its source has it: names, markets that it is or is not for, first second and first after.
struct Series {
    names: Vec<String>,
    only: Vec<String>,
    but: Vec<String>,
    starts: Option<i64>,
    ends: Option<i64>,
}

fn words(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).cloned().unwrap_or_default();
    list.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

fn series() -> Vec<Series> {
    let markets: Table = MARKETS.parse().unwrap();
    let own = words(markets["own_series"].get("markets"));
    let file: Table = CODES.parse().unwrap();
    file["series"].as_array().unwrap().iter().map(|series| read(series, &own)).collect()
}

fn read(series: &Value, own: &[String]) -> Series {
    let only = words(series.get("markets"));
    let although = words(series.get("although"));
    let mut but = Vec::new();
    if series.get("global").is_some() {
        but.extend(own.iter().filter(|market| !although.contains(market)).cloned());
        but.extend(words(series.get("except")));
    }
    let zone = TimeZone::get(clock(only.first().map_or("", String::as_str))).unwrap();
    let edge = |name: &str| series.get(name).and_then(Value::as_str).map(str::to_owned);
    Series {
        names: words(series.get("codes"))
            .iter()
            .map(|code| code.split(' ').next().unwrap().to_owned())
            .collect(),
        only,
        but,
        starts: edge("starts").and_then(|text| second(&text, &zone, false)),
        ends: edge("ends").and_then(|text| second(&text, &zone, true)),
    }
}

/// The second that a text names; of an end the first that is outside.
fn second(text: &str, zone: &TimeZone, end: bool) -> Option<i64> {
    if text.len() == 7 {
        return None;
    }
    if let Ok(day) = text.parse::<Date>().map_err(drop).and_then(|day| match text.len() {
        10 => Ok(day),
        _ => Err(()),
    }) {
        let day = if end { day + 1.day() } else { day };
        return Some(zone.to_timestamp(day.into()).unwrap().as_second());
    }
    let still_inside = match (end, text.matches(':').count()) {
        (false, _) => 0,
        (true, 1) => 60,
        (true, _) => 1,
    };
    let at = match (text.split_once('['), text.strip_suffix('Z')) {
        (Some((wall, named)), _) => {
            let named = TimeZone::get(named.trim_end_matches(']')).unwrap();
            named.to_timestamp(wall.parse::<DateTime>().unwrap()).unwrap()
        }
        (None, Some(wall)) => {
            TimeZone::UTC.to_timestamp(wall.parse::<DateTime>().unwrap()).unwrap()
        }
        (None, None) => zone.to_timestamp(text.parse::<DateTime>().unwrap()).unwrap(),
    };
    Some(at.as_second() + still_inside)
}

fn expected(series: &Series, market: &str, at: i64) -> CodeVerdict {
    let here = (series.only.is_empty() || series.only.iter().any(|listed| listed == market))
        && !series.but.iter().any(|listed| listed == market);
    match (here, series.starts, series.ends) {
        (false, _, _) => CodeVerdict::OtherMarket,
        (true, _, None) => CodeVerdict::UnknownWindow,
        (true, Some(starts), _) if at < starts => CodeVerdict::NotYet,
        (true, _, Some(ends)) if at >= ends => CodeVerdict::Expired,
        (true, _, Some(_)) => CodeVerdict::Live,
    }
}

#[test]
fn every_row_is_judged_rightly_at_every_edge_and_around_every_change_of_a_clock() {
    let series = series();
    let mut instants = changes();
    instants.extend(series.iter().flat_map(|series| series.starts.into_iter().chain(series.ends)));
    instants.sort_unstable();
    instants.dedup();
    assert!(instants.len() > 20, "{}", instants.len());
    let mut judged = 0;
    for market in
        ["US", "FR", "GB", "ES", "KR", "BR", "MX", "UA", "AU", "CA", "JP", "DZ", "IL", "CL"]
    {
        for at in instants.iter().flat_map(|at| [at - 1, *at, at + 1]) {
            let rows = catalogue::codes(Country::new(market).ok(), Instant::from_millis(at * 1000));
            let told = series
                .iter()
                .flat_map(|series| series.names.iter().map(move |name| (name, series)));
            let mut rows = rows.iter();
            for (name, series) in told {
                let row = rows.next().unwrap();
                assert_eq!(
                    row.code.name().unwrap_or("?"),
                    name,
                    "the table is in the file's order"
                );
                assert_eq!(row.verdict, expected(series, market, at), "{market} {name} at {at}");
                judged += 1;
            }
            assert!(rows.next().is_none());
        }
    }
    assert!(judged > 256 * 14 * 60, "{judged}");
}

/// A window of one day on the day that its clock changes: it is an hour shorter or longer, and its edges
/// are the midnights around it.
#[test]
fn a_day_window_over_a_change_of_the_clock_is_as_long_as_that_day() {
    for (market, day, hours) in [
        ("US", (2026, 3, 8), 23),
        ("US", (2026, 11, 1), 25),
        ("AU", (2026, 4, 5), 24),
        ("FR", (2026, 3, 29), 23),
        ("GB", (2026, 10, 25), 25),
        ("UA", (2026, 10, 25), 25),
        ("KR", (2026, 3, 8), 24),
        ("BR", (2026, 11, 1), 24),
        ("MX", (2026, 4, 5), 24),
    ] {
        let (year, month, number) = day;
        let (first, after) =
            wording::markets::day(Country::new(market).ok(), year, month, number).unwrap();
        assert_eq!((after.millis() - first.millis()) / 3_600_000, hours, "{market} {day:?}");
        let zone = TimeZone::get(clock(market)).unwrap();
        let date = Date::new(year as i16, month as i8, number as i8).unwrap();
        let midnight = zone.to_timestamp(date.into()).unwrap().as_millisecond();
        assert_eq!(first.millis(), midnight, "{market} {day:?}");
    }
}

#[test]
fn no_code_of_the_catalogue_is_a_placeholder() {
    for row in catalogue::codes(None, Instant::from_millis(0)) {
        if let Some(name) = row.code.name() {
            assert!(!wording::is_placeholder(name), "{name}");
        }
    }
}
