//! The plainest possible search over the law: every choice, every division.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::collections::BTreeMap;

use deal::*;

/// What ranks plans: the total, the orders, the chosen offers, their ids.
pub type Rank = (i64, usize, usize, Vec<String>);

/// Every legal choice for one order of these pieces: its receipt, what it chose, its coins.
fn choices(cart: &Cart, parts: &[Part], balance: u64, first: bool) -> Vec<(Order, Vec<String>)> {
    let choosable: Vec<&str> = cart
        .offers()
        .iter()
        .filter(|offer| !offer.kind.is_automatic())
        .map(|offer| offer.id.as_str())
        .collect();
    let mut sets: Vec<Vec<&str>> = vec![Vec::new()];
    let mut found = Vec::new();
    for id in choosable {
        for at in 0..sets.len() {
            let mut with = sets[at].clone();
            with.push(id);
            let alone = Choice { offers: with.clone(), coins: None, first };
            let never = match receipt(cart, parts, &alone) {
                Err(Refusal::Short(..)) | Ok(_) => false,
                Err(_) => true,
            };
            if !never {
                sets.push(with);
            }
        }
    }
    for offers in sets {
        for coins in [None, Some(balance)] {
            let choice = Choice { offers: offers.clone(), coins, first };
            if let Ok(order) = receipt(cart, parts, &choice) {
                let mut ids: Vec<String> = offers.iter().map(|id| (*id).to_owned()).collect();
                ids.sort();
                found.push((order, ids));
            }
        }
    }
    found
}

/// The rank of the best single order.
pub fn best_order(cart: &Cart) -> Rank {
    let parts: Vec<Part> = cart
        .lines()
        .iter()
        .map(|line| Part { id: line.id.clone(), quantity: line.quantity })
        .collect();
    choices(cart, &parts, cart.coins().balance, true)
        .into_iter()
        .map(|(order, ids)| (order.total.minor(), 1, ids.len(), ids))
        .min()
        .unwrap()
}

/// The rank of the best way to order the cart in any number of orders.
pub fn best_split(cart: &Cart) -> Rank {
    let mut seen = BTreeMap::new();
    let pieces: Vec<u32> = cart.lines().iter().map(|line| line.quantity).collect();
    let mut best = None;
    spread(&pieces, &mut Vec::new(), &mut |orders| {
        each_plan(cart, orders, &mut seen, &mut best);
    });
    best.unwrap()
}

/// Every way to spread the pieces over orders, as multisets of orders.
fn spread(left: &[u32], orders: &mut Vec<Vec<u32>>, show: &mut dyn FnMut(&[Vec<u32>])) {
    if left.iter().all(|pieces| *pieces == 0) {
        return show(orders);
    }
    let mut order = vec![0; left.len()];
    loop {
        let mut at = 0;
        while at < left.len() && order[at] == left[at] {
            order[at] = 0;
            at += 1;
        }
        if at == left.len() {
            return;
        }
        order[at] += 1;
        if orders.last().is_none_or(|last| *last >= order) {
            let rest: Vec<u32> = left.iter().zip(&order).map(|(a, b)| a - b).collect();
            orders.push(order.clone());
            spread(&rest, orders, show);
            orders.pop();
        }
    }
}

type Seen = BTreeMap<(Vec<u32>, u64, bool), Vec<(Order, Vec<String>)>>;

/// Every sequence of these orders, every order of them as the first one, every choice in each.
fn each_plan(cart: &Cart, orders: &[Vec<u32>], seen: &mut Seen, best: &mut Option<Rank>) {
    let coins = cart.coins().balance;
    let sequences =
        if coins > 0 { permutations(orders.len()) } else { vec![(0..orders.len()).collect()] };
    let firsts =
        if cart.offers().iter().any(|offer| offer.first_order_only) { orders.len() } else { 1 };
    for sequence in sequences {
        for first in 0..firsts {
            let state = (0, Vec::new(), coins);
            each_choice(cart, orders, &sequence, first, state, seen, best);
        }
    }
}

fn each_choice(
    cart: &Cart,
    orders: &[Vec<u32>],
    sequence: &[usize],
    first: usize,
    (total, chosen, balance): (i64, Vec<String>, u64),
    seen: &mut Seen,
    best: &mut Option<Rank>,
) {
    let Some((&at, rest)) = sequence.split_first() else {
        let mut ids = chosen;
        ids.sort();
        let rank = (total, orders.len(), ids.len(), ids);
        if best.as_ref().is_none_or(|best| rank < *best) {
            *best = Some(rank);
        }
        return;
    };
    let key = (orders[at].clone(), balance, at == first);
    let options = seen
        .entry(key)
        .or_insert_with(|| {
            let parts: Vec<Part> = cart
                .lines()
                .iter()
                .zip(&orders[at])
                .filter(|(_, pieces)| **pieces > 0)
                .map(|(line, pieces)| Part { id: line.id.clone(), quantity: *pieces })
                .collect();
            choices(cart, &parts, balance, at == first)
        })
        .clone();
    for (order, ids) in options {
        let mut all = chosen.clone();
        all.extend(ids);
        let too_often = cart
            .offers()
            .iter()
            .any(|offer| all.iter().filter(|id| **id == offer.id).count() > offer.uses as usize);
        if too_often {
            continue;
        }
        let used: u64 = order
            .steps
            .iter()
            .map(|step| if let By::Coins(coins) = step.by { coins } else { 0 })
            .sum();
        let state = (total + order.total.minor(), all, balance - used);
        each_choice(cart, orders, rest, first, state, seen, best);
    }
}

fn permutations(of: usize) -> Vec<Vec<usize>> {
    if of == 0 {
        return vec![Vec::new()];
    }
    permutations(of - 1)
        .into_iter()
        .flat_map(|shorter| {
            (0..of).map(move |at| {
                let mut longer = shorter.clone();
                longer.insert(at, of - 1);
                longer
            })
        })
        .collect()
}

/// The rank of a plan.
pub fn rank_of(cart: &Cart, plan: &Plan) -> Rank {
    let steps = plan.orders.iter().flat_map(|order| &order.steps);
    let mut ids: Vec<String> = steps
        .filter_map(|step| match &step.by {
            By::Offer(id) => Some(id.clone()),
            By::Coins(_) => None,
        })
        .filter(|id| {
            let offer = cart.offers().iter().find(|offer| offer.id == *id).unwrap();
            !offer.kind.is_automatic()
        })
        .collect();
    ids.sort();
    (plan.total.minor(), plan.orders.len(), ids.len(), ids)
}
