//! What is kept grows old, and what cannot be planned never fails a cart.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use advice::{add_to_cart, add_to_cart_at, advise, visit, visit_at};
use contract::{
    AdviceRequest, Cart, NotCounted, OfferState, Reading, Seal, SealWhy, Shipping, Tax,
};
use deal::Instant;
use serde_json::{Value, json};

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// A reading of some page for the US in dollars; `change` is laid over it.
fn reading(page: &str, change: Value) -> Reading {
    let mut reading = json!({
        "page": page,
        "site": {"host": "www.aliexpress.us", "locale": "en-US", "ship_to": "US", "currency": "USD"},
        "listing": null, "store": null, "cart": null, "checkout": null, "cards": [],
        "coins_balance": null, "offers": [], "missing": [], "health": []
    });
    for (name, value) in change.as_object().unwrap() {
        reading[name] = value.clone();
    }
    serde_json::from_value(reading).unwrap()
}

/// A cart of one line of store A with these offers.
fn cart(offers: Value) -> Cart {
    let cart = json!({
        "ship_to": "US", "currency": "USD", "offers": offers,
        "lines": [{"id": "1", "seller": "A", "price": "50.00", "quantity": 1}]
    });
    serde_json::from_value(cart).unwrap()
}

fn names(cart: &Cart) -> Vec<&str> {
    cart.offers.iter().filter_map(|offer| offer.id.as_deref()).collect()
}

fn coupon(id: &str, change: Value) -> Value {
    let mut coupon = json!({"id": id, "kind": "store_coupon", "seller": "A", "off": "2"});
    for (name, value) in change.as_object().unwrap() {
        coupon[name] = value.clone();
    }
    coupon
}

const COINS: &str = "2026-11-30T10:00:00Z";

/// The cart after a visit to the coins page, which says nothing of offers.
fn after_a_visit(offers: Value) -> Cart {
    let page = reading("coins", json!({"coins_balance": 7}));
    visit_at(Some(cart(offers)), &page, at(COINS)).unwrap()
}

#[test]
fn a_kept_offer_goes_at_its_stated_end_and_thirty_days_after_it_was_seen() {
    for (change, stays) in [
        (json!({}), true),
        (json!({"ends": "2026-11-30T10:00:01Z"}), true),
        (json!({"ends": "2026-11-30T10:00:00Z"}), false),
        (json!({"ends": "2020-12-31T00:00:00Z"}), false),
        (json!({"ends_local": "2026-11-29"}), true),
        (json!({"ends_local": "2026-11-28"}), false),
        (json!({"ends_local": "2026-11-29T22:01"}), true),
        (json!({"ends_local": "2026-11-29T22:00"}), false),
        (json!({"seen": "2026-10-31T10:00:00Z"}), true),
        (json!({"seen": "2026-10-31T09:59:59Z"}), false),
        (json!({"seen": "whenever"}), true),
    ] {
        let cart = after_a_visit(json!([coupon("X", change.clone())]));
        assert_eq!(names(&cart).len(), usize::from(stays), "{change}");
        let seen = |cart: &Cart| cart.offers.iter().all(|offer| offer.seen.is_some());
        assert!(seen(&cart), "its age is counted from now on: {change}");
    }
}

#[test]
fn an_offer_of_a_page_is_seen_when_the_page_is() {
    let page = reading(
        "store",
        json!({
            "store": {"id": "A", "name": "Lamps"}, "offers": [coupon("NEW", json!({}))]
        }),
    );
    let kept =
        cart(json!([coupon("OLD", json!({"seen": "2026-11-29T00:00:00Z", "product_id": "9"}))]));
    let cart = visit_at(Some(kept), &page, at(COINS)).unwrap();
    let seen =
        |id: &str| cart.offers.iter().find(|of| of.id.as_deref() == Some(id)).unwrap().seen.clone();
    assert_eq!(seen("NEW").as_deref(), Some(COINS));
    assert_eq!(seen("OLD").as_deref(), Some("2026-11-29T00:00:00Z"));
}

#[test]
fn a_coupon_that_its_store_no_longer_shows_goes_wherever_it_was_seen() {
    let offers = json!([
        coupon("A1", json!({})),
        coupon("A2", json!({"off": "3", "product_id": "9"})),
        coupon("B1", json!({"seller": "B"})),
        {"id": "P", "kind": "platform_coupon", "off": "4"},
        {"id": "D", "kind": "store_discount", "seller": "A", "off": "1", "product_id": "9"}
    ]);
    let store = json!({"id": "A", "name": "Lamps"});
    let none = json!({"store": store, "all_offers_of": "store"});
    let empty = visit(Some(cart(offers.clone())), &reading("store", none)).unwrap();
    assert_eq!(names(&empty), ["B1", "P", "D"], "an empty list too");
    let one = json!({"store": store, "all_offers_of": "store", "offers": [coupon("A2", json!({"off": "3"}))]});
    let cart = visit(Some(cart(offers.clone())), &reading("store", one)).unwrap();
    assert_eq!(names(&cart), ["B1", "P", "D", "A2"]);
}

