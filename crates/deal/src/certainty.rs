//! Whether a total hangs on an open question of the rules.
//!
//! Open are: whether coins lower the base on which a code is tested (law Q1), whether
//! spend-and-save comes before the code, whether a code stands beside a Select coupon (law §9),
//! whether free shipping is tested before coupons (law Q2), and whether a code's minimum is
//! tested on prices with or without the tax that they include (law Q3). A total is certain when
//! the same orders come to it whichever way all of them fall. Where they do not, the certain total
//! is that of a plan whose orders are legal either way, at the worst of its totals.

use contract::{Certainty, CoinsLaw, Law, Layer, OfferKind, SpendAndSaveLaw};

use crate::cart::{Cart, Coins, Shipping};
use crate::draft::Draft;
use crate::line::Line;
use crate::minor::{PARTS, times_over};
use crate::model::Model;
use crate::money::{Money, Percent};
use crate::offer::MinSpend;
use crate::plan::Order;
use crate::receipts::{OrderChoice, choices, receipts_of};

/// How sure a draft's total is, and the total that holds either way; `search` is asked for the best
/// draft of the cart as the strictest answers make it.
pub(crate) fn certainty(
    model: &Model<'_>,
    draft: &Draft,
    orders: &[Order],
    search: &mut dyn FnMut(&Model<'_>) -> Draft,
) -> (Certainty, i64) {
    let cart = model.cart;
    if !may_hang(cart, orders) {
        return (Certainty::Certain, draft.total);
    }
    let worst = worst_total(cart, &choices(draft, model));
    if worst == Some(draft.total) {
        return (Certainty::Certain, draft.total);
    }
    let mut safe = |cart: &Cart| {
        let model = Model::new(cart);
        let draft = search(&model);
        worst_total(cart, &choices(&draft, &model))
    };
    let mut least = worst;
    for &spend_and_save in orders_of_spend_and_save(cart) {
        let strict = strict(cart, Law { coins: CoinsLaw::Inside, spend_and_save });
        let found = safe(&strict).or_else(|| {
            let without = strict.clone().with_coins(Coins::default()).ok()?;
            safe(&without)
        });
        least = [least, found].into_iter().flatten().min();
    }
    let everything = Draft::nothing_chosen(model);
    let bare = worst_total(cart, &choices(&everything, model));
    let total = [least, bare].into_iter().flatten().min().unwrap_or(draft.total);
    (Certainty::Likely, total.max(draft.total))
}

/// Whether any of the questions could change what these orders come to.
pub(crate) fn may_hang(cart: &Cart, orders: &[Order]) -> bool {
    let has = |order: &Order, layer: Layer| order.steps.iter().any(|step| step.layer == layer);
    let saves = orders_of_spend_and_save(cart).len() > 1;
    orders.iter().any(|order| {
        let beside_code = saves
            || has(order, Layer::Coins)
            || has(order, Layer::SelectCoupon)
            || cart.included_tax() > Percent::ZERO;
        (has(order, Layer::Code) && beside_code) || fees_in_doubt(cart, order) != Some(0)
    })
}

/// The most that these orders come to, whichever way the questions fall; `None` if one of the
/// answers forbids them.
pub(crate) fn worst_total(cart: &Cart, chosen: &[OrderChoice<'_>]) -> Option<i64> {
    let mut worst = 0;
    for coins in [CoinsLaw::Inside, CoinsLaw::Outside] {
        for &spend_and_save in orders_of_spend_and_save(cart) {
            let cart = strict(cart, Law { coins, spend_and_save });
            let orders = receipts_of(&cart, chosen)?;
            let mut sum = 0;
            for order in &orders {
                sum += order.total.minor() + fees_in_doubt(&cart, order)?;
            }
            worst = worst.max(sum);
        }
    }
    Some(worst)
}

/// The places where spend-and-save may stand; a single one if the cart has no such offer.
fn orders_of_spend_and_save(cart: &Cart) -> &'static [SpendAndSaveLaw] {
    let has = cart.offers().iter().any(|offer| offer.kind == OfferKind::SpendAndSave);
    let both = &[SpendAndSaveLaw::BeforeCode, SpendAndSaveLaw::AfterCode];
    if has { both } else { &both[..1] }
}

/// The cart where no code stands beside a Select coupon, and each code asks for its minimum without
/// the tax that the prices include.
fn strict(cart: &Cart, law: Law) -> Cart {
    let mut offers = cart.offers().to_vec();
    for offer in &mut offers {
        if offer.kind == OfferKind::SelectCoupon {
            offer.excludes_code = true;
        }
        if let MinSpend::Known(least) = offer.min_spend
            && offer.kind.layer() == Layer::Code
        {
            let (tax, rest) = times_over(least.minor(), cart.included_tax().parts(), PARTS);
            let gross = least.minor().saturating_add(tax).saturating_add(i64::from(rest > 0));
            offer.min_spend = MinSpend::Known(Money::from_minor(gross, least.currency()));
        }
    }
    let strict = cart.clone().with_offers(offers).unwrap_or_else(|_| cart.clone());
    strict.with_law(law)
}

/// The fees that an order is spared only if what its stores' lines listed for counts, and not what
/// was left of that after discounts and coupons; `None` if nobody knows one of them.
fn fees_in_doubt(cart: &Cart, order: &Order) -> Option<i64> {
    // By store: what sets it free, what its lines listed for, and what was saved on them.
    let freed = cart.shipping().iter().filter_map(|fee| Some((fee, fee.free_over?, 0, 0)));
    let mut stores: Vec<(&Shipping, Money, i64, i64)> = freed.collect();
    if stores.is_empty() {
        return Some(0);
    }
    stores.sort_unstable_by(|a, b| a.0.seller.cmp(&b.0.seller));
    let mut lines: Vec<&Line> = cart.lines().iter().collect();
    lines.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    let line =
        |id: &str| lines.binary_search_by(|line| (*line.id).cmp(id)).map(|at| lines[at]).ok();
    let store = |stores: &[(&Shipping, Money, i64, i64)], line: &Line| {
        stores.binary_search_by(|(fee, ..)| fee.seller.cmp(&line.seller)).ok()
    };
    for part in &order.lines {
        if let Some(line) = line(&part.id)
            && let Some(at) = store(&stores, line)
        {
            stores[at].2 += line.price.minor() * i64::from(part.quantity);
        }
    }
    let coupons = order.steps.iter().filter(|step| step.layer < Layer::Coins);
    for share in coupons.flat_map(|step| &step.shares) {
        if let Some(line) = line(&share.id)
            && let Some(at) = store(&stores, line)
        {
            stores[at].3 += share.saved.minor();
        }
    }
    let in_doubt = |(_, over, listed, saved): &&(&Shipping, Money, i64, i64)| {
        *listed >= over.minor() && listed - saved < over.minor()
    };
    stores.iter().filter(in_doubt).map(|(fee, ..)| Some(fee.amount?.minor())).sum()
}
