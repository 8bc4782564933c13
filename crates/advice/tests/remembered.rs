//! What is remembered of pages: carts, texts that nobody understood, codes, refusals; how much, and how long.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use advice::{carts_of, fresh_codes, refusals, same_code, seen_codes, visited, with_item};
use contract::{KeptCart, Offer, OwnCode, Reading, Refusal, SeenCode};
use deal::Instant;
use serde_json::{Value, json};

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

const NOW: &str = "2026-05-05T12:00:00Z";

fn reading(page: &str, change: Value) -> Reading {
    let mut reading = json!({
        "page": page,
        "site": {"host": "www.aliexpress.us", "locale": "en-US", "ship_to": "US", "currency": "USD"},
        "listing": null, "store": null, "cart": null, "checkout": null, "cards": [],
        "coins_balance": null, "offers": [], "missing": [], "health": []
    });
    reading.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    serde_json::from_value(reading).unwrap()
}

fn kept(change: Value) -> KeptCart {
    let mut kept = json!({
        "cart": {"ship_to": "US", "currency": "USD", "offers": [],
            "lines": [{"id": "1", "seller": "7", "price": "30.00", "quantity": 1}]},
        "stores": {"7": "Seven"}, "at": "2026-05-01T00:00:00Z"
    });
    kept.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    serde_json::from_value(kept).unwrap()
}

fn code(change: Value) -> Offer {
    let mut code = json!({"kind": "code", "code": "TEN", "off": "5", "min_spend": "40",
        "currency": "USD", "ends": "2026-06-01T00:00:00Z"});
    code.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    serde_json::from_value(code).unwrap()
}

#[test]
fn two_codes_are_one_however_their_letters_and_terms_are_written() {
    for (change, same) in [
        (json!({}), true),
        (json!({"off": "5.00"}), true),
        (json!({"off": "05.0", "min_spend": "40.00"}), true),
        (json!({"code": "ten"}), true),
        (json!({"ends": "2026-06-01T02:00:00+02:00"}), true),
        (json!({"ends": "2026-06-01T00:00:00.000Z"}), true),
        (json!({"title": "A sale", "source": "a friend", "uncertain": true}), true),
        (json!({"code": "TENS"}), false),
        (json!({"off": "5.01"}), false),
        (json!({"min_spend": null}), false),
        (json!({"min_spend": "0"}), false),
        (json!({"currency": "EUR"}), false),
        (json!({"ends": "2026-06-01T00:00:01Z"}), false),
        (json!({"ends": null}), false),
        (json!({"starts": "2026-05-01T00:00:00Z"}), false),
    ] {
        let (one, other) = (code(json!({})), code(change.clone()));
        assert_eq!((same_code(&one, &other), same_code(&other, &one)), (same, same), "{change}");
        assert!(same_code(&other, &other));
    }
    let percent = |percent: &str| code(json!({"off": null, "percent": percent}));
    assert!(same_code(&percent("7"), &percent("7.00")));
    assert!(!same_code(&percent("7"), &percent("7.5")));
    // "Until 9 December" ends when the first minute of the tenth does not hold any more.
    let until = |end: &str| code(json!({"ends": null, "ends_local": end}));
    assert!(same_code(&until("2026-12-09"), &until("2026-12-10T00:00")));
    assert!(!same_code(&until("2026-12-09"), &until("2026-12-10")));
    // No minimum, said or not; an unknown one is another thing.
    let mut silent = code(json!({}));
    silent.min_spend = None;
    assert!(same_code(&silent, &code(json!({"min_spend": "0"}))));
    assert!(!same_code(&silent, &code(json!({"min_spend": null}))));
}

#[test]
fn a_code_is_added_once() {
    let own = |offer: Offer| OwnCode { offer, used: true, added: NOW.to_owned() };
    let known = [own(code(json!({})))];
    let added = vec![
        own(code(json!({"off": "5.00"}))),
        own(code(json!({"code": "NEW"}))),
        own(code(json!({"code": "new", "off": "5.0"}))),
        own(code(json!({"off": "6"}))),
    ];
    let fresh = fresh_codes(&known, added);
    let names = fresh.iter().map(|own| own.offer.off.as_ref().unwrap().as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["5", "6"]);
}

fn seen(offer: Offer, when: &str, ship_to: &str) -> SeenCode {
    let page = "www.aliexpress.us/p/coupons".to_owned();
    SeenCode { offer, at: when.to_owned(), page, ship_to: Some(ship_to.to_owned()) }
}

