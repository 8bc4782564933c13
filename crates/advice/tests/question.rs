//! What a page comes to for its shopper, with all that is kept on the device: what JavaScript only carries.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use advice::{Desk, OneCart, Shelves, page_state};
use contract::{About, Glance, Kept, KeptCart, PageState, Reading, Shown, Trouble, Verdict};
use deal::Instant;
use serde_json::{Value, json};

const AT: &str = "2026-05-05T12:00:00Z";

/// A listing of store 7 for the US at 45.00, with its coupon of 5 off 40; `change` is laid over it.
fn reading(change: impl FnOnce(&mut Value)) -> Reading {
    let mut reading = json!({
        "page": "listing",
        "site": {"host": "www.aliexpress.us", "locale": "en-US", "ship_to": "US", "currency": "USD"},
        "listing": {
            "product_id": "1", "currency": "USD", "title": "Desk lamp",
            "price": {"min": "45.00", "max": "45.00"}, "store": {"id": "7", "name": "Lumen"},
            "skus": [], "flags": [], "bulk": [], "shipping": "0.00", "availability": "in_stock"
        },
        "store": null, "cart": null, "checkout": null, "cards": [], "coins_balance": null,
        "offers": [{"kind": "store_coupon", "off": "5", "min_spend": "40", "currency": "USD"}],
        "missing": [], "health": []
    });
    change(&mut reading);
    serde_json::from_value(reading).unwrap()
}

/// A kept cart of one line of store 9, with coupons of both stores and one of AliExpress's own.
fn kept() -> KeptCart {
    let offer = |id: &str, kind: &str, seller: Option<&str>| json!({"id": id, "kind": kind, "seller": seller, "off": "1", "min_spend": "10", "currency": "USD"});
    let cart = json!({
        "ship_to": "US", "currency": "USD",
        "lines": [{"id": "x", "seller": "9", "price": "30.00", "quantity": 1}],
        "offers": [
            offer("of 7", "store_coupon", Some("7")), offer("of 9", "store_coupon", Some("9")),
            offer("of all", "platform_coupon", None)
        ],
        "shipping": [{"seller": "9", "amount": "0.00"}], "coins": 5
    });
    let unclear = json!([{"text": "3 off", "near": "", "page": "cart "}]);
    serde_json::from_value(
        json!({"cart": cart, "stores": {"9": "Nine"}, "at": "2026-05-04T00:00:00Z", "unexplained": unclear}),
    )
    .unwrap()
}

