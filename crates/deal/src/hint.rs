//! Changes of the cart that pay for themselves.

use crate::answer::search_within;
use crate::cart::{Cart, Orders};
use crate::clock::Clock;
use crate::draft::{Chosen, Draft};
use crate::line::Line;
use crate::model::Model;
use crate::money::Money;
use crate::offer::Offer;
use crate::order::{Counter, Leave};
use crate::plan::{Change, Hint, Missing, Part, Verdict};
use crate::receipt::{Refusal, are_rivals, receipt};

/// Lines and offers beyond which none is tried.
const MOST_LINES: usize = 200;
const MOST_OFFERS: usize = 64;
/// How often an addition is made larger before it is given up.
const MOST_TRIES: u32 = 8;
/// Steps that one hint may take, and all of them.
const SHARE: u64 = 8_000;
const SHARES: u64 = 40_000;

/// The hints for a cart that comes to `total`, the best first.
pub(crate) fn hints(
    model: &Model<'_>,
    draft: &Draft,
    verdicts: &[(String, Verdict)],
    clock: &mut Clock<'_>,
) -> Vec<Hint> {
    let (cart, total) = (model.cart, draft.total);
    let chosen = draft.choices(model);
    let mut hints = Hints { cart, total, chosen, found: Vec::new(), ends: clock.nodes + SHARES };
    if cart.lines().len() <= MOST_LINES {
        hints.split(clock);
        hints.additions(verdicts, clock);
        hints.lines(clock);
    }
    hints.found.sort_by_key(|hint| std::cmp::Reverse(hint.net.minor()));
    hints.found
}

struct Hints<'c> {
    cart: &'c Cart,
    total: i64,
    /// What the plan's orders hold and choose.
    chosen: Vec<Chosen<'c>>,
    found: Vec<Hint>,
    /// The step after which no further hint is looked for.
    ends: u64,
}

