//! One order: the search against every choice that the law allows.

mod common;

use common::{Shape, best_order, random_cart, rank_of, tell, tell_orders};
use deal::{cheapest, verify};

#[test]
fn the_plan_is_the_best_of_every_choice() {
    let shape = Shape { lines: 5, pieces: 3, sellers: 3, offers: 9, split: false };
    for seed in 0..6_000 {
        let cart = random_cart(seed, shape);
        let plan = cheapest(&cart, &mut || false);
        assert_eq!(
            rank_of(&cart, &plan),
            best_order(&cart),
            "seed {seed}: {}{}",
            tell(&cart),
            tell_orders(&plan.orders)
        );
        assert!(plan.proved, "seed {seed}");
        // `cheapest` says nothing of certainty; `oracle/certain.rs` holds whole plans to that.
        let found = verify(&cart, &plan).into_iter().filter(|fault| fault.place != "certainty");
        assert_eq!(found.collect::<Vec<_>>(), [], "seed {seed}");
    }
}
