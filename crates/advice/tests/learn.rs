//! What a checkout teaches of a code that it refused, and how far that is held against the code.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::fs;

use advice::learn;
use contract::{Cart, Reading};
use serde_json::{Value, json};

const AT: &str = "2026-05-10T12:00:00Z";

/// The refused checkout of `tests/pages`: 60.00 EUR of goods to Spain, `CDES04` refused with these words.
fn checkout(words: &str, goods: &str, ship_to: Option<&str>) -> Reading {
    let file = format!(
        "{}/../../tests/pages/checkout-refused-es/expected.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let mut reading: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    reading["checkout"]["error"] = json!(words);
    reading["checkout"]["goods"] = json!(goods);
    reading["site"]["ship_to"] = json!(ship_to);
    serde_json::from_value(reading).unwrap()
}

/// 2 × 30.00 EUR to Spain.
fn kept() -> Cart {
    serde_json::from_value(json!({
        "ship_to": "ES", "currency": "EUR",
        "lines": [{"id": "1", "seller": "7", "price": "30.00", "quantity": 2}], "offers": [], "shipping": []
    }))
    .unwrap()
}

#[test]
fn a_refusal_is_remembered_with_what_it_was_said_of() {
    let lines = json!([{"id": "1", "quantity": 2}]);
    for (words, more) in [
        ("El código ha caducado", json!({})),
        ("Ya has usado este código: ya fue usado", json!({})),
        ("Solo para nuevos usuarios", json!({})),
        ("No disponible en tu país", json!({"ship_to": "ES"})),
        ("No alcanza el importe mínimo", json!({"ship_to": "ES", "lines": lines})),
        ("No se puede aplicar a estos artículos", json!({"ship_to": "ES", "lines": lines})),
        ("Comprueba el código", json!({"ship_to": "ES", "lines": lines})),
    ] {
        let learned = learn(&checkout(words, "60.00", Some("ES")), Some(&kept()), AT).unwrap();
        let mut expected = json!({"code": "CDES04", "why": words, "at": AT});
        expected.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        assert_eq!(serde_json::to_value(learned).unwrap(), expected, "{words}");
    }
}

#[test]
fn what_is_said_of_a_cart_that_is_not_known_is_not_remembered() {
    for words in ["No alcanza el importe mínimo", "Comprueba el código"] {
        assert_eq!(learn(&checkout(words, "60.00", Some("ES")), None, AT), None, "{words}");
        // One of the two pieces, bought alone.
        let other = checkout(words, "30.00", Some("ES"));
        assert_eq!(learn(&other, Some(&kept()), AT), None, "{words}");
    }
    let nowhere = checkout("No disponible en tu país", "60.00", None);
    assert_eq!(learn(&nowhere, None, AT), None);
    let over = checkout("El código ha caducado", "30.00", None);
    assert!(learn(&over, None, AT).is_some(), "a code that is over is over in any cart");
}

#[test]
fn a_checkout_that_refuses_nothing_or_does_not_say_which_code_teaches_nothing() {
    let mut reading = checkout("El código ha caducado", "60.00", Some("ES"));
    reading.checkout.as_mut().unwrap().refused = None;
    assert_eq!(learn(&reading, Some(&kept()), AT), None);
    reading.checkout = None;
    assert_eq!(learn(&reading, Some(&kept()), AT), None);
}