#[test]
fn a_coupon_that_the_wallet_no_longer_shows_goes_and_one_to_collect_stays() {
    let offers = json!([
        {"id": "P", "kind": "platform_coupon", "off": "4", "state": "collected", "collected": true},
        {"id": "Q", "kind": "select_coupon", "off": "5", "collected": true},
        {"id": "OPEN", "kind": "platform_coupon", "off": "6", "collected": false},
        coupon("A1", json!({"collected": true})),
        coupon("A2", json!({"off": "3", "collected": true})),
        coupon("A3", json!({"off": "7"}))
    ]);
    let whose = json!({"kind": "store_coupon", "off": "3", "collected": true});
    let page = json!({"all_offers_of": "wallet", "offers": [whose]});
    let after = visit(Some(cart(offers.clone())), &reading("coupons", page)).unwrap();
    assert_eq!(names(&after), ["OPEN", "A2", "A3"]);
    let empty = json!({"all_offers_of": "wallet"});
    let after = visit(Some(cart(offers)), &reading("coupons", empty)).unwrap();
    assert_eq!(names(&after), ["OPEN", "A3"]);
}

#[test]
fn a_coupon_that_is_used_by_now_is_no_longer_planned() {
    let page = json!({"store": {"id": "A", "name": "Lamps"}, "offers": [
        {"kind": "store_coupon", "seller": "A", "off": "2", "state": "used", "collected": false}]});
    let kept = json!([{"kind": "store_coupon", "seller": "A", "off": "2", "id": "store_coupon A 2", "collected": true}]);
    let cart = visit_at(Some(cart(kept)), &reading("store", page), at(COINS)).unwrap();
    assert_eq!(cart.offers.len(), 1);
    assert_eq!(cart.offers[0].state, Some(OfferState::Used));
    let plan = advice::plan(&cart, at(COINS), &mut || false).unwrap();
    assert_eq!(plan.total.as_str(), "50.00");
}

/// Every kind of value that keeps an offer from a plan, and what is said of it.
fn bad_offers() -> Vec<(Value, &'static str)> {
    let code = |change: Value| {
        let mut code = json!({"kind": "code", "code": "BAD", "off": "5", "min_spend": "10"});
        for (name, value) in change.as_object().unwrap() {
            code[name] = value.clone();
        }
        code
    };
    vec![
        (code(json!({"off": null})), "an offer needs off, percent"),
        (code(json!({"off": null, "min_spend": null})), "an offer needs off, percent"),
        (code(json!({"off": "a lot"})), "off: \"a lot\" is not an amount"),
        (code(json!({"off": "5.001"})), "off: too many decimals"),
        (code(json!({"off": "-5"})), "off: the amount is negative"),
        (code(json!({"off": "99999999999999999999"})), "off: too large"),
        (code(json!({"min_spend": "?"})), "min_spend: \"?\" is not an amount"),
        (code(json!({"cap": "x"})), "cap: "),
        (code(json!({"off": null, "percent": "101"})), "percent: more than 100 percent"),
        (code(json!({"percent": "10"})), "an offer takes off one of"),
        (code(json!({"every": "0"})), "every: it must be above zero"),
        (code(json!({"off": null, "every": "10"})), "`every` needs `off`"),
        (code(json!({"off": null, "ladder": []})), "ladder: a ladder needs a step"),
        (code(json!({"off": null, "ladder": [["9", "1"], ["8", "2"]]})), "ladder: the steps"),
        (code(json!({"off": null, "pieces_ladder": [[2, "300"]]})), "pieces_ladder: "),
        (code(json!({"currency": "XXQ"})), "currency: unknown currency"),
        (code(json!({"markets": ["Narnia"]})), "markets[0]: unknown country"),
        (code(json!({"not_markets": ["US", ""]})), "not_markets[1]: unknown country"),
        (code(json!({"ends": "10000-01-01T07:00:00Z"})), "ends: \"10000-"),
        (code(json!({"ends": "tomorrow"})), "ends: \"tomorrow\" is not an instant"),
        (code(json!({"starts": "2026-13-01T00:00:00Z"})), "starts: "),
        (
            code(json!({"starts": "2027-01-01T00:00:00Z", "ends": "2026-01-01T00:00:00Z"})),
            "ends: the window ends before it starts",
        ),
        (code(json!({"state": "used", "collected": true})), "state: it disagrees"),
        (code(json!({"id": ""})), "id: it is empty"),
        (code(json!({"kind": "store_coupon"})), "seller: an offer of a store needs its seller"),
    ]
}

