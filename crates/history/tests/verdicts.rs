//! Histories worked by hand.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use history::{Baseline, Judgement, Observation, Series, Summary, Verdict, summaries};
use rust_decimal::Decimal;

const DAY: i64 = 86_400_000;
/// The day of the question.
const TODAY: i64 = 20_000 * DAY + DAY / 2;

fn series(sku: &str) -> Series {
    Series { product_id: "1005".to_owned(), sku: Some(sku.to_owned()), currency: "USD".to_owned() }
}

/// A price of everyone's, so many days ago.
fn seen(days_ago: i64, price: &str) -> Observation {
    Observation {
        series: series("red"),
        at: TODAY - days_ago * DAY,
        price: price.parse().unwrap(),
        conditional: false,
    }
}

fn of(seen: &[Observation]) -> Summary {
    let summaries = summaries(seen, TODAY);
    assert_eq!(summaries.len(), 1);
    summaries.into_iter().next().unwrap()
}

fn usual(days: impl IntoIterator<Item = i64>) -> Vec<Observation> {
    days.into_iter().map(|days_ago| seen(days_ago, "10.00")).collect()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn a_price_is_judged_by_what_it_usually_was() {
    for (today, verdict) in [
        ("5.00", Verdict::Genuine),
        ("9.50", Verdict::Genuine),
        ("9.51", Verdict::Usual),
        ("10.00", Verdict::Usual),
        ("10.49", Verdict::Usual),
        ("10.50", Verdict::Inflated),
        ("30.00", Verdict::Inflated),
    ] {
        let mut history = usual([80, 60, 45, 30, 20, 10]);
        history.push(seen(0, today));
        let summary = of(&history);
        assert_eq!(summary.verdict, verdict, "{today}");
        assert_eq!(summary.last.unwrap().price, decimal(today));
    }
}

#[test]
fn too_little_is_not_enough() {
    for (days, verdict) in [
        (vec![20, 15, 10, 5, 1, 0], Verdict::Usual),
        // Five observations.
        (vec![20, 15, 10, 5, 0], Verdict::NotEnough),
        // Six, on four days.
        (vec![20, 20, 10, 5, 0, 0], Verdict::NotEnough),
        // Thirteen days from the first to the last, then fourteen.
        (vec![13, 12, 11, 10, 5, 0], Verdict::NotEnough),
        (vec![14, 12, 11, 10, 5, 0], Verdict::Usual),
        // Enough, but long ago.
        (vec![200, 180, 160, 140, 120, 100], Verdict::NotEnough),
        (vec![], Verdict::NotEnough),
    ] {
        let history: Vec<Observation> = days
            .iter()
            .enumerate()
            .map(|(index, days_ago)| {
                let mut seen = seen(*days_ago, "10.00");
                seen.at -= index as i64;
                seen
            })
            .collect();
        let told: Vec<Verdict> =
            summaries(&history, TODAY).iter().map(|summary| summary.verdict).collect();
        let expected = if days.is_empty() { vec![] } else { vec![verdict] };
        assert_eq!(told, expected, "{days:?}");
    }
}

#[test]
fn a_price_under_a_condition_never_enters_the_baseline() {
    let mut history = usual([80, 60, 45, 30, 20, 10]);
    let before = of(&history);
    for days_ago in [70, 50, 40, 25, 15, 0] {
        history.push(Observation { conditional: true, ..seen(days_ago, "0.99") });
    }
    assert_eq!(of(&history), before);
    let only: Vec<Observation> =
        history.into_iter().filter(|observation| observation.conditional).collect();
    let summary = of(&only);
    assert_eq!((summary.baseline, summary.last, summary.verdict), (None, None, Verdict::NotEnough));
}

#[test]
fn a_gap_is_a_gap() {
    // Ten dollars until day 60, then nothing seen until today: no day between is made up.
    let summary = of(&[
        seen(85, "10.00"),
        seen(80, "10.00"),
        seen(75, "12.00"),
        seen(70, "12.00"),
        seen(60, "14.00"),
        seen(0, "14.00"),
    ]);
    let baseline = summary.baseline.unwrap();
    assert_eq!((baseline.days, baseline.observations, baseline.span_days), (6, 6, 85));
    assert_eq!(baseline.median, decimal("12.00"));
    assert_eq!(summary.verdict, Verdict::Inflated);
}

#[test]
fn a_day_counts_once_however_often_it_was_looked_at() {
    let mut history = usual([80, 60, 45, 30, 20]);
    for minute in 0..50 {
        let mut today = seen(0, "7.00");
        today.at -= minute * 60_000;
        history.push(today);
    }
    let summary = of(&history);
    let baseline = summary.baseline.unwrap();
    assert_eq!(baseline.median, decimal("10.00"));
    assert_eq!((baseline.days, baseline.observations), (6, 55));
    assert_eq!((baseline.low, baseline.high), (decimal("7.00"), decimal("10.00")));
    assert_eq!(summary.verdict, Verdict::Genuine);
}

#[test]
fn the_median_of_an_even_number_of_days_lies_half_way() {
    for (prices, median) in [
        (&["1.00", "2.00", "3.00", "4.00"][..], "2.50"),
        (&["1.00", "2.01"], "1.51"),
        (&["0.01", "0.02"], "0.02"),
        (&["100", "101"], "101"),
        (&["1.125"], "1.125"),
    ] {
        let history: Vec<Observation> =
            prices.iter().enumerate().map(|(index, price)| seen(index as i64, price)).collect();
        assert_eq!(of(&history).baseline.unwrap().median, decimal(median), "{prices:?}");
    }
}

#[test]
fn the_ninety_first_day_is_over() {
    let at = |days: i64, earlier: i64| Observation {
        at: TODAY - days * DAY - earlier,
        ..seen(0, "10.00")
    };
    assert!(of(&[at(90, 0)]).baseline.is_none());
    let baseline = of(&[at(90, -1)]).baseline.unwrap();
    assert_eq!(baseline.observations, 1);
    assert_eq!(of(&[at(90, 0)]).last.unwrap().price, decimal("10.00"));
}

#[test]
fn what_was_seen_later_is_not_looked_at() {
    let mut history = usual([80, 60, 45, 30, 20, 10]);
    let before = of(&history);
    history.push(seen(-1, "1.00"));
    assert_eq!(of(&history), before);
    assert!(summaries(&[seen(-1, "1.00")], TODAY).is_empty());
}

#[test]
fn series_are_kept_apart_and_in_order() {
    let other = |sku: Option<&str>, currency: &str| Observation {
        series: Series {
            sku: sku.map(str::to_owned),
            currency: currency.to_owned(),
            ..series("red")
        },
        ..seen(0, "1.00")
    };
    let summaries =
        summaries(&[seen(0, "1.00"), other(None, "EUR"), other(Some("red"), "EUR")], TODAY);
    let told: Vec<_> = summaries
        .iter()
        .map(|summary| (summary.series.sku.as_deref(), summary.series.currency.as_str()))
        .collect();
    assert_eq!(told, [(None, "EUR"), (Some("red"), "EUR"), (Some("red"), "USD")]);
}

#[test]
fn a_price_after_coupons_is_judged_by_the_same_baseline() {
    let baseline: Baseline = of(&usual([80, 60, 45, 30, 20, 10])).baseline.unwrap();
    assert_eq!(baseline.judge(decimal("8.20")), Some(Judgement::Below));
    assert_eq!(baseline.judge(decimal("9.99")), Some(Judgement::Usual));
    let thin = of(&usual([3, 2])).baseline.unwrap();
    assert_eq!(thin.judge(decimal("0.01")), None);
}

#[test]
fn the_largest_numbers_are_no_fault() {
    let history: Vec<Observation> = [80, 60, 45, 30, 20, 10, 0]
        .map(|days_ago| Observation { price: Decimal::MAX, ..seen(days_ago, "1") })
        .into();
    assert_eq!(of(&history).verdict, Verdict::Usual);
    let edge = Observation { at: i64::MIN, ..seen(0, "1") };
    assert!(summaries(std::slice::from_ref(&edge), i64::MIN)[0].baseline.is_none());
    assert_eq!(summaries(&[edge], i64::MAX).len(), 1);
}
