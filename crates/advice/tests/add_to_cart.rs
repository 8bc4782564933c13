//! A listing becomes a line, and its offers the cart's.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use advice::{Error, add_to_cart};
use contract::{Cart, Reading};
use serde_json::{Value, json};

/// A reading of a listing with two variants, one selected, one coupon; `change` is merged over it.
fn reading(change: Value) -> Reading {
    let mut reading = json!({
        "page": "listing",
        "site": {"host": "www.aliexpress.us", "locale": "en-US", "ship_to": "US", "currency": "USD"},
        "listing": {
            "product_id": "32568", "global_id": "10050", "title": "A lamp",
            "store": {"id": "1102", "name": "Lamps"}, "currency": "USD",
            "price": {"min": "1.99", "max": "1.99"}, "list_price": null,
            "price_condition": null, "availability": "in_stock", "purchase_limit": null,
            "shipping": "2.77", "shipping_free_over": "10.00", "tax": null,
            "coins_percent": "2", "flags": ["choice"], "bulk": [], "selected_sku": "b",
            "skus": [
                {"id": "b", "name": "Black", "price": "1.99", "list_price": null, "in_stock": true},
                {"id": "w", "name": "White", "price": "4.50", "list_price": null, "in_stock": true}]
        },
        "store": null, "cart": null, "checkout": null, "cards": [], "coins_balance": 120,
        "offers": [
            {"kind": "store_coupon", "off": "3.00", "min_spend": "29.00", "currency": "USD",
             "code": null, "starts": null, "ends": null, "collected": false,
             "text": "US $3.00 off on US $29.00", "source": "dom"},
            {"kind": "store_discount", "off": "1.00", "min_spend": "44.00", "group": "t"}],
        "missing": [], "health": []
    });
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

fn json_of(cart: &Cart) -> Value {
    serde_json::to_value(cart).unwrap()
}

#[test]
fn a_listing_becomes_a_line_with_its_seller_and_its_offers() {
    let cart = add_to_cart(None, &reading(json!({})), 2).unwrap();
    assert_eq!(
        json_of(&cart),
        json!({
            "ship_to": "US", "currency": "USD", "first_order": false, "follower": false, "app": false,
            "orders": "one", "coins": 120,
            "law": {"coins": "outside", "spend_and_save": "before_code"},
            "lines": [{
                "id": "32568/b", "seller": "1102", "price": "1.99", "quantity": 2,
                "flags": ["choice"], "coins_percent": "2", "title": "A lamp", "text": "Black",
                "product_id": "32568", "sku": "b"}],
            "offers": [
                {"id": "store_coupon 1102 3 off 29", "kind": "store_coupon", "seller": "1102",
                 "off": "3.00", "min_spend": "29.00", "currency": "USD", "code": null,
                 "starts": null, "ends": null, "collected": false, "product_id": "32568",
                 "text": "US $3.00 off on US $29.00", "source": "dom"},
                {"id": "store_discount 1102 1 off 44", "kind": "store_discount", "seller": "1102",
                 "off": "1.00", "min_spend": "44.00", "group": "1102 t", "code": null,
                 "starts": null, "ends": null, "collected": null, "product_id": "32568"}],
            "shipping": [{"seller": "1102", "amount": "2.77", "free_over": "10.00"}]
        })
    );
}

#[test]
fn the_same_variant_adds_up_and_takes_its_newest_price() {
    let cart = add_to_cart(None, &reading(json!({})), 1).unwrap();
    let dearer = json!({"listing": {"price": {"min": "2.10", "max": "2.10"}}});
    let cart = add_to_cart(Some(cart), &reading(dearer), 2).unwrap();
    let white = json!({"listing": {"selected_sku": "w", "price": {"min": "4.50", "max": "4.50"}}});
    let cart = add_to_cart(Some(cart), &reading(white), 1).unwrap();
    let lines: Vec<(&str, &str, u32)> = cart
        .lines
        .iter()
        .map(|line| (line.id.as_str(), line.price.as_str(), line.quantity))
        .collect();
    assert_eq!(lines, [("32568/b", "2.10", 3), ("32568/w", "4.50", 1)]);
    assert_eq!(cart.offers.len(), 2, "the offers of one page stand once");
}

#[test]
fn a_coupon_that_the_page_no_longer_shows_is_gone() {
    let cart = add_to_cart(None, &reading(json!({})), 1).unwrap();
    let cart = add_to_cart(Some(cart), &reading(json!({"offers": []})), 1).unwrap();
    assert!(cart.offers.is_empty());
}

#[test]
fn the_largest_fee_of_one_sellers_listings_stands() {
    let other = |fee: &str| {
        reading(json!({"listing": {"product_id": "7", "selected_sku": null, "shipping": fee}}))
    };
    let cart = add_to_cart(None, &reading(json!({})), 1).unwrap();
    let cart = add_to_cart(Some(cart), &other("0.00"), 1).unwrap();
    assert_eq!(cart.shipping[0].amount.as_ref().unwrap().as_str(), "2.77");
    let cart = add_to_cart(Some(cart), &other("10.00"), 1).unwrap();
    assert_eq!(cart.shipping[0].amount.as_ref().unwrap().as_str(), "10.00");
    assert_eq!(cart.shipping.len(), 1);
}

#[test]
fn a_price_that_is_not_everyones_makes_the_line_uncertain() {
    let cart = reading(json!({"listing": {"price_condition": "new_customer"}}));
    assert_eq!(add_to_cart(None, &cart, 1).unwrap().lines[0].uncertain, Some(true));
}

#[test]
fn an_empty_cart_takes_the_listings_currency_and_keeps_what_is_known_of_the_shopper() {
    let mut cart = add_to_cart(None, &reading(json!({"coins_balance": null})), 1).unwrap();
    cart.lines.clear();
    cart.first_order = true;
    cart.coins = Some(7);
    let euro = reading(json!({
        "site": {"ship_to": "FR"}, "listing": {"currency": "EUR"}, "offers": [], "coins_balance": null
    }));
    let cart = add_to_cart(Some(cart), &euro, 1).unwrap();
    assert_eq!((cart.ship_to.as_str(), cart.currency.as_str()), ("FR", "EUR"));
    assert_eq!((cart.first_order, cart.coins, cart.offers.len()), (true, Some(7), 0));
}

#[test]
fn what_cannot_be_added_says_why() {
    let cart = || add_to_cart(None, &reading(json!({})), 1).unwrap();
    let range = json!({"min": "1.99", "max": "4.50"});
    for (cart, change, quantity, says) in [
        (None, json!({"listing": null}), 1, "this page shows no product to add"),
        (None, json!({"listing": {"store": null}}), 1, "the page does not say whose listing it is"),
        (None, json!({"listing": {"price": null, "skus": []}}), 1, "the price could not be read"),
        (
            None,
            json!({"listing": {"currency": null}, "site": {"currency": null}}),
            1,
            "the page does not say which currency its prices are in",
        ),
        (
            None,
            json!({"site": {"ship_to": null}}),
            1,
            "the page does not say which country it ships to",
        ),
        (
            None,
            json!({"listing": {"price": range, "selected_sku": null}}),
            1,
            "choose a variant first: its price is still a range",
        ),
        (
            None,
            json!({"listing": {"availability": "sold_out"}}),
            1,
            "this listing cannot be bought now",
        ),
        (None, json!({"listing": {"purchase_limit": 2}}), 3, "one shopper may buy at most 2"),
        (
            Some(cart()),
            json!({"listing": {"purchase_limit": 2}}),
            2,
            "one shopper may buy at most 2",
        ),
        (
            Some(cart()),
            json!({"listing": {"currency": "EUR"}}),
            1,
            "the cart is in USD and this listing in EUR",
        ),
        (
            Some(cart()),
            json!({"site": {"ship_to": "FR"}}),
            1,
            "the cart ships to US and this page to FR",
        ),
        (None, json!({}), 0, "quantity: it must be above zero"),
    ] {
        let said = add_to_cart(cart, &reading(change.clone()), quantity);
        assert_eq!(said.map_err(|error| error.to_string()), Err(says.to_owned()), "{change}");
    }
    assert_eq!(Error::ChooseVariant.name(), "choose_variant");
}

#[test]
fn a_chosen_variant_is_paid_at_its_own_price_where_the_page_shows_a_range() {
    let range = json!({"listing": {"price": {"min": "1.99", "max": "4.50"}, "selected_sku": "w"}});
    let cart = add_to_cart(None, &reading(range), 1).unwrap();
    assert_eq!(cart.lines[0].price.as_str(), "4.50");
}

/// What must be read from the pages of `tests/pages`.
fn readings() -> Vec<(String, Reading)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    let mut readings = Vec::new();
    for case in std::fs::read_dir(folder).unwrap() {
        let case = case.unwrap();
        if let Ok(text) = std::fs::read_to_string(case.path().join("expected.json")) {
            let name = case.file_name().into_string().unwrap();
            readings.push((name, serde_json::from_str(&text).unwrap()));
        }
    }
    readings
}

#[test]
fn a_reading_is_planned_as_it_is_or_says_why_it_cannot_be_added() {
    let (mut planned, mut offers) = (0, 0);
    for (page, reading) in readings() {
        let why = match add_to_cart(None, &reading, 2) {
            Ok(cart) => {
                let now = deal::Instant::parse("2026-05-05T12:00:00Z").unwrap();
                let plan = advice::plan(&cart, now, &mut || false);
                let plan = plan.unwrap_or_else(|error| panic!("{page}: {error}"));
                assert_eq!(plan.orders.len(), 1, "{page}");
                planned += 1;
                offers += plan.offers.len();
                continue;
            }
            Err(why) => why,
        };
        let chosen = reading.listing.as_ref().is_some_and(|listing| listing.selected_sku.is_some());
        let known = match why {
            Error::NoListing => reading.listing.is_none(),
            Error::SoldOut => reading.offers.is_empty(),
            Error::ChooseVariant => !chosen,
            Error::NoStore | Error::NoShipTo | Error::NoCurrency | Error::NoPrice => {
                !reading.missing.is_empty()
            }
            _ => false,
        };
        assert!(known, "{page}: {why}");
    }
    assert!(planned >= 5 && offers >= 3, "{planned} pages planned with {offers} offers");
}
