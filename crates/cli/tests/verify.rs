//! `beststack plan --verify` as a script meets it.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

/// A folder of this process, with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("beststack-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn beststack(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_beststack")).args(arguments).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A split with coins, a coupon to leave unticked and tax.
fn cart() -> Value {
    json!({
        "ship_to": "US", "currency": "USD", "at": "2026-05-05T12:00:00Z", "orders": "split",
        "coins": 50, "tax_percent": "7",
        "lines": [
            {"id": "1", "seller": "A", "price": "59.50", "quantity": 1, "coins_percent": "2"},
            {"id": "2", "seller": "B", "price": "40.00", "quantity": 1}],
        "offers": [
            {"id": "A1", "kind": "store_coupon", "seller": "A", "off": "1", "min_spend": "20"},
            {"id": "C5", "kind": "code", "off": "5", "min_spend": "39"},
            {"id": "C8", "kind": "code", "off": "8", "min_spend": "59"},
            {"id": "BRA", "kind": "code", "off": "9", "min_spend": "59", "markets": ["BR"]}]
    })
}

/// Writes a cart and its plan, changed, and verifies the one with the other.
fn verify(name: &str, change: impl FnOnce(&mut Value)) -> (Option<i32>, String, String) {
    let folder = folder(name, &[("cart.json", &cart().to_string())]);
    let (cart, plan) = (folder.join("cart.json"), folder.join("plan.json"));
    let (cart, plan) = (cart.to_str().unwrap(), plan.to_str().unwrap());
    let planned = beststack(&["plan", cart, "--json"]);
    let mut json: Value = serde_json::from_slice(&planned.stdout).unwrap();
    change(&mut json);
    std::fs::write(plan, json.to_string()).unwrap();
    let ran = beststack(&["plan", cart, "--verify", plan]);
    std::fs::remove_dir_all(folder).unwrap();
    (ran.status.code(), said(&ran.stdout), said(&ran.stderr))
}

#[test]
fn a_plan_that_adds_up_ends_with_nothing() {
    let (code, told, _) = verify("right", |_| ());
    assert_eq!((code, told.as_str()), (Some(0), "It adds up: 92.02 USD\n"));
}

#[test]
fn a_plan_that_does_not_add_up_ends_with_one_and_says_where() {
    type Mutation = fn(&mut Value);
    let cases: [(&str, Mutation, &str); 8] = [
        ("total", |plan| plan["total"] = json!("92.01"), "total: it is 92.02, not 92.01\n"),
        ("goods", |plan| plan["orders"][0]["goods"] = json!("1.00"), "orders[0].goods: it is "),
        (
            "share",
            |plan| plan["orders"][1]["steps"][0]["shares"] = json!([]),
            "orders[1].steps[0].shares: it is not what the law gives\n",
        ),
        (
            "offer",
            |plan| plan["orders"][0]["steps"][0]["offer"] = json!("NONE"),
            "orders[0]: the cart has no offer \"NONE\"\n",
        ),
        ("order", |plan| drop(plan["orders"].as_array_mut().unwrap().pop()), "orders: line "),
        (
            "verdict",
            |plan| plan["offers"][3] = json!({"id": "BRA", "verdict": "chosen"}),
            "offers[3].verdict: it is other_market\n",
        ),
        (
            "stranger",
            |plan| plan["offers"][3]["id"] = json!("NONE"),
            "offers[3].id: it is not what the law gives\n",
        ),
        (
            "action",
            |plan| drop(plan["actions"].as_array_mut().unwrap().pop()),
            "actions: they are not what the orders ask for\n",
        ),
    ];
    for (name, change, says) in cases {
        let (code, told, error) = verify(name, change);
        assert!(told.contains(says), "{name}: {told}{error}");
        assert_eq!(code, Some(1), "{name}");
    }
}

/// Verifies what is written of a plan for a cart, whoever wrote it.
fn verify_written(name: &str, cart: &Value, plan: &Value) -> (Option<i32>, String) {
    let (cart, plan) = (cart.to_string(), plan.to_string());
    let folder = folder(name, &[("cart.json", &cart), ("plan.json", &plan)]);
    let (cart, plan) = (folder.join("cart.json"), folder.join("plan.json"));
    let ran = beststack(&["plan", cart.to_str().unwrap(), "--verify", plan.to_str().unwrap()]);
    std::fs::remove_dir_all(folder).unwrap();
    (ran.status.code(), said(&ran.stdout) + &said(&ran.stderr))
}

