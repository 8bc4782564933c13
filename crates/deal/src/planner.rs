//! From a cart to its plan: the search, then verdicts, certainty, runner-up and hints.

use contract::{Certainty, Orders};

use crate::budget::Budget;
use crate::cart::Cart;
use crate::certainty::certainty;
use crate::hint::hints;
use crate::model::Model;
use crate::money::Money;
use crate::plan::{Order, Plan};
use crate::receipts::{choices, receipts, sum_of};
use crate::runner_up::runner_up;
use crate::search::{Answer, search, search_within};
use crate::unknown::{UnknownFees, not_counted};
use crate::unticked::unticked;
use crate::verdict::verdicts;

/// The cheapest legal way to buy a cart, proven or with a bound.
///
/// `out_of_time` is asked every few hundred steps; once it answers true, the search ends with the
/// best plan found so far and a bound that nothing can beat.
///
/// # Example
/// ```
/// use contract::OfferKind;
/// use deal::*;
/// let usd = Currency::USD;
/// let amount = |text| Money::parse(text, usd);
/// let line = Line::new("1", "A", amount("45.80")?, 1);
/// let mut code = Offer::new("USAFF5", OfferKind::Code, Benefit::Fixed(amount("5")?));
/// code.min_spend = MinSpend::Known(amount("39")?);
/// let at = Instant::parse("2026-05-05T12:00:00Z")?;
/// let cart = Cart::new(Country::new("US")?, usd, at, vec![line], vec![code])?;
/// let plan = plan(&cart, &mut || false);
/// assert_eq!(plan.total.to_string(), "40.80");
/// assert!(plan.proved);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan(cart: &Cart, out_of_time: &mut dyn FnMut() -> bool) -> Plan {
    let unknown = UnknownFees::of(cart);
    let model = Model::new(unknown.as_ref().map_or(cart, UnknownFees::cart));
    let mut budget = Budget::new(out_of_time);
    let answer = search(&model, &mut budget);
    let mut plan = write_out(&model, &answer);
    plan.nodes = budget.spent;
    let mut again = |model: &Model<'_>| search(model, &mut budget).draft;
    let (certainty, certain_total) = certainty(&model, &answer.draft, &plan.orders, &mut again);
    plan.certainty = certainty;
    plan.certain_total = Money::from_minor(certain_total, cart.currency());
    plan.unticked = unticked(&model, &answer.draft, &plan.orders, &plan.offers, &mut budget);
    plan.runner_up = runner_up(&model, &answer.draft, &answer.one_order, &mut budget);
    leave_out_unknown(cart, unknown.as_ref(), &mut plan);
    plan.hints = hints(cart, choices(&answer.draft, &model), &plan, search_within, &mut budget);
    plan
}

/// The cheapest legal way to buy a cart, without the rest of [`plan`]: no hints, no
/// runner-up, no coupons to leave unticked, and without a check of the open questions.
pub fn cheapest(cart: &Cart, out_of_time: &mut dyn FnMut() -> bool) -> Plan {
    let unknown = UnknownFees::of(cart);
    let model = Model::new(unknown.as_ref().map_or(cart, UnknownFees::cart));
    let mut budget = Budget::new(out_of_time);
    let answer = search(&model, &mut budget);
    let mut plan = Plan { nodes: budget.spent, ..write_out(&model, &answer) };
    leave_out_unknown(cart, unknown.as_ref(), &mut plan);
    plan
}

/// Takes unknown fees and taxes out of the plan's sums and lists them as not counted.
fn leave_out_unknown(cart: &Cart, unknown: Option<&UnknownFees>, plan: &mut Plan) {
    if let Some(unknown) = unknown {
        unknown.leave_out(cart, plan);
    }
    plan.not_counted = not_counted(cart, &plan.orders);
    if !plan.not_counted.is_empty() {
        plan.certainty = Certainty::Likely;
    }
}

fn write_out(model: &Model<'_>, answer: &Answer) -> Plan {
    let cart = model.cart;
    let money = |minor: i64| Money::from_minor(minor, cart.currency());
    let orders: Vec<Order> = receipts(&answer.draft, model).unwrap_or_default();
    let total = sum_of(&orders, model);
    debug_assert_eq!(
        total.minor(),
        answer.draft.total,
        "the search and the law differ: {:?} {orders:?}",
        answer.draft
    );
    let agreed = total.minor() == answer.draft.total;
    // Nothing costs less than nothing.
    let bound = answer.bound.max(0);
    let proved = agreed && bound >= answer.draft.total;
    let split = cart.orders() == Orders::Split && orders.len() > 1;
    let one = receipts(&answer.one_order, model).unwrap_or_default().pop().filter(|_| split);
    Plan {
        total,
        saved: money(without_offers(model) - total.minor()),
        proved,
        bound: if proved { total } else { money(bound.min(total.minor())) },
        certainty: Certainty::Certain,
        certain_total: total,
        not_counted: Vec::new(),
        offers: verdicts(cart, &orders),
        orders,
        one_order: one,
        hints: Vec::new(),
        unticked: Vec::new(),
        runner_up: None,
        nodes: 0,
    }
}

/// What the cart comes to in one order with no offer at all.
fn without_offers(model: &Model<'_>) -> i64 {
    let everything = model.everything();
    model.taxed(model.listed(&everything)) + model.shipping(&everything)
}
