//! Why a total is only likely, in plain English.

use contract::{Cart, Certainty, Line, NotCounted, Offer};
use deal::By;

/// Everything that the total of a plan hangs on; nothing if it is certain.
///
/// `offers` are the offers by the ids that the plan uses.
pub(crate) fn reasons(
    cart: &Cart,
    offers: &[Offer],
    law_cart: &deal::Cart,
    plan: &deal::Plan,
) -> Vec<String> {
    let mut found = not_counted(plan);
    for offer in offers.iter().filter(|offer| offer.uncertain == Some(true)) {
        let id = offer.id.as_deref().unwrap_or_default();
        if uses(plan, id) {
            #[cfg(feature = "words")]
            let name = &crate::words::known_as(offer, id);
            #[cfg(not(feature = "words"))]
            let name = offer.code.as_deref().unwrap_or(id);
            let why = offer.why.as_deref().unwrap_or("its terms are not certain");
            found.push(format!("{name}: {why}"));
        }
    }
    let whys = |line: &'_ Line| -> Vec<String> {
        let why = line.why.as_deref().unwrap_or("its price is not certain");
        why.split("; ").map(str::to_owned).collect()
    };
    let uncertain: Vec<_> = cart.lines.iter().filter(|line| line.uncertain == Some(true)).collect();
    let uncertain: Vec<_> = uncertain.into_iter().map(|line| (line, whys(line))).collect();
    for (at, (line, whys)) in uncertain.iter().enumerate() {
        // What is said of several lines in the same words is the cart's, and said once.
        let is_shared = |why: &&String| {
            line.why.is_some()
                && uncertain
                    .iter()
                    .enumerate()
                    .any(|(of, (_, whys))| of != at && whys.contains(why))
        };
        let own: Vec<&str> =
            whys.iter().filter(|why| !is_shared(why)).map(String::as_str).collect();
        if !own.is_empty() {
            let name = line.title.as_deref().unwrap_or(&line.id);
            found.push(format!("{name}: {}", own.join("; ")));
        }
        for why in whys.iter().filter(is_shared) {
            if !found.contains(why) {
                found.push(why.clone());
            }
        }
    }
    let otherwise = found.is_empty() && plan.certainty == Certainty::Likely;
    if otherwise || deal::worst_of(law_cart, plan) != Some(plan.total) {
        found.push("an open question of the rules could make it dearer".to_owned());
    }
    found
}

/// What is paid beside the total.
fn not_counted(plan: &deal::Plan) -> Vec<String> {
    let say = |what: &NotCounted| match what {
        NotCounted::Shipping => {
            let unknown = plan.orders.iter().flat_map(|order| &order.shipping_unknown);
            let mut sellers: Vec<&str> = unknown.map(String::as_str).collect();
            sellers.sort_unstable();
            sellers.dedup();
            format!("the shipping of {} is not known", sellers.join(", "))
        }
        NotCounted::Tax => "tax is added at the checkout".to_owned(),
        NotCounted::Duty => "customs duty is not known".to_owned(),
        NotCounted::Fee => "a fee is not known".to_owned(),
    };
    plan.not_counted.iter().map(say).collect()
}

/// Whether the plan uses an offer.
fn uses(plan: &deal::Plan, id: &str) -> bool {
    let mut steps = plan.orders.iter().flat_map(|order| &order.steps);
    steps.any(|step| matches!(&step.by, By::Offer(used) if used == id))
}
