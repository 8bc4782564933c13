//! `data/markets.toml`: which clock each market's windows run on, and what a window as a source
//! states it is in UTC.
//!
//! Time zones come from the data that jiff brings along, never from the machine's own.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

use deal::Country;
use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::{Disambiguation, TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    aliases: BTreeMap<String, String>,
    clock: Clock,
    own_series: OwnSeries,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clock {
    seen: String,
    source: String,
    otherwise: String,
    local: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnSeries {
    seen: String,
    source: String,
    markets: Vec<String>,
}

/// What `markets.toml` says, checked.
pub(crate) struct Markets {
    aliases: Vec<(String, Country)>,
    database: TimeZoneDatabase,
    otherwise: TimeZone,
    local: BTreeMap<Country, TimeZone>,
    /// Markets that global series leave out, sorted.
    pub(crate) own_series: Vec<Country>,
}

/// Which end of a window a text states.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    /// Its first moment.
    Start,
    /// Its last: a day, a minute or a second that is still inside.
    End,
}

/// A moment of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Seconds since 1970; of an end, the first that is outside.
    pub(crate) seconds: i64,
    /// The source states an hour and a zone, and that is no midnight on the market's clock.
    pub(crate) disagrees: bool,
}

impl Markets {
    /// Reads and checks the file.
    pub(crate) fn read(text: &str) -> Result<Markets, String> {
        let place = |what: &str, error: &dyn Display| format!("markets.toml: {what}: {error}");
        let file: File = toml::from_str(text).map_err(|error| place("format", &error))?;
        for (what, seen, source) in [
            ("clock", &file.clock.seen, &file.clock.source),
            ("own_series", &file.own_series.seen, &file.own_series.source),
        ] {
            month(seen).ok_or_else(|| place(what, &"`seen` is no month such as 2026-05"))?;
            if source.is_empty() {
                return Err(place(what, &"it needs a source"));
            }
        }
        let database = TimeZoneDatabase::bundled();
        let zone = |name: &str| database.get(name).map_err(|error| place("clock", &error));
        let mut local = BTreeMap::new();
        for (country, name) in &file.clock.local {
            let country = self::country(country).map_err(|error| place("clock.local", &error))?;
            local.insert(country, zone(name)?);
        }
        let mut aliases = Vec::new();
        for (alias, name) in &file.aliases {
            if Country::new(alias).is_ok() {
                return Err(place("aliases", &format!("{alias:?} is a country's own name")));
            }
            let country = self::country(name).map_err(|error| place("aliases", &error))?;
            aliases.push((alias.clone(), country));
        }
        Ok(Markets {
            aliases,
            otherwise: zone(&file.clock.otherwise)?,
            local,
            own_series: countries(&file.own_series.markets)
                .map_err(|error| place("own_series", &error))?,
            database,
        })
    }

    /// The zone that windows of one market run on; of none, the zone of the global series.
    pub(crate) fn zone(&self, market: Option<Country>) -> &TimeZone {
        market.and_then(|market| self.local.get(&market)).unwrap_or(&self.otherwise)
    }

    /// The moment that a text states of a window on `zone`; `None` where it says no more than a month.
    ///
    /// The forms are those of `codes.toml`.
    pub(crate) fn moment(
        &self,
        text: &str,
        zone: &TimeZone,
        edge: Edge,
    ) -> Result<Option<Moment>, String> {
        if month(text).is_some() {
            return Ok(None);
        }
        let wrong = |error: jiff::Error| format!("{text:?}: {error}");
        if text.len() == "2026-05-07".len() {
            let day: Date = text.parse().map_err(wrong)?;
            let first = if edge == Edge::End { day.tomorrow().map_err(wrong)? } else { day };
            let midnight = zone.to_ambiguous_zoned(first.into()).unambiguous().map_err(wrong)?;
            let seconds = midnight.timestamp().as_second();
            return Ok(Some(Moment { seconds, disagrees: false }));
        }
        let last = match (edge, text.matches(':').count()) {
            (Edge::Start, _) => SignedDuration::ZERO,
            (Edge::End, 1) => SignedDuration::from_secs(60),
            (Edge::End, _) => SignedDuration::from_secs(1),
        };
        let strict = DateTimeParser::new().disambiguation(Disambiguation::Reject);
        let (at, stated) = if text.ends_with(']') {
            (strict.parse_zoned_with(&self.database, text).map_err(wrong)?.timestamp(), true)
        } else if text.ends_with('Z') {
            (text.parse::<Timestamp>().map_err(wrong)?, true)
        } else {
            let wall = text.parse::<DateTime>().map_err(wrong)?;
            (zone.to_ambiguous_zoned(wall).unambiguous().map_err(wrong)?.timestamp(), false)
        };
        let at = at.checked_add(last).map_err(wrong)?;
        let on_its_clock = at.to_zoned(zone.clone());
        let disagrees = stated && on_its_clock.time() != jiff::civil::Time::midnight();
        Ok(Some(Moment { seconds: at.as_second(), disagrees }))
    }

