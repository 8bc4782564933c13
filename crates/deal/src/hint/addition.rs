//! The least that can be added to reach an offer, its next step, or free shipping.

use crate::budget::Budget;
use crate::cart::Cart;
use crate::hint::search::HintSearch;
use crate::line::Line;
use crate::minor::Gain;
use crate::money::Money;
use crate::offer::{MinSpend, Offer};
use crate::plan::{By, Change, Missing, Order, Part, Verdict};
use crate::receipt::{Choice, receipt};
use crate::terms::are_rivals;
use crate::verdict::lacks;

/// Offers beyond which none is tried.
const MOST_OFFERS: usize = 64;

/// How often an addition is made larger before it is given up.
const MOST_TRIES: u32 = 8;

/// Something that more goods of a store or category would reach.
struct Goal<'c> {
    /// The offer with the minimum that is to be reached; `None` for free shipping.
    offer: Option<Offer>,
    seller: Option<&'c String>,
    category: Option<&'c String>,
    /// What it lacks with the plan's choices kept.
    missing: Money,
}

impl<'c> HintSearch<'c> {
    /// For each offer that is short, each next step and each fee, the least that reaches it.
    pub(crate) fn additions(&mut self, budget: &mut Budget<'_>) {
        for goal in self.goals() {
            if self.is_over(budget) {
                return;
            }
            self.addition(&goal, budget);
        }
    }

