//! Carts of few pieces, every way: the exact split under all layers at once.
//!
//! Every part of the cart (a number of pieces of each line) has a number. `least[part]` is a
//! relaxed total: the cheapest way to order the part when every order may use every offer and all
//! coins anew. It bounds what is left from below, so the walk over orders (each takes the first
//! line that is left, so that no division is met twice) ends early, and what it does not enter
//! cannot be better. Within an order all choices within reach are tried, except where another
//! choice costs no more and uses up no more.

use crate::budget::Budget;
use crate::draft::{Draft, PlacedOrder};
use crate::model::Model;
use crate::order::{Allowance, Candidate, Coverage, OrderSearch, Pick, rank};
use crate::split::parts::{Parts, each_within, each_within_all};

/// Parts beyond which this search would not end soon.
const MOST_PARTS: usize = 1 << 12;

/// The parts of a cart, if it is small enough.
pub(crate) fn parts_of(model: &Model<'_>) -> Option<Parts> {
    Parts::new(model.everything(), MOST_PARTS)
}

/// The search over all divisions of a small cart.
pub(crate) struct Exhaustive<'m> {
    model: &'m Model<'m>,
    order_search: OrderSearch<'m>,
    parts: Parts,
    least: Vec<i64>,
    /// By part, as the first order and as a later one: the choices worth trying.
    choices: Vec<[Option<Vec<Pick>>; 2]>,
    /// Whether the orders compete for coins, so that their sequence matters.
    coins_are_short: bool,
    any_first: bool,
    best: Draft,
}

/// Where the walk stands.
struct Walk {
    left: Vec<i64>,
    total: i64,
    orders: Vec<PlacedOrder>,
    offers: usize,
    uses: Vec<u32>,
    coins: i64,
    first_is_due: bool,
}

impl<'m> Exhaustive<'m> {
    /// The best draft of all and a bound, given a draft to beat.
    pub(crate) fn search(
        model: &'m Model<'m>,
        best: Draft,
        budget: &mut Budget<'_>,
    ) -> (Draft, i64) {
        let Some(parts) = parts_of(model) else { return (best, i64::MIN) };
        let offered: i64 = match &model.coins {
            Some(terms) => model
                .lines
                .iter()
                .map(|line| terms.in_share(line.price * line.quantity, line.coins))
                .sum(),
            None => 0,
        };
        let balance = model.coins.map_or(0, |terms| terms.balance);
        let any_first = model.usable.iter().any(|usable| usable.first_order);
        let mut exhaustive = Exhaustive {
            model,
            order_search: OrderSearch::new(model),
            least: vec![0; parts.count()],
            choices: vec![[None, None]; parts.count()],
            parts,
            coins_are_short: offered > balance,
            any_first,
            best,
        };
        exhaustive.relax(balance, budget);
        let bound = exhaustive.least[exhaustive.least.len() - 1];
        if budget.is_spent() {
            return (exhaustive.best, i64::MIN);
        }
        let walk = Walk {
            left: model.everything(),
            total: 0,
            orders: Vec::new(),
            offers: 0,
            uses: model.usable.iter().map(|usable| usable.uses).collect(),
            coins: balance,
            first_is_due: any_first,
        };
        exhaustive.divide(&walk, budget);
        let total = exhaustive.best.total;
        (exhaustive.best, if budget.is_spent() { bound } else { total })
    }

    /// Fills `least`, smaller parts first.
    fn relax(&mut self, balance: i64, budget: &mut Budget<'_>) {
        let mut alone = vec![0; self.least.len()];
        for number in 1..self.least.len() {
            let part = self.parts.part(number);
            alone[number] = self.least_alone(&part, balance, budget);
            let mut least = alone[number];
            // Some order of any division holds the part's first line. It costs what it costs alone
            // at least, and what is left is a smaller part, whose bound stands already.
            let first = part.iter().position(|pieces| *pieces > 0).unwrap_or(0);
            each_within(&part, first, |order| {
                let order = self.parts.number(order);
                least = least.min(alone[order] + self.least[number - order]);
            });
            self.least[number] = least;
            if budget.spend(1) {
                return;
            }
        }
    }

    /// A bound on one order of this part, whatever was used before.
    fn least_alone(&mut self, part: &[i64], balance: i64, budget: &mut Budget<'_>) -> i64 {
        let mut least = i64::MAX;
        for first in [true, false] {
            let allowance = Allowance { allowed: None, balance, first };
            // If coins suffice, every order has them all, and its best total alone bounds it. If
            // they are short, an order may find fewer, and fewer may leave a code its minimum:
            // only the bound holds for every number of them.
            let bound = if self.coins_are_short {
                self.order_search.least(part, allowance)
            } else {
                self.order_search.best(part, allowance, i64::MAX, budget).bound
            };
            least = least.min(bound);
            if !self.any_first {
                break;
            }
        }
        least
    }

