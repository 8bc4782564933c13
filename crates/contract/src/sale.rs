//! What `beststack calendar` gives.

use serde::{Deserialize, Serialize};

/// What is on and what comes next for a market, and how far the catalogue of codes reaches there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

/// A sale that is on, warms up or comes next, on the clock of one market.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
