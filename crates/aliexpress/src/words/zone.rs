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
    /// The reader's own, wherever that is: no zone at all.
    Local,
    /// A name that several clocks bear: "CST" is said in China, in Cuba and in Chicago.
    Unclear,
}

impl Zone {
    /// The zone that a word of the vocabulary names; universal time without its offset.
    pub(super) fn of(role: Role) -> Option<Zone> {
        Some(match role {
            Role::Pacific => Zone::Pacific,
            Role::Central => Zone::Central,
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
