//! The report of what does not add up, and the checks of orders.

use crate::cart::Cart;
use crate::money::Money;
use crate::plan::{By, Missing, Order, Part, Plan, Share, Step, Verdict};
use crate::receipt::receipt;
use crate::verdict::verdicts;
use crate::verify::fault::{Discrepancy, Fault};
use crate::verify::order::{choice, coins_of, serves_the_first, used};

pub(crate) struct Report {
    pub(crate) found: Vec<Discrepancy>,
}

impl Report {
    pub(crate) fn add(&mut self, place: impl Into<String>, fault: Fault) {
        self.found.push(Discrepancy { place: place.into(), fault });
    }

    pub(crate) fn equal(&mut self, place: impl Into<String>, found: Money, expected: Money) {
        if found != expected {
            self.add(place, Fault::Amount { found, expected });
        }
    }

    pub(crate) fn reaches(&mut self, place: &str, found: Money, least: Money) {
        if found.minor() < least.minor() {
            self.add(place, Fault::Below { found, least });
        }
    }

    pub(crate) fn same<T: PartialEq>(
        &mut self,
        place: impl FnOnce() -> String,
        found: &T,
        expected: &T,
    ) {
        if found != expected {
            self.add(place(), Fault::Differs);
        }
    }

    /// Checks what the orders hold together, and each by itself; returns which of them is the first.
    pub(crate) fn orders(&mut self, cart: &Cart, place: &str, orders: &[&Order]) -> usize {
        self.pieces(cart, place, orders);
        self.uses(cart, place, orders);
        let is_first: Vec<bool> =
            orders.iter().map(|order| serves_the_first(cart, order)).collect();
        let firsts = is_first.iter().filter(|is_first| **is_first).count();
        if firsts > 1 {
            self.add(place, Fault::FirstOrderTwice);
        }
        // Where no order uses an offer for the first one, any of them may be it.
        let candidates: Vec<usize> = match is_first.iter().position(|is_first| *is_first) {
            Some(first) => vec![first],
            None => (0..orders.len().max(1)).collect(),
        };
        let mut least: Option<(usize, Vec<Discrepancy>)> = None;
        for first in candidates {
            let mut report = Report { found: Vec::new() };
            report.receipts(cart, place, orders, first);
            if least.as_ref().is_none_or(|(_, least)| report.found.len() < least.len()) {
                least = Some((first, report.found));
            }
            if least.as_ref().is_some_and(|(_, least)| least.is_empty()) {
                break;
            }
        }
        let (first, found) = least.unwrap_or_default();
        self.found.extend(found);
        first
    }

    pub(crate) fn pieces(&mut self, cart: &Cart, place: &str, orders: &[&Order]) {
        for line in cart.lines() {
            let parts = orders.iter().flat_map(|order| &order.lines);
            let parts = parts.filter(|part| part.id == line.id);
            let found: u64 = parts.map(|part| u64::from(part.quantity)).sum();
            let expected = u64::from(line.quantity);
            if found != expected {
                self.add(format!("{place}: line {}", line.id), Fault::Pieces { found, expected });
            }
        }
    }

    pub(crate) fn uses(&mut self, cart: &Cart, place: &str, orders: &[&Order]) {
        for offer in cart.offers().iter().filter(|offer| !offer.kind.is_automatic()) {
            let serves = |order: &&&Order| used(order).any(|id| *id == offer.id);
            if orders.iter().filter(serves).count() > offer.uses as usize {
                let fault = Fault::UsedTooOften { offer: offer.id.clone(), uses: offer.uses };
                self.add(place, fault);
            }
        }
    }

    /// Recomputes each receipt, the coins being spent in the sequence of the orders.
    pub(crate) fn receipts(&mut self, cart: &Cart, place: &str, orders: &[&Order], first: usize) {
        let mut balance = cart.coins().balance;
        for (at, order) in orders.iter().enumerate() {
            let place = if place == "orders" { format!("orders[{at}]") } else { place.to_owned() };
            match receipt(cart, &order.lines, &choice(cart, order, balance, at == first)) {
                Err(refusal) => self.add(place, Fault::Refused(refusal)),
                Ok(expected) => {
                    self.receipt(cart, &place, order, &expected);
                    balance = balance.saturating_sub(coins_of(&expected));
                }
            }
        }
    }

