//! What a history says of the last price of each series.

use rust_decimal::Decimal;

use crate::{Baseline, Judgement, Observation, Series};

/// The history of one series at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Whose.
    pub series: Series,
    /// Everyone's prices over the last days; `None` where none was seen in time.
    pub baseline: Option<Baseline>,
    /// The last price that was everyone's, however long ago.
    pub last: Option<Last>,
    /// What the baseline says of the last price.
    pub verdict: Verdict,
}

/// The last price that was everyone's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// The price; the lower one of two seen at the same moment.
    pub price: Decimal,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
}

/// Whether a price is a discount in truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Lower than it usually was.
    Genuine,
    /// Higher than it usually was, whatever the page strikes through.
    Inflated,
    /// What it usually was.
    Usual,
    /// Too little was seen to say.
    NotEnough,
}

/// The history of every series, in their order; what was seen after `at` (milliseconds since 1970) is not
/// looked at.
///
/// # Example
/// ```
/// use history::{Observation, Series, Verdict, summaries};
///
/// let series = Series { product_id: "1005".into(), sku: None, currency: "USD".into() };
/// let day = 86_400_000;
/// let mut seen: Vec<Observation> = (0..20)
///     .map(|n| Observation { series: series.clone(), at: n * day, price: 10.into(), conditional: false })
///     .collect();
/// seen.push(Observation { series, at: 20 * day, price: 8.into(), conditional: false });
/// assert_eq!(summaries(&seen, 20 * day)[0].verdict, Verdict::Genuine);
/// ```
pub fn summaries(observations: &[Observation], at: i64) -> Vec<Summary> {
    let mut seen: Vec<&Observation> = observations.iter().filter(|seen| seen.at <= at).collect();
    seen.sort_unstable_by(|one, other| one.series.cmp(&other.series));
    seen.chunk_by(|one, other| one.series == other.series)
        .filter_map(|of_one| Some(summary(of_one.first()?.series.clone(), of_one, at)))
        .collect()
}

fn summary(series: Series, observations: &[&Observation], at: i64) -> Summary {
    let baseline = Baseline::of(observations, at);
    let last = observations
        .iter()
        .filter(|seen| !seen.conditional)
        .max_by_key(|seen| (seen.at, std::cmp::Reverse(seen.price)))
        .map(|seen| Last { price: seen.price, at: seen.at });
    let judgement = baseline.as_ref().zip(last).and_then(|(known, last)| known.judge(last.price));
    let verdict = match judgement {
        Some(Judgement::Below) => Verdict::Genuine,
        Some(Judgement::Above) => Verdict::Inflated,
        Some(Judgement::Usual) => Verdict::Usual,
        None => Verdict::NotEnough,
    };
    Summary { series, baseline, last, verdict }
}
