//! The stores' own layers: what each store's lines come to with each of its coupons.

use crate::minor::share_out;
use crate::model::Model;
use crate::order::Leave;
use crate::order::later::best_of_ladders;

/// The outcomes of each store for the order at hand.
#[derive(Default)]
pub(crate) struct Stores {
    /// By line: the amount after the store discounts.
    pub(crate) goods: Vec<i64>,
    /// By store: its outcomes; the first is without a coupon.
    pub(crate) outcomes: Vec<Vec<Outcome>>,
    taken: Vec<i64>,
    fractions: Vec<(i64, u32)>,
}

/// What a store's lines come to with one coupon or none.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) coupon: Option<u32>,
    pub(crate) saved: i64,
    /// The saving of each of the store's lines that saves anything.
    pub(crate) shares: Vec<(u32, i64)>,
}

impl Stores {
    /// Computes every outcome of an order of these pieces.
    pub(crate) fn open(&mut self, model: &Model<'_>, pieces: &[i64], leave: Leave<'_>) {
        self.goods.clear();
        self.goods.extend(model.lines.iter().zip(pieces).map(|(line, count)| line.price * count));
        self.taken.clear();
        self.taken.resize(pieces.len(), 0);
        self.discount(model, &model.discounts, pieces, leave.first);
        self.outcomes.clear();
        for seller in 0..model.sellers.len() {
            let outcomes = self.coupons(model, seller, pieces, leave);
            self.outcomes.push(outcomes);
        }
    }

    /// The outcomes of one store alone; `goods` is then right for its lines only.
    pub(crate) fn open_store(
        &mut self,
        model: &Model<'_>,
        seller: usize,
        discounts: &[u32],
        pieces: &[i64],
    ) -> Vec<Outcome> {
        self.goods.resize(pieces.len(), 0);
        self.taken.resize(pieces.len(), 0);
        for &row in &model.sellers[seller].lines {
            self.goods[row as usize] = model.lines[row as usize].price * pieces[row as usize];
        }
        self.discount(model, discounts, pieces, true);
        self.coupons(model, seller, pieces, Leave { allowed: None, balance: 0, first: true })
    }

    /// Takes these of the stores' own discounts off.
    fn discount(&mut self, model: &Model<'_>, discounts: &[u32], pieces: &[i64], first: bool) {
        if discounts.is_empty() {
            return;
        }
        let best = best_of_ladders(model, discounts, |deal| {
            if deal.first_order && !first {
                return None;
            }
            let sum = |of: &[i64]| deal.rows.iter().map(|&row| of[row as usize]).sum::<i64>();
            deal.saving(sum(&self.goods), sum(pieces))
        });
        for (deal, saved) in best {
            let rows = &model.deals[deal as usize].rows;
            share_out(saved, rows, &self.goods, &mut self.taken, &mut self.fractions);
        }
        for (left, taken) in self.goods.iter_mut().zip(&mut self.taken) {
            *left = (*left - std::mem::take(taken)).max(0);
        }
    }

    fn coupons(
        &mut self,
        model: &Model<'_>,
        seller: usize,
        pieces: &[i64],
        leave: Leave<'_>,
    ) -> Vec<Outcome> {
        let seller = &model.sellers[seller];
        let mut outcomes = vec![Outcome { coupon: None, saved: 0, shares: Vec::new() }];
        for &coupon in &seller.coupons {
            let deal = &model.deals[coupon as usize];
            if !leave.allows(coupon) || (deal.first_order && !leave.first) {
                continue;
            }
            let sum = |of: &[i64]| deal.rows.iter().map(|&row| of[row as usize]).sum::<i64>();
            let saved = deal.saving(sum(&self.goods), sum(pieces)).filter(|saved| *saved > 0);
            let Some(saved) = saved else { continue };
            share_out(saved, &deal.rows, &self.goods, &mut self.taken, &mut self.fractions);
            let mut shares = Vec::with_capacity(deal.rows.len());
            for &row in &deal.rows {
                match std::mem::take(&mut self.taken[row as usize]) {
                    0 => {}
                    share => shares.push((row, share)),
                }
            }
            outcomes.push(Outcome { coupon: Some(coupon), saved, shares });
        }
        outcomes
    }
}
