//! The cart's offers, the shopper's codes and the catalogue's, in one plan.
#![allow(clippy::unwrap_used, reason = "a test may")]

use contract::{Advice, AdviceRequest, Certainty, Offer, Seal, SealWhy, Verdict};
use serde_json::{Value, json};

/// A cart of one line at 5 May 2026, when the catalogue knows `USAFF8` (8 off 59) for the US.
fn request(price: &str, change: impl FnOnce(&mut Value)) -> AdviceRequest {
    let mut request = json!({
        "cart": {
            "ship_to": "US", "currency": "USD", "offers": [],
            "lines": [{"id": "1", "seller": "A", "price": price, "quantity": 1}]
        },
        "own_codes": [], "refused": [], "at": "2026-05-05T12:00:00Z", "limit_ms": 1000
    });
    change(&mut request);
    serde_json::from_value(request).unwrap()
}

fn advise(request: &AdviceRequest) -> Advice {
    advice::advise(request, &mut || false).unwrap()
}

fn offer<'a>(advice: &'a Advice, id: &str) -> &'a Offer {
    advice.offers.iter().find(|offer| offer.id.as_deref() == Some(id)).unwrap()
}

fn verdict(advice: &Advice, id: &str) -> Verdict {
    advice.plan.offers.iter().find(|row| row.id == id).unwrap().verdict
}

#[test]
fn the_catalogue_lends_the_codes_that_hold_here_and_now() {
    let advice = advise(&request("60.00", |_| ()));
    assert_eq!(advice.plan.total.as_str(), "52.00");
    assert_eq!(verdict(&advice, "USAFF8"), Verdict::Chosen);
    assert_eq!(offer(&advice, "USAFF8").off.as_ref().unwrap().as_str(), "8.00");
    let later = request("60.00", |request| request["at"] = json!("2026-05-09T12:00:00Z"));
    let later = advise(&later);
    assert!(later.offers.iter().all(|offer| offer.code.as_deref() != Some("USAFF8")));
    assert!(later.aside.iter().any(|one| one.verdict == Verdict::Expired && one.count > 5));
}

#[test]
fn an_order_tells_its_goods_as_listed_before_any_discount() {
    let advice = advise(&request("60.00", |_| ()));
    let order = &advice.plan.orders[0];
    assert_eq!(order.listed.as_ref().unwrap().as_str(), "60.00");
    assert_eq!(order.goods.as_str(), "52.00");
}

#[test]
fn every_verdict_is_of_an_offer_that_is_told() {
    let advice = advise(&request("60.00", |_| ()));
    assert!(advice.plan.offers.len() > 5);
    for row in &advice.plan.offers {
        offer(&advice, &row.id);
    }
}

#[test]
fn a_code_that_the_catalogue_knows_too_is_one_code() {
    let own = json!([{"kind": "code", "code": "USAFF8", "off": "8", "min_spend": "59.0"}]);
    let advice = advise(&request("60.00", |request| request["own_codes"] = own));
    let rows = advice.offers.iter().filter(|offer| offer.code.as_deref() == Some("USAFF8"));
    assert_eq!(rows.count(), 1);
    assert_eq!(offer(&advice, "USAFF8").markets, ["US"]);
    assert!(offer(&advice, "USAFF8").ends.is_some(), "the catalogue lends the window");
}

#[test]
fn a_code_of_one_name_and_other_amounts_is_another_code() {
    let own = json!([{"kind": "code", "code": "USAFF8", "off": "9", "min_spend": "60"}]);
    let advice = advise(&request("60.00", |request| request["own_codes"] = own));
    assert_eq!(advice.plan.total.as_str(), "51.00");
    assert_eq!(verdict(&advice, "USAFF8"), Verdict::Chosen);
    assert_eq!(offer(&advice, "USAFF8 (2)").off.as_ref().unwrap().as_str(), "8.00");
}

#[test]
fn a_code_that_comes_back_is_not_over_because_the_catalogues_is() {
    let own = json!([{"kind": "code", "code": "USAFF8", "off": "8", "min_spend": "59"}]);
    let advice = advise(&request("60.00", |request| {
        request["own_codes"] = own;
        request["at"] = json!("2026-05-20T12:00:00Z");
    }));
    assert_eq!(verdict(&advice, "USAFF8"), Verdict::Chosen);
    assert_eq!(
        advice.offers.iter().filter(|offer| offer.code.as_deref() == Some("USAFF8")).count(),
        1
    );
}

