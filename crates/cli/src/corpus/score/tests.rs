use serde_json::json;

use super::*;

/// How often each verdict falls on a reading of a truth.
fn total(truth: Value, reading: Value) -> [usize; 3] {
    let mut score = Score::default();
    score.page("page", &truth, &reading);
    score.total()
}

/// A truth of a listing with these fields beside the kind of its page.
fn listing(fields: Value) -> Value {
    json!({"page": ["listing"], "listing": fields, "site": {}})
}

fn read(fields: Value) -> Value {
    json!({"page": "listing", "listing": fields, "site": {}, "offers": []})
}

#[test]
fn amounts_are_compared_as_numbers_and_ids_as_texts() {
    let truth = || listing(json!({"price": {"min": "1.50", "max": "2"}, "product_id": "0100"}));
    let same = json!({"price": {"min": "1.5", "max": "2.00"}, "product_id": "0100"});
    assert_eq!(total(truth(), read(same)), [3, 0, 0]);
    let other = json!({"price": {"min": "1.5", "max": "2.01"}, "product_id": "100"});
    assert_eq!(total(truth(), read(other)), [1, 2, 0]);
}

#[test]
fn a_field_that_is_not_given_is_missing_and_one_too_many_is_wrong() {
    let truth =
        listing(json!({"title": "A", "list_price": null, "store": {"id": "1", "name": "B"}}));
    let reading = json!({"title": null, "list_price": {"min": "1", "max": "1"}, "store": {"id": "1", "name": null}});
    assert_eq!(total(truth, read(reading)), [2, 1, 2]);
}

#[test]
fn every_accepted_value_is_right() {
    let truth = || listing(json!({"shipping": null, "shipping_accept": [null, "51.98"]}));
    for shipping in [Value::Null, json!("51.98")] {
        assert_eq!(total(truth(), read(json!({"shipping": shipping}))), [2, 0, 0]);
    }
    assert_eq!(total(truth(), read(json!({"shipping": "1"}))), [1, 1, 0]);
}

#[test]
fn what_must_be_absent_is_wrong_wherever_it_is_given() {
    let truth =
        || json!({"page": ["other"], "listing": null, "site": {}, "absent": ["currency", "cart"]});
    let reading =
        |currency| json!({"page": "other", "listing": null, "site": {"currency": currency}});
    assert_eq!(total(truth(), reading(Value::Null)), [4, 0, 0]);
    assert_eq!(total(truth(), reading(json!("USD"))), [3, 1, 0]);
}

#[test]
fn offers_are_matched_by_what_they_save_and_scored_by_their_terms() {
    let truth = || {
        json!({"page": ["listing"], "listing": {}, "site": {}, "offers_complete": true,
            "offers": [{"kind": "store_discount", "off": "1", "min_spend": "15", "also": [{"min_spend": null, "every": "15"}]}],
            "offers_optional": [{"kind": "store_discount", "min_pieces": 10}]})
    };
    let with = |offers| json!({"page": "listing", "listing": {}, "site": {}, "offers": offers});
    let every =
        json!({"kind": "store_discount", "off": "1.00", "min_spend": null, "every": "15.00"});
    let spend = json!({"kind": "store_discount", "off": "1.00", "min_spend": "15.00"});
    let optional = json!({"kind": "store_discount", "percent": "3", "min_pieces": 10});
    assert_eq!(total(truth(), with(json!([every]))), [4, 0, 0]);
    assert_eq!(total(truth(), with(json!([spend, optional]))), [4, 0, 0]);
    assert_eq!(total(truth(), with(json!([every, spend]))), [4, 1, 0]);
    assert_eq!(total(truth(), with(json!([]))), [1, 0, 1]);
}

#[test]
fn a_language_is_right_as_far_as_the_truth_names_it() {
    assert!(equal("site.locale", &json!("pt"), &json!("pt-BR")));
    assert!(!equal("site.locale", &json!("pt"), &json!("ptx")));
    assert!(!equal("site.locale", &json!("pt-BR"), &json!("pt")));
}

#[test]
fn the_cards_of_a_list_are_scored_by_their_products() {
    let truth = || {
        json!({"page": ["search"], "listing": null, "site": {}, "cards": [
            {"product_id": "1", "price": "9.00", "list_price": "12"},
            {"product_id": "2", "price": "7", "list_price": null},
        ]})
    };
    let reading =
        |cards: Value| json!({"page": "search", "listing": null, "site": {}, "cards": cards});
    let right = json!([
        {"product_id": "2", "price": "7.00", "list_price": null},
        {"product_id": "1", "price": "9", "list_price": "12.00"},
    ]);
    assert_eq!(total(truth(), reading(right)), [6, 0, 0]);
    let other = json!([{"product_id": "1", "price": "12", "list_price": null}]);
    assert_eq!(total(truth(), reading(other)), [3, 1, 2]);
}
