//! What we write we can read: every value that leaves the core comes back the same and can be planned.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::fmt::Debug;
use std::fs;

use advice::{add_to_cart_at, advise, cart_of, verify, visit_at};
use contract::{AdviceRequest, Cart, Reading};
use deal::Instant;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

/// The value after a way through a file.
fn back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, of: &str) -> T {
    let text = serde_json::to_string(value).unwrap();
    let read: T = contract::from_json(&text).unwrap_or_else(|error| panic!("{of}: {error}"));
    assert_eq!(&read, value, "{of}");
    read
}

/// Plans a cart, advises upon it, and reads back all of it.
fn planned(cart: &Cart, of: &str) {
    let now = Instant::parse("2026-11-30T12:00:00Z").unwrap();
    let cart = back(cart, of);
    let plan = advice::plan(&cart, now, &mut || false);
    let plan = back(&plan.unwrap_or_else(|error| panic!("{of}: {error}")), of);
    assert_eq!(verify(&cart, &plan, now).unwrap(), [], "{of}");
    let request = json!({"cart": cart, "at": now.to_string(), "limit_ms": 100});
    let request: AdviceRequest = serde_json::from_value(request).unwrap();
    let advice = back(&advise(&back(&request, of), &mut || false).unwrap(), of);
    assert_eq!(advice.left_out, [], "{of}: what was kept could be planned");
}

#[test]
fn every_page_makes_a_reading_and_carts_that_come_back_the_same_and_are_planned() {
    let at = Instant::parse("2026-11-30T12:00:00Z").unwrap();
    let folder = format!("{}/../../tests/pages", env!("CARGO_MANIFEST_DIR"));
    let mut carts = 0;
    for page in fs::read_dir(folder).unwrap() {
        let page = page.unwrap().path();
        let Ok(text) = fs::read_to_string(page.join("expected.json")) else { continue };
        let of = page.display().to_string();
        let reading: Reading = serde_json::from_str(&text).unwrap();
        let reading = back(&reading, &of);
        let alone = cart_of(&reading);
        let visited = visit_at(None, &reading, at);
        let added = add_to_cart_at(None, &reading, 1, at);
        let twice = |cart: &Cart| {
            let kept = Some(cart.clone());
            [visit_at(kept.clone(), &reading, at), add_to_cart_at(kept, &reading, 1, at)]
        };
        let made: Vec<Cart> = [alone, visited, added].into_iter().flatten().collect();
        let again = made.iter().flat_map(twice).flatten().collect::<Vec<Cart>>();
        for cart in made.iter().chain(&again) {
            planned(cart, &of);
            carts += 1;
        }
    }
    assert!(carts > 100, "only {carts} carts were made");
}