    fn goals(&self) -> Vec<Goal<'c>> {
        let offers = self.cart.offers().iter().zip(&self.plan.offers);
        let mut goals: Vec<Goal<'c>> = offers
            .filter_map(|(offer, (_, verdict))| match verdict {
                Verdict::Short(Missing::Spend(missing)) => {
                    Some(goal(offer, offer.clone(), *missing))
                }
                Verdict::Chosen => self.next_step(offer),
                _ => None,
            })
            .take(MOST_OFFERS)
            .collect();
        if let [order] = self.plan.orders.as_slice() {
            goals.extend(self.cart.shipping().iter().filter_map(|fee| {
                let of_store = |part: &&Part| {
                    let line = self.cart.lines().iter().find(|line| line.id == part.id);
                    line.filter(|line| line.seller == fee.seller).map(|line| line.price.minor())
                };
                let parts = order
                    .lines
                    .iter()
                    .filter_map(|part| Some(of_store(&part)? * i64::from(part.quantity)));
                let missing = fee.free_over?.minor() - parts.sum::<i64>();
                let there = order.lines.iter().any(|part| of_store(&part).is_some());
                (there && missing > 0).then(|| Goal {
                    offer: None,
                    seller: Some(&fee.seller),
                    category: None,
                    missing: Money::from_minor(missing, self.cart.currency()),
                })
            }));
        }
        goals
    }

    /// The next step of an offer that the only order uses.
    fn next_step(&self, offer: &'c Offer) -> Option<Goal<'c>> {
        let [order] = self.plan.orders.as_slice() else { return None };
        let base = step_of(order, &offer.id)?.base.minor();
        let next = Gain::new(&offer.benefit).next_step(base)?;
        let money = |minor: i64| Money::from_minor(minor, self.cart.currency());
        let higher = Offer { min_spend: MinSpend::Known(money(next)), ..offer.clone() };
        Some(goal(offer, higher, money(next - base)))
    }

    fn addition(&mut self, goal: &Goal<'_>, budget: &mut Budget<'_>) {
        let mut tried = 0;
        for keep in [false, true] {
            let Some(line) = self.line_for(goal, keep) else { continue };
            if line.price.minor() <= tried {
                continue;
            }
            tried = line.price.minor();
            let (seller, category) = (goal.seller.cloned(), goal.category.cloned());
            if self.is_noted(&line, &seller, &category) {
                return;
            }
            if let Some(total) = self.total_with(&line, goal, budget) {
                let offer = goal.offer.as_ref().map(|offer| offer.id.clone());
                let change = Change::Add { amount: line.price, seller, category, offer };
                return self.note(change, total, 0);
            }
        }
    }

    /// Whether the same addition was found for another offer.
    fn is_noted(&self, line: &Line, from: &Option<String>, of: &Option<String>) -> bool {
        self.found.iter().any(|hint| match &hint.change {
            Change::Add { amount, seller, category, .. } => {
                (*amount, seller, category) == (line.price, from, of)
            }
            _ => false,
        })
    }

    /// The smallest line that reaches what is wished for, with the plan's other choices kept or with
    /// none: earlier layers take their part of what is added.
    fn line_for(&self, goal: &Goal<'_>, keep: bool) -> Option<Line> {
        let new_name = |taken: &dyn Fn(&str) -> bool| {
            let mut name = "+".to_owned();
            while taken(&name) {
                name.push('+');
            }
            name
        };
        let id = new_name(&|name| self.cart.lines().iter().any(|line| line.id == name));
        let elsewhere = new_name(&|name| self.cart.lines().iter().any(|line| line.seller == name));
        let mut line = Line::new(id, goal.seller.cloned().unwrap_or(elsewhere), goal.missing, 1);
        line.category = goal.category.cloned();
        // It is open which of several orders gains: then what is missing is added.
        let ([(parts, choice)], Some(offer)) = (self.chosen.as_slice(), &goal.offer) else {
            return keep.then_some(line);
        };
        let offers = self.cart.offers().iter();
        let kept = offers.filter(|other| choice.offers.contains(&other.id.as_str()));
        let kept: Vec<&Offer> = kept.filter(|other| keep && !are_rivals(other, offer)).collect();
        if !keep && choice.offers.is_empty() {
            return None;
        }
        let choice = Choice {
            offers: kept.iter().map(|other| other.id.as_str()).collect(),
            coins: choice.coins.filter(|_| keep),
            first: choice.first,
        };
        line.price = Money::from_minor(1, self.cart.currency());
        for _ in 0..MOST_TRIES {
            let cart = self.with(&line)?;
            let mut parts = parts.clone();
            parts.push(Part { id: line.id.clone(), quantity: 1 });
            let order = receipt(&cart, &parts, &choice).ok()?;
            match lacks(&cart, &order, offer) {
                Some(Missing::Spend(more)) => {
                    let price = line.price.minor().saturating_add(more.minor());
                    line.price = Money::from_minor(price, more.currency());
                }
                Some(Missing::Pieces(_)) => return None,
                None => return Some(line),
            }
        }
        None
    }

    fn with(&self, line: &Line) -> Option<Cart> {
        let mut lines = self.cart.lines().to_vec();
        lines.push(line.clone());
        self.cart.clone().with_lines(lines).ok()
    }

    /// What the cart comes to with this line; `None` if that is not less, or not because of the goal.
    fn total_with(&self, line: &Line, goal: &Goal<'_>, budget: &mut Budget<'_>) -> Option<i64> {
        let cart = self.with(line)?;
        let (total, orders) = self.changed(&cart, self.total - 1, budget)?;
        let gain = |orders: &[Order]| -> i64 {
            match &goal.offer {
                Some(offer) => orders
                    .iter()
                    .filter_map(|order| Some(step_of(order, &offer.id)?.saved.minor()))
                    .sum(),
                None => -orders.iter().map(|order| order.shipping.minor()).sum::<i64>(),
            }
        };
        (gain(&orders) > gain(&self.plan.orders)).then_some(total)
    }
}

fn goal<'c>(of: &'c Offer, offer: Offer, missing: Money) -> Goal<'c> {
    let (seller, category) = (of.seller.as_ref(), of.category.as_ref());
    Goal { offer: Some(offer), seller, category, missing }
}

fn step_of<'o>(order: &'o Order, id: &str) -> Option<&'o crate::plan::Step> {
    order.steps.iter().find(|step| matches!(&step.by, By::Offer(of) if of == id))
}
