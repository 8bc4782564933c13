//! The stores' own layers: what each store's lines come to with each of its coupons.

use crate::minor::share_out;
use crate::model::{Model, Usable};
use crate::order::allowance::Allowance;

/// The outcomes of each store for the order at hand.
#[derive(Default)]
pub(crate) struct Stores {
    /// By line: the amount after the store discounts.
    pub(crate) goods: Vec<i64>,
    /// By store: its outcomes; the first is without a coupon.
    pub(crate) outcomes: Vec<Vec<Outcome>>,
    /// By line: the pieces of the order.
    pieces: Vec<i64>,
    /// Whether the order counted as the first, if the outcomes are those of an order that might use
    /// every offer.
    unlimited: Option<bool>,
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
    pub(crate) fn prepare(&mut self, model: &Model<'_>, pieces: &[i64], allowance: Allowance<'_>) {
        // A store sees its own lines only. So if the order before had as many pieces of them on
        // the same terms, its outcomes hold still: a cart that is tried with one piece more differs
        // in one store. Only a ladder across stores ties one to another.
        let unlimited = allowance.allowed.is_none().then_some(allowance.first);
        let again = unlimited.is_some()
            && unlimited == self.unlimited
            && self.pieces.len() == pieces.len()
            && !model.ladder_across_stores;
        let changed = |seller: usize| {
            let mut lines = model.sellers[seller].lines.iter().map(|&row| row as usize);
            !again || lines.any(|row| pieces[row] != self.pieces[row])
        };
        let changed: Vec<bool> = (0..model.sellers.len()).map(changed).collect();
        self.unlimited = unlimited;
        self.pieces.clear();
        self.pieces.extend_from_slice(pieces);
        self.goods.resize(pieces.len(), 0);
        self.taken.resize(pieces.len(), 0);
        self.outcomes.resize_with(model.sellers.len(), Vec::new);
        let changed = || (0..model.sellers.len()).filter(|&seller| changed[seller]);
        for seller in changed() {
            self.list(model, seller);
            if !model.ladder_across_stores {
                self.discount(model, &model.sellers[seller].discounts, allowance.first);
            }
        }
        if model.ladder_across_stores {
            self.discount(model, &model.discounts, allowance.first);
        }
        for seller in changed() {
            self.outcomes[seller] = self.coupons(model, seller, allowance);
        }
    }

    /// The outcomes of one store alone, by line of the store; `goods` and `pieces` are then right
    /// for its lines only.
    pub(crate) fn prepare_store(
        &mut self,
        model: &Model<'_>,
        seller: usize,
        part: &[i64],
    ) -> Vec<Outcome> {
        for list in [&mut self.goods, &mut self.taken, &mut self.pieces] {
            list.resize(model.lines.len(), 0);
        }
        for (&row, count) in model.sellers[seller].lines.iter().zip(part) {
            self.pieces[row as usize] = *count;
        }
        self.unlimited = None;
        self.list(model, seller);
        self.discount(model, &model.sellers[seller].discounts, true);
        self.coupons(model, seller, Allowance { allowed: None, balance: 0, first: true })
    }

    /// By line: the pieces of the order.
    pub(crate) fn pieces(&self) -> &[i64] {
        &self.pieces
    }

    /// Sets a store's lines to what they list for.
    fn list(&mut self, model: &Model<'_>, seller: usize) {
        for row in model.sellers[seller].lines.iter().map(|&row| row as usize) {
            self.goods[row] = model.lines[row].price * self.pieces[row];
        }
    }

    /// Takes these of the stores' own discounts off.
    fn discount(&mut self, model: &Model<'_>, discounts: &[u32], first: bool) {
        if discounts.is_empty() {
            return;
        }
        let best = best_of_ladders(model, discounts, |usable| {
            if usable.first_order && !first {
                return None;
            }
            let sum = |of: &[i64]| usable.rows.iter().map(|&row| of[row as usize]).sum::<i64>();
            usable.saving(sum(&self.goods), sum(&self.pieces))
        });
        for (offer, saved) in &best {
            let rows = &model.usable[*offer as usize].rows;
            share_out(*saved, rows, &self.goods, &mut self.taken, &mut self.fractions);
        }
        for row in best.iter().flat_map(|(offer, _)| &model.usable[*offer as usize].rows) {
            let taken = std::mem::take(&mut self.taken[*row as usize]);
            let left = &mut self.goods[*row as usize];
            *left = (*left - taken).max(0);
        }
    }

    fn coupons(
        &mut self,
        model: &Model<'_>,
        seller: usize,
        allowance: Allowance<'_>,
    ) -> Vec<Outcome> {
        let seller = &model.sellers[seller];
        let mut outcomes = vec![Outcome { coupon: None, saved: 0, shares: Vec::new() }];
        for &coupon in &seller.coupons {
            let usable = &model.usable[coupon as usize];
            if !allowance.allows(coupon) || (usable.first_order && !allowance.first) {
                continue;
            }
            let sum = |of: &[i64]| usable.rows.iter().map(|&row| of[row as usize]).sum::<i64>();
            let saved =
                usable.saving(sum(&self.goods), sum(&self.pieces)).filter(|saved| *saved > 0);
            let Some(saved) = saved else { continue };
            share_out(saved, &usable.rows, &self.goods, &mut self.taken, &mut self.fractions);
            let mut shares = Vec::with_capacity(usable.rows.len());
            for &row in &usable.rows {
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

/// Of each group the offer that saves most, and every offer without a group; by rank.
pub(crate) fn best_of_ladders(
    model: &Model<'_>,
    offers: &[u32],
    saving: impl Fn(&Usable) -> Option<i64>,
) -> Vec<(u32, i64)> {
    let mut best: Vec<(u32, i64)> = Vec::new();
    for &rank in offers {
        let usable = &model.usable[rank as usize];
        let Some(saved) = saving(usable) else { continue };
        let step = |(other, _): &&mut (u32, i64)| {
            usable.group.is_some() && model.usable[*other as usize].group == usable.group
        };
        match best.iter_mut().find(step) {
            Some(entry) if saved > entry.1 => *entry = (rank, saved),
            Some(_) => {}
            None => best.push((rank, saved)),
        }
    }
    best
}
