//! What would make the cart cheaper.

use serde::{Deserialize, Serialize};

use crate::Amount;
use crate::fields::{Misfit, needed, nothing_left};

/// Something that would make it cheaper; only given where it does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Flat", into = "Flat")]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Hint {
    /// What to change.
    #[cfg_attr(feature = "types", serde(flatten), tsify(type = "Change"))]
    pub change: Change,
    /// Old total less new total; where a line is left out, less its listed price as well.
    pub net: Amount,
    /// The new total.
    pub total: Amount,
    /// The same in plain English, where words are built in.
    #[cfg_attr(feature = "types", tsify(optional))]
    pub text: Option<String>,
}

/// A change of the cart.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "types",
    derive(tsify::Tsify),
    tsify(missing_as_null),
    serde(tag = "kind", rename_all = "snake_case")
)]
pub enum Change {
    /// Add goods.
    Add {
        /// What to add, as a listed price.
        amount: Amount,
        /// The store to add it from, where the offer asks for one.
        #[cfg_attr(feature = "types", tsify(optional))]
        seller: Option<String>,
        /// The category to add it from, where the offer asks for one.
        #[cfg_attr(feature = "types", tsify(optional))]
        category: Option<String>,
        /// The offer that is reached by it; `None` if shipping becomes free.
        #[cfg_attr(feature = "types", tsify(optional))]
        offer: Option<String>,
    },
    /// Take one more of a line.
    Quantity {
        /// The line.
        line: String,
        /// How many pieces of it there are then.
        quantity: u32,
    },
    /// Leave a line out.
    LeaveOut {
        /// The line.
        line: String,
    },
    /// Place more than one order.
    Split {
        /// How many.
        orders: u32,
    },
}

/// A hint as it is written: the fields of every kind, in the order of the JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Flat {
    kind: Kind,
    net: Amount,
    total: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seller: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    orders: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Add,
    Quantity,
    LeaveOut,
    Split,
}

impl TryFrom<Flat> for Hint {
    type Error = Misfit;

    fn try_from(mut flat: Flat) -> Result<Hint, Misfit> {
        let change = match flat.kind {
            Kind::Add => Change::Add {
                amount: needed("amount", &mut flat.amount)?,
                seller: flat.seller.take(),
                category: flat.category.take(),
                offer: flat.offer.take(),
            },
            Kind::Quantity => Change::Quantity {
                line: needed("line", &mut flat.line)?,
                quantity: needed("quantity", &mut flat.quantity)?,
            },
            Kind::LeaveOut => Change::LeaveOut { line: needed("line", &mut flat.line)? },
            Kind::Split => Change::Split { orders: needed("orders", &mut flat.orders)? },
        };
        nothing_left([
            ("amount", flat.amount.is_some()),
            ("seller", flat.seller.is_some()),
            ("category", flat.category.is_some()),
            ("offer", flat.offer.is_some()),
            ("line", flat.line.is_some()),
            ("quantity", flat.quantity.is_some()),
            ("orders", flat.orders.is_some()),
        ])?;
        Ok(Hint { change, net: flat.net, total: flat.total, text: flat.text })
    }
}

impl From<Hint> for Flat {
    fn from(hint: Hint) -> Flat {
        let mut flat = Flat {
            kind: Kind::Add,
            net: hint.net,
            total: hint.total,
            amount: None,
            seller: None,
            category: None,
            offer: None,
            line: None,
            quantity: None,
            orders: None,
            text: hint.text,
        };
        match hint.change {
            Change::Add { amount, seller, category, offer } => {
                flat.amount = Some(amount);
                (flat.seller, flat.category, flat.offer) = (seller, category, offer);
            }
            Change::Quantity { line, quantity } => {
                flat.kind = Kind::Quantity;
                (flat.line, flat.quantity) = (Some(line), Some(quantity));
            }
            Change::LeaveOut { line } => {
                (flat.kind, flat.line) = (Kind::LeaveOut, Some(line));
            }
            Change::Split { orders } => {
                (flat.kind, flat.orders) = (Kind::Split, Some(orders));
            }
        }
        flat
    }
}
