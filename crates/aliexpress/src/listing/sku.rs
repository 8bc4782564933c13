//! The variants of a product, and which of them is selected.

use std::borrow::Cow;

use contract::{Amount, Sku};
use page::Why;
use page::json::Value;
use rust_decimal::Decimal;

use super::price;
use crate::data::{Data, scalar_of, text_of};
use crate::page_text::PageText;
use crate::places::{Place, first};
use crate::range::PriceRange;

/// How many variants are read; AliExpress allows a few hundred.
const LIMIT: usize = 1000;

/// The value chosen on one axis of a rendered page.
#[derive(Debug)]
pub(super) struct Chosen {
    /// The axis's number and the value's, where the page tells them.
    pub(super) numbers: Option<String>,
    /// The value as it is displayed.
    pub(super) label: String,
}

/// The variants that data lists, each amount with its own digits.
pub(super) fn read(data: Data<'_>, page_text: PageText<'_>) -> Vec<Sku> {
    let labels = Labels::of(data);
    let prices = first(data, data.schema.sku_prices);
    entries(data).filter_map(|entry| sku(data, entry, prices, &labels, page_text)).collect()
}

fn entries(data: Data<'_>) -> impl Iterator<Item = Value<'_>> {
    first(data, data.schema.skus).into_iter().flat_map(Value::items).take(LIMIT)
}

fn sku(
    data: Data<'_>,
    entry: Value<'_>,
    prices: Option<Value<'_>>,
    labels: &Labels,
    page_text: PageText<'_>,
) -> Option<Sku> {
    let id = id_of(entry)?.into_owned();
    let name: Vec<_> = values(entry).iter().filter_map(|value| labels.get(value)).collect();
    let terms = prices.and_then(|prices| prices.get(&id)).or_else(|| entry.get("skuVal"));
    let (price, list_price) = terms.map_or((None, None), |terms| prices_of(data, terms, page_text));
    let stock = scalar_of(entry, "skuStock").or_else(|| scalar_of(terms?, "availQuantity"));
    let in_stock = match (entry.get("salable").and_then(Value::flag), stock) {
        (Some(false), _) => Some(false),
        (_, Some(stock)) => Some(stock != "0"),
        (salable, None) => salable,
    };
    let name = Some(name.join(", ")).filter(|name| !name.is_empty());
    let [price, list_price] = [price, list_price].map(|amount| amount.map(Amount::from));
    Some(Sku { id, name, price, list_price, in_stock })
}

fn id_of(entry: Value<'_>) -> Option<Cow<'_, str>> {
    scalar_of(entry, "skuIdStr").or_else(|| scalar_of(entry, "skuId"))
}

/// What is to be paid for a variant, and the price before.
fn prices_of(
    data: Data<'_>,
    terms: Value<'_>,
    page_text: PageText<'_>,
) -> (Option<Decimal>, Option<Decimal>) {
    let [now, was] = price::terms(data.resolved(terms), page_text).map(Result::ok);
    (now, was.filter(|was| now.is_some_and(|now| *was > now)))
}

/// The values of a variant, each as the axis's number and the value's: `14:366`.
fn values(entry: Value<'_>) -> Vec<String> {
    let path = text_of(entry, "skuAttr").or_else(|| text_of(entry, "path")).unwrap_or_default();
    let values = path.split(';').map(|part| part.split('#').next().unwrap_or(part));
    values.filter(|value| value.contains(':')).map(str::to_owned).collect()
}

/// What the values of all axes are called, by their numbers; sorted.
struct Labels(Vec<(String, String)>);

impl Labels {
    fn of(data: Data<'_>) -> Labels {
        let axes = first(data, data.schema.axes).into_iter().flat_map(Value::items);
        let mut labels: Vec<_> = axes
            .filter_map(|axis| {
                Some((scalar_of(axis, "skuPropertyId")?, axis.get("skuPropertyValues")?))
            })
            .flat_map(|(axis, values)| values.items().map(move |value| (axis.clone(), value)))
            .filter_map(|(axis, value)| {
                let number = scalar_of(value, "propertyValueIdLong");
                let number = number.or_else(|| scalar_of(value, "propertyValueId"))?;
                let label = text_of(value, "propertyValueDisplayName");
                let label = label.or_else(|| text_of(value, "propertyValueName"))?;
                Some(([&axis, ":", &number].concat(), label))
            })
            .take(LIMIT)
            .collect();
        labels.sort_unstable();
        Labels(labels)
    }

    fn get(&self, value: &str) -> Option<&str> {
        let at = self.0.binary_search_by(|(number, _)| number.as_str().cmp(value)).ok()?;
        self.0.get(at).map(|(_, label)| label.as_str())
    }
}

/// The variant that the chosen values of a rendered page name.
///
/// An axis may be hidden, so several may fit; then the price that is displayed decides, if it can.
pub(super) fn selected(
    data: Data<'_>,
    skus: &[Sku],
    chosen: &[Chosen],
    shown: Option<PriceRange>,
) -> Result<String, Why> {
    let labels = Labels::of(data);
    let fits = |entry: &Value<'_>| {
        let values = values(*entry);
        chosen.iter().all(|chosen| {
            values.iter().any(|value| match &chosen.numbers {
                Some(numbers) => numbers == value,
                None => labels.get(value) == Some(&chosen.label),
            })
        })
    };
    let ids: Vec<_> = entries(data).filter(fits).filter_map(id_of).collect();
    let has_price = |id: &str| {
        let sku = skus.iter().find(|sku| sku.id == id);
        let price = sku.and_then(|sku| sku.price.as_ref()).map(Amount::value);
        shown.is_some_and(|shown| price == Some(shown.min))
    };
    match ids.as_slice() {
        [] => Err(Why::new("no variant of the data has the values that are chosen")),
        [one] => Ok(one.clone().into_owned()),
        several => {
            let mut fitting = several.iter().filter(|id| has_price(id));
            match (fitting.next(), fitting.next()) {
                (Some(one), None) => Ok(one.clone().into_owned()),
                _ => Err(Why::new("several variants have the values that are chosen")),
            }
        }
    }
}
