//! What holds of every history.

use history::{Observation, Series, Verdict, summaries};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

const DAY: i64 = 86_400_000;
const NOW: i64 = 20_000 * DAY;

fn observation() -> impl Strategy<Value = Observation> {
    let price = (0i64..100_000, 0u32..3).prop_map(|(minor, digits)| Decimal::new(minor, digits));
    (0u8..2, 0u8..2, -5i64..120, 0i64..4, price, prop::bool::weighted(0.2)).prop_map(
        |(product, sku, days_ago, quarter, price, conditional)| Observation {
            series: Series {
                product_id: format!("p{product}"),
                sku: (sku == 1).then(|| "s".to_owned()),
                currency: "EUR".to_owned(),
            },
            at: NOW - days_ago * DAY + quarter * DAY / 4,
            price,
            conditional,
        },
    )
}

proptest! {
    #[test]
    fn the_order_of_observations_does_not_matter(
        (seen, shuffled) in vec(observation(), 0..60)
            .prop_flat_map(|seen| (Just(seen.clone()), Just(seen).prop_shuffle()))
    ) {
        prop_assert_eq!(summaries(&seen, NOW), summaries(&shuffled, NOW));
    }

    #[test]
    fn duplicates_change_nothing(seen in vec(observation(), 0..60), again in vec(0usize..60, 0..30)) {
        let mut twice = seen.clone();
        twice.extend(again.iter().filter_map(|index| seen.get(*index)).cloned());
        prop_assert_eq!(summaries(&seen, NOW), summaries(&twice, NOW));
    }

    #[test]
    fn the_median_lies_between_the_lowest_and_the_highest(seen in vec(observation(), 0..60)) {
        for summary in summaries(&seen, NOW) {
            if let Some(known) = summary.baseline {
                prop_assert!(known.low <= known.median && known.median <= known.high, "{known:?}");
                prop_assert!(known.days <= known.observations);
                prop_assert!(known.days as i64 <= known.span_days + 1 && known.span_days <= 90);
            }
        }
    }

    #[test]
    fn only_series_that_were_seen_are_told_and_each_once(seen in vec(observation(), 0..60)) {
        let mut expected: Vec<Series> =
            seen.iter().filter(|seen| seen.at <= NOW).map(|seen| seen.series.clone()).collect();
        expected.sort();
        expected.dedup();
        let told: Vec<Series> =
            summaries(&seen, NOW).into_iter().map(|summary| summary.series).collect();
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn a_judgement_follows_the_price(seen in vec(observation(), 20..60), cents in 0i64..100_000) {
        for summary in summaries(&seen, NOW) {
            let Some(known) = summary.baseline else { continue };
            let price = Decimal::new(cents, 2);
            let (lower, higher) = (known.judge(price), known.judge(price + Decimal::ONE));
            prop_assert_eq!(lower.is_some(), known.is_enough());
            prop_assert!(lower <= higher, "{:?} {:?}", lower, higher);
        }
    }

    #[test]
    fn prices_under_a_condition_change_nothing(seen in vec(observation(), 0..60)) {
        let everyones: Vec<Observation> =
            seen.iter().filter(|seen| !seen.conditional).cloned().collect();
        let told = summaries(&seen, NOW);
        for summary in summaries(&everyones, NOW) {
            prop_assert!(told.contains(&summary));
        }
        for summary in told.iter().filter(|summary| summary.last.is_none()) {
            prop_assert_eq!(summary.verdict, Verdict::NotEnough);
        }
    }

    #[test]
    fn a_year_later_nothing_is_enough(seen in vec(observation(), 0..60)) {
        for summary in summaries(&seen, NOW + 365 * DAY) {
            prop_assert_eq!(summary.baseline, None);
            prop_assert_eq!(summary.verdict, Verdict::NotEnough);
        }
    }
}