#[test]
fn one_bad_offer_is_left_out_with_its_reason_and_never_fails_an_advice() {
    for (bad, says) in bad_offers() {
        let good =
            json!({"kind": "code", "code": "GOOD", "id": "GOOD", "off": "7", "min_spend": "10"});
        let seen =
            json!([{"offer": bad, "at": "2026-11-30T09:00:00Z", "page": "p", "ship_to": "US"}]);
        for (field, place, change) in [
            ("cart", "cart.offers[0]", json!([bad, good])),
            ("own_codes", "own_codes[1]", json!([good, bad])),
            ("imported", "imported[3]", json!([good, good, good, bad])),
            ("seen", "seen[0]", seen),
        ] {
            let id_or_kind = bad["id"] == "" || bad["kind"] == "store_coupon";
            if field == "seen" && id_or_kind {
                continue; // What a page showed as a code is one, by the code's own name.
            }
            let offers = if field == "cart" { change.clone() } else { json!([good]) };
            let mut request = json!({
                "cart": cart(offers), "at": "2026-11-30T10:00:00Z", "limit_ms": 1000
            });
            if field != "cart" {
                request["cart"]["offers"] = json!([]);
                request[field] = change;
                if field == "seen" {
                    request["own_codes"] = json!([good]);
                }
            }
            let request: AdviceRequest = serde_json::from_value(request).unwrap();
            let advice = advise(&request, &mut || false).unwrap_or_else(|e| panic!("{bad}: {e}"));
            assert_eq!(advice.plan.total.as_str(), "43.00", "{field} {bad}");
            let [left] = advice.left_out.as_slice() else { panic!("{bad}: {:?}", advice.left_out) };
            assert_eq!(left.place, place, "{bad}");
            assert!(left.why.starts_with(says), "{bad}: {}", left.why);
            assert_eq!(advice.seal, Some(Seal::Known), "{bad}");
            assert!(advice.seal_why.contains(&SealWhy::LeftOut), "{bad}");
        }
    }
}

#[test]
fn two_kept_offers_of_one_id_and_one_too_old_are_left_out() {
    let offers = json!([
        coupon("X", json!({})),
        coupon("X", json!({"off": "9"})),
        coupon("OLD", json!({"off": "8", "seen": "2026-09-01T00:00:00Z"}))
    ]);
    let request = json!({"cart": cart(offers), "at": "2026-11-30T10:00:00Z", "limit_ms": 1000});
    let advice = advise(&serde_json::from_value(request).unwrap(), &mut || false).unwrap();
    let left: Vec<_> =
        advice.left_out.iter().map(|left| (left.place.as_str(), left.why.as_str())).collect();
    assert_eq!(
        left,
        [
            ("cart.offers[1]", "another offer has its id"),
            ("cart.offers[2]", "no page has shown it for thirty days")
        ]
    );
    assert_eq!(advice.plan.total.as_str(), "48.00");
}

#[test]
fn a_bad_offer_of_a_page_is_not_kept() {
    for (mut bad, _) in bad_offers() {
        if bad["id"] == "" || bad["kind"] == "store_coupon" {
            continue; // A page's coupon has the name of its terms, and one of no store is left anyway.
        }
        bad["kind"] = json!("platform_coupon");
        let good = json!({"kind": "platform_coupon", "off": "7"});
        let page = json!({"offers": [bad, good]});
        let kept = visit(Some(cart(json!([]))), &reading("coupons", page)).unwrap();
        assert!(kept.offers.iter().all(|of| of.code.is_none()), "{bad}");
        assert_eq!(kept.offers.len(), 1, "{bad}");
        let plan = advice::plan(&kept, at(COINS), &mut || false).unwrap();
        assert_eq!(plan.total.as_str(), "43.00", "{bad}");
    }
}

/// A listing of store A at 50.00; `change` is laid over it.
fn listing(change: Value) -> Reading {
    let mut listing = json!({
        "product_id": "32568", "global_id": null, "title": "A lamp",
        "store": {"id": "A", "name": "Lamps"}, "currency": "USD",
        "price": {"min": "50.00", "max": "50.00"}, "list_price": null, "price_condition": null,
        "availability": "in_stock", "purchase_limit": null, "shipping": "2.00",
        "shipping_free_over": null, "tax": null, "coins_percent": null, "flags": [], "bulk": [],
        "selected_sku": null, "skus": []
    });
    for (name, value) in change.as_object().unwrap() {
        listing[name] = value.clone();
    }
    reading("listing", json!({"listing": listing}))
}

