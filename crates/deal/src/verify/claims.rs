//! What a plan claims beside its orders: bounds, certainty, the runner-up, hints, coupons unticked.

use contract::{Certainty, Orders};

use crate::cart::{Cart, Shipping};
use crate::certainty::{may_hang, worst_total};
use crate::money::Money;
use crate::offer::Offer;
use crate::plan::{Change, Hint, Lost, Order, Plan, RunnerUp, Unticked};
use crate::receipt::{Choice, receipt};
use crate::unknown::not_counted;
use crate::verify::fault::Fault;
use crate::verify::order::{choice, coins_of};
use crate::verify::report::Report;

/// Checks the claims of a plan whose first order is `first`.
pub(crate) fn check(report: &mut Report, cart: &Cart, plan: &Plan, first: usize) {
    let (total, bound, certain) = (plan.total, plan.bound, plan.certain_total);
    if bound.minor() > total.minor() || (plan.proved && bound != total) {
        report.add("bound", Fault::Contradiction);
    }
    report.reaches("certain_total", certain, total);
    let uncounted = not_counted(cart, &plan.orders);
    if plan.not_counted != uncounted {
        report.add("not_counted", Fault::Differs);
    }
    let is_open = || certain != total || worst(cart, plan, first) != Some(total);
    if plan.certainty == Certainty::Certain && (!uncounted.is_empty() || is_open()) {
        report.add("certainty", Fault::Contradiction);
    }
    let several = plan.orders.len() > 1;
    if plan.one_order.is_some() != several {
        report.add("one_order", Fault::Contradiction);
    }
    if let Some(second) = &plan.runner_up {
        report.reaches("runner_up.total", second.total, total);
        if !can_be_second(cart, plan, second, first) {
            report.add("runner_up", Fault::Contradiction);
        }
    }
    for (at, hint) in plan.hints.iter().enumerate() {
        check_hint(report, cart, plan, at, hint);
    }
    for (at, coupon) in plan.unticked.iter().enumerate() {
        if !is_better_unticked(cart, plan, coupon, first) {
            report.add(format!("unticked[{at}]"), Fault::Contradiction);
        }
    }
}

/// The most that a plan's orders come to, whichever way the open questions fall; `None` if one
/// of the answers forbids them.
pub(crate) fn worst(cart: &Cart, plan: &Plan, first: usize) -> Option<Money> {
    if !may_hang(cart, &plan.orders) {
        return Some(plan.total);
    }
    let balance = cart.coins().balance;
    let chosen = plan
        .orders
        .iter()
        .enumerate()
        .map(|(at, order)| (order.lines.clone(), choice(cart, order, balance, at == first)));
    let worst = worst_total(cart, &chosen.collect::<Vec<_>>())?;
    Some(Money::from_minor(worst, cart.currency()))
}

/// Whether the runner-up costs what it says: the order with the offers that it exchanges.
fn can_be_second(cart: &Cart, plan: &Plan, second: &RunnerUp, first: usize) -> bool {
    let (with, without) = match (&second.why, &plan.one_order) {
        (Lost::OneOrder, one) => {
            return one.as_ref().is_some_and(|one| one.total == second.total);
        }
        (Lost::Coins, _) => (&Vec::new(), &Vec::new()),
        // A plan that does not name what it exchanges is not checked for it.
        (Lost::Choice { with, without }, _) if with.is_empty() && without.is_empty() => {
            return true;
        }
        (Lost::Choice { with, without }, _) => (with, without),
    };
    let [order] = plan.orders.as_slice() else { return false };
    let balance = cart.coins().balance;
    let mut choice = choice(cart, order, balance, first == 0);
    let exchanged = without.iter().all(|id| choice.offers.iter().any(|chosen| chosen == id));
    choice.offers.retain(|id| !without.iter().any(|gone| gone == id));
    choice.offers.extend(with.iter().map(String::as_str));
    exchanged
        && [None, Some(balance)].into_iter().any(|coins| {
            let other = receipt(cart, &order.lines, &Choice { coins, ..choice.clone() });
            other.is_ok_and(|other| other.total == second.total && other != *order)
        })
}

/// What a hint nets is its total against the plan's; what it changes is in the cart.
fn check_hint(report: &mut Report, cart: &Cart, plan: &Plan, at: usize, hint: &Hint) {
    let line = |id: &String| cart.lines().iter().find(|line| line.id == *id);
    let mut not_counted = 0;
    let is_there = match &hint.change {
        Change::Add { amount, seller, category, offer: None } => {
            let freed =
                |fee: &Shipping| Some(&fee.seller) == seller.as_ref() && fee.free_over.is_some();
            let told = seller.is_some() || category.is_some();
            !amount.is_zero() && (!told || cart.shipping().iter().any(freed))
        }
        Change::Add { amount, seller, category, offer: Some(offer) } => {
            let is_it =
                |of: &Offer| (&of.id, &of.seller, &of.category) == (offer, seller, category);
            !amount.is_zero() && cart.offers().iter().any(is_it)
        }
        Change::Quantity { line: id, quantity } => {
            line(id).is_some_and(|line| line.quantity < *quantity)
        }
        Change::LeaveOut { line: id } => line(id).is_some_and(|line| {
            not_counted = line.price.minor() * i64::from(line.quantity);
            true
        }),
        Change::Split { orders } => *orders > 1 && cart.orders() == Orders::One,
    };
    let net = plan.total.minor() - not_counted - hint.total.minor();
    if !is_there || net <= 0 {
        report.add(format!("hints[{at}]"), Fault::Contradiction);
    }
    report.equal(format!("hints[{at}].net"), hint.net, Money::from_minor(net, cart.currency()));
}

/// Whether the coupon, ticked as well, costs what the plan says in one of the orders, once what it
/// is said to lose is gone.
fn is_better_unticked(cart: &Cart, plan: &Plan, coupon: &Unticked, first: usize) -> bool {
    let mut balance = cart.coins().balance;
    plan.orders.iter().enumerate().any(|(at, order): (usize, &Order)| {
        let mut choice = choice(cart, order, balance, at == first);
        balance = balance.saturating_sub(coins_of(order));
        choice.offers.retain(|id| !coupon.loses.iter().any(|lost| lost == id));
        choice.offers.push(&coupon.offer);
        let with = receipt(cart, &order.lines, &choice);
        let costs = with.map(|with| with.total.minor() - order.total.minor());
        costs == Ok(coupon.costs.minor()) && !coupon.costs.is_zero()
    })
}
