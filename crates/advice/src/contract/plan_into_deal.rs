//! A plan from the wire back into the law's terms, for the verifier.
//!
//! Only an amount that the cart's currency cannot write is an error here: whatever else a plan gets
//! wrong or leaves out is the verifier's to find.

use deal::{By, Change, Currency, Lost, Missing, Money, Window};

use super::into_deal::{each, money};
use super::{
    Action, ActionKind, Amount, Certainty, Differs, Hint, HintKind, Layer, NotCounted,
    OfferVerdict, Order, Plan, RunnerUp, Step, Verdict,
};
use crate::error::Error;

impl Plan {
    /// The plan in the law's terms, as it stands: whether it adds up is the verifier's to say.
    ///
    /// # Errors
    /// The first amount that the cart's currency cannot write, with its path.
    pub fn to_deal(&self, cart: &deal::Cart) -> Result<deal::Plan, Error> {
        let currency = cart.currency();
        let sum = |field: &str, amount: &Amount| money("", field, amount, currency);
        Ok(deal::Plan {
            total: sum("total", &self.total)?,
            saved: sum("saved", &self.saved)?,
            proved: self.proved,
            bound: sum("bound", &self.bound)?,
            certainty: match self.certainty {
                Certainty::Certain => deal::Certainty::Certain,
                Certainty::Likely => deal::Certainty::Likely,
            },
            certain_total: sum("certain_total", &self.certain_total)?,
            not_counted: self.not_counted.iter().copied().map(Into::into).collect(),
            orders: each("orders", &self.orders, |at, order| order.to_deal(at, currency))?,
            one_order: match &self.one_order {
                Some(order) => Some(order.to_deal("one_order", currency)?),
                None => None,
            },
            offers: self.verdicts(cart)?,
            hints: each("hints", &self.hints, |at, hint| self.hint(at, hint, cart))?,
            unticked: each("actions", &self.actions, |at, action| action.to_deal(at, currency))?
                .into_iter()
                .flatten()
                .collect(),
            runner_up: match &self.runner_up {
                Some(second) => Some(second.to_deal(currency)?),
                None => None,
            },
            nodes: self.search.nodes,
        })
    }
}

impl Plan {
    /// The verdicts in the cart's sequence, on the wire they may stand in any; strangers come last.
    fn verdicts(&self, cart: &deal::Cart) -> Result<Vec<(String, deal::Verdict)>, Error> {
        let mut rows = each("offers", &self.offers, |at, row| {
            let place = cart.offers().iter().position(|offer| offer.id == row.id);
            let verdict = match place {
                Some(place) => row.to_deal(at, &cart.offers()[place], cart)?,
                None => deal::Verdict::NoLines,
            };
            Ok((place.unwrap_or(usize::MAX), row.id.clone(), verdict))
        })?;
        rows.sort_by_key(|(place, ..)| *place);
        Ok(rows.into_iter().map(|(_, id, verdict)| (id, verdict)).collect())
    }
}

impl Order {
    fn to_deal(&self, at: &str, currency: Currency) -> Result<deal::Order, Error> {
        let sum = |field: &str, amount| money(at, field, amount, currency);
        let part =
            |part: &super::OrderLine| deal::Part { id: part.id.clone(), quantity: part.quantity };
        Ok(deal::Order {
            lines: self.lines.iter().map(part).collect(),
            steps: each(&format!("{at}.steps"), &self.steps, |at, step| {
                step.to_deal(at, currency)
            })?,
            goods: sum("goods", &self.goods)?,
            shipping: sum("shipping", &self.shipping)?,
            shipping_unknown: self.shipping_unknown.clone(),
            tax: sum("tax", &self.tax)?,
            total: sum("total", &self.total)?,
        })
    }
}

impl Step {
    fn to_deal(&self, at: &str, currency: Currency) -> Result<deal::Step, Error> {
        let sum = |field: &str, amount| money(at, field, amount, currency);
        let by = match self.layer {
            // A plan that does not count its coins is not held to their number.
            Layer::Coins => By::Coins(self.coins.unwrap_or(0)),
            _ => By::Offer(self.offer.clone().unwrap_or_default()),
        };
        Ok(deal::Step {
            by,
            layer: self.layer.into(),
            base: sum("base", &self.base)?,
            saved: sum("saved", &self.saved)?,
            after: sum("after", &self.after)?,
            shares: each(&format!("{at}.shares"), &self.shares, |at, share| {
                let saved = money(at, "saved", &share.saved, currency)?;
                Ok(deal::Share { id: share.id.clone(), saved })
            })?,
        })
    }
}

impl From<NotCounted> for deal::NotCounted {
    fn from(what: NotCounted) -> Self {
        match what {
            NotCounted::Shipping => deal::NotCounted::Shipping,
            NotCounted::Tax => deal::NotCounted::Tax,
            NotCounted::Duty => deal::NotCounted::Duty,
            NotCounted::Fee => deal::NotCounted::Fee,
        }
    }
}

impl From<Layer> for deal::Layer {
    fn from(layer: Layer) -> Self {
        match layer {
            Layer::StoreDiscount => deal::Layer::StoreDiscount,
            Layer::StoreCoupon => deal::Layer::StoreCoupon,
            Layer::SelectCoupon => deal::Layer::SelectCoupon,
            Layer::SpendAndSave => deal::Layer::SpendAndSave,
            Layer::Code => deal::Layer::Code,
            Layer::Coins => deal::Layer::Coins,
            Layer::Payment => deal::Layer::Payment,
        }
    }
}

