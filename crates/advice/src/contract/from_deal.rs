//! From the law's answer onto the wire.

use deal::{By, Change, Lost, Missing, Money};

use super::{
    Amount, Certainty, Differs, Hint, HintKind, Layer, NotCounted, OfferVerdict, Order, OrderLine,
    Plan, RunnerUp, Search, Share, Step, Verdict,
};

impl From<&deal::Plan> for Plan {
    /// The plan without its actions, which need the offers' details.
    fn from(plan: &deal::Plan) -> Self {
        Plan {
            total: plan.total.into(),
            saved: plan.saved.into(),
            proved: plan.proved,
            bound: plan.bound.into(),
            certainty: match plan.certainty {
                deal::Certainty::Certain => Certainty::Certain,
                deal::Certainty::Likely => Certainty::Likely,
            },
            certain_total: plan.certain_total.into(),
            why: None,
            not_counted: plan.not_counted.iter().copied().map(Into::into).collect(),
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

impl From<deal::NotCounted> for NotCounted {
    fn from(what: deal::NotCounted) -> Self {
        match what {
            deal::NotCounted::Shipping => NotCounted::Shipping,
            deal::NotCounted::Tax => NotCounted::Tax,
            deal::NotCounted::Duty => NotCounted::Duty,
            deal::NotCounted::Fee => NotCounted::Fee,
        }
    }
}

impl From<&deal::Order> for Order {
    fn from(order: &deal::Order) -> Self {
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

impl From<&deal::Step> for Step {
    fn from(step: &deal::Step) -> Self {
        let (offer, coins) = match &step.by {
            By::Offer(id) => (Some(id.clone()), None),
            By::Coins(coins) => (None, Some(*coins)),
        };
        Step {
            offer,
            layer: step.layer.into(),
            base: step.base.into(),
            saved: step.saved.into(),
            after: step.after.into(),
            coins,
            shares: step
                .shares
                .iter()
                .map(|share| Share { id: share.id.clone(), saved: share.saved.into() })
                .collect(),
        }
    }
}

impl From<deal::Layer> for Layer {
    fn from(layer: deal::Layer) -> Self {
        match layer {
            deal::Layer::StoreDiscount => Layer::StoreDiscount,
            deal::Layer::StoreCoupon => Layer::StoreCoupon,
            deal::Layer::SelectCoupon => Layer::SelectCoupon,
            deal::Layer::SpendAndSave => Layer::SpendAndSave,
            deal::Layer::Code => Layer::Code,
            deal::Layer::Coins => Layer::Coins,
            deal::Layer::Payment => Layer::Payment,
        }
    }
}

fn of_offer(id: &str, verdict: &deal::Verdict) -> OfferVerdict {
    let mut row = OfferVerdict {
        id: id.to_owned(),
        verdict: verdict.into(),
        missing: None,
        missing_pieces: None,
        with: Vec::new(),
        refused: None,
        text: None,
    };
    match verdict {
        deal::Verdict::Short(Missing::Spend(amount)) => row.missing = Some((*amount).into()),
        deal::Verdict::Short(Missing::Pieces(pieces)) => row.missing_pieces = Some(*pieces),
        deal::Verdict::Conflicts(with) => row.with.clone_from(with),
        _ => (),
    }
    row
}

impl From<&deal::Verdict> for Verdict {
    fn from(verdict: &deal::Verdict) -> Self {
        match verdict {
            deal::Verdict::OtherCurrency(_) => Verdict::OtherCurrency,
            deal::Verdict::OtherMarket => Verdict::OtherMarket,
            deal::Verdict::Gone => Verdict::Gone,
            deal::Verdict::UnknownWindow => Verdict::UnknownWindow,
            deal::Verdict::NotYet(_) => Verdict::NotYet,
            deal::Verdict::Expired(_) => Verdict::Expired,
            deal::Verdict::FirstOrderOnly => Verdict::FirstOrderOnly,
            deal::Verdict::FollowersOnly => Verdict::FollowersOnly,
            deal::Verdict::AppOnly => Verdict::AppOnly,
            deal::Verdict::NoLines => Verdict::NoLines,
            deal::Verdict::Excluded => Verdict::Excluded,
            deal::Verdict::UnknownMinimum => Verdict::UnknownMinimum,
            deal::Verdict::Short(_) => Verdict::Short,
            deal::Verdict::Conflicts(_) => Verdict::Conflicts,
            deal::Verdict::UsedUp => Verdict::UsedUp,
            deal::Verdict::Chosen => Verdict::Chosen,
            deal::Verdict::Applies => Verdict::Applies,
        }
    }
}

impl From<&deal::Hint> for Hint {
    fn from(hint: &deal::Hint) -> Self {
        let bare = |kind| Hint {
            kind,
            net: hint.net.into(),
            total: Some(hint.total.into()),
            amount: None,
            seller: None,
            category: None,
            offer: None,
            line: None,
            quantity: None,
            orders: None,
            text: None,
        };
        match &hint.change {
            Change::Add { amount, seller, category, offer } => Hint {
                amount: Some(Amount::from(*amount)),
                seller: seller.clone(),
                category: category.clone(),
                offer: offer.clone(),
                ..bare(HintKind::Add)
            },
            Change::Quantity { line, quantity } => Hint {
                line: Some(line.clone()),
                quantity: Some(*quantity),
                ..bare(HintKind::Quantity)
            },
            Change::LeaveOut { line } => {
                Hint { line: Some(line.clone()), ..bare(HintKind::LeaveOut) }
            }
            Change::Split { orders } => Hint { orders: Some(*orders), ..bare(HintKind::Split) },
        }
    }
}

impl From<&deal::RunnerUp> for RunnerUp {
    fn from(second: &deal::RunnerUp) -> Self {
        let (differs, with, without) = match &second.why {
            Lost::Choice { with, without } => (Differs::Choice, with.clone(), without.clone()),
            Lost::OneOrder => (Differs::OneOrder, Vec::new(), Vec::new()),
            Lost::Coins => (Differs::Coins, Vec::new(), Vec::new()),
        };
        RunnerUp { total: second.total.into(), differs, with, without, why: None }
    }
}
