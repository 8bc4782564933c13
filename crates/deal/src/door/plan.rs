//! A plan of the contract back in the law's terms, for the verifier.
//!
//! Only an amount that the cart's currency cannot write is an error here: whatever else a plan gets
//! wrong or leaves out is the verifier's to find.

use contract::{Amount, Differs, OfferState, StepBy, Task};

use super::values::{each, money};
use crate::cart::Cart;
use crate::currency::Currency;
use crate::error::BadValue;
use crate::offer::{Offer, Window};
use crate::plan::{
    By, Change, Hint, Lost, Missing, Order, Part, Plan, RunnerUp, Share, Step, Unticked, Verdict,
};

impl Plan {
    /// The plan in the law's terms, as it stands: whether it adds up is the verifier's to say.
    ///
    /// # Errors
    /// The first amount that the cart's currency cannot write, with its path.
    pub fn of(plan: &contract::Plan, cart: &Cart) -> Result<Plan, BadValue> {
        let currency = cart.currency();
        let sum = |field: &str, amount: &Amount| money("", field, amount, currency);
        Ok(Plan {
            total: sum("total", &plan.total)?,
            saved: sum("saved", &plan.saved)?,
            proved: plan.proved,
            bound: sum("bound", &plan.bound)?,
            certainty: plan.certainty,
            certain_total: sum("certain_total", &plan.certain_total)?,
            not_counted: plan.not_counted.clone(),
            orders: each("orders", &plan.orders, |at, order| Order::of(order, at, currency))?,
            one_order: match &plan.one_order {
                Some(order) => Some(Order::of(order, "one_order", currency)?),
                None => None,
            },
            offers: verdicts(plan, cart)?,
            hints: each("hints", &plan.hints, |at, hint| hint_of(at, hint, currency))?,
            unticked: each("actions", &plan.actions, |at, action| {
                left_unticked(action, at, currency)
            })?
            .into_iter()
            .flatten()
            .collect(),
            runner_up: match &plan.runner_up {
                Some(second) => Some(RunnerUp::of(second, currency)?),
                None => None,
            },
            nodes: plan.search.nodes,
        })
    }
}

/// The verdicts in the cart's sequence, whatever the plan's; those of unknown offers come last.
fn verdicts(plan: &contract::Plan, cart: &Cart) -> Result<Vec<(String, Verdict)>, BadValue> {
    let mut rows = each("offers", &plan.offers, |at, row| {
        let place = cart.offers().iter().position(|offer| offer.id == row.id);
        let verdict = match place {
            Some(place) => verdict_of(row, at, &cart.offers()[place], cart)?,
            None => Verdict::NoLines,
        };
        Ok((place.unwrap_or(usize::MAX), row.id.clone(), verdict))
    })?;
    rows.sort_by_key(|(place, ..)| *place);
    Ok(rows.into_iter().map(|(_, id, verdict)| (id, verdict)).collect())
}

impl Order {
    fn of(order: &contract::Order, at: &str, currency: Currency) -> Result<Order, BadValue> {
        let sum = |field: &str, amount| money(at, field, amount, currency);
        let part =
            |part: &contract::OrderLine| Part { id: part.id.clone(), quantity: part.quantity };
        Ok(Order {
            lines: order.lines.iter().map(part).collect(),
            steps: each(&format!("{at}.steps"), &order.steps, |at, step| {
                Step::of(step, at, currency)
            })?,
            goods: sum("goods", &order.goods)?,
            shipping: sum("shipping", &order.shipping)?,
            shipping_unknown: order.shipping_unknown.clone(),
            tax: sum("tax", &order.tax)?,
            total: sum("total", &order.total)?,
        })
    }
}

impl Step {
    fn of(step: &contract::Step, at: &str, currency: Currency) -> Result<Step, BadValue> {
        let sum = |field: &str, amount| money(at, field, amount, currency);
        Ok(Step {
            by: match &step.by {
                StepBy::Offer { offer } => By::Offer(offer.clone()),
                // A plan that does not count its coins is not held to their number.
                StepBy::Coins { coins } => By::Coins(coins.unwrap_or(0)),
            },
            layer: step.layer,
            base: sum("base", &step.base)?,
            saved: sum("saved", &step.saved)?,
            after: sum("after", &step.after)?,
            shares: each(&format!("{at}.shares"), &step.shares, |at, share| {
                let saved = money(at, "saved", &share.saved, currency)?;
                Ok(Share { id: share.id.clone(), saved })
            })?,
        })
    }
}

