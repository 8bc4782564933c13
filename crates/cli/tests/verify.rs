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

#[test]
fn a_plan_that_cannot_be_read_ends_with_two_and_says_where() {
    type Mutation = fn(&mut Value);
    let cases: [(&str, Mutation, &str); 3] = [
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
