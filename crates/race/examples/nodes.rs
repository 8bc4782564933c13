//! Steps of the searches on the carts of the budgets: of the best stack alone, and with all that is
//! said around it. They do not depend on how busy a machine is.
//!
//! `cargo run --release -p race --example nodes`
#![allow(missing_docs, unreachable_pub, clippy::print_stdout, clippy::unwrap_used)]

#[path = "../../deal/tests/common/dice.rs"]
mod dice;
#[path = "../benches/search/market.rs"]
#[allow(dead_code)]
mod market;

use std::hash::{DefaultHasher, Hash, Hasher};

use deal::{Plan, plan};
use dice::Dice;
use market::{Sale, sale_cart};

/// How many steps pass, about, between two questions of whether the time is over.
const PACE: u64 = 256;

fn main() {
    let sales = [
        ("one order", Sale::ONE),
        ("one order, half the coupons in percent", Sale { percents: 50, ..Sale::ONE }),
        ("split, codes alone", Sale::CODES),
        ("split", Sale::SPLIT),
        ("split, shipping", Sale { shipping: 60, ..Sale::SPLIT }),
        ("split, half the coupons in percent", Sale { percents: 50, ..Sale::SPLIT }),
    ];
    let carts: u64 = std::env::args().nth(1).map_or(60, |carts| carts.parse().unwrap());
    let only: Option<usize> = std::env::args().nth(2).map(|row| row.parse().unwrap());
    for (row, (what, sale)) in sales.into_iter().enumerate() {
        if only.is_some_and(|only| only != row) {
            continue;
        }
        let (mut asked, mut found) = (0u64, 0);
        let mut hash = DefaultHasher::new();
        for seed in 0..carts {
            let mut never = || {
                asked += 1;
                false
            };
            let plan = plan(&sale_cart(seed, sale), &mut never);
            found += plan.nodes;
            format!("{:?}", Plan { nodes: 0, ..plan }).hash(&mut hash);
        }
        // The digest tells whether two builds answer the same.
        let digest = hash.finish();
        println!(
            "{what}: {found} steps to the best stacks, about {} in all; {digest:016x}",
            asked * PACE
        );
    }
}