fn coupon_and_codes() -> Value {
    json!({
        "ship_to": "US", "currency": "USD",
        "lines": [{"id": "1", "seller": "A", "price": "45.80", "quantity": 1}],
        "offers": [
            {"id": "A5", "kind": "store_coupon", "seller": "A", "off": "5", "min_spend": "40"},
            {"id": "AP", "kind": "store_coupon", "seller": "A", "percent": "10", "cap": "4"},
            {"id": "C5", "kind": "code", "off": "5", "min_spend": "39"},
            {"id": "C8", "kind": "code", "off": "8", "min_spend": "59"}]
    })
}

/// A plan for it that says what the contract asks for and nothing that we add; its verdicts stand in a
/// sequence of their own.
fn written_by_hand() -> Value {
    json!({
        "total": "35.80", "saved": "10.00", "proved": true, "bound": "35.80",
        "certainty": "certain", "certain_total": "35.80",
        "orders": [{
            "lines": [{"id": "1", "quantity": 1}],
            "steps": [
                {"offer": "A5", "layer": "store_coupon", "base": "45.80", "saved": "5.00",
                 "after": "40.80", "shares": [{"id": "1", "saved": "5.00"}]},
                {"offer": "C5", "layer": "code", "base": "40.80", "saved": "5.00",
                 "after": "35.80", "shares": [{"id": "1", "saved": "5.00"}]}],
            "goods": "35.80", "shipping": "0.00", "tax": "0.00", "total": "35.80"}],
        "one_order": null,
        "offers": [
            {"id": "A5", "verdict": "chosen"}, {"id": "C5", "verdict": "chosen"},
            {"id": "AP", "verdict": "applies", "text": "worth less"},
            {"id": "C8", "verdict": "short", "missing": "18.20", "text": "18.20 short"}],
        "hints": [],
        "actions": [
            {"kind": "collect", "offer": "A5", "text": "collect it"},
            {"kind": "enter_code", "offer": "C5", "text": "type it"}],
        "runner_up": {"total": "36.80", "why": "the other coupon"},
        "search": {"nodes": 12, "elapsed_us": 40}
    })
}

#[test]
fn a_plan_written_by_hand_needs_no_more_than_the_contract_asks_for() {
    let (code, told) = verify_written("by-hand", &coupon_and_codes(), &written_by_hand());
    assert_eq!((code, told.as_str()), (Some(0), "It adds up: 35.80 USD\n"));
}

#[test]
fn what_the_contract_does_not_ask_for_may_be_left_out() {
    let (code, told, error) = verify("bare", |plan| {
        for order in plan["orders"].as_array_mut().unwrap() {
            drop(order.as_object_mut().unwrap().remove("listed"));
            for step in order["steps"].as_array_mut().unwrap() {
                drop(step.as_object_mut().unwrap().remove("coins"));
            }
        }
        for action in plan["actions"].as_array_mut().unwrap() {
            for field in ["text", "amount", "loses", "coins"] {
                drop(action.as_object_mut().unwrap().remove(field));
            }
        }
    });
    assert_eq!((code, told.as_str()), (Some(0), "It adds up: 92.02 USD\n"), "{error}");
}

#[test]
fn a_legal_plan_that_is_not_the_cheapest_is_refused_by_its_bound() {
    let mut plan = written_by_hand();
    for total in ["total", "bound", "certain_total"] {
        plan[total] = json!("36.80");
    }
    plan["saved"] = json!("9.00");
    plan["orders"][0]["steps"] = json!([
        {"offer": "AP", "layer": "store_coupon", "base": "45.80", "saved": "4.00",
         "after": "41.80", "shares": [{"id": "1", "saved": "4.00"}]},
        {"offer": "C5", "layer": "code", "base": "41.80", "saved": "5.00",
         "after": "36.80", "shares": [{"id": "1", "saved": "5.00"}]}]);
    plan["orders"][0]["goods"] = json!("36.80");
    plan["orders"][0]["total"] = json!("36.80");
    plan["offers"] = json!([
        {"id": "AP", "verdict": "chosen"}, {"id": "C5", "verdict": "chosen"},
        {"id": "A5", "verdict": "applies"},
        {"id": "C8", "verdict": "short", "missing": "17.20"}]);
    plan["actions"][0]["offer"] = json!("AP");
    plan["runner_up"] = json!(null);
    let (code, told) = verify_written("dear", &coupon_and_codes(), &plan);
    assert_eq!((code, told.as_str()), (Some(1), "bound: there is a plan for 35.80\n"));
    plan["proved"] = json!(false);
    plan["bound"] = json!("30.00");
    let (code, _) = verify_written("unproved", &coupon_and_codes(), &plan);
    assert_eq!(code, Some(0), "a dearer plan is legal where it claims no more than it knows");
}

