//! Several orders: the search against every division and every choice that the law allows.

mod common;

use common::{Shape, best_split, random_cart, rank_of, tell, tell_orders};
use deal::{cheapest, verify};

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
        // `cheapest` says nothing of certainty; `oracle/certain.rs` holds whole plans to that.
        let found = verify(&cart, &plan).into_iter().filter(|fault| fault.place != "certainty");
        assert_eq!(found.collect::<Vec<_>>(), [], "seed {seed}");
    }
}