fn not_counted(cart: &Cart) -> Vec<NotCounted> {
    advice::plan(cart, at(COINS), &mut || false).unwrap().not_counted
}

#[test]
fn a_fee_and_a_tax_that_a_listing_does_not_tell_are_not_counted() {
    for (change, expected) in [
        (json!({}), vec![]),
        (json!({"shipping": null}), vec![NotCounted::Shipping]),
        (json!({"shipping": null, "shipping_free_over": "40.00"}), vec![]),
        (json!({"tax": "excluded"}), vec![NotCounted::Tax]),
        (json!({"tax": "included"}), vec![]),
        (json!({"shipping": null, "tax": "excluded"}), vec![NotCounted::Shipping, NotCounted::Tax]),
    ] {
        let cart = add_to_cart(None, &listing(change.clone()), 1).unwrap();
        assert_eq!(not_counted(&cart), expected, "{change}");
    }
}

#[test]
fn an_unknown_fee_stands_above_all_known_ones_of_its_store() {
    let other = |fee: Value| listing(json!({"product_id": "7", "shipping": fee}));
    let known = add_to_cart(None, &listing(json!({})), 1).unwrap();
    let both = add_to_cart(Some(known), &other(json!(null)), 1).unwrap();
    assert_eq!(not_counted(&both), [NotCounted::Shipping]);
    let again = add_to_cart(Some(both), &other(json!("9.00")), 1).unwrap();
    assert_eq!(not_counted(&again), [NotCounted::Shipping], "the first fee may be the larger");
}

#[test]
fn a_checkout_that_adds_tax_says_so_for_all_later_plans_of_its_ship_to() {
    let checkout = |tax: Value, charges: Value| {
        reading(
            "checkout",
            json!({"checkout": {
            "goods": "50.00", "shipping": "0.00", "tax": tax, "total": "54.00", "discounts": [],
            "charges": charges, "code": null, "error": null}}),
        )
    };
    let taxed = checkout(json!("4.00"), json!([]));
    let none = visit(None, &taxed).unwrap();
    assert_eq!((none.tax, none.lines.len()), (Some(Tax::Excluded), 0));
    let charge = json!([{"for": "tax", "text": "Tax", "amount": "4.00"}]);
    let kept = visit(Some(cart(json!([]))), &checkout(json!(null), charge)).unwrap();
    assert_eq!(not_counted(&kept), [NotCounted::Tax]);
    let later = add_to_cart_at(Some(none), &listing(json!({})), 1, at(COINS)).unwrap();
    assert_eq!(not_counted(&later), [NotCounted::Tax]);
    let included = add_to_cart(Some(later), &listing(json!({"tax": "included"})), 1).unwrap();
    assert_eq!(not_counted(&included), [NotCounted::Tax], "a checkout has shown it");
    for nothing in [checkout(json!(null), json!([])), checkout(json!("0.00"), json!([]))] {
        assert!(visit(Some(cart(json!([]))), &nothing).is_err());
    }
    let elsewhere = Cart { ship_to: "FR".into(), ..cart(json!([])) };
    assert!(visit(Some(elsewhere), &taxed).is_err(), "another country has another tax");
}

#[test]
fn a_cart_page_that_does_not_tell_a_fee_leaves_it_unknown_and_brings_its_offers() {
    let line = |seller: &str| {
        json!({"id": seller, "seller": seller, "price": "20.00", "quantity": 1, "title": null, "text": null,
            "product_id": seller, "sku": null, "selected": true, "valid": true, "source": "dom"})
    };
    let page = json!({
        "cart": {"lines": [line("A"), line("B"), line("C")], "stores": [],
            "shipping": [{"seller": "B", "amount": "1.00"}], "subtotal": null, "total": null,
            "complete": true},
        "offers": [coupon("A1", json!({"currency": "USD"}))]
    });
    let kept: Cart = serde_json::from_value(json!({
        "ship_to": "US", "currency": "USD", "lines": [], "offers": [],
        "shipping": [{"seller": "C", "amount": "2.00"}]
    }))
    .unwrap();
    let cart = visit(Some(kept), &reading("cart", page)).unwrap();
    let mut fees: Vec<_> = cart
        .shipping
        .iter()
        .map(|Shipping { seller, amount, .. }| {
            (seller.as_str(), amount.as_ref().map(|a| a.as_str()))
        })
        .collect();
    fees.sort_unstable();
    assert_eq!(fees, [("A", None), ("B", Some("1.00")), ("C", Some("2.00"))]);
    let plan = advice::plan(&cart, at(COINS), &mut || false).unwrap();
    assert_eq!(plan.total.as_str(), "61.00", "60 - 2 + 1 + 2");
    assert_eq!(plan.orders[0].shipping_unknown, ["A"]);
}
