//! Carts worked by hand, through the contract.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use contract::{Cart, Certainty, Change, Differs, Plan, Task};
use deal::Instant;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// The working.
    why: String,
    cart: Cart,
    expect: Expect,
}

/// What is said of the plan; what a case does not say may be as it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    total: String,
    saved: Option<String>,
    orders: Option<usize>,
    /// The total of the best single order, or null where a split did not win.
    #[serde(default, deserialize_with = "said")]
    one_order: Option<Option<String>>,
    /// Verdicts by offer.
    #[serde(default)]
    offers: BTreeMap<String, String>,
    /// What offers lack.
    #[serde(default)]
    missing: BTreeMap<String, String>,
    /// What offers take off each line.
    #[serde(default)]
    shares: BTreeMap<String, BTreeMap<String, String>>,
    /// All actions, each with what it is about.
    actions: Option<Vec<String>>,
    /// All hints, each with what it changes, what it nets and the total then.
    hints: Option<Vec<String>>,
    /// What came second: its total and what it exchanges.
    runner_up: Option<String>,
    /// The total that holds whichever way the open questions fall; `certain` where none bears on it.
    certain_total: Option<String>,
    /// What is paid beside the total.
    not_counted: Option<Vec<String>>,
    /// The stores of each order whose fee is not known.
    shipping_unknown: Option<Vec<Vec<String>>>,
}

fn said<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(from).map(Some)
}

fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/carts");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let read = |path: &PathBuf| -> Vec<Case> {
        let text = std::fs::read_to_string(path).unwrap();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files.iter().flat_map(read).collect()
}

fn plan(cart: &Cart) -> Plan {
    let now = Instant::parse("2026-05-05T12:00:00Z").unwrap();
    advice::plan(cart, now, &mut || false).unwrap()
}

/// What the plan says of everything that the case speaks of.
fn told(plan: &Plan, expect: &Expect) -> Vec<(String, String, String)> {
    let mut told = vec![("total".into(), expect.total.clone(), plan.total.to_string())];
    let mut tell = |what: String, expected: &str, found: String| {
        told.push((what, expected.to_owned(), found));
    };
    tell("proved".into(), "true", plan.proved.to_string());
    tell("bound".into(), &expect.total, plan.bound.to_string());
    if let Some(saved) = &expect.saved {
        tell("saved".into(), saved, plan.saved.to_string());
    }
    if let Some(orders) = expect.orders {
        tell("orders".into(), &orders.to_string(), plan.orders.len().to_string());
    }
    if let Some(one) = &expect.one_order {
        let found = plan.one_order.as_ref().map(|order| order.total.to_string());
        tell("one order".into(), &format!("{one:?}"), format!("{found:?}"));
    }
    for (id, verdict) in &expect.offers {
        let row = plan.offers.iter().find(|row| row.id == *id).unwrap();
        tell(
            id.clone(),
            verdict,
            serde_json::to_value(row.verdict).unwrap().as_str().unwrap().into(),
        );
    }
    for (id, missing) in &expect.missing {
        let row = plan.offers.iter().find(|row| row.id == *id).unwrap();
        tell(
            format!("missing for {id}"),
            missing,
            row.missing.as_ref().map_or("", |a| a.as_str()).into(),
        );
    }
    for (id, shares) in &expect.shares {
        let steps = plan.orders.iter().flat_map(|order| &order.steps);
        let found: BTreeMap<String, String> = steps
            .filter(|step| step.offer() == Some(id.as_str()))
            .flat_map(|step| &step.shares)
            .map(|share| (share.id.clone(), share.saved.to_string()))
            .collect();
        tell(format!("shares of {id}"), &format!("{shares:?}"), format!("{found:?}"));
    }
    if let Some(actions) = &expect.actions {
        tell("actions".into(), &format!("{actions:?}"), format!("{:?}", actions_of(plan)));
    }
    if let Some(hints) = &expect.hints {
        tell("hints".into(), &format!("{hints:?}"), format!("{:?}", hints_of(plan)));
    }
    if let Some(second) = &expect.runner_up {
        tell("runner-up".into(), second, runner_up_of(plan));
    }
    if let Some(certainly) = &expect.certain_total {
        let found = match plan.certainty {
            Certainty::Likely => plan.certain_total.to_string(),
            Certainty::Certain => "certain".into(),
        };
        tell("certain total".into(), certainly, found);
    }
    if let Some(expected) = &expect.not_counted {
        let found = serde_json::to_value(&plan.not_counted).unwrap();
        tell("not counted".into(), &serde_json::to_string(expected).unwrap(), found.to_string());
    }
    if let Some(expected) = &expect.shipping_unknown {
        let of = |order: &contract::Order| order.shipping_unknown.clone();
        let found: Vec<Vec<String>> = plan.orders.iter().map(of).collect();
        tell("shipping unknown".into(), &format!("{expected:?}"), format!("{found:?}"));
    }
    let says_why = plan.why.as_ref().is_some_and(|why| !why.is_empty());
    let likely = plan.certainty == Certainty::Likely;
    told.push(("why".into(), likely.to_string(), says_why.to_string()));
    told
}

