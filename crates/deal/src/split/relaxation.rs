//! The split as a search over codes and stores, exact if nothing else bears on the total.
//!
//! **Relaxation.** A plan is a set of codes, each in an order of its own, and a spread for each
//! store. Its *worth* is what the codes and the spreads save, shipping taken off. Select coupons,
//! spend-and-save, coins and payment are counted with the most they can save over all orders, and
//! their effect on the codes' bases is left out; both only make the relaxed total smaller, so it is
//! a bound. Without any of them it is the total itself.
//!
//! **Bound.** The orders of a set of codes need the sum of their minimums, so what the stores'
//! savings take from the lines that codes count is no more than those lines come to less that sum.
//! The stores' frontier says what they are worth within that room. Sets are searched best bound
//! first, stores one by one under the frontier of those to come.
//!
//! **Feasibility.** With every spread chosen, `pack` looks for orders that meet the minimums. What
//! it finds is a plan, evaluated by the exact search within each order; the best such plan and the
//! best bound of whatever was not settled close in on each other until they meet.

use std::cmp::Reverse;

use contract::Layer;

use crate::budget::Budget;
use crate::draft::{Draft, DraftRank};
use crate::minor::percent;
use crate::model::{Model, ModelLine, Usable};
use crate::money::Percent;
use crate::order::Stores;
use crate::split::classes::Classes;
use crate::split::codes::{CodeSet, Codes};
use crate::split::depth::{Depth, EFFORTS, Effort, TIES};
use crate::split::frontier::Frontier;
use crate::split::packing::{PackResult, pack};
use crate::split::placement::Placement;
use crate::split::spread::{SpreadLimits, Spreads};
use crate::split::spreads::spreads_of;
use crate::split::stock::Stock;
use crate::split::store::Store;

/// Stores with a choice beyond which only the bound is worked out.
const MOST_STORES: usize = 400;

pub(crate) struct Relaxation<'m> {
    model: &'m Model<'m>,
    classes: Classes,
    codes: Codes,
    stock: Stock,
    /// The relaxed total of a plan is this less its worth.
    base: i64,
    /// The listed price of the lines that some code counts.
    countable: i64,
    /// Stores with a choice, in the order of the search.
    sellers: Vec<usize>,
    spreads: Vec<Spreads>,
    /// From each store on.
    frontiers: Vec<Frontier>,
    placement: Placement<'m>,
    best: Draft,
    /// The most that a plan can be worth that was not settled.
    unsettled: i64,
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
    room: i64,
    /// By store: its spread.
    chosen: Vec<u32>,
    effort: Effort,
}

impl<'m> Relaxation<'m> {
    /// The best plan found, from `best` on, and a bound on every plan.
    pub(crate) fn search(
        model: &'m Model<'m>,
        best: Draft,
        depth: Depth,
        budget: &mut Budget<'_>,
    ) -> (Draft, i64) {
        let first = |usable: &Usable| usable.automatic && usable.first_order;
        // Spreads take each store for itself and each order to be the first. A ladder across
        // stores ties stores together, and a discount of the first order alone cannot be had in
        // every order.
        if model.ladder_across_stores || model.usable.iter().any(first) {
            return (best, i64::MIN);
        }
        let mut relaxation = Relaxation::new(model, best);
        budget.spend(1);
        if !relaxation.may_beat() {
            let total = relaxation.best.total;
            return (relaxation.best, total);
        }
        let mut bound = i64::MIN;
        for effort in EFFORTS.into_iter().take(depth.passes) {
            relaxation.work_out(effort, budget);
            let reached = relaxation.pass(effort, budget);
            bound = bound.max(relaxation.base - reached);
            // A plan at the bound is the best; without a limit met, a harder pass would find the
            // same.
            let settled = relaxation.best.total <= bound || !relaxation.cut_short;
            if settled || budget.is_spent() {
                break;
            }
        }
        let total = relaxation.best.total;
        if depth.ties && total <= bound && !budget.is_spent() {
            // The total is proven. Plans of the same total with fewer orders or offers are looked
            // for with little effort: they save nobody money.
            relaxation.ties = true;
            budget.allot(TIES.1);
            relaxation.pass(TIES.0, budget);
            budget.end_allotment();
        }
        (relaxation.best, bound.min(total))
    }

