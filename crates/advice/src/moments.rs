//! When an answer may be another one: an offer begins, or ends.

use contract::Offer;
use deal::Instant;

use crate::window::edges;

/// Zones differ by quarters of an hour, in milliseconds.
const QUARTER: i64 = 15 * 60_000;

/// The next instant at which one of the offers begins or ends; `None` if nothing is known to come.
///
/// A time without a zone is passed place by place: in between, every quarter of an hour is one.
pub(crate) fn next<'a>(
    offers: impl IntoIterator<Item = &'a Offer>,
    at: Instant,
) -> Option<Instant> {
    let passed = |(first, last): (Instant, Instant)| {
        if at < first {
            return Some(first);
        }
        let since = at.millis().saturating_sub(first.millis());
        let quarter = first.millis() + (since / QUARTER + 1) * QUARTER;
        (quarter <= last.millis()).then(|| Instant::from_millis(quarter))
    };
    offers.into_iter().flat_map(edges).filter_map(passed).min()
}

#[cfg(test)]
mod tests {
    use contract::OfferKind;

    use super::*;

    const NOON: &str = "2026-05-05T12:00:00Z";

    /// A window: starts, ends, starts_local, ends_local, and the one market that it is for.
    type Window = [&'static str; 5];

    fn told(window: Window, now: &str) -> Option<String> {
        let [starts, ends, starts_local, ends_local, market] =
            window.map(|one| Some(one.to_owned()).filter(|one| !one.is_empty()));
        let markets = market.into_iter().collect();
        let kind = Offer::new(OfferKind::Code);
        let offer = Offer { starts, ends, starts_local, ends_local, markets, ..kind };
        next([&offer], Instant::parse(now).unwrap()).map(|at| at.to_string())
    }

    #[test]
    fn the_next_moment_is_the_first_at_which_a_window_begins_or_ends_at_whatever_place() {
        let dated = ["2026-05-06T00:00:00Z", "2026-05-09T00:00:00Z", "", "", ""];
        let zoned = ["2026-05-01T00:00:00Z", "2026-05-09T02:00:00+02:00", "", "", ""];
        let from_a_day = ["", "", "2026-05-07", "", ""];
        let to_a_minute = ["", "", "", "2026-05-06T23:00", ""];
        for (window, now, next) in [
            ([""; 5], NOON, None),
            (["", "2026-05-05T11:00:00Z", "", "", ""], NOON, None),
            (dated, NOON, Some("2026-05-06T00:00:00Z")),
            (zoned, NOON, Some("2026-05-09T00:00:00Z")),
            // 7 May begins first at UTC+14, and last at UTC−12; in between every quarter of an hour counts.
            (from_a_day, NOON, Some("2026-05-06T10:00:00Z")),
            (from_a_day, "2026-05-06T10:00:00Z", Some("2026-05-06T10:15:00Z")),
            (from_a_day, "2026-05-07T11:50:00Z", Some("2026-05-07T12:00:00Z")),
            (from_a_day, "2026-05-07T12:00:00Z", None),
            // The last day is inside, a clock time is the end itself.
            (["", "", "", "2026-05-06", ""], NOON, Some("2026-05-06T10:00:00Z")),
            (to_a_minute, NOON, Some("2026-05-06T09:00:00Z")),
            (to_a_minute, "2026-05-07T11:00:00Z", None),
            // A code of one market is on that market's clock: the day is over at midnight, Pacific.
            (["", "", "", "2026-05-06", "US"], NOON, Some("2026-05-07T07:00:00Z")),
            (["", "never", "", "whenever", ""], NOON, None),
        ] {
            assert_eq!(told(window, now).as_deref(), next, "{window:?} {now}");
        }
    }
}