fn desk<T>(kept: &Value, ask: impl FnOnce(&mut Desk<'_>) -> T) -> T {
    let mut all = json!({"settings": {}, "codes": [], "seen": [], "refused": []});
    all.as_object_mut().unwrap().extend(kept.as_object().unwrap().clone());
    let kept: Kept = serde_json::from_value(all).unwrap();
    ask(&mut Desk {
        kept: &kept,
        shelves: &mut Shelves::default(),
        timer: &|_| Box::new(|| false),
        at: Instant::parse(AT).unwrap(),
    })
}

fn glance(reading: &Reading, own: OneCart) -> Glance {
    desk(&json!({}), |desk| desk.glance(Some(reading), own))
}

#[test]
fn what_the_shopper_says_of_themselves_wins_over_pages_and_a_spent_code_is_none() {
    let code = |name: &str, used: bool| {
        json!({"offer": {"kind": "code", "code": name, "off": "9", "min_spend": "20", "currency": "USD"},
            "used": used, "added": AT})
    };
    let codes = json!([code("MINE", false), code("SPENT", true)]);
    for (settings, ship_to, coins, first) in [
        (json!({}), "US", Some(5), false),
        (json!({"ship_to": "CA"}), "CA", Some(5), false),
        (json!({"coins": 70, "first_order": true}), "US", Some(70), true),
        (json!({"ship_to": null, "coins": 0}), "US", Some(0), false),
    ] {
        let kept_parts = json!({"settings": settings, "codes": codes});
        let told = desk(&kept_parts, |desk| desk.answer(kept())).unwrap();
        let cart = &told.cart;
        assert_eq!((&*cart.ship_to, cart.coins, cart.first_order), (ship_to, coins, first));
        let has =
            |name: &str| told.advice.offers.iter().any(|offer| offer.code.as_deref() == Some(name));
        assert_eq!((has("MINE"), has("SPENT")), (true, false));
        assert_eq!((told.unexplained.len(), told.stores["9"].as_str()), (1, "Nine"));
        let elsewhere = desk(&kept_parts, |desk| desk.elsewhere(kept().cart, 0, "JP")).unwrap();
        assert_eq!(elsewhere.cart.ship_to, "JP");
    }
}

#[test]
fn an_item_alone_takes_of_the_kept_cart_what_its_store_and_all_give() {
    let item = glance(&reading(|_| ()), Some(Ok(kept()))).item.unwrap();
    assert!(item.listing);
    let ids = |of: &contract::Answer| {
        let ids = of.cart.offers.iter().filter_map(|offer| offer.id.clone());
        let mut ids: Vec<String> = ids.filter(|id| id.starts_with("of ")).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&item.alone), ["of 7", "of all"]);
    assert_eq!((item.alone.cart.lines.len(), item.alone.unexplained.len()), (1, 0));
    assert_eq!(item.alone.stores.len(), 1);
    let together = item.together.unwrap();
    assert_eq!(ids(&together), ["of 7", "of 9", "of all"]);
    assert_eq!((together.cart.lines.len(), together.unexplained.len()), (2, 1));
    assert_eq!(together.stores.len(), 2);
    // Into a cart of another place it does not go.
    let elsewhere = reading(|page| page["site"]["ship_to"] = json!("CA"));
    let item = glance(&elsewhere, Some(Ok(kept()))).item.unwrap();
    assert_eq!((item.alone.cart.ship_to.as_str(), item.together), ("CA", None));
}

#[test]
fn a_look_says_whether_the_page_is_read_and_whether_there_is_anything_to_say() {
    let poor = reading(|page| {
        page["listing"]["price"] = json!({"min": "1.00", "max": "1.00"});
        page["offers"] = json!([]);
    });
    let poor = glance(&poor, None);
    assert_eq!((poor.readable, poor.applying), (true, 0));
    let one = glance(&reading(|_| ()), None);
    let rows = &one.item.as_ref().unwrap().alone.advice.plan.offers;
    let apply =
        |row: &&contract::OfferVerdict| matches!(row.verdict, Verdict::Chosen | Verdict::Applies);
    assert!(one.worth && one.applying > 0);
    assert_eq!(one.applying as usize, rows.iter().filter(apply).count());
    assert_eq!(one.next.as_deref(), Some("2026-05-08T07:00:00Z"), "USAFF codes end");
    // What cannot be bought as it is shown: without a store nobody knows whose it is.
    let nobody = glance(&reading(|page| page["listing"]["store"] = json!(null)), None);
    assert_eq!((nobody.readable, nobody.item), (false, None));
    // A cart that cannot be read is no fault of the page's.
    let trouble = Trouble { name: "bad_value".into(), message: "cart.lines: none".into() };
    let bad = glance(&reading(|_| ()), Some(Err(trouble)));
    assert_eq!((bad.readable, bad.item), (true, None));
    let nothing = desk(&json!({}), |desk| desk.glance(None, None));
    assert_eq!((nothing.readable, nothing.item, nothing.worth), (true, None, false));
}

