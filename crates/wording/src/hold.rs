//! When an offer in words holds: from which of its dates until which, and what of that is open.

use deal::{Instant, LocalTime};

use super::items::{Item, Mark, Placed, Statement};
use super::moment::Moment;
use super::offer::{OfferText, Roles};
use super::role::Role;
use super::why::Why;
use super::zone::Zone;

/// When an offer holds, seen from the instant at which its words were read.
///
/// An end that its zone makes an instant is one; any other is a local time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The first instant.
    pub starts: Option<Instant>,
    /// The first instant after it.
    pub ends: Option<Instant>,
    /// The first day, or the first second, where no zone is known.
    pub starts_local: Option<LocalTime>,
    /// The last day, or the first second after it, where no zone is known.
    pub ends_local: Option<LocalTime>,
    /// What is not certain of it.
    pub why: Option<String>,
}

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

const NO_YEAR: &str = "the year of its day is not said";
const UNCLEAR_ZONE: &str = "its time zone is the name of several";
const NO_BEGINNING: &str = "when its time began to run is not known";

const OTHER_SEASON: &str = "its time zone is named as in the other half of the year";

/// Whether the reason of an uncertain offer is that its days, which were understood, leave something open:
/// its terms do not.
pub fn is_of_days(why: &str) -> bool {
    [NO_YEAR, UNCLEAR_ZONE, NO_BEGINNING, OTHER_SEASON].contains(&why)
}

/// Words that open a window, before its date or after it.
const STARTS: [Role; 6] =
    [Role::From, Role::FromAfter, Role::Since, Role::Starts, Role::StartsAfter, Role::Between];

/// Words that close one.
const ENDS: [Role; 6] =
    [Role::UpTo, Role::UpToAfter, Role::To, Role::Expires, Role::ExpiresAfter, Role::ExpiresBefore];

impl OfferText {
    /// Takes in when it holds, from the words beside its dates. What limits it in time and is not
    /// understood makes it uncertain: without that it would hold for ever.
    pub(super) fn hold(&mut self, statement: &Statement<'_>, roles: Roles) {
        let items = &statement.items;
        let quote =
            |at: usize| items.get(at).map(|placed| statement.quote(placed)).unwrap_or_default();
        let mut zones = Vec::new();
        for at in 0..items.len() {
            match items[at].item {
                Item::When(moment) => {
                    let starts = beside(items, at, &STARTS) || opens_pair(items, at);
                    let ends = beside(items, at, &ENDS) || closes_pair(items, at);
                    zones.extend(moment.zone);
                    let slot = match (starts, ends) {
                        (true, false) => Some(&mut self.starts),
                        (false, true) => Some(&mut self.ends),
                        (true, true) if opens_pair(items, at) => Some(&mut self.starts),
                        _ => None,
                    };
                    match slot {
                        Some(slot @ None) => *slot = Some(moment),
                        Some(Some(known)) if *known == moment => {}
                        _ => self.doubt(|| {
                            ["nothing says what happens on \"", &quote(at), "\""].concat()
                        }),
                    }
                    if beside(items, at, &[Role::ExpiresBefore]) && moment.time.is_none() {
                        self.doubt(|| {
                            ["whether \"", &quote(at), "\" is still inside is open"].concat()
                        });
                    }
                }
                Item::Lasting(seconds) => self.last(items, at, seconds, roles, quote(at)),
                Item::Zone(zone) if has_time_beside(items, at) => zones.push(zone),
                // A country has two letters too: "Free to PT, until 9 Dec".
                Item::Zone(_) => self.doubt(|| {
                    ["whether \"", &quote(at), "\" is the zone of its times is open"].concat()
                }),
                Item::Timed => {
                    self.doubt(|| ["\"", &quote(at), "\" is a time without its day"].concat());
                }
                Item::Word(Role::Limit | Role::Weekday) => self.doubt(|| {
                    ["\"", &quote(at), "\" limits it in time, and until when is not said"].concat()
                }),
                // "in December": half a date.
                Item::Word(role) if role.month().is_some() || role == Role::MonthOf => {
                    self.doubt(|| ["which day of \"", &quote(at), "\" is meant is open"].concat());
                }
                Item::Word(
                    Role::Expires
                    | Role::ExpiresAfter
                    | Role::ExpiresBefore
                    | Role::Starts
                    | Role::StartsAfter,
                ) if !is_dated(items, at) => self.doubt(|| {
                    ["when that is that \"", &quote(at), "\" speaks of is not understood"].concat()
                }),
                _ => {}
            }
        }
        if items.iter().any(|placed| placed.item == Item::Timed) {
            // Hours that stand apart may be those of any of its days.
            for moment in [&mut self.starts, &mut self.ends].into_iter().flatten() {
                moment.time = None;
            }
        }
        self.share_zone(zones);
        self.share_year();
        self.season();
    }

