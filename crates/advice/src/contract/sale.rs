//! What `beststack calendar` gives.

use aliexpress::calendar::{self, Occasion};
use aliexpress::catalogue;
use deal::{Country, Instant};
use serde::{Deserialize, Serialize};

/// What is on and what comes next for a market, and how far the catalogue of codes reaches there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// What is on or warms up, the surest first.
    pub now: Vec<Sale>,
    /// What begins within two months, the soonest first.
    pub next: Vec<Sale>,
    /// When the last code that is known for the market ends; null where none is.
    pub known_until: Option<String>,
}

impl Calendar {
    /// The calendar of a market at an instant; without a market no series is told, and no end.
    pub fn at(market: Option<Country>, at: Instant) -> Self {
        let told = |occasions: Vec<Occasion>| {
            occasions.iter().map(|occasion| Sale::at(occasion, market, at)).collect()
        };
        Self {
            now: told(calendar::now(market, at)),
            next: told(calendar::next(market, at)),
            known_until: market.and_then(catalogue::known_until).map(|end| end.to_string()),
        }
    }
}

/// A sale that is on, warms up or comes next, on the clock of one market.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Sale {
    /// What it is called.
    pub name: String,
    /// Where in it the instant lies.
    pub phase: SalePhase,
    /// The first instant of its warm-up, where one is known.
    pub warms_up: Option<String>,
    /// Its first instant; its first day is its peak.
    pub starts: String,
    /// The first instant after it.
    pub ends: String,
    /// How sure its days are.
    pub sure: SaleSure,
    /// The series of codes that are known to hold in it for the market.
    pub series: Vec<String>,
    /// Who gives its days.
    pub source: String,
}

/// Where in a sale an instant lies.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, wire::Wire,
)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum SalePhase {
    /// Neither it nor its warm-up has begun.
    Coming,
    /// Prices are shown and coupons collected.
    WarmUp,
    /// Its first day.
    Peak,
    /// It is on.
    On,
    /// One source says that it is on, another that it is not.
    Perhaps,
    /// It is over.
    Over,
}

/// How sure the days of a sale are.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, wire::Wire,
)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum SaleSure {
    /// AliExpress's own words, or two sources that agree.
    High,
    /// One decent source.
    Medium,
    /// One weak source, a template, or sources that disagree.
    Low,
}

impl Sale {
    /// The sale as it stands at an instant; without a market no series is told.
    pub fn at(occasion: &Occasion, market: Option<Country>, at: Instant) -> Self {
        let series = market.map(|market| occasion.series(market)).unwrap_or_default();
        Self {
            name: occasion.name().to_owned(),
            phase: match occasion.phase(at) {
                calendar::Phase::Coming => SalePhase::Coming,
                calendar::Phase::WarmUp => SalePhase::WarmUp,
                calendar::Phase::Peak => SalePhase::Peak,
                calendar::Phase::On => SalePhase::On,
                calendar::Phase::Perhaps => SalePhase::Perhaps,
                calendar::Phase::Over => SalePhase::Over,
            },
            warms_up: occasion.warms_up().map(|at| at.to_string()),
            starts: occasion.starts().to_string(),
            ends: occasion.ends().to_string(),
            sure: match occasion.sure() {
                calendar::Sure::High => SaleSure::High,
                calendar::Sure::Medium => SaleSure::Medium,
                calendar::Sure::Low => SaleSure::Low,
            },
            series: series.into_iter().map(str::to_owned).collect(),
            source: occasion.source().to_owned(),
        }
    }
}
