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
    pub(crate) spent: i64,
}

/// A store with what its patterns depend on.
#[derive(Clone, Copy)]
pub(crate) struct Store<'s> {
    pub(crate) model: &'s Model<'s>,
    pub(crate) classes: &'s Classes,
    pub(crate) seller: usize,
}

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
        self.model.deals[coupon as usize].uses as usize
    }

    fn discounts(&self) -> impl Iterator<Item = u32> + '_ {
        let deals = self.model.discounts.iter().copied();
        deals.filter(|&deal| {
            let row = self.model.deals[deal as usize].rows[0];
            self.model.lines[row as usize].seller == self.seller
        })
    }

    /// Whether a line can lose by the company of the store's other lines, or gain by it without
    /// a coupon.
    pub(crate) fn company_matters(&self) -> bool {
        let rises = |coupon: &u32| self.model.deals[*coupon as usize].gain.rises();
        self.model.sellers[self.seller].fee > 0
            || self.discounts().next().is_some()
            || !self.coupons().iter().all(rises)
    }

    /// Whether a coupon saves and takes from the codes' bases the same, whatever joins the lines
    /// that earn it: it saves a fixed amount, and the codes count all or none of its lines.
    pub(crate) fn is_indifferent(&self, coupon: u32) -> bool {
        let deal = &self.model.deals[coupon as usize];
        let fixed = matches!(deal.gain, Gain::Fixed(off) if off <= deal.min_spend);
        fixed && self.classes.treat_alike(self.model, &deal.rows)
    }

    /// Whether there is but one way: every piece for itself.
    pub(crate) fn is_plain(&self) -> bool {
        self.coupons().is_empty() && !self.company_matters()
    }

    /// What the store's layers can save at most over all orders, tax included.
    pub(crate) fn most(&self) -> i64 {
        let deals = self.discounts().chain(self.coupons().iter().copied());
        let most = deals.map(|deal| self.classes.most_over_orders(self.model, deal)).sum();
        self.classes.with_tax(most)
    }

    /// Points that no pattern exceeds: for coupons of fixed amounts, what each set of them saves
    /// whose minimums the store's lines can meet together.
    pub(crate) fn beyond(&self) -> Vec<(i64, i64)> {
        let fixed =
            |coupon: &&u32| matches!(self.model.deals[**coupon as usize].gain, Gain::Fixed(_));
        let all_fixed = self.coupons().iter().filter(fixed).count() == self.coupons().len();
        if self.company_matters() || !all_fixed || self.coupons().len() > 8 {
            return vec![(0, self.most())];
        }
        let quantities = self.quantities();
        let lines = self.lines().iter().zip(&quantities);
        let listed: i64 =
            lines.map(|(&row, count)| self.model.lines[row as usize].price * count).sum();
        let pieces: i64 = quantities.iter().sum();
        let mut points = vec![(0i64, 0i64, 0i64)];
        for &coupon in self.coupons() {
            let deal = &self.model.deals[coupon as usize];
            let all_alive = self.classes.all_alive(self.model, &deal.rows);
            let most = deal.most(listed, pieces);
            for at in 0..points.len() {
                let (mut need, mut spent, mut worth) = points[at];
                for _ in 0..i64::from(deal.uses).min(pieces).min(64) {
                    need += deal.threshold();
                    spent += if all_alive && deal.threshold() >= most { most } else { 0 };
                    worth += self.classes.with_tax(most);
                    if need > listed {
                        break;
                    }
                    points.push((need, spent, worth));
                }
            }
        }
        points.into_iter().map(|(_, spent, worth)| (spent, worth)).collect()
    }

    /// The blocks of one part of the lines: without a coupon, then with each that saves.
    pub(crate) fn blocks(&self, stores: &mut Stores, part: &[i64]) -> Vec<Block> {
        let (model, classes) = (self.model, self.classes);
        let mut pieces = vec![0; model.lines.len()];
        for (&row, count) in self.lines().iter().zip(part) {
            pieces[row as usize] = *count;
        }
        let discounts: Vec<u32> = self.discounts().collect();
        let outcomes = stores.open_store(model, self.seller, &discounts, &pieces);
        let fee = model.fee(&model.sellers[self.seller], &pieces);
        let amount = |row: u32, outcome: &Outcome| -> i64 {
            let share = outcome.shares.iter().find(|share| share.0 == row);
            stores.goods[row as usize] - share.map_or(0, |share| share.1)
        };
        let of_outcome = |outcome: &Outcome| {
            let mut amounts = vec![0; classes.count()];
            let (mut spent, mut saved) = (0, 0);
            for (&row, count) in self.lines().iter().zip(part).filter(|(_, count)| **count > 0) {
                let line = &model.lines[row as usize];
                let amount = amount(row, outcome);
                for (class, sum) in amounts.iter_mut().enumerate() {
                    *sum += if classes.counts(class, line.cell) { amount } else { 0 };
                }
                saved += line.price * count - amount;
                spent += if classes.alive(line.cell) { line.price * count - amount } else { 0 };
            }
            let worth = classes.with_tax(saved) - fee;
            Block { pieces: part.to_vec(), coupon: outcome.coupon, amounts, worth, spent }
        };
        outcomes.iter().map(of_outcome).collect()
    }
}
