//! The price history: what the extension keeps and exports, and what `beststack history` says of it.

use deal::{Country, Currency, Instant};
use history::{LEAST_DAYS, LEAST_OBSERVATIONS, LEAST_SPAN_DAYS, Series, Summary, WINDOW_DAYS};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Amount, PriceCondition};
use crate::error::Error;

/// A price, seen once: one line of the export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// The product, as the address of its page names it.
    pub product_id: String,
    /// The variant, where one was selected.
    #[serde(default)]
    pub sku: Option<String>,
    /// When it was seen.
    pub at: String,
    /// The price that was payable then.
    pub price: Amount,
    /// The price that the page struck through.
    #[serde(default)]
    pub list_price: Option<Amount>,
    /// Whose price it is, where it is not everyone's.
    #[serde(default)]
    pub price_condition: Option<PriceCondition>,
    /// Marks of the listing then.
    #[serde(default)]
    pub flags: Vec<String>,
    /// The currency of both prices.
    pub currency: String,
    /// The country that the page shipped to.
    #[serde(default)]
    pub ship_to: Option<String>,
}

/// The history of one product, variant and currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, wire::Wire)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct PriceHistory {
    /// The product.
    pub product_id: String,
    /// The variant.
    pub sku: Option<String>,
    /// The currency of every price.
    pub currency: String,
    /// On how many of the last 90 days its price was seen.
    pub days: usize,
    /// How often it was seen in them, duplicates and prices under a condition apart.
    pub observations: usize,
    /// The lowest price of those days.
    pub low: Option<Amount>,
    /// The highest.
    pub high: Option<Amount>,
    /// The median of those days, each with its lowest price.
    pub median: Option<Amount>,
    /// The last price, however long ago.
    pub last: Option<Amount>,
    /// When that was seen.
    pub last_at: Option<String>,
    /// What the history says of the last price.
    pub verdict: PriceVerdict,
    /// Why, in English.
    pub why: String,
}

/// Whether a price is a discount in truth.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, wire::Wire,
)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "snake_case")]
pub enum PriceVerdict {
    /// Lower than it usually was.
    Genuine,
    /// Higher than it usually was.
    Inflated,
    /// What it usually was.
    Usual,
    /// Too little was seen to say.
    NotEnough,
}

impl Observation {
    /// The observation as the history takes it.
    ///
    /// # Errors
    /// The first field that cannot be, by its name.
    pub fn to_history(&self) -> Result<history::Observation, Error> {
        if self.product_id.is_empty() {
            return Err(Error::value("product_id".into())(deal::Error::Empty));
        }
        let currency = Currency::new(&self.currency).map_err(Error::value("currency".into()))?;
        let money = |field: &str, amount: &Amount| {
            amount.money(currency).map_err(Error::value(field.to_owned()))
        };
        if let Some(list_price) = &self.list_price {
            money("list_price", list_price)?;
        }
        if let Some(ship_to) = &self.ship_to {
            Country::new(ship_to).map_err(Error::value("ship_to".into()))?;
        }
        Ok(history::Observation {
            series: Series {
                product_id: self.product_id.clone(),
                sku: self.sku.clone(),
                currency: self.currency.clone(),
            },
            at: Instant::parse(&self.at).map_err(Error::value("at".into()))?.millis(),
            price: money("price", &self.price)?.amount(),
            conditional: self.price_condition.is_some(),
        })
    }
}

impl From<&Summary> for PriceHistory {
    fn from(summary: &Summary) -> Self {
        let known = summary.baseline.as_ref();
        let amount = |price: Decimal| Amount::from(price);
        Self {
            product_id: summary.series.product_id.clone(),
            sku: summary.series.sku.clone(),
            currency: summary.series.currency.clone(),
            days: known.map_or(0, |known| known.days),
            observations: known.map_or(0, |known| known.observations),
            low: known.map(|known| amount(known.low)),
            high: known.map(|known| amount(known.high)),
            median: known.map(|known| amount(known.median)),
            last: summary.last.map(|last| amount(last.price)),
            last_at: summary.last.map(|last| Instant::from_millis(last.at).to_string()),
            verdict: summary.verdict.into(),
            why: why(summary),
        }
    }
}

fn why(summary: &Summary) -> String {
    let Some(last) = summary.last else {
        return "every price that was seen is under a condition".to_owned();
    };
    let Some(known) = &summary.baseline else {
        return format!("no price was seen in the last {WINDOW_DAYS} days");
    };
    let Series { currency, .. } = &summary.series;
    let (price, median, days) = (last.price, known.median, known.days);
    let than = match summary.verdict {
        history::Verdict::Genuine => "lower than",
        history::Verdict::Inflated => "higher than",
        history::Verdict::Usual => "about",
        history::Verdict::NotEnough => {
            return format!(
                "{} observations on {days} days over {} days: at least {LEAST_OBSERVATIONS} on \
                 {LEAST_DAYS} over {LEAST_SPAN_DAYS} are needed",
                known.observations, known.span_days
            );
        }
    };
    format!("{price} {currency} is {than} the median of {days} days, {median}")
}

impl From<history::Verdict> for PriceVerdict {
    fn from(verdict: history::Verdict) -> Self {
        match verdict {
            history::Verdict::Genuine => Self::Genuine,
            history::Verdict::Inflated => Self::Inflated,
            history::Verdict::Usual => Self::Usual,
            history::Verdict::NotEnough => Self::NotEnough,
        }
    }
}
