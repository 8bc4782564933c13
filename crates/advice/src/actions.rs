//! What the shopper does, in the order of doing it.

use std::collections::BTreeSet;

use contract::{Action, Offer, OfferKind, OfferState, OrderLine, Task};
use deal::{By, Currency};

/// The actions of a plan: collect, leave unticked, switch the currency, order apart, enter codes, use
/// coins, pay.
///
/// `offers` are the offers by the ids that the plan uses; `switch_to` is the currency that codes speak
/// where none speaks the cart's.
pub(crate) fn actions(
    plan: &deal::Plan,
    offers: &[Offer],
    switch_to: Option<Currency>,
) -> Vec<Action> {
    let mut tasks = Vec::new();
    collect(plan, offers, &mut tasks);
    for coupon in &plan.unticked {
        tasks.push(Task::LeaveUnticked {
            offer: coupon.offer.clone(),
            amount: Some(coupon.costs.into()),
            loses: coupon.loses.clone(),
        });
    }
    if let Some(currency) = switch_to {
        tasks.push(Task::SwitchCurrency { currency: currency.to_string() });
    }
    order_apart(plan, &mut tasks);
    at_checkout(plan, offers, &mut tasks);
    tasks.into_iter().map(|task| Action { task, text: None }).collect()
}

/// Coupons of the plan that the shopper does not hold yet, each once.
fn collect(plan: &deal::Plan, offers: &[Offer], tasks: &mut Vec<Task>) {
    let mut seen = BTreeSet::new();
    for step in plan.orders.iter().flat_map(|order| &order.steps) {
        let By::Offer(id) = &step.by else { continue };
        let collectable = named(offers, id).is_some_and(|offer| {
            offer.collected != Some(true)
                && offer.state != Some(OfferState::Collected)
                && offer.kind.is_collected()
        });
        if collectable && seen.insert(id) {
            tasks.push(Task::Collect { offer: id.clone(), amount: Some(step.saved.into()) });
        }
    }
}

fn order_apart(plan: &deal::Plan, tasks: &mut Vec<Task>) {
    for (order, number) in plan.orders.iter().zip(numbers(plan)) {
        if let Some(order_number) = number {
            let line =
                |part: &deal::Part| OrderLine { id: part.id.clone(), quantity: part.quantity };
            tasks.push(Task::OrderApart {
                order: order_number,
                lines: order.lines.iter().map(line).collect(),
                amount: Some(order.total.into()),
            });
        }
    }
}

/// What is done at the checkout of each order: all codes first, then the coins, then the payments.
fn at_checkout(plan: &deal::Plan, offers: &[Offer], tasks: &mut Vec<Task>) {
    let (mut codes, mut coins, mut payments) = (Vec::new(), Vec::new(), Vec::new());
    for (placed, order) in plan.orders.iter().zip(numbers(plan)) {
        for step in &placed.steps {
            let amount = Some(step.saved.into());
            match &step.by {
                By::Coins(taken) => {
                    coins.push(Task::UseCoins { coins: Some(*taken), order, amount })
                }
                By::Offer(id) => {
                    let offer = id.clone();
                    match named(offers, id).map(|offer| offer.kind) {
                        Some(OfferKind::Code) => {
                            codes.push(Task::EnterCode { offer, order, amount });
                        }
                        Some(OfferKind::Payment) => {
                            payments.push(Task::PayWith { offer, order, amount });
                        }
                        _ => (),
                    }
                }
            }
        }
    }
    tasks.extend(codes.into_iter().chain(coins).chain(payments));
}

/// The number of each order, counted from one; none where there is one order.
fn numbers(plan: &deal::Plan) -> impl Iterator<Item = Option<u32>> {
    let several = plan.orders.len() > 1;
    (1u32..).map(move |number| several.then_some(number))
}

fn named<'a>(offers: &'a [Offer], id: &str) -> Option<&'a Offer> {
    offers.iter().find(|offer| offer.id.as_deref() == Some(id))
}
