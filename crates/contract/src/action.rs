//! What the shopper does, step by step.

use serde::{Deserialize, Serialize};

use crate::fields::{Misfit, needed, nothing_left};
use crate::{Amount, OrderLine};

/// One thing for the shopper to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Flat", into = "Flat")]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Action {
    /// What to do.
    #[cfg_attr(feature = "types", serde(flatten), tsify(type = "Task"))]
    pub task: Task,
    /// The same in plain English, where words are built in.
    #[cfg_attr(feature = "types", tsify(optional))]
    pub text: Option<String>,
}

/// What to do, in the order in which the shopper does it.
///
/// An `order` is counted from one and given where the plan has several. `amount`, `coins` and `loses` say more
/// than the contract asks for: a plan that others wrote may leave them out.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "types",
    derive(tsify::Tsify),
    tsify(missing_as_null),
    serde(tag = "kind", rename_all = "snake_case")
)]
pub enum Task {
    /// Collect a coupon.
    Collect {
        /// The coupon.
        offer: String,
        /// What it saves.
        #[cfg_attr(feature = "types", tsify(optional))]
        amount: Option<Amount>,
    },
    /// Leave a coupon unticked, since it costs more than it saves.
    LeaveUnticked {
        /// The coupon.
        offer: String,
        /// What ticking it would cost.
        #[cfg_attr(feature = "types", tsify(optional))]
        amount: Option<Amount>,
        /// The offers of the plan that ticking it would lose.
        #[cfg_attr(feature = "types", tsify(optional))]
        loses: Vec<String>,
    },
    /// Switch the site to a currency that the codes speak.
    SwitchCurrency {
        /// The currency.
        currency: String,
    },
    /// Order some lines apart.
    OrderApart {
        /// Which order of the plan it is.
        order: u32,
        /// What goes into it.
        lines: Vec<OrderLine>,
        /// What it comes to.
        #[cfg_attr(feature = "types", tsify(optional))]
        amount: Option<Amount>,
    },
    /// Type a code at the checkout.
    EnterCode {
        /// The code's offer.
        offer: String,
        /// In which order.
        #[cfg_attr(feature = "types", tsify(optional))]
        order: Option<u32>,
        /// What it saves.
        #[cfg_attr(feature = "types", tsify(optional))]
        amount: Option<Amount>,
    },
    /// Turn coins on.
    UseCoins {
        /// How many.
        #[cfg_attr(feature = "types", tsify(optional))]
        coins: Option<u64>,
        /// In which order.
        #[cfg_attr(feature = "types", tsify(optional))]
        order: Option<u32>,
        /// What they save.
        #[cfg_attr(feature = "types", tsify(optional))]
        amount: Option<Amount>,
    },
    /// Pay with a certain card or wallet.
    PayWith {
        /// The payment's offer.
        offer: String,
        /// In which order.
        #[cfg_attr(feature = "types", tsify(optional))]
        order: Option<u32>,
        /// What it saves.
        #[cfg_attr(feature = "types", tsify(optional))]
        amount: Option<Amount>,
    },
}

impl Task {
    /// The order of the plan that it is done in, where the plan has several.
    pub const fn order(&self) -> Option<u32> {
        match self {
            Task::OrderApart { order, .. } => Some(*order),
            Task::EnterCode { order, .. }
            | Task::UseCoins { order, .. }
            | Task::PayWith { order, .. } => *order,
            Task::Collect { .. } | Task::LeaveUnticked { .. } | Task::SwitchCurrency { .. } => None,
        }
    }
}

/// An action as it is written: the fields of every kind, in the order of the JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Flat {
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    offer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<OrderLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coins: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Amount>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    loses: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Collect,
    LeaveUnticked,
    SwitchCurrency,
    OrderApart,
    EnterCode,
    UseCoins,
    PayWith,
}

impl TryFrom<Flat> for Action {
    type Error = Misfit;

    fn try_from(mut flat: Flat) -> Result<Action, Misfit> {
        let offer = |flat: &mut Flat| needed("offer", &mut flat.offer);
        let task = match flat.kind {
            Kind::Collect => Task::Collect { offer: offer(&mut flat)?, amount: flat.amount.take() },
            Kind::LeaveUnticked => Task::LeaveUnticked {
                offer: offer(&mut flat)?,
                amount: flat.amount.take(),
                loses: std::mem::take(&mut flat.loses),
            },
            Kind::SwitchCurrency => {
                Task::SwitchCurrency { currency: needed("currency", &mut flat.currency)? }
            }
            Kind::OrderApart => Task::OrderApart {
                order: needed("order", &mut flat.order)?,
                lines: match std::mem::take(&mut flat.lines) {
                    lines if lines.is_empty() => return Err(Misfit::Missing("lines")),
                    lines => lines,
                },
                amount: flat.amount.take(),
            },
            Kind::EnterCode => Task::EnterCode {
                offer: offer(&mut flat)?,
                order: flat.order.take(),
                amount: flat.amount.take(),
            },
            Kind::UseCoins => Task::UseCoins {
                coins: flat.coins.take(),
                order: flat.order.take(),
                amount: flat.amount.take(),
            },
            Kind::PayWith => Task::PayWith {
                offer: offer(&mut flat)?,
                order: flat.order.take(),
                amount: flat.amount.take(),
            },
        };
        nothing_left([
            ("offer", flat.offer.is_some()),
            ("order", flat.order.is_some()),
            ("lines", !flat.lines.is_empty()),
            ("currency", flat.currency.is_some()),
            ("coins", flat.coins.is_some()),
            ("amount", flat.amount.is_some()),
            ("loses", !flat.loses.is_empty()),
        ])?;
        Ok(Action { task, text: flat.text })
    }
}

impl From<Action> for Flat {
    fn from(action: Action) -> Flat {
        let flat = |kind, amount| Flat {
            kind,
            offer: None,
            order: None,
            lines: Vec::new(),
            currency: None,
            coins: None,
            amount,
            loses: Vec::new(),
            text: action.text,
        };
        match action.task {
            Task::Collect { offer, amount } => {
                Flat { offer: Some(offer), ..flat(Kind::Collect, amount) }
            }
            Task::LeaveUnticked { offer, amount, loses } => {
                Flat { offer: Some(offer), loses, ..flat(Kind::LeaveUnticked, amount) }
            }
            Task::SwitchCurrency { currency } => {
                Flat { currency: Some(currency), ..flat(Kind::SwitchCurrency, None) }
            }
            Task::OrderApart { order, lines, amount } => {
                Flat { order: Some(order), lines, ..flat(Kind::OrderApart, amount) }
            }
            Task::EnterCode { offer, order, amount } => {
                Flat { offer: Some(offer), order, ..flat(Kind::EnterCode, amount) }
            }
            Task::UseCoins { coins, order, amount } => {
                Flat { coins, order, ..flat(Kind::UseCoins, amount) }
            }
            Task::PayWith { offer, order, amount } => {
                Flat { offer: Some(offer), order, ..flat(Kind::PayWith, amount) }
            }
        }
    }
}
