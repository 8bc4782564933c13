//! `beststack plan` as a shopper's script meets it.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// Runs `beststack plan` with a cart on standard input.
fn plan(cart: &Value, arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_beststack"))
        .args(["plan", "-"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(cart.to_string().as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn bad_input_is_told_by_its_path_and_ends_with_two() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/carts/bad/input.json");
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    assert!(cases.len() >= 40, "only {} cases were found", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let (name, says) = (case["name"].as_str().unwrap(), case["says"].as_str().unwrap());
        let ran = plan(&case["cart"], &["--json"]);
        let told = said(&ran.stderr);
        let starts = told.starts_with(&format!("beststack: {says}"));
        if !starts || ran.status.code() != Some(2) || !ran.stdout.is_empty() {
            wrong.push(format!("{name}: expected {says:?}, {:?}: {told}", ran.status.code()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_no_json_is_told_by_its_line() {
    for (text, says) in [
        ("", "EOF while parsing a value at line 1"),
        ("{", "EOF while parsing an object at line 1"),
        ("[]", "invalid type: sequence, expected named fields"),
        ("null", "invalid type: null, expected struct Cart"),
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_beststack"))
            .args(["plan", "-", "--json"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let ran = child.wait_with_output().unwrap();
        let told = said(&ran.stderr);
        assert!(told.starts_with(&format!("beststack: {says}")), "{text:?}: {told}");
        assert_eq!(ran.status.code(), Some(2), "{text:?}");
    }
}

/// The whole example of the contract.
fn example() -> Value {
    json!({
        "ship_to": "US", "currency": "USD",
        "lines": [{"id": "1", "seller": "A", "price": "45.80", "quantity": 1}],
        "offers": [
            {"id": "A5", "kind": "store_coupon", "seller": "A", "off": "5", "min_spend": "40"},
            {"id": "AP", "kind": "store_coupon", "seller": "A", "percent": "10", "cap": "4"},
            {"id": "USAFF5", "kind": "code", "off": "5", "min_spend": "39"},
            {"id": "USAFF8", "kind": "code", "off": "8", "min_spend": "59"}]
    })
}

#[test]
fn the_example_of_the_contract_is_planned_as_it_stands_there() {
    let ran = plan(&example(), &["--json"]);
    assert_eq!(ran.status.code(), Some(0), "{}", said(&ran.stderr));
    let plan: Value = serde_json::from_slice(&ran.stdout).unwrap();
    for (field, expected) in [
        ("total", json!("35.80")),
        ("saved", json!("10.00")),
        ("proved", json!(true)),
        ("bound", json!("35.80")),
        ("certainty", json!("certain")),
        ("certain_total", json!("35.80")),
        ("one_order", json!(null)),
        (
            "orders",
            json!([{
                "lines": [{"id": "1", "quantity": 1}],
                "steps": [
                    {"offer": "A5", "layer": "store_coupon", "base": "45.80", "saved": "5.00",
                     "after": "40.80", "shares": [{"id": "1", "saved": "5.00"}]},
                    {"offer": "USAFF5", "layer": "code", "base": "40.80", "saved": "5.00",
                     "after": "35.80", "shares": [{"id": "1", "saved": "5.00"}]}],
                "listed": "45.80", "goods": "35.80", "shipping": "0.00", "tax": "0.00",
                "total": "35.80"}]),
        ),
    ] {
        assert_eq!(plan[field], expected, "{field}");
    }
    let verdicts: Vec<(&Value, &Value)> = plan["offers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["id"], &row["verdict"]))
        .collect();
    assert_eq!(
        verdicts,
        [
            (&json!("A5"), &json!("chosen")),
            (&json!("AP"), &json!("applies")),
            (&json!("USAFF5"), &json!("chosen")),
            (&json!("USAFF8"), &json!("short"))
        ]
    );
    assert_eq!(plan["offers"][3]["missing"], "18.20");
    assert_eq!(plan["actions"][0]["kind"], "collect");
    assert_eq!(plan["actions"][1]["text"], "at checkout enter USAFF5");
    assert!(plan["search"]["nodes"].as_u64().unwrap() > 0);
    assert!(plan["search"]["elapsed_us"].as_u64().unwrap() > 0);
}

#[test]
fn a_receipt_stands_in_columns() {
    let cart = json!({
        "ship_to": "US", "currency": "USD", "coins": 100, "tax_percent": "7",
        "lines": [
            {"id": "1", "seller": "Bolt", "price": "45.80", "quantity": 1, "title": "Cordless drill",
             "coins_percent": "5"},
            {"id": "2", "seller": "Lamps", "price": "12.50", "quantity": 3,
             "title": "A desk lamp with a title that is much longer than any receipt is wide"}],
        "offers": [
            {"id": "B5", "kind": "store_coupon", "seller": "Bolt", "off": "5", "min_spend": "40"},
            {"id": "X", "kind": "code", "code": "USAFF8", "off": "8", "min_spend": "59"},
            {"id": "BRA", "kind": "code", "off": "9", "min_spend": "59", "markets": ["BR"]}],
        "shipping": [{"seller": "Lamps", "amount": "3.99"}]
    });
    let ran = plan(&cart, &[]);
    let told = said(&ran.stdout);
    let expected = "\
Cart · 4 items · 2 stores · US · USD

Pay 78.14   you save 14.98   ✓ best

─ Receipt ──────────────────────────────────────────────────
Cordless drill                                         45.80
3 × A desk lamp with a title that is much longer than… 37.50
Store coupon B5                                        −5.00
Code USAFF8                                            −8.00
100 coins                                              −1.00
Shipping                                                3.99
Tax                                                     4.85
────────────────────────────────────────────────────────────
Total                                                  78.14

Do this
  1  collect the coupon “5 off 40” of Bolt
  2  at checkout enter USAFF8
  3  use 100 coins (−1.00)
";
    assert!(told.starts_with(expected), "{told}");
    assert!(told.contains("\n  BRA  only for orders to BR\n"), "{told}");
}

#[test]
fn a_limit_that_is_over_at_once_gives_a_plan_with_a_bound() {
    let mut cart = example();
    cart["orders"] = json!("split");
    cart["lines"] = (0..60)
        .map(|id| {
            json!({"id": format!("{id:02}"), "seller": format!("S{}", id % 7),
                   "price": format!("{}.{:02}", 3 + id * 7 % 31, id * 13 % 100), "quantity": 2})
        })
        .collect();
    cart["offers"] = (0..20)
        .map(|code| {
            json!({"id": format!("C{code:02}"), "kind": "code", "off": format!("{}", 2 + code),
                   "min_spend": format!("{}", 19 + code * 11)})
        })
        .collect();
    let ran = plan(&cart, &["--json", "--limit-ms", "0"]);
    let plan: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let number = |field: &str| plan[field].as_str().unwrap().parse::<f64>().unwrap();
    assert!(number("bound") <= number("total"));
    assert_eq!(plan["proved"], json!(number("bound") == number("total")));
}

/// The receipt of a cart of 40.00 of store A and 20.00 of store B with a change laid over it.
fn receipt(change: Value) -> String {
    let mut cart = json!({
        "ship_to": "US", "currency": "USD", "offers": [],
        "lines": [{"id": "1", "seller": "A", "price": "40.00", "quantity": 1},
                  {"id": "2", "seller": "B", "price": "20.00", "quantity": 1}]
    });
    for (name, value) in change.as_object().unwrap() {
        cart[name] = value.clone();
    }
    let ran = plan(&cart, &[]);
    assert_eq!(ran.status.code(), Some(0), "{}", said(&ran.stderr));
    said(&ran.stdout)
}

#[test]
fn what_is_not_known_is_never_printed_as_nothing() {
    let fee = |seller: &str, amount: Value| json!({"seller": seller, "amount": amount});
    let none = Value::Null;
    for (change, pay, rows, never) in [
        (
            json!({"tax": "excluded"}),
            "Pay 60.00 + tax   ",
            vec!["Tax", "not known", " 60.00 + tax\n"],
            "0.00\n─",
        ),
        (
            json!({"shipping": [fee("A", none.clone()), fee("B", json!("1.50"))]}),
            "Pay from 61.50 · shipping of 1 store not known   ",
            vec!["Shipping  ", " 1.50", "Shipping of A", "not known", " from 61.50\n"],
            "Tax",
        ),
        (
            json!({"shipping": [fee("A", none.clone()), fee("B", none.clone())], "tax": "excluded"}),
            "Pay from 60.00 + tax · shipping of 2 stores not known   ",
            vec![
                "Shipping of A",
                "Shipping of B",
                "Tax",
                "not known",
                "Likely: the shipping of A, B is not known; tax is added at the checkout\n",
            ],
            " 0.00\n",
        ),
        (json!({}), "Pay 60.00   ", vec!["✓ best"], "not known"),
    ] {
        let told = receipt(change.clone());
        assert!(told.contains(pay), "{change}: {told}");
        assert!(rows.iter().all(|row| told.contains(row)), "{change}: {told}");
        assert!(!told.contains(never), "{change}: {told}");
    }
}

#[test]
fn coins_of_which_nobody_knows_the_worth_are_left_out_and_said_so() {
    let line = |share| json!([{"id": "1", "seller": "A", "price": "40.00", "quantity": 1, "coins_percent": share}]);
    let cart = |currency, coins, value, share| {
        json!({"ship_to": "ES", "currency": currency, "offers": [], "lines": line(share), "coins": coins,
               "coin_value": value})
    };
    let value = |text: &str| json!(text);
    for (cart, is_said) in [
        (cart("EUR", 500, Value::Null, "5"), true),
        (cart("EUR", 500, value("0.01"), "5"), false),
        (cart("EUR", 0, Value::Null, "5"), false),
        (cart("EUR", 500, Value::Null, "0"), false),
        (cart("USD", 500, Value::Null, "5"), false),
    ] {
        let told = said(&plan(&cart, &[]).stdout);
        let says = "Left out: coins: what one of 500 coins is worth in EUR is not known";
        assert_eq!(told.contains(says), is_said, "{cart}: {told}");
        assert_eq!(told.contains("✓ best"), !is_said, "{cart}: {told}");
        let json: Value = serde_json::from_slice(&plan(&cart, &["--json"]).stdout).unwrap();
        assert_eq!(json["left_out"][0]["place"] == "coins", is_said, "{json}");
        assert_eq!(json["certainty"], "certain", "{json}");
    }
}

#[test]
fn an_offer_that_nobody_gave_a_name_is_known_by_its_terms() {
    let cart = json!({
        "ship_to": "US", "currency": "USD",
        "lines": [{"id": "1", "seller": "A", "price": "40.00", "quantity": 2}],
        "offers": [
            {"kind": "store_discount", "seller": "A", "percent": "5", "min_pieces": 2, "min_spend": "0.00"},
            {"kind": "store_coupon", "seller": "A", "off": "2", "min_spend": "20", "uncertain": true},
            {"kind": "store_coupon", "seller": "A", "off": "3", "min_spend": "30", "state": "used"},
            {"kind": "code", "code": "USAFF8", "off": "8", "min_spend": "59"},
            {"id": "MINE", "kind": "platform_coupon", "off": "1"}]
    });
    let told = said(&plan(&cart, &[]).stdout);
    for row in [
        "Likely: the coupon “2 off 20” of A: its terms are not certain\n",
        "Store discount “5% off from 2 pieces” of A ",
        "Store coupon “2 off 20” of A ",
        "Code USAFF8 ",
        "  the coupon “3 off 30” of A  has been used\n",
        "  MINE ",
    ] {
        assert!(told.contains(row), "{row}: {told}");
    }
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_beststack")).args(arguments).output().unwrap()
}

fn of_tests(path: &str) -> String {
    format!("{}/../../tests/{path}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_sample_cart_and_the_smallest_cart_of_the_help_are_planned() {
    let ran = run(&["plan", &of_tests("sample/cart.json"), "--json"]);
    assert_eq!(ran.status.code(), Some(0), "{}", said(&ran.stderr));
    let sample: Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(sample["total"], "62.50", "52.30 + 16.20 - 4 - 2");

    let help = said(&run(&["plan", "--help"]).stdout);
    let from = help.find("{\"ship_to\"").unwrap();
    let to = help.rfind("]}").unwrap() + 2;
    let smallest: Value = serde_json::from_str(&help[from..to]).unwrap();
    let ran = plan(&smallest, &["--json"]);
    let told: Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(told["total"], "40.80", "{}", said(&ran.stderr));
}

/// What `read` prints of a page of ours, and what `plan` makes of that.
fn planned(page: &str, change: impl FnOnce(&mut Value)) -> (Option<i32>, Value, String) {
    let file = of_tests(&format!("pages/{page}/expected.json"));
    let mut reading: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    change(&mut reading);
    let ran = plan(&reading, &["--json"]);
    let told = serde_json::from_slice(&ran.stdout).unwrap_or_default();
    (ran.status.code(), told, said(&ran.stderr))
}

#[test]
fn a_reading_is_planned_as_it_is_or_says_why_not() {
    let (code, cart, error) = planned("cart-comet", |_| ());
    assert_eq!((code, error.as_str()), (Some(0), ""));
    assert_eq!(cart["orders"][0]["lines"].as_array().unwrap().len(), 2, "the ticked lines");
    let (code, listing, error) = planned("csr-us", |_| ());
    assert_eq!(code, Some(0), "{error}");
    assert_eq!(listing["orders"][0]["lines"][0]["quantity"], 1);
    // The lines of a checkout, and what it says beside them.
    for (page, total, lines, not_counted) in [
        ("checkout-pl", "76.84", 2, json!(["tax"])),
        ("checkout-fusion", "28.55", 2, json!([])),
        ("checkout-free", "14.54", 1, json!([])),
    ] {
        let (code, plan, error) = planned(page, |_| ());
        assert_eq!(code, Some(0), "{page}: {error}");
        assert_eq!((&plan["total"], &plan["not_counted"]), (&json!(total), &not_counted), "{page}");
        assert_eq!(plan["orders"][0]["lines"].as_array().unwrap().len(), lines, "{page}");
        let why = plan["why"].as_str().unwrap();
        assert!(why.contains("the checkout takes off"), "{page}: {why}");
        assert_eq!(why.contains("its lines come to"), page == "checkout-free", "{page}: {why}");
    }
    let bare = |reading: &mut Value| {
        reading["checkout"]["discounts"] = json!([]);
        reading["checkout"]["lines"][1]["quantity"] = Value::Null;
    };
    assert_eq!(planned("checkout-fusion", bare).1["certainty"], "certain");
    let without_price =
        |reading: &mut Value| reading["checkout"]["lines"][0]["price"] = Value::Null;
    let without_count =
        |reading: &mut Value| reading["checkout"]["lines"][1]["quantity"] = Value::Null;
    for (code, _, error) in
        [planned("checkout-pl", without_price), planned("checkout-pl", without_count)]
    {
        assert_eq!((code, error.contains("could not be read")), (Some(2), true), "{error}");
    }
    let unknown = |reading: &mut Value| {
        reading["listing"]["shipping"] = Value::Null;
        reading["listing"]["shipping_free_over"] = Value::Null;
        reading["listing"]["tax"] = json!("excluded");
    };
    let (_, listing, _) = planned("csr-us", unknown);
    assert_eq!(listing["not_counted"], json!(["shipping", "tax"]));
    assert_eq!(listing["certainty"], "likely");
    type Change = fn(&mut Value);
    let cases: [(&str, Change, &str); 7] = [
        ("csr-us", |reading| reading["site"]["ship_to"] = Value::Null, "which country it ships to"),
        (
            "cart-comet",
            |reading| reading["site"]["ship_to"] = Value::Null,
            "which country it ships to",
        ),
        ("cart-comet", |reading| reading["site"]["currency"] = Value::Null, "which currency"),
        (
            "cart-comet",
            |reading| reading["cart"]["lines"][0]["price"] = Value::Null,
            "could not be read",
        ),
        ("checkout-pl-de", |_| (), "nothing can be planned"),
        ("coins-de", |_| (), "nothing can be planned"),
        ("csr-us", |reading| reading["colour"] = json!(1), "unknown field `colour`"),
    ];
    for (page, change, says) in cases {
        let (code, _, error) = planned(page, change);
        assert_eq!(code, Some(2), "{page}: {error}");
        assert!(error.contains(says), "{page}: {error}");
    }
}

#[test]
fn a_text_that_nobody_understood_leaves_no_certain_plan_of_any_reading() {
    let open = json!([{"text": "Rabatt-Karte 9 € … xyzzy", "near": "coupons"}]);
    for page in ["csr-us", "csr-us-kept", "cart-comet", "csr-fr", "csr-ko"] {
        let (name, kept) = (page.trim_end_matches("-kept"), page.ends_with("-kept"));
        let question = |texts: &Value| {
            let file = match kept {
                true => of_tests("sample/cart.json"),
                false => of_tests(&format!("pages/{name}/expected.json")),
            };
            let text = std::fs::read_to_string(file).unwrap();
            let mut question: Value = serde_json::from_str(&text).unwrap();
            question["unexplained"] = texts.clone();
            question
        };
        let told = |question: &Value| {
            let ran = plan(question, &["--json"]);
            let told: Value = serde_json::from_slice(&ran.stdout).unwrap_or_default();
            assert_eq!(ran.status.code(), Some(0), "{page}: {}", said(&ran.stderr));
            told
        };
        let (plain, doubted) = (told(&question(&json!([]))), told(&question(&open)));
        assert_eq!(doubted["certainty"], "likely", "{page}");
        let why = doubted["why"].as_str().unwrap_or_default();
        assert!(why.contains("Rabatt-Karte 9 € … xyzzy"), "{page}: {why}");
        assert_eq!(plain["total"], doubted["total"], "{page}");
        let receipt = said(&plan(&question(&open), &[]).stdout);
        assert!(!receipt.contains('✓') && receipt.contains("xyzzy"), "{page}: {receipt}");
    }
}