/// Each hint in few words: `add 0.01 for C5 nets 2.99: 34.00`, `leave_out 2 nets 6.00: 31.00`.
fn hints_of(plan: &Plan) -> Vec<String> {
    let words = |hint: &contract::Hint| {
        let change = match &hint.change {
            Change::Add { amount, offer, .. } => {
                let offer = offer.as_ref().map(|offer| format!(" for {offer}"));
                format!("add {amount}{}", offer.unwrap_or_default())
            }
            Change::Quantity { line, quantity } => format!("quantity {line} to {quantity}"),
            Change::LeaveOut { line } => format!("leave_out {line}"),
            Change::Split { orders } => format!("split to {orders}"),
        };
        format!("{change} nets {}: {}", hint.net, hint.total)
    };
    plan.hints.iter().map(words).collect()
}

/// `36.80 with AP without A5`, `183.03 as one order`.
fn runner_up_of(plan: &Plan) -> String {
    let Some(second) = &plan.runner_up else { return "none".into() };
    let of = |word: &str, ids: &[String]| -> String {
        ids.iter().map(|id| format!(" {word} {id}")).collect()
    };
    match second.differs {
        Differs::Choice => {
            let (with, without) = (of("with", &second.with), of("without", &second.without));
            format!("{}{with}{without}", second.total)
        }
        Differs::OneOrder => format!("{} as one order", second.total),
        Differs::Coins => format!("{} with the coins kept otherwise", second.total),
    }
}

/// Each action with what it is about: `collect A5`, `order_apart 1`, `use_coins 100`.
fn actions_of(plan: &Plan) -> Vec<String> {
    let about = |action: &contract::Action| match &action.task {
        Task::Collect { offer, .. } => format!("collect {offer}"),
        Task::LeaveUnticked { offer, .. } => format!("leave_unticked {offer}"),
        Task::SwitchCurrency { currency } => format!("switch_currency {currency}"),
        Task::OrderApart { order, .. } => format!("order_apart {order}"),
        Task::EnterCode { offer, .. } => format!("enter_code {offer}"),
        Task::UseCoins { coins, .. } => format!("use_coins {}", coins.unwrap()),
        Task::PayWith { offer, .. } => format!("pay_with {offer}"),
    };
    plan.actions.iter().map(about).collect()
}

#[test]
fn every_cart_worked_by_hand_comes_out_as_worked() {
    let cases = cases();
    assert!(cases.len() >= 110, "only {} carts were found", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        for (what, expected, found) in told(&plan(&case.cart), &case.expect) {
            if expected != found {
                wrong.push(format!(
                    "{}\n  {}\n  {what}: expected {expected}, found {found}",
                    case.name, case.why
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_plan_adds_up() {
    let now = Instant::parse("2026-05-05T12:00:00Z").unwrap();
    for case in cases() {
        let found = advice::verify(&case.cart, &plan(&case.cart), now).unwrap();
        assert_eq!(found, [], "{}", case.name);
    }
}

#[test]
fn no_two_carts_have_one_name() {
    let cases = cases();
    let mut names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), cases.len());
}

#[test]
fn a_plan_is_read_back_as_it_was_written() {
    for case in cases() {
        let plan = plan(&case.cart);
        let json = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan, "{}", case.name);
    }
}

#[test]
fn a_plan_in_the_words_of_the_contract_loses_nothing_of_the_laws() {
    let now = Instant::parse("2026-05-05T12:00:00Z").unwrap();
    // The law knows of no offer that was not read with certainty.
    let sure = |case: &Case| case.cart.offers.iter().all(|offer| offer.uncertain.is_none());
    for case in cases().into_iter().filter(sure) {
        let cart = advice::law_cart(&case.cart, now).unwrap();
        let best = deal::plan(&cart, &mut || false);
        assert_eq!(deal::Plan::of(&plan(&case.cart), &cart).unwrap(), best, "{}", case.name);
    }
}

#[test]
fn a_plan_that_hides_what_it_does_not_count_does_not_add_up() {
    let now = Instant::parse("2026-05-05T12:00:00Z").unwrap();
    let mut tried = 0;
    for case in cases() {
        let plan = plan(&case.cart);
        let places = |plan: &Plan| -> Vec<String> {
            let found = advice::verify(&case.cart, plan, now).unwrap();
            found.into_iter().map(|fault| fault.place).collect()
        };
        if plan.certainty == Certainty::Likely {
            let silent = Plan { why: None, ..plan.clone() };
            assert!(places(&silent).contains(&"why".into()), "{}", case.name);
            let sure = Plan { certainty: Certainty::Certain, why: None, ..plan.clone() };
            assert!(places(&sure).contains(&"certainty".into()), "{}", case.name);
        } else {
            let doubtful = Plan { why: Some("who knows".into()), ..plan.clone() };
            assert!(places(&doubtful).contains(&"why".into()), "{}", case.name);
        }
        if plan.not_counted.is_empty() {
            continue;
        }
        let hidden = Plan { not_counted: Vec::new(), ..plan.clone() };
        assert!(places(&hidden).contains(&"not_counted".into()), "{}", case.name);
        let mut counted = plan.clone();
        counted.orders.iter_mut().for_each(|order| order.shipping_unknown.clear());
        let named = plan.orders.iter().any(|order| !order.shipping_unknown.is_empty());
        assert_eq!(!places(&counted).is_empty(), named, "{}", case.name);
        tried += 1;
    }
    assert!(tried >= 7, "only {tried} carts leave something out");
}