#[test]
fn each_state_of_a_page_is_told() {
    type Change = fn(&mut Value);
    let cases: [(Change, PageState); 14] = [
        (|_| (), PageState::Item),
        (|page| page["listing"]["price"]["max"] = json!("50.00"), PageState::Choose),
        (|page| page["listing"]["price"] = json!(null), PageState::Changed),
        (|page| page["listing"]["currency"] = json!(null), PageState::Changed),
        (|page| page["listing"]["availability"] = json!("sold_out"), PageState::SoldOut),
        (|page| page["listing"]["availability"] = json!("not_found"), PageState::NotFound),
        (|page| page["listing"]["availability"] = json!("not_loaded"), PageState::Loading),
        (
            |page| page["missing"] = json!([{"field": "page", "why": "a human check"}]),
            PageState::Captcha,
        ),
        (|page| page["listing"] = json!(null), PageState::Elsewhere),
        (|page| page["page"] = json!("store"), PageState::Elsewhere),
        (|page| page["page"] = json!("cart"), PageState::Loading),
        (
            |page| {
                page["page"] = json!("checkout");
                page["health"] = json!([{"field": "total", "selector": "x", "state": "unmatched"}]);
            },
            PageState::Changed,
        ),
        (
            |page| {
                page["page"] = json!("cart");
                page["listing"] = json!(null);
                page["cart"] = json!({"lines": [], "stores": [], "shipping": [], "complete": true});
            },
            PageState::Cart,
        ),
        (
            |page| {
                page["page"] = json!("checkout");
                page["listing"] = json!(null);
                page["checkout"] = json!({"discounts": []});
            },
            PageState::Checkout,
        ),
    ];
    for (at, (change, state)) in cases.into_iter().enumerate() {
        assert_eq!(page_state(Some(&reading(change))), state, "case {at}");
    }
    assert_eq!(page_state(None), PageState::Elsewhere);
}

fn shown(page: Option<&Reading>, about: About, own: OneCart, cart: OneCart) -> Shown {
    desk(&json!({}), |desk| desk.shown(page, about, 2, own, cart))
}

#[test]
fn the_popup_shows_the_item_or_the_cart_and_what_is_wrong_with_either() {
    let page = reading(|_| ());
    let item = shown(Some(&page), About::Item, None, None);
    assert_eq!(item.answer.as_ref().unwrap().cart.lines[0].quantity, 2);
    assert!(item.trouble.is_none() && item.comparison.is_none() && item.calendar.is_some());
    let cart = shown(Some(&page), About::Cart, Some(Ok(kept())), Some(Ok(kept())));
    assert_eq!(cart.answer.unwrap().cart.lines[0].id, "x");
    let trouble = Trouble { name: "bad_value".into(), message: "cart.lines: none".into() };
    let bad = shown(None, About::Cart, None, Some(Err(trouble.clone())));
    assert_eq!((bad.answer, bad.trouble), (None, Some(trouble)));
    let none = shown(None, About::Cart, None, None);
    assert_eq!((none.answer, none.trouble, none.calendar), (None, None, None));
    // AliExpress's own cart page of which a line is lacking: its trouble, and no other cart's sum.
    let lacking = reading(|page| {
        page["page"] = json!("cart");
        page["listing"] = json!(null);
        page["cart"] = json!({"lines": [], "stores": [], "shipping": [], "complete": false});
    });
    let told = shown(Some(&lacking), About::Cart, Some(Ok(kept())), Some(Ok(kept())));
    assert_eq!((told.answer, told.trouble.unwrap().name.as_str()), (None, "lines_to_come"));
}

#[test]
fn what_a_page_says_of_coins_can_be_kept_and_where_the_calendar_is_of() {
    let coins = |balance: Value| {
        reading(|page| {
            page["page"] = json!("coins");
            page["listing"] = json!(null);
            page["offers"] = json!([]);
            page["coins_balance"] = balance;
            page["site"]["ship_to"] = json!("FR");
        })
    };
    let taken = |page: &Reading| shown(Some(page), About::Cart, Some(Ok(kept())), None).taken;
    assert!(taken(&coins(json!(12))));
    assert!(!taken(&coins(json!(null))));
    let series = |settings: Value, page: Option<&Reading>, cart: OneCart| {
        let parts = json!({"settings": settings});
        let told = desk(&parts, |desk| desk.shown(page, About::Item, 1, None, cart));
        told.calendar.and_then(|calendar| calendar.known_until)
    };
    let until = |market: &str| {
        let market = deal::Country::new(market).unwrap();
        aliexpress::catalogue::known_until(market).map(|at| at.to_string())
    };
    let page = coins(json!(1));
    assert_eq!(series(json!({}), Some(&page), Some(Ok(kept()))), until("FR"));
    assert_eq!(series(json!({"ship_to": "DZ"}), Some(&page), Some(Ok(kept()))), until("DZ"));
    assert_eq!(series(json!({}), None, Some(Ok(kept()))), until("US"));
    assert!(until("FR") != until("US"));
}
