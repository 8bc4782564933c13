//! The sale calendar: what is on, what comes next, and how sure that is (law §4).
//!
//! A sale is known by its days; on which moment they begin is the clock of the shopper's market to say.

use contract::{Calendar, SalePhase, SaleSure};
use deal::{Country, Instant};
use wording::markets::{countries, day};

use crate::catalogue;

include!(concat!(env!("OUT_DIR"), "/calendar.rs"));

/// A sale as `data/calendar.toml` has it.
#[derive(Debug)]
struct Sale {
    name: &'static str,
    when: When,
    /// Ship-to countries as letters; empty for all.
    markets: &'static str,
    sure: SaleSure,
    source: &'static str,
}

#[derive(Debug)]
enum When {
    Once { days: (Day, Day), at_most: Option<(Day, Day)>, warm_up: Option<(Day, Day)> },
    Monthly { first: u8, last: u8, not_in: &'static [(u16, u8)] },
}

/// Year, month and day.
#[derive(Clone, Copy, Debug)]
struct Day(u16, u8, u8);

/// One holding of a sale, on the clock of one market.
#[derive(Clone, Copy, Debug)]
pub struct Occasion {
    sale: &'static Sale,
    days: Span,
    at_most: Span,
    warm_up: Option<Span>,
    peak: Span,
}

/// From a first moment to the first one after.
type Span = (Instant, Instant);

impl Occasion {
    /// The sale's name, as its sources call it.
    pub fn name(&self) -> &'static str {
        self.sale.name
    }

    /// How sure its days are.
    pub fn sure(&self) -> SaleSure {
        self.sale.sure
    }

    /// Who gives its days.
    pub fn source(&self) -> &'static str {
        self.sale.source
    }

    /// Its first moment.
    pub fn starts(&self) -> Instant {
        self.days.0
    }

    /// The first moment after it.
    pub fn ends(&self) -> Instant {
        self.days.1
    }

    /// The first moment of its warm-up, where one is known.
    pub fn warms_up(&self) -> Option<Instant> {
        self.warm_up.map(|(starts, _)| starts)
    }

    /// Where in it an instant lies.
    pub fn phase(&self, at: Instant) -> SalePhase {
        let within = |span: Span| span.0 <= at && at < span.1;
        if within(self.peak) {
            SalePhase::Peak
        } else if within(self.days) {
            SalePhase::On
        } else if within(self.at_most) {
            SalePhase::Perhaps
        } else if at >= self.at_most.1 {
            SalePhase::Over
        } else if self.warm_up.is_some_and(|(starts, _)| starts <= at) {
            SalePhase::WarmUp
        } else {
            SalePhase::Coming
        }
    }

    /// The series of codes that are known to hold during it for a market, by the name of their event.
    ///
    /// Empty for most sales to come: their codes are published a day before.
    pub fn series(&self, market: Country) -> Vec<&'static str> {
        let mut series = Vec::new();
        for row in catalogue::offers(market, self.days.0) {
            let ends = row.code.ends().filter(|ends| *ends > self.days.0);
            let starts = row.code.starts().is_none_or(|starts| starts < self.days.1);
            let soon = ends.is_some_and(|ends| ends.millis() <= self.at_most.1.millis() + A_DAY);
            if row.code.is_for(market) && starts && soon && !series.contains(&row.code.event()) {
                series.push(row.code.event());
            }
        }
        series
    }

    /// The sale as it stands at an instant; without a market no series is told.
    pub fn at(&self, market: Option<Country>, at: Instant) -> contract::Sale {
        let series = market.map(|market| self.series(market)).unwrap_or_default();
        contract::Sale {
            name: self.name().to_owned(),
            phase: self.phase(at),
            warms_up: self.warms_up().map(|at| at.to_string()),
            starts: self.starts().to_string(),
            ends: self.ends().to_string(),
            sure: self.sure(),
            series: series.into_iter().map(str::to_owned).collect(),
            source: self.source().to_owned(),
        }
    }
}