#[test]
fn what_the_checkout_refused_is_not_proposed_again_and_says_why() {
    let refused = json!([
        {"code": "usaff8", "why": "Code expired", "at": "2026-05-04T12:00:00Z"},
        {"code": "USAFF8", "why": "Not applicable to these items", "at": "2026-05-05T11:00:00Z"}
    ]);
    let advice = advise(&request("60.00", |request| request["refused"] = refused));
    assert_eq!(advice.plan.total.as_str(), "55.00");
    let row = advice.plan.offers.iter().find(|row| row.id == "USAFF8").unwrap();
    assert_eq!(row.verdict, Verdict::UsedUp);
    assert_eq!(row.refused.as_deref(), Some("Not applicable to these items"));
}

#[test]
fn a_code_that_a_page_showed_is_weighed_with_where_and_when_it_was_seen() {
    let shown = |at: &str, ship_to: &str, code: Value| {
        let seen = json!([{"offer": code, "at": at, "page": "www.aliexpress.us/p/coupons", "ship_to": ship_to}]);
        advise(&request("60.00", |request| request["seen"] = seen))
    };
    let open =
        json!({"kind": "code", "code": "SEEN9", "off": "9", "min_spend": "50", "currency": "USD"});
    let now = "2026-05-05T10:00:00Z";
    let fresh = shown(now, "US", open.clone());
    assert_eq!(fresh.plan.total.as_str(), "51.00");
    assert_eq!(
        offer(&fresh, "SEEN9").source.as_deref(),
        Some("www.aliexpress.us/p/coupons · 2026-05-05")
    );
    // It was shown for there.
    assert_eq!(verdict(&shown(now, "FR", open.clone()), "SEEN9"), Verdict::OtherMarket);
    // Without an end it is not taken to hold for long; with one it holds till then.
    let before = "2026-05-02T10:00:00Z";
    assert_eq!(verdict(&shown(before, "US", open.clone()), "SEEN9"), Verdict::UnknownWindow);
    let mut till = open;
    till["ends"] = json!("2026-05-06T00:00:00Z");
    assert_eq!(verdict(&shown(before, "US", till), "SEEN9"), Verdict::Chosen);
    // One that cannot stand in a cart is left out, and takes nothing else with it.
    let odd =
        json!({"kind": "code", "code": "ODD", "off": "9", "min_spend": "50", "currency": "XYZ"});
    let without = shown(now, "US", odd);
    assert_eq!(without.plan.total.as_str(), "52.00");
    assert!(without.offers.iter().all(|offer| offer.code.as_deref() != Some("ODD")));
}

/// Whether a refusal of `USAFF8` keeps it from a cart of 60.00 on 5 May 2026.
fn kept_away(refusal: Value, change: impl FnOnce(&mut Value)) -> bool {
    let asked = request("60.00", |request| {
        request["refused"] = json!([refusal]);
        change(request);
    });
    verdict(&advise(&asked), "USAFF8") == Verdict::UsedUp
}

#[test]
fn a_refusal_reaches_as_far_as_its_words() {
    let at = "2026-05-04T12:00:00Z";
    let lines = json!([{"id": "1", "quantity": 1}]);
    let other = json!([{"id": "1", "quantity": 2}]);
    for (why, ship_to, lines, expected) in [
        // Over is over, whatever is in the cart.
        ("Code expired", "US", &other, true),
        ("Промокод уже использован ранее", "FR", &other, true),
        ("New users only", "US", &other, true),
        // What was said of a ship-to holds there.
        ("Not available in your region", "US", &other, true),
        ("Not available in your region", "FR", &lines, false),
        // What was said of a cart holds for that very cart.
        ("Not applicable to these items", "US", &lines, true),
        ("Not applicable to these items", "US", &other, false),
        ("Not applicable to these items", "FR", &lines, false),
        ("Minimum spend not met", "US", &other, false),
        // Words that give no reason say nothing beyond it either.
        ("Проверьте правильность ввода кода", "US", &lines, true),
        ("Проверьте правильность ввода кода", "US", &other, false),
    ] {
        let refusal =
            json!({"code": "USAFF8", "why": why, "at": at, "ship_to": ship_to, "lines": lines});
        assert_eq!(kept_away(refusal, |_| ()), expected, "{why} {ship_to} {lines}");
    }
}

