//! Changes of the cart that pay for themselves.

mod addition;

use contract::Orders;

use crate::answer::search_within;
use crate::cart::Cart;
use crate::clock::Clock;
use crate::draft::Chosen;
use crate::line::Line;
use crate::model::Model;
use crate::money::Money;
use crate::order::{Counter, Leave};
use crate::plan::{Change, Hint, Order, Plan};
use crate::unknown::UnknownFees;

/// Lines beyond which none is tried.
const MOST_LINES: usize = 200;
/// Steps that one hint may take, and all of them.
const SHARE: u64 = 8_000;
const SHARES: u64 = 40_000;

/// The hints for a cart whose orders hold and choose what is `chosen`, the best first.
///
/// A fee that nobody knows nets nothing, and no hint asks for more of them.
pub(crate) fn hints(
    cart: &Cart,
    chosen: Vec<Chosen<'_>>,
    plan: &Plan,
    clock: &mut Clock<'_>,
) -> Vec<Hint> {
    let (total, ends) = (plan.total.minor(), clock.nodes + SHARES);
    let unknown_fees = plan.orders.iter().map(|order| order.shipping_unknown.len()).sum();
    let mut hints = Hints { cart, plan, total, unknown_fees, chosen, found: Vec::new(), ends };
    if cart.lines().len() <= MOST_LINES {
        hints.split(clock);
        hints.additions(clock);
        hints.lines(clock);
    }
    hints.found.sort_by_key(|hint| std::cmp::Reverse(hint.net.minor()));
    hints.found
}

struct Hints<'c> {
    cart: &'c Cart,
    plan: &'c Plan,
    total: i64,
    /// How many fees of its orders nobody knows.
    unknown_fees: usize,
    /// What the plan's orders hold and choose.
    chosen: Vec<Chosen<'c>>,
    found: Vec<Hint>,
    /// The step after which no further hint is looked for.
    ends: u64,
}

impl Hints<'_> {
    /// Notes a change after which the cart comes to `total`, so much of it not counted.
    fn note(&mut self, change: Change, total: i64, not_counted: i64) {
        let net = self.total - not_counted - total;
        if net > 0 {
            let money = |minor: i64| Money::from_minor(minor, self.cart.currency());
            self.found.push(Hint { change, net: money(net), total: money(total) });
        }
    }

    /// What a changed cart comes to and its orders, where that is `ceiling` or less and no more fees
    /// are unknown.
    fn changed(
        &self,
        cart: &Cart,
        ceiling: i64,
        clock: &mut Clock<'_>,
    ) -> Option<(i64, Vec<Order>)> {
        let unknown = UnknownFees::of(cart);
        let fee = unknown.as_ref().map_or(0, UnknownFees::fee);
        let fees = |count: usize| fee.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX));
        let model = Model::new(unknown.as_ref().map_or(cart, UnknownFees::cart));
        clock.share(SHARE);
        let within = ceiling.saturating_add(fees(self.unknown_fees));
        let draft = search_within(&model, within, clock);
        clock.end_share();
        let draft = draft?;
        let mut orders = draft.receipts(&model)?;
        for order in &mut orders {
            unknown.as_ref().map(|unknown| unknown.leave_out_of_order(cart, order));
        }
        let count = orders.iter().map(|order| order.shipping_unknown.len()).sum();
        let total = draft.total - fees(count);
        (count <= self.unknown_fees && total <= ceiling).then_some((total, orders))
    }

    /// Whether fewer pieces of a line leave its store with an unknown fee that it is spared now.
    fn loses_free_shipping(&self, line: &Line) -> bool {
        let of_store = |other: &&Line| other.seller == line.seller && other.id != line.id;
        let mut rest = self.cart.lines().iter().filter(of_store).peekable();
        let is_left = rest.peek().is_some();
        let listed: i64 = rest.map(|line| line.price.minor() * i64::from(line.quantity)).sum();
        let fee = self.cart.shipping().iter().find(|fee| fee.seller == line.seller);
        let whole = listed + line.price.minor() * i64::from(line.quantity);
        is_left
            && fee.is_some_and(|fee| {
                let over = fee.free_over.map(Money::minor);
                fee.amount.is_none() && over.is_some_and(|over| listed < over && whole >= over)
            })
    }

    fn is_over(&self, clock: &Clock<'_>) -> bool {
        clock.is_over() || clock.nodes > self.ends
    }

    /// Several orders, where one was asked for.
    fn split(&mut self, clock: &mut Clock<'_>) {
        if self.cart.orders() == Orders::Split || clock.is_over() {
            return;
        }
        let cart = self.cart.clone().with_orders(Orders::Split);
        let Some((total, orders)) = self.changed(&cart, self.total - 1, clock) else { return };
        let orders = u32::try_from(orders.len()).unwrap_or(u32::MAX);
        self.note(Change::Split { orders }, total, 0);
    }

    /// One piece more of each line, and each line left out.
    fn lines(&mut self, clock: &mut Clock<'_>) {
        if self.cart.orders() == Orders::Split {
            return self.lines_in_several_orders(clock);
        }
        let mut more = self.cart.lines().to_vec();
        for line in &mut more {
            let Some(quantity) = line.quantity.checked_add(1) else { return };
            line.quantity = quantity;
        }
        let Ok(cart) = self.cart.clone().with_lines(more) else { return };
        // One model knows every offer that any of the changes could reach.
        let model = Model::new(&cart);
        let mut counter = Counter::new(&model);
        let balance = model.coins.map_or(0, |terms| terms.balance);
        let leave = Leave { allowed: None, balance, first: true };
        for row in 0..model.lines.len() {
            let index = model.lines[row].index;
            let line = &self.cart.lines()[index];
            let mut pieces: Vec<i64> = model.lines.iter().map(|line| line.quantity - 1).collect();
            pieces[row] += 1;
            let more = counter.best(&pieces, leave, self.total - 1, clock).pick;
            let quantity = line.quantity + 1;
            pieces[row] = 0;
            let price = line.price.minor() * i64::from(line.quantity);
            let less = counter.best(&pieces, leave, self.total - price - 1, clock).pick;
            if self.is_over(clock) {
                return;
            }
            if let Some(pick) = more {
                self.note(Change::Quantity { line: line.id.clone(), quantity }, pick.total, 0);
            }
            let may_go = self.cart.lines().len() > 1 && !self.loses_free_shipping(line);
            if let Some(pick) = less.filter(|_| may_go) {
                self.note(Change::LeaveOut { line: line.id.clone() }, pick.total, price);
            }
        }
    }

    fn lines_in_several_orders(&mut self, clock: &mut Clock<'_>) {
        for at in 0..self.cart.lines().len() {
            if self.is_over(clock) {
                return;
            }
            let line = self.cart.lines()[at].clone();
            let mut more = self.cart.lines().to_vec();
            let quantity = line.quantity.saturating_add(1);
            more[at].quantity = quantity;
            if let Ok(cart) = self.cart.clone().with_lines(more)
                && let Some((total, _)) = self.changed(&cart, self.total - 1, clock)
            {
                self.note(Change::Quantity { line: line.id.clone(), quantity }, total, 0);
            }
            let mut less = self.cart.lines().to_vec();
            less.remove(at);
            let price = line.price.minor() * i64::from(line.quantity);
            if let Ok(cart) = self.cart.clone().with_lines(less)
                && !cart.lines().is_empty()
                && let Some((total, _)) = self.changed(&cart, self.total - price - 1, clock)
            {
                self.note(Change::LeaveOut { line: line.id }, total, price);
            }
        }
    }
}