impl Hints<'_> {
    /// Notes a change after which the cart comes to `total`, so much of it not counted.
    fn note(&mut self, change: Change, total: i64, not_counted: i64) {
        let net = self.total - not_counted - total;
        if net > 0 {
            let money = |minor: i64| Money::from_minor(minor, self.cart.currency());
            self.found.push(Hint { change, net: money(net), total: money(total) });
        }
    }

    /// What a changed cart comes to, where that is `ceiling` or less.
    fn total_of(&self, cart: &Cart, ceiling: i64, clock: &mut Clock<'_>) -> Option<i64> {
        clock.share(SHARE);
        let draft = search_within(&Model::new(cart), ceiling, clock);
        clock.end_share();
        draft.map(|draft| draft.total)
    }

    fn is_over(&self, clock: &Clock<'_>) -> bool {
        clock.is_over() || clock.nodes > self.ends
    }

    /// Several orders, where one was asked for.
    fn split(&mut self, clock: &mut Clock<'_>) {
        if self.cart.orders() == Orders::Split || clock.is_over() {
            return;
        }
        let cart = self.cart.clone().with_orders(Orders::Split);
        clock.share(SHARE);
        let draft = search_within(&Model::new(&cart), self.total - 1, clock);
        clock.end_share();
        let Some(draft) = draft else { return };
        let orders = u32::try_from(draft.orders.len()).unwrap_or(u32::MAX);
        self.note(Change::Split { orders }, draft.total, 0);
    }

    /// For each offer that is short, the least that earns it.
    fn additions(&mut self, verdicts: &[(String, Verdict)], clock: &mut Clock<'_>) {
        let offers = self.cart.offers().iter().zip(verdicts);
        let short = offers.filter_map(|(offer, (_, verdict))| match verdict {
            Verdict::Short(Missing::Spend(missing)) if !offer.kind.is_automatic() => {
                Some((offer, *missing))
            }
            _ => None,
        });
        for (offer, missing) in short.take(MOST_OFFERS) {
            if self.is_over(clock) {
                return;
            }
            self.addition(offer, missing, clock);
        }
    }

    fn addition(&mut self, offer: &Offer, missing: Money, clock: &mut Clock<'_>) {
        let new_name = |taken: &dyn Fn(&str) -> bool| {
            let mut name = "+".to_owned();
            while taken(&name) {
                name.push('+');
            }
            name
        };
        let id = new_name(&|name| self.cart.lines().iter().any(|line| line.id == name));
        let elsewhere = new_name(&|name| self.cart.lines().iter().any(|line| line.seller == name));
        let seller = offer.seller.clone();
        let mut line = Line::new(id, seller.clone().unwrap_or(elsewhere), missing, 1);
        line.category.clone_from(&offer.category);
        let with = |line: &Line| {
            let mut lines = self.cart.lines().to_vec();
            lines.push(line.clone());
            self.cart.clone().with_lines(lines).ok()
        };
        for _ in 0..MOST_TRIES {
            let Some(cart) = with(&line) else { return };
            let Some(more) = self.still_lacks(&cart, &line, offer) else { break };
            let price = line.price.minor().saturating_add(more.minor());
            line.price = Money::from_minor(price, more.currency());
        }
        let Some(cart) = with(&line) else { return };
        if let Some(total) = self.total_of(&cart, self.total - 1, clock) {
            let (amount, category) = (line.price, offer.category.clone());
            let change = Change::Add { amount, seller, category, offer: offer.id.clone() };
            self.note(change, total, 0);
        }
    }

    /// What an offer still lacks once this line is added: of what is added, earlier layers take
    /// their part. Nothing where there are several orders, since it is open which of them gains.
    fn still_lacks(&self, cart: &Cart, line: &Line, offer: &Offer) -> Option<Money> {
        let [(parts, choice)] = self.chosen.as_slice() else { return None };
        let (mut parts, mut choice) = (parts.clone(), choice.clone());
        parts.push(Part { id: line.id.clone(), quantity: 1 });
        choice.offers.retain(|id| {
            let other = cart.offers().iter().find(|other| other.id == **id);
            !other.is_some_and(|other| are_rivals(other, offer))
        });
        choice.offers.push(&offer.id);
        match receipt(cart, &parts, &choice) {
            Err(Refusal::Short(id, Missing::Spend(more))) if id == offer.id => Some(more),
            _ => None,
        }
    }

    /// One piece more of each line, and each line left out.
    fn lines(&mut self, clock: &mut Clock<'_>) {
        if self.cart.orders() == Orders::Split {
            return self.lines_in_several_orders(clock);
        }
        let mut more = self.cart.lines().to_vec();
        for line in &mut more {
            let Some(quantity) = line.quantity.checked_add(1) else { return };
            line.quantity = quantity;
        }
        let Ok(cart) = self.cart.clone().with_lines(more) else { return };
        // One model knows every offer that any of the changes could reach.
        let model = Model::new(&cart);
        let mut counter = Counter::new(&model);
        let balance = model.coins.map_or(0, |terms| terms.balance);
        let leave = Leave { allowed: None, balance, first: true };
        for row in 0..model.lines.len() {
            let index = model.lines[row].index;
            let line = &self.cart.lines()[index];
            let mut pieces: Vec<i64> = model.lines.iter().map(|line| line.quantity - 1).collect();
            pieces[row] += 1;
            let more = counter.best(&pieces, leave, self.total - 1, clock).pick;
            let quantity = line.quantity + 1;
            pieces[row] = 0;
            let price = line.price.minor() * i64::from(line.quantity);
            let less = counter.best(&pieces, leave, self.total - price - 1, clock).pick;
            if self.is_over(clock) {
                return;
            }
            if let Some(pick) = more {
                self.note(Change::Quantity { line: line.id.clone(), quantity }, pick.total, 0);
            }
            if let Some(pick) = less.filter(|_| self.cart.lines().len() > 1) {
                self.note(Change::LeaveOut { line: line.id.clone() }, pick.total, price);
            }
        }
    }

    fn lines_in_several_orders(&mut self, clock: &mut Clock<'_>) {
        for at in 0..self.cart.lines().len() {
            if self.is_over(clock) {
                return;
            }
            let line = self.cart.lines()[at].clone();
            let mut more = self.cart.lines().to_vec();
            let quantity = line.quantity.saturating_add(1);
            more[at].quantity = quantity;
            if let Ok(cart) = self.cart.clone().with_lines(more)
                && let Some(total) = self.total_of(&cart, self.total - 1, clock)
            {
                self.note(Change::Quantity { line: line.id.clone(), quantity }, total, 0);
            }
            let mut less = self.cart.lines().to_vec();
            less.remove(at);
            let price = line.price.minor() * i64::from(line.quantity);
            if let Ok(cart) = self.cart.clone().with_lines(less)
                && !cart.lines().is_empty()
                && let Some(total) = self.total_of(&cart, self.total - price - 1, clock)
            {
                self.note(Change::LeaveOut { line: line.id }, total, price);
            }
        }
    }
}
