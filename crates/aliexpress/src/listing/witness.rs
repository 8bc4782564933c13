//! Where a page says its price once more, and whether that is the price it shows.
//!
//! Search engines and other sites are told one price of a product: the least of its variants', without what
//! only some may have. So another amount there is no other price where conditions or a variant's known price explain
//! it; where only variants of unknown prices may, or it is in another currency, the price stays and what was said is
//! quoted; and it is a contradiction where nothing explains it, or where the same digits stand with another point.

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
type Witness = (PriceRange, Currency);

/// What the page says of its product elsewhere.
#[derive(Default)]
pub(super) struct Witnesses {
    prices: Vec<Witness>,
    /// How it says that the product is sold out, if it does.
    pub(super) sold_out: Option<String>,
}

/// Offers of linked data that are heard, at most.
const OFFERS: usize = 50;

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

impl Witnesses {
    /// What they make of the price that is shown: why it is contradicted, or what is said and may be a variant's
    /// whose price is not known. None if they agree.
    pub(super) fn judge(
        &self,
        shown: PriceRange,
        currency: Currency,
        circumstances: &Circumstances<'_>,
    ) -> Option<Result<String, Why>> {
        let judged = |said: &Witness| (judge(shown, currency, *said, circumstances), *said);
        let (verdict, (said, own)) = self.prices.iter().map(judged).max_by_key(|(it, _)| *it)?;
        match verdict {
            Verdict::Agrees => None,
            Verdict::Open => Some(Ok([&said.to_string(), " ", own.code()].concat())),
            Verdict::Contradicts => Some(Err(Why::with(
                "the page says another price elsewhere than it shows",
                &said.to_string(),
            ))),
        }
    }
}

/// What is said of the product elsewhere on the page.
pub(super) fn witnesses(
    root: Element<'_>,
    page_data: &PageData<'_>,
    page_text: PageText<'_>,
) -> Witnesses {
    let product = page_data.linked_product();
    let variants = product.and_then(|product| product.get("hasVariant"));
    let products = product.into_iter().chain(variants.into_iter().flat_map(Value::items));
    let offers = products.filter_map(|product| product.get("offers"));
    let offers: Vec<_> = offers.take(OFFERS).flat_map(all).take(OFFERS).collect();
    let title = WITNESS.title.first(root).and_then(|title| title.attr("content"));
    // "3.72US $ 40% OFF|Wire": what stands before the bar is a price, or a title with a bar in it.
    let titled = title.and_then(|title| page_text.priced(title.split_once('|')?.0).ok());
    let linked = offers.iter().filter_map(|offer| linked(*offer));
    let prices = linked.chain(titled).chain(meta(root)).chain(item(root, page_text)).collect();
    let stocks = offers.iter().map(|offer| text_of(*offer, "availability"));
    let marked = WITNESS.stock.all(root).into_iter();
    let marked = marked.map(|it| it.attr("content").or(it.attr("href")).map(str::to_owned));
    // One variant that can be had is enough.
    let stocks: Vec<_> = stocks.chain(marked).collect();
    let is_out = stocks.iter().all(|it| it.as_deref().is_some_and(is_sold_out));
    let sold_out = stocks.into_iter().flatten().next().filter(|_| is_out);
    Witnesses { prices, sold_out }
}

/// A value alone, or those of a list.
fn all(value: Value<'_>) -> Vec<Value<'_>> {
    match value.is_list() {
        true => value.items().take(OFFERS).collect(),
        false => vec![value],
    }
}

/// Whether an availability of linked data or of a tag is that there is none: `https://schema.org/OutOfStock`, "oos".
fn is_sold_out(said: &str) -> bool {
    let word = said.rsplit('/').next().unwrap_or_default();
    let letters = word.chars().filter(char::is_ascii_alphabetic).collect::<String>();
    let names = ["outofstock", "soldout", "discontinued", "oos"];
    names.iter().any(|name| letters.eq_ignore_ascii_case(name))
}

/// Linked data: the price of an offer, or the ends of all offers' prices.
fn linked(offer: Value<'_>) -> Option<Witness> {
    let within = || offer.get("priceSpecification").into_iter().flat_map(all).next();
    let of = |offer: Value<'_>| {
        let amount = |key| amount(scalar_of(offer, key)?.as_ref());
        let currency = Currency::new(&text_of(offer, "priceCurrency")?).ok();
        let min = amount("lowPrice").or_else(|| amount("price"))?;
        let max = amount("highPrice").unwrap_or(min);
        Some((PriceRange { min, max }, currency?)).filter(|_| min <= max)
    };
    of(offer).or_else(|| of(within()?))
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

/// What a price that is said elsewhere makes of the one that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// It is the same, the one before, or another variant's.
    Agrees,
    /// It may be that of a variant whose price is not known, or is in another currency.
    Open,
    /// Nothing explains it.
    Contradicts,
}

fn judge(
    shown: PriceRange,
    currency: Currency,
    (said, own): Witness,
    circumstances: &Circumstances<'_>,
) -> Verdict {
    if own != currency {
        return Verdict::Open;
    }
    if agree(said, shown) || circumstances.list_price.is_some_and(|list| agree(said, list)) {
        return Verdict::Agrees;
    }
    if is_shifted(said.min, shown.min) {
        return Verdict::Contradicts;
    }
    // A range is of all variants: that the price is one variant's does not explain what is beyond it.
    let is_of_all = said.min < said.max;
    if circumstances.is_conditional || circumstances.known.iter().any(|known| agree(said, *known)) {
        Verdict::Agrees
    } else if circumstances.is_special && !is_of_all {
        Verdict::Open
    } else {
        Verdict::Contradicts
    }
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
        use Verdict::{Agrees, Contradicts, Open};
        let usd = Currency::new("USD").unwrap();
        for (shown, said, list, known, is_special, verdict) in [
            ("45.80", "45.8", None, &[][..], false, Agrees),
            ("45.80", "4580", None, &[], false, Contradicts),
            ("45.80", "44.10", None, &[], false, Contradicts),
            ("45.80", "60.00", Some("60.00"), &[], false, Agrees),
            ("5.83-9.83", "5.83", None, &[], false, Agrees),
            ("9.83", "5.83", None, &["5.83-9.83"], false, Agrees),
            ("9.83", "5.83", None, &[], true, Open),
            ("9.83", "5.83", None, &["9.83"], false, Contradicts),
            ("1341", "1340.62", None, &[], false, Agrees),
            ("4580", "45.80", None, &[], true, Contradicts),
            ("10.00", "1.00", None, &[], true, Open),
            ("18.40", "12.00-15.00", None, &[], true, Contradicts),
            ("18.40", "12.00-15.00", None, &[], false, Contradicts),
            ("13.40", "12.00-15.00", None, &[], false, Agrees),
            ("18.40", "12.00-18.40", None, &[], false, Agrees),
            ("9.00", "12.00-15.00", None, &["9.00-18.00"], true, Agrees),
        ] {
            let known: Vec<_> = known.iter().map(|known| range(known)).collect();
            let circumstances = Circumstances {
                list_price: list.map(range),
                known: &known,
                is_special,
                is_conditional: false,
            };
            let judged = judge(range(shown), usd, (range(said), usd), &circumstances);
            assert_eq!(judged, verdict, "{shown} beside {said}");
            let other = Currency::new("EUR").unwrap();
            let judged = judge(range(shown), usd, (range(said), other), &circumstances);
            assert_eq!(judged, Open, "another currency settles nothing");
        }
    }
}
