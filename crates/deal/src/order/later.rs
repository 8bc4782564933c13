//! The layers after the stores', completed by the law.

use contract::Layer;

use crate::budget::Budget;
use crate::minor::share_out;
use crate::model::{Model, Usable};
use crate::order::allowance::Allowance;
use crate::order::pick::Candidate;
use crate::order::stores::best_of_ladders;

/// The later layers of the order at hand.
///
/// Rows are lines, or cells if their sums suffice.
#[derive(Default)]
pub(crate) struct LaterLayers {
    pub(crate) by_cell: bool,
    selects: Vec<u32>,
    saves: Vec<u32>,
    codes: Vec<u32>,
    payments: Vec<u32>,
    /// Pieces of each line, and the listed price that coins look at.
    pieces: Vec<i64>,
    row_pieces: Vec<i64>,
    shipping: i64,
    /// The most that each kind of offer saves on the goods after the stores.
    pub(crate) most_select: i64,
    pub(crate) most_save: i64,
    pub(crate) most_code: i64,
    pub(crate) most_coins: i64,
    pub(crate) most_payment: i64,
    taken: Vec<i64>,
    fractions: Vec<(i64, u32)>,
    coin_rows: Vec<i64>,
    chosen: Vec<u32>,
}

impl LaterLayers {
    pub(crate) fn rows_of<'d>(&self, usable: &'d Usable) -> &'d [u32] {
        if self.by_cell { &usable.cells } else { &usable.rows }
    }

    /// Looks up which later offers an order of these pieces can meet at all, and how much each
    /// kind can save; `goods` are the line amounts after the store discounts.
    pub(crate) fn prepare(
        &mut self,
        model: &Model<'_>,
        pieces: &[i64],
        goods: &[i64],
        allowance: Allowance<'_>,
    ) {
        self.by_cell = model.sums_suffice;
        self.pieces.clear();
        self.pieces.extend_from_slice(pieces);
        self.shipping = model.shipping(pieces);
        self.row_pieces.clear();
        if self.by_cell {
            self.row_pieces.resize(model.cells, 0);
            for (line, count) in model.lines.iter().zip(pieces) {
                self.row_pieces[line.cell as usize] += count;
            }
        } else {
            self.row_pieces.extend_from_slice(pieces);
        }
        let rows = self.row_pieces.len();
        self.taken.clear();
        self.taken.resize(rows, 0);
        for list in [&mut self.selects, &mut self.saves, &mut self.codes, &mut self.payments] {
            list.clear();
        }
        let (mut select, mut save, mut code, mut payment) = (0i64, 0i64, 0i64, 0i64);
        for (rank, usable) in model.usable.iter().enumerate() {
            let rank = rank as u32;
            if usable.layer.is_of_store() || (usable.first_order && !allowance.first) {
                continue;
            }
            if !usable.automatic && !allowance.allows(rank) {
                continue;
            }
            let sum = |of: &[i64]| usable.rows.iter().map(|&row| of[row as usize]).sum::<i64>();
            let most = usable.most(sum(goods), sum(pieces));
            if most == 0 {
                continue;
            }
            match usable.layer {
                Layer::SelectCoupon => {
                    self.selects.push(rank);
                    select += most;
                }
                Layer::SpendAndSave => {
                    self.saves.push(rank);
                    save += most;
                }
                Layer::Code => {
                    self.codes.push(rank);
                    code = code.max(most);
                }
                Layer::Payment => {
                    self.payments.push(rank);
                    payment = payment.max(most);
                }
                // The stores' are chosen before, and coins are no offer.
                Layer::StoreDiscount | Layer::StoreCoupon | Layer::Coins => {}
            }
        }
        self.most_select = select;
        self.most_save = save;
        self.most_code = code;
        self.most_payment = payment;
        self.most_coins = self.most_coins(model, goods, allowance.balance);
    }

    pub(crate) fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// What is paid for goods that come to this.
    pub(crate) fn total(&self, model: &Model<'_>, goods: i64) -> i64 {
        model.taxed(goods.max(0)) + self.shipping
    }

    fn most_coins(&self, model: &Model<'_>, goods: &[i64], balance: i64) -> i64 {
        let Some(terms) = model.coins.filter(|_| balance > 0) else { return 0 };
        let offered = model.lines.iter().zip(&self.pieces);
        let coins = offered.map(|(line, pieces)| terms.in_share(line.price * pieces, line.coins));
        terms.worth(terms.most(goods.iter().sum(), balance).min(coins.sum()))
    }

    /// Completes the goods of one state, given by row after the stores, in every way that comes
    /// to the collector's ceiling or less.
    pub(crate) fn complete(
        &mut self,
        collector: &mut Collector<'_, '_, '_>,
        goods: &[i64],
        coupons: &[u32],
    ) {
        self.chosen.clear();
        self.chosen.extend_from_slice(coupons);
        let mut savings: Vec<(u32, i64)> = Vec::new();
        for &select in &self.selects {
            let saved = self.saving(&collector.model.usable[select as usize], goods, 0);
            savings.extend(saved.filter(|saved| *saved > 0).map(|saved| (select, saved)));
        }
        self.select(collector, goods, &savings, coupons.len());
    }

    /// What an offer saves on these rows; `kept` is left out of its base.
    fn saving(&self, usable: &Usable, goods: &[i64], kept: i64) -> Option<i64> {
        let rows = self.rows_of(usable);
        let base: i64 = rows.iter().map(|&row| goods[row as usize]).sum();
        let pieces: i64 = rows.iter().map(|&row| self.row_pieces[row as usize]).sum();
        usable.saving(base - kept, pieces)
    }

    /// Every set of the Select coupons from here on, those before being settled.
    fn select(
        &mut self,
        collector: &mut Collector<'_, '_, '_>,
        goods: &[i64],
        rest: &[(u32, i64)],
        from: usize,
    ) {
        let Some((&(offer, _), others)) = rest.split_first() else {
            return self.after_selects(collector, goods, from);
        };
        let settled: i64 =
            goods.iter().sum::<i64>() - self.chosen_selects(collector.model, goods, from);
        let open: i64 = rest.iter().map(|(_, saved)| saved).sum();
        let most = self.most_save + self.most_code + self.most_coins + self.most_payment;
        // Every coupon still open is taken to apply, and each later layer to save its most,
        // whatever the coupons leave for it: no completion saves more.
        let least = self.total(collector.model, settled - open - most);
        if least > collector.ceiling || collector.budget.spend(1) {
            return;
        }
        let taken = &self.chosen[from..];
        // All coupons see the same goods, so the sequence in which they are chosen does not
        // matter: each is taken or left once.
        if !taken.iter().any(|other| collector.model.rivals(offer, *other)) {
            self.chosen.push(offer);
            self.select(collector, goods, others, from);
            self.chosen.pop();
        }
        self.select(collector, goods, others, from);
    }

    fn chosen_selects(&self, model: &Model<'_>, goods: &[i64], from: usize) -> i64 {
        let chosen = self.chosen[from..].iter();
        chosen.filter_map(|&offer| self.saving(&model.usable[offer as usize], goods, 0)).sum()
    }

    fn after_selects(&mut self, collector: &mut Collector<'_, '_, '_>, goods: &[i64], from: usize) {
        let model = collector.model;
        let mut rows = goods.to_vec();
        for index in from..self.chosen.len() {
            let usable = &model.usable[self.chosen[index] as usize];
            if let Some(saved) = self.saving(usable, goods, 0) {
                let of = if self.by_cell { &usable.cells } else { &usable.rows };
                share_out(saved, of, goods, &mut self.taken, &mut self.fractions);
            }
        }
        self.take(&mut rows);
        // Every coupon's share is of the goods as they were before any of them, so they are shared
        // out first and taken off together.
        let no_code =
            self.chosen[from..].iter().any(|&offer| model.usable[offer as usize].excludes_code);
        // Spend-and-save applies by itself: it is no choice, and costs no branch.
        if !model.save_after_code {
            self.save(model, &mut rows);
        }
        let coins_too = model.coins.is_some() && collector.allowance.balance > 0;
        for coins in [false, true] {
            if coins && !coins_too {
                break;
            }
            // No code is a choice too: a code may cost a payment offer its minimum.
            self.code(collector, &rows, None, coins);
            for index in 0..if no_code { 0 } else { self.codes.len() } {
                self.code(collector, &rows, Some(self.codes[index]), coins);
            }
        }
    }

    /// One choice for the code's place, and everything after it.
    fn code(
        &mut self,
        collector: &mut Collector<'_, '_, '_>,
        goods: &[i64],
        code: Option<u32>,
        coins: bool,
    ) {
        let model = collector.model;
        let mut rows;
        let mut after = goods;
        let late_save = if model.save_after_code { self.most_save } else { 0 };
        let most = late_save + self.most_payment + if coins { self.most_coins } else { 0 };
        if let Some(code) = code {
            let usable = &model.usable[code as usize];
            let kept =
                if coins && model.coins_inside { self.kept(collector, goods, usable) } else { 0 };
            let Some(saved) = self.saving(usable, goods, kept).filter(|saved| *saved > 0) else {
                return;
            };
            // What comes after the code saves its most at best, on goods that only fall.
            let least = self.total(model, goods.iter().sum::<i64>() - saved - most);
            if least > collector.ceiling {
                return;
            }
            let of = if self.by_cell { &usable.cells } else { &usable.rows };
            share_out(saved, of, goods, &mut self.taken, &mut self.fractions);
            rows = goods.to_vec();
            self.take(&mut rows);
            after = &rows;
            self.chosen.push(code);
        }
        self.after_code(collector, after, coins);
        if code.is_some() {
            self.chosen.pop();
        }
    }

    fn after_code(&mut self, collector: &mut Collector<'_, '_, '_>, goods: &[i64], coins: bool) {
        let model = collector.model;
        let mut rows;
        let mut goods = goods;
        let mut used = None;
        if coins || (model.save_after_code && !self.saves.is_empty()) {
            rows = goods.to_vec();
            if model.save_after_code {
                self.save(model, &mut rows);
            }
            if coins {
                used = Some(self.pay_with_coins(collector, &mut rows)).filter(|coins| *coins > 0);
            }
            goods = &rows;
            // No coin could be spent: the same choice is shown without coins.
            if coins && used.is_none() {
                return;
            }
        }
        let sum: i64 = goods.iter().sum();
        collector.show(self.total(model, sum), &self.chosen, used);
        for index in 0..self.payments.len() {
            let payment = self.payments[index];
            let saved = self.saving(&model.usable[payment as usize], goods, 0);
            let Some(saved) = saved.filter(|saved| *saved > 0) else { continue };
            self.chosen.push(payment);
            collector.show(self.total(model, sum - saved), &self.chosen, used);
            self.chosen.pop();
        }
    }

    /// Takes the spend-and-save offers off: of each ladder the best.
    fn save(&mut self, model: &Model<'_>, rows: &mut [i64]) {
        if self.saves.is_empty() {
            return;
        }
        let best = best_of_ladders(model, &self.saves, |offer| self.saving(offer, rows, 0));
        for (offer, saved) in best {
            let usable = &model.usable[offer as usize];
            let of = if self.by_cell { &usable.cells } else { &usable.rows };
            share_out(saved, of, rows, &mut self.taken, &mut self.fractions);
        }
        self.take(rows);
    }

    /// Takes off what was shared out; nothing falls below zero.
    fn take(&mut self, rows: &mut [i64]) {
        for (row, taken) in rows.iter_mut().zip(&mut self.taken) {
            *row = (*row - std::mem::take(taken)).max(0);
        }
    }

    /// What coins would pay of the code's lines, were they spent now.
    fn kept(&mut self, collector: &Collector<'_, '_, '_>, goods: &[i64], usable: &Usable) -> i64 {
        self.coins(collector, goods);
        usable.rows.iter().map(|&row| self.coin_rows[row as usize]).sum()
    }

    fn pay_with_coins(&mut self, collector: &Collector<'_, '_, '_>, rows: &mut [i64]) -> i64 {
        let coins = self.coins(collector, rows);
        for (row, worth) in rows.iter_mut().zip(&self.coin_rows) {
            *row -= worth;
        }
        coins
    }

    /// Spends coins in line order; `coin_rows` is what they pay of each line.
    fn coins(&mut self, collector: &Collector<'_, '_, '_>, goods: &[i64]) -> i64 {
        self.coin_rows.clear();
        let Some(terms) = collector.model.coins else { return 0 };
        let lines = collector.model.lines.iter().zip(&self.pieces).zip(goods);
        let lines = lines.map(|((line, pieces), left)| (line.price * pieces, line.coins, *left));
        terms.spend(lines, goods.iter().sum(), collector.allowance.balance, &mut self.coin_rows)
    }
}

/// Where candidates go; it answers with the total above which none is of interest.
pub(crate) type OnCandidate<'c> = dyn FnMut(&Candidate<'_>) -> i64 + 'c;

/// A search under way.
pub(crate) struct Collector<'w, 'k, 'c> {
    pub(crate) model: &'w Model<'w>,
    pub(crate) allowance: Allowance<'w>,
    /// The total above which nothing is of interest.
    pub(crate) ceiling: i64,
    pub(crate) budget: &'w mut Budget<'k>,
    pub(crate) collect: &'w mut OnCandidate<'c>,
}

impl Collector<'_, '_, '_> {
    fn show(&mut self, total: i64, chosen: &[u32], coins: Option<i64>) {
        self.budget.spend(1);
        if total <= self.ceiling {
            self.ceiling = (self.collect)(&Candidate { total, chosen, coins });
        }
    }
}