#[test]
fn codes_of_pages_are_remembered_the_newest_first_and_for_sixty_days() {
    let page = reading("home", json!({"offers": [code(json!({})), code(json!({"off": "5.00"}))]}));
    let url = "https://www.aliexpress.us/p/coupon-center/index.html?uid=1";
    let after = |before: &[SeenCode]| seen_codes(before, &page, url, at(NOW));
    let told = after(&[]).unwrap();
    assert_eq!(told.len(), 1, "5 and 5.00 are one");
    assert_eq!(
        (told[0].page.as_str(), told[0].ship_to.as_deref()),
        ("www.aliexpress.us/p/coupon-center", Some("US"))
    );
    // Within the hour nothing is written anew.
    assert_eq!(after(&[seen(code(json!({})), "2026-05-05T11:00:01Z", "US")]), None);
    let later = after(&[seen(code(json!({})), "2026-05-05T11:00:00Z", "US")]).unwrap();
    assert_eq!((later.len(), later[0].at.as_str()), (1, NOW));
    // For another ship-to it is another code; what was not seen for sixty days goes.
    let others = [
        seen(code(json!({})), NOW, "FR"),
        seen(code(json!({"code": "OLD"})), "2026-03-06T12:00:00Z", "US"),
        seen(code(json!({"code": "NEARLY"})), "2026-03-06T12:00:00.001Z", "US"),
        seen(code(json!({"code": "NEVER"})), "someday", "US"),
    ];
    let told = after(&others).unwrap();
    let names: Vec<_> = told.iter().map(|one| one.offer.code.as_deref().unwrap()).collect();
    assert_eq!(names, ["TEN", "TEN", "NEARLY"]);
    let many: Vec<SeenCode> =
        (0..200).map(|n| seen(code(json!({"code": format!("C{n}")})), NOW, "US")).collect();
    let told = after(&many).unwrap();
    assert_eq!((told.len(), told[0].offer.code.as_deref()), (100, Some("TEN")));
    assert_eq!(seen_codes(&many, &reading("home", json!({})), url, at(NOW)), None, "nothing new");
}

