//! Carts of few pieces, every way: the exact split under all layers at once.
//!
//! Every part of the cart (so many pieces of each line) has a number. `least[part]` is a relaxed
//! total: the cheapest way to order the part when every order may use every offer and all coins
//! anew. It bounds what is left from below, so the walk over orders (each takes the first line that
//! is left, so that no division is met twice) ends early, and what it does not enter cannot be
//! better. Within an order all choices within reach are tried, except where another choice costs no
//! more and uses up no more.

use crate::clock::Clock;
use crate::draft::{Draft, Placed};
use crate::model::Model;
use crate::order::{Candidate, Counter, Leave, Pick, Show, rank};
use crate::split::parts::{Parts, each_within, each_within_all};

/// Parts beyond which this search would not end soon.
const MOST_PARTS: usize = 1 << 12;

/// The parts of a cart, if it is small enough.
pub(crate) fn parts_of(model: &Model<'_>) -> Option<Parts> {
    Parts::new(model.everything(), MOST_PARTS)
}

/// The search over all divisions of a small cart.
pub(crate) struct Whole<'m> {
    model: &'m Model<'m>,
    counter: Counter<'m>,
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
struct Stand {
    left: Vec<i64>,
    total: i64,
    orders: Vec<Placed>,
    offers: usize,
    uses: Vec<u32>,
    coins: i64,
    first_is_due: bool,
}

impl<'m> Whole<'m> {
    /// The best draft of all and a bound, given a draft to beat.
    pub(crate) fn search(model: &'m Model<'m>, best: Draft, clock: &mut Clock<'_>) -> (Draft, i64) {
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
        let any_first = model.deals.iter().any(|deal| deal.first_order);
        let mut whole = Whole {
            model,
            counter: Counter::new(model),
            least: vec![0; parts.count()],
            choices: vec![[None, None]; parts.count()],
            parts,
            coins_are_short: offered > balance,
            any_first,
            best,
        };
        whole.relax(balance, clock);
        let bound = whole.least[whole.least.len() - 1];
        if clock.is_over() {
            return (whole.best, i64::MIN);
        }
        let stand = Stand {
            left: model.everything(),
            total: 0,
            orders: Vec::new(),
            offers: 0,
            uses: model.deals.iter().map(|deal| deal.uses).collect(),
            coins: balance,
            first_is_due: any_first,
        };
        whole.walk(&stand, clock);
        let total = whole.best.total;
        (whole.best, if clock.is_over() { bound } else { total })
    }

    /// Fills `least`, smaller parts first.
    fn relax(&mut self, balance: i64, clock: &mut Clock<'_>) {
        let mut alone = vec![0; self.least.len()];
        for number in 1..self.least.len() {
            let part = self.parts.part(number);
            alone[number] = self.least_alone(&part, balance, clock);
            let mut least = alone[number];
            let first = part.iter().position(|pieces| *pieces > 0).unwrap_or(0);
            each_within(&part, first, |order| {
                let order = self.parts.number(order);
                least = least.min(alone[order] + self.least[number - order]);
            });
            self.least[number] = least;
            if clock.step(1) {
                return;
            }
        }
    }

    /// A bound on one order of this part, whatever was used before.
    fn least_alone(&mut self, part: &[i64], balance: i64, clock: &mut Clock<'_>) -> i64 {
        let mut least = i64::MAX;
        for first in [true, false] {
            let leave = Leave { allowed: None, balance, first };
            let bound = if self.coins_are_short {
                self.counter.least(part, leave)
            } else {
                self.counter.best(part, leave, i64::MAX, clock).bound
            };
            least = least.min(bound);
            if !self.any_first {
                break;
            }
        }
        least
    }

    fn walk(&mut self, stand: &Stand, clock: &mut Clock<'_>) {
        let Some(first_line) = stand.left.iter().position(|pieces| *pieces > 0) else {
            return self.arrive(stand);
        };
        let number = self.parts.number(&stand.left);
        let mut orders: Vec<Vec<i64>> = Vec::new();
        if self.coins_are_short {
            each_within_all(&stand.left, |order| orders.push(order.to_vec()));
        } else {
            each_within(&stand.left, first_line, |order| orders.push(order.to_vec()));
        }
        orders.reverse();
        for order in orders {
            let rest = number - self.parts.number(&order);
            let firsts: &[bool] = match (stand.first_is_due, rest == 0) {
                (true, true) => &[true],
                (true, false) => &[true, false],
                (false, _) => &[false],
            };
            for &first in firsts {
                if clock.step(1) {
                    return;
                }
                self.take(stand, &order, rest, first, clock);
            }
        }
    }