    fn divide(&mut self, walk: &Walk, budget: &mut Budget<'_>) {
        let Some(first_line) = walk.left.iter().position(|pieces| *pieces > 0) else {
            return self.finish(walk);
        };
        let number = self.parts.number(&walk.left);
        let mut orders: Vec<Vec<i64>> = Vec::new();
        // If coins are short, an order earlier in the sequence may take those of a later one, so
        // every sequence is tried. Otherwise the order that holds the first line left comes next:
        // every division is met in one sequence and not in all of them.
        if self.coins_are_short {
            each_within_all(&walk.left, |order| orders.push(order.to_vec()));
        } else {
            each_within(&walk.left, first_line, |order| orders.push(order.to_vec()));
        }
        // The fullest order first: few orders win ties, and a good total soon cuts the rest.
        orders.reverse();
        for order in orders {
            let rest = number - self.parts.number(&order);
            let firsts: &[bool] = match (walk.first_is_due, rest == 0) {
                // Exactly one order counts as the first: the last one does if none has so far.
                (true, true) => &[true],
                (true, false) => &[true, false],
                (false, _) => &[false],
            };
            for &first in firsts {
                if budget.spend(1) {
                    return;
                }
                self.place(walk, &order, rest, first, budget);
            }
        }
    }

    /// Places one order in every way that can still lead to a better plan.
    fn place(
        &mut self,
        walk: &Walk,
        order: &[i64],
        rest: usize,
        first: bool,
        budget: &mut Budget<'_>,
    ) {
        let in_reach = |best: &Draft, least: i64| best.total - walk.total - least;
        let number = self.parts.number(order);
        let choices = match self.choices[number][usize::from(first)].take() {
            Some(choices) => choices,
            None => {
                let allowance = Allowance { allowed: None, balance: walk.coins, first };
                let whole = self.least.len() - 1;
                // A list is kept for all places where this order could stand, if what it may
                // choose is the same everywhere. Then its ceiling is the loosest: all else in the
                // cart costs its bound at least.
                let ceiling = if self.coins_are_short {
                    in_reach(&self.best, self.least[rest])
                } else {
                    self.best.total - self.least[whole - number]
                };
                self.list(order, allowance, ceiling, budget)
            }
        };
        for pick in &choices {
            // They come by their total: the first out of reach ends them.
            if pick.total > in_reach(&self.best, self.least[rest]) {
                break;
            }
            let spent = |offer: &u32| walk.uses[*offer as usize] == 0;
            let orders = walk.orders.len() + 1;
            let offers = walk.offers + pick.chosen.len();
            if pick.chosen.iter().any(spent) || self.only_ties(walk, pick, rest, orders, offers) {
                continue;
            }
            let mut uses = walk.uses.clone();
            for offer in &pick.chosen {
                uses[*offer as usize] -= 1;
            }
            let mut placed = walk.orders.clone();
            placed.push(PlacedOrder { pieces: order.to_vec(), pick: pick.clone(), first });
            let next = Walk {
                left: walk.left.iter().zip(order).map(|(left, taken)| left - taken).collect(),
                total: walk.total + pick.total,
                orders: placed,
                offers,
                uses,
                coins: walk.coins - pick.coins.unwrap_or(0),
                first_is_due: walk.first_is_due && !first,
            };
            self.divide(&next, budget);
        }
        if !self.coins_are_short {
            self.choices[number][usize::from(first)] = Some(choices);
        }
    }

    /// Whether nothing from here can be better than the best, at most equal in total.
    fn only_ties(
        &self,
        walk: &Walk,
        pick: &Pick,
        rest: usize,
        orders: usize,
        offers: usize,
    ) -> bool {
        let total = walk.total + pick.total + self.least[rest];
        let best = self.best.rank();
        let orders = orders + usize::from(rest > 0);
        total == best.total && (orders, offers) > (best.orders, best.offers)
    }

    /// The choices for an order within the ceiling, without those that another one makes needless.
    fn list(
        &mut self,
        order: &[i64],
        allowance: Allowance<'_>,
        ceiling: i64,
        budget: &mut Budget<'_>,
    ) -> Vec<Pick> {
        let mut picks: Vec<Pick> = Vec::new();
        self.order_search.search(
            order,
            allowance,
            ceiling,
            Coverage::Every,
            budget,
            &mut |found: &Candidate<'_>| {
                let mut chosen = found.chosen.to_vec();
                chosen.sort_unstable();
                picks.push(Pick { total: found.total, chosen, coins: found.coins });
                ceiling
            },
        );
        picks.sort_by_cached_key(|pick| rank(pick.total, &pick.chosen, pick.coins));
        let mut kept: Vec<Pick> = Vec::new();
        for pick in picks {
            let needless = kept.iter().any(|better| {
                let scarce = |offer: &&u32| !self.is_plenty(**offer);
                // In any plan with this pick, the better one can stand in its place: it costs no
                // more, and no other order goes without an offer or coins for it. What cannot be
                // used up needs no sparing.
                let takes_no_more =
                    better.chosen.iter().filter(scarce).all(|d| pick.chosen.contains(d));
                let coins = better.coins.unwrap_or(0) <= pick.coins.unwrap_or(0);
                takes_no_more && (coins || !self.coins_are_short)
            });
            if !needless {
                kept.push(pick);
            }
        }
        kept
    }

    /// Whether an offer cannot be used up by this cart.
    fn is_plenty(&self, offer: u32) -> bool {
        let pieces: i64 = self.model.lines.iter().map(|line| line.quantity).sum();
        i64::from(self.model.usable[offer as usize].uses) >= pieces
    }

    fn finish(&mut self, walk: &Walk) {
        let draft = Draft { total: walk.total, orders: walk.orders.clone() };
        if draft.rank() < self.best.rank() {
            self.best = draft;
        }
    }
}
