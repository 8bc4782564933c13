//! The sets of codes that a plan may use, each in an order of its own.

use std::cmp::Reverse;

use contract::Layer;

use crate::minor::Gain;
use crate::model::Model;
use crate::split::bin::Bin;
use crate::split::classes::Classes;
use crate::split::frontier::Frontier;

/// A code as the relaxation sees it.
#[derive(Clone, Copy, Debug)]
struct Code {
    offer: u32,
    /// What its order must come to.
    need: i64,
    /// What it saves at most, tax included.
    worth: i64,
    class: usize,
    uses: u32,
    first: bool,
}

/// Codes for as many orders, each by its place in the list of codes.
#[derive(Clone, Debug)]
pub(crate) struct CodeSet {
    /// What a plan with these codes is worth at most.
    pub(crate) bound: i64,
    codes: Vec<u16>,
    pub(crate) worth: i64,
    pub(crate) need: i64,
}

impl CodeSet {
    pub(crate) fn len(&self) -> usize {
        self.codes.len()
    }
}

/// Sets of codes that are listed at most; what is left out is bounded.
const MOST_SETS: usize = 20_000;

/// The codes of a cart, the one that saves most of its minimum first.
pub(crate) struct Codes(Vec<Code>);

/// The set_search of sets under way.
struct SetSearch<'l> {
    codes: &'l [Code],
    stores: &'l Frontier,
    /// The listed price of the lines that some code counts.
    countable: i64,
    floor: i64,
    /// How many sets are listed at most.
    limit: usize,
    sets: Vec<CodeSet>,
    left_out: i64,
}

impl Codes {
    pub(crate) fn new(model: &Model<'_>, classes: &Classes) -> Codes {
        let mut codes: Vec<Code> =
            model.of_layer(Layer::Code).map(|offer| Code::new(model, classes, offer)).collect();
        // By worth for need, as `most_of` wants it: compared crosswise, for a rounded ratio would
        // let a worse code go first and the bound fall below what is possible.
        let times = |a: i64, b: i64| i128::from(a) * i128::from(b);
        codes.sort_by(|a, b| {
            times(b.worth, a.need).cmp(&times(a.worth, b.need)).then(a.offer.cmp(&b.offer))
        });
        Codes(codes)
    }

    /// What the codes of any set are worth at most.
    pub(crate) fn most(&self, countable: i64) -> i64 {
        most_of(&self.0, countable)
    }

    /// The sets with which a plan may be worth more than `floor`, the best bound first, and what
    /// those are worth that were left out.
    pub(crate) fn sets(
        &self,
        stores: &Frontier,
        countable: i64,
        floor: i64,
    ) -> (Vec<CodeSet>, i64) {
        let mut set_search = self.list(stores, countable, floor, MOST_SETS);
        set_search.sets.sort_by(|a, b| (b.bound, a.len()).cmp(&(a.bound, b.len())));
        (set_search.sets, set_search.left_out)
    }

    /// Whether any set could make a plan worth more than `floor`.
    pub(crate) fn may_exceed(&self, stores: &Frontier, countable: i64, floor: i64) -> bool {
        // One such set is enough to know: what is left out after it needs no bound.
        !self.list(stores, countable, floor, 1).sets.is_empty()
    }

    fn list<'l>(
        &'l self,
        stores: &'l Frontier,
        countable: i64,
        floor: i64,
        limit: usize,
    ) -> SetSearch<'l> {
        let (sets, left_out) = (Vec::new(), i64::MIN);
        let mut set_search =
            SetSearch { codes: &self.0, stores, countable, floor, limit, sets, left_out };
        let mut set = CodeSet { bound: 0, codes: Vec::new(), worth: 0, need: 0 };
        set_search.add(&mut set, 0, false);
        set_search
    }

    /// The codes of a set and what their orders need, the highest need first.
    pub(crate) fn bins(&self, set: &CodeSet) -> (Vec<u32>, Vec<Bin>) {
        let mut codes: Vec<Code> =
            set.codes.iter().map(|&code| self.0[usize::from(code)]).collect();
        codes.sort_by_key(|code| (Reverse(code.need), code.offer));
        // The order that needs the most is the hardest to fill: it goes first, while all lots are
        // free.
        let bins = codes.iter().map(|code| Bin { need: code.need, class: code.class });
        (codes.iter().map(|code| code.offer).collect(), bins.collect())
    }
}

impl SetSearch<'_> {
    fn add(&mut self, set: &mut CodeSet, from: usize, first: bool) {
        let room = self.countable - set.need;
        let Some(stores) = self.stores.within(room) else { return };
        set.bound = set.worth + stores;
        // No more sets are listed, so this one and all that grow from it are bounded together.
        if self.sets.len() >= self.limit {
            let more = set.bound + most_of(&self.codes[from..], room);
            self.left_out = self.left_out.max(more);
            return;
        }
        if set.bound > self.floor {
            self.sets.push(set.clone());
        }
        for at in from..self.codes.len() {
            // The codes that follow are worth less for their need than this one, so with none of
            // them is there more: the bound falls from here on. The stores are bounded as if the
            // codes needed no room.
            if set.worth + stores + most_of(&self.codes[at..], room) <= self.floor {
                return;
            }
            let code = self.codes[at];
            let used = set.codes.iter().filter(|other| usize::from(**other) == at).count();
            let used_up = used >= code.uses as usize || (code.first && first);
            if used_up || set.need + code.need > self.countable {
                continue;
            }
            set.codes.push(at as u16);
            set.worth += code.worth;
            set.need += code.need;
            // Only codes from this one on are added, this one again included: each set is met once.
            self.add(set, at, first || code.first);
            set.codes.pop();
            set.worth -= code.worth;
            set.need -= code.need;
        }
    }
}

/// The most that codes add within this room, as if the last could be taken in part.
fn most_of(codes: &[Code], room: i64) -> i64 {
    let mut room = room;
    let mut most = 0;
    for code in codes {
        let uses = i64::from(code.uses);
        let times = uses.min(room / code.need);
        most += code.worth * times;
        room -= code.need * times;
        if times < uses {
            // The codes come by their worth for their need. Filling the room in that sequence, the
            // last code in part, is worth the most that any choice is: whatever else fills it is
            // worth no more for its need.
            let part = i128::from(code.worth) * i128::from(room) / i128::from(code.need);
            return most + i64::try_from(part).unwrap_or(i64::MAX / 4) + 1;
        }
    }
    most
}

impl Code {
    fn new(model: &Model<'_>, classes: &Classes, offer: u32) -> Code {
        let terms = &model.usable[offer as usize];
        let rows = || terms.rows.iter().map(|&row| &model.lines[row as usize]);
        let listed: i64 = rows().map(|line| line.price * line.quantity).sum();
        let pieces: i64 = rows().map(|line| line.quantity).sum();
        let worth = match terms.gain {
            Gain::Fixed(off) => off.min(listed),
            _ => terms.most(listed, pieces),
        };
        Code {
            offer,
            need: terms.threshold().max(1),
            worth: classes.with_tax(worth),
            class: classes.of(terms),
            uses: terms.uses.min(u32::try_from(pieces).unwrap_or(u32::MAX)),
            first: terms.first_order,
        }
    }
}
