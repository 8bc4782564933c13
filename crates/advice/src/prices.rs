//! The price history between the contract and the judge of it.

use contract::{Amount, Observation, PriceHistory, PriceVerdict};
use deal::{Country, Currency, Instant, Money};
use history::{LEAST_DAYS, LEAST_OBSERVATIONS, LEAST_SPAN_DAYS, Series, Summary, WINDOW_DAYS};
use rust_decimal::Decimal;

use crate::error::Error;

/// The observation as the history takes it.
///
/// # Errors
/// The first field that cannot be, by its name.
pub fn observation(seen: &Observation) -> Result<history::Observation, Error> {
    if seen.product_id.is_empty() {
        return Err(Error::value("product_id".into())(deal::Error::Empty));
    }
    let currency = Currency::new(&seen.currency).map_err(Error::value("currency".into()))?;
    let money = |field: &str, amount: &Amount| {
        Money::parse(amount.as_str(), currency).map_err(Error::value(field.to_owned()))
    };
    if let Some(list_price) = &seen.list_price {
        money("list_price", list_price)?;
    }
    if let Some(ship_to) = &seen.ship_to {
        Country::new(ship_to).map_err(Error::value("ship_to".into()))?;
    }
    Ok(history::Observation {
        series: Series {
            product_id: seen.product_id.clone(),
            sku: seen.sku.clone(),
            currency: seen.currency.clone(),
        },
        at: Instant::parse(&seen.at).map_err(Error::value("at".into()))?.millis(),
        price: money("price", &seen.price)?.amount(),
        conditional: seen.price_condition.is_some(),
    })
}

/// What the history of one product says, in the words of the contract.
pub fn price_history(summary: &Summary) -> PriceHistory {
    let known = summary.baseline.as_ref();
    let amount = |price: Decimal| Amount::from(price);
    PriceHistory {
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
        verdict: verdict(summary.verdict),
        why: why(summary),
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

const fn verdict(verdict: history::Verdict) -> PriceVerdict {
    match verdict {
        history::Verdict::Genuine => PriceVerdict::Genuine,
        history::Verdict::Inflated => PriceVerdict::Inflated,
        history::Verdict::Usual => PriceVerdict::Usual,
        history::Verdict::NotEnough => PriceVerdict::NotEnough,
    }
}
