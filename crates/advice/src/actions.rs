//! What the shopper does, in the order of doing it.

use contract::{Action, ActionKind, Offer, OfferKind, OfferState, OrderLine};
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
    let mut actions = Vec::new();
    collect(plan, offers, &mut actions);
    for coupon in &plan.unticked {
        actions.push(Action {
            offer: Some(coupon.offer.clone()),
            amount: Some(coupon.costs.into()),
            loses: coupon.loses.clone(),
            ..bare(ActionKind::LeaveUnticked)
        });
    }
    if let Some(currency) = switch_to {
        actions.push(Action {
            currency: Some(currency.to_string()),
            ..bare(ActionKind::SwitchCurrency)
        });
    }
    order_apart(plan, &mut actions);
    for kind in [ActionKind::EnterCode, ActionKind::UseCoins, ActionKind::PayWith] {
        at_checkout(plan, offers, kind, &mut actions);
    }
    actions
}

/// Coupons of the plan that the shopper does not hold yet, each once.
fn collect(plan: &deal::Plan, offers: &[Offer], actions: &mut Vec<Action>) {
    for step in plan.orders.iter().flat_map(|order| &order.steps) {
        let By::Offer(id) = &step.by else { continue };
        let collectable = named(offers, id).is_some_and(|offer| {
            offer.collected != Some(true)
                && offer.state != Some(OfferState::Collected)
                && matches!(
                    offer.kind,
                    OfferKind::StoreCoupon | OfferKind::SelectCoupon | OfferKind::PlatformCoupon
                )
        });
        if collectable && !actions.iter().any(|action| action.offer.as_ref() == Some(id)) {
            actions.push(Action {
                offer: Some(id.clone()),
                amount: Some(step.saved.into()),
                ..bare(ActionKind::Collect)
            });
        }
    }
}

fn order_apart(plan: &deal::Plan, actions: &mut Vec<Action>) {
    for (order, number) in plan.orders.iter().zip(numbers(plan)) {
        if number.is_some() {
            let line =
                |part: &deal::Part| OrderLine { id: part.id.clone(), quantity: part.quantity };
            actions.push(Action {
                order: number,
                lines: order.lines.iter().map(line).collect(),
                amount: Some(order.total.into()),
                ..bare(ActionKind::OrderApart)
            });
        }
    }
}

/// What is done at the checkout of each order: the code, the coins or the payment.
fn at_checkout(plan: &deal::Plan, offers: &[Offer], kind: ActionKind, actions: &mut Vec<Action>) {
    for (order, number) in plan.orders.iter().zip(numbers(plan)) {
        for step in &order.steps {
            let (offer, coins) = match &step.by {
                By::Offer(id) => (Some(id.clone()), None),
                By::Coins(coins) => (None, Some(*coins)),
            };
            let of = offer.as_ref().and_then(|id| named(offers, id)).map(|offer| offer.kind);
            let done = match kind {
                ActionKind::EnterCode => of == Some(OfferKind::Code),
                ActionKind::PayWith => of == Some(OfferKind::Payment),
                _ => coins.is_some(),
            };
            if done {
                let amount = Some(step.saved.into());
                actions.push(Action { offer, coins, order: number, amount, ..bare(kind) });
            }
        }
    }
}

/// The number of each order, counted from one; none where there is one order.
fn numbers(plan: &deal::Plan) -> impl Iterator<Item = Option<u32>> {
    let several = plan.orders.len() > 1;
    (1u32..).map(move |number| several.then_some(number))
}

fn named<'a>(offers: &'a [Offer], id: &str) -> Option<&'a Offer> {
    offers.iter().find(|offer| offer.id.as_deref() == Some(id))
}

fn bare(kind: ActionKind) -> Action {
    Action {
        kind,
        offer: None,
        order: None,
        lines: Vec::new(),
        currency: None,
        coins: None,
        amount: None,
        loses: Vec::new(),
        text: None,
    }
}
