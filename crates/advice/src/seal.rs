//! What a plan may be called: the best, the best in one order, or the best of what is known.

use contract::{Advice, Certainty, Change, Offer, OfferKind, Plan, Seal, SealWhy, Verdict};

/// Gives the advice its seal; `unexplained` texts of the page have no role.
///
/// "Best" is earned: while anything is not known that could make the cart cheaper or dearer, it is no
/// more than the best of what is known.
pub(crate) fn give(advice: &mut Advice, unexplained: u32) {
    if !advice.plan.proved || advice.plan.orders.is_empty() {
        return;
    }
    let plan = &advice.plan;
    let why = [
        (SealWhy::Unexplained, unexplained > 0),
        (SealWhy::LeftOut, !(advice.left_out.is_empty() && plan.left_out.is_empty())),
        (SealWhy::NoCodes, !knows_a_code(plan, &advice.offers)),
        (SealWhy::NotCounted, !plan.not_counted.is_empty()),
        (SealWhy::Uncertain, plan.certainty == Certainty::Likely && plan.not_counted.is_empty()),
    ];
    advice.seal_why = why.into_iter().filter(|(_, holds)| *holds).map(|(why, _)| why).collect();
    advice.seal = Some(if !advice.seal_why.is_empty() {
        Seal::Known
    } else if plan.hints.iter().any(|hint| matches!(hint.change, Change::Split { .. })) {
        Seal::OneOrder
    } else {
        Seal::Best
    });
}

/// Whether any code is known that holds now, for this ship-to and in this currency: a code that is too
/// large for the cart is known all the same.
fn knows_a_code(plan: &Plan, offers: &[Offer]) -> bool {
    let is_code = |id: &str| {
        let offer = offers.iter().find(|offer| offer.id.as_deref() == Some(id));
        offer.is_some_and(|offer| offer.kind == OfferKind::Code)
    };
    let holds = |verdict| {
        !matches!(
            verdict,
            Verdict::OtherCurrency
                | Verdict::OtherMarket
                | Verdict::UsedUp
                | Verdict::Gone
                | Verdict::UnknownWindow
                | Verdict::NotYet
                | Verdict::Expired
        )
    };
    plan.offers.iter().any(|row| holds(row.verdict) && is_code(&row.id))
}
