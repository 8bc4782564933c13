//! `beststack history`, run as a command.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const AT: &str = "2026-10-01T12:00:00Z";

fn beststack(export: &str, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beststack"))
        .args(["history", "-", "--at", AT])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    command.stdin.take().unwrap().write_all(export.as_bytes()).unwrap();
    command.wait_with_output().unwrap()
}

fn histories(export: &str) -> Vec<Value> {
    let output = beststack(export, &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn seen(day: &str, price: &str) -> String {
    json!({
        "product_id": "1005", "sku": "red", "at": format!("2026-{day}T09:00:00Z"), "price": price,
        "list_price": "20.00", "price_condition": null, "flags": ["choice"], "currency": "EUR",
        "ship_to": "FR",
    })
    .to_string()
}

fn export(days: &[(&str, &str)]) -> String {
    days.iter().map(|(day, price)| seen(day, price) + "\n").collect()
}

const USUAL: [(&str, &str); 6] = [
    ("07-10", "12.00"),
    ("08-01", "12.00"),
    ("08-20", "12.49"),
    ("09-01", "12.50"),
    ("09-10", "12.50"),
    ("09-20", "12.60"),
];

#[test]
fn an_entry_is_the_json_of_the_contract() {
    let days = [&USUAL[..], &[("10-01", "9.90")]].concat();
    let expected = json!([{
        "product_id": "1005", "sku": "red", "currency": "EUR", "days": 7, "observations": 7,
        "low": "9.90", "high": "12.60", "median": "12.49", "last": "9.90",
        "last_at": "2026-10-01T09:00:00Z", "verdict": "genuine",
        "why": "9.90 EUR is lower than the median of 7 days, 12.49",
    }]);
    assert_eq!(Value::Array(histories(&export(&days))), expected);
}

#[test]
fn every_verdict_is_given() {
    for (price, verdict) in [("9.90", "genuine"), ("12.30", "usual"), ("14.00", "inflated")] {
        let days = [&USUAL[..], &[("10-01", price)]].concat();
        assert_eq!(histories(&export(&days))[0]["verdict"], verdict, "{price}");
    }
    let few = histories(&export(&USUAL[4..]));
    assert_eq!(few[0]["verdict"], "not_enough");
    assert_eq!(
        few[0]["why"],
        "2 observations on 2 days over 10 days: at least 6 on 5 over 14 are needed"
    );
}

#[test]
fn a_price_under_a_condition_is_no_price_of_everyones() {
    let conditional =
        seen("10-01", "0.99").replace("\"price_condition\":null", "\"price_condition\":\"app\"");
    assert!(conditional.contains("app"));
    let alone = &histories(&conditional)[0];
    assert_eq!(
        (&alone["low"], &alone["last"], &alone["observations"]),
        (&Value::Null, &Value::Null, &json!(0))
    );
    assert_eq!(alone["why"], "every price that was seen is under a condition");
    assert_eq!(histories(&(export(&USUAL) + &conditional)), histories(&export(&USUAL)));
}

#[test]
fn an_empty_export_has_no_history() {
    assert_eq!(histories(""), Vec::<Value>::new());
    assert_eq!(histories("\u{feff}\n\n"), Vec::<Value>::new());
}

#[test]
fn bad_lines_are_named_by_their_numbers() {
    let good = seen("10-01", "1.00");
    let lines = [
        good.clone(),
        "{".to_owned(),
        good.replace("\"1.00\"", "1.0"),
        String::new(),
        good.replace("\"1.00\"", "\"1.001\""),
        good.replace("EUR", "EURO"),
        good.replace("\"sku\"", "\"variant\""),
        good.replace("T09:00:00Z", ""),
        good.replace("\"app\"", "1").replace("null", "\"vip\""),
        good.replace("\"1005\"", "\"\""),
        good.replace("\"FR\"", "\"XX\""),
    ];
    let output = beststack(&lines.join("\r\n"), &["--json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    for (line, says) in [
        (2, "EOF while parsing an object"),
        (3, "price: invalid type: floating point"),
        (5, "price: too many decimals: at most 2"),
        (6, "currency: unknown currency \"EURO\""),
        (7, "unknown field `variant`"),
        (8, "at: \"2026-10-01\" is not an instant"),
        (9, "price_condition: unknown variant `vip`"),
        (10, "product_id: it is empty"),
        (11, "ship_to: unknown country \"XX\""),
    ] {
        let named = said.lines().find(|named| named.contains(&format!("line {line}: ")));
        assert!(named.is_some_and(|named| named.contains(says)), "line {line} {says}: {said}");
    }
    assert!(!said.contains("line 1:") && !said.contains("line 4:"), "{said}");
}

#[test]
fn many_bad_lines_are_counted() {
    let output = beststack(&"x\n".repeat(1000), &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 21);
    assert!(said.ends_with("and 980 more bad lines\n"), "{said}");
}

#[test]
fn without_json_each_history_is_a_line() {
    let output = beststack(&export(&USUAL), &[]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said, "1005 red EUR: usual: 12.60 EUR is about the median of 6 days, 12.50\n");
}
