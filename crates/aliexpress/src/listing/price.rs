//! A price or a range, from the amounts and the texts by which data gives it.

use deal::Currency;
use deal::sums::sum;
use page::Why;
use page::json::Value;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::data::{Data, decimal, scalar_of, text_of};
use crate::page_text::PageText;
use crate::places::{Paths, first, text_at};
use crate::range::PriceRange;

/// An amount as data gives it: `{"value": 143.9, "currency": "PKR", "formatedAmount": "PKR 144"}`.
///
/// What is displayed is the price, rounded or not; the exact value only has to agree with it.
pub(super) fn amount(value: Value<'_>, page_text: PageText<'_>) -> Result<Decimal, Why> {
    let own = text_of(value, "currency").and_then(|code| Currency::new(&code).ok());
    if own.is_some() && page_text.currency.is_some() && own != page_text.currency {
        return Err(Why::new("an amount in another currency than the page's"));
    }
    let exact = scalar_of(value, "value").and_then(|figures| decimal(&figures));
    if exact.is_some_and(|exact| exact.is_sign_negative()) {
        return Err(Why::new("an amount below nothing"));
    }
    match (value.get("formatedAmount").and_then(Value::text), exact) {
        (Some(text), Some(exact)) => displayed(&text, exact, page_text),
        (Some(text), None) => single(&text, page_text),
        (None, Some(exact)) => Ok(exact),
        (None, None) => Err(Why::NOT_SHOWN),
    }
}

/// What is to be paid for a variant, and the price before, as the data gives them together.
///
/// The sale price is a text, checked against the parts of the number beside it (`R$8.819,02|8819|02`),
/// or an amount. Terms that name a price before and none now say nothing: until 2024 a variant without
/// a price now had no discount, since then each has one.
pub(super) fn terms(terms: Value<'_>, page_text: PageText<'_>) -> [Result<Decimal, Why>; 2] {
    let one =
        |key: &str| terms.get(key).map_or(Err(Why::NOT_SHOWN), |value| amount(value, page_text));
    let or = |told: Result<Decimal, Why>, key: &str| match told {
        Err(why) if why == Why::NOT_SHOWN => one(key),
        told => told,
    };
    let now = or(or(sale(terms, page_text), "skuActivityAmount"), "salePrice");
    let was = or(one("skuAmount"), "originalPrice");
    let is_only = now.as_ref().is_err_and(|why| *why == Why::NOT_SHOWN);
    match was {
        was if is_only && terms.get("skuAmount").is_some() => [was, Err(Why::NOT_SHOWN)],
        Ok(was) if now.as_ref() == Ok(&was) => [now, Err(Why::new(NO_DISCOUNT))],
        was => [now, was],
    }
}

/// Why there is no price before.
pub(super) const NO_DISCOUNT: &str = "there is no other price than the one to be paid";

fn sale(terms: Value<'_>, page_text: PageText<'_>) -> Result<Decimal, Why> {
    let text = |key| terms.get(key).and_then(Value::text);
    let local = text("salePriceLocal");
    let (head, parts) = local.as_deref().and_then(|local| local.split_once('|')).unzip();
    let shown = text("salePriceString");
    let shown = shown.as_deref().or(head).ok_or(Why::NOT_SHOWN)?;
    match parts.and_then(|parts| decimal(parts.replace('|', ".").trim_end_matches('.'))) {
        Some(exact) => displayed(shown, exact, page_text),
        None => single(shown, page_text),
    }
}

/// A price or a range that data gives by its ends, as one text, or both.
pub(super) fn range(
    data: Data<'_>,
    text: Paths,
    [min, max]: [Paths; 2],
    page_text: PageText<'_>,
) -> Result<PriceRange, Why> {
    let ends = first(data, min).map(|min| {
        let min = amount(min, page_text)?;
        let max = first(data, max).map_or(Ok(min), |max| amount(max, page_text))?;
        let rises = min <= max;
        rises.then_some(PriceRange { min, max }).ok_or(Why::new("a range that does not rise"))
    });
    let text = text_at(data, text).map(|text| page_text.price(&text));
    match (text, ends) {
        (Some(Ok(text)), Some(Ok(ends))) if text != ends => {
            Err(Why::new("the data gives the price twice, and not the same"))
        }
        (Some(Ok(price)), _) | (_, Some(Ok(price))) => Ok(price),
        (Some(Err(why)), _) | (None, Some(Err(why))) => Err(why),
        (None, None) => Err(Why::NOT_SHOWN),
    }
}

