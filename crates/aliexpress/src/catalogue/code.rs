//! A code of the catalogue and the series it stands in.

use contract::{CodeDoubt, CodeScope, CodeVerdict, OfferKind};
use deal::{Benefit, Country, Currency, Instant, MinSpend, Money, Offer, Window};
use wording::markets::countries;

use super::table::SERIES;

/// Codes that share source, markets, currency and window.
#[derive(Debug)]
pub(super) struct Series {
    /// Names in the order of the ladder, separated by spaces; `?` for a tier without one.
    pub(super) names: &'static str,
    /// What each takes off and its minimum, in minor units; empty where the source gives no amounts.
    pub(super) ladder: &'static [(u32, u32)],
    /// ISO 4217, or empty where it is not known.
    pub(super) currency: &'static str,
    pub(super) reach: Reach,
    /// Seconds since 1970; 0 where the start is not known.
    pub(super) starts: u32,
    /// Seconds since 1970, exclusive; 0 where the end is not known.
    pub(super) ends: u32,
    /// The last day of the month (or year) in which the source said so, in seconds since 1970.
    pub(super) seen: u32,
    pub(super) event: &'static str,
    pub(super) source: &'static str,
    pub(super) scope: CodeScope,
    pub(super) first_order_only: bool,
    pub(super) doubt: Option<CodeDoubt>,
    pub(super) doubts: &'static [(&'static str, CodeDoubt)],
}

/// Ship-to countries, as letters: `ATBECH`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reach {
    /// These.
    Only(&'static str),
    /// All but these; `assumed` where the source does not list them.
    AllBut { markets: &'static str, assumed: bool },
    /// The source names none.
    Anywhere,
}

/// One code of the catalogue. The same name may stand in several rows, with other amounts, markets or
/// windows: those are other codes.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    series: &'static Series,
    place: usize,
}

const DAY: i64 = 86_400_000;
/// How long before its start a code is known of, in milliseconds.
const AHEAD: i64 = 60 * DAY;
/// How long before its end a code is known of whose start is not known, in milliseconds.
const BEFORE_END: i64 = 90 * DAY;
/// How long after its end a code is known of, in milliseconds.
const PAST: i64 = 30 * DAY;
/// How long around the day of its source a code without an end is known of, in milliseconds.
const HEARD_OF: i64 = 60 * DAY;

impl Code {
    pub(super) fn all() -> impl Iterator<Item = Code> {
        SERIES.iter().flat_map(|series| {
            (0..series.names.split(' ').count()).map(move |place| Code { series, place })
        })
    }