    pub(crate) fn receipt(&mut self, cart: &Cart, place: &str, found: &Order, expected: &Order) {
        let by_id = |parts: &[Part]| {
            let mut parts = parts.to_vec();
            parts.sort_by(|a, b| a.id.cmp(&b.id));
            parts
        };
        self.same(|| format!("{place}.lines"), &by_id(&found.lines), &by_id(&expected.lines));
        self.same(|| format!("{place}.steps"), &found.steps.len(), &expected.steps.len());
        for ((at, found), expected) in in_sequence(cart, &found.steps).zip(&expected.steps) {
            let place = |field: &str| format!("{place}.steps[{at}].{field}");
            // A plan that does not count its coins is not held to their number.
            let uncounted = matches!((&found.by, &expected.by), (By::Coins(0), By::Coins(_)));
            if found.by != expected.by && !uncounted {
                self.add(place("offer"), Fault::Differs);
            }
            self.same(|| place("layer"), &found.layer, &expected.layer);
            self.equal(place("base"), found.base, expected.base);
            self.equal(place("saved"), found.saved, expected.saved);
            self.equal(place("after"), found.after, expected.after);
            self.same(|| place("shares"), &by_line(&found.shares), &by_line(&expected.shares));
        }
        self.equal(format!("{place}.goods"), found.goods, expected.goods);
        self.equal(format!("{place}.shipping"), found.shipping, expected.shipping);
        let sorted = |sellers: &[String]| {
            let mut sellers = sellers.to_vec();
            sellers.sort_unstable();
            sellers
        };
        let (told, right) = (&found.shipping_unknown, &expected.shipping_unknown);
        self.same(|| format!("{place}.shipping_unknown"), &sorted(told), &sorted(right));
        self.equal(format!("{place}.tax"), found.tax, expected.tax);
        self.equal(format!("{place}.total"), found.total, expected.total);
    }

    pub(crate) fn verdicts(&mut self, cart: &Cart, plan: &Plan) {
        let expected = verdicts(cart, &plan.orders);
        self.same(|| "offers".to_owned(), &plan.offers.len(), &expected.len());
        for (at, (found, (id, verdict))) in plan.offers.iter().zip(expected).enumerate() {
            if found.0 != id {
                self.add(format!("offers[{at}].id"), Fault::Differs);
            } else if !agree(&found.1, &verdict) {
                self.add(format!("offers[{at}].verdict"), Fault::Verdict(verdict));
            }
        }
    }
}

/// Steps with their places: in the sequence of the layers if the plan keeps to it, and by offer
/// within a layer, where the sequence has no meaning.
pub(crate) fn in_sequence<'s>(
    cart: &Cart,
    steps: &'s [Step],
) -> impl Iterator<Item = (usize, &'s Step)> {
    let layers = cart.law().layers();
    let rank = |step: &Step| layers.iter().position(|layer| *layer == step.layer);
    let mut steps: Vec<(usize, &Step)> = steps.iter().enumerate().collect();
    if steps.is_sorted_by_key(|(_, step)| rank(step)) {
        let name = |step: &'s Step| match &step.by {
            By::Offer(id) => id.as_str(),
            By::Coins(_) => "",
        };
        steps.sort_by_key(|(_, step)| (rank(step), name(step)));
    }
    steps.into_iter()
}

/// Shares by line, without those of nothing.
pub(crate) fn by_line(shares: &[Share]) -> Vec<&Share> {
    let mut shares: Vec<&Share> = shares.iter().filter(|share| !share.saved.is_zero()).collect();
    shares.sort_by(|a, b| a.id.cmp(&b.id));
    shares
}

/// Whether a plan and the law agree on an offer, as far as the plan goes: what it conflicts with and
/// how many pieces are lacking may be left out.
pub(crate) fn agree(found: &Verdict, expected: &Verdict) -> bool {
    match (found, expected) {
        (Verdict::Conflicts(with), Verdict::Conflicts(_)) if with.is_empty() => true,
        (Verdict::Short(Missing::Pieces(0)), Verdict::Short(Missing::Pieces(_))) => true,
        _ => found == expected,
    }
}
