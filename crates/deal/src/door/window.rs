//! When an offer of the contract holds: from where it has begun anywhere until it is over everywhere.

use super::values::{option, value};
use crate::error::{BadValue, Error};
use crate::local::LocalTime;
use crate::offer::Window;
use crate::time::Instant;

/// The window in which the law may use an offer. An instant wins over a local time if some clock shows the
/// one as the other; whoever knows on which clock a local time runs makes it an instant before.
pub(super) fn window(offer: &contract::Offer, place: &str) -> Result<Window, BadValue> {
    let fault = |field: &str| value([place, ".", field].concat());
    let local = |field: &str, text: &Option<String>| {
        option(text, |text| LocalTime::parse(text).map_err(fault(field)))
    };
    let instant = |field: &str, text: &Option<String>| {
        option(text, |text| Instant::parse(text).map_err(fault(field)))
    };
    let first_day = local("starts_local", &offer.starts_local)?;
    let last_day = local("ends_local", &offer.ends_local)?;
    if offer.unknown_window {
        return Ok(Window::Unknown);
    }
    let (starts, ends) = (instant("starts", &offer.starts)?, instant("ends", &offer.ends)?);
    if starts
        .zip(first_day)
        .is_some_and(|(at, day)| !on_some_clock(|ahead| day.starts_at(ahead), at))
    {
        return Err(fault("starts_local")(Error::WindowDisagrees("starts")));
    }
    if ends.zip(last_day).is_some_and(|(at, day)| !on_some_clock(|ahead| day.ends_at(ahead), at)) {
        return Err(fault("ends_local")(Error::WindowDisagrees("ends")));
    }
    let before = |(first, last): (LocalTime, LocalTime)| last.end_second() < first.first_second();
    if starts.is_none() && ends.is_none() && first_day.zip(last_day).is_some_and(before) {
        return Err(fault("ends_local")(Error::EndsBeforeStart));
    }
    let begins = starts.or_else(|| first_day.map(|day| day.starts_at(LocalTime::AHEAD)));
    let over = ends.or_else(|| last_day.map(|day| day.ends_at(LocalTime::BEHIND)));
    if let (Some(begins), Some(over), None) = (begins, over, ends)
        && over < begins
    {
        return Err(fault("ends_local")(Error::EndsBeforeStart));
    }
    Ok(Window::Known { starts: begins, ends: over })
}

/// Whether on any clock a local time is this instant.
fn on_some_clock(local: impl Fn(i16) -> Instant, at: Instant) -> bool {
    local(LocalTime::AHEAD) <= at && at <= local(LocalTime::BEHIND)
}
