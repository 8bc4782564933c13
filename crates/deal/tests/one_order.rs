//! One order: the search against every choice that the law allows.

mod common;

use common::{Shape, best_order, random_cart, rank_of, tell, tell_orders};
use contract::Certainty;
use deal::{Plan, cheapest, verify};

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
        // `cheapest` does not look into certainty, so it is not claimed here; `oracle/certain.rs` holds
        // whole plans to what they claim. All else must add up.
        assert_eq!(plan.certain_total, plan.total, "seed {seed}");
        let plan = Plan { certainty: Certainty::Likely, ..plan };
        assert_eq!(verify(&cart, &plan), [], "seed {seed}");
    }
}
