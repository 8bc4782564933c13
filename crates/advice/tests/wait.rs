//! Wait or buy: what the codes that are known for later do to the same cart.
#![allow(clippy::unwrap_used, reason = "a test may")]

use contract::{AdviceRequest, Certainty, Wait};
use serde_json::{Value, json};

fn wait(at: &str, price: &str, change: impl FnOnce(&mut Value)) -> Option<Wait> {
    let mut request = json!({
        "cart": {
            "ship_to": "DZ", "currency": "USD", "offers": [],
            "lines": [{"id": "1", "seller": "A", "price": price, "quantity": 1}]
        },
        "own_codes": [], "refused": [], "at": at, "limit_ms": 1000
    });
    change(&mut request);
    let request: AdviceRequest = serde_json::from_value(request).unwrap();
    advice::wait(&request, &mut || false).unwrap()
}

/// The codes of the Party Ready Sale (1 to 7 October 2026) were published on 30 September.
const EVE: &str = "2026-09-30T12:00:00Z";

#[test]
fn on_the_eve_of_a_sale_whose_ladder_is_known_waiting_pays() {
    let found = wait(EVE, "100.00", |_| ()).unwrap();
    assert_eq!(found.at, "2026-10-01T07:00:00Z");
    assert_eq!(found.sale.as_deref(), Some("Choice Day"));
    assert_eq!((found.total.as_str(), found.less.as_str()), ("90.00", "10.00"));
    assert_eq!(found.codes, ["CDDZ10"]);
    assert_eq!(found.certainty, Certainty::Likely, "a list that may be invented");
}

#[test]
fn where_the_ladder_does_not_reach_the_cart_there_is_nothing_to_wait_for() {
    assert_eq!(wait(EVE, "10.00", |_| ()), None);
}

#[test]
fn what_is_no_cheaper_then_is_not_worth_waiting_for() {
    let own = json!([{"kind": "code", "code": "NOW50", "off": "50", "min_spend": "60",
        "ends": "2026-12-01T00:00:00Z"}]);
    assert_eq!(wait(EVE, "100.00", |request| request["own_codes"] = own), None);
}

#[test]
fn a_code_of_ones_own_that_is_still_to_begin_counts_without_any_sale() {
    let own = json!([{"kind": "code", "code": "LATER9", "off": "9", "min_spend": "50",
        "currency": "USD", "starts": "2027-03-08T10:00:00Z", "ends": "2027-03-09T10:00:00Z"}]);
    let found =
        wait("2027-03-01T00:00:00Z", "60.00", |request| request["own_codes"] = own).unwrap();
    assert_eq!((found.at.as_str(), found.total.as_str()), ("2027-03-08T10:00:00Z", "51.00"));
    assert_eq!(found.codes, ["LATER9"]);
}

#[test]
fn a_cart_without_known_codes_to_come_has_no_answer() {
    assert_eq!(wait("2027-06-15T00:00:00Z", "100.00", |_| ()), None);
}