/// A checkout that refuses a code with these words.
fn refusing(code: &str, words: &str) -> Reading {
    let file = format!(
        "{}/../../tests/pages/checkout-refused-es/expected.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let mut reading: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    reading["checkout"]["error"] = json!(words);
    reading["checkout"]["refused"] = json!(code);
    serde_json::from_value(reading).unwrap()
}

#[test]
fn a_refusal_is_remembered_once_and_its_words_teach_nothing_of_the_next_code() {
    let words = "El código ha caducado";
    let before = |code: &str, when: &str| Refusal {
        code: code.to_owned(),
        why: words.to_owned(),
        at: when.to_owned(),
        ship_to: None,
        lines: Vec::new(),
    };
    let after = |known: &[Refusal]| {
        let all = refusals(known, &refusing("CDES04", words), None, at(NOW));
        all.map(|all| all.into_iter().map(|one| (one.code, one.at)).collect::<Vec<_>>())
    };
    let own = ("CDES04".to_owned(), NOW.to_owned());
    assert_eq!(after(&[]), Some(vec![own.clone()]));
    // Said again, it is the newest.
    let other = before("OTHER", "2026-05-01T00:00:00Z");
    let known = [before("CDES04", "2026-05-02T00:00:00Z"), other];
    let then = ("OTHER".to_owned(), "2026-05-01T00:00:00Z".to_owned());
    assert_eq!(after(&known), Some(vec![then, own.clone()]));
    // The words still stand while another code is typed: for ten minutes they are the last code's.
    assert_eq!(after(&[before("OTHER", "2026-05-05T11:50:01Z")]), None);
    assert_eq!(after(&[before("OTHER", "2026-05-05T11:50:00Z")]).map(|all| all.len()), Some(2));
    let many: Vec<Refusal> =
        (0..100).map(|n| before(&format!("C{n}"), "2026-01-01T00:00:00Z")).collect();
    let told = after(&many).unwrap();
    assert_eq!((told.len(), &told[0].0[..], told.last()), (100, "C1", Some(&own)));
    assert_eq!(refusals(&[], &reading("home", json!({})), None, at(NOW)), None);
}

#[test]
fn coins_are_the_balance_of_all_carts_and_any_other_page_is_of_its_currency() {
    let all = || vec!["EUR".to_owned(), "USD".to_owned()];
    assert_eq!(carts_of(&reading("coins", json!({"coins_balance": 7})), all()), ["EUR", "USD"]);
    assert_eq!(carts_of(&reading("coins", json!({"coins_balance": 7})), Vec::new()), ["USD"]);
    assert_eq!(carts_of(&reading("store", json!({})), all()), ["USD"]);
}

#[test]
fn a_visit_keeps_when_the_lines_were_read_and_what_each_page_said() {
    let unclear = |page: &str, text: &str| json!({"text": text, "near": "", "page": page});
    let before = kept(json!({"unexplained": [
        unclear("store 7", "before"), unclear("store 8", "stays"), unclear("listing 1", "of a line")
    ]}));
    let texts = |kept: &KeptCart| -> Vec<String> {
        kept.unexplained.iter().map(|one| one.text.clone()).collect()
    };
    let store = reading(
        "store",
        json!({
            "store": {"id": "7", "name": "Seven Seas"},
            "offers": [{"kind": "store_coupon", "seller": "7", "off": "1", "min_spend": "10", "currency": "USD"}],
            "unexplained": [{"text": "now", "near": "head"}]
        }),
    );
    let (after, taken) = visited(Some(before.clone()), &store, at(NOW));
    let after = after.unwrap();
    assert!(taken);
    assert_eq!(
        (after.at.as_str(), after.stores["7"].as_str()),
        ("2026-05-01T00:00:00Z", "Seven Seas")
    );
    assert_eq!(
        (after.cart.offers.len(), texts(&after)),
        (1, ["stays", "of a line", "now"].map(String::from).to_vec())
    );

    // The cart page says of its lines what their listings said of them.
    let line = json!({"id": "2", "product_id": "2", "seller": "8", "price": "9.00", "quantity": 1, "source": "dom"});
    let page = reading(
        "cart",
        json!({"cart": {"lines": [line], "stores": [{"id": "8", "name": "Eight"}], "shipping": [], "complete": true}}),
    );
    let (after, taken) = visited(Some(before.clone()), &page, at(NOW));
    let after = after.unwrap();
    assert!(taken);
    assert_eq!(
        (after.at.as_str(), after.stores.len(), after.cart.lines[0].id.as_str()),
        (NOW, 2, "2")
    );
    assert_eq!(texts(&after), ["before", "stays"]);

    // A page that says nothing for a cart leaves it, with what nobody understood of it.
    let silent = reading(
        "store",
        json!({"store": {"id": "7", "name": null}, "unexplained": [{"text": "now", "near": ""}]}),
    );
    let (after, taken) = visited(Some(before), &silent, at(NOW));
    let after = after.unwrap();
    assert!(!taken);
    assert_eq!(
        (after.at.as_str(), texts(&after)),
        ("2026-05-01T00:00:00Z", ["stays", "of a line", "now"].map(String::from).to_vec())
    );
    assert_eq!(visited(None, &silent, at(NOW)), (None, false));
    let many: Vec<Value> = (0..80).map(|n| json!({"text": format!("{n}"), "near": ""})).collect();
    let full = reading("store", json!({"store": {"id": "7", "name": null}, "unexplained": many}));
    let after = visited(Some(kept(json!({}))), &full, at(NOW)).0.unwrap();
    assert_eq!((after.unexplained.len(), after.unexplained[0].text.as_str()), (50, "30"));
}

#[test]
fn an_item_comes_into_the_cart_with_its_stores_name_and_the_time() {
    let listing = json!({
        "product_id": "2", "currency": "USD", "price": {"min": "45.00", "max": "45.00"},
        "store": {"id": "8", "name": "Eight"}, "skus": [], "flags": [], "bulk": [],
        "shipping": "0.00", "availability": "in_stock"
    });
    let page = reading(
        "listing",
        json!({"listing": listing, "unexplained": [{"text": "3 off", "near": ""}]}),
    );
    let after = with_item(Some(kept(json!({}))), &page, 2, at(NOW)).unwrap();
    assert_eq!((after.cart.lines.len(), after.stores.len(), after.at.as_str()), (2, 2, NOW));
    assert_eq!(after.unexplained[0].page, "listing 2");
    assert!(with_item(None, &reading("store", json!({})), 1, at(NOW)).is_err());
}
