//! Every form of a window in every language, in every zone, in the years from 2019 to 2045, against the
//! time zones that jiff brings along.

use deal::Instant;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Disambiguation, Offset, TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, ToSpan};

use crate::tongues::TONGUES;

/// The zones by which a text names them.
fn zones() -> Vec<(&'static str, TimeZone)> {
    let database = TimeZoneDatabase::bundled();
    let named = |name: &str| database.get(name).expect(name);
    let ahead =
        |minutes: i32| TimeZone::fixed(Offset::from_seconds(minutes * 60).expect("an offset"));
    vec![
        ("PT", named("America/Los_Angeles")),
        ("PST", named("America/Los_Angeles")),
        ("PDT", named("America/Los_Angeles")),
        ("UTC", ahead(0)),
        ("GMT", ahead(0)),
        ("UTC+8", ahead(480)),
        ("GMT-7", ahead(-420)),
        ("GMT-0700", ahead(-420)),
        ("UTC+05:30", ahead(330)),
        ("CET", named("Europe/Paris")),
        ("CEST", named("Europe/Paris")),
        ("MSK", ahead(180)),
        ("KST", ahead(540)),
        ("JST", ahead(540)),
        ("BRT", named("America/Sao_Paulo")),
    ]
}

/// Whether a zone's name is the one of the season in which a local time lies: "PST" is said of winters.
fn in_season(name: &str, wall: DateTime) -> bool {
    let (clock, hours) = match name {
        "PST" => ("America/Los_Angeles", -8),
        "PDT" => ("America/Los_Angeles", -7),
        "CET" => ("Europe/Paris", 1),
        "CEST" => ("Europe/Paris", 2),
        "GMT" => ("Europe/London", 0),
        _ => return true,
    };
    let clock = TimeZoneDatabase::bundled().get(clock).expect(clock);
    let shown = clock.to_offset(clock.to_ambiguous_timestamp(wall).compatible().expect("a time"));
    shown.seconds() == hours * 3600
}

/// The days around every change of a clock, of leap years and of years, with days between.
fn days() -> impl Iterator<Item = Date> {
    (2019..=2045).flat_map(|year| {
        [
            (1, 1),
            (1, 31),
            (2, 16),
            (2, 28),
            (3, 7),
            (3, 8),
            (3, 10),
            (3, 13),
            (3, 14),
            (3, 25),
            (3, 28),
            (3, 29),
            (3, 31),
            (4, 3),
            (5, 5),
            (6, 30),
            (7, 4),
            (8, 12),
            (9, 9),
            (10, 24),
            (10, 25),
            (10, 28),
            (10, 31),
            (11, 1),
            (11, 4),
            (11, 6),
            (11, 7),
            (12, 12),
            (12, 30),
        ]
        .into_iter()
        .map(move |(month, day)| jiff::civil::date(year, month, day))
    })
}

/// A form of a window with its days in it.
fn placed(form: &str, from: &str, to: &str) -> String {
    let alone = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        !letter(form[..at].chars().last()) && !letter(form[at + 1..].chars().next())
    };
    let written = |(at, c): (usize, char)| match c {
        'D' if alone(at) => from.to_owned(),
        'E' if alone(at) => to.to_owned(),
        other => other.to_string(),
    };
    form.char_indices().map(written).collect()
}

/// The instant at which a clock shows a time.
fn instant(zone: &TimeZone, wall: DateTime) -> Instant {
    let zoned = zone.to_ambiguous_zoned(wall).disambiguate(Disambiguation::Compatible);
    Instant::from_millis(zoned.expect("a time").timestamp().as_millisecond())
}

/// A time of day as a text writes it, as the moment of a start and as that of an end.
fn clock(form: usize) -> Option<(&'static str, Time, SignedDuration)> {
    use jiff::civil::time;
    let minute = SignedDuration::from_secs(60);
    let zero = SignedDuration::ZERO;
    match form % 6 {
        0 => Some(("23:59", time(23, 59, 0, 0), minute)),
        1 => Some(("00:00", time(0, 0, 0, 0), zero)),
        2 => Some(("23:59:59", time(23, 59, 59, 0), SignedDuration::from_secs(1))),
        3 => Some(("09:30", time(9, 30, 0, 0), zero)),
        4 => Some(("10:59", time(10, 59, 0, 0), minute)),
        _ => None,
    }
}

fn local(wall: DateTime) -> String {
    let text = wall.strftime("%Y-%m-%dT%H:%M:%S").to_string();
    text.strip_suffix(":00").unwrap_or(&text).to_owned()
}