#[test]
fn a_code_that_comes_back_under_its_name_is_not_the_one_that_was_refused() {
    let before = json!({"code": "USAFF8", "why": "Code expired", "at": "2025-02-28T00:00:00Z"});
    let own = json!([{"kind": "code", "code": "USAFF8", "off": "8", "min_spend": "59",
        "starts": "2026-05-01T07:00:00Z", "ends": "2026-05-08T07:00:00Z"}]);
    assert!(!kept_away(before.clone(), |request| request["own_codes"] = own));
    // Of the catalogue's row nobody knows since when it holds.
    assert!(kept_away(before, |_| ()));
}

#[test]
fn a_plan_with_an_uncertain_offer_is_likely_and_says_what_is_certain() {
    let coupon = json!([{
        "id": "A9", "kind": "store_coupon", "seller": "A", "off": "9", "min_spend": "50", "uncertain": true
    }]);
    let advice = advise(&request("60.00", |request| request["cart"]["offers"] = coupon));
    assert_eq!(advice.plan.total.as_str(), "46.00", "60 - 9 = 51, then 5 off 39");
    assert_eq!(advice.plan.certainty, Certainty::Likely);
    assert_eq!(advice.plan.certain_total.as_str(), "52.00", "60 - 8 without the coupon");
}

#[test]
fn a_code_that_came_in_without_a_market_or_an_end_makes_the_plan_likely() {
    let full = json!({"kind": "code", "code": "QUS20", "off": "20", "min_spend": "59",
        "markets": ["US"], "ends": "2026-05-08T07:00:00Z"});
    for (lacks, why) in [
        (&[][..], None),
        (&["markets"][..], Some("no market is stated")),
        (&["ends"][..], Some("no end is stated")),
        (&["markets", "ends"][..], Some("no market is stated; no end is stated")),
    ] {
        let mut own = full.clone();
        lacks.iter().for_each(|field| drop(own.as_object_mut().unwrap().remove(*field)));
        let advice = advise(&request("60.00", |request| request["own_codes"] = json!([own])));
        assert_eq!(advice.plan.total.as_str(), "40.00", "{lacks:?}");
        let certain = if why.is_some() { "52.00" } else { "40.00" };
        assert_eq!(advice.plan.certain_total.as_str(), certain, "{lacks:?}");
        assert_eq!(offer(&advice, "QUS20").why.as_deref(), why);
        assert_eq!(advice.plan.certainty == Certainty::Likely, why.is_some(), "{lacks:?}");
    }
}

#[test]
fn what_the_catalogue_lends_a_code_it_no_longer_lacks() {
    let own = json!([{"kind": "code", "code": "USAFF8", "off": "8", "min_spend": "59",
        "uncertain": true, "why": "no market is stated; no end is stated"}]);
    let advice = advise(&request("60.00", |request| request["own_codes"] = own));
    assert_eq!(offer(&advice, "USAFF8").uncertain, None);
    assert_eq!(advice.plan.certain_total.as_str(), "52.00");
}

#[test]
fn an_own_code_without_amounts_is_never_planned_and_fails_nothing() {
    let own =
        json!([{"kind": "code", "code": "QBARE1", "min_spend": null, "why": "there is no amount"}]);
    let advice = advise(&request("60.00", |request| request["own_codes"] = own));
    assert_eq!(advice.plan.total.as_str(), "52.00");
    assert!(advice.offers.iter().all(|offer| offer.code.as_deref() != Some("QBARE1")));
}

/// The currency that the plan switches the site to.
fn switched(advice: &contract::Advice) -> Option<&str> {
    advice.plan.actions.iter().find_map(|action| match &action.task {
        contract::Task::SwitchCurrency { currency } => Some(currency.as_str()),
        _ => None,
    })
}

#[test]
fn the_currency_of_the_markets_codes_is_named_where_the_cart_speaks_another() {
    let advice = advise(&request("6000", |request| {
        request["cart"]["ship_to"] = json!("JP");
        request["cart"]["currency"] = json!("JPY");
    }));
    assert_eq!(switched(&advice), Some("USD"));
}

