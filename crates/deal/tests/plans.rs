//! What must be true of every plan, whatever the cart.

mod common;

use common::{Shape, random_cart, tell, tell_orders};
use contract::{Certainty, Layer, OfferKind, Orders};
use deal::*;

const ONE: Shape = Shape { lines: 6, pieces: 3, sellers: 3, offers: 9, split: false };
const SPLIT: Shape = Shape { lines: 4, pieces: 2, sellers: 2, offers: 7, split: true };

fn quick(cart: &Cart) -> Plan {
    cheapest(cart, &mut || false)
}

/// Random carts of both shapes.
fn carts(each: u64) -> impl Iterator<Item = Cart> {
    [ONE, SPLIT]
        .into_iter()
        .flat_map(move |shape| (0..each).map(move |seed| random_cart(seed, shape)))
}

#[test]
fn every_full_plan_is_verified() {
    for cart in carts(60) {
        let plan = plan(&cart, &mut || false);
        assert_eq!(verify(&cart, &plan), [], "{}{}", tell(&cart), tell_orders(&plan.orders));
    }
}

#[test]
fn no_total_is_below_nothing_and_no_line_gains() {
    for cart in carts(300) {
        for order in quick(&cart).orders {
            let paid = order.goods.minor() + order.shipping.minor() + order.tax.minor();
            assert_eq!(order.total.minor(), paid);
            for part in &order.lines {
                let line = cart.lines().iter().find(|line| line.id == part.id).unwrap();
                let shares = order.steps.iter().flat_map(|step| &step.shares);
                let saved = shares.filter(|share| share.id == part.id).map(|s| s.saved.minor());
                assert!(saved.sum::<i64>() <= line.price.minor() * i64::from(part.quantity));
            }
        }
    }
}

#[test]
fn a_plan_is_never_worse_than_any_single_offer_or_none() {
    for cart in carts(300) {
        let plan = quick(&cart);
        let parts: Vec<Part> = cart
            .lines()
            .iter()
            .map(|line| Part { id: line.id.clone(), quantity: line.quantity })
            .collect();
        let choices = cart.offers().iter().map(|offer| vec![offer.id.as_str()]);
        for offers in choices.chain([Vec::new()]) {
            for coins in [None, Some(cart.coins().balance)] {
                let choice = Choice { offers: offers.clone(), coins, first: true };
                if let Ok(order) = receipt(&cart, &parts, &choice) {
                    assert!(plan.total.minor() <= order.total.minor(), "{}", tell(&cart));
                }
            }
        }
    }
}

#[test]
fn a_plan_is_never_worse_than_taking_the_best_next_offer_each_time() {
    for cart in carts(300) {
        let parts: Vec<Part> = cart
            .lines()
            .iter()
            .map(|line| Part { id: line.id.clone(), quantity: line.quantity })
            .collect();
        let total = |offers: &[&str]| {
            let choice = Choice { offers: offers.to_vec(), coins: None, first: true };
            receipt(&cart, &parts, &choice).map(|order| order.total.minor()).ok()
        };
        let mut taken: Vec<&str> = Vec::new();
        while let Some(next) = cart
            .offers()
            .iter()
            .map(|offer| [taken.as_slice(), &[offer.id.as_str()]].concat())
            .filter(|with| total(with) < total(&taken) && total(with).is_some())
            .min_by_key(|with| total(with))
        {
            taken = next;
        }
        let greedy = total(&taken).unwrap();
        assert!(quick(&cart).total.minor() <= greedy, "{}", tell(&cart));
    }
}

#[test]
fn the_order_of_lines_and_offers_does_not_matter() {
    for cart in carts(200) {
        let (mut lines, mut offers) = (cart.lines().to_vec(), cart.offers().to_vec());
        lines.reverse();
        let half = offers.len() / 2;
        offers.rotate_left(half);
        let turned = cart.clone().with_lines(lines).unwrap().with_offers(offers).unwrap();
        let (plan, other) = (quick(&cart), quick(&turned));
        assert_eq!(plan.orders, other.orders, "{}", tell(&cart));
        assert_eq!(plan.total, other.total);
    }
}