#[test]
fn every_form_of_an_end_is_the_instant_or_the_day_that_it_names() {
    let zones = zones();
    let mut step = 0;
    for tongue in TONGUES {
        for date in days() {
            for until in tongue.until {
                step += 1;
                let timed = clock(step);
                let zone = zones.get(step * 7 % (zones.len() + 5));
                let mut day = tongue.day(step, date);
                if let Some((text, ..)) = timed {
                    day = format!("{day} {text}");
                }
                // A zone behind a bare day is read too.
                if let Some((name, _)) = zone {
                    day = if step.is_multiple_of(3) {
                        format!("{day} ({name})")
                    } else {
                        format!("{day} {name}")
                    };
                }
                let text = format!("{}. {}", tongue.offer, placed(until, &day, ""));
                let (offer, held) = tongue.read(&text, None);
                let wall = timed
                    .map_or(date.tomorrow().expect("a day after").into(), |(_, time, inside)| {
                        date.to_datetime(time).checked_add(inside).expect("a time")
                    });
                let expected = match (zone, timed) {
                    (Some((_, zone)), _) => (Some(instant(zone, wall).to_string()), None),
                    (None, Some(_)) => (None, Some(local(wall))),
                    (None, None) => (None, Some(date.to_string())),
                };
                let found = (
                    held.ends.map(|ends| ends.to_string()),
                    held.ends_local.map(|ends| ends.to_string()),
                );
                assert_eq!(found, expected, "{text}");
                assert_eq!((held.starts, held.starts_local), (None, None), "{text}");
                let said = timed.map_or(date.into(), |(_, time, _)| date.to_datetime(time));
                let sure = zone.is_none_or(|(name, _)| in_season(name, said));
                assert_eq!(offer.uncertain, !sure, "{text}: {:?}", offer.why);
                assert!(held.why.is_none(), "{text}: {:?}", held.why);
            }
        }
    }
}

#[test]
fn a_zone_that_is_named_once_holds_for_both_ends() {
    let zones = zones();
    let mut step = 0;
    for tongue in TONGUES {
        for date in days() {
            for range in tongue.range {
                step += 1;
                let last = date.checked_add((1 + step as i32 % 9).days()).expect("a later day");
                if last.year() > 2045 {
                    continue;
                }
                let zone = zones.get(step * 7 % (zones.len() + 4));
                let (first_time, last_time) = (clock(step / 5), clock(step / 5));
                let form = |date: Date, time: Option<(&str, Time, SignedDuration)>| {
                    let day = tongue.day(step, date);
                    time.map_or(day.clone(), |(text, ..)| format!("{day} {text}"))
                };
                let (mut from, mut to) = (form(date, first_time), form(last, last_time));
                if let Some((name, _)) = zone {
                    match step % 3 {
                        0 => from = format!("{name} {from}"),
                        1 => from = format!("{from} {name}"),
                        _ => to = format!("{to} {name}"),
                    }
                }
                let text = format!("{}. {}", tongue.offer, placed(range, &from, &to));
                let (offer, held) = tongue.read(&text, None);
                let first = first_time.map_or(date.into(), |(_, time, _)| date.to_datetime(time));
                let end = last_time
                    .map_or(last.tomorrow().expect("a day after").into(), |(_, time, inside)| {
                        last.to_datetime(time).checked_add(inside).expect("a time")
                    });
                let expected = match zone {
                    Some((_, zone)) => (
                        Some(instant(zone, first).to_string()),
                        Some(instant(zone, end).to_string()),
                        None,
                        None,
                    ),
                    None if first_time.is_some() => {
                        (None, None, Some(local(first)), Some(local(end)))
                    }
                    None => (None, None, Some(date.to_string()), Some(last.to_string())),
                };
                let found = (
                    held.starts.map(|at| at.to_string()),
                    held.ends.map(|at| at.to_string()),
                    held.starts_local.map(|at| at.to_string()),
                    held.ends_local.map(|at| at.to_string()),
                );
                assert_eq!(found, expected, "{text}");
                let said = last_time.map_or(last.into(), |(_, time, _)| last.to_datetime(time));
                let sure =
                    zone.is_none_or(|(name, _)| in_season(name, first) && in_season(name, said));
                assert_eq!(offer.uncertain, !sure, "{text}: {:?}", offer.why);
                assert!(held.why.is_none(), "{text}: {:?}", held.why);
            }
        }
    }
}
