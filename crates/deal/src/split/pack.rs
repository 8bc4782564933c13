//! Filling orders: which lines go together so that every code's minimum is met.
//!
//! Orders are filled one after the other, the highest minimum first. An order takes things from
//! the largest on and is full as soon as its minimum is met, so every smallest filling is met once;
//! what lies above the minimum is lost to the other orders, and the search ends where more would be
//! lost than there is to spare. A table of reachable sums keeps it from walking where no filling is.

use crate::clock::Clock;
use crate::split::bin::Bin;
use crate::split::sums::Sums;
use crate::split::thing::Thing;

/// How a packing ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Packed {
    /// By thing, the bin it is in; `usize::MAX` for one that no bin needs.
    Filled(Vec<usize>),
    /// There is no way.
    Impossible,
    /// The steps ran out.
    Unknown,
}

/// Steps within one order before its sums are tabled: most orders need none.
const EASY: u32 = 600;

/// Fills the bins, the highest need first as they are given, within so many steps.
pub(crate) fn pack(
    things: &[Thing<'_>],
    bins: &[Bin],
    steps: u32,
    clock: &mut Clock<'_>,
) -> Packed {
    if clock.step(1) {
        return Packed::Unknown;
    }
    let mut packing = Packing { things, bins, place: vec![FREE; things.len()], steps, spent: 0 };
    let found = packing.fill(0);
    clock.step(u64::from(packing.spent));
    match found {
        Some(true) => Packed::Filled(packing.place),
        Some(false) => Packed::Impossible,
        None => Packed::Unknown,
    }
}

const FREE: usize = usize::MAX;

struct Packing<'p> {
    things: &'p [Thing<'p>],
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
    /// The free things, the largest first, and what each adds.
    order: Vec<(usize, i64)>,
    /// From each on: what they come to in all.
    rest: Vec<i64>,
    /// What is in the bin.
    inside: Vec<usize>,
    /// The step at which the sums are tabled.
    table_at: u32,
    sums: Option<Sums>,
}

/// How filling a bin ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filled {
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
        let free = (0..self.things.len()).filter(|&at| self.place[at] == FREE);
        let mut order: Vec<(usize, i64)> =
            free.map(|at| (at, self.things[at].amount(class))).filter(|(_, a)| *a > 0).collect();
        order.sort_unstable_by_key(|&(at, amount)| (std::cmp::Reverse(amount), at));
        let mut rest: Vec<i64> = vec![0; order.len() + 1];
        for at in (0..order.len()).rev() {
            rest[at] = rest[at + 1] + order[at].1;
        }
        // What the other bins need is left to them, where they count by the same measure.
        let later = self.bins[bin + 1..].iter().filter(|other| other.class == class);
        let spare = rest[0] - need - later.map(|other| other.need).sum::<i64>();
        if spare < 0 {
            return Some(false);
        }
        let table_at = self.spent + EASY;
        let inside = Vec::new();
        let mut filling = Filling { bin, need, spare, order, rest, inside, table_at, sums: None };
        let mut found = self.choose(&mut filling, 0, 0);
        if found == Filled::Hard {
            filling.sums = Sums::new(&filling.order, filling.need + filling.spare);
            filling.table_at = u32::MAX;
            found = self.choose(&mut filling, 0, 0);
        }
        match found {
            Filled::All => Some(true),
            Filled::No => Some(false),
            Filled::OutOfSteps | Filled::Hard => None,
        }
    }

    /// Takes or leaves the things from `at` on, so much being in the bin already.
    fn choose(&mut self, filling: &mut Filling, at: usize, inside: i64) -> Filled {
        if inside >= filling.need {
            let spent = self.spent;
            let found = self.fill(filling.bin + 1);
            // Steps of the bins after this one are not steps within it.
            filling.table_at = filling.table_at.saturating_add(self.spent - spent);
            return match found {
                Some(true) => Filled::All,
                Some(false) => Filled::No,
                None => Filled::OutOfSteps,
            };
        }
        let mut at = at;
        while inside + filling.rest[at] >= filling.need && at < filling.order.len() {
            self.spent += 1;
            if self.spent > self.steps {
                return Filled::OutOfSteps;
            }
            if self.spent >= filling.table_at {
                return Filled::Hard;
            }
            if let Some(sums) = &filling.sums
                && !sums.reaches(at, filling.need - inside, filling.spare)
            {
                return Filled::No;
            }
            let (thing, amount) = filling.order[at];
            if inside + amount - filling.need <= filling.spare && self.may_join(thing, filling) {
                self.place[thing] = filling.bin;
                filling.inside.push(thing);
                let found = self.choose(filling, at + 1, inside + amount);
                if found == Filled::All {
                    return found;
                }
                filling.inside.pop();
                self.place[thing] = FREE;
                if found != Filled::No {
                    return found;
                }
            }
            at += 1;
            // Leaving a thing out and taking its equal comes to the same.
            while at < filling.order.len()
                && self.things[thing].equals(&self.things[filling.order[at].0])
            {
                at += 1;
            }
        }
        Filled::No
    }

    fn may_join(&self, thing: usize, filling: &Filling) -> bool {
        let thing = &self.things[thing];
        (!thing.is_block() && thing.coupons == 0)
            || !filling.inside.iter().any(|&other| self.things[other].avoids(thing))
    }
}