    /// The Rust table that `src/markets.rs` includes.
    pub(crate) fn table(&self) -> String {
        let mut table = String::new();
        let aliases: Vec<_> =
            self.aliases.iter().map(|(alias, country)| (alias.as_str(), country.code())).collect();
        let clocks: Vec<(&str, Vec<(u32, i16)>)> = self
            .local
            .iter()
            .map(|(country, zone)| (country.code(), offsets(zone)))
            .chain([("", offsets(&self.otherwise))])
            .collect();
        let _ = writeln!(table, "const ALIASES: &[(&str, &str)] = &{aliases:?};");
        let mut listed: Vec<&Vec<(u32, i16)>> = Vec::new();
        for (_, offsets) in &clocks {
            if !listed.contains(&offsets) {
                let _ = writeln!(table, "const C{}: Clock = Clock(&{offsets:?});", listed.len());
                listed.push(offsets);
            }
        }
        let _ = writeln!(table, "const CLOCKS: &[(&str, Clock)] = &[");
        for (country, offsets) in &clocks {
            let index = listed.iter().position(|known| *known == offsets).unwrap_or_default();
            let _ = writeln!(table, "    ({country:?}, C{index}),");
        }
        table.push_str("];\n");
        table
    }
}

/// From when on a zone is how many minutes ahead of UTC, over the years that a table covers.
fn offsets(zone: &TimeZone) -> Vec<(u32, i16)> {
    // A day over: a year begins and ends hours apart around the world.
    let edge = |date: Date| date.to_zoned(TimeZone::UTC).map(|at| at.timestamp());
    let first = edge(jiff::civil::date(FIRST_YEAR - 1, 12, 31));
    let (Ok(from), Ok(until)) = (first, edge(jiff::civil::date(LAST_YEAR + 1, 1, 2))) else {
        return Vec::new();
    };
    let changes = zone.following(from).take_while(|change| change.timestamp() < until);
    std::iter::once((from, zone.to_offset(from)))
        .chain(changes.map(|change| (change.timestamp(), change.offset())))
        .filter_map(|(at, offset)| {
            Some((u32::try_from(at.as_second()).ok()?, i16::try_from(offset.seconds() / 60).ok()?))
        })
        .chain([(u32::try_from(until.as_second()).unwrap_or(u32::MAX), i16::MAX)])
        .collect()
}

const FIRST_YEAR: i16 = 2019;
const LAST_YEAR: i16 = 2045;

/// A country by its name in the files, which is ISO's: `UK` is for texts, not for us.
pub(crate) fn country(name: &str) -> Result<Country, String> {
    let country = Country::new(name).map_err(|error| error.to_string())?;
    if country.code() == name { Ok(country) } else { Err(format!("write {country} for {name}")) }
}

/// A list of countries, which must rise.
pub(crate) fn countries(names: &[String]) -> Result<Vec<Country>, String> {
    let listed: Vec<Country> = names.iter().map(|name| country(name)).collect::<Result<_, _>>()?;
    match listed.windows(2).find(|pair| pair[0] >= pair[1]) {
        Some(pair) => Err(format!("{} must stand before {}", pair[1], pair[0])),
        None => Ok(listed),
    }
}

/// The last day of the month that `2026-05` names.
pub(crate) fn month(text: &str) -> Option<Date> {
    let first =
        (text.len() == "2026-05".len()).then(|| format!("{text}-01").parse::<Date>().ok())??;
    Some(first.last_of_month())
}

/// The last day of the month, or of the year, that a `seen` names.
pub(crate) fn last_day(seen: &str) -> Option<Date> {
    if seen.len() == "2026".len() { month(&format!("{seen}-12")) } else { month(seen) }
}
