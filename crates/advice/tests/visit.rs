//! A visited page becomes the cart, or feeds it; the readings are those of `tests/pages`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::fs;

use advice::{Error, advise, compare, visit};
use contract::{Cart, Plan, Reading};
use serde_json::{Value, json};

/// What must be read from a page of ours, with `change` merged over it.
fn reading(case: &str, change: Value) -> Reading {
    let file = format!("{}/../../tests/pages/{case}/expected.json", env!("CARGO_MANIFEST_DIR"));
    let mut reading: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    merge(&mut reading, change);
    serde_json::from_value(reading).unwrap()
}

fn merge(into: &mut Value, change: Value) {
    match (into, change) {
        (Value::Object(into), Value::Object(change)) => {
            for (key, value) in change {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, change) => *into = change,
    }
}

fn kept(cart: Value) -> Option<Cart> {
    Some(serde_json::from_value(cart).unwrap())
}

fn json_of(cart: &Cart) -> Value {
    serde_json::to_value(cart).unwrap()
}

/// A cart for the US in dollars that holds the first line of `cart-comet` as its listing was added.
fn kept_line() -> Value {
    json!({
        "ship_to": "US", "currency": "USD", "coins": 120,
        "lines": [{"id": "1005008811223301/12000046700110011", "seller": "1103000111", "price": "4.00",
            "quantity": 9, "product_id": "1005008811223301", "sku": "12000046700110011",
            "category": "garden", "flags": ["choice"], "coins_percent": "2"},
            {"id": "gone", "seller": "77", "price": "1.00", "quantity": 1}],
        "offers": [{"id": "A", "kind": "store_coupon", "seller": "1103000111", "off": "2", "min_spend": "20"}],
        "shipping": [{"seller": "1103000111", "amount": "5.00", "free_over": "30.00"},
            {"seller": "77", "amount": "1.00"}]
    })
}

#[test]
fn a_cart_page_becomes_the_cart_its_ticked_lines_only() {
    let cart = json_of(&visit(None, &reading("cart-comet", json!({}))).unwrap());
    assert_eq!((&cart["ship_to"], &cart["currency"]), (&json!("US"), &json!("USD")));
    let lines: Vec<_> = cart["lines"].as_array().unwrap().iter().collect();
    assert_eq!(lines.len(), 2, "the third is not ticked, the fourth cannot be bought");
    assert_eq!(lines[0]["price"], "4.10");
    assert_eq!(lines[0]["quantity"], 3);
    assert_eq!(lines[1]["seller"], "1103000111");
    assert_eq!(cart["shipping"], json!([{"seller": "1103000111", "amount": "1.99"}]));
}

#[test]
fn what_a_listing_said_of_a_line_and_of_its_store_stays_known() {
    let cart = json_of(&visit(kept(kept_line()), &reading("cart-comet", json!({}))).unwrap());
    let line = &cart["lines"][0];
    assert_eq!((&line["price"], &line["quantity"]), (&json!("4.10"), &json!(3)));
    assert_eq!(line["flags"], json!(["choice"]));
    assert_eq!((&line["category"], &line["coins_percent"]), (&json!("garden"), &json!("2")));
    assert_eq!(cart["lines"].as_array().unwrap().len(), 2, "what is no longer in the cart is gone");
    assert_eq!(cart["offers"][0]["id"], "A");
    assert_eq!(cart["coins"], 120);
    assert_eq!(
        cart["shipping"],
        json!([{"seller": "1103000111", "amount": "1.99", "free_over": "30.00"}])
    );
}

#[test]
fn a_cart_of_which_a_ticked_line_is_lacking_changes_nothing() {
    for (case, error) in [
        ("cart-snow", Error::LinesUnread { lines: 2 }),
        ("cart-disputed-ja", Error::LinesUnread { lines: 1 }),
        ("cart-paged-pl", Error::LinesToCome),
        ("cart-loading", Error::NothingSaid),
        ("cart-unknown", Error::NothingSaid),
    ] {
        assert_eq!(visit(None, &reading(case, json!({}))), Err(error), "{case}");
    }
}

#[test]
fn an_empty_cart_empties_the_cart_and_an_uncertain_price_stays_uncertain() {
    let cart = visit(kept(kept_line()), &reading("cart-empty", json!({}))).unwrap();
    assert_eq!((cart.lines.len(), cart.shipping.len(), cart.offers.len()), (0, 0, 1));
    let cart = visit(None, &reading("cart-comet-ko", json!({}))).unwrap();
    assert!(cart.lines.iter().all(|line| line.uncertain == Some(true)));
}

#[test]
fn a_cart_whose_sums_are_not_understood_is_likely_and_says_why_until_they_are() {
    let at = deal::Instant::parse("2026-05-05T12:00:00Z").unwrap();
    let plain = json!({"unexplained": [], "missing": []});
    let row =
        json!({"unexplained": [{"text": "Xyzzy US $2.00", "near": "summary"}], "missing": []});
    let sum = json!({"unexplained": [],
        "missing": [{"field": "cart.total", "why": "the page shows 9, its rows come to: 8"}]});
    let silent = json!({"unexplained": [],
        "missing": [{"field": "cart.total", "why": "the page does not show it"}]});
    let mut cart = None;
    for (change, quoted) in
        [(row, "Xyzzy US $2.00"), (silent, ""), (sum, "come to: 8"), (plain, "")]
    {
        cart = Some(visit(cart, &reading("cart-comet", change)).unwrap());
        let plan = advice::plan(cart.as_ref().unwrap(), at, &mut || false).unwrap();
        let why = plan.why.unwrap_or_default();
        assert!(quoted.is_empty() || why.matches(quoted).count() == 1, "{why}");
        let doubts =
            cart.iter().flat_map(|cart| &cart.lines).filter(|line| line.uncertain == Some(true));
        assert_eq!(doubts.count() > 0, !quoted.is_empty(), "{why}");
    }
}

#[test]
fn a_store_brings_its_offers_in_place_of_those_that_it_gave_before() {
    let mut before = kept_line();
    merge(
        &mut before,
        json!({"offers": [
            {"id": "old", "kind": "store_coupon", "seller": "1103000111", "off": "1"},
            {"id": "seen", "kind": "store_coupon", "seller": "1103000111", "off": "1", "product_id": "1"},
            {"id": "other", "kind": "store_coupon", "seller": "2", "off": "1"}]}),
    );
    // A page that may not show all of them keeps what a product's page showed.
    let some = json!({"all_offers_of": null});
    let cart = visit(kept(before.clone()), &reading("store-en", some)).unwrap();
    let ids = json_of(&cart)["offers"].clone();
    assert_eq!((&ids[0]["id"], &ids[1]["id"]), (&json!("seen"), &json!("other")));

    let cart = visit(kept(before), &reading("store-en", json!({}))).unwrap();
    let offers = json_of(&cart)["offers"].clone();
    assert_eq!(
        offers[0]["id"], "other",
        "the store shows all its coupons, and \"seen\" is not among them"
    );
    assert_eq!((&offers[1]["off"], &offers[2]["off"]), (&json!("3.00"), &json!("6.00")));
    assert_eq!(offers[1]["seller"], "1103000111");
    assert_eq!(cart.lines.len(), 2, "the lines stay");

    let twice = visit(Some(cart.clone()), &reading("store-en", json!({}))).unwrap();
    assert_eq!(twice, cart, "a second visit changes nothing");
}

#[test]
fn a_coupon_of_aliexpress_is_for_the_country_it_is_shown_for_and_waits_for_lines() {
    let cart = visit(None, &reading("coupons-en", json!({}))).unwrap();
    let offers = json_of(&cart)["offers"].clone();
    assert_eq!((&offers[0]["off"], &offers[0]["markets"]), (&json!("8.00"), &json!(["US"])));
    let added = advice::add_to_cart(Some(cart), &reading("csr-us", json!({})), 2).unwrap();
    assert!(added.offers.iter().any(|offer| offer.markets == ["US"]), "{added:?}");
}

#[test]
fn codes_are_no_carts() {
    assert_eq!(visit(None, &reading("home-codes", json!({}))), Err(Error::NothingSaid));
    let cart = visit(None, &reading("coupons-en", json!({}))).unwrap();
    assert!(cart.offers.iter().all(|offer| offer.code.is_none()), "{cart:?}");
}

#[test]
fn offers_in_another_currency_and_coupons_of_no_store_are_left() {
    let page = reading("coupons-fr", json!({}));
    assert!(matches!(visit(kept(kept_line()), &page), Err(Error::OtherCurrency { .. })));
    let page = reading(
        "coupons-mine",
        json!({"offers": [{"kind": "store_coupon", "off": "2.00", "min_spend": "15.00"}]}),
    );
    assert_eq!(visit(kept(kept_line()), &page).unwrap().offers.len(), 1, "whose would it be?");
}

#[test]
fn the_coins_page_tells_the_balance_whatever_its_currency() {
    let cart = visit(kept(kept_line()), &reading("coins-fr", json!({}))).unwrap();
    assert_eq!(cart.coins, Some(2150));
    assert_eq!(
        visit(kept(kept_line()), &reading("coins-out-ko", json!({}))),
        Err(Error::NothingSaid)
    );
}

#[test]
fn whatever_a_visited_page_makes_of_a_cart_can_be_planned() {
    let folder = format!("{}/../../tests/pages", env!("CARGO_MANIFEST_DIR"));
    let now = deal::Instant::parse("2026-05-05T12:00:00Z").unwrap();
    let (mut carts, mut feeds) = (0, 0);
    for case in fs::read_dir(folder).unwrap() {
        let case = case.unwrap().file_name().into_string().unwrap();
        let page = reading(&case, json!({}));
        let before = kept_line();
        for cart in [None, kept(before)].into_iter().filter_map(|kept| visit(kept, &page).ok()) {
            assert!(
                advice::plan(&cart, now, &mut || false).is_ok() || cart.lines.is_empty(),
                "{case}"
            );
            carts += usize::from(page.cart.is_some());
            feeds += usize::from(!page.offers.is_empty());
        }
    }
    assert!(carts >= 15 && feeds >= 20, "{carts} carts, {feeds} pages of offers");
}

/// The plan of a cart of one line of 74.85, a coupon of 5 off 40 and a code of 8 off 59, in May.
fn plan(price: &str) -> Plan {
    let request = json!({
        "cart": {"ship_to": "US", "currency": "USD", "lines":
            [{"id": "1", "seller": "A", "price": price, "quantity": 1}],
            "offers": [{"id": "C", "kind": "store_coupon", "seller": "A", "off": "5", "min_spend": "40"}],
            "shipping": [{"seller": "A", "amount": "1.99"}]},
        "at": "2026-05-05T12:00:00Z", "limit_ms": 1000
    });
    advise(&serde_json::from_value(request).unwrap(), &mut || false).unwrap().plan
}

fn checkout(change: Value) -> Reading {
    let own = json!({"goods": "74.85", "shipping": "1.99", "tax": null, "total": "63.84",
        "discounts": [{"layer": "store_coupon", "text": "Store coupon", "amount": "5.00"},
            {"layer": "code", "text": "Promo codes", "amount": "8.00"}]});
    let mut checkout = json!({ "checkout": own });
    merge(&mut checkout, change);
    reading("checkout-pl", checkout)
}

#[test]
fn a_checkout_that_comes_to_our_total_matches_to_the_cent() {
    let found = compare(&plan("74.85"), &checkout(json!({}))).unwrap().unwrap();
    assert_eq!((found.same_goods, found.matches), (true, Some(true)));
    assert!(found.rows.iter().all(|row| row.by.is_none()), "{found:?}");
}

#[test]
fn the_row_that_differs_is_named_with_its_difference() {
    let refused = json!({"checkout": {"total": "71.84", "discounts":
        [{"layer": "store_coupon", "text": "Store coupon", "amount": "5.00"}]}});
    let found = compare(&plan("74.85"), &checkout(refused)).unwrap().unwrap();
    assert_eq!(found.matches, Some(false));
    let rows = serde_json::to_value(&found.rows).unwrap();
    let differing: Vec<_> =
        rows.as_array().unwrap().iter().filter(|row| !row["by"].is_null()).collect();
    assert_eq!(
        differing,
        [
            &json!({"row": "code", "ours": "8.00", "theirs": "0.00", "by": "8.00"}),
            &json!({"row": "total", "ours": "63.84", "theirs": "71.84", "by": "8.00"}),
        ]
    );
}

#[test]
fn a_checkout_of_other_goods_is_no_difference_and_one_without_a_total_is_open() {
    let found = compare(&plan("70.00"), &checkout(json!({}))).unwrap().unwrap();
    assert_eq!((found.same_goods, found.matches), (false, None));
    assert!(found.rows.iter().all(|row| row.ours.is_none() && row.by.is_none()), "{found:?}");
    let open = checkout(json!({"checkout": {"total": null}}));
    let found = compare(&plan("74.85"), &open).unwrap().unwrap();
    assert_eq!((found.same_goods, found.matches), (true, None));
    assert_eq!(compare(&plan("74.85"), &reading("cart-comet", json!({}))), Ok(None));
}
