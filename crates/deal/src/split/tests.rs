//! The two searches over several orders, held against each other.

use contract::Orders;

use crate::Cart;
use crate::budget::Budget;
use crate::common::{Shape, random_cart, tell};
use crate::draft::Draft;
use crate::model::Model;
use crate::search::search;
use crate::split::depth::Depth;
use crate::split::exhaustive::Exhaustive;
use crate::split::relaxation::Relaxation;

type Rank = (i64, usize, usize);

/// What the relaxation finds and bounds, and what is best.
fn both(cart: &Cart) -> (Rank, i64, Rank) {
    let one_order = cart.clone().with_orders(Orders::One);
    let model = Model::new(&one_order);
    let never = &mut || false;
    let mut budget = Budget::new(never);
    let one = search(&model, &mut budget).one_order;
    let (relaxation, bound) =
        Relaxation::search(&model, one.clone(), Depth { passes: 3, ties: true }, &mut budget);
    let (whole, exact) = Exhaustive::search(&model, one, &mut budget);
    assert_eq!(whole.total, exact, "{}", tell(cart));
    let rank = |draft: &Draft| (draft.rank().total, draft.rank().orders, draft.rank().offers);
    (rank(&relaxation), bound, rank(&whole))
}

#[test]
fn the_relaxation_never_promises_too_much() {
    let shape = Shape { lines: 5, pieces: 2, sellers: 2, offers: 8, split: true };
    for seed in 0..400 {
        let cart = random_cart(seed, shape);
        let (found, bound, exact) = both(&cart);
        assert!(bound <= exact.0 && exact.0 <= found.0, "seed {seed}: {bound} {exact:?} {found:?}");
    }
}

#[test]
fn the_relaxation_is_exact_for_codes_stores_and_shipping() {
    let shape = Shape { lines: 6, pieces: 2, sellers: 3, offers: 9, split: true };
    for seed in 0..400 {
        let cart = crate::common::only_codes_and_stores(&random_cart(seed, shape));
        let (found, bound, exact) = both(&cart);
        assert_eq!((found, bound), (exact, exact.0), "seed {seed}: {}", tell(&cart));
    }
}

#[test]
fn the_first_look_gives_up_no_cart_with_a_better_plan() {
    let shape = Shape { lines: 5, pieces: 2, sellers: 2, offers: 8, split: true };
    let mut given_up = 0;
    for seed in 0..400 {
        let cart = random_cart(seed, shape);
        let one_order = cart.clone().with_orders(Orders::One);
        let model = Model::new(&one_order);
        if model.ladder_across_stores {
            continue;
        }
        let never = &mut || false;
        let mut budget = Budget::new(never);
        let one = search(&model, &mut budget).one_order;
        let (best, _) = Exhaustive::search(&model, one, &mut budget);
        let may_beat =
            |total: i64| Relaxation::new(&model, Draft { total, orders: Vec::new() }).may_beat();
        assert!(may_beat(best.total + 1), "seed {seed}: {}", tell(&cart));
        given_up += usize::from(!may_beat(best.total));
    }
    assert!(given_up > 40, "{given_up} carts are given up where nothing is better");
}
