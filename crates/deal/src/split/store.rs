//! One store of the cart, and what blocks of its lines come to.

use crate::minor::Gain;
use crate::model::Model;
use crate::order::{Outcome, Stores};
use crate::split::classes::Classes;

/// Pieces of a store that share an order, and what they come to there.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// By line of the store.
    pub(crate) pieces: Vec<i64>,
    pub(crate) coupon: Option<u32>,
    /// By class of codes: what is left of its eligible lines after the store's layers.
    pub(crate) amounts: Vec<i64>,
    /// What the store's layers save less what shipping costs, tax included.
    pub(crate) worth: i64,
    /// What the savings take from lines that some code counts.
    pub(crate) drain: i64,
}

/// A store with what its spreads depend on.
#[derive(Clone, Copy)]
pub(crate) struct Store<'s> {
    pub(crate) model: &'s Model<'s>,
    pub(crate) classes: &'s Classes,
    pub(crate) seller: usize,
}

/// Uses of the store's coupons, each in an order of its own, and what they come to at most.
#[derive(Clone, Copy)]
struct CouponSet {
    /// The sum of their minimums.
    need: i64,
    /// What they take at least from lines that some code counts.
    drain: i64,
    worth: i64,
    orders: i64,
}

/// Sets of coupons beyond which no set is looked at by itself.
const MOST_COUPON_SETS: usize = 512;