/// The amount that a text displays, the exact one being known.
///
/// Pages hold hundreds of these. Where the text has the figures of the exact amount, or of its
/// rounding, nothing in it is left to understand.
pub(crate) fn displayed(
    text: &str,
    exact: Decimal,
    page_text: PageText<'_>,
) -> Result<Decimal, Why> {
    let shown: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    // The figures after the last mark between figures: hundredths, or the last of the thousands.
    let figures = text.trim_matches(|letter: char| !letter.is_ascii_digit());
    let last = figures.rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    let parts = (last.len() < figures.len()).then_some(last.len());
    let has_figures = |amount: &Decimal| {
        let is_parted = match amount.scale() {
            0 => parts.is_none_or(|last| last == 3),
            digits => parts == Some(digits as usize),
        };
        let figures = amount.to_string();
        is_parted && figures.bytes().filter(u8::is_ascii_digit).eq(shown.iter().copied())
    };
    let rounded = |digits| {
        let mut rounded =
            exact.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(digits);
        rounded
    };
    if let Some(amount) = (0..=3).rev().map(rounded).find(has_figures) {
        return Ok(amount);
    }
    let read = single(text, page_text)?;
    if is_rounding(read, exact) {
        Ok(read)
    } else {
        Err(Why::with("an amount differs from its text", text))
    }
}

fn single(text: &str, page_text: PageText<'_>) -> Result<Decimal, Why> {
    let price = page_text.price(&page::plain(text))?;
    if price.min == price.max {
        Ok(price.min)
    } else {
        Err(Why::with("a range for one amount", text))
    }
}

/// Whether an amount is shown as what it is, or rounded to fewer digits.
pub(super) fn is_rounding(shown: Decimal, exact: Decimal) -> bool {
    let step = Decimal::new(1, shown.normalize().scale());
    sum(shown, -exact).is_some_and(|difference| difference.abs() < step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use page::json::Tape;

    fn read(json: &str) -> Result<String, Why> {
        let page_text = PageText {
            locale: Some("en"),
            currency: Currency::new("PKR").ok(),
            ..PageText::default()
        };
        let tape = Tape::parse(json).unwrap();
        amount(tape.root(), page_text).map(|amount| amount.to_string())
    }

    #[test]
    fn what_is_displayed_is_the_amount_and_the_exact_one_checks_it() {
        for (json, amount) in [
            (r#"{"value": 1340.62, "currency": "PKR", "formatedAmount": "PKR 1,341"}"#, "1341"),
            (r#"{"value": 143.9, "currency": "PKR", "formatedAmount": "PKR 143.90"}"#, "143.90"),
            (r#"{"value": 143.9, "currency": "PKR", "formatedAmount": "PKR 143.9"}"#, "143.9"),
            (r#"{"value": 8819.02, "formatedAmount": "PKR8.819,02"}"#, "8819.02"),
            (r#"{"value": 0.5, "formatedAmount": "PKR0.50"}"#, "0.50"),
            (r#"{"value": 12}"#, "12"),
        ] {
            assert_eq!(read(json).as_deref(), Ok(amount), "{json}");
        }
    }

    #[test]
    fn a_sale_price_is_read_however_it_is_given_and_the_price_before_never_stands_for_it() {
        let was = r#""originalPrice": {"value": 2200, "currency": "PKR"}"#;
        for (json, now, before) in [
            (
                r#""salePriceString": "PKR1,193", "salePriceLocal": "PKR1,193|1193|""#,
                Some("1193"),
                Some("2200"),
            ),
            (r#""salePriceString": "PKR1,193.50""#, Some("1193.5"), Some("2200")),
            (r#""salePriceLocal": "PKR1,193.50|1193|50""#, Some("1193.5"), Some("2200")),
            (r#""salePriceLocal": "PKR1,193|1193|""#, Some("1193"), Some("2200")),
            (r#""salePrice": {"value": 1193, "currency": "PKR"}"#, Some("1193"), Some("2200")),
            (
                r#""salePriceString": "PKR1,193", "salePriceLocal": "PKR11|11|93""#,
                None,
                Some("2200"),
            ),
            (r#""salePrice": {"value": 1193, "currency": "USD"}"#, None, Some("2200")),
            (r#""salePriceString": "PKR2,200""#, Some("2200"), None),
            (r#""salePriceText": "PKR1,193""#, None, Some("2200")),
            (r#""skuAmount": {"value": 2300}"#, Some("2300"), None),
            (
                r#""skuAmount": {"value": 2300}, "skuActivityAmount": {"value": 9}"#,
                Some("9"),
                Some("2300"),
            ),
        ] {
            let json = ["{", json, ", ", was, "}"].concat();
            let tape = Tape::parse(&json).unwrap();
            let page_text = PageText { currency: Currency::new("PKR").ok(), ..PageText::default() };
            let read = terms(tape.root(), page_text)
                .map(|told| told.ok().map(|it| it.normalize().to_string()));
            assert_eq!(read, [now, before].map(|it| it.map(str::to_owned)), "{json}");
        }
    }

    #[test]
    fn amounts_that_contradict_themselves_are_none() {
        for json in [
            r#"{"value": 1340.62, "currency": "PKR", "formatedAmount": "PKR 134"}"#,
            r#"{"value": 1340.62, "currency": "USD", "formatedAmount": "US $1,340.62"}"#,
            r#"{"value": -3, "currency": "PKR", "formatedAmount": "PKR 3"}"#,
            r#"{"value": 79228162514264337593543950335, "formatedAmount": "PKR 1"}"#,
            r#"{"formatedAmount": "free"}"#,
            r#"{}"#,
        ] {
            assert!(read(json).is_err(), "{json}");
        }
    }
}