    /// What is typed at the checkout; `None` for a tier that a source gives without its code.
    pub fn name(&self) -> Option<&'static str> {
        self.series.names.split(' ').nth(self.place).filter(|name| *name != "?")
    }

    /// What it takes off, where the source says.
    pub fn off(&self) -> Option<Money> {
        self.amounts().map(|(off, _)| off)
    }

    /// The least base, where the source says.
    pub fn min_spend(&self) -> Option<Money> {
        self.amounts().map(|(_, min_spend)| min_spend)
    }

    fn amounts(&self) -> Option<(Money, Money)> {
        let (off, min_spend) = *self.series.ladder.get(self.place)?;
        let currency = self.currency()?;
        let money = |minor: u32| Money::from_minor(i64::from(minor), currency);
        Some((money(off), money(min_spend)))
    }

    /// The currency of both, where the source says.
    pub fn currency(&self) -> Option<Currency> {
        Currency::new(self.series.currency).ok()
    }

    /// The ship-to countries it is for; none for all.
    pub fn markets(&self) -> impl Iterator<Item = Country> {
        countries(match self.series.reach {
            Reach::Only(markets) => markets,
            Reach::AllBut { .. } | Reach::Anywhere => "",
        })
    }

    /// The ship-to countries it is not for.
    pub fn not_markets(&self) -> impl Iterator<Item = Country> {
        countries(match self.series.reach {
            Reach::AllBut { markets, .. } => markets,
            Reach::Only(_) | Reach::Anywhere => "",
        })
    }

    /// Whether it is for a ship-to country.
    pub fn is_for(&self, market: Country) -> bool {
        match self.series.reach {
            Reach::Only(markets) => countries(markets).any(|listed| listed == market),
            Reach::AllBut { markets, .. } => countries(markets).all(|listed| listed != market),
            Reach::Anywhere => true,
        }
    }

    /// The first moment it holds, where the source says.
    pub fn starts(&self) -> Option<Instant> {
        instant(self.series.starts)
    }

    /// The first moment it no longer holds, where the source says.
    pub fn ends(&self) -> Option<Instant> {
        instant(self.series.ends)
    }

    /// The sale it belongs to.
    pub fn event(&self) -> &'static str {
        self.series.event
    }

    /// Who published it.
    pub fn source(&self) -> &'static str {
        self.series.source
    }

    /// For whom it works.
    pub fn scope(&self) -> CodeScope {
        self.series.scope
    }

    /// Whether it is for a first order only.
    pub fn first_order_only(&self) -> bool {
        self.series.first_order_only
    }

    /// Why not to trust it for a ship-to.
    pub fn doubt(&self, market: Option<Country>) -> Option<CodeDoubt> {
        let name = self.name();
        let own = self.series.doubts.iter().find(|(doubted, _)| Some(*doubted) == name);
        own.map(|(_, doubt)| *doubt).or(self.series.doubt).or_else(|| {
            let assumed = matches!(self.series.reach, Reach::AllBut { assumed: true, .. });
            (assumed && !self.is_for(market?)).then_some(CodeDoubt::Market)
        })
    }

    /// Whether it can be used for a ship-to at an instant.
    pub fn verdict(&self, market: Option<Country>, at: Instant) -> CodeVerdict {
        if market.is_some_and(|market| !self.is_for(market)) {
            return CodeVerdict::OtherMarket;
        }
        match self.ends() {
            None => CodeVerdict::UnknownWindow,
            Some(_) if self.starts().is_some_and(|starts| at < starts) => CodeVerdict::NotYet,
            Some(ends) if at >= ends => CodeVerdict::Expired,
            Some(_) => CodeVerdict::Live,
        }
    }

    /// Whether it can be proposed to a shopper at all: it has a name and amounts, and is anyone's.
    pub fn is_proposed(&self) -> bool {
        self.series.scope == CodeScope::Anyone && self.name().is_some() && self.off().is_some()
    }

    /// Whether a plan for `market` at `at` should know of it; see [`super::offers`].
    pub(super) fn concerns(&self, market: Country, at: Instant) -> bool {
        let near = match (self.ends(), instant(self.series.seen)) {
            (Some(ends), _) => {
                let soon = match self.starts() {
                    Some(starts) => starts.millis() < at.millis() + AHEAD,
                    None => ends.millis() < at.millis() + BEFORE_END,
                };
                at.millis() < ends.millis() + PAST && soon
            }
            (None, seen) => seen.is_some_and(|seen| (at.millis() - seen.millis()).abs() < HEARD_OF),
        };
        near && self.may_concern(market)
    }

    /// Whether there is any time at which a plan for `market` should know of it.
    pub(super) fn may_concern(&self, market: Country) -> bool {
        let global = matches!(self.series.reach, Reach::AllBut { .. });
        self.is_proposed() && (global || self.is_for(market))
    }

    /// The first moment after `at` at which its verdict, or whether it concerns a plan, may change.
    pub(super) fn changes_after(&self, at: Instant) -> Option<Instant> {
        let (starts, ends) = (self.starts(), self.ends());
        let seen = instant(self.series.seen).filter(|_| ends.is_none());
        let edges = [
            starts.map(|starts| (starts, 0)),
            starts.map(|starts| (starts, 1 - AHEAD)),
            ends.map(|ends| (ends, 0)),
            ends.map(|ends| (ends, PAST)),
            ends.filter(|_| starts.is_none()).map(|ends| (ends, 1 - BEFORE_END)),
            seen.map(|seen| (seen, 1 - HEARD_OF)),
            seen.map(|seen| (seen, HEARD_OF)),
        ];
        let moments = edges.into_iter().flatten();
        let moments = moments.map(|(edge, after)| Instant::from_millis(edge.millis() + after));
        moments.filter(|moment| *moment > at).min()
    }

    /// The offer that a plan weighs, named by the code; `None` where it has no name or no amounts.
    pub fn offer(&self) -> Option<Offer> {
        let (name, off, min_spend) = (self.name()?, self.off()?, self.min_spend()?);
        Some(Offer {
            min_spend: MinSpend::Known(min_spend),
            currency: self.currency(),
            markets: self.markets().collect(),
            not_markets: self.not_markets().collect(),
            window: match self.ends() {
                Some(ends) => Window::Known { starts: self.starts(), ends: Some(ends) },
                None => Window::Unknown,
            },
            first_order_only: self.series.first_order_only,
            ..Offer::new(name, OfferKind::Code, Benefit::Fixed(off))
        })
    }
}

fn instant(seconds: u32) -> Option<Instant> {
    (seconds != 0).then(|| Instant::from_millis(i64::from(seconds) * 1000))
}
