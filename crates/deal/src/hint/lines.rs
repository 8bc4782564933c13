//! One piece more of a line, or the line left out.

use contract::Orders;

use crate::budget::Budget;
use crate::hint::search::HintSearch;
use crate::line::Line;
use crate::model::Model;
use crate::money::Money;
use crate::order::{Allowance, OrderSearch};
use crate::plan::Change;

impl HintSearch<'_> {
    /// Whether fewer pieces of a line leave its store with an unknown fee that it is spared now.
    pub(crate) fn loses_free_shipping(&self, line: &Line) -> bool {
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

    /// One piece more of each line, and each line left out.
    pub(crate) fn lines(&mut self, budget: &mut Budget<'_>) {
        if self.cart.orders() == Orders::Split {
            return self.lines_in_several_orders(budget);
        }
        let mut more = self.cart.lines().to_vec();
        for line in &mut more {
            let Some(quantity) = line.quantity.checked_add(1) else { return };
            line.quantity = quantity;
        }
        let Ok(cart) = self.cart.clone().with_lines(more) else { return };
        // One model knows every offer that any of the changes could reach.
        let model = Model::new(&cart);
        let mut order_search = OrderSearch::new(&model);
        let balance = model.coins.map_or(0, |terms| terms.balance);
        let allowance = Allowance { allowed: None, balance, first: true };
        for row in 0..model.lines.len() {
            let index = model.lines[row].index;
            let line = &self.cart.lines()[index];
            let mut pieces: Vec<i64> = model.lines.iter().map(|line| line.quantity - 1).collect();
            pieces[row] += 1;
            let more = order_search.best(&pieces, allowance, self.total - 1, budget).pick;
            let quantity = line.quantity + 1;
            pieces[row] = 0;
            let price = line.price.minor() * i64::from(line.quantity);
            let less = order_search.best(&pieces, allowance, self.total - price - 1, budget).pick;
            if self.is_over(budget) {
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

    pub(crate) fn lines_in_several_orders(&mut self, budget: &mut Budget<'_>) {
        for at in 0..self.cart.lines().len() {
            if self.is_over(budget) {
                return;
            }
            let line = self.cart.lines()[at].clone();
            let mut more = self.cart.lines().to_vec();
            let quantity = line.quantity.saturating_add(1);
            more[at].quantity = quantity;
            if let Ok(cart) = self.cart.clone().with_lines(more)
                && let Some((total, _)) = self.changed(&cart, self.total - 1, budget)
            {
                self.note(Change::Quantity { line: line.id.clone(), quantity }, total, 0);
            }
            let mut less = self.cart.lines().to_vec();
            less.remove(at);
            let price = line.price.minor() * i64::from(line.quantity);
            if let Ok(cart) = self.cart.clone().with_lines(less)
                && !cart.lines().is_empty()
                && let Some((total, _)) = self.changed(&cart, self.total - price - 1, budget)
            {
                self.note(Change::LeaveOut { line: line.id }, total, price);
            }
        }
    }
}
