//! The plan against two others: a brute force written from the contract alone, and a linear program.
//!
//! A failure prints its seed: `carts::random` makes the same cart of it on every machine.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod brute_force;
mod carts;
mod certain;
mod dice;
mod linear;
mod till;
mod verdicts;

use contract::{Certainty, Law, Layer, NotCounted, OfferKind, Orders};
use deal::{By, Cart, Plan, Shipping};

use brute_force::Best;
use carts::{Size, random};

/// What the plan says of itself, in the terms of the brute force.
fn summary(cart: &deal::Cart, plan: &Plan) -> Best {
    let is_chosen = |id: &String| {
        let automatic = [OfferKind::StoreDiscount, OfferKind::SpendAndSave];
        cart.offers().iter().any(|offer| offer.id == *id && !automatic.contains(&offer.kind))
    };
    let steps = plan.orders.iter().flat_map(|order| &order.steps);
    let unknown = |order: &deal::Order| order.shipping_unknown.len();
    Best {
        unknown: plan.orders.iter().map(unknown).sum(),
        total: plan.total.minor().into(),
        orders: plan.orders.len(),
        chosen: steps.filter(|step| matches!(&step.by, By::Offer(id) if is_chosen(id))).count(),
    }
}

/// Every cart of these seeds is planned as the brute force plans it; and the carts are worth planning:
/// each layer takes part, and where several orders are allowed they are made.
fn compare(orders: Orders, seeds: std::ops::Range<u64>, size: &Size) {
    compare_as(orders, seeds, size, |cart, _| cart);
}

/// The same for carts that are changed before, each by its seed.
fn compare_as(
    orders: Orders,
    seeds: std::ops::Range<u64>,
    size: &Size,
    change: fn(Cart, u64) -> Cart,
) {
    let mut wrong = Vec::new();
    let mut layers: Vec<Layer> = Vec::new();
    let mut splits = 0;
    for seed in seeds.clone() {
        let cart = change(random(seed, orders, size), seed);
        let plan = deal::cheapest(&cart, &mut || false);
        let (found, best) = (summary(&cart, &plan), brute_force::best(&cart));
        assert!(plan.proved && plan.bound == plan.total, "seed {seed}: {plan:#?}");
        let bare = till::bare(&cart);
        assert_eq!(i128::from(plan.saved.minor()), (bare - found.total).max(0), "seed {seed}");
        let one = plan.one_order.as_ref().map(|order| i128::from(order.total.minor()));
        let best_one = || brute_force::best(&cart.clone().with_orders(Orders::One)).total;
        assert_eq!(one, (plan.orders.len() > 1).then(best_one), "seed {seed}");
        if found != best {
            wrong.push(format!("seed {seed}: found {found:?}, brute force {best:?}\n{cart:#?}"));
        }
        layers.extend(plan.orders.iter().flat_map(|order| &order.steps).map(|step| step.layer));
        splits += usize::from(plan.orders.len() > 1);
    }
    let count = usize::try_from(seeds.end - seeds.start).unwrap();
    let first = wrong.first().cloned().unwrap_or_default();
    assert!(wrong.is_empty(), "{} of {count} carts differ; the first: {first}", wrong.len());
    for layer in Law::default().layers() {
        let times = layers.iter().filter(|seen| **seen == layer).count();
        assert!(times > count / 20, "{layer:?} takes part in {times} of {count} carts");
    }
    let expected = if orders == Orders::Split { count / 20 } else { 0 };
    assert!(splits >= expected, "{splits} of {count} carts are split");
}

#[test]
fn one_order_is_the_best_of_all_choices() {
    compare(Orders::One, 0..12_000, &Size { lines: 4, pieces: 8, offers: 8 });
}

#[test]
fn a_split_is_the_best_of_all_splits() {
    compare(Orders::Split, 100_000..112_000, &Size { lines: 3, pieces: 4, offers: 6 });
}

#[test]
fn a_split_of_many_pieces_is_the_best_of_all_splits() {
    compare(Orders::Split, 200_000..200_600, &Size { lines: 4, pieces: 6, offers: 6 });
}

/// The cart with every second fee unknown, and where there is none a fee of each store.
fn with_unknown_fees(cart: Cart, seed: u64) -> Cart {
    let mut fees = cart.shipping().to_vec();
    for line in cart.lines() {
        if !fees.iter().any(|fee| fee.seller == line.seller) {
            fees.push(Shipping { seller: line.seller.clone(), amount: None, free_over: None });
        }
    }
    for (at, fee) in (seed..).zip(&mut fees) {
        if at % 2 == 0 {
            fee.amount = None;
        }
    }
    cart.with_shipping(fees).unwrap()
}

#[test]
fn an_unknown_fee_is_asked_no_more_often_than_in_one_order() {
    let size = Size { lines: 3, pieces: 4, offers: 6 };
    compare_as(Orders::Split, 300_000..303_000, &size, with_unknown_fees);
    compare_as(Orders::One, 310_000..312_000, &size, with_unknown_fees);
}

#[test]
fn what_is_not_counted_is_said_and_makes_every_total_likely() {
    let size = Size { lines: 3, pieces: 4, offers: 6 };
    let (mut fees, mut hints) = (0, 0);
    for seed in 320_000..320_600 {
        let orders = if seed % 2 == 0 { Orders::One } else { Orders::Split };
        let mut cart = with_unknown_fees(random(seed, orders, &size), seed);
        if seed % 3 == 0 {
            cart = cart.with_unknown_tax();
        }
        let plan = deal::plan(&cart, &mut || false);
        let unknown = |order: &deal::Order| !order.shipping_unknown.is_empty();
        let shipping = plan.orders.iter().any(unknown).then_some(NotCounted::Shipping);
        let tax = (seed % 3 == 0).then_some(NotCounted::Tax);
        let expected: Vec<NotCounted> = shipping.into_iter().chain(tax).collect();
        assert_eq!(plan.not_counted, expected, "seed {seed}");
        let certain = plan.certainty == Certainty::Certain;
        assert!(!certain || expected.is_empty(), "seed {seed}: {plan:#?}");
        assert_eq!(deal::verify(&cart, &plan), [], "seed {seed}: {cart:#?}\n{plan:#?}");
        let hidden = Plan { not_counted: Vec::new(), ..plan.clone() };
        let found = deal::verify(&cart, &hidden);
        assert_eq!(found.is_empty(), expected.is_empty(), "seed {seed}");
        if shipping.is_some() {
            let mut hidden = plan.clone();
            hidden.orders.iter_mut().for_each(|order| order.shipping_unknown.clear());
            assert_ne!(deal::verify(&cart, &hidden), [], "seed {seed}");
        }
        fees += usize::from(shipping.is_some());
        hints += plan.hints.len();
    }
    assert!(fees > 300 && hints > 100, "{fees} carts with unknown fees, {hints} hints");
}
