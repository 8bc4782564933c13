//! Several orders instead of one.

use contract::Orders;

use crate::budget::Budget;
use crate::hint::search::HintSearch;
use crate::plan::Change;

impl HintSearch<'_> {
    /// Several orders, if one was asked for.
    pub(crate) fn split(&mut self, budget: &mut Budget<'_>) {
        if self.cart.orders() == Orders::Split || budget.is_spent() {
            return;
        }
        let cart = self.cart.clone().with_orders(Orders::Split);
        let Some((total, orders)) = self.changed(&cart, self.total - 1, budget) else { return };
        let orders = u32::try_from(orders.len()).unwrap_or(u32::MAX);
        self.note(Change::Split { orders }, total, 0);
    }
}
