//! Store coupons that lose more than they save.

use contract::OfferKind;

use crate::budget::Budget;
use crate::draft::Draft;
use crate::model::Model;
use crate::money::Money;
use crate::offer::Offer;
use crate::plan::{By, Order, Unticked, Verdict};
use crate::receipt::{Choice, Refusal, receipt};

/// Store coupons that apply if the plan takes none of their store, and that would raise the
/// total of their order with its other choices kept as far as they hold.
pub(crate) fn unticked(
    model: &Model<'_>,
    draft: &Draft,
    orders: &[Order],
    verdicts: &[(String, Verdict)],
    budget: &mut Budget<'_>,
) -> Vec<Unticked> {
    let cart = model.cart;
    let mut found: Vec<Unticked> = Vec::new();
    let applies = cart.offers().iter().zip(verdicts).filter(|(offer, (_, verdict))| {
        offer.kind == OfferKind::StoreCoupon && *verdict == Verdict::Applies
    });
    for (offer, _) in applies {
        if budget.spend(model.lines.len() as u64) {
            break;
        }
        let mut balance = cart.coins().balance;
        for (placed, order) in draft.orders.iter().zip(orders) {
            let chosen: Vec<&Offer> = used(model, order).collect();
            let taken = chosen
                .iter()
                .any(|other| other.kind == OfferKind::StoreCoupon && other.seller == offer.seller);
            let choice = Choice {
                offers: chosen.iter().map(|other| other.id.as_str()).collect(),
                coins: placed.pick.coins.map(|_| balance),
                first: placed.first,
            };
            if !taken && let Some(unticked) = with_coupon(model, order, choice, offer) {
                found.push(unticked);
                break;
            }
            balance = balance.saturating_sub(placed.pick.coins.unwrap_or(0).unsigned_abs());
        }
    }
    found
}

/// The chosen offers of an order.
fn used<'m>(model: &Model<'m>, order: &Order) -> impl Iterator<Item = &'m Offer> {
    let cart = model.cart;
    let ids = order.steps.iter().filter_map(|step| match &step.by {
        By::Offer(id) => Some(id.clone()),
        By::Coins(_) => None,
    });
    ids.filter_map(|id| cart.offers().iter().find(|offer| offer.id == id))
        .filter(|offer| !offer.kind.is_automatic())
}

/// The order with one more coupon, less what falls short by it.
fn with_coupon<'a>(
    model: &Model<'_>,
    order: &Order,
    mut choice: Choice<'a>,
    coupon: &'a Offer,
) -> Option<Unticked> {
    let mut loses = Vec::new();
    choice.offers.push(&coupon.id);
    loop {
        match receipt(model.cart, &order.lines, &choice) {
            Ok(with) => {
                let costs = with.total.minor() - order.total.minor();
                let costs = (costs > 0).then(|| Money::from_minor(costs, with.total.currency()))?;
                return Some(Unticked { offer: coupon.id.clone(), costs, loses });
            }
            Err(Refusal::Short(id, _)) if id != coupon.id => {
                choice.offers.retain(|other| *other != id);
                loses.push(id);
            }
            Err(_) => return None,
        }
    }
}
