//! The law's answer in the words of the contract.

use contract::{
    Amount, Differs, Hint, OfferVerdict, Order, OrderLine, Plan, RunnerUp, Search, Share, Step,
    StepBy, Verdict,
};

use crate::money::{Money, Percent};
use crate::plan::{By, Change, Lost, Missing};

impl From<Money> for Amount {
    /// Prints with all digits of the minor unit.
    fn from(money: Money) -> Self {
        money.amount().into()
    }
}

impl From<Percent> for contract::Percent {
    fn from(percent: Percent) -> Self {
        percent.value().into()
    }
}

impl From<&crate::plan::Plan> for Plan {
    /// The plan without its actions and without what was left out, which need the cart's details.
    fn from(plan: &crate::plan::Plan) -> Self {
        Plan {
            total: plan.total.into(),
            saved: plan.saved.into(),
            proved: plan.proved,
            bound: plan.bound.into(),
            certainty: plan.certainty,
            certain_total: plan.certain_total.into(),
            why: None,
            not_counted: plan.not_counted.clone(),
            left_out: Vec::new(),
            orders: plan.orders.iter().map(Into::into).collect(),
            one_order: plan.one_order.as_ref().map(Into::into),
            offers: plan.offers.iter().map(|(id, verdict)| of_offer(id, verdict)).collect(),
            hints: plan.hints.iter().map(Into::into).collect(),
            actions: Vec::new(),
            runner_up: plan.runner_up.as_ref().map(Into::into),
            search: Search { nodes: plan.nodes, elapsed_us: 0 },
        }
    }
}

impl From<&crate::plan::Order> for Order {
    fn from(order: &crate::plan::Order) -> Self {
        let saved: i64 = order.steps.iter().map(|step| step.saved.minor()).sum();
        let listed = Money::from_minor(order.goods.minor() + saved, order.goods.currency());
        Order {
            lines: order
                .lines
                .iter()
                .map(|part| OrderLine { id: part.id.clone(), quantity: part.quantity })
                .collect(),
            steps: order.steps.iter().map(Into::into).collect(),
            listed: Some(listed.into()),
            goods: order.goods.into(),
            shipping: order.shipping.into(),
            shipping_unknown: order.shipping_unknown.clone(),
            tax: order.tax.into(),
            total: order.total.into(),
        }
    }
}

impl From<&crate::plan::Step> for Step {
    fn from(step: &crate::plan::Step) -> Self {
        Step {
            by: match &step.by {
                By::Offer(id) => StepBy::Offer { offer: id.clone() },
                By::Coins(coins) => StepBy::Coins { coins: Some(*coins) },
            },
            layer: step.layer,
            base: step.base.into(),
            saved: step.saved.into(),
            after: step.after.into(),
            shares: step
                .shares
                .iter()
                .map(|share| Share { id: share.id.clone(), saved: share.saved.into() })
                .collect(),
        }
    }
}

fn of_offer(id: &str, verdict: &crate::plan::Verdict) -> OfferVerdict {
    let mut row = OfferVerdict {
        id: id.to_owned(),
        verdict: verdict.into(),
        missing: None,
        missing_pieces: None,
        with: Vec::new(),
        refused: None,
        refused_at: None,
        text: None,
    };
    match verdict {
        crate::plan::Verdict::Short(Missing::Spend(amount)) => row.missing = Some((*amount).into()),
        crate::plan::Verdict::Short(Missing::Pieces(pieces)) => row.missing_pieces = Some(*pieces),
        crate::plan::Verdict::Conflicts(with) => row.with.clone_from(with),
        _ => (),
    }
    row
}

impl From<&crate::plan::Verdict> for Verdict {
    fn from(verdict: &crate::plan::Verdict) -> Self {
        match verdict {
            crate::plan::Verdict::OtherCurrency(_) => Verdict::OtherCurrency,
            crate::plan::Verdict::OtherMarket => Verdict::OtherMarket,
            crate::plan::Verdict::Gone => Verdict::Gone,
            crate::plan::Verdict::UnknownWindow => Verdict::UnknownWindow,
            crate::plan::Verdict::NotYet(_) => Verdict::NotYet,
            crate::plan::Verdict::Expired(_) => Verdict::Expired,
            crate::plan::Verdict::FirstOrderOnly => Verdict::FirstOrderOnly,
            crate::plan::Verdict::FollowersOnly => Verdict::FollowersOnly,
            crate::plan::Verdict::AppOnly => Verdict::AppOnly,
            crate::plan::Verdict::NoLines => Verdict::NoLines,
            crate::plan::Verdict::Excluded => Verdict::Excluded,
            crate::plan::Verdict::UnknownMinimum => Verdict::UnknownMinimum,
            crate::plan::Verdict::Short(_) => Verdict::Short,
            crate::plan::Verdict::Conflicts(_) => Verdict::Conflicts,
            crate::plan::Verdict::UsedUp => Verdict::UsedUp,
            crate::plan::Verdict::Chosen => Verdict::Chosen,
            crate::plan::Verdict::Applies => Verdict::Applies,
        }
    }
}

impl From<&crate::plan::Hint> for Hint {
    fn from(hint: &crate::plan::Hint) -> Self {
        let change = match &hint.change {
            Change::Add { amount, seller, category, offer } => contract::Change::Add {
                amount: (*amount).into(),
                seller: seller.clone(),
                category: category.clone(),
                offer: offer.clone(),
            },
            Change::Quantity { line, quantity } => {
                contract::Change::Quantity { line: line.clone(), quantity: *quantity }
            }
            Change::LeaveOut { line } => contract::Change::LeaveOut { line: line.clone() },
            Change::Split { orders } => contract::Change::Split { orders: *orders },
        };
        Hint { change, net: hint.net.into(), total: hint.total.into(), text: None }
    }
}

impl From<&crate::plan::RunnerUp> for RunnerUp {
    fn from(second: &crate::plan::RunnerUp) -> Self {
        let (differs, with, without) = match &second.why {
            Lost::Choice { with, without } => (Differs::Choice, with.clone(), without.clone()),
            Lost::OneOrder => (Differs::OneOrder, Vec::new(), Vec::new()),
            Lost::Coins => (Differs::Coins, Vec::new(), Vec::new()),
        };
        RunnerUp { total: second.total.into(), differs, with, without, why: None }
    }
}
