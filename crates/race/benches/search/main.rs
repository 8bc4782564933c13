//! The search rows of the budgets, on carts that a seed stands for; with HiGHS beside them where the
//! feature `highs` is on.
//!
//! Each line that starts with `bench:` is a row of the table that `cargo xtask bench` prints.
#![allow(missing_docs, unreachable_pub, clippy::print_stdout, clippy::unwrap_used)]

#[path = "../../../deal/tests/common/dice.rs"]
mod dice;
#[cfg(feature = "highs")]
mod highs;
mod market;

use std::time::{Duration, Instant};

use deal::{Cart, Plan, cheapest, plan};
use dice::Dice;
use market::{Sale, sale_cart};

const ONE: &str = "1 ms p99, proven";
const SPLIT: &str = "5 ms median, 100 ms p99, proven";

const LARGE: &str = "1 s, gap ≤ 1 %";

/// What is timed, its bar, the carts, and how many of them.
const ROWS: [(&str, &str, Sale, u64); 7] = [
    ("one order, 30 lines, 6 sellers, 3 coupons each, 8 tiers", ONE, Sale::ONE, 400),
    ("one order, half the coupons in percent", ONE, Sale { percents: 50, ..Sale::ONE }, 400),
    ("split, 20 lines, 6 sellers, 8 tiers used once", SPLIT, Sale::CODES, 200),
    ("split, 2 coupons each", SPLIT, Sale::SPLIT, 200),
    ("split, 2 coupons each, shipping", SPLIT, Sale { shipping: 60, ..Sale::SPLIT }, 200),
    ("split, half the coupons in percent", SPLIT, Sale { percents: 50, ..Sale::SPLIT }, 200),
    ("split, 100 lines, 30 sellers, 12 codes", LARGE, Sale::LARGE, 12),
];

fn main() {
    for (what, bar, sale, carts) in ROWS {
        row(what, bar, sale, carts, cheapest);
    }
    for (what, bar, sale, carts) in [ROWS[0], ROWS[3]] {
        row(&format!("{what}, with hints and runner-up"), bar, sale, carts, plan);
    }
    #[cfg(feature = "highs")]
    highs::race();
}

/// A search, as [`cheapest`] and [`plan`] are.
type Search = fn(&Cart, &mut dyn FnMut() -> bool) -> Plan;

/// How long a search took within a second; the best of three, as other programs run here too.
fn timed(cart: &Cart, search: Search) -> (Duration, Plan) {
    let once = || {
        let start = Instant::now();
        let plan = search(cart, &mut || start.elapsed() > Duration::from_secs(1));
        (start.elapsed(), plan)
    };
    [once(), once(), once()].into_iter().min_by_key(|(spent, _)| *spent).unwrap()
}

fn row(what: &str, bar: &str, sale: Sale, carts: u64, search: Search) {
    let runs: Vec<(Duration, Plan)> =
        (0..carts).map(|seed| timed(&sale_cart(seed, sale), search)).collect();
    let mut times: Vec<Duration> = runs.iter().map(|(spent, _)| *spent).collect();
    times.sort();
    let proved = runs.iter().filter(|(_, plan)| plan.proved).count();
    let gap = |(_, plan): &(Duration, Plan)| {
        let (total, bound) = (plan.total.minor() as f64, plan.bound.minor() as f64);
        100.0 * (total - bound) / total.max(1.0)
    };
    println!(
        "bench: {what} | {} median, {} p99, {} worst, {proved}/{carts} proven, gap ≤ {:.2} % | {bar} | by eye",
        ms(part(&times, 50)),
        ms(part(&times, 99)),
        ms(part(&times, 100)),
        runs.iter().map(gap).fold(0.0, f64::max),
    );
}

/// The time under which so many of a hundred stay.
fn part(sorted: &[Duration], of_hundred: usize) -> Duration {
    sorted[(sorted.len() * of_hundred / 100).min(sorted.len() - 1)]
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
