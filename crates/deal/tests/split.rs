//! Several orders: the search against every division and every choice that the law allows.

mod common;

use common::{Shape, best_split, random_cart, rank_of, tell, tell_orders};
use contract::Certainty;
use deal::{Plan, cheapest, verify};

#[test]
fn the_plan_is_the_best_of_every_division() {
    let shape = Shape { lines: 3, pieces: 3, sellers: 2, offers: 6, split: true };
    for seed in 0..1_500 {
        let cart = random_cart(seed, shape);
        if cart.lines().iter().map(|line| line.quantity).sum::<u32>() > 5 {
            continue;
        }
        let plan = cheapest(&cart, &mut || false);
        let (told, orders) = (tell(&cart), tell_orders(&plan.orders));
        assert_eq!(rank_of(&cart, &plan), best_split(&cart), "seed {seed}: {told}{orders}");
        assert!(plan.proved, "seed {seed}");
        // `cheapest` does not look into certainty, so it is not claimed here; `oracle/certain.rs` holds
        // whole plans to what they claim. All else must add up.
        assert_eq!(plan.certain_total, plan.total, "seed {seed}");
        let plan = Plan { certainty: Certainty::Likely, ..plan };
        assert_eq!(verify(&cart, &plan), [], "seed {seed}");
    }
}
