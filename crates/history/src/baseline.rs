//! What a price was, over the days before a question.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::{
    BAND_PERCENT, DAY, LEAST_DAYS, LEAST_OBSERVATIONS, LEAST_SPAN_DAYS, Observation, WINDOW_DAYS,
};

/// Everyone's prices of one series over [`WINDOW_DAYS`] days; days without an observation have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The lowest price.
    pub low: Decimal,
    /// The highest price.
    pub high: Decimal,
    /// The median of the days, each with its lowest price, however often it was looked at; half-up to the
    /// digits that the prices have.
    pub median: Decimal,
    /// How many observations there are, duplicates apart.
    pub observations: usize,
    /// On how many days.
    pub days: usize,
    /// How many days lie between the first of them and the last.
    pub span_days: i64,
}

/// What a baseline says of a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// Lower than usual.
    Below,
    /// As usual: within [`BAND_PERCENT`] of the median.
    Usual,
    /// Higher than usual.
    Above,
}

impl Baseline {
    /// The baseline of one series at an instant; `None` where no price of everyone's was seen in time.
    ///
    /// The order of the observations does not matter, nor do duplicates, nor what was seen after `at`.
    pub(crate) fn of(observations: &[&Observation], at: i64) -> Option<Baseline> {
        let since = at.saturating_sub(WINDOW_DAYS * DAY);
        let mut seen: Vec<(i64, Decimal)> = observations
            .iter()
            .filter(|seen| !seen.conditional && since < seen.at && seen.at <= at)
            .map(|seen| (seen.at, seen.price))
            .collect();
        seen.sort_unstable();
        seen.dedup();
        let day = |entry: &(i64, Decimal)| entry.0.div_euclid(DAY);
        let price = |entry: &(i64, Decimal)| entry.1;
        let mut lowest: Vec<Decimal> = seen
            .chunk_by(|one, other| day(one) == day(other))
            .filter_map(|of_day| of_day.iter().map(price).min())
            .collect();
        lowest.sort_unstable();
        Some(Baseline {
            low: seen.iter().map(price).min()?,
            high: seen.iter().map(price).max()?,
            median: median(&lowest)?,
            observations: seen.len(),
            days: lowest.len(),
            span_days: day(seen.last()?) - day(seen.first()?),
        })
    }

    /// Whether there is enough of it to judge a price by.
    pub fn is_enough(&self) -> bool {
        self.days >= LEAST_DAYS
            && self.observations >= LEAST_OBSERVATIONS
            && self.span_days >= LEAST_SPAN_DAYS
    }

    /// What it says of a price, also of one after coupons; `None` where it is not enough.
    pub fn judge(&self, price: Decimal) -> Option<Judgement> {
        let share = |percent: u32| self.median.checked_mul(Decimal::new(i64::from(percent), 2));
        self.is_enough().then(|| {
            if share(100 - BAND_PERCENT).is_some_and(|least| price <= least) {
                Judgement::Below
            } else if share(100 + BAND_PERCENT).is_some_and(|most| price >= most) {
                Judgement::Above
            } else {
                Judgement::Usual
            }
        })
    }
}

/// The middle of rising prices, or what lies half-way between the two in the middle.
fn median(rising: &[Decimal]) -> Option<Decimal> {
    let below = *rising.get(rising.len().checked_sub(1)? / 2)?;
    let above = *rising.get(rising.len() / 2)?;
    let digits = rising.iter().map(Decimal::scale).max()?;
    let middle = below + (above - below) / Decimal::TWO;
    Some(middle.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero))
}