#[test]
fn the_same_request_gives_the_same_advice() {
    let request = request("120.00", |request| {
        request["cart"]["lines"][0]["quantity"] = json!(3);
        request["cart"]["orders"] = json!("split");
    });
    assert_eq!(advise(&request), advise(&request));
}

#[test]
fn a_bad_value_that_is_no_offers_is_told_by_its_path_in_the_request() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 3] = [
        (|request| request["at"] = json!("today"), "at: \"today\" is not an instant"),
        (
            |request| request["cart"]["lines"][0]["price"] = json!("1.001"),
            "cart.lines[0].price: too many decimals",
        ),
        (|request| request["cart"]["ship_to"] = json!("ZZ"), "cart.ship_to: unknown country"),
    ];
    for (change, says) in cases {
        let said =
            advice::advise(&request("60.00", change), &mut || false).unwrap_err().to_string();
        assert!(said.starts_with(says), "{said}");
    }
}

#[test]
fn a_currency_that_no_code_of_the_market_speaks_is_switched() {
    for (market, shown, switch) in [
        ("JP", "JPY", Some("USD")),
        ("KR", "KRW", Some("USD")),
        ("UA", "UAH", Some("USD")),
        ("PL", "PLN", Some("EUR")),
        ("AE", "AED", Some("SAR")),
        ("IL", "ILS", Some("USD")),
        ("FR", "EUR", None),
        ("GB", "GBP", None),
        // No series is known for Serbia: there is nothing to switch for.
        ("RS", "RSD", None),
    ] {
        let advice = advise(&request("60", |request| {
            request["cart"]["ship_to"] = json!(market);
            request["cart"]["currency"] = json!(shown);
        }));
        assert_eq!(switched(&advice), switch, "{market} {shown}");
    }
}

/// Gives the request's cart 500 coins in euros, of which the line takes a share.
fn with_coins(worth: Option<&str>, share: &str, request: &mut Value) {
    request["cart"]["currency"] = json!("EUR");
    request["cart"]["ship_to"] = json!("ES");
    request["cart"]["coins"] = json!(500);
    request["cart"]["coin_value"] = json!(worth);
    request["cart"]["lines"][0]["coins_percent"] = json!(share);
}

#[test]
fn best_is_said_only_if_everything_is_known_and_nothing_is_left_out() {
    type Change = fn(&mut Value);
    let known = |why: SealWhy| (Seal::Known, vec![why]);
    let told: Change = |request| with_coins(Some("0.01"), "5", request);
    let open: Change = |request| with_coins(None, "5", request);
    let none: Change = |request| with_coins(None, "0.0", request);
    let cases: [(Change, (Seal, Vec<SealWhy>)); 11] = [
        (told, (Seal::Best, vec![])),
        (open, known(SealWhy::LeftOut)),
        (none, (Seal::Best, vec![])),
        (|_| (), (Seal::Best, vec![])),
        (|request| request["unexplained"] = json!(1), known(SealWhy::Unexplained)),
        (
            |request| request["own_codes"] = json!([{"kind": "code", "code": "X"}]),
            known(SealWhy::LeftOut),
        ),
        (|request| request["at"] = json!("2045-05-05T12:00:00Z"), known(SealWhy::NoCodes)),
        (|request| request["cart"]["tax"] = json!("excluded"), known(SealWhy::NotCounted)),
        (
            |request| request["cart"]["shipping"] = json!([{"seller": "A", "amount": null}]),
            known(SealWhy::NotCounted),
        ),
        (
            |request| request["cart"]["lines"][0]["uncertain"] = json!(true),
            known(SealWhy::Uncertain),
        ),
        (
            |request| {
                let more = json!({"id": "2", "seller": "B", "price": "45.00", "quantity": 1});
                request["cart"]["lines"].as_array_mut().unwrap().push(more);
            },
            (Seal::OneOrder, vec![]),
        ),
    ];
    for (at, (change, (seal, why))) in cases.into_iter().enumerate() {
        let advice = advise(&request("60.00", change));
        assert_eq!((advice.seal, advice.seal_why), (Some(seal), why), "case {at}");
        let likely = advice.plan.certainty == Certainty::Likely;
        assert_eq!(advice.plan.why.is_some(), likely, "case {at}");
    }
    let nothing = advise(&request("60.00", |request| request["cart"]["lines"] = json!([])));
    assert_eq!(nothing.seal, None, "nothing is bought");
}