#[test]
fn an_offer_that_cannot_be_used_changes_nothing() {
    let spoil: [fn(&mut Offer); 6] = [
        |offer| offer.not_markets.push(Country::new("US").unwrap()),
        |offer| offer.window = Window::Unknown,
        |offer| offer.app_only = true,
        |offer| offer.min_spend = MinSpend::Unknown,
        |offer| offer.uses = 0,
        |offer| offer.category = Some("nothing of it".to_owned()),
    ];
    for (at, cart) in carts(200).enumerate() {
        let mut offers = cart.offers().to_vec();
        let great = Benefit::Fixed(Money::from_minor(100_000, cart.currency()));
        let mut offer = Offer::new(
            "0",
            if at % 2 == 0 { OfferKind::Code } else { OfferKind::SelectCoupon },
            great,
        );
        spoil[at % spoil.len()](&mut offer);
        offers.push(offer);
        let with = cart.clone().with_offers(offers).unwrap();
        assert_eq!(quick(&cart).orders, quick(&with).orders, "{}", tell(&with));
    }
}

#[test]
fn splitting_never_loses() {
    for seed in 0..300 {
        let cart = random_cart(seed, SPLIT);
        let split = quick(&cart);
        let one = quick(&cart.clone().with_orders(Orders::One));
        assert!(split.total.minor() <= one.total.minor());
        let apart = split.orders.len() > 1;
        assert_eq!(apart, split.total.minor() < one.total.minor(), "a split must be worth it");
        assert_eq!(split.one_order, apart.then(|| one.orders[0].clone()));
    }
}

/// The best total that is found quickly or, where that is not `enough`, the best of all.
fn within_reach(cart: &Cart, enough: Money) -> i64 {
    let mut asked = 0;
    let mut soon = || {
        asked += 1;
        asked > 100
    };
    let found = cheapest(cart, &mut soon).total.minor();
    if found <= enough.minor() { found } else { quick(cart).total.minor() }
}

#[test]
fn a_hint_keeps_its_promise() {
    let mut kept = [0; 4];
    for cart in carts(120) {
        let plan = plan(&cart, &mut || false);
        for hint in &plan.hints {
            let mut lines = cart.lines().to_vec();
            let mut orders = cart.orders();
            let mut not_counted = 0;
            match &hint.change {
                Change::Add { amount, seller, category, .. } => {
                    let seller = seller.clone().unwrap_or("elsewhere".to_owned());
                    let mut line = Line::new("+", seller, *amount, 1);
                    line.category.clone_from(category);
                    lines.push(line);
                    kept[0] += 1;
                }
                Change::Quantity { line, quantity } => {
                    lines.iter_mut().find(|l| l.id == *line).unwrap().quantity = *quantity;
                    kept[1] += 1;
                }
                Change::LeaveOut { line } => {
                    let left = lines.iter().find(|l| l.id == *line).unwrap();
                    not_counted = left.price.minor() * i64::from(left.quantity);
                    lines.retain(|l| l.id != *line);
                    kept[2] += 1;
                }
                Change::Split { .. } => {
                    orders = Orders::Split;
                    kept[3] += 1;
                }
            }
            let changed = cart.clone().with_lines(lines).unwrap().with_orders(orders);
            let best = within_reach(&changed, hint.total);
            assert!(best <= hint.total.minor(), "{}{hint:?}", tell(&cart));
            let net = plan.total.minor() - not_counted - hint.total.minor();
            assert_eq!(hint.net.minor(), net, "{}{hint:?}", tell(&cart));
            assert!(net > 0);
        }
    }
    assert!(kept.iter().all(|kept| *kept > 3), "too few hints to tell: {kept:?}");
}

