//! The split as a search over codes and stores, exact where nothing else bears on the total.
//!
//! **Relaxation.** A plan is a set of codes, each in an order of its own, and a pattern for each
//! store. Its *worth* is what the codes and the patterns save, shipping taken off. Select coupons,
//! spend-and-save, coins and payment are counted with the most they can save over all orders, and
//! their effect on the codes' bases is left out; both only make the relaxed total smaller, so it is
//! a bound. Where there is none of them, it is the total itself.
//!
//! **Bound.** The orders of a set of codes need the sum of their minimums, so what the stores'
//! savings take from the lines that codes count is no more than those lines come to less that sum.
//! The stores' frontier says what they are worth within that budget. Sets are searched best bound
//! first, stores one by one under the frontier of those to come.
//!
//! **Feasibility.** With every pattern chosen, `pack` looks for orders that meet the minimums. What
//! it finds is a plan, evaluated by the exact search within each order; the best such plan and the
//! best bound of whatever was not settled close in on each other until they meet.

use contract::Layer;
use std::cmp::Reverse;

use crate::clock::Clock;
use crate::draft::Draft;
use crate::minor::percent;
use crate::model::{Deal, Model, Row};
use crate::money::Percent;
use crate::order::Stores;
use crate::split::classes::Classes;
use crate::split::codes::{CodeSet, Codes};
use crate::split::effort::{Care, EFFORTS, Effort, TIES};
use crate::split::frontier::Frontier;
use crate::split::pack::{Packed, pack};
use crate::split::pattern::{Patterns, Reach};
use crate::split::patterns_of::patterns_of;
use crate::split::place::Placing;
use crate::split::store::Store;
use crate::split::things::Stock;

/// Stores with a choice beyond which only the bound is worked out.
const MOST_STORES: usize = 400;

pub(crate) struct Relaxed<'m> {
    model: &'m Model<'m>,
    classes: Classes,
    codes: Codes,
    stock: Stock,
    /// The relaxed total of a plan is this less its worth.
    base: i64,
    /// The listed price of the lines that some code counts.
    alive: i64,
    /// Stores with a choice, in the order of the search.
    sellers: Vec<usize>,
    patterns: Vec<Patterns>,
    /// From each store on.
    frontiers: Vec<Frontier>,
    placing: Placing<'m>,
    best: Draft,
    /// The most that a plan can be worth that was not settled.
    open: i64,
    /// Whether a limit of the effort left something open.
    cut_short: bool,
    /// Whether plans of the best one's total are searched, for fewer orders and offers.
    ties: bool,
    leaves: u32,
}

/// Where the search through the stores stands.
struct Path<'p> {
    set: &'p CodeSet,
    worth: i64,
    budget: i64,
    /// By store: its pattern.
    chosen: Vec<u32>,
    effort: Effort,
}

impl<'m> Relaxed<'m> {
    /// The best plan found, from `best` on, and a bound on every plan.
    pub(crate) fn search(
        model: &'m Model<'m>,
        best: Draft,
        care: Care,
        clock: &mut Clock<'_>,
    ) -> (Draft, i64) {
        let first = |deal: &Deal| deal.automatic && deal.first_order;
        if model.ladder_across_stores || model.deals.iter().any(first) {
            return (best, i64::MIN);
        }
        let mut relaxed = Relaxed::new(model, best);
        clock.step(1);
        if !relaxed.may_beat() {
            let total = relaxed.best.total;
            return (relaxed.best, total);
        }
        let mut bound = i64::MIN;
        for effort in EFFORTS.into_iter().take(care.passes) {
            relaxed.work_out(effort, clock);
            let reached = relaxed.pass(effort, clock);
            bound = bound.max(relaxed.base - reached);
            let settled = relaxed.best.total <= bound || !relaxed.cut_short;
            if settled || clock.is_over() {
                break;
            }
        }
        let total = relaxed.best.total;
        if care.ties && total <= bound && !clock.is_over() {
            relaxed.ties = true;
            clock.share(TIES.1);
            relaxed.pass(TIES.0, clock);
            clock.end_share();
        }
        (relaxed.best, bound.min(total))
    }

