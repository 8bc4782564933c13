//! What data says of a product.

use std::slice;

use contract::{Availability, Bulk, PriceCondition};
use deal::Currency;
use page::Why;
use page::json::{Tape, Value};
use rust_decimal::Decimal;
use wording::{Flag, NumberFormat};

use super::account::Account;
use super::{coupons, freight, price, sku};
use crate::bound::{Bound, Labelled};
use crate::data::{Data, decimal, text_of};
use crate::page_text::PageText;
use crate::places::{count_at, first, says, text_at};
use crate::range::PriceRange;

/// What page state or the data of scripts says of a product.
pub(super) fn account(data: Data<'_>, page_text: PageText<'_>) -> Account {
    let schema = data.schema;
    let text = |paths| text_at(data, paths).ok_or(Why::NOT_SHOWN);
    let (price, list_price) = prices(data, page_text);
    let freight = freight::read(data, page_text);
    let mut texts = Vec::new();
    if let Some(banner) = first(data, schema.banner) {
        gather(banner, &mut texts, 0);
    }
    let mut bound = Bound::default();
    let labelled = Labelled {
        page_text,
        price: price.as_ref().ok().copied(),
        list_price: list_price.as_ref().ok().copied(),
    };
    labelled.hear_alone(&mut bound, texts.iter().map(String::as_str));
    let marks = [
        (says(data, schema.choice), Flag::Choice),
        (says(data, schema.flash), Flag::FlashDeal),
        (says(data, schema.digital), Flag::Digital),
    ];
    let skus = sku::read(data, page_text);
    let members = says(data, schema.members).then_some(PriceCondition::Members);
    Account {
        product_id: text(schema.product_id),
        title: text(schema.title),
        store_id: text(schema.store_id),
        store_name: text(schema.store_name),
        currency: currency(data),
        price,
        list_price,
        price_condition: bound.condition.or(members),
        held_back: bound.held_back,
        availability: availability(data),
        purchase_limit: count_at(data, schema.limit).filter(|limit| *limit > 0),
        shipping: freight.fee,
        shipping_free_over: freight.free_over,
        ships_from_near: freight.is_near,
        tax: tax(data),
        coins_percent: coins(data, page_text),
        flags: marks
            .into_iter()
            .filter_map(|(is_marked, flag)| is_marked.then_some(flag))
            .chain(bound.flags)
            .collect(),
        bulk: bulk(data),
        selected: text(schema.selected),
        coupons: coupons::read(data, page_text),
        skus,
        ..Account::silent(data.source)
    }
}

/// Texts of one banner, at most, and how deep they stand.
const TEXTS: usize = 100;
const DEPTH: usize = 6;

/// The texts that stand anywhere in a value.
fn gather(value: Value<'_>, texts: &mut Vec<String>, depth: usize) {
    if texts.len() >= TEXTS || depth > DEPTH {
        return;
    }
    match value.text() {
        Some(text) => texts.push(page::plain(&text)),
        None => value.items().for_each(|inside| gather(inside, texts, depth + 1)),
    }
}

/// How data says that the page writes numbers.
pub(crate) fn number_format(data: Data<'_>) -> Option<NumberFormat> {
    let config = first(data, data.schema.number_format)?.text()?;
    let config = Tape::parse(&config).ok()?;
    let marks = config.root().get("single").or_else(|| config.root().get("from"))?;
    let mark = |key| marks.get(key)?.text()?.chars().next();
    Some(NumberFormat { decimal: mark("decimalPointChar")?, group: mark("thousandsChar") })
}

/// The currency that linked data, made for search engines, names.
pub(crate) fn linked_currency(product: Value<'_>) -> Option<Currency> {
    let offers = product.get("offers")?;
    let offer = offers.items().find(|offer| offer.is_object()).unwrap_or(offers);
    Currency::new(&text_of(offer, "priceCurrency")?).ok()
}

/// The currency that data names.
pub(crate) fn currency(data: Data<'_>) -> Result<Currency, Why> {
    data.schema
        .currency
        .iter()
        .find_map(|path| Currency::new(&text_at(data, slice::from_ref(path))?).ok())
        .ok_or(Why::NOT_SHOWN)
}

/// What is to be paid now and the price before it, which is none where they are equal.
fn prices(
    data: Data<'_>,
    page_text: PageText<'_>,
) -> (Result<PriceRange, Why>, Result<PriceRange, Why>) {
    let schema = data.schema;
    if let Some(terms) = first(data, schema.terms) {
        return price::terms(terms, page_text).map(|told| told.map(PriceRange::one)).into();
    }
    let now = price::range(data, schema.now_text, [schema.now_min, schema.now_max], page_text);
    let was = price::range(data, schema.was_text, [schema.was_min, schema.was_max], page_text);
    let no_discount = || Err(Why::new(price::NO_DISCOUNT));
    match (now, was) {
        (Ok(now), Ok(was)) if now == was => (Ok(now), no_discount()),
        (Err(why), was) if why == Why::NOT_SHOWN && first(data, schema.reduced).is_some() => {
            (Err(Why::new("there is a reduced price, in a place that is not known")), was)
        }
        (Err(why), Ok(was)) if why == Why::NOT_SHOWN => (Ok(was), no_discount()),
        prices => prices,
    }
}

fn availability(data: Data<'_>) -> Result<Availability, Why> {
    let is_withdrawn = text_at(data, data.schema.status).is_some_and(|status| status != "0");
    let stock = text_at(data, data.schema.stock);
    match stock.as_deref() {
        _ if is_withdrawn => Ok(Availability::SoldOut),
        Some("0") => Ok(Availability::SoldOut),
        Some(_) => Ok(Availability::InStock),
        None => Err(Why::NOT_SHOWN),
    }
}

/// Whether the price holds tax: a text, or a list of texts with their kinds.
fn tax(data: Data<'_>) -> Result<contract::Tax, Why> {
    let value = first(data, data.schema.tax).ok_or(Why::NOT_SHOWN)?;
    let texts = value.items().filter_map(|view| text_of(view, "content"));
    let text = value.text().map(|text| page::plain(&text));
    text.into_iter().chain(texts).find_map(|text| wording::tax(&text)).ok_or(Why::NOT_SHOWN)
}

/// The share that coins may pay: a text, or lists of tags with their texts.
fn coins(data: Data<'_>, page_text: PageText<'_>) -> Option<Decimal> {
    let value = first(data, data.schema.tags)?;
    if let Some(text) = value.text() {
        return page_text.coins(&page::plain(&text));
    }
    let elements = value.items().filter_map(|tag| tag.get("elementList")).flat_map(Value::items);
    let mut texts = elements.filter_map(|element| text_of(element, "textContent"));
    texts.find_map(|text| page_text.coins(&text))
}

fn bulk(data: Data<'_>) -> Option<Bulk> {
    let schema = data.schema;
    let percent = decimal(&text_at(data, schema.bulk_percent)?)?;
    let min_pieces = count_at(data, schema.bulk_pieces)?;
    let bulk = Bulk { min_pieces, percent: Some(percent.into()), price: None };
    let is_share = percent > Decimal::ZERO && percent < Decimal::ONE_HUNDRED;
    (says(data, schema.bulk_shown) && is_share && min_pieces > 1).then_some(bulk)
}