    /// Takes the clocks themselves in the place of their seasons' names: who says winter's in summer may mean
    /// either.
    fn season(&mut self) {
        let mut fits = true;
        for moment in [&mut self.starts, &mut self.ends].into_iter().flatten() {
            // Without its year it is uncertain whatever its season.
            let day = moment.in_year(moment.year.unwrap_or(2026));
            if let (Some(zone), Some(local)) = (moment.zone, day.first()) {
                let (clock, named) = zone.in_season(local);
                moment.zone = Some(clock);
                fits &= named;
            }
        }
        if !fits {
            self.doubt(|| OTHER_SEASON.to_owned());
        }
    }

    /// What a statement says of time and nothing else.
    ///
    /// # Errors
    /// [`Why::NoAmount`] where it has an amount, a word that is not known, or no limit in time.
    pub(super) fn limit(statement: &Statement<'_>) -> Result<OfferText, Why> {
        let other = |placed: &Placed| matches!(placed.item, Item::Amount(_) | Item::Unknown);
        let mut limit = OfferText::default();
        limit.hold(statement, Roles::of(statement));
        let dated = limit.starts.is_some() || limit.ends.is_some();
        let counted = limit.left.is_some() || limit.opens.is_some();
        // A day of which nothing is said may be any day, as of a parcel's arrival.
        let bare = limit.uncertain
            && statement.items.iter().any(|placed| matches!(placed.item, Item::When(_)));
        if statement.items.iter().any(other) || bare || !(dated || counted || limit.uncertain) {
            return Err(Why::NoAmount);
        }
        Ok(limit)
    }

    /// A span of time: what is left, or what is to go until it starts.
    fn last(&mut self, items: &[Placed], at: usize, seconds: u32, roles: Roles, words: String) {
        let ends = [Role::Left, Role::Expires, Role::ExpiresAfter, Role::UpToAfter];
        let opens = beside(items, at, &[Role::Starts, Role::StartsAfter]);
        let left = beside(items, at, &ends);
        let alone =
            items.iter().filter(|placed| matches!(placed.item, Item::Lasting(_))).count() == 1;
        let slot = match (opens, left) {
            (true, false) => &mut self.opens,
            (false, true) => &mut self.left,
            (false, false) if alone && roles.any(&ends[..3]) => &mut self.left,
            _ => {
                return self
                    .doubt(|| ["from when on \"", &words, "\" counts is not said"].concat());
            }
        };
        if slot.replace(seconds).is_some_and(|other| other != seconds) {
            self.doubt(|| ["\"", &words, "\" is not the only time it names"].concat());
        }
    }

    /// The zone that is named once holds for both ends.
    fn share_zone(&mut self, mut zones: Vec<Zone>) {
        zones.dedup();
        let mut ends = [&mut self.starts, &mut self.ends];
        match zones.as_slice() {
            &[zone] => {
                for moment in ends.iter_mut().filter_map(|end| end.as_mut()) {
                    moment.zone = moment.zone.or(Some(zone));
                }
            }
            [_, ..] if ends.iter().any(|end| end.is_some_and(|moment| moment.zone.is_none())) => {
                self.doubt(|| "it names several time zones".to_owned());
            }
            _ => {}
        }
    }

    /// The year that one end names for both.
    fn share_year(&mut self) {
        let mut long = false;
        if let (Some(starts), Some(ends)) = (&mut self.starts, self.ends)
            && starts.year.is_none()
        {
            let before = (starts.month, starts.day) > (ends.month, ends.day);
            starts.year = ends.year.map(|year| year - u16::from(before));
            // "Dec 9 - Dec 3, 2026": more likely a slip than most of a year.
            long = before && starts.month < ends.month + 6;
        }
        // "2026年12月3日～12月9日": an end within a year of its start.
        if let (Some(starts), Some(ends)) = (self.starts, &mut self.ends)
            && ends.year.is_none()
        {
            let before = (ends.month, ends.day) < (starts.month, starts.day);
            ends.year = starts.year.map(|year| year + u16::from(before));
            long |= before && starts.month < ends.month + 6;
        }
        if long {
            self.doubt(|| "it ends before it starts, or in the next year".to_owned());
        }
    }