    /// Places one order in every way that can still lead to a better plan.
    fn take(
        &mut self,
        stand: &Stand,
        order: &[i64],
        rest: usize,
        first: bool,
        clock: &mut Clock<'_>,
    ) {
        let in_reach = |best: &Draft, least: i64| best.total - stand.total - least;
        let number = self.parts.number(order);
        let choices = match self.choices[number][usize::from(first)].take() {
            Some(choices) => choices,
            None => {
                let leave = Leave { allowed: None, balance: stand.coins, first };
                let whole = self.least.len() - 1;
                let ceiling = if self.coins_are_short {
                    in_reach(&self.best, self.least[rest])
                } else {
                    self.best.total - self.least[whole - number]
                };
                self.list(order, leave, ceiling, clock)
            }
        };
        for pick in &choices {
            if pick.total > in_reach(&self.best, self.least[rest]) {
                break;
            }
            let spent = |deal: &u32| stand.uses[*deal as usize] == 0;
            let orders = stand.orders.len() + 1;
            let offers = stand.offers + pick.chosen.len();
            if pick.chosen.iter().any(spent) || self.only_ties(stand, pick, rest, orders, offers) {
                continue;
            }
            let mut uses = stand.uses.clone();
            for deal in &pick.chosen {
                uses[*deal as usize] -= 1;
            }
            let mut placed = stand.orders.clone();
            placed.push(Placed { pieces: order.to_vec(), pick: pick.clone(), first });
            let next = Stand {
                left: stand.left.iter().zip(order).map(|(left, taken)| left - taken).collect(),
                total: stand.total + pick.total,
                orders: placed,
                offers,
                uses,
                coins: stand.coins - pick.coins.unwrap_or(0),
                first_is_due: stand.first_is_due && !first,
            };
            self.walk(&next, clock);
        }
        if !self.coins_are_short {
            self.choices[number][usize::from(first)] = Some(choices);
        }
    }

    /// Whether nothing from here can be better than the best, at most equal in total.
    fn only_ties(
        &self,
        stand: &Stand,
        pick: &Pick,
        rest: usize,
        orders: usize,
        offers: usize,
    ) -> bool {
        let total = stand.total + pick.total + self.least[rest];
        let (best, most_orders, most_offers, ..) = self.best.rank();
        let orders = orders + usize::from(rest > 0);
        total == best && (orders, offers) > (most_orders, most_offers)
    }

    /// The choices for an order within the ceiling, without those that another one makes needless.
    fn list(
        &mut self,
        order: &[i64],
        leave: Leave<'_>,
        ceiling: i64,
        clock: &mut Clock<'_>,
    ) -> Vec<Pick> {
        let mut picks: Vec<Pick> = Vec::new();
        self.counter.search(order, leave, ceiling, Show::Every, clock, &mut |found: &Candidate<
            '_,
        >| {
            let mut chosen = found.chosen.to_vec();
            chosen.sort_unstable();
            picks.push(Pick { total: found.total, chosen, coins: found.coins });
            ceiling
        });
        picks.sort_by_cached_key(|pick| rank(pick.total, &pick.chosen, pick.coins));
        let mut kept: Vec<Pick> = Vec::new();
        for pick in picks {
            let needless = kept.iter().any(|better| {
                let scarce = |deal: &&u32| !self.is_plenty(**deal);
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

    /// Whether a deal cannot be used up by this cart.
    fn is_plenty(&self, deal: u32) -> bool {
        let pieces: i64 = self.model.lines.iter().map(|line| line.quantity).sum();
        i64::from(self.model.deals[deal as usize].uses) >= pieces
    }

    fn arrive(&mut self, stand: &Stand) {
        let draft = Draft { total: stand.total, orders: stand.orders.clone() };
        if draft.rank() < self.best.rank() {
            self.best = draft;
        }
    }
}
