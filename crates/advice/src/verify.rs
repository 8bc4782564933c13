//! Whether a plan adds up, in words.

use deal::{Fault, Instant, Missing, Refusal};
use serde::Serialize;

use crate::actions::actions;
use crate::contract::{Cart, Certainty, Plan};
use crate::error::Error;
use crate::plan::{named, switch_to, uses_uncertain};

/// Something in a plan that does not add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Discrepancy {
    /// Where it stands: `orders[0].steps[1].saved`.
    pub place: String,
    /// What is wrong there.
    pub what: String,
}

/// Everything in a plan that does not add up for this cart, at its own instant or else at `now`; nothing
/// where all does.
///
/// Every receipt is recomputed from the law alone. Whether a cheaper plan exists is not the question, nor
/// how a text is worded.
///
/// # Errors
/// The first value that cannot stand in the cart, or in a plan for it (then with `plan.` before its path).
pub fn verify(cart: &Cart, plan: &Plan, now: Instant) -> Result<Vec<Discrepancy>, Error> {
    let law_cart = cart.to_deal(now)?;
    let law_plan =
        plan.to_deal(&law_cart).map_err(|error| error.moved(|at| format!("plan.{at}")))?;
    let offers = named(&cart.offers);
    let mut found: Vec<Discrepancy> = deal::verify(&law_cart, &law_plan)
        .into_iter()
        .map(|fault| Discrepancy {
            place: fault.place.replacen("unticked", "leave_unticked", 1),
            what: words(&fault.fault),
        })
        .collect();
    let mut add = |place: String, what: &str| {
        found.push(Discrepancy { place, what: what.to_owned() });
    };
    for (at, (order, law)) in plan.orders.iter().zip(&law_plan.orders).enumerate() {
        let saved = law.steps.iter().map(|step| step.saved.amount()).sum::<rust_decimal::Decimal>();
        let listed = order.listed.as_ref().map(|listed| listed.value());
        if listed.is_some_and(|listed| listed != law.goods.amount() + saved) {
            add(format!("orders[{at}].listed"), "it is not the goods and what was saved on them");
        }
    }
    if plan.certainty == Certainty::Certain && uses_uncertain(&law_plan, &offers) {
        add("certainty".into(), "the plan uses an offer that was not read with certainty");
    }
    let expected = actions(&law_plan, &offers, switch_to(&law_cart));
    let told = plan.actions.iter().map(|action| {
        let mut action = action.clone();
        action.text = None;
        action
    });
    if !told.eq(expected) {
        add("actions".into(), "they are not what the orders ask for");
    }
    Ok(found)
}

fn words(fault: &Fault) -> String {
    match fault {
        Fault::Refused(refusal) => refused(refusal),
        Fault::Amount { found, expected } => format!("it is {expected}, not {found}"),
        Fault::Below { found, least } => format!("{found} is below {least}"),
        Fault::Pieces { found, expected } => {
            format!("the orders hold {found} of its pieces, the cart {expected}")
        }
        Fault::UsedTooOften { offer, uses } => format!("{offer} may serve {uses} orders only"),
        Fault::TooManyOrders => "the cart is for one order".into(),
        Fault::FirstOrderTwice => "two orders use offers for the first order".into(),
        Fault::Differs => "it is not what the law gives".into(),
        Fault::Verdict(verdict) => {
            let named = crate::contract::Verdict::from(verdict).name();
            match verdict {
                deal::Verdict::Short(missing) => format!("it is {named} by {}", lacking(missing)),
                deal::Verdict::Conflicts(with) => format!("it {named} with {}", with.join(", ")),
                _ => format!("it is {named}"),
            }
        }
        Fault::Contradiction => "it contradicts the rest of the plan".into(),
    }
}

fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::UnknownLine(id) => format!("the cart has no line \"{id}\""),
        Refusal::Pieces(id) => format!("line \"{id}\" stands twice or has not so many pieces"),
        Refusal::UnknownOffer(id) => format!("the cart has no offer \"{id}\""),
        Refusal::NotAChoice(id) => format!("{id} applies by itself"),
        Refusal::Term(id, verdict) => {
            format!("{id} cannot be used: {}", crate::contract::Verdict::from(verdict).name())
        }
        Refusal::Short(id, missing) => format!("{id} is short by {}", lacking(missing)),
        Refusal::UsedUp(id) => format!("{id} is used up"),
        Refusal::Conflict(id, rival) => format!("{id} cannot stand beside {rival}"),
        Refusal::CoinValue => "nobody knows what a coin is worth in this currency".into(),
    }
}

fn lacking(missing: &Missing) -> String {
    match missing {
        Missing::Spend(amount) => amount.to_string(),
        Missing::Pieces(pieces) => format!("{pieces} pieces"),
    }
}
