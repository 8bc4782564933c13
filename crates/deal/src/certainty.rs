//! Whether a total hangs on an open question of the rules.
//!
//! Two are open: whether coins lower the base on which a code is tested (rules Q1), and whether a
//! code stands beside a Select coupon (rules §9). A total is certain when the same orders come to
//! it whichever way both fall. Where they do not, the certain total is that of a plan whose orders
//! are legal either way, at the worse of its totals.

use crate::answer::search;
use crate::cart::Cart;
use crate::clock::Clock;
use crate::draft::Draft;
use crate::law::{CoinsLaw, Law, Layer};
use crate::model::Model;
use crate::offer::Kind;
use crate::plan::{Certainty, Order};

/// How sure a draft's total is, and the total that holds either way.
pub(crate) fn certainty(
    model: &Model<'_>,
    draft: &Draft,
    orders: &[Order],
    clock: &mut Clock<'_>,
) -> (Certainty, i64) {
    if !hangs_on_coins(orders) && !hangs_on_select(orders) {
        return (Certainty::Certain, draft.total);
    }
    let worst = worst_total(model, draft);
    if worst == Some(draft.total) {
        return (Certainty::Certain, draft.total);
    }
    let strict = strict(model.cart, CoinsLaw::Inside);
    let of = |cart: &Cart, clock: &mut Clock<'_>| {
        let strict = Model::new(cart);
        let draft = search(&strict, clock).draft;
        worst_total(&strict, &draft)
    };
    let safe = of(&strict, clock).or_else(|| {
        let without = strict.clone().with_coins(crate::cart::Coins::default()).ok()?;
        of(&without, clock)
    });
    let total = [worst, safe].into_iter().flatten().min().unwrap_or(draft.total);
    (Certainty::Likely, total.max(draft.total))
}

/// An order in which a code or its base could be another with coins off its base.
fn hangs_on_coins(orders: &[Order]) -> bool {
    let has = |order: &Order, layer: Layer| order.steps.iter().any(|step| step.layer == layer);
    orders.iter().any(|order| has(order, Layer::Code) && has(order, Layer::Coins))
}

fn hangs_on_select(orders: &[Order]) -> bool {
    let has = |order: &Order, layer: Layer| order.steps.iter().any(|step| step.layer == layer);
    orders.iter().any(|order| has(order, Layer::Code) && has(order, Layer::SelectCoupon))
}

/// The cart where no code stands beside a Select coupon, under this law of coins.
fn strict(cart: &Cart, coins: CoinsLaw) -> Cart {
    let mut offers = cart.offers().to_vec();
    for offer in offers.iter_mut().filter(|offer| offer.kind == Kind::SelectCoupon) {
        offer.excludes_code = true;
    }
    let strict = cart.clone().with_offers(offers).unwrap_or_else(|_| cart.clone());
    strict.with_law(Law { coins, ..cart.law() })
}

/// The most that these orders come to, whichever way the questions fall; `None` where one of the
/// answers forbids them.
fn worst_total(model: &Model<'_>, draft: &Draft) -> Option<i64> {
    let mut worst = draft.total;
    for coins in [CoinsLaw::Inside, CoinsLaw::Outside] {
        let cart = strict(model.cart, coins);
        let orders = draft.receipts_under(&cart, model)?;
        worst = worst.max(orders.iter().map(|order| order.total.minor()).sum());
    }
    Some(worst)
}
