//! What became of each offer under a plan.

use contract::{CoinsLaw, Layer};

use crate::cart::Cart;
use crate::line::Line;
use crate::minor::{CoinTerms, Gain};
use crate::money::Money;
use crate::offer::{MinSpend, Offer};
use crate::plan::{By, Missing, Order, Verdict};
use crate::terms::{are_rivals, obstacle};

/// The verdict on each offer of the cart, in its sequence.
pub(crate) fn verdicts(cart: &Cart, orders: &[Order]) -> Vec<(String, Verdict)> {
    let orders_by_layer: Vec<OrderByLayer<'_>> =
        orders.iter().map(|order| OrderByLayer::new(cart, order)).collect();
    cart.offers()
        .iter()
        .map(|offer| (offer.id.clone(), verdict(cart, &orders_by_layer, offer)))
        .collect()
}

/// What an offer lacks in an order with its other choices kept.
pub(crate) fn lacks(cart: &Cart, order: &Order, offer: &Offer) -> Option<Missing> {
    OrderByLayer::new(cart, order).reaches(cart, offer).err()
}

fn verdict(cart: &Cart, orders: &[OrderByLayer<'_>], offer: &Offer) -> Verdict {
    if let Some(verdict) = obstacle(cart, offer) {
        return verdict;
    }
    if orders.iter().any(|order| order.uses.iter().any(|used| used.id == offer.id)) {
        return Verdict::Chosen;
    }
    let mut least: Option<Missing> = None;
    let mut rivals: Vec<String> = Vec::new();
    let first = orders.iter().position(|o| o.uses.iter().any(|used| used.first_order_only));
    for (at, order) in orders.iter().enumerate() {
        if let Err(missing) = order.reaches(cart, offer) {
            least = Some(least.map_or(missing, |least| smaller(least, missing)));
            continue;
        }
        let in_the_way = |used: &&&Offer| {
            (used.kind.layer() != offer.kind.layer() && are_rivals(used, offer))
                || (offer.first_order_only
                    && used.first_order_only
                    && first.is_some_and(|first| first != at))
        };
        let others = orders.iter().flat_map(|order| &order.uses);
        let found: Vec<String> = if offer.first_order_only {
            others.filter(in_the_way).map(|used| used.id.clone()).collect()
        } else {
            order.uses.iter().filter(in_the_way).map(|used| used.id.clone()).collect()
        };
        if found.is_empty() {
            return if offer.uses == 0 { Verdict::UsedUp } else { Verdict::Applies };
        }
        rivals.extend(found);
    }
    rivals.sort_unstable();
    rivals.dedup();
    match least {
        _ if !rivals.is_empty() => Verdict::Conflicts(rivals),
        Some(missing) => Verdict::Short(missing),
        None => Verdict::Applies,
    }
}

fn smaller(one: Missing, other: Missing) -> Missing {
    match (one, other) {
        (Missing::Spend(a), Missing::Spend(b)) if b.minor() < a.minor() => other,
        (Missing::Pieces(a), Missing::Pieces(b)) if b < a => other,
        (Missing::Pieces(_), Missing::Spend(_)) => other,
        _ => one,
    }
}

/// One order of the plan, and what its lines came to before each layer.
struct OrderByLayer<'a> {
    uses: Vec<&'a Offer>,
    rows: Vec<(&'a Line, u32)>,
    before: Vec<(Layer, Vec<i64>)>,
    with_coins: bool,
}

impl<'a> OrderByLayer<'a> {
    fn new(cart: &'a Cart, order: &Order) -> OrderByLayer<'a> {
        let mut lines: Vec<&Line> = cart.lines().iter().collect();
        lines.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let line = |id: &str| lines.binary_search_by(|line| (*line.id).cmp(id)).ok();
        let mut rows: Vec<(&Line, u32)> = Vec::with_capacity(order.lines.len());
        rows.extend(
            order.lines.iter().filter_map(|part| Some((lines[line(&part.id)?], part.quantity))),
        );
        rows.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        let mut left: Vec<i64> =
            rows.iter().map(|(line, pieces)| line.price.minor() * i64::from(*pieces)).collect();
        let mut before = Vec::new();
        for layer in cart.law().layers() {
            before.push((layer, left.clone()));
            for step in order.steps.iter().filter(|step| step.layer == layer) {
                for share in &step.shares {
                    if let Ok(at) = rows.binary_search_by(|(line, _)| line.id.cmp(&share.id)) {
                        left[at] -= share.saved.minor();
                    }
                }
            }
        }
        let used = |id: &String| cart.offers().iter().find(|offer| offer.id == *id);
        let uses = order.steps.iter().filter_map(|step| match &step.by {
            By::Offer(id) => used(id),
            By::Coins(_) => None,
        });
        let with_coins = order.steps.iter().any(|step| step.layer == Layer::Coins);
        OrderByLayer { uses: uses.collect(), rows, before, with_coins }
    }

    /// Whether an offer's minimum would be met in this order with its other choices kept.
    fn reaches(&self, cart: &Cart, offer: &Offer) -> Result<(), Missing> {
        let layer = offer.kind.layer();
        let amounts = self.before.iter().find(|(before, _)| *before == layer);
        let Some((_, amounts)) = amounts else { return Ok(()) };
        let kept = if layer == Layer::Code && cart.law().coins == CoinsLaw::Inside {
            self.coins(cart, amounts)
        } else {
            vec![0; amounts.len()]
        };
        let (mut base, mut pieces) = (0i64, 0i64);
        for (((line, count), amount), kept) in self.rows.iter().zip(amounts).zip(&kept) {
            if offer.is_for(line) {
                base += amount - kept;
                pieces += i64::from(*count);
            }
        }
        let gain = Gain::new(&offer.benefit);
        let (spend, steps) = gain.first_step();
        let minimum = match offer.min_spend {
            MinSpend::Known(spend) => spend.minor(),
            MinSpend::None | MinSpend::Unknown => 0,
        };
        let (spend, steps) = (spend.max(minimum), steps.max(i64::from(offer.min_pieces)));
        if base < spend {
            return Err(Missing::Spend(Money::from_minor(spend - base, cart.currency())));
        }
        if pieces < steps {
            return Err(Missing::Pieces(u32::try_from(steps - pieces).unwrap_or(u32::MAX)));
        }
        Ok(())
    }

    /// What the order's coins would pay of these amounts.
    fn coins(&self, cart: &Cart, amounts: &[i64]) -> Vec<i64> {
        let coins = cart.coins();
        let Some(value) = cart.coin_value().filter(|_| self.with_coins) else {
            return vec![0; amounts.len()];
        };
        let digits = cart.currency().digits();
        let terms = CoinTerms::new(coins.balance, value, digits, coins.order_cap);
        let lines = self.rows.iter().zip(amounts).map(|((line, pieces), amount)| {
            (line.price.minor() * i64::from(*pieces), line.coins_percent, *amount)
        });
        let mut paid = Vec::with_capacity(amounts.len());
        terms.spend(lines, amounts.iter().sum(), terms.balance, &mut paid);
        paid
    }
}
