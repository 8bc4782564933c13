//! From a packing to a plan: every piece in an order, every order at its best.

use contract::Layer;

use crate::budget::Budget;
use crate::draft::{Draft, PlacedOrder};
use crate::model::Model;
use crate::order::{Allowance, OrderSearch};
use crate::split::lot::{Content, Lot};

/// Makes plans of packings.
pub(crate) struct Placement<'m> {
    model: &'m Model<'m>,
    order_search: OrderSearch<'m>,
}

/// An order in the making: its lots, and the offers that it is made for.
#[derive(Clone, Default)]
struct OpenOrder<'t> {
    lots: Vec<Lot<'t>>,
    reserved: Vec<u32>,
}

impl<'m> Placement<'m> {
    pub(crate) fn new(model: &'m Model<'m>) -> Placement<'m> {
        Placement { model, order_search: OrderSearch::new(model) }
    }

    /// The plan of a packing: the order of each code in turn, and more if lots that no code
    /// takes cannot join one. Within an order every choice is open that is not meant for another.
    pub(crate) fn place(
        &mut self,
        codes: &[u32],
        lots: &[Lot<'_>],
        bins: &[usize],
        budget: &mut Budget<'_>,
    ) -> Option<Draft> {
        let mut orders: Vec<OpenOrder<'_>> = vec![OpenOrder::default(); codes.len().max(1)];
        for (order, code) in orders.iter_mut().zip(codes) {
            order.reserved.push(*code);
        }
        let made = orders.len();
        for (lot, bin) in lots.iter().zip(bins).filter(|(_, bin)| **bin < made) {
            orders[*bin].add(*lot);
        }
        for block in [true, false] {
            for (lot, bin) in lots.iter().zip(bins).filter(|(lot, _)| lot.is_block() == block) {
                if *bin < made {
                    continue;
                }
                let joins = |order: &OpenOrder<'_>| !order.lots.iter().any(|o| o.avoids(lot));
                let at = orders.iter().position(joins).unwrap_or_else(|| {
                    orders.push(OpenOrder::default());
                    orders.len() - 1
                });
                orders[at].add(*lot);
            }
        }
        orders.retain(|order| !order.lots.is_empty());
        self.buy(&orders, budget)
    }

    fn buy(&mut self, orders: &[OpenOrder<'_>], budget: &mut Budget<'_>) -> Option<Draft> {
        let model = self.model;
        let is_first = |offer: &u32| model.usable[*offer as usize].first_order;
        let with_first_code = orders.iter().position(|order| {
            let code = |offer: &&u32| model.usable[**offer as usize].layer == Layer::Code;
            order.reserved.iter().find(code).is_some_and(is_first)
        });
        let first = with_first_code
            .or_else(|| orders.iter().position(|order| order.reserved.iter().any(is_first)))
            .unwrap_or(0);
        let mut uses: Vec<i64> = model.usable.iter().map(|usable| i64::from(usable.uses)).collect();
        let mut balance = model.coins.map_or(0, |terms| terms.balance);
        let mut draft = Draft { total: 0, orders: Vec::with_capacity(orders.len()) };
        for (at, order) in orders.iter().enumerate() {
            let mut left = uses.clone();
            for offer in orders[at + 1..].iter().flat_map(|later| &later.reserved) {
                left[*offer as usize] -= 1;
            }
            // An order may use what is not reserved for a later one, so that no order is left
            // without the offer that it was filled for.
            let allowed: Vec<bool> = left.iter().map(|left| *left > 0).collect();
            let pieces = order.pieces(model);
            let allowance = Allowance { allowed: Some(&allowed), balance, first: at == first };
            let pick = self.order_search.best(&pieces, allowance, i64::MAX, budget).pick?;
            for offer in &pick.chosen {
                uses[*offer as usize] -= 1;
            }
            balance -= pick.coins.unwrap_or(0);
            draft.total += pick.total;
            draft.orders.push(PlacedOrder { pieces, pick, first: at == first });
        }
        Some(draft)
    }
}

impl<'t> OpenOrder<'t> {
    fn add(&mut self, lot: Lot<'t>) {
        self.lots.push(lot);
        if let Content::Block(block) = lot.content {
            self.reserved.extend(block.coupon);
        }
    }

    fn pieces(&self, model: &Model<'_>) -> Vec<i64> {
        let mut pieces = vec![0; model.lines.len()];
        for lot in &self.lots {
            match lot.content {
                Content::Loose(row) => pieces[row as usize] += lot.count,
                Content::Block(block) => {
                    let lines = &model.sellers[lot.seller as usize].lines;
                    for (&row, count) in lines.iter().zip(&block.pieces) {
                        pieces[row as usize] += count;
                    }
                }
            }
        }
        pieces
    }
}
