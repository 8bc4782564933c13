//! Whether a plan adds up, in words.

use contract::{Amount, Cart, Certainty, Change, Hint, Plan, Step, Task};
use deal::{Fault, Instant, Missing, Refusal};
use serde::Serialize;

use crate::actions::actions;
use crate::error::Error;
use crate::law::law_cart;
use crate::plan::{named, switch_to, uses_uncertain};
use crate::window::settled;

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
    let law_cart = law_cart(cart, now)?;
    let law_plan = deal::Plan::of(plan, &law_cart)
        .map_err(|error| Error::from(error).moved(|at| format!("plan.{at}")))?;
    let offers = settled(&named(&cart.offers), law_cart.at());
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
    let places = (0..plan.orders.len()).map(|at| format!("orders[{at}]"));
    let told = plan.orders.iter().zip(&law_plan.orders).zip(places);
    let one = plan.one_order.iter().zip(&law_plan.one_order).zip(["one_order".to_owned()]);
    for ((order, law), place) in told.chain(one) {
        let saved = law.steps.iter().map(|step| step.saved.amount()).sum::<rust_decimal::Decimal>();
        let listed = order.listed.as_ref().map(|listed| listed.value());
        if listed.is_some_and(|listed| listed != law.goods.amount() + saved) {
            add(format!("{place}.listed"), "it is not the goods and what was saved on them");
        }
    }
    let unsure = uses_uncertain(&law_plan, &offers)
        || cart.lines.iter().any(|line| line.uncertain == Some(true));
    let says_why = plan.why.as_ref().is_some_and(|why| !why.is_empty());
    if says_why != (plan.certainty == Certainty::Likely) {
        add("why".into(), "it says what a likely total hangs on, and stands beside no other");
    }
    if plan.certainty == Certainty::Certain && unsure {
        add("certainty".into(), "the plan uses what was not read with certainty");
    }
    if plan.certainty == Certainty::Likely && !unsure && law_plan.not_counted.is_empty() {
        let worst = deal::worst_of(&law_cart, &law_plan).map(deal::Money::minor);
        if worst == Some(law_plan.total.minor()) {
            add("certainty".into(), "the total hangs on no open question");
        } else if worst.is_some_and(|worst| worst < law_plan.certain_total.minor()) {
            add("certain_total".into(), "these orders cost less however the questions fall");
        }
    }
    let expected = actions(&law_plan, &offers, switch_to(&law_cart, &[]));
    // A coupon to leave unticked without what it would cost is not in the law's plan.
    let told = plan
        .actions
        .iter()
        .map(|action| &action.task)
        .filter(|task| !matches!(task, Task::LeaveUnticked { amount: None, .. }));
    if !(told.clone().count() == expected.len()
        && told.zip(&expected).all(|(told, expected)| is_as(told, &expected.task)))
    {
        add("actions".into(), "they are not what the orders ask for");
    }
    Ok(found)
}

/// What a plan claims that no receipt can show and a search of our own refutes: its bound, what is
/// certain of it, and its hints.
///
/// # Errors
/// The first value that cannot stand in the cart.
pub fn refute(
    cart: &Cart,
    plan: &Plan,
    now: Instant,
    out_of_time: &mut dyn FnMut() -> bool,
) -> Result<Vec<Discrepancy>, Error> {
    let own = crate::plan(cart, now, out_of_time)?;
    let mut found = Vec::new();
    let mut add = |place: String, what: String| found.push(Discrepancy { place, what });
    if own.total.value() < plan.bound.value() {
        add("bound".into(), format!("there is a plan for {}", own.total.as_str()));
    }
    if !own.proved || chosen(&own) != chosen(plan) || own.orders.len() != plan.orders.len() {
        return Ok(found);
    }
    if own.certain_total.value() != plan.certain_total.value() {
        add("certain_total".into(), format!("it is {}", own.certain_total.as_str()));
    }
    for (at, hint) in plan.hints.iter().enumerate() {
        let own = own.hints.iter().find(|own| is_about_the_same(&own.change, &hint.change));
        if own.is_some_and(|own| !promises(hint, own)) {
            add(format!("hints[{at}]"), "it is not what the changed cart comes to".into());
        }
    }
    Ok(found)
}

/// The offers that a plan chose, by id.
fn chosen(plan: &Plan) -> Vec<&str> {
    let steps = plan.orders.iter().flat_map(|order| &order.steps);
    let mut chosen: Vec<&str> = steps.filter_map(Step::offer).collect();
    chosen.sort_unstable();
    chosen
}

/// Whether two changes are of one kind and of the same line or offer.
fn is_about_the_same(one: &Change, other: &Change) -> bool {
    match (one, other) {
        (Change::Add { offer, .. }, Change::Add { offer: of_other, .. }) => offer == of_other,
        (Change::Quantity { line, .. }, Change::Quantity { line: of_other, .. })
        | (Change::LeaveOut { line }, Change::LeaveOut { line: of_other }) => line == of_other,
        (Change::Split { .. }, Change::Split { .. }) => true,
        _ => false,
    }
}

/// Whether a hint promises what another about the same does.
fn promises(told: &Hint, own: &Hint) -> bool {
    let sums = |hint: &Hint| (hint.net.value(), hint.total.value());
    let is_as_much = match (&told.change, &own.change) {
        (Change::Add { amount, .. }, Change::Add { amount: of_own, .. }) => {
            amount.value() == of_own.value()
        }
        (told, own) => told == own,
    };
    sums(told) == sums(own) && is_as_much
}

/// Whether a task is the expected one, as far as it goes: what the contract does not ask for need not be
/// told.
fn is_as(told: &Task, expected: &Task) -> bool {
    let same = |told: &Option<Amount>, expected: &Option<Amount>| {
        told.is_none() || told.as_ref().map(Amount::value) == expected.as_ref().map(Amount::value)
    };
    match (told, expected) {
        (Task::Collect { offer, amount }, Task::Collect { offer: its, amount: sum }) => {
            offer == its && same(amount, sum)
        }
        (
            Task::LeaveUnticked { offer, amount, loses },
            Task::LeaveUnticked { offer: its, amount: sum, loses: lost },
        ) => offer == its && same(amount, sum) && (loses.is_empty() || loses == lost),
        (
            Task::OrderApart { order, lines, amount },
            Task::OrderApart { order: its, lines: parts, amount: sum },
        ) => (order, lines) == (its, parts) && same(amount, sum),
        (
            Task::EnterCode { offer, order, amount },
            Task::EnterCode { offer: its, order: place, amount: sum },
        )
        | (
            Task::PayWith { offer, order, amount },
            Task::PayWith { offer: its, order: place, amount: sum },
        ) => offer == its && (order.is_none() || order == place) && same(amount, sum),
        (
            Task::UseCoins { coins, order, amount },
            Task::UseCoins { coins: its, order: place, amount: sum },
        ) => {
            (coins.is_none() || coins == its)
                && (order.is_none() || order == place)
                && same(amount, sum)
        }
        (told, expected) => told == expected,
    }
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
            let named = contract::Verdict::from(verdict).name();
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
            format!("{id} cannot be used: {}", contract::Verdict::from(verdict).name())
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
