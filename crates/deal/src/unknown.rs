//! What nobody knows: fees that are not counted, and a tax on top.
//!
//! A total leaves an unknown fee out. Counted as nothing, a split would ask for it again and again at
//! no cost, so the search takes each for more than all the rest of the cart: it never asks a store
//! more often for such a fee than one order would, and minimises what is counted after that. Its
//! answer is then rid of them.

use contract::NotCounted;

use crate::cart::Cart;
use crate::line::Line;
use crate::minor::percent;
use crate::money::Money;
use crate::plan::{Order, Part, Plan};
use crate::receipt::{Choice, receipt};

/// The fees of a cart that nobody knows, as the search takes them.
pub(crate) struct UnknownFees {
    cart: Cart,
    /// What each is taken for.
    fee: i64,
    /// How many of them one order asks.
    times: i64,
}

impl UnknownFees {
    /// None if all fees are known.
    pub(crate) fn of(cart: &Cart) -> Option<UnknownFees> {
        let unknown = cart.shipping().iter().filter(|fee| fee.amount.is_none()).count();
        if unknown == 0 {
            return None;
        }
        let goods: i64 =
            cart.lines().iter().map(|line| line.price.minor() * i64::from(line.quantity)).sum();
        let known = cart.shipping().iter().filter_map(|fee| fee.amount).map(Money::minor);
        let all = goods + percent(goods, cart.tax()) + known.sum::<i64>() + 1;
        // Every fee in every order that could be, and then some, is still a number.
        let orders = cart.lines().iter().fold(1i64, |sum, line| sum + i64::from(line.quantity));
        let most = i64::MAX / 64 / orders / i64::try_from(unknown).unwrap_or(i64::MAX);
        let fee = all.min(most).max(1);
        let times = asked_in_one_order(cart);
        Some(UnknownFees { cart: cart.with_fees_of(fee), fee, times })
    }

    /// The cart as the search takes it.
    pub(crate) fn cart(&self) -> &Cart {
        &self.cart
    }

    /// Takes the fees out of a plan that was made of [`UnknownFees::cart`]; `cart` is the real one.
    pub(crate) fn leave_out(&self, cart: &Cart, plan: &mut Plan) {
        let mut times = 0;
        for order in &mut plan.orders {
            times += self.leave_out_of_order(cart, order);
        }
        if let Some(order) = &mut plan.one_order {
            self.leave_out_of_order(cart, order);
        }
        let less = |amount: Money, fees: i64| {
            Money::from_minor((amount.minor() - fees).max(0), amount.currency())
        };
        let (fees, of_one) = (self.fee * times, self.fee * self.times);
        let before = plan.total;
        plan.total = less(plan.total, fees);
        plan.saved = Money::from_minor(plan.saved.minor() + fees - of_one, before.currency());
        plan.bound = if plan.proved { plan.total } else { less(plan.bound, fees) };
        let certain = less(plan.certain_total, fees).minor();
        // A fee that is spared by a reading of the rules alone cannot be counted either.
        if certain >= self.fee || certain < plan.total.minor() {
            plan.certain_total = plan.total;
        } else {
            plan.certain_total = Money::from_minor(certain, before.currency());
        }
        if let Some(second) = &mut plan.runner_up {
            second.total = less(second.total, of_one);
        }
    }

    /// What each is taken for.
    pub(crate) fn fee(&self) -> i64 {
        self.fee
    }

    /// Takes the fees out of an order; returns how many there were.
    pub(crate) fn leave_out_of_order(&self, cart: &Cart, order: &mut Order) -> i64 {
        let real = receipt(cart, &order.lines, &Choice::default());
        order.shipping_unknown = real.map(|order| order.shipping_unknown).unwrap_or_default();
        let times = i64::try_from(order.shipping_unknown.len()).unwrap_or(0);
        for sum in [&mut order.shipping, &mut order.total] {
            *sum = Money::from_minor(sum.minor() - self.fee * times, sum.currency());
        }
        times
    }
}

/// How many unknown fees everything in one order asks.
fn asked_in_one_order(cart: &Cart) -> i64 {
    let part = |line: &Line| Part { id: line.id.clone(), quantity: line.quantity };
    let parts: Vec<Part> = cart.lines().iter().map(part).collect();
    let order = receipt(cart, &parts, &Choice::default());
    order.map_or(0, |order| i64::try_from(order.shipping_unknown.len()).unwrap_or(0))
}

/// What these orders of the cart will cost beside their totals.
pub(crate) fn not_counted(cart: &Cart, orders: &[Order]) -> Vec<NotCounted> {
    let mut found = Vec::new();
    if orders.iter().any(|order| !order.shipping_unknown.is_empty()) {
        found.push(NotCounted::Shipping);
    }
    if cart.tax_is_unknown() && !orders.is_empty() {
        found.push(NotCounted::Tax);
    }
    found
}