/// The verdict with its facts; what the plan leaves to the offer is the offer's.
fn verdict_of(
    row: &contract::OfferVerdict,
    at: &str,
    offer: &Offer,
    cart: &Cart,
) -> Result<Verdict, BadValue> {
    let (starts, ends) = match offer.window {
        Window::Known { starts, ends } => (starts, ends),
        Window::Unknown => (None, None),
    };
    let lacks = || match (&row.missing, row.missing_pieces) {
        (Some(amount), _) => money(at, "missing", amount, cart.currency()).map(Missing::Spend),
        // No offer lacks zero pieces: the verifier finds a plan that does not say what is lacking.
        (None, pieces) => Ok(Missing::Pieces(pieces.unwrap_or(0))),
    };
    let now = cart.at();
    Ok(match row.verdict {
        contract::Verdict::OtherCurrency => {
            Verdict::OtherCurrency(offer.currency.unwrap_or(cart.currency()))
        }
        contract::Verdict::OtherMarket => Verdict::OtherMarket,
        contract::Verdict::Gone => Verdict::Gone,
        contract::Verdict::UnknownWindow => Verdict::UnknownWindow,
        contract::Verdict::NotYet => Verdict::NotYet(starts.unwrap_or(now)),
        // An offer that is said to be over ended nobody knows when.
        contract::Verdict::Expired if offer.state == OfferState::Expired => Verdict::Expired(None),
        contract::Verdict::Expired => Verdict::Expired(Some(ends.unwrap_or(now))),
        contract::Verdict::FirstOrderOnly => Verdict::FirstOrderOnly,
        contract::Verdict::FollowersOnly => Verdict::FollowersOnly,
        contract::Verdict::AppOnly => Verdict::AppOnly,
        contract::Verdict::NoLines => Verdict::NoLines,
        contract::Verdict::Excluded => Verdict::Excluded,
        contract::Verdict::UnknownMinimum => Verdict::UnknownMinimum,
        contract::Verdict::Short => Verdict::Short(lacks()?),
        contract::Verdict::Conflicts => Verdict::Conflicts(row.with.clone()),
        contract::Verdict::UsedUp => Verdict::UsedUp,
        contract::Verdict::Chosen => Verdict::Chosen,
        contract::Verdict::Applies => Verdict::Applies,
    })
}

fn hint_of(at: &str, hint: &contract::Hint, currency: Currency) -> Result<Hint, BadValue> {
    let change = match &hint.change {
        contract::Change::Add { amount, seller, category, offer } => Change::Add {
            amount: money(at, "amount", amount, currency)?,
            seller: seller.clone(),
            category: category.clone(),
            offer: offer.clone(),
        },
        contract::Change::Quantity { line, quantity } => {
            Change::Quantity { line: line.clone(), quantity: *quantity }
        }
        contract::Change::LeaveOut { line } => Change::LeaveOut { line: line.clone() },
        contract::Change::Split { orders } => Change::Split { orders: *orders },
    };
    let sum = |field: &str, amount| money(at, field, amount, currency);
    Ok(Hint { change, net: sum("net", &hint.net)?, total: sum("total", &hint.total)? })
}

/// The coupon that is to be left unticked, where that is the action and it is told what ticking
/// it costs: all others follow from the orders.
fn left_unticked(
    action: &contract::Action,
    at: &str,
    currency: Currency,
) -> Result<Option<Unticked>, BadValue> {
    let Task::LeaveUnticked { offer, amount: Some(amount), loses } = &action.task else {
        return Ok(None);
    };
    Ok(Some(Unticked {
        offer: offer.clone(),
        costs: money(at, "amount", amount, currency)?,
        loses: loses.clone(),
    }))
}

impl RunnerUp {
    fn of(second: &contract::RunnerUp, currency: Currency) -> Result<RunnerUp, BadValue> {
        Ok(RunnerUp {
            total: money("runner_up", "total", &second.total, currency)?,
            why: match second.differs {
                Differs::Choice => {
                    Lost::Choice { with: second.with.clone(), without: second.without.clone() }
                }
                Differs::OneOrder => Lost::OneOrder,
                Differs::Coins => Lost::Coins,
            },
        })
    }
}
