use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value as Json;

use super::{Wire, from_json, to_json};
use crate::contract::{AdviceRequest, Cart, Offer, Plan, Reading};

/// What serde makes of a text and what the wire makes of it, as one wording of the value.
fn both<T: Wire + Serialize + DeserializeOwned>(text: &str) -> (Option<Json>, Option<Json>) {
    let serde =
        serde_json::from_str::<T>(text).ok().map(|value| serde_json::to_value(&value).unwrap());
    let wire =
        from_json::<T>(text).ok().map(|value| serde_json::from_str(&to_json(&value)).unwrap());
    (serde, wire)
}

const CART: &str = r#"{
    "ship_to": "US", "currency": "USD", "at": "2026-05-05T12:00:00Z", "first_order": true, "orders": "split",
    "lines": [{"id": "1", "seller": "A", "price": "45.80", "quantity": 2, "flags": ["flash_deal"],
        "coins_percent": "5", "title": "a \"title\" \\ \u0007 \u00e9 \ud83d\ude00", "selected": false}],
    "offers": [
        {"id": "LAD", "kind": "store_discount", "seller": "A", "ladder": [["15", "2"], ["65", "6"]]},
        {"id": "PCS", "kind": "store_discount", "seller": "A", "pieces_ladder": [[2, "3"], [3, "5"]]},
        {"kind": "code", "min_spend": null, "off": "5", "markets": ["US"], "uses": 2, "code": null},
        {"kind": "store_coupon", "min_spend": "0", "percent": "10", "cap": "4", "followers_only": true}],
    "coins": 400, "coin_value": "0.01", "shipping": [{"seller": "A", "amount": "3.99", "free_over": null}],
    "law": {"coins": "inside"}
}"#;

const READING: &str = r#"{
    "page": "listing", "site": {"host": "www.aliexpress.us", "locale": null, "ship_to": "US", "currency": "USD"},
    "listing": {"product_id": "3256804", "global_id": null, "title": "t", "store": {"id": "1", "name": null},
        "currency": "USD", "price": {"min": "1.99", "max": "4.50"}, "list_price": null, "price_condition": "new_customer",
        "availability": "in_stock", "purchase_limit": 3, "shipping": "0.00", "shipping_free_over": null,
        "tax": "included", "coins_percent": null, "flags": ["choice"], "bulk": [{"min_pieces": 10, "percent": "3"}],
        "selected_sku": null,
        "skus": [{"id": "1", "name": "Black", "price": "1.99", "list_price": null, "in_stock": true}]},
    "store": null, "cart": null, "checkout": null, "cards": [], "coins_balance": null, "offers": [],
    "missing": [{"field": "shipping", "why": "not shown"}], "health": []
}"#;

#[test]
fn the_wire_reads_and_writes_what_serde_does() {
    let (serde, wire) = both::<Cart>(CART);
    assert!(serde.is_some());
    assert_eq!(wire, serde);
    let (serde, wire) = both::<Reading>(READING);
    assert!(serde.is_some());
    assert_eq!(wire, serde);
}

