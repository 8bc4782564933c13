//! Where a page says its price once more, and whether that is the price it shows.
//!
//! Search engines and other sites are told one price of a product: the least of its variants', without what
//! only some may have. So another amount there is no other price where variants or conditions explain it, and
//! a contradiction where nothing does, or where the same digits stand with another point.

use deal::Currency;
use page::json::Value;
use page::{Element, Why};
use rust_decimal::Decimal;

use super::price::is_rounding;
use crate::data::{PageData, decimal, scalar_of, text_of};
use crate::page_text::PageText;
use crate::places::LISTING_WITNESS as WITNESS;
use crate::range::PriceRange;

/// A price that is said elsewhere, and its currency.
pub(super) type Witness = (PriceRange, Currency);

/// What the page says of its price elsewhere.
#[derive(Default)]
pub(super) struct Elsewhere {
    pub(super) witnesses: Vec<Witness>,
    /// Whether the product has variants to choose from.
    pub(super) has_variants: bool,
}

/// What explains that the page shows another price than it says elsewhere.
pub(super) struct Circumstances<'a> {
    /// The price before.
    pub(super) list_price: Option<PriceRange>,
    /// What the data says of the product and its variants.
    pub(super) known: &'a [PriceRange],
    /// Whether it is the price of one of several variants.
    pub(super) is_special: bool,
    /// Whether it is not everyone's.
    pub(super) is_conditional: bool,
}

/// What is said of the price elsewhere on the page.
pub(super) fn witnesses(
    root: Element<'_>,
    page_data: &PageData<'_>,
    page_text: PageText<'_>,
) -> Vec<Witness> {
    let linked =
        page_data.linked_product().and_then(|product| product.get("offers")).and_then(linked);
    let title = WITNESS.title.first(root).and_then(|title| title.attr("content"));
    // "3.72US $ 40% OFF|Wire": what stands before the bar is a price, or a title with a bar in it.
    let titled = title.and_then(|title| page_text.priced(title.split_once('|')?.0).ok());
    linked.into_iter().chain(titled).chain(meta(root)).chain(item(root, page_text)).collect()
}

/// Linked data: one offer, or the ends of all offers.
fn linked(offers: Value<'_>) -> Option<Witness> {
    let offer = offers.items().find(|offer| offer.is_object()).unwrap_or(offers);
    let amount = |key| amount(scalar_of(offer, key)?.as_ref());
    let currency = Currency::new(&text_of(offer, "priceCurrency")?).ok()?;
    let min = amount("lowPrice").or_else(|| amount("price"))?;
    let max = amount("highPrice").unwrap_or(min);
    (min <= max).then_some((PriceRange { min, max }, currency))
}

fn meta(root: Element<'_>) -> Option<Witness> {
    let content = |rule: &page::Rule| rule.first(root)?.attr("content");
    one(content(&WITNESS.amount)?, content(&WITNESS.currency)?)
}

/// Microdata: what it marks as the price, where that is one amount.
fn item(root: Element<'_>, page_text: PageText<'_>) -> Option<Witness> {
    let content = |element: Element<'_>| match element.attr("content") {
        Some(content) => content.to_owned(),
        None => element.text(),
    };
    let mut amounts = WITNESS.item_amount.all(root).into_iter().map(content);
    let said = amounts.next()?;
    if amounts.any(|other| other != said) {
        return None;
    }
    let currency = WITNESS.item_currency.first(root).map(content);
    currency.and_then(|currency| one(&said, &currency)).or_else(|| page_text.priced(&said).ok())
}

fn one(figures: &str, currency: &str) -> Option<Witness> {
    let amount = amount(figures)?;
    Some((PriceRange::one(amount), Currency::new(currency.trim()).ok()?))
}

/// An amount in figures: "1542." too.
fn amount(figures: &str) -> Option<Decimal> {
    let amount = decimal(figures.trim().trim_end_matches('.'))?;
    (amount > Decimal::ZERO).then_some(amount)
}

/// Why the price that is shown is not certain, where what is said elsewhere contradicts it.
pub(super) fn contradiction(
    shown: PriceRange,
    currency: Currency,
    witnesses: &[Witness],
    circumstances: &Circumstances<'_>,
) -> Option<Why> {
    let said = witnesses.iter().filter(|(_, own)| *own == currency).map(|(said, _)| *said);
    let contradicts = |said: &PriceRange| {
        if agree(*said, shown) || circumstances.list_price.is_some_and(|list| agree(*said, list)) {
            return false;
        }
        let is_known = || circumstances.known.iter().any(|known| agree(*said, *known));
        // A range is of all variants: that the price is one variant's does not explain what is beyond it.
        let is_of_all = said.min < said.max;
        let is_special = match is_of_all {
            true => circumstances.is_conditional,
            false => circumstances.is_special || circumstances.is_conditional,
        };
        is_shifted(said.min, shown.min) || !(is_special || is_known())
    };
    let said = said.into_iter().find(contradicts)?;
    Some(Why::with("the page says another price elsewhere than it shows", &said.to_string()))
}

/// Whether two prices can be one: their ranges meet, or one is the other rounded.
fn agree(one: PriceRange, other: PriceRange) -> bool {
    let meets = one.min <= other.max && other.min <= one.max;
    meets || is_rounding(one.min, other.min) || is_rounding(other.min, one.min)
}

/// Whether two amounts have the same digits and another point: 4580 and 45.80.
fn is_shifted(one: Decimal, other: Decimal) -> bool {
    let digits = |amount: Decimal| {
        let mut mantissa = amount.normalize().mantissa().abs();
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
        }
        mantissa
    };
    one != other && digits(one) == digits(other) && digits(one) >= 100
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> PriceRange {
        let mut ends = text.split('-').map(|end| decimal(end).unwrap());
        let min = ends.next().unwrap();
        PriceRange { min, max: ends.next().unwrap_or(min) }
    }

    #[test]
    fn another_amount_elsewhere_contradicts_unless_something_explains_it() {
        let usd = Currency::new("USD").unwrap();
        for (shown, said, list, known, is_special, contradicts) in [
            ("45.80", "45.8", None, &[][..], false, false),
            ("45.80", "4580", None, &[], false, true),
            ("45.80", "44.10", None, &[], false, true),
            ("45.80", "60.00", Some("60.00"), &[], false, false),
            ("5.83-9.83", "5.83", None, &[], false, false),
            ("9.83", "5.83", None, &["5.83-9.83"], false, false),
            ("9.83", "5.83", None, &[], true, false),
            ("9.83", "5.83", None, &["9.83"], false, true),
            ("1341", "1340.62", None, &[], false, false),
            ("4580", "45.80", None, &[], true, true),
            ("10.00", "1.00", None, &[], true, false),
            ("18.40", "12.00-15.00", None, &[], true, true),
            ("18.40", "12.00-15.00", None, &[], false, true),
            ("13.40", "12.00-15.00", None, &[], false, false),
            ("18.40", "12.00-18.40", None, &[], false, false),
            ("9.00", "12.00-15.00", None, &["9.00-18.00"], true, false),
        ] {
            let known: Vec<_> = known.iter().map(|known| range(known)).collect();
            let circumstances = Circumstances {
                list_price: list.map(range),
                known: &known,
                is_special,
                is_conditional: false,
            };
            let why = contradiction(range(shown), usd, &[(range(said), usd)], &circumstances);
            assert_eq!(why.is_some(), contradicts, "{shown} beside {said}");
            let other = Currency::new("EUR").unwrap();
            let why = contradiction(range(shown), usd, &[(range(said), other)], &circumstances);
            assert_eq!(why, None, "another currency is no contradiction");
        }
    }
}