    /// When it holds, seen from the instant at which its words were read, where that is known: a day
    /// without a year is the one nearest to it, and what was left is counted from it.
    pub fn held(&self, at: Option<Instant>) -> Held {
        let mut held = Held::default();
        let mut doubt = |why: &str| {
            held.why.get_or_insert_with(|| why.to_owned());
        };
        let (starts, ends) = self.in_years(at);
        if self.starts.is_some_and(|moment| moment.year.is_none())
            || self.ends.is_some_and(|moment| moment.year.is_none())
        {
            doubt(NO_YEAR);
        }
        let zoned = [starts, ends].into_iter().flatten().filter_map(|moment| moment.zone);
        if zoned.into_iter().any(|zone| zone == Zone::Unclear) {
            doubt(UNCLEAR_ZONE);
        }
        let (opens, left) =
            (self.opens.filter(|_| starts.is_none()), self.left.filter(|_| ends.is_none()));
        if at.is_none() && (opens.is_some() || left.is_some()) {
            doubt(NO_BEGINNING);
        }
        let backward = starts.zip(ends).is_some_and(|(starts, ends)| is_backward(&starts, &ends));
        if backward {
            doubt("it ends before it starts");
            return held;
        }
        let later = |seconds: Option<u32>| {
            Some(Instant::from_millis(at?.millis().checked_add(i64::from(seconds?) * 1000)?))
        };
        // "Ends in 2 hours, valid until Dec 25": whichever is right, the other is not. Days left are whole ones.
        let is_open = |counted: Option<u32>, first: Option<Instant>, last: Option<Instant>| {
            later(counted).is_some_and(|at| {
                let away = |from: Instant, to: Instant| to.millis() - from.millis() > DAY;
                first.is_some_and(|first| away(at, first))
                    || last.is_some_and(|last| away(last, at))
            })
        };
        let [starts_at, ends_at] =
            [starts.and_then(|it| it.first()), ends.and_then(|it| it.last())];
        let edge = |local: Option<LocalTime>, of: fn(LocalTime, i16) -> Instant| {
            [LocalTime::AHEAD, LocalTime::BEHIND].map(|ahead| local.map(|local| of(local, ahead)))
        };
        let ([first, last], [from, to]) =
            (edge(starts_at, LocalTime::starts_at), edge(ends_at, LocalTime::ends_at));
        if is_open(self.opens, first, last) || is_open(self.left, from, to) {
            doubt("its days contradict the time that is left");
        }
        held.starts = starts.and_then(|moment| moment.starts()).or_else(|| later(opens));
        held.ends = ends.and_then(|moment| moment.ends()).or_else(|| later(left));
        if held.starts.is_none() {
            held.starts_local = starts.and_then(|moment| moment.first());
        }
        if held.ends.is_none() {
            held.ends_local = ends.and_then(|moment| moment.last());
        }
        // On no clock has it begun before it is over on all of them.
        let begins = held.starts.or(held.starts_local.map(|day| day.starts_at(LocalTime::AHEAD)));
        let over = held.ends.or(held.ends_local.map(|day| day.ends_at(LocalTime::BEHIND)));
        if begins.zip(over).is_some_and(|(begins, over)| over < begins) {
            let why = Some("it ends before it starts".to_owned());
            return Held { why, ..Held::default() };
        }
        held
    }

    /// Its ends with their years: as they are named, or else the nearest.
    fn in_years(&self, at: Option<Instant>) -> (Option<Moment>, Option<Moment>) {
        let nearest = |moment: Moment| match (moment.year, at) {
            (Some(_), _) => Some(moment),
            (None, Some(at)) => nearest(moment, at),
            (None, None) => None,
        };
        let ends = self.ends.and_then(nearest);
        let starts = self.starts.and_then(nearest).map(|starts| match (self.starts, ends) {
            // "20 May - 20 Dec": a start lies before its end, however near the next one is.
            (Some(Moment { year: None, .. }), Some(ends)) if is_backward(&starts, &ends) => {
                starts.in_year(starts.year.unwrap_or_default().saturating_sub(1))
            }
            _ => starts,
        });
        (starts, ends)
    }
}

fn is_backward(starts: &Moment, ends: &Moment) -> bool {
    let first = starts.first().map(LocalTime::first_second);
    first.zip(ends.last().map(LocalTime::end_second)).is_some_and(|(first, last)| last < first)
}

