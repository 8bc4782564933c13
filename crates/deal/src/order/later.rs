//! The layers after the stores', completed by the law.

use contract::Layer;

use crate::clock::Clock;
use crate::minor::share_out;
use crate::model::{Deal, Model};
use crate::order::leave::Leave;
use crate::order::pick::Candidate;
use crate::order::stores::best_of_ladders;

/// The later layers of the order at hand.
///
/// Rows are lines, or cells where their sums suffice.
#[derive(Default)]
pub(crate) struct Later {
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

impl Later {
    pub(crate) fn rows_of<'d>(&self, deal: &'d Deal) -> &'d [u32] {
        if self.by_cell { &deal.cells } else { &deal.rows }
    }

    /// Looks up which later offers an order of these pieces can meet at all, and how much each
    /// kind can save; `goods` are the line amounts after the store discounts.
    pub(crate) fn open(
        &mut self,
        model: &Model<'_>,
        pieces: &[i64],
        goods: &[i64],
        leave: Leave<'_>,
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
        for (rank, deal) in model.deals.iter().enumerate() {
            let rank = rank as u32;
            let store = matches!(deal.layer, Layer::StoreDiscount | Layer::StoreCoupon);
            if store || (deal.first_order && !leave.first) {
                continue;
            }
            if !deal.automatic && !leave.allows(rank) {
                continue;
            }
            let sum = |of: &[i64]| deal.rows.iter().map(|&row| of[row as usize]).sum::<i64>();
            let most = deal.most(sum(goods), sum(pieces));
            if most == 0 {
                continue;
            }
            match deal.layer {
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
                _ => {
                    self.payments.push(rank);
                    payment = payment.max(most);
                }
            }
        }
        self.most_select = select;
        self.most_save = save;
        self.most_code = code;
        self.most_payment = payment;
        self.most_coins = self.most_coins(model, goods, leave.balance);
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
    /// to the walk's ceiling or less.
    pub(crate) fn complete(&mut self, walk: &mut Walk<'_, '_, '_>, goods: &[i64], coupons: &[u32]) {
        self.chosen.clear();
        self.chosen.extend_from_slice(coupons);
        let mut savings: Vec<(u32, i64)> = Vec::new();
        for &select in &self.selects {
            let saved = self.saving(&walk.model.deals[select as usize], goods, 0);
            savings.extend(saved.filter(|saved| *saved > 0).map(|saved| (select, saved)));
        }
        self.select(walk, goods, &savings, coupons.len());
    }

    /// What a deal saves on these rows, so much of its base kept out.
    fn saving(&self, deal: &Deal, goods: &[i64], kept: i64) -> Option<i64> {
        let rows = self.rows_of(deal);
        let base: i64 = rows.iter().map(|&row| goods[row as usize]).sum();
        let pieces: i64 = rows.iter().map(|&row| self.row_pieces[row as usize]).sum();
        deal.saving(base - kept, pieces)
    }

    /// Every set of the Select coupons from here on, those before being settled.
    fn select(
        &mut self,
        walk: &mut Walk<'_, '_, '_>,
        goods: &[i64],
        rest: &[(u32, i64)],
        from: usize,
    ) {
        let Some((&(deal, _), others)) = rest.split_first() else {
            return self.after_selects(walk, goods, from);
        };
        let settled: i64 = goods.iter().sum::<i64>() - self.chosen_selects(walk.model, goods, from);
        let open: i64 = rest.iter().map(|(_, saved)| saved).sum();
        let most = self.most_save + self.most_code + self.most_coins + self.most_payment;
        let least = self.total(walk.model, settled - open - most);
        if least > walk.ceiling || walk.clock.step(1) {
            return;
        }
        let taken = &self.chosen[from..];
        if !taken.iter().any(|other| walk.model.rivals(deal, *other)) {
            self.chosen.push(deal);
            self.select(walk, goods, others, from);
            self.chosen.pop();
        }
        self.select(walk, goods, others, from);
    }

    fn chosen_selects(&self, model: &Model<'_>, goods: &[i64], from: usize) -> i64 {
        let chosen = self.chosen[from..].iter();
        chosen.filter_map(|&deal| self.saving(&model.deals[deal as usize], goods, 0)).sum()
    }

    fn after_selects(&mut self, walk: &mut Walk<'_, '_, '_>, goods: &[i64], from: usize) {
        let model = walk.model;
        let mut rows = goods.to_vec();
        for index in from..self.chosen.len() {
            let deal = &model.deals[self.chosen[index] as usize];
            if let Some(saved) = self.saving(deal, goods, 0) {
                let of = if self.by_cell { &deal.cells } else { &deal.rows };
                share_out(saved, of, goods, &mut self.taken, &mut self.fractions);
            }
        }
        self.take(&mut rows);
        let no_code =
            self.chosen[from..].iter().any(|&deal| model.deals[deal as usize].excludes_code);
        if !model.save_after_code {
            self.save(model, &mut rows);
        }
        let coins_too = model.coins.is_some() && walk.leave.balance > 0;
        for coins in [false, true] {
            if coins && !coins_too {
                break;
            }
            self.code(walk, &rows, None, coins);
            for index in 0..if no_code { 0 } else { self.codes.len() } {
                self.code(walk, &rows, Some(self.codes[index]), coins);
            }
        }
    }

    /// One choice for the code's place, and everything after it.
    fn code(&mut self, walk: &mut Walk<'_, '_, '_>, goods: &[i64], code: Option<u32>, coins: bool) {
        let model = walk.model;
        let mut rows;
        let mut after = goods;
        let late_save = if model.save_after_code { self.most_save } else { 0 };
        let most = late_save + self.most_payment + if coins { self.most_coins } else { 0 };
        if let Some(code) = code {
            let deal = &model.deals[code as usize];
            let kept = if coins && model.coins_inside { self.kept(walk, goods, deal) } else { 0 };
            let Some(saved) = self.saving(deal, goods, kept).filter(|saved| *saved > 0) else {
                return;
            };
            let least = self.total(model, goods.iter().sum::<i64>() - saved - most);
            if least > walk.ceiling {
                return;
            }
            let of = if self.by_cell { &deal.cells } else { &deal.rows };
            share_out(saved, of, goods, &mut self.taken, &mut self.fractions);
            rows = goods.to_vec();
            self.take(&mut rows);
            after = &rows;
            self.chosen.push(code);
        }
        self.after_code(walk, after, coins);
        if code.is_some() {
            self.chosen.pop();
        }
    }

    fn after_code(&mut self, walk: &mut Walk<'_, '_, '_>, goods: &[i64], coins: bool) {
        let model = walk.model;
        let mut rows;
        let mut goods = goods;
        let mut used = None;
        if coins || (model.save_after_code && !self.saves.is_empty()) {
            rows = goods.to_vec();
            if model.save_after_code {
                self.save(model, &mut rows);
            }
            if coins {
                used = Some(self.pay_with_coins(walk, &mut rows)).filter(|coins| *coins > 0);
            }
            goods = &rows;
            if coins && used.is_none() {
                return;
            }
        }
        let sum: i64 = goods.iter().sum();
        walk.show(self.total(model, sum), &self.chosen, used);
        for index in 0..self.payments.len() {
            let payment = self.payments[index];
            let saved = self.saving(&model.deals[payment as usize], goods, 0);
            let Some(saved) = saved.filter(|saved| *saved > 0) else { continue };
            self.chosen.push(payment);
            walk.show(self.total(model, sum - saved), &self.chosen, used);
            self.chosen.pop();
        }
    }

    /// Takes the spend-and-save offers off: of each ladder the best.
    fn save(&mut self, model: &Model<'_>, rows: &mut [i64]) {
        if self.saves.is_empty() {
            return;
        }
        let best = best_of_ladders(model, &self.saves, |deal| self.saving(deal, rows, 0));
        for (deal, saved) in best {
            let deal = &model.deals[deal as usize];
            let of = if self.by_cell { &deal.cells } else { &deal.rows };
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
    fn kept(&mut self, walk: &Walk<'_, '_, '_>, goods: &[i64], deal: &Deal) -> i64 {
        self.coins(walk, goods);
        deal.rows.iter().map(|&row| self.coin_rows[row as usize]).sum()
    }

    fn pay_with_coins(&mut self, walk: &Walk<'_, '_, '_>, rows: &mut [i64]) -> i64 {
        let coins = self.coins(walk, rows);
        for (row, worth) in rows.iter_mut().zip(&self.coin_rows) {
            *row -= worth;
        }
        coins
    }

    /// Spends coins in line order; `coin_rows` is what they pay of each line.
    fn coins(&mut self, walk: &Walk<'_, '_, '_>, goods: &[i64]) -> i64 {
        self.coin_rows.clear();
        let Some(terms) = walk.model.coins else { return 0 };
        let lines = walk.model.lines.iter().zip(&self.pieces).zip(goods);
        let lines = lines.map(|((line, pieces), left)| (line.price * pieces, line.coins, *left));
        terms.spend(lines, goods.iter().sum(), walk.leave.balance, &mut self.coin_rows)
    }
}

/// Where candidates go; it answers with the total above which none is of interest.
pub(crate) type Collect<'c> = dyn FnMut(&Candidate<'_>) -> i64 + 'c;

/// A search under way.
pub(crate) struct Walk<'w, 'k, 'c> {
    pub(crate) model: &'w Model<'w>,
    pub(crate) leave: Leave<'w>,
    /// The total above which nothing is of interest.
    pub(crate) ceiling: i64,
    pub(crate) clock: &'w mut Clock<'k>,
    pub(crate) collect: &'w mut Collect<'c>,
}

impl Walk<'_, '_, '_> {
    fn show(&mut self, total: i64, chosen: &[u32], coins: Option<i64>) {
        self.clock.step(1);
        if total <= self.ceiling {
            self.ceiling = (self.collect)(&Candidate { total, chosen, coins });
        }
    }
}
