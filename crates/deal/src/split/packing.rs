//! Filling orders: which lines go together so that every code's minimum is met.
//!
//! Orders are filled one after the other, the highest minimum first. An order takes lots from the
//! largest on and is full as soon as its minimum is met, so every smallest filling is met once;
//! what lies above the minimum is lost to the other orders, and the search ends where more would
//! be lost than there is to spare. A table of reachable sums keeps it from walking if no filling
//! is possible.

use crate::budget::Budget;
use crate::split::bin::Bin;
use crate::split::lot::{CouponBits, Lot};
use crate::split::reachable::Reachable;

/// How a packing ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PackResult {
    /// By lot, the bin it is in; `usize::MAX` for one that no bin needs.
    Filled(Vec<usize>),
    /// There is no way.
    Impossible,
    /// The steps ran out.
    Unknown,
}

/// Steps within one order before its sums are tabled: most orders need none.
const EASY: u32 = 600;

/// Fills the bins, the highest need first as they are given, within this many steps.
pub(crate) fn pack(
    lots: &[Lot<'_>],
    bins: &[Bin],
    steps: u32,
    budget: &mut Budget<'_>,
) -> PackResult {
    if budget.spend(1) {
        return PackResult::Unknown;
    }
    let mut packing = Packing { lots, bins, place: vec![FREE; lots.len()], steps, spent: 0 };
    let found = packing.fill(0);
    budget.spend(u64::from(packing.spent));
    match found {
        Some(true) => PackResult::Filled(packing.place),
        Some(false) => PackResult::Impossible,
        None => PackResult::Unknown,
    }
}

const FREE: usize = usize::MAX;

struct Packing<'p> {
    lots: &'p [Lot<'p>],
    bins: &'p [Bin],
    place: Vec<usize>,
    steps: u32,
    spent: u32,
}

/// One bin while it is filled.
struct Filling {
    bin: usize,
    need: i64,
    /// What may lie above the need.
    spare: i64,
    /// The free lots, the largest first, and what each adds.
    order: Vec<(usize, i64)>,
    /// From each on: what they come to in all.
    rest: Vec<i64>,
    /// What is in the bin.
    inside: Vec<usize>,
    /// The step at which the sums are tabled.
    table_at: u32,
    sums: Option<Reachable>,
}

/// How filling a bin ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FillResult {
    All,
    No,
    OutOfSteps,
    /// It is time to table the sums.
    Hard,
}

impl Packing<'_> {
    /// Fills the bins from this one on; `None` when the steps ran out.
    fn fill(&mut self, bin: usize) -> Option<bool> {
        let Some(Bin { need, class }) = self.bins.get(bin).copied() else { return Some(true) };
        let free = (0..self.lots.len()).filter(|&at| self.place[at] == FREE);
        let mut order: Vec<(usize, i64)> =
            free.map(|at| (at, self.lots[at].amount(class))).filter(|(_, a)| *a > 0).collect();
        order.sort_unstable_by_key(|&(at, amount)| (std::cmp::Reverse(amount), at));
        let mut rest: Vec<i64> = vec![0; order.len() + 1];
        for at in (0..order.len()).rev() {
            rest[at] = rest[at + 1] + order[at].1;
        }
        let later = self.bins[bin + 1..].iter().filter(|other| other.class == class);
        let spare = rest[0] - need - later.map(|other| other.need).sum::<i64>();
        // The other bins of this class need the same amounts, so what lies above the need of this
        // one is theirs. There must be enough for all, and only what is over may be lost here.
        if spare < 0 {
            return Some(false);
        }
        let table_at = self.spent + EASY;
        let inside = Vec::new();
        let mut filling = Filling { bin, need, spare, order, rest, inside, table_at, sums: None };
        let mut found = self.choose(&mut filling, 0, 0);
        // Most bins are filled in few steps. The table costs more than those, and saves the rest.
        if found == FillResult::Hard {
            filling.sums = Reachable::new(&filling.order, filling.need + filling.spare);
            filling.table_at = u32::MAX;
            found = self.choose(&mut filling, 0, 0);
        }
        match found {
            FillResult::All => Some(true),
            FillResult::No => Some(false),
            FillResult::OutOfSteps | FillResult::Hard => None,
        }
    }

    /// Takes or leaves the lots from `at` on; `inside` is what the bin holds already.
    fn choose(&mut self, filling: &mut Filling, at: usize, inside: i64) -> FillResult {
        // Full: a lot more would only be lost to the other bins, which fill as well without it.
        if inside >= filling.need {
            let spent = self.spent;
            let found = self.fill(filling.bin + 1);
            // Steps of the bins after this one are not steps within it.
            filling.table_at = filling.table_at.saturating_add(self.spent - spent);
            return match found {
                Some(true) => FillResult::All,
                Some(false) => FillResult::No,
                None => FillResult::OutOfSteps,
            };
        }
        let mut at = at;
        while inside + filling.rest[at] >= filling.need && at < filling.order.len() {
            self.spent += 1;
            if self.spent > self.steps {
                return FillResult::OutOfSteps;
            }
            if self.spent >= filling.table_at {
                return FillResult::Hard;
            }
            // No choice of the lots from here on comes to what is missing without more than there
            // is to spare.
            if let Some(sums) = &filling.sums
                && !sums.reaches(at, filling.need - inside, filling.spare)
            {
                return FillResult::No;
            }
            let (lot, amount) = filling.order[at];
            if inside + amount - filling.need <= filling.spare && self.may_join(lot, filling) {
                self.place[lot] = filling.bin;
                filling.inside.push(lot);
                let found = self.choose(filling, at + 1, inside + amount);
                if found == FillResult::All {
                    return found;
                }
                filling.inside.pop();
                self.place[lot] = FREE;
                if found != FillResult::No {
                    return found;
                }
            }
            at += 1;
            // Leaving a lot out and taking its equal comes to the same.
            while at < filling.order.len() && self.lots[lot].equals(&self.lots[filling.order[at].0])
            {
                at += 1;
            }
        }
        FillResult::No
    }

    fn may_join(&self, lot: usize, filling: &Filling) -> bool {
        let lot = &self.lots[lot];
        (!lot.is_block() && lot.coupons == CouponBits::default())
            || !filling.inside.iter().any(|&other| self.lots[other].avoids(lot))
    }
}