/// Every way in which one figure or entry of a plan can be wrong.
fn mutations(plan: &Plan) -> Vec<(&'static str, Plan)> {
    let more = |money: Money| Money::from_minor(money.minor() + 1, money.currency());
    let mut mutated = Vec::new();
    let mut add = |name, change: &dyn Fn(&mut Plan)| {
        let mut plan = plan.clone();
        change(&mut plan);
        mutated.push((name, plan));
    };
    add("total", &|plan| plan.total = more(plan.total));
    add("saved", &|plan| plan.saved = more(plan.saved));
    add("bound", &|plan| plan.bound = more(plan.bound));
    add("certain_total", &|plan| {
        plan.certainty = Certainty::Certain;
        plan.certain_total = more(plan.total);
    });
    add("certainty", &|plan| match plan.certainty {
        Certainty::Certain => plan.certain_total = more(plan.total),
        Certainty::Likely => {
            plan.certainty = Certainty::Certain;
            plan.certain_total = plan.total;
        }
    });
    add("one order", &|plan| {
        let several = plan.orders.len() > 1;
        plan.one_order = if several { None } else { plan.orders.first().cloned() };
    });
    add("an offer fewer", &|plan| {
        plan.offers.pop();
        plan.offers.push(("nobody's".to_owned(), Verdict::Applies));
    });
    for at in 0..plan.hints.len() {
        add("net", &|plan| plan.hints[at].net = more(plan.hints[at].net));
        add("hint total", &|plan| plan.hints[at].total = more(plan.hints[at].total));
        add("what a hint changes", &|plan| {
            let nobody = || "nobody's".to_owned();
            match &mut plan.hints[at].change {
                Change::Add { offer, .. } => *offer = Some(nobody()),
                Change::Quantity { line, .. } | Change::LeaveOut { line } => *line = nobody(),
                Change::Split { orders } => *orders = 1,
            }
        });
    }
    if let Some(second) = &plan.runner_up {
        let second = RunnerUp { total: more(second.total), ..second.clone() };
        add("second total", &|plan| plan.runner_up = Some(second.clone()));
    }
    for at in 0..plan.unticked.len() {
        add("costs", &|plan| plan.unticked[at].costs = more(plan.unticked[at].costs));
        add("coupon", &|plan| plan.unticked[at].offer = "nobody's".to_owned());
    }
    for at in 0..plan.offers.len() {
        add("verdict", &|plan| {
            let verdict = &mut plan.offers[at].1;
            *verdict = if *verdict == Verdict::OtherMarket {
                Verdict::Chosen
            } else {
                Verdict::OtherMarket
            };
        });
    }
    for order in 0..plan.orders.len() {
        add("goods", &|plan| plan.orders[order].goods = more(plan.orders[order].goods));
        add("shipping", &|plan| plan.orders[order].shipping = more(plan.orders[order].shipping));
        add("tax", &|plan| plan.orders[order].tax = more(plan.orders[order].tax));
        add("order total", &|plan| plan.orders[order].total = more(plan.orders[order].total));
        add("a piece more", &|plan| plan.orders[order].lines[0].quantity += 1);
        add("a line fewer", &|plan| {
            plan.orders[order].lines.pop();
        });
        add("an order twice", &|plan| plan.orders.push(plan.orders[order].clone()));
        add("an order fewer", &|plan| {
            plan.orders.remove(order);
        });
        for step in 0..plan.orders[order].steps.len() {
            add("base", &|plan| {
                let step = &mut plan.orders[order].steps[step];
                step.base = more(step.base);
            });
            add("step saved", &|plan| {
                let step = &mut plan.orders[order].steps[step];
                step.saved = more(step.saved);
            });
            add("after", &|plan| {
                let step = &mut plan.orders[order].steps[step];
                step.after = more(step.after);
            });
            add("share", &|plan| {
                let share = &mut plan.orders[order].steps[step].shares[0];
                share.saved = more(share.saved);
            });
            add("layer", &|plan| {
                let step = &mut plan.orders[order].steps[step];
                step.layer = if step.layer == Layer::Code { Layer::Payment } else { Layer::Code };
            });
            add("no such offer", &|plan| {
                plan.orders[order].steps[step].by = By::Offer("nobody's".to_owned());
            });
            add("a step fewer", &|plan| {
                plan.orders[order].steps.remove(step);
            });
            add("a step twice", &|plan| {
                let again = plan.orders[order].steps[step].clone();
                plan.orders[order].steps.push(again);
            });
        }
    }
    mutated
}

#[test]
fn the_sequence_of_steps_within_a_layer_and_of_shares_says_nothing() {
    for cart in carts(60) {
        let mut plan = plan(&cart, &mut || false);
        for order in &mut plan.orders {
            order.lines.reverse();
            order.steps.iter_mut().for_each(|step| step.shares.reverse());
            // The steps are by layer, then by offer: turned around within each layer.
            let layers = cart.law().layers();
            order.steps.reverse();
            order.steps.sort_by_key(|step| layers.iter().position(|layer| *layer == step.layer));
        }
        assert_eq!(verify(&cart, &plan), [], "{}{}", tell(&cart), tell_orders(&plan.orders));
    }
}

#[test]
fn the_verifier_rejects_every_mutated_plan() {
    let mut rejected = 0;
    for cart in carts(120) {
        let plan = plan(&cart, &mut || false);
        for (name, mutated) in mutations(&plan) {
            let found = verify(&cart, &mutated);
            assert_ne!(found, [], "{name}: {}{}", tell(&cart), tell_orders(&plan.orders));
            rejected += 1;
        }
    }
    assert!(rejected > 5_000, "{rejected}");
}
