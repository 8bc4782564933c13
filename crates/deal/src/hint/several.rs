//! Several orders instead of one.

use contract::Orders;

use crate::clock::Clock;
use crate::hint::search::Hints;
use crate::plan::Change;

impl Hints<'_> {
    /// Several orders, where one was asked for.
    pub(crate) fn split(&mut self, clock: &mut Clock<'_>) {
        if self.cart.orders() == Orders::Split || clock.is_over() {
            return;
        }
        let cart = self.cart.clone().with_orders(Orders::Split);
        let Some((total, orders)) = self.changed(&cart, self.total - 1, clock) else { return };
        let orders = u32::try_from(orders.len()).unwrap_or(u32::MAX);
        self.note(Change::Split { orders }, total, 0);
    }
}