#[test]
fn what_is_certain_and_what_a_hint_nets_is_held_against_a_search() {
    type Mutation = fn(&mut Value);
    let cart = json!({
        "ship_to": "US", "currency": "USD",
        "lines": [
            {"id": "1", "seller": "A", "price": "76.00", "quantity": 1},
            {"id": "2", "seller": "B", "price": "10.00", "quantity": 1}],
        "offers": [
            {"id": "SS", "kind": "spend_and_save", "every": "40", "off": "5"},
            {"id": "C8", "kind": "code", "off": "8", "min_spend": "59"},
            {"id": "C15", "kind": "code", "off": "15", "min_spend": "77"}]
    });
    let cases: [(&str, Mutation, &str); 4] = [
        ("as-it-is", |_| (), "It adds up: "),
        (
            "uncertain",
            |plan| plan["certain_total"] = json!("73.01"),
            "certain_total: it is 73.00\n",
        ),
        (
            "sure",
            |plan| {
                plan["certainty"] = json!("certain");
                plan["certain_total"] = plan["total"].clone();
            },
            "certainty: ",
        ),
        ("hint", |plan| plan["hints"][0]["amount"] = json!("1.01"), "hints[0]: it is not what"),
    ];
    for (name, change, says) in cases {
        let folder = folder(name, &[("cart.json", &cart.to_string())]);
        let file = folder.join("cart.json");
        let planned = beststack(&["plan", file.to_str().unwrap(), "--json"]);
        let mut plan: Value = serde_json::from_slice(&planned.stdout).unwrap();
        change(&mut plan);
        let (_, told) = verify_written(name, &cart, &plan);
        assert!(told.contains(says), "{name}: {told}{plan}");
    }
}

#[test]
fn a_plan_that_cannot_be_read_ends_with_two_and_says_where() {
    type Mutation = fn(&mut Value);
    let cases: [(&str, Mutation, &str); 11] = [
        (
            "field",
            |plan| plan["cheap"] = json!(true),
            "beststack: --verify: cheap: unknown field `cheap`",
        ),
        (
            "type",
            |plan| plan["orders"][0]["tax"] = json!(5),
            "beststack: --verify: orders[0].tax: invalid type: integer `5`",
        ),
        (
            "saved",
            |plan| plan["orders"][0]["steps"][1]["saved"] = json!(5),
            "beststack: --verify: orders[0].steps[1].saved: invalid type: integer `5`",
        ),
        (
            "share-type",
            |plan| plan["orders"][0]["steps"][1]["shares"][0]["saved"] = json!(5),
            "beststack: --verify: orders[0].steps[1].shares[0].saved: invalid type: integer `5`",
        ),
        (
            "offer-of-step",
            |plan| drop(plan["orders"][0]["steps"][0].as_object_mut().unwrap().remove("offer")),
            "beststack: --verify: orders[0].steps[0]: missing field `offer`",
        ),
        (
            "layer",
            |plan| plan["orders"][0]["steps"][0]["layer"] = json!("gift"),
            "beststack: --verify: orders[0].steps[0].layer: unknown variant `gift`",
        ),
        (
            "kind",
            |plan| plan["actions"][1]["kind"] = json!("wait"),
            "beststack: --verify: actions[1].kind: unknown variant `wait`",
        ),
        (
            "other kind",
            |plan| plan["actions"][0]["coins"] = json!(1),
            "beststack: --verify: actions[0]: unknown field `coins` for its kind",
        ),
        (
            "lines",
            |plan| plan["actions"][1]["lines"][0]["quantity"] = json!("two"),
            "beststack: --verify: actions[1].lines[0].quantity: invalid type: string \"two\"",
        ),
        (
            "hint-field",
            |plan| plan["hints"] = json!([{"kind": "split", "net": "1.00", "total": "9.00"}]),
            "beststack: --verify: hints[0]: missing field `orders`",
        ),
        (
            "digits",
            |plan| plan["orders"][0]["tax"] = json!("5.001"),
            "beststack: plan.orders[0].tax: ",
        ),
    ];
    for (name, change, says) in cases {
        let (code, told, error) = verify(name, change);
        assert!(error.starts_with(says), "{name}: {error}");
        assert_eq!((code, told.as_str()), (Some(2), ""), "{name}");
    }
    let both = beststack(&["plan", "-", "--verify", "-"]);
    assert_eq!(both.status.code(), Some(2));
}
