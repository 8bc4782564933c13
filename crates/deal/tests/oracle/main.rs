//! The plan against two others: a brute force written from the contract alone, and a linear program.
//!
//! A failure prints its seed: `carts::random` makes the same cart of it on every machine.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod brute_force;
mod carts;
mod dice;
mod linear;
mod till;

use deal::{By, Kind, Orders, Plan};

use brute_force::Best;
use carts::{Size, random};

/// What the plan says of itself, in the terms of the brute force.
fn summary(cart: &deal::Cart, plan: &Plan) -> Best {
    let is_chosen = |id: &String| {
        let automatic = [Kind::StoreDiscount, Kind::SpendAndSave];
        cart.offers().iter().any(|offer| offer.id == *id && !automatic.contains(&offer.kind))
    };
    let steps = plan.orders.iter().flat_map(|order| &order.steps);
    Best {
        total: plan.total.minor().into(),
        orders: plan.orders.len(),
        chosen: steps.filter(|step| matches!(&step.by, By::Offer(id) if is_chosen(id))).count(),
    }
}

fn compare(orders: Orders, seeds: std::ops::Range<u64>, size: &Size) {
    let mut wrong = Vec::new();
    let mut told = 0;
    for seed in seeds.clone() {
        let cart = random(seed, orders, size);
        let (found, best) =
            (summary(&cart, &deal::plan(&cart, &mut || false)), brute_force::best(&cart));
        told += usize::from(best.chosen > 1);
        if found != best {
            wrong.push(format!("seed {seed}: found {found:?}, brute force {best:?}\n{cart:#?}"));
        }
    }
    let count = seeds.end - seeds.start;
    assert!(told as u64 > count / 10, "only {told} of {count} carts choose more than one offer");
    let first = wrong.first().cloned().unwrap_or_default();
    assert!(wrong.is_empty(), "{} of {count} carts differ; the first: {first}", wrong.len());
}

#[test]
fn one_order_is_the_best_of_all_choices() {
    compare(Orders::One, 0..12_000, &Size { lines: 4, pieces: 8, offers: 8 });
}
