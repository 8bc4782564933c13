//! Carts that nobody has: a plan that adds up or an error in words, never a panic.
#![allow(clippy::unwrap_used, reason = "a test may")]

use contract::{AdviceRequest, Cart, Orders};
use deal::Instant;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

fn amount() -> impl Strategy<Value = Value> {
    prop_oneof![
        60 => (0u64..20_000).prop_map(|minor| json!(format!("{}.{:02}", minor / 100, minor % 100))),
        10 => (0u64..200).prop_map(|whole| json!(whole.to_string())),
        1 => prop::sample::select(vec![
            "0", "0.00", "999999999999.99", "1000000000000000000000", "79228162514264337593543950335",
            "-1", "1e9", "0.001", "", "NaN", "∞", "00000000000000000000000000000000001",
        ])
        .prop_map(|text| json!(text)),
        1 => prop::sample::select(vec![json!(null), json!(5), json!(1.5), json!([]), json!({})]),
    ]
}

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::sample::select(words.to_vec()).prop_map(|word| json!(word))
}

fn percent() -> impl Strategy<Value = Value> {
    prop_oneof![
        30 => one_of(&["0", "1", "5", "12.5", "33.333333", "100"]),
        1 => one_of(&["100.000001", "0.0000001", "1000", "1000.1", "x"]),
    ]
}

fn count() -> impl Strategy<Value = Value> {
    prop_oneof![
        60 => (1u64..5).prop_map(|count| json!(count)),
        1 => prop::sample::select(vec![json!(0), json!(u32::MAX), json!(u64::MAX), json!(-1), json!(0.5)]),
    ]
}