    pub(super) fn new(model: &'m Model<'m>, best: Draft) -> Relaxation<'m> {
        let classes = Classes::new(model);
        let listed = |countable: bool| -> i64 {
            let lines =
                model.lines.iter().filter(|line| !countable || classes.is_counted(line.cell));
            lines.map(|line| line.price * line.quantity).sum()
        };
        let mut sellers: Vec<usize> = (0..model.sellers.len())
            .filter(|&seller| !Store { model, classes: &classes, seller }.is_plain())
            .collect();
        // The stores with the most at stake come first: a bad spread of theirs shows in the bound
        // at once, before the small stores multiply it.
        sellers.sort_by_key(|&seller| {
            let lines = model.sellers[seller].lines.iter();
            let listed: i64 = lines.map(|&row| model.lines[row as usize].price).sum();
            (Reverse(listed), seller)
        });
        Relaxation {
            base: base(model, &classes, listed(false)),
            countable: listed(true),
            codes: Codes::new(model, &classes),
            stock: Stock::new(model, &classes),
            classes,
            sellers,
            spreads: Vec::new(),
            frontiers: Vec::new(),
            placement: Placement::new(model),
            best,
            unsettled: i64::MIN,
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
            stores = stores.with(&Store { model, classes, seller }.outline(), self.countable);
        }
        // The outlines exceed every spread, so these bounds are higher than those of a pass: if no
        // set of codes gets above what is reached here, none would there.
        self.codes.may_exceed(&stores, self.countable, self.reached())
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
        let DraftRank { orders, offers, .. } = self.best.rank();
        let coupons = |(chosen, spreads): (&u32, &Spreads)| {
            let blocks = spreads.spreads[*chosen as usize].blocks.iter();
            blocks.filter(|block| spreads.blocks[**block as usize].coupon.is_some()).count()
        };
        let coupons: usize = path.chosen.iter().zip(&self.spreads).map(coupons).sum();
        let codes = path.set.len();
        (codes.max(1), codes + coupons) >= (orders, offers)
    }

    /// Leaves something open for want of effort.
    fn leave_unsettled(&mut self, worth: i64) {
        self.unsettled = self.unsettled.max(worth);
        self.cut_short = true;
    }

    /// Works the stores' spreads and frontiers out.
    fn work_out(&mut self, effort: Effort, budget: &mut Budget<'_>) {
        // In the first pass the most of each store is not known yet.
        let loss = if self.spreads.is_empty() {
            i64::MAX / 4
        } else {
            let most: i64 = self.spreads.iter().map(|spreads| spreads.most).sum();
            (most + self.codes.most(self.countable) - self.reached()).max(0)
        };
        // If each store were worth its most and the codes theirs, a plan would be worth `most` and
        // the codes' most. A better plan falls short of that by less than the difference to what
        // is reached, and so does each of its stores by itself.
        let limits = SpreadLimits { spreads: effort.spreads, loss };
        let mut stores = Stores::default();
        self.spreads.clear();
        for &seller in &self.sellers {
            let store = Store { model: self.model, classes: &self.classes, seller };
            let spreads = spreads_of(&store, &mut stores, limits);
            budget.spend((spreads.blocks.len() + spreads.spreads.len()) as u64);
            self.spreads.push(spreads);
        }
        self.frontiers = vec![Frontier::nothing()];
        for spreads in self.spreads.iter().rev() {
            let next =
                self.frontiers[self.frontiers.len() - 1].with(&spreads.points(), self.countable);
            self.frontiers.push(next);
        }
        // The last store's frontier was made first: now the frontier at a store is that of it and
        // all after.
        self.frontiers.reverse();
    }

    /// Searches every set of codes; returns the most that a plan can still be worth.
    fn pass(&mut self, effort: Effort, budget: &mut Budget<'_>) -> i64 {
        self.unsettled = i64::MIN;
        self.cut_short = false;
        let (sets, left_out) = self.codes.sets(&self.frontiers[0], self.countable, self.floor());
        if left_out > self.floor() {
            self.leave_unsettled(left_out);
        }
        if self.sellers.len() > MOST_STORES {
            let bound = sets.first().map_or(self.unsettled, |set| set.bound);
            return self.reached().max(self.unsettled).max(bound);
        }
        for set in sets {
            // The sets come by their bounds: no later one is better.
            if set.bound <= self.floor() {
                break;
            }
            if budget.is_spent() {
                self.unsettled = self.unsettled.max(set.bound);
                break;
            }
            // Each set has leaves of its own, so that one hard set does not starve the others.
            self.leaves = effort.leaves;
            let mut path = Path {
                worth: set.worth,
                room: self.countable - set.need,
                set: &set,
                chosen: Vec::with_capacity(self.sellers.len()),
                effort,
            };
            self.descend(&mut path, budget);
        }
        self.reached().max(self.unsettled)
    }

    /// Chooses the spreads of the stores from here on.
    fn descend(&mut self, path: &mut Path<'_>, budget: &mut Budget<'_>) {
        let at = path.chosen.len();
        if self.ties && self.is_no_simpler(path) {
            return;
        }
        if at == self.sellers.len() {
            return self.leaf(path, budget);
        }
        if !self.can_fill(path, budget) {
            return;
        }
        let rest = |relaxation: &Self, room: i64| relaxation.frontiers[at + 1].within(room);
        for beyond in 0..self.spreads[at].beyond.len() {
            let (drain, worth) = self.spreads[at].beyond[beyond];
            if let Some(rest) = rest(self, path.room - drain)
                && path.worth + worth + rest > self.reached()
            {
                self.leave_unsettled(path.worth + worth + rest);
            }
        }
        // A store that drains nothing leaves all the room to those after it: no spread leaves more.
        let Some(most) = rest(self, path.room) else { return };
        for index in 0..self.spreads[at].spreads.len() {
            let spread = &self.spreads[at].spreads[index];
            let (worth, drain) = (spread.worth, spread.drain);
            // Spreads come by their worth: if not even all the room would make up for this one,
            // nor for those that follow.
            if path.worth + worth + most <= self.floor() {
                return;
            }
            let Some(rest) = rest(self, path.room - drain) else { continue };
            let bound = path.worth + worth + rest;
            // This one drains the room that the others need. One of less worth may drain less: go
            // on.
            if bound <= self.floor() {
                continue;
            }
            if self.leaves == 0 || budget.spend(1) {
                self.leave_unsettled(bound);
                return;
            }
            path.worth += worth;
            path.room -= drain;
            path.chosen.push(index as u32);
            self.descend(path, budget);
            path.chosen.pop();
            path.room += drain;
            path.worth -= worth;
        }
    }

    /// Whether the minimums can be met with the spreads chosen so far, were all other pieces free
    /// and at their listed price.
    fn can_fill(&self, path: &Path<'_>, budget: &mut Budget<'_>) -> bool {
        let (_, bins) = self.codes.bins(path.set);
        let (lots, bundled) = self.stock.lots(self.model, self.chosen(path));
        bundled || pack(&lots, &bins, path.effort.steps, budget) != PackResult::Impossible
    }

    fn chosen(&self, path: &Path<'_>) -> impl Iterator<Item = (usize, &Spreads, u32)> {
        let stores = self.sellers.iter().zip(&self.spreads).zip(&path.chosen);
        stores.map(|((seller, spreads), chosen)| (*seller, spreads, *chosen))
    }

    /// Every spread is chosen: looks for orders that meet the codes' minimums.
    fn leaf(&mut self, path: &Path<'_>, budget: &mut Budget<'_>) {
        self.leaves = self.leaves.saturating_sub(1);
        let (codes, bins) = self.codes.bins(path.set);
        let stores = self.sellers.iter().zip(&self.spreads).zip(&path.chosen);
        let stores = stores.map(|((seller, spreads), chosen)| (*seller, spreads, *chosen));
        let (lots, bundled) = self.stock.lots(self.model, stores);
        match pack(&lots, &bins, path.effort.steps, budget) {
            PackResult::Impossible if !bundled => {}
            PackResult::Impossible | PackResult::Unknown => self.leave_unsettled(path.worth),
            PackResult::Filled(bins) => {
                let draft = self.placement.place(&codes, &lots, &bins, budget);
                if let Some(draft) = draft
                    && draft.rank() < self.best.rank()
                {
                    self.best = draft;
                }
                // The relaxation counts rounding, coins and later layers as kindly as can be. What
                // was bought came to less than that, so another way to fill the same orders may
                // still be better: it stays open.
                if path.worth > self.reached() {
                    self.unsettled = self.unsettled.max(path.worth);
                }
            }
        }
    }
}

/// What the cart costs less the most that offers save which the relaxation does not look at.
fn base(model: &Model<'_>, classes: &Classes, goods: i64) -> i64 {
    let is_unseen = |layer: Layer| match layer {
        Layer::StoreDiscount | Layer::StoreCoupon | Layer::Code | Layer::Coins => false,
        Layer::SelectCoupon | Layer::SpendAndSave | Layer::Payment => true,
    };
    let later: i64 = (0..)
        .zip(&model.usable)
        .filter(|(_, usable)| is_unseen(usable.layer))
        .map(|(offer, _)| classes.most_over_orders(model, offer))
        .sum();
    let coins = model.coins.map_or(0, |terms| {
        let offered = |line: &ModelLine| terms.in_share(line.price * line.quantity, line.coins);
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