impl Store<'_> {
    pub(crate) fn lines(&self) -> &[u32] {
        &self.model.sellers[self.seller].lines
    }

    pub(crate) fn quantities(&self) -> Vec<i64> {
        self.lines().iter().map(|&row| self.model.lines[row as usize].quantity).collect()
    }

    pub(crate) fn coupons(&self) -> &[u32] {
        &self.model.sellers[self.seller].coupons
    }

    pub(crate) fn uses(&self, coupon: u32) -> usize {
        self.model.usable[coupon as usize].uses as usize
    }

    fn discounts(&self) -> &[u32] {
        &self.model.sellers[self.seller].discounts
    }

    /// Whether a line can lose by the company of the store's other lines, or gain by it without
    /// a coupon.
    pub(crate) fn company_matters(&self) -> bool {
        let rises = |coupon: &u32| self.model.usable[*coupon as usize].gain.rises();
        self.model.sellers[self.seller].fee > 0
            || !self.discounts().is_empty()
            || !self.coupons().iter().all(rises)
    }

    /// Whether a coupon saves and takes from the codes' bases the same, whatever joins the lines
    /// that earn it: it saves a fixed amount, and the codes count all or none of its lines.
    pub(crate) fn is_indifferent(&self, coupon: u32) -> bool {
        let usable = &self.model.usable[coupon as usize];
        let fixed = matches!(usable.gain, Gain::Fixed(off) if off <= usable.min_spend);
        fixed && self.classes.treat_alike(self.model, &usable.rows)
    }

    /// Whether there is but one way: every piece for itself.
    pub(crate) fn is_plain(&self) -> bool {
        self.coupons().is_empty() && !self.company_matters()
    }

    /// What the store's layers can save at most over all orders, tax included.
    pub(crate) fn most(&self) -> i64 {
        let offers = self.discounts().iter().chain(self.coupons());
        let most = offers.map(|&offer| self.classes.most_over_orders(self.model, offer)).sum();
        self.classes.with_tax(most)
    }

    /// Points that no spread exceeds, to bound the spreads that a table leaves out. Only a store of
    /// nothing but fixed coupons is given more than one: others have spreads enough of their own.
    pub(crate) fn beyond(&self) -> Vec<(i64, i64)> {
        let fixed =
            |coupon: &u32| matches!(self.model.usable[*coupon as usize].gain, Gain::Fixed(_));
        if self.company_matters() || !self.coupons().iter().all(fixed) || self.coupons().len() > 8 {
            return vec![(0, self.most())];
        }
        self.outline()
    }

    /// Points that no spread exceeds, found without a table: what each set of coupons saves whose
    /// minimums the store's lines can meet together, its discounts added, its fees taken off.
    pub(crate) fn outline(&self) -> Vec<(i64, i64)> {
        let (model, most) = (self.model, self.most());
        let lines = || self.lines().iter().map(|&row| &model.lines[row as usize]);
        let listed: i64 = lines().map(|line| line.price * line.quantity).sum();
        let pieces: i64 = lines().map(|line| line.quantity).sum();
        let most_of = |offer: &u32| self.classes.most_over_orders(model, *offer);
        let discounts = self.classes.with_tax(self.discounts().iter().map(most_of).sum());
        let mut points = vec![CouponSet { need: 0, drain: 0, worth: discounts, orders: 0 }];
        for &coupon in self.coupons() {
            let usable = &model.usable[coupon as usize];
            let saved = usable.most(listed, pieces);
            // A fixed amount is saved whole or not at all, so it lowers the codes' bases by as
            // much.
            let fixed = matches!(usable.gain, Gain::Fixed(_)) && usable.threshold() >= saved;
            let drain =
                if fixed && self.classes.are_all_counted(model, &usable.rows) { saved } else { 0 };
            for at in 0..points.len() {
                let mut set = points[at];
                for _ in 0..i64::from(usable.uses).min(pieces) {
                    set.need += usable.threshold();
                    set.drain += drain;
                    set.worth += self.classes.with_tax(saved);
                    set.orders += 1;
                    // Each use is in an order of its own: their bases are apart, and fit into what
                    // the store's lines list for.
                    if set.need > listed {
                        break;
                    }
                    points.push(set);
                    if points.len() > MOST_COUPON_SETS {
                        return vec![(0, most - self.least_fees(listed, 1))];
                    }
                }
            }
        }
        let point = |set: CouponSet| {
            (set.drain, set.worth.min(most) - self.least_fees(listed, set.orders.max(1)))
        };
        points.into_iter().map(point).collect()
    }

    /// What the store asks for shipping at least if its lines are in this many orders.
    fn least_fees(&self, listed: i64, orders: i64) -> i64 {
        let seller = &self.model.sellers[self.seller];
        // Each order without a fee holds lines for `free_over` of its own.
        let free = if seller.free_over > 0 { listed / seller.free_over } else { orders };
        seller.fee * (orders - free).max(0)
    }

    /// The blocks of one part of the lines: without a coupon, then with each that saves.
    pub(crate) fn blocks(&self, stores: &mut Stores, part: &[i64]) -> Vec<Block> {
        let (model, classes) = (self.model, self.classes);
        let outcomes = stores.prepare_store(model, self.seller, part);
        let fee = model.fee(&model.sellers[self.seller], stores.pieces());
        let amount = |row: u32, outcome: &Outcome| -> i64 {
            let share = outcome.shares.iter().find(|share| share.0 == row);
            stores.goods[row as usize] - share.map_or(0, |share| share.1)
        };
        let of_outcome = |outcome: &Outcome| {
            let mut amounts = vec![0; classes.count()];
            let (mut drain, mut saved) = (0, 0);
            for (&row, count) in self.lines().iter().zip(part).filter(|(_, count)| **count > 0) {
                let line = &model.lines[row as usize];
                let amount = amount(row, outcome);
                for (class, sum) in amounts.iter_mut().enumerate() {
                    *sum += if classes.counts(class, line.cell) { amount } else { 0 };
                }
                saved += line.price * count - amount;
                drain +=
                    if classes.is_counted(line.cell) { line.price * count - amount } else { 0 };
            }
            let worth = classes.with_tax(saved) - fee;
            Block { pieces: part.to_vec(), coupon: outcome.coupon, amounts, worth, drain }
        };
        outcomes.iter().map(of_outcome).collect()
    }
}