/// Some of these fields.
fn some(
    fields: Vec<(&'static str, BoxedStrategy<Value>)>,
) -> impl Strategy<Value = Map<String, Value>> {
    fields
        .into_iter()
        .map(|(name, value)| {
            prop::option::weighted(0.25, value).prop_map(move |value| (name, value))
        })
        .collect::<Vec<_>>()
        .prop_map(|fields| {
            let named = |(name, value): (&str, Option<Value>)| Some((name.to_owned(), value?));
            fields.into_iter().filter_map(named).collect()
        })
}

fn line(id: usize) -> impl Strategy<Value = Value> {
    let all = (amount(), count(), one_of(&["A", "B"]));
    let more = some(vec![
        ("category", one_of(&["phone", "home"]).boxed()),
        ("flags", Just(json!(["flash_deal"])).boxed()),
        ("coins_percent", percent().boxed()),
        ("uncertain", Just(json!(true)).boxed()),
    ]);
    (all, more).prop_map(move |((price, quantity, seller), mut line)| {
        line.insert("id".into(), json!(format!("{}", id % 5)));
        line.insert("price".into(), price);
        line.insert("quantity".into(), quantity);
        line.insert("seller".into(), seller);
        Value::Object(line)
    })
}

fn offer() -> impl Strategy<Value = Value> {
    let kinds = one_of(&[
        "store_discount",
        "store_coupon",
        "select_coupon",
        "spend_and_save",
        "platform_coupon",
        "code",
        "coins",
        "payment",
    ]);
    let instant = || one_of(&["2026-05-01T00:00:00Z", "2026-05-09T00:00:00Z"]);
    let benefit = prop_oneof![
        4 => amount().prop_map(|off| json!({"off": off})),
        2 => percent().prop_map(|percent| json!({"percent": percent})),
        2 => (amount(), amount()).prop_map(|(off, every)| json!({"off": off, "every": every})),
        1 => (amount(), amount()).prop_map(|(spend, off)| json!({"ladder": [[spend, off]]})),
        1 => (count(), percent()).prop_map(|(n, off)| json!({"pieces_ladder": [[n, off]]})),
        1 => Just(json!({})),
    ];
    let more = some(vec![
        ("category", one_of(&["phone", "home"]).boxed()),
        ("cap", amount().boxed()),
        ("min_spend", amount().boxed()),
        ("min_pieces", count().boxed()),
        ("group", one_of(&["g"]).boxed()),
        ("currency", one_of(&["USD", "GBP"]).boxed()),
        ("starts", instant().boxed()),
        ("ends", instant().boxed()),
        ("excludes", Just(json!(["flash_deal"])).boxed()),
        ("excludes_code", any::<bool>().prop_map(|yes| json!(yes)).boxed()),
        ("first_order_only", any::<bool>().prop_map(|yes| json!(yes)).boxed()),
        ("uses", count().boxed()),
        ("uncertain", Just(json!(true)).boxed()),
    ]);
    let names = prop_oneof![
        20 => (0u32..1000).prop_map(|id| json!(id.to_string())),
        1 => one_of(&["P", ""]),
        3 => Just(Value::Null),
    ];
    let seller = prop_oneof![20 => one_of(&["A", "B"]), 1 => Just(Value::Null)];
    (kinds, benefit, names, seller, more).prop_map(|(kind, benefit, id, seller, mut offer)| {
        offer.insert("id".into(), id);
        offer.insert("seller".into(), seller);
        offer.insert("kind".into(), kind);
        offer.extend(benefit.as_object().unwrap().clone());
        Value::Object(offer)
    })
}

fn cart() -> impl Strategy<Value = Value> {
    let lines = (0usize..5).prop_flat_map(|count| (0..count).map(line).collect::<Vec<_>>());
    let more = some(vec![
        ("orders", one_of(&["one", "split"]).boxed()),
        ("coins", count().boxed()),
        ("coin_value", one_of(&["0.01", "0", "0.00000001", "1000000", "x"]).boxed()),
        ("coins_order_cap_percent", percent().boxed()),
        ("tax_percent", percent().boxed()),
        ("first_order", any::<bool>().prop_map(|yes| json!(yes)).boxed()),
        (
            "shipping",
            amount()
                .prop_map(|fee| json!([{"seller": "A", "amount": fee, "free_over": "5"}]))
                .boxed(),
        ),
        ("law", one_of(&["outside", "inside"]).prop_map(|coins| json!({"coins": coins})).boxed()),
    ]);
    (lines, prop::collection::vec(offer(), 0..6), more).prop_map(|(lines, offers, mut cart)| {
        cart.insert("ship_to".into(), json!("US"));
        cart.insert("currency".into(), json!("USD"));
        cart.insert("lines".into(), json!(lines));
        cart.insert("offers".into(), json!(offers));
        Value::Object(cart)
    })
}

/// Ends a search after so many questions for the time, so that a test does not hang on a clock.
fn patience() -> impl FnMut() -> bool {
    let mut asked = 0;
    move || {
        asked += 1;
        asked > 40
    }
}

fn number(amount: &contract::Amount) -> Decimal {
    amount.as_str().parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn a_cart_gives_a_plan_that_adds_up_or_an_error_in_words(json in cart()) {
        let Ok(cart) = serde_json::from_value::<Cart>(json) else { return Ok(()) };
        let now = Instant::parse("2026-05-05T12:00:00Z").unwrap();
        match advice::plan(&cart, now, &mut patience()) {
            Ok(plan) => {
                let sum: Decimal = plan.orders.iter().map(|order| number(&order.total)).sum();
                prop_assert_eq!(sum, number(&plan.total));
                prop_assert!(number(&plan.bound) <= number(&plan.total));
                prop_assert_eq!(advice::verify(&cart, &plan, now).unwrap(), []);
            }
            Err(error) => prop_assert!(error.to_string().contains(": "), "{error}"),
        }
    }

    #[test]
    fn the_order_of_lines_and_offers_does_not_matter(json in cart()) {
        let Ok(cart) = serde_json::from_value::<Cart>(json) else { return Ok(()) };
        let cart = Cart { orders: Orders::One, ..cart };
        let mut turned = cart.clone();
        turned.lines.reverse();
        turned.offers.reverse();
        let now = Instant::parse("2026-05-05T12:00:00Z").unwrap();
        let plan = |cart: &Cart| advice::plan(cart, now, &mut || false);
        if let (Ok(plan), Ok(turned)) = (plan(&cart), plan(&turned)) {
            prop_assert_eq!(plan.orders, turned.orders);
            prop_assert_eq!(plan.total, turned.total);
        }
    }

    #[test]
    fn advice_is_given_or_an_error_in_words(json in cart(), own in prop::collection::vec(offer(), 0..3)) {
        let request = json!({
            "cart": json, "own_codes": own, "refused": [{"code": "P", "why": "", "at": ""}],
            "at": "2026-05-05T12:00:00Z", "limit_ms": 100
        });
        let Ok(request) = serde_json::from_value::<AdviceRequest>(request) else { return Ok(()) };
        match advice::advise(&request, &mut patience()) {
            Ok(advice) => {
                for row in &advice.plan.offers {
                    prop_assert!(advice.offers.iter().any(|offer| offer.id.as_ref() == Some(&row.id)));
                }
            }
            Err(error) => prop_assert!(error.to_string().contains(": "), "{error}"),
        }
    }
}
