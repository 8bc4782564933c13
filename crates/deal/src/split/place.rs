//! From a packing to a plan: every piece in an order, every order at its best.

use contract::Layer;

use crate::clock::Clock;
use crate::draft::{Draft, Placed};
use crate::model::Model;
use crate::order::{Counter, Leave};
use crate::split::thing::{Thing, What};

/// Makes plans of packings.
pub(crate) struct Placing<'m> {
    model: &'m Model<'m>,
    counter: Counter<'m>,
}

/// An order in the making: its things, and the offers that it is made for.
#[derive(Clone, Default)]
struct Open<'t> {
    things: Vec<Thing<'t>>,
    meant: Vec<u32>,
}

impl<'m> Placing<'m> {
    pub(crate) fn new(model: &'m Model<'m>) -> Placing<'m> {
        Placing { model, counter: Counter::new(model) }
    }

    /// The plan of a packing: the order of each code in turn, and more where things that no code
    /// takes cannot join one. Within an order every choice is open that is not meant for another.
    pub(crate) fn place(
        &mut self,
        codes: &[u32],
        things: &[Thing<'_>],
        bins: &[usize],
        clock: &mut Clock<'_>,
    ) -> Option<Draft> {
        let mut orders: Vec<Open<'_>> = vec![Open::default(); codes.len().max(1)];
        for (order, code) in orders.iter_mut().zip(codes) {
            order.meant.push(*code);
        }
        let made = orders.len();
        for (thing, bin) in things.iter().zip(bins).filter(|(_, bin)| **bin < made) {
            orders[*bin].add(*thing);
        }
        for block in [true, false] {
            for (thing, bin) in
                things.iter().zip(bins).filter(|(thing, _)| thing.is_block() == block)
            {
                if *bin < made {
                    continue;
                }
                let joins = |order: &Open<'_>| !order.things.iter().any(|o| o.avoids(thing));
                let at = orders.iter().position(joins).unwrap_or_else(|| {
                    orders.push(Open::default());
                    orders.len() - 1
                });
                orders[at].add(*thing);
            }
        }
        orders.retain(|order| !order.things.is_empty());
        self.buy(&orders, clock)
    }

    fn buy(&mut self, orders: &[Open<'_>], clock: &mut Clock<'_>) -> Option<Draft> {
        let model = self.model;
        let is_first = |deal: &u32| model.deals[*deal as usize].first_order;
        let with_first_code = orders.iter().position(|order| {
            let code = |deal: &&u32| model.deals[**deal as usize].layer == Layer::Code;
            order.meant.iter().find(code).is_some_and(is_first)
        });
        let first = with_first_code
            .or_else(|| orders.iter().position(|order| order.meant.iter().any(is_first)))
            .unwrap_or(0);
        let mut uses: Vec<i64> = model.deals.iter().map(|deal| i64::from(deal.uses)).collect();
        let mut balance = model.coins.map_or(0, |terms| terms.balance);
        let mut draft = Draft { total: 0, orders: Vec::with_capacity(orders.len()) };
        for (at, order) in orders.iter().enumerate() {
            let mut left = uses.clone();
            for deal in orders[at + 1..].iter().flat_map(|later| &later.meant) {
                left[*deal as usize] -= 1;
            }
            let allowed: Vec<bool> = left.iter().map(|left| *left > 0).collect();
            let pieces = order.pieces(model);
            let leave = Leave { allowed: Some(&allowed), balance, first: at == first };
            let pick = self.counter.best(&pieces, leave, i64::MAX, clock).pick?;
            for deal in &pick.chosen {
                uses[*deal as usize] -= 1;
            }
            balance -= pick.coins.unwrap_or(0);
            draft.total += pick.total;
            draft.orders.push(Placed { pieces, pick, first: at == first });
        }
        Some(draft)
    }
}

impl<'t> Open<'t> {
    fn add(&mut self, thing: Thing<'t>) {
        self.things.push(thing);
        if let What::Block(block) = thing.what {
            self.meant.extend(block.coupon);
        }
    }

    fn pieces(&self, model: &Model<'_>) -> Vec<i64> {
        let mut pieces = vec![0; model.lines.len()];
        for thing in &self.things {
            match thing.what {
                What::Loose(row) => pieces[row as usize] += thing.count,
                What::Block(block) => {
                    let lines = &model.sellers[thing.seller as usize].lines;
                    for (&row, count) in lines.iter().zip(&block.pieces) {
                        pieces[row as usize] += count;
                    }
                }
            }
        }
        pieces
    }
}
