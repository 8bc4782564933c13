//! A brute force written from the contract alone: every choice, every split, nothing clever.

use std::collections::BTreeMap;

use contract::{OfferKind, Orders};
use deal::Cart;

use crate::till::{Minor, Order, Pieces, may_be_used};

/// The fewest fees that nobody knows, then the smallest total, then the fewest orders, then the fewest chosen offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Best {
    pub(crate) unknown: usize,
    pub(crate) total: Minor,
    pub(crate) orders: usize,
    pub(crate) chosen: usize,
}

/// What is left to order, and what with.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Left {
    pieces: Pieces,
    /// By the index of the offer.
    uses: Vec<u32>,
    coins: u64,
    /// Whether no order of the plan has counted as the first yet.
    first: bool,
}

impl Left {
    fn all(cart: &Cart) -> Left {
        Left {
            pieces: cart.lines().iter().map(|line| line.quantity).collect(),
            uses: cart.offers().iter().map(|offer| offer.uses).collect(),
            coins: cart.coins().balance,
            first: cart.shopper().first_order,
        }
    }
}

/// One way to place one order.
struct Way {
    unknown: usize,
    total: Minor,
    chosen: Vec<usize>,
    coins: u64,
    first: bool,
}

/// The best plan of a small cart, by trying all of them.
pub(crate) fn best(cart: &Cart) -> Best {
    let mut known = BTreeMap::new();
    cheapest(cart, Left::all(cart), &mut known)
}

/// Places the next order in every way, and the rest after it in the best.
fn cheapest(cart: &Cart, left: Left, known: &mut BTreeMap<Left, Best>) -> Best {
    if left.pieces.iter().all(|pieces| *pieces == 0) {
        return Best { unknown: 0, total: 0, orders: 0, chosen: 0 };
    }
    if let Some(best) = known.get(&left) {
        return *best;
    }
    let parts = match cart.orders() {
        Orders::One => vec![left.pieces.clone()],
        Orders::Split => parts_of(&left.pieces),
    };
    let mut best: Option<Best> = None;
    for pieces in parts {
        for way in ways(cart, &pieces, &left) {
            let mut rest = left.clone();
            for (rest, taken) in rest.pieces.iter_mut().zip(&pieces) {
                *rest -= taken;
            }
            for offer in &way.chosen {
                rest.uses[*offer] -= 1;
            }
            rest.coins -= way.coins;
            rest.first &= !way.first;
            let after = cheapest(cart, rest, known);
            let plan = Best {
                unknown: way.unknown + after.unknown,
                total: way.total + after.total,
                orders: 1 + after.orders,
                chosen: way.chosen.len() + after.chosen,
            };
            best = Some(best.map_or(plan, |best| best.min(plan)));
        }
    }
    let best = best.unwrap();
    known.insert(left, best);
    best
}

/// Every non-empty part of what is left.
fn parts_of(pieces: &[u32]) -> Vec<Pieces> {
    let mut parts = vec![Vec::new()];
    for most in pieces {
        parts = parts
            .into_iter()
            .flat_map(|part: Pieces| (0..=*most).map(move |n| [part.clone(), vec![n]].concat()))
            .collect();
    }
    parts.retain(|part| part.iter().any(|pieces| *pieces > 0));
    parts
}

/// Every legal way to order these pieces.
fn ways(cart: &Cart, pieces: &Pieces, left: &Left) -> Vec<Way> {
    let mut ways = Vec::new();
    for chosen in choices(cart, left) {
        for coins in [None, Some(left.coins)] {
            for first in [false, true] {
                // Of the orders of a first-time shopper exactly one is the first.
                let is_last = *pieces == left.pieces;
                if (first && !left.first) || (!first && left.first && is_last) {
                    continue;
                }
                let needs_first = |index: &usize| cart.offers()[*index].first_order_only;
                if !first && chosen.iter().any(needs_first) {
                    continue;
                }
                let order = Order { cart, pieces, chosen: &chosen, coins, first };
                if let Some(paid) = order.pay() {
                    let chosen = chosen.clone();
                    let (unknown, total, coins) = (paid.unknown, paid.total, paid.coins);
                    ways.push(Way { unknown, total, chosen, coins, first });
                }
            }
        }
    }
    ways
}

/// Every set of offers that may stand in the first order together.
pub(crate) fn every_choice(cart: &Cart) -> Vec<Vec<usize>> {
    choices(cart, &Left::all(cart))
}

/// Every set of offers that may stand in one order together.
fn choices(cart: &Cart, left: &Left) -> Vec<Vec<usize>> {
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for (index, offer) in cart.offers().iter().enumerate() {
        let automatic = matches!(offer.kind, OfferKind::StoreDiscount | OfferKind::SpendAndSave);
        if automatic || left.uses[index] == 0 || !may_be_used(cart, offer) {
            continue;
        }
        for set in sets.clone() {
            let together = [set, vec![index]].concat();
            if may_stand_together(cart, &together) {
                sets.push(together);
            }
        }
    }
    sets
}

fn may_stand_together(cart: &Cart, set: &[usize]) -> bool {
    let offers = || set.iter().map(|index| &cart.offers()[*index]);
    let in_slot = |kind| matches!(kind, OfferKind::Code | OfferKind::PlatformCoupon);
    let codes = offers().filter(|offer| in_slot(offer.kind)).count();
    let payments = offers().filter(|offer| offer.kind == OfferKind::Payment).count();
    let shut = offers().any(|offer| offer.kind == OfferKind::SelectCoupon && offer.excludes_code);
    let pairs = || {
        offers().enumerate().flat_map(|(at, one)| offers().skip(at + 1).map(move |two| (one, two)))
    };
    let one_per_store = pairs().all(|(one, two)| {
        one.kind != OfferKind::StoreCoupon
            || two.kind != OfferKind::StoreCoupon
            || one.seller != two.seller
    });
    let one_step = pairs().all(|(one, two)| one.group.is_none() || one.group != two.group);
    codes <= usize::from(!shut) && payments <= 1 && one_per_store && one_step
}
