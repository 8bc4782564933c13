//! Time zones as texts name them.

use deal::{Country, Instant, LocalTime};

use super::role::Role;
use crate::markets;

/// Whose clock a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Pacific wall time, with daylight saving also where the text says "PST".
    Pacific,
    /// Central European wall time, likewise.
    Central,
    /// Ukraine's wall time.
    Kyiv,
    /// The wall time of Brazil's capital.
    Brasilia,
    /// The wall time of Mexico's capital.
    MexicoCity,
    /// So many minutes ahead of universal time.
    Ahead(i16),
    /// A clock by the name that it bears in one season; [`OfferText`](super::OfferText) has the clock itself, and
    /// is uncertain where the name is not that of its days.
    Named(Season),
    /// The reader's own, wherever that is: no zone at all.
    Local,
    /// A name that several clocks bear: "CST" is said in China, in Cuba and in Chicago.
    Unclear,
}

/// The name of a clock in one half of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// "PST".
    PacificStandard,
    /// "PDT".
    PacificDaylight,
    /// "CET".
    CentralStandard,
    /// "CEST".
    CentralDaylight,
    /// "GMT": universal time, which in summer is not what Britain's clocks show.
    Greenwich,
}

impl Season {
    /// The clock, the market whose clock shows the season, and the minutes that it is then ahead.
    fn clock(self) -> (Zone, Option<&'static str>, i64) {
        match self {
            Season::PacificStandard => (Zone::Pacific, None, -8 * 60),
            Season::PacificDaylight => (Zone::Pacific, None, -7 * 60),
            Season::CentralStandard => (Zone::Central, Some("FR"), 60),
            Season::CentralDaylight => (Zone::Central, Some("FR"), 2 * 60),
            // Britain's clocks change with those of the continent.
            Season::Greenwich => (Zone::Ahead(0), Some("FR"), 60),
        }
    }
}

impl Zone {
    /// The clock itself, and whether its name is that of the season in which a local time lies.
    pub(super) fn in_season(self, local: LocalTime) -> (Zone, bool) {
        let Zone::Named(season) = self else { return (self, true) };
        let (zone, market, minutes) = season.clock();
        let wall = local.first_second();
        let market = market.and_then(|market| Country::new(market).ok());
        let shown = markets::instant(market, wall);
        let fits = shown.is_none_or(|at| wall * 1000 - at.millis() == minutes * 60_000);
        (zone, fits)
    }

    /// The zone that a word of the vocabulary names; universal time without its offset.
    pub(super) fn of(role: Role) -> Option<Zone> {
        Some(match role {
            Role::Pacific => Zone::Pacific,
            Role::PacificStandard => Zone::Named(Season::PacificStandard),
            Role::PacificDaylight => Zone::Named(Season::PacificDaylight),
            Role::Central => Zone::Central,
            Role::CentralStandard => Zone::Named(Season::CentralStandard),
            Role::CentralDaylight => Zone::Named(Season::CentralDaylight),
            Role::Greenwich => Zone::Named(Season::Greenwich),
            Role::Kyiv => Zone::Kyiv,
            Role::Brasilia => Zone::Brasilia,
            Role::MexicoCity => Zone::MexicoCity,
            Role::Utc => Zone::Ahead(0),
            Role::Moscow => Zone::Ahead(3 * 60),
            Role::Bangkok => Zone::Ahead(7 * 60),
            Role::Beijing => Zone::Ahead(8 * 60),
            Role::Tokyo => Zone::Ahead(9 * 60),
            Role::LocalTime => Zone::Local,
            Role::UnclearZone => Zone::Unclear,
            _ => return None,
        })
    }

    /// The instant at which its clock shows so many seconds since 1970; `None` where it names no clock, or
    /// the clock's changes in that year are not known.
    fn instant(self, wall_second: i64) -> Option<Instant> {
        let market = |country: &str| markets::instant(Country::new(country).ok(), wall_second);
        match self {
            Zone::Pacific => markets::instant(None, wall_second),
            Zone::Central => market("FR"),
            Zone::Kyiv => market("UA"),
            Zone::Brasilia => market("BR"),
            Zone::MexicoCity => market("MX"),
            Zone::Ahead(minutes) => {
                Some(Instant::from_millis((wall_second - i64::from(minutes) * 60) * 1000))
            }
            Zone::Named(season) => season.clock().0.instant(wall_second),
            Zone::Local | Zone::Unclear => None,
        }
    }

    /// The instant of a start on its clock.
    pub(super) fn starts(self, local: LocalTime) -> Option<Instant> {
        self.instant(local.first_second())
    }

    /// The instant of an end on its clock: of a last day, the next midnight.
    pub(super) fn ends(self, local: LocalTime) -> Option<Instant> {
        self.instant(local.end_second())
    }
}
