//! What a changed cart comes to.

use crate::budget::Budget;
use crate::cart::Cart;
use crate::draft::Draft;
use crate::model::Model;
use crate::money::Money;
use crate::plan::{Change, Hint, Order, Plan};
use crate::receipts::{OrderChoice, receipts};
use crate::unknown::UnknownFees;

/// Steps that one hint may take.
const SHARE: u64 = 8_000;

/// Looks for a draft of a model that comes to the ceiling or less.
pub(crate) type SearchWithin = fn(&Model<'_>, i64, &mut Budget<'_>) -> Option<Draft>;

/// The hints of a cart as they are found.
pub(crate) struct HintSearch<'c> {
    pub(crate) cart: &'c Cart,
    pub(crate) plan: &'c Plan,
    pub(crate) total: i64,
    /// How many fees of its orders nobody knows.
    pub(crate) unknown_fees: usize,
    /// What the plan's orders hold and choose.
    pub(crate) chosen: Vec<OrderChoice<'c>>,
    pub(crate) search_within: SearchWithin,
    pub(crate) found: Vec<Hint>,
    /// The step after which no further hint is looked for.
    pub(crate) ends: u64,
}

impl HintSearch<'_> {
    /// Notes a change after which the cart comes to `total`; `not_counted` is what the shopper
    /// keeps by leaving a line out.
    pub(crate) fn note(&mut self, change: Change, total: i64, not_counted: i64) {
        let net = self.total - not_counted - total;
        if net > 0 {
            let money = |minor: i64| Money::from_minor(minor, self.cart.currency());
            self.found.push(Hint { change, net: money(net), total: money(total) });
        }
    }

    /// What a changed cart comes to and its orders; `None` if that is above the `ceiling` or
    /// more fees are unknown.
    pub(crate) fn changed(
        &self,
        cart: &Cart,
        ceiling: i64,
        budget: &mut Budget<'_>,
    ) -> Option<(i64, Vec<Order>)> {
        let unknown = UnknownFees::of(cart);
        let fee = unknown.as_ref().map_or(0, UnknownFees::fee);
        let fees = |count: usize| fee.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX));
        let model = Model::new(unknown.as_ref().map_or(cart, UnknownFees::cart));
        budget.allot(SHARE);
        let within = ceiling.saturating_add(fees(self.unknown_fees));
        let draft = (self.search_within)(&model, within, budget);
        budget.end_allotment();
        let draft = draft?;
        let mut orders = receipts(&draft, &model)?;
        for order in &mut orders {
            unknown.as_ref().map(|unknown| unknown.leave_out_of_order(cart, order));
        }
        let count = orders.iter().map(|order| order.shipping_unknown.len()).sum();
        let total = draft.total - fees(count);
        (count <= self.unknown_fees && total <= ceiling).then_some((total, orders))
    }

    pub(crate) fn is_over(&self, budget: &Budget<'_>) -> bool {
        budget.is_spent() || budget.spent > self.ends
    }
}
