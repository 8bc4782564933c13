//! Whether a plan adds up: every receipt recomputed from the law, nothing taken from the search.

mod claims;
mod fault;
mod order;
mod report;

use contract::Orders;

use crate::cart::Cart;
use crate::money::Money;
use crate::plan::{Order, Part, Plan};
use crate::receipt::{Choice, receipt};
use crate::verify::report::Report;

pub use fault::{Discrepancy, Fault};

/// The most that a plan's orders come to, whichever way the open questions of the rules fall;
/// `None` if one of the answers forbids them. A plan is certain if that is its total.
pub fn worst_of(cart: &Cart, plan: &Plan) -> Option<Money> {
    let orders: Vec<&Order> = plan.orders.iter().collect();
    let first = Report { found: Vec::new() }.orders(cart, "orders", &orders);
    claims::worst(cart, plan, first)
}

/// Everything in a plan that does not add up; empty if all does.
///
/// Whether a cheaper plan exists is not its question, but only whether this one is legal, complete
/// and counted rightly.
pub fn verify(cart: &Cart, plan: &Plan) -> Vec<Discrepancy> {
    let mut report = Report { found: Vec::new() };
    let orders: Vec<&Order> = plan.orders.iter().collect();
    if orders.len() > 1 && cart.orders() == Orders::One {
        report.add("orders", Fault::TooManyOrders);
    }
    let first = report.orders(cart, "orders", &orders);
    let sum: i64 = orders.iter().map(|order| order.total.minor()).fold(0, i64::saturating_add);
    let sum = Money::from_minor(sum, cart.currency());
    report.equal("total", plan.total, sum);
    let bare = without_offers(cart);
    let saved = bare.minor().saturating_sub(plan.total.minor());
    report.equal("saved", plan.saved, Money::from_minor(saved, cart.currency()));
    claims::check(&mut report, cart, plan, first);
    if let Some(one) = &plan.one_order {
        report.orders(cart, "one_order", &[one]);
        // Several orders are proposed only if they beat one.
        let beaten = Money::from_minor(plan.total.minor().saturating_add(1), cart.currency());
        report.reaches("one_order.total", one.total, beaten);
    }
    report.verdicts(cart, plan);
    report.found
}

/// What the cart comes to in one order with no offer at all.
fn without_offers(cart: &Cart) -> Money {
    let parts: Vec<Part> = cart
        .lines()
        .iter()
        .map(|line| Part { id: line.id.clone(), quantity: line.quantity })
        .collect();
    let bare = cart.clone().with_offers(Vec::new());
    bare.ok()
        .and_then(|bare| receipt(&bare, &parts, &Choice::default()).ok())
        .map_or(Money::zero(cart.currency()), |order| order.total)
}
