//! A checkout beside the plan: what is not entered yet is no difference of the two.
#![allow(clippy::unwrap_used, reason = "a test may")]

use contract::{Comparison, Plan, Reading};
use deal::Instant;
use serde_json::{Value, json};

/// The plan of 60.00 of store A with its coupon of 2 and a code of 8; `change` is laid over the cart.
fn plan(change: Value) -> Plan {
    let mut cart = json!({
        "ship_to": "US", "currency": "USD",
        "lines": [{"id": "1", "seller": "A", "price": "60.00", "quantity": 1}],
        "offers": [
            {"id": "A2", "kind": "store_coupon", "seller": "A", "off": "2"},
            {"id": "C8", "kind": "code", "code": "C8", "off": "8", "min_spend": "50"}]
    });
    for (name, value) in change.as_object().unwrap() {
        cart[name] = value.clone();
    }
    let now = Instant::parse("2026-05-05T12:00:00Z").unwrap();
    advice::plan(&serde_json::from_value(cart).unwrap(), now, &mut || false).unwrap()
}

/// What a checkout with A2 ticked and no code says beside a plan; `change` is laid over it.
fn compare(plan: &Plan, change: Value) -> Comparison {
    let mut checkout = json!({
        "goods": "60.00", "shipping": "0.00", "tax": null, "total": "58.00",
        "discounts": [{"layer": "store_coupon", "text": "Store coupon", "amount": "2.00"}],
        "code": null, "error": null
    });
    for (name, value) in change.as_object().unwrap() {
        checkout[name] = value.clone();
    }
    let reading: Reading = serde_json::from_value(json!({
        "page": "checkout",
        "site": {"host": null, "locale": null, "ship_to": "US", "currency": "USD"},
        "listing": null, "store": null, "cart": null, "checkout": checkout, "cards": [],
        "coins_balance": null, "offers": [], "missing": [], "health": []
    }))
    .unwrap();
    advice::compare(plan, &reading).unwrap().unwrap()
}

#[test]
fn a_code_that_alone_makes_the_difference_is_not_entered_yet() {
    let unknown = json!({"tax": "excluded", "shipping": [{"seller": "A", "amount": null}]});
    let taxed = json!({"tax": "4.06", "total": "62.06"});
    let with_fees = json!({"tax": "4.06", "shipping": "3.00", "total": "65.06"});
    for (cart, checkout, expected) in [
        (json!({}), json!({}), true),
        (json!({}), json!({"total": null}), true),
        (json!({"tax_percent": "7"}), taxed.clone(), true),
        (unknown.clone(), with_fees, true),
        (json!({}), json!({"code": "OTHER"}), false),
        (json!({}), json!({"error": "This code has expired", "refused": "C8"}), false),
        (json!({}), json!({"discounts": [], "total": "60.00"}), false),
        (json!({}), json!({"total": "57.99"}), false),
        (json!({}), json!({"shipping": "3.00", "total": "61.00"}), false),
        (json!({"tax_percent": "7"}), json!({"tax": "4.06", "total": "62.07"}), false),
        (json!({"offers": []}), json!({"discounts": [], "total": "60.00"}), false),
        (json!({}), json!({"goods": "61.00", "total": "59.00"}), false),
    ] {
        let told = compare(&plan(cart.clone()), checkout.clone());
        let codes: &[&str] = if expected { &["C8"] } else { &[] };
        assert_eq!(told.not_entered, codes, "{cart} {checkout}: {told:?}");
    }
}

#[test]
fn what_is_not_counted_is_taken_from_the_checkout_and_what_is_counted_compared() {
    let unknown = json!({"tax": "excluded", "shipping": [{"seller": "A", "amount": null}]});
    let entered = |change: Value| {
        let mut checkout = json!({
            "code": "C8", "shipping": "3.00", "tax": "3.50", "total": "56.50",
            "discounts": [{"layer": "store_coupon", "text": "S", "amount": "2.00"},
                          {"layer": "code", "text": "C8", "amount": "8.00"}]
        });
        for (name, value) in change.as_object().unwrap() {
            checkout[name] = value.clone();
        }
        compare(&plan(unknown.clone()), checkout)
    };
    let told = entered(json!({}));
    assert_eq!(told.matches, Some(true), "{told:?}");
    assert!(told.rows.iter().all(|row| row.by.is_none()), "{told:?}");
    let fee = told.rows.iter().find(|row| row.theirs.as_ref().unwrap().as_str() == "3.00").unwrap();
    assert_eq!(fee.ours, None, "we do not know it");
    assert_eq!(entered(json!({"total": "56.51"})).matches, Some(false));
    assert_eq!(entered(json!({"tax": null, "total": "57.00"})).matches, None, "tax may be in it");
    assert_eq!(entered(json!({"tax": null, "total": "53.00"})).matches, Some(true));
}