#[test]
fn a_fault_is_named_by_its_path() {
    for (from, to, says) in [
        (r#""45.80""#, "45.8", "lines[0].price: expected a string, found 45.8"),
        (r#""ship_to": "US", "#, "", "ship_to: missing: expected a string"),
        (
            r#""quantity": 2"#,
            r#""quantity": 2.5"#,
            "lines[0].quantity: expected a whole number, found 2.5",
        ),
        (
            r#""quantity": 2"#,
            r#""quantity": -1"#,
            "lines[0].quantity: expected a whole number, found -1",
        ),
        (
            r#""quantity": 2"#,
            r#""quantity": 4294967296"#,
            "lines[0].quantity: expected a whole number, found 4294967296",
        ),
        (
            r#""seller": "A", "ladder""#,
            r#""colour": 1, "ladder""#,
            "offers[0]: unknown field `colour`",
        ),
        (r#"["15", "2"]"#, r#"["15"]"#, "offers[0].ladder[0]: expected a list of two"),
        (
            r#""kind": "code""#,
            r#""kind": "gift""#,
            "offers[2].kind: expected store_discount or store_coupon or \
            select_coupon or spend_and_save or platform_coupon or code or coins or payment, found gift",
        ),
        (r#""offers": ["#, r#""offers": 7, "coins": ["#, "offers: expected a list, found 7"),
        (r#""first_order": true"#, r#""first_order": null"#, "first_order: expected true or false"),
    ] {
        let text = CART.replacen(from, to, 1);
        assert_ne!(text, CART, "{from}");
        assert_eq!(from_json::<Cart>(&text), Err(says.to_owned()), "{to}");
        assert!(serde_json::from_str::<Cart>(&text).is_err(), "serde takes {to}");
    }
}

#[test]
fn what_is_no_value_is_refused() {
    for text in ["", "[]", "null", "7", "{", r#"{"ship_to"}"#] {
        assert!(from_json::<Cart>(text).is_err(), "{text}");
    }
}

proptest! {
    /// One value of a good text is put out of shape; both must think the same of it.
    #[test]
    fn the_wire_takes_a_value_where_serde_takes_it(
        (text, reading) in prop_oneof![Just((CART, false)), Just((READING, true))],
        at in any::<prop::sample::Index>(),
        put in prop_oneof![
            Just(Json::Null), Just(Json::Bool(true)), Just(1.into()), Just(0.5.into()), Just((-3).into()), Just("5".into()),
            Just("code".into()), Just(Json::Array(vec![])), Just(serde_json::json!({})), Just(serde_json::json!(["1", "2"])),
        ],
        remove in any::<bool>(),
    ) {
        let mut json: Json = serde_json::from_str(text).unwrap();
        let mut places = Vec::new();
        pointers(&json, &mut String::new(), &mut places);
        let place = at.get(&places);
        let is_list = put.is_array() && !remove;
        match place.rsplit_once('/') {
            Some((parent, key)) if remove => {
                if let Some(Json::Object(fields)) = json.pointer_mut(parent) {
                    fields.remove(key);
                }
            }
            _ => *json.pointer_mut(place).unwrap() = put,
        }
        let text = json.to_string();
        let (serde, wire) = if reading { both::<Reading>(&text) } else { both::<Cart>(&text) };
        // serde takes a list for a struct, field by field; the contract does not.
        if is_list && wire.is_none() {
            return Ok(());
        }
        prop_assert_eq!(wire, serde, "{}", text);
    }

    #[test]
    fn any_text_comes_back_as_it_went(text in any::<String>()) {
        let offer = Offer { text: Some(text), ..Offer::new(crate::contract::OfferKind::Code) };
        prop_assert_eq!(from_json::<Offer>(&to_json(&offer)), Ok(offer));
    }
}

/// Every place in a value, as JSON pointers.
fn pointers(json: &Json, here: &mut String, found: &mut Vec<String>) {
    found.push(here.clone());
    let length = here.len();
    let children: Vec<(String, &Json)> = match json {
        Json::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Json::Array(items) => {
            items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect()
        }
        _ => Vec::new(),
    };
    for (key, value) in children {
        here.push('/');
        here.push_str(&key);
        pointers(value, here, found);
        here.truncate(length);
    }
}

/// The other types that cross, named here so that each has its `Wire`.
#[test]
fn a_request_and_a_plan_cross_too() {
    let request = format!(r#"{{"cart": {CART}, "at": "2026-05-05T12:00:00Z", "limit_ms": 50}}"#);
    let (serde, wire) = both::<AdviceRequest>(&request);
    assert!(serde.is_some());
    assert_eq!(wire, serde);
    assert!(from_json::<Plan>("{}").is_err());
}
