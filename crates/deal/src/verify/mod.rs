//! Whether a plan adds up: every receipt recomputed from the law, nothing taken from the search.

mod claims;

use contract::Orders;

use crate::cart::Cart;
use crate::money::Money;
use crate::plan::{By, Missing, Order, Part, Plan, Share, Step, Verdict};
use crate::receipt::{Choice, Refusal, receipt};
use crate::verdict::verdicts;

/// Something in a plan that does not add up, and where it stands (`orders[0].steps[1].saved`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// The place in the plan.
    pub place: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The law refuses the order.
    Refused(Refusal),
    /// An amount is another one by the law.
    Amount {
        /// What the plan says.
        found: Money,
        /// What the law says.
        expected: Money,
    },
    /// An amount is below another one of the plan that it cannot be below.
    Below {
        /// What the plan says.
        found: Money,
        /// What it must reach.
        least: Money,
    },
    /// The orders hold another number of pieces of a line than the cart.
    Pieces {
        /// In the plan.
        found: u64,
        /// In the cart.
        expected: u64,
    },
    /// An offer serves more orders than it may.
    UsedTooOften {
        /// The offer.
        offer: String,
        /// How many orders it may serve.
        uses: u32,
    },
    /// The plan has more orders than the shopper wants to place.
    TooManyOrders,
    /// More than one order uses offers for the first order.
    FirstOrderTwice,
    /// The steps, shares, lines or offers are not those of the law.
    Differs,
    /// The verdict is another one by the law.
    Verdict(Verdict),
    /// The plan says two things that cannot both be: proved with a lower bound, certain with
    /// another certain total.
    Contradiction,
}

/// The most that a plan's orders come to, whichever way the open questions of the rules fall;
/// `None` where one of the answers forbids them. A plan is certain where that is its total.
pub fn worst_of(cart: &Cart, plan: &Plan) -> Option<Money> {
    let orders: Vec<&Order> = plan.orders.iter().collect();
    let first = Report { found: Vec::new() }.orders(cart, "orders", &orders);
    claims::worst(cart, plan, first)
}

/// Everything in a plan that does not add up; nothing where all does.
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
        // Several orders are proposed only where they beat one.
        let beaten = Money::from_minor(plan.total.minor().saturating_add(1), cart.currency());
        report.reaches("one_order.total", one.total, beaten);
    }
    report.verdicts(cart, plan);
    report.found
}

struct Report {
    found: Vec<Discrepancy>,
}

impl Report {
    fn add(&mut self, place: impl Into<String>, fault: Fault) {
        self.found.push(Discrepancy { place: place.into(), fault });
    }

    fn equal(&mut self, place: impl Into<String>, found: Money, expected: Money) {
        if found != expected {
            self.add(place, Fault::Amount { found, expected });
        }
    }

    fn reaches(&mut self, place: &str, found: Money, least: Money) {
        if found.minor() < least.minor() {
            self.add(place, Fault::Below { found, least });
        }
    }

    fn same<T: PartialEq>(&mut self, place: impl FnOnce() -> String, found: &T, expected: &T) {
        if found != expected {
            self.add(place(), Fault::Differs);
        }
    }

    /// Checks what the orders hold together, and each by itself; says which of them is the first.
    fn orders(&mut self, cart: &Cart, place: &str, orders: &[&Order]) -> usize {
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

    fn pieces(&mut self, cart: &Cart, place: &str, orders: &[&Order]) {
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

    fn uses(&mut self, cart: &Cart, place: &str, orders: &[&Order]) {
        for offer in cart.offers().iter().filter(|offer| !offer.kind.is_automatic()) {
            let serves = |order: &&&Order| used(order).any(|id| *id == offer.id);
            if orders.iter().filter(serves).count() > offer.uses as usize {
                let fault = Fault::UsedTooOften { offer: offer.id.clone(), uses: offer.uses };
                self.add(place, fault);
            }
        }
    }

    /// Recomputes each receipt, the coins being spent in the sequence of the orders.
    fn receipts(&mut self, cart: &Cart, place: &str, orders: &[&Order], first: usize) {
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

    fn receipt(&mut self, cart: &Cart, place: &str, found: &Order, expected: &Order) {
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

    fn verdicts(&mut self, cart: &Cart, plan: &Plan) {
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

/// Steps with their places: in the sequence of the layers where the plan keeps to it, and by offer
/// within a layer, where the sequence says nothing.
fn in_sequence<'s>(cart: &Cart, steps: &'s [Step]) -> impl Iterator<Item = (usize, &'s Step)> {
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
fn by_line(shares: &[Share]) -> Vec<&Share> {
    let mut shares: Vec<&Share> = shares.iter().filter(|share| !share.saved.is_zero()).collect();
    shares.sort_by(|a, b| a.id.cmp(&b.id));
    shares
}

/// Whether a plan says the same of an offer as the law, as far as it goes: what it conflicts with and
/// how many pieces are lacking may be left out.
fn agree(found: &Verdict, expected: &Verdict) -> bool {
    match (found, expected) {
        (Verdict::Conflicts(with), Verdict::Conflicts(_)) if with.is_empty() => true,
        (Verdict::Short(Missing::Pieces(0)), Verdict::Short(Missing::Pieces(_))) => true,
        _ => found == expected,
    }
}

/// The offers of an order's steps.
fn used(order: &Order) -> impl Iterator<Item = &String> {
    order.steps.iter().filter_map(|step| match &step.by {
        By::Offer(id) => Some(id),
        By::Coins(_) => None,
    })
}

/// What the order chose, with these coins left for it.
fn choice<'o>(cart: &Cart, order: &'o Order, balance: u64, first: bool) -> Choice<'o> {
    let automatic = |id: &String| {
        let offer = cart.offers().iter().find(|offer| offer.id == *id);
        offer.is_some_and(|offer| offer.kind.is_automatic())
    };
    let with_coins = order.steps.iter().any(|step| matches!(step.by, By::Coins(_)));
    Choice {
        offers: used(order).filter(|id| !automatic(id)).map(String::as_str).collect(),
        coins: with_coins.then_some(balance),
        first,
    }
}

/// The coins that an order spends.
fn coins_of(order: &Order) -> u64 {
    let coins = |step: &Step| if let By::Coins(coins) = step.by { coins } else { 0 };
    order.steps.iter().map(coins).sum()
}

fn serves_the_first(cart: &Cart, order: &Order) -> bool {
    used(order).any(|id| {
        let offer = cart.offers().iter().find(|offer| offer.id == *id);
        offer.is_some_and(|offer| offer.first_order_only)
    })
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
