//! The shipping fee, from the ways of shipping that data lists.

use deal::{Country, Currency};
use page::json::Value;
use page::{Why, plain};
use rust_decimal::Decimal;

use crate::data::{Data, decimal, scalar_of, text_of};
use crate::page_text::{PageText, Shipping};
use crate::places::{first, text_at};

/// What data says of shipping.
pub(super) struct Freight {
    pub(super) fee: Result<Decimal, Why>,
    pub(super) free_over: Option<Decimal>,
    /// Whether it is shipped from the country that it goes to.
    pub(super) is_near: bool,
}

/// What data says of shipping: the displayed way stands first.
pub(super) fn read(data: Data<'_>, page_text: PageText<'_>) -> Freight {
    let Some(way) = first(data, data.schema.freight).and_then(|ways| ways.items().next()) else {
        return Freight { fee: Err(Why::NOT_SHOWN), free_over: None, is_near: false };
    };
    let facts = way.get("bizData").unwrap_or(way);
    if facts.get("unreachable").and_then(Value::flag) == Some(true) {
        let fee = Err(Why::new("the product is not shipped to this country"));
        return Freight { fee, free_over: None, is_near: false };
    }
    let threshold = text_of(facts, "logisticsComposeThreshold");
    let threshold = threshold.and_then(|text| page_text.price(&text).ok()).map(|price| price.min);
    let is_near = is_near(facts);
    if text_of(facts, "shippingFee").is_some_and(|fee| fee == "free") {
        // A threshold beside no fee is one of days, not of money.
        return Freight { fee: Ok(Decimal::ZERO), free_over: None, is_near };
    }
    match fee_of(facts, page_text) {
        Ok(fee) => Freight { fee: Ok(fee), free_over: threshold, is_near },
        Err(why) => {
            let lines = lines(data, way, page_text);
            let free_over = lines.free_over.or(threshold);
            Freight { fee: lines.fee.ok_or(why), free_over, is_near }
        }
    }
}

/// The country that the displayed way of shipping leads to.
pub(crate) fn destination(data: Data<'_>) -> Option<Country> {
    let way = first(data, data.schema.freight)?.items().next()?;
    let facts = way.get("bizData").unwrap_or(way);
    Country::new(&text_of(facts, "shipToCode")?).ok()
}

/// What the lines that are displayed for a way of shipping say together.
fn lines(data: Data<'_>, way: Value<'_>, page_text: PageText<'_>) -> Shipping {
    let rows = ["titleLayout", "contentLayout"].into_iter().filter_map(|layout| way.get(layout));
    let rows = rows
        .flat_map(Value::items)
        .map(|row| row.items().filter_map(|part| part.get("content")?.text()).collect::<String>());
    let lines = text_at(data, data.schema.fee_text).into_iter().chain(rows.map(|row| plain(&row)));
    lines.fold(Shipping::default(), |said, line| said.or(page_text.shipping(&line)))
}

/// The fee as an amount: only where it is in the currency that the page displays.
fn fee_of(facts: Value<'_>, page_text: PageText<'_>) -> Result<Decimal, Why> {
    let currency = text_of(facts, "displayCurrency").and_then(|code| Currency::new(&code).ok());
    match (currency, scalar_of(facts, "displayAmount")) {
        (Some(currency), Some(figures)) if Some(currency) == page_text.currency => {
            let fee = decimal(&figures).filter(|fee| !fee.is_sign_negative());
            let mut fee = fee.ok_or(Why::NOT_SHOWN)?;
            fee.rescale(fee.scale().max(currency.digits()));
            Ok(fee)
        }
        (Some(_), Some(_)) => Err(Why::new("the fee is given in another currency than the price")),
        _ => Err(Why::NOT_SHOWN),
    }
}

/// Whether what is shipped comes from where it goes to. China's own orders are no such thing: all
/// that ships from there would be.
fn is_near(facts: Value<'_>) -> bool {
    let [from, to] = ["shipFromCode", "shipToCode"].map(|key| text_of(facts, key));
    from.is_some() && from == to && from.as_deref() != Some("CN")
}
