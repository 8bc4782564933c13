//! Our own tables of money in words: every kind of text in every language, and every currency's forms;
//! then other wordings of them, and what only looks like them.
//!
//! A row is a text, the locale and currency of its page, and what it says. Amounts, conditions and
//! doubt must be exactly those of the row; `kind=` is compared where the row gives it.

use contract::{OfferKind, OfferState};
use deal::{Currency, Money};
use wording::Minimum;
use wording::{Context, Moment, OfferText, Other, Text};

/// What a text says, in the words of the table.
fn said(text: &Text) -> Vec<String> {
    match text {
        Text::Price(price) => range("price", price.min, price.max),
        Text::Shipping(fee) => range("shipping", fee.min, fee.max),
        Text::Offer(offer) => offered(offer),
        Text::Other(other) => {
            let money = |kind: &str, amount: &Money| {
                vec!["other".into(), kind.into(), amount.to_string(), amount.currency().to_string()]
            };
            match other {
                Other::Installment { amount, times } => {
                    let mut said = money("installment", amount);
                    said.extend(times.map(|times| format!("times={times}")));
                    said
                }
                Other::SaveTag(amount) => money("save_tag", amount),
                Other::DiscountPercent(percent) => {
                    vec!["other".into(), "discount_percent".into(), percent.to_string()]
                }
                Other::FreeForNow => vec!["none".into()],
                Other::FreeShipping { over: None } => vec!["other".into(), "free_shipping".into()],
                Other::FreeShipping { over: Some(over) } => money("free_shipping", over),
                Other::Threshold(amount) => money("threshold", amount),
                Other::DiscountLine(amount) => money("discount_line", amount),
                Other::BulkPrice { amount, pieces } => {
                    let mut said = money("bulk_price", amount);
                    said.push(format!("pieces={pieces}"));
                    said
                }
                Other::UnitPrice(amount) => money("unit_price", amount),
            }
        }
    }
}

fn range(kind: &str, min: Money, max: Money) -> Vec<String> {
    let mut said = vec![kind.to_owned(), min.to_string()];
    if max != min {
        said.push(max.to_string());
    }
    said.push(min.currency().to_string());
    said
}

fn offered(offer: &OfferText) -> Vec<String> {
    let mut said = vec!["offer".to_owned()];
    said.extend(offer.kind.map(|kind| format!("kind={}", OfferKind::name(kind))));
    let mut amount = |name: &str, value: Option<rust_decimal::Decimal>| {
        said.extend(value.map(|value| format!("{name}={}", value.normalize())));
    };
    amount("off", offer.off);
    amount("percent", offer.percent);
    amount("cap", offer.cap);
    amount("every", offer.every);
    match offer.min_spend {
        Minimum::Spend(least) => amount("min", Some(least)),
        Minimum::None if offer.min_pieces.is_some() || offer.every.is_some() => {}
        Minimum::None if offer.kind == Some(OfferKind::Coins) => {}
        Minimum::None => said.push("min=0".into()),
        Minimum::Unknown if offer.kind == Some(OfferKind::Coins) => {}
        Minimum::Unknown => said.push("min=?".into()),
    }
    said.extend(offer.min_pieces.map(|pieces| format!("pieces={pieces}")));
    let day = |moment: Moment| {
        let Moment { year, month, day, .. } = moment;
        format!("{}-{month:02}-{day:02}", year.map_or("?".into(), |year| year.to_string()))
    };
    said.extend(offer.starts.map(|moment| format!("starts={}", day(moment))));
    said.extend(offer.ends.map(|moment| format!("ends={}", day(moment))));
    said.extend(offer.left.map(|seconds| format!("left={seconds}")));
    said.extend(offer.code.as_ref().map(|code| format!("code={code}")));
    for (flag, word) in [
        (offer.first_order_only, "new"),
        (offer.followers_only, "followers"),
        (offer.app_only, "app"),
        (offer.single_use, "single_use"),
        (offer.state == Some(OfferState::Collected), "collected"),
        (offer.state == Some(OfferState::Used), "used"),
        (offer.state == Some(OfferState::Expired), "expired"),
        (offer.state == Some(OfferState::Gone), "gone"),
        (offer.uncertain, "uncertain"),
    ] {
        if flag {
            said.push(word.into());
        }
    }
    said.extend(offer.currency.map(|currency| currency.to_string()));
    said
}

/// A part of a row in the form of `said`: amounts without trailing noughts after `=`.
fn part(word: &str) -> String {
    match word.split_once('=') {
        Some((name @ ("off" | "percent" | "cap" | "every" | "min"), value)) => {
            let value: Option<rust_decimal::Decimal> = value.parse().ok();
            value.map_or(word.to_owned(), |value| format!("{name}={}", value.normalize()))
        }
        _ => word.to_owned(),
    }
}

fn check(table: &str) -> (usize, Vec<String>) {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[text, locale, currency, expected] = fields.as_slice() else {
            wrong.push(format!("not four fields: {line}"));
            continue;
        };
        rows += 1;
        let context =
            Context { locale, currency: Currency::new(currency).ok(), ..Context::default() };
        let (mut found, why) = match wording::text(text, &context) {
            Ok(text) => (said(&text), String::new()),
            Err(why) => (vec!["none".to_owned()], why.to_string()),
        };
        let mut wanted: Vec<String> = expected.split(' ').map(part).collect();
        if !wanted.iter().any(|word| word.starts_with("kind=")) {
            found.retain(|word| !word.starts_with("kind="));
        }
        found.sort();
        wanted.sort();
        if found != wanted {
            wrong.push(format!(
                "{locale} {text}\n   wanted {expected}\n   found  {} {why}",
                found.join(" ")
            ));
        }
    }
    (rows, wrong)
}

#[test]
fn every_row_of_our_table_says_what_it_says() {
    let (rows, wrong) = check(include_str!("strings.tsv"));
    assert!(wrong.is_empty(), "{} of {rows} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_other_wording_says_the_same_or_nothing() {
    let (rows, wrong) = check(include_str!("wordings.tsv"));
    assert!(wrong.is_empty(), "{} of {rows} wrong\n{}", wrong.len(), wrong.join("\n"));
}