impl OfferVerdict {
    /// The verdict with its facts; what the wire leaves to the offer is the offer's.
    fn to_deal(
        &self,
        at: &str,
        offer: &deal::Offer,
        cart: &deal::Cart,
    ) -> Result<deal::Verdict, Error> {
        let (starts, ends) = match offer.window {
            Window::Known { starts, ends } => (starts, ends),
            Window::Unknown => (None, None),
        };
        let lacks = || match (&self.missing, self.missing_pieces) {
            (Some(amount), _) => money(at, "missing", amount, cart.currency()).map(Missing::Spend),
            // Nothing lacks no pieces: a plan that does not say what is lacking is found out.
            (None, pieces) => Ok(Missing::Pieces(pieces.unwrap_or(0))),
        };
        let now = cart.at();
        Ok(match self.verdict {
            Verdict::OtherCurrency => {
                deal::Verdict::OtherCurrency(offer.currency.unwrap_or(cart.currency()))
            }
            Verdict::OtherMarket => deal::Verdict::OtherMarket,
            Verdict::Gone => deal::Verdict::Gone,
            Verdict::UnknownWindow => deal::Verdict::UnknownWindow,
            Verdict::NotYet => deal::Verdict::NotYet(starts.unwrap_or(now)),
            // An offer that is said to be over ended nobody knows when.
            Verdict::Expired if offer.state == deal::State::Expired => deal::Verdict::Expired(None),
            Verdict::Expired => deal::Verdict::Expired(Some(ends.unwrap_or(now))),
            Verdict::FirstOrderOnly => deal::Verdict::FirstOrderOnly,
            Verdict::FollowersOnly => deal::Verdict::FollowersOnly,
            Verdict::AppOnly => deal::Verdict::AppOnly,
            Verdict::NoLines => deal::Verdict::NoLines,
            Verdict::Excluded => deal::Verdict::Excluded,
            Verdict::UnknownMinimum => deal::Verdict::UnknownMinimum,
            Verdict::Short => deal::Verdict::Short(lacks()?),
            Verdict::Conflicts => deal::Verdict::Conflicts(self.with.clone()),
            Verdict::UsedUp => deal::Verdict::UsedUp,
            Verdict::Chosen => deal::Verdict::Chosen,
            Verdict::Applies => deal::Verdict::Applies,
        })
    }
}

impl Plan {
    /// A hint, and what it leaves to the cart and the verdicts as they have it.
    fn hint(&self, at: &str, hint: &Hint, cart: &deal::Cart) -> Result<deal::Hint, Error> {
        let currency = cart.currency();
        let line = hint.line.clone().unwrap_or_default();
        let of_cart = cart.lines().iter().find(|other| other.id == line);
        let net = money(at, "net", &hint.net, currency)?;
        let mut not_counted = 0;
        let change = match hint.kind {
            HintKind::Add => {
                let offer = hint.offer.clone();
                let is_it = |id: &String| Some(id) == offer.as_ref();
                let of_cart = cart.offers().iter().find(|other| is_it(&other.id));
                let short = self.offers.iter().find(|row| is_it(&row.id));
                let missing = short.and_then(|row| row.missing.as_ref());
                Change::Add {
                    amount: match hint.amount.as_ref().or(missing) {
                        Some(amount) => money(at, "amount", amount, currency)?,
                        // A plan that does not say how much is not held to it.
                        None => Money::from_minor(1, currency),
                    },
                    seller: hint.seller.clone().or(of_cart.and_then(|of| of.seller.clone())),
                    category: hint.category.clone().or(of_cart.and_then(|of| of.category.clone())),
                    offer,
                }
            }
            HintKind::Quantity => {
                let more = of_cart.map_or(0, |line| line.quantity.saturating_add(1));
                Change::Quantity { line, quantity: hint.quantity.unwrap_or(more) }
            }
            HintKind::LeaveOut => {
                not_counted = of_cart
                    .map_or(0, |line| line.price.minor().saturating_mul(i64::from(line.quantity)));
                Change::LeaveOut { line }
            }
            HintKind::Split => Change::Split { orders: hint.orders.unwrap_or(2) },
        };
        let total = match &hint.total {
            Some(total) => money(at, "total", total, currency)?,
            None => {
                let before = money("", "total", &self.total, currency)?.minor() - not_counted;
                Money::from_minor(before - net.minor(), currency)
            }
        };
        Ok(deal::Hint { change, net, total })
    }
}

impl Action {
    /// The coupon that is to be left unticked, where that is the action and it is told what ticking
    /// it costs: all others follow from the orders.
    fn to_deal(&self, at: &str, currency: Currency) -> Result<Option<deal::Unticked>, Error> {
        let Some(amount) = self.amount.as_ref().filter(|_| self.kind == ActionKind::LeaveUnticked)
        else {
            return Ok(None);
        };
        Ok(Some(deal::Unticked {
            offer: self.offer.clone().unwrap_or_default(),
            costs: money(at, "amount", amount, currency)?,
            loses: self.loses.clone(),
        }))
    }
}

impl RunnerUp {
    fn to_deal(&self, currency: Currency) -> Result<deal::RunnerUp, Error> {
        Ok(deal::RunnerUp {
            total: money("runner_up", "total", &self.total, currency)?,
            why: match self.differs {
                Differs::Choice => {
                    Lost::Choice { with: self.with.clone(), without: self.without.clone() }
                }
                Differs::OneOrder => Lost::OneOrder,
                Differs::Coins => Lost::Coins,
            },
        })
    }
}
