//! When an offer holds, and what its local times leave open.

use contract::{Offer, OfferKind};
use deal::{Country, Instant, LocalTime};
use wording::markets;

/// An end of a window: it lies between two instants, which are one if its zone is known.
#[derive(Clone, Copy)]
struct Edge {
    /// When it is first reached, somewhere.
    somewhere: Instant,
    /// When it is reached everywhere.
    everywhere: Instant,
}

impl Edge {
    fn known(at: Instant) -> Edge {
        Edge { somewhere: at, everywhere: at }
    }

    /// Whether at this instant it is reached in some places and not in others.
    fn is_open_at(self, at: Instant) -> bool {
        self.somewhere <= at && at < self.everywhere
    }
}

/// Why it is not certain that an offer holds at an instant at which the law may use it; `None` if it is.
///
/// A local start has begun when it has begun everywhere, a local end is over when it is over everywhere: in
/// between nobody can tell without the zone.
fn doubt_at(offer: &Offer, at: Instant) -> Option<String> {
    if offer.unknown_window {
        return None;
    }
    let doubt = |edge: Option<Edge>, day: &Option<String>, verb: &str| {
        let day = day.as_deref().filter(|_| edge.is_some_and(|edge| edge.is_open_at(at)))?;
        Some([verb, day, ", and in which time zone is not said"].concat())
    };
    doubt(end(offer), &offer.ends_local, "it ends ")
        .or_else(|| doubt(start(offer), &offer.starts_local, "it starts "))
}

/// When an offer first begins somewhere; `None` if it says no start.
pub(crate) fn begins(offer: &Offer) -> Option<Instant> {
    start(offer).map(|edge| edge.somewhere)
}

/// When an offer has begun everywhere; `None` if it says no start.
pub(crate) fn has_begun(offer: &Offer) -> Option<Instant> {
    start(offer).map(|edge| edge.everywhere)
}

/// When an offer is over everywhere; `None` if it says no end.
pub(crate) fn is_over(offer: &Offer) -> Option<Instant> {
    end(offer).map(|edge| edge.everywhere)
}

/// The start and the end of an offer, as far as it says them: when each is first reached somewhere, and
/// when it is reached everywhere.
pub(crate) fn edges(offer: &Offer) -> impl Iterator<Item = (Instant, Instant)> {
    let edges = [start(offer), end(offer)].into_iter().flatten();
    edges.map(|edge| (edge.somewhere, edge.everywhere))
}

/// The offers as they stand at an instant: one of which its local times leave open whether it holds then
/// is uncertain, and says why.
pub(crate) fn settled(offers: &[Offer], at: Instant) -> Vec<Offer> {
    let settle = |offer: &Offer| match doubt_at(offer, at) {
        Some(why) if offer.uncertain != Some(true) => {
            Offer { uncertain: Some(true), why: Some(why), ..offer.clone() }
        }
        _ => offer.clone(),
    };
    offers.iter().map(settle).collect()
}

/// The offer with its local times as instants, if the clock that they are on is known.
pub(crate) fn on_its_clock(offer: &Offer) -> Offer {
    let mut offer = offer.clone();
    let Some(market) = only_market(&offer) else { return offer };
    let on = |second: i64| markets::instant(Some(market), second).map(|at| at.to_string());
    let first = parse_local(&offer.starts_local).and_then(|local| on(local.first_second()));
    let last = parse_local(&offer.ends_local).and_then(|local| on(local.end_second()));
    offer.starts = offer.starts.or(first);
    offer.ends = offer.ends.or(last);
    offer
}

fn start(offer: &Offer) -> Option<Edge> {
    let local = |local: LocalTime| edge(offer, local.first_second(), |on| local.starts_at(on));
    let instant = parse_instant(&offer.starts).map(Edge::known);
    instant.or_else(|| parse_local(&offer.starts_local).map(local))
}

fn end(offer: &Offer) -> Option<Edge> {
    let local = |local: LocalTime| edge(offer, local.end_second(), |on| local.ends_at(on));
    let instant = parse_instant(&offer.ends).map(Edge::known);
    instant.or_else(|| parse_local(&offer.ends_local).map(local))
}

/// The edge at which a clock shows a second; on the clock of a market's codes it is one instant.
fn edge(offer: &Offer, second: i64, on: impl Fn(i16) -> Instant) -> Edge {
    let zoned = only_market(offer).and_then(|market| markets::instant(Some(market), second));
    zoned.map_or_else(
        || Edge { somewhere: on(LocalTime::AHEAD), everywhere: on(LocalTime::BEHIND) },
        Edge::known,
    )
}

/// The market of a code of AliExpress's that is for one alone: such codes run on a known clock.
fn only_market(offer: &Offer) -> Option<Country> {
    let of_platform = matches!(offer.kind, OfferKind::Code | OfferKind::PlatformCoupon);
    match offer.markets.as_slice() {
        [market] if of_platform && offer.seller.is_none() => Country::new(market).ok(),
        _ => None,
    }
}

fn parse_instant(text: &Option<String>) -> Option<Instant> {
    Instant::parse(text.as_ref()?).ok()
}

fn parse_local(text: &Option<String>) -> Option<LocalTime> {
    LocalTime::parse(text.as_ref()?).ok()
}