    pub(super) fn new(model: &'m Model<'m>, best: Draft) -> Relaxed<'m> {
        let classes = Classes::new(model);
        let listed = |alive: bool| -> i64 {
            let lines = model.lines.iter().filter(|line| !alive || classes.alive(line.cell));
            lines.map(|line| line.price * line.quantity).sum()
        };
        let mut sellers: Vec<usize> = (0..model.sellers.len())
            .filter(|&seller| !Store { model, classes: &classes, seller }.is_plain())
            .collect();
        sellers.sort_by_key(|&seller| {
            let lines = model.sellers[seller].lines.iter();
            let listed: i64 = lines.map(|&row| model.lines[row as usize].price).sum();
            (Reverse(listed), seller)
        });
        Relaxed {
            base: base(model, &classes, listed(false)),
            alive: listed(true),
            codes: Codes::new(model, &classes),
            stock: Stock::new(model, &classes),
            classes,
            sellers,
            patterns: Vec::new(),
            frontiers: Vec::new(),
            placing: Placing::new(model),
            best,
            open: i64::MIN,
            cut_short: false,
            ties: false,
            leaves: 0,
            model,
        }
    }

    /// Whether any plan could be worth more than the best one, seen without a table of any store:
    /// most changes of a cart that are tried for a hint end here.
    pub(super) fn may_beat(&self) -> bool {
        let (model, classes) = (self.model, &self.classes);
        let mut stores = Frontier::nothing();
        for &seller in &self.sellers {
            stores = stores.with(&Store { model, classes, seller }.outline(), self.alive);
        }
        self.codes.may_exceed(&stores, self.alive, self.reached())
    }

    /// What the best plan is worth.
    fn reached(&self) -> i64 {
        self.base - self.best.total
    }

    /// What a plan must be worth more than.
    fn floor(&self) -> i64 {
        self.reached() - i64::from(self.ties)
    }

    /// Whether a plan of this path has no fewer orders and offers than the best one.
    fn is_no_simpler(&self, path: &Path<'_>) -> bool {
        let (_, orders, offers, ..) = self.best.rank();
        let coupons = |(chosen, patterns): (&u32, &Patterns)| {
            let blocks = patterns.patterns[*chosen as usize].blocks.iter();
            blocks.filter(|block| patterns.blocks[**block as usize].coupon.is_some()).count()
        };
        let coupons: usize = path.chosen.iter().zip(&self.patterns).map(coupons).sum();
        let codes = path.set.len();
        (codes.max(1), codes + coupons) >= (orders, offers)
    }

    /// Leaves something open for want of effort.
    fn cut(&mut self, worth: i64) {
        self.open = self.open.max(worth);
        self.cut_short = true;
    }

    /// Works the stores' patterns and frontiers out.
    fn work_out(&mut self, effort: Effort, clock: &mut Clock<'_>) {
        // A plan that beats the best one gives up no more than this on any store.
        let loss = if self.patterns.is_empty() {
            i64::MAX / 4
        } else {
            let most: i64 = self.patterns.iter().map(|patterns| patterns.most).sum();
            (most + self.codes.most(self.alive) - self.reached()).max(0)
        };
        let reach = Reach { patterns: effort.patterns, loss };
        let mut stores = Stores::default();
        self.patterns.clear();
        for &seller in &self.sellers {
            let store = Store { model: self.model, classes: &self.classes, seller };
            let patterns = patterns_of(&store, &mut stores, reach);
            clock.step((patterns.blocks.len() + patterns.patterns.len()) as u64);
            self.patterns.push(patterns);
        }
        self.frontiers = vec![Frontier::nothing()];
        for patterns in self.patterns.iter().rev() {
            let next =
                self.frontiers[self.frontiers.len() - 1].with(&patterns.points(), self.alive);
            self.frontiers.push(next);
        }
        self.frontiers.reverse();
    }

    /// Searches every set of codes; returns the most that a plan can still be worth.
    fn pass(&mut self, effort: Effort, clock: &mut Clock<'_>) -> i64 {
        self.open = i64::MIN;
        self.cut_short = false;
        let (sets, left_out) = self.codes.sets(&self.frontiers[0], self.alive, self.floor());
        if left_out > self.floor() {
            self.cut(left_out);
        }
        if self.sellers.len() > MOST_STORES {
            let bound = sets.first().map_or(self.open, |set| set.bound);
            return self.reached().max(self.open).max(bound);
        }
        for set in sets {
            if set.bound <= self.floor() {
                break;
            }
            if clock.is_over() {
                self.open = self.open.max(set.bound);
                break;
            }
            self.leaves = effort.leaves;
            let mut path = Path {
                worth: set.worth,
                budget: self.alive - set.need,
                set: &set,
                chosen: Vec::with_capacity(self.sellers.len()),
                effort,
            };
            self.descend(&mut path, clock);
        }
        self.reached().max(self.open)
    }

    /// Chooses the patterns of the stores from here on.
    fn descend(&mut self, path: &mut Path<'_>, clock: &mut Clock<'_>) {
        let at = path.chosen.len();
        if self.ties && self.is_no_simpler(path) {
            return;
        }
        if at == self.sellers.len() {
            return self.leaf(path, clock);
        }
        if !self.can_fill(path, clock) {
            return;
        }
        let rest = |relaxed: &Self, budget: i64| relaxed.frontiers[at + 1].within(budget);
        for beyond in 0..self.patterns[at].beyond.len() {
            let (spent, worth) = self.patterns[at].beyond[beyond];
            if let Some(rest) = rest(self, path.budget - spent)
                && path.worth + worth + rest > self.reached()
            {
                self.cut(path.worth + worth + rest);
            }
        }
        let Some(most) = rest(self, path.budget) else { return };
        for index in 0..self.patterns[at].patterns.len() {
            let pattern = &self.patterns[at].patterns[index];
            let (worth, spent) = (pattern.worth, pattern.spent);
            if path.worth + worth + most <= self.floor() {
                return;
            }
            let Some(rest) = rest(self, path.budget - spent) else { continue };
            let bound = path.worth + worth + rest;
            if bound <= self.floor() {
                continue;
            }
            if self.leaves == 0 || clock.step(1) {
                self.cut(bound);
                return;
            }
            path.worth += worth;
            path.budget -= spent;
            path.chosen.push(index as u32);
            self.descend(path, clock);
            path.chosen.pop();
            path.budget += spent;
            path.worth -= worth;
        }
    }

    /// Whether the minimums can be met with the patterns chosen so far, were all other pieces free
    /// and at their listed price.
    fn can_fill(&self, path: &Path<'_>, clock: &mut Clock<'_>) -> bool {
        let (_, bins) = self.codes.bins(path.set);
        let (things, bundled) = self.stock.things(self.model, self.chosen(path));
        bundled || pack(&things, &bins, path.effort.steps, clock) != Packed::Impossible
    }

    fn chosen(&self, path: &Path<'_>) -> impl Iterator<Item = (usize, &Patterns, u32)> {
        let stores = self.sellers.iter().zip(&self.patterns).zip(&path.chosen);
        stores.map(|((seller, patterns), chosen)| (*seller, patterns, *chosen))
    }

    /// Every pattern is chosen: looks for orders that meet the codes' minimums.
    fn leaf(&mut self, path: &Path<'_>, clock: &mut Clock<'_>) {
        self.leaves = self.leaves.saturating_sub(1);
        let (codes, bins) = self.codes.bins(path.set);
        let stores = self.sellers.iter().zip(&self.patterns).zip(&path.chosen);
        let stores = stores.map(|((seller, patterns), chosen)| (*seller, patterns, *chosen));
        let (things, bundled) = self.stock.things(self.model, stores);
        match pack(&things, &bins, path.effort.steps, clock) {
            Packed::Impossible if !bundled => {}
            Packed::Impossible | Packed::Unknown => self.cut(path.worth),
            Packed::Filled(bins) => {
                let draft = self.placing.place(&codes, &things, &bins, clock);
                if let Some(draft) = draft
                    && draft.rank() < self.best.rank()
                {
                    self.best = draft;
                }
                if path.worth > self.reached() {
                    self.open = self.open.max(path.worth);
                }
            }
        }
    }
}

/// What the cart costs less the most that offers save which the relaxation does not look at.
fn base(model: &Model<'_>, classes: &Classes, goods: i64) -> i64 {
    let later: i64 = [Layer::SelectCoupon, Layer::SpendAndSave, Layer::Payment]
        .into_iter()
        .flat_map(|layer| model.of_layer(layer))
        .map(|deal| classes.most_over_orders(model, deal))
        .sum();
    let coins = model.coins.map_or(0, |terms| {
        let offered = |line: &Row| terms.in_share(line.price * line.quantity, line.coins);
        let offered = model.lines.iter().map(offered).sum::<i64>();
        terms.worth(terms.most(goods, terms.balance).min(offered))
    });
    let pieces: i64 = model.lines.iter().map(|line| line.quantity).sum();
    let taxed = if model.tax == Percent::ZERO {
        goods
    } else {
        // Every order may round its tax down by half a unit.
        goods + percent(goods, model.tax) - 1 - (pieces + 1) / 2
    };
    taxed - classes.with_tax(later + coins)
}