/// A day without a year in the year in which it is nearest.
fn nearest(moment: Moment, at: Instant) -> Option<Moment> {
    const NOON: i64 = 43_200;
    let now = at.millis().div_euclid(1000);
    let year: u16 = at.to_string().get(..4)?.parse().ok()?;
    if !(2000..2100).contains(&year) {
        return None;
    }
    // The leap day may be four years away, or eight around a century.
    (year.saturating_sub(8)..=year.saturating_add(8))
        .map(|year| moment.in_year(year))
        .filter_map(|moment| {
            let day = LocalTime::day(moment.year?, moment.month, moment.day)?;
            Some((day.first_second().saturating_add(NOON).saturating_sub(now).abs(), moment))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, moment)| moment)
}

/// Whether a word stands behind its time.
fn follows(role: Role) -> bool {
    matches!(role, Role::UpToAfter | Role::FromAfter | Role::ExpiresAfter | Role::StartsAfter)
}

/// Whether a word of these stands beside a time: right before it or right after it.
fn beside(items: &[Placed], at: usize, wanted: &[Role]) -> bool {
    let before =
        items.get(..at).unwrap_or_default().iter().rev().find_map(|placed| match placed.item {
            Item::Word(Role::Filler | Role::Weekday | Role::Day) | Item::Zone(_) => None,
            Item::Mark(Mark::Colon | Mark::Open) => None,
            Item::Word(role) => Some(wanted.contains(&role) && !follows(role)),
            _ => Some(false),
        });
    let after =
        items.get(at + 1..).unwrap_or_default().iter().find_map(|placed| match placed.item {
            Item::Zone(_) => None,
            Item::Word(role) if follows(role) || role == Role::Left => Some(wanted.contains(&role)),
            _ => Some(false),
        });
    before == Some(true) || after == Some(true)
}

/// Whether a zone stands beside a time.
fn has_time_beside(items: &[Placed], at: usize) -> bool {
    let time = |placed: &Placed| match placed.item {
        Item::When(_) | Item::Timed => Some(true),
        Item::Word(Role::Filler | Role::Weekday | Role::LocalTime) => None,
        Item::Word(role) if STARTS.contains(&role) || ENDS.contains(&role) => None,
        Item::Mark(Mark::Times | Mark::Plus | Mark::Slash) => Some(false),
        Item::Mark(_) => None,
        _ => Some(false),
    };
    let after = items.get(at + 1..).unwrap_or_default().iter().find_map(time);
    let before = items.get(..at).unwrap_or_default().iter().rev().find_map(time);
    after == Some(true) || before == Some(true)
}

/// Whether the word of a limit has a time beside it.
fn is_dated(items: &[Placed], at: usize) -> bool {
    let time = |placed: &Placed| match placed.item {
        Item::When(_) | Item::Lasting(_) | Item::Timed => Some(true),
        Item::Word(
            Role::Filler | Role::Weekday | Role::Limit | Role::Day | Role::Left | Role::Off,
        )
        | Item::Zone(_) => None,
        Item::Word(role) if STARTS.contains(&role) || ENDS.contains(&role) => None,
        Item::Mark(Mark::Colon | Mark::Open | Mark::Close | Mark::Comma | Mark::Dash) => None,
        _ => Some(false),
    };
    let after = items.get(at + 1..).unwrap_or_default().iter().find_map(time);
    let before = items.get(..at).unwrap_or_default().iter().rev().find_map(time);
    after == Some(true) || before == Some(true)
}

/// Whether a time is followed by another, with what joins the two ends of a window between them.
fn opens_pair(items: &[Placed], at: usize) -> bool {
    next_of_pair(items, at).is_some()
}

/// Whether a time is the second of such two.
fn closes_pair(items: &[Placed], at: usize) -> bool {
    (0..at)
        .rev()
        .find(|first| matches!(items[*first].item, Item::When(_)))
        .is_some_and(|first| next_of_pair(items, first) == Some(at))
}

fn next_of_pair(items: &[Placed], first: usize) -> Option<usize> {
    let between = beside(items, first, &[Role::Between]);
    let mut joined = between;
    for (offset, placed) in items.get(first + 1..)?.iter().enumerate() {
        match placed.item {
            Item::When(_) => return joined.then_some(first + 1 + offset),
            Item::Mark(Mark::Dash)
            | Item::Word(Role::To | Role::UpTo | Role::FromAfter | Role::Expires) => {
                joined = true;
            }
            Item::Zone(_) | Item::Word(Role::Weekday | Role::Filler) => {}
            _ => return None,
        }
    }
    None
}