const A_DAY: i64 = 86_400_000;
/// The years in which a sale of every month is believed to come: clocks reach further than that.
const MONTHLY: std::ops::RangeInclusive<u16> = 2024..=2032;

/// What is on or warming up at an instant, the surest first.
pub fn now(market: Option<Country>, at: Instant) -> Vec<Occasion> {
    let on =
        |occasion: &Occasion| !matches!(occasion.phase(at), SalePhase::Coming | SalePhase::Over);
    around(market, at, on, |occasion| (occasion.sure() as i64, occasion.starts().millis()))
}

/// What begins within two months of an instant, the soonest first.
///
/// A sale that warms up already is among them.
pub fn next(market: Option<Country>, at: Instant) -> Vec<Occasion> {
    let soon = |occasion: &Occasion| {
        (1..=62 * A_DAY).contains(&(occasion.starts().millis() - at.millis()))
    };
    around(market, at, soon, |occasion| (occasion.starts().millis(), occasion.sure() as i64))
}

/// The wanted holdings of every sale for a market, smallest key first; of monthly ones, those near an
/// instant.
fn around(
    market: Option<Country>,
    at: Instant,
    wanted: impl Fn(&Occasion) -> bool,
    key: impl Fn(&Occasion) -> (i64, i64),
) -> Vec<Occasion> {
    let mut occasions: Vec<Occasion> = Vec::new();
    let mut hold = |occasion: Option<Occasion>| {
        if let Some(occasion) = occasion.filter(&wanted) {
            let place = occasions.partition_point(|other| key(other) <= key(&occasion));
            occasions.insert(place, occasion);
        }
    };
    let held = |sale: &&Sale| {
        sale.markets.is_empty() || countries(sale.markets).any(|listed| market == Some(listed))
    };
    for sale in SALES.iter().filter(held) {
        match sale.when {
            When::Once { days, at_most, warm_up } => {
                hold(occasion(sale, market, days, at_most, warm_up))
            }
            When::Monthly { first, last, not_in } => {
                let known = |month: &(u16, u8)| MONTHLY.contains(&month.0);
                let coming = months(at).into_iter().filter(known);
                for month in coming.filter(|month| !not_in.contains(month)) {
                    let days = (Day(month.0, month.1, first), Day(month.0, month.1, last));
                    hold(occasion(sale, market, days, None, None));
                }
            }
        }
    }
    occasions
}

/// The month before that of an instant, its own and the two after it.
fn months(at: Instant) -> [(u16, u8); 4] {
    let text = at.to_string();
    let number =
        |range| text.get(range).and_then(|part: &str| part.parse::<u32>().ok()).unwrap_or(1);
    let count = number(0..4) * 12 + number(5..7);
    [2, 1, 0, -1].map(|back: i32| {
        let month = count.saturating_add_signed(-back);
        ((month / 12) as u16, (month % 12 + 1) as u8)
    })
}

fn occasion(
    sale: &'static Sale,
    market: Option<Country>,
    days: (Day, Day),
    at_most: Option<(Day, Day)>,
    warm_up: Option<(Day, Day)>,
) -> Option<Occasion> {
    let moments = |Day(year, month, number)| day(market, year, month, number);
    let span = |(first, last)| Some((moments(first)?.0, moments(last)?.1));
    let held = span(days)?;
    Some(Occasion {
        sale,
        days: held,
        at_most: at_most.and_then(span).unwrap_or(held),
        warm_up: warm_up.and_then(span),
        peak: moments(days.0)?,
    })
}

/// The calendar of a market at an instant; without a market no series is told, and no end.
pub fn calendar(market: Option<Country>, at: Instant) -> Calendar {
    let told = |occasions: Vec<Occasion>| {
        occasions.iter().map(|occasion| occasion.at(market, at)).collect()
    };
    Calendar {
        now: told(now(market, at)),
        next: told(next(market, at)),
        known_until: market.and_then(catalogue::known_until).map(|end| end.to_string()),
    }
}

#[cfg(test)]
mod tests;
