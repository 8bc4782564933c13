//! When an offer holds: the law's window, and what its local times leave open.

use aliexpress::markets;
use deal::{Country, Instant, LocalTime, Window};

use super::{Offer, OfferKind};
use crate::error::Error;

/// An end of a window: it lies between two instants, which are one where its zone is known.
#[derive(Clone, Copy)]
struct Edge {
    /// When it is first reached, somewhere.
    somewhere: Instant,
    /// When it is reached everywhere.
    everywhere: Instant,
}

impl Edge {
    /// Whether at this instant it is reached in some places and not in others.
    fn is_open_at(self, at: Instant) -> bool {
        self.somewhere <= at && at < self.everywhere
    }
}

impl Offer {
    /// The window in which the law may use it: from where it has begun anywhere until it is over
    /// everywhere.
    ///
    /// # Errors
    /// A time that is none, and an end before the start, with its path below `place`.
    pub(super) fn window(&self, place: &str) -> Result<Window, Error> {
        let local = |field: &str, text: &Option<String>| {
            let read = |text: &String| LocalTime::parse(text).map_err(at_field(place, field));
            text.as_ref().map(read).transpose()
        };
        let instant = |field: &str, text: &Option<String>| {
            let read = |text: &String| Instant::parse(text).map_err(at_field(place, field));
            text.as_ref().map(read).transpose()
        };
        let first_day = local("starts_local", &self.starts_local)?;
        let last_day = local("ends_local", &self.ends_local)?;
        if self.unknown_window {
            return Ok(Window::Unknown);
        }
        let (starts, ends) = (instant("starts", &self.starts)?, instant("ends", &self.ends)?);
        let before =
            |(first, last): (LocalTime, LocalTime)| last.end_second() < first.first_second();
        if starts.is_none() && ends.is_none() && first_day.zip(last_day).is_some_and(before) {
            return Err(at_field(place, "ends_local")(deal::Error::EndsBeforeStart));
        }
        let starts = self.start(starts, first_day).map(|edge| edge.somewhere);
        let until = self.end(ends, last_day).map(|edge| edge.everywhere);
        if let (Some(starts), Some(until), None) = (starts, until, ends)
            && until < starts
        {
            return Err(at_field(place, "ends_local")(deal::Error::EndsBeforeStart));
        }
        Ok(Window::Known { starts, ends: until })
    }

    /// Why it is not certain that it holds at an instant at which the law may use it; `None` if it is.
    ///
    /// A local start has begun when it has begun everywhere, a local end is over when it is over
    /// everywhere: in between nobody can tell without the zone.
    pub(crate) fn doubt_at(&self, at: Instant) -> Option<String> {
        if self.unknown_window {
            return None;
        }
        let [starts, ends] = self.edges();
        let doubt = |edge: Option<Edge>, day: &Option<String>, verb: &str| {
            let day = day.as_deref().filter(|_| edge.is_some_and(|edge| edge.is_open_at(at)))?;
            Some([verb, day, ", and in which time zone is not said"].concat())
        };
        doubt(ends, &self.ends_local, "it ends ")
            .or_else(|| doubt(starts, &self.starts_local, "it starts "))
    }

    /// When it first begins somewhere; `None` if it says no start.
    pub(crate) fn begins(&self) -> Option<Instant> {
        self.edges()[0].map(|edge| edge.somewhere)
    }

    /// When it has begun everywhere; `None` if it says no start.
    pub(crate) fn has_begun(&self) -> Option<Instant> {
        self.edges()[0].map(|edge| edge.everywhere)
    }

    /// When it is over everywhere; `None` if it says no end.
    pub(crate) fn is_over(&self) -> Option<Instant> {
        self.edges()[1].map(|edge| edge.everywhere)
    }

    /// Its start and its end, as far as they can be read.
    fn edges(&self) -> [Option<Edge>; 2] {
        let instant = |text: &Option<String>| Instant::parse(text.as_ref()?).ok();
        let local = |text: &Option<String>| LocalTime::parse(text.as_ref()?).ok();
        [
            self.start(instant(&self.starts), local(&self.starts_local)),
            self.end(instant(&self.ends), local(&self.ends_local)),
        ]
    }

    fn start(&self, instant: Option<Instant>, local: Option<LocalTime>) -> Option<Edge> {
        let of = |local: LocalTime| self.edge(local.first_second(), |on| local.starts_at(on));
        instant.map(known).or_else(|| local.map(of))
    }

    fn end(&self, instant: Option<Instant>, local: Option<LocalTime>) -> Option<Edge> {
        let of = |local: LocalTime| self.edge(local.end_second(), |on| local.ends_at(on));
        instant.map(known).or_else(|| local.map(of))
    }

    /// The edge at which a clock shows a second; on the clock of a market's codes it is one instant.
    fn edge(&self, second: i64, on: impl Fn(i16) -> Instant) -> Edge {
        let zoned = self.only_market().and_then(|market| markets::instant(Some(market), second));
        zoned.map_or_else(
            || Edge { somewhere: on(LocalTime::AHEAD), everywhere: on(LocalTime::BEHIND) },
            known,
        )
    }

    /// The market of a code of AliExpress's that is for one alone: such codes run on a known clock.
    fn only_market(&self) -> Option<Country> {
        let of_platform = matches!(self.kind, OfferKind::Code | OfferKind::PlatformCoupon);
        match self.markets.as_slice() {
            [market] if of_platform && self.seller.is_none() => Country::new(market).ok(),
            _ => None,
        }
    }
}

/// The offers as they stand at an instant: one of which its local times leave open whether it holds then
/// is uncertain, and says why.
pub(crate) fn settled(offers: &[Offer], at: Instant) -> Vec<Offer> {
    let settle = |offer: &Offer| match offer.doubt_at(at) {
        Some(why) if offer.uncertain != Some(true) => {
            Offer { uncertain: Some(true), why: Some(why), ..offer.clone() }
        }
        _ => offer.clone(),
    };
    offers.iter().map(settle).collect()
}

fn known(at: Instant) -> Edge {
    Edge { somewhere: at, everywhere: at }
}

fn at_field(place: &str, field: &str) -> impl Fn(deal::Error) -> Error {
    let path = [place, ".", field].concat();
    move |error| Error::value(path.clone())(error)
}
