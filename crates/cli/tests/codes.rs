//! `beststack codes`, run as a command.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::process::{Command, Output};

use serde_json::Value;

fn beststack(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_beststack")).arg("codes").args(args).output().unwrap()
}

fn rows(args: &[&str]) -> Vec<Value> {
    let output = beststack(&[args, &["--json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_row_is_the_json_of_the_contract() {
    let rows = rows(&["--market", "UK", "--at", "2026-05-07T21:59:59Z"]);
    let row = rows.iter().find(|row| row["code"] == "AEUKCDX2").unwrap();
    let expected = serde_json::json!({
        "code": "AEUKCDX2", "off": "2.00", "min_spend": "15.00", "currency": "GBP",
        "markets": ["GB"], "not_markets": [], "starts": null, "ends": "2026-05-07T22:00:00Z",
        "event": "UK Summer Ready May 2026", "verdict": "live", "doubtful": false, "doubt": null,
        "scope": "anyone", "first_order_only": false, "source": row["source"],
    });
    assert_eq!(*row, expected);
}

#[test]
fn every_verdict_is_given() {
    for (market, at, code, verdict) in [
        ("US", "2026-05-08T06:59:59Z", "USAFF5", "live"),
        ("US", "2026-05-08T07:00:00Z", "USAFF5", "expired"),
        ("DZ", "2026-09-30T23:59:59-07:00", "OTPRD02", "not_yet"),
        ("DZ", "2026-10-01T00:00:00-07:00", "OTPRD02", "live"),
        ("FR", "2026-05-05T00:00:00Z", "USAFF5", "other_market"),
        ("CL", "2026-06-05T00:00:00Z", "AFSO3", "unknown_window"),
    ] {
        let rows = rows(&["--market", market, "--at", at]);
        let row = rows.iter().find(|row| row["code"] == code).unwrap();
        assert_eq!(row["verdict"], verdict, "{market} {at} {code}");
    }
}

#[test]
fn without_a_market_no_row_is_of_another_one() {
    let rows = rows(&["--at", "2026-05-05T12:00:00Z"]);
    assert_eq!(rows.len(), 256);
    assert!(rows.iter().all(|row| row["verdict"] != "other_market"));
}

#[test]
fn amounts_that_no_source_gives_are_null() {
    let rows = rows(&[]);
    let row = rows.iter().find(|row| row["code"] == "AA6940").unwrap();
    assert_eq!(
        (&row["off"], &row["min_spend"], &row["currency"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    let tied = rows.iter().find(|row| row["code"] == "AJO7RM0ITRX2").unwrap();
    assert_eq!(
        (&tied["off"], &tied["min_spend"], &tied["scope"]),
        (&"3.11".into(), &"62.20".into(), &"product".into())
    );
}

#[test]
fn bad_input_ends_with_two_and_names_the_place() {
    for (args, says) in [
        (["--market", "XX"], "--market: unknown country \"XX\""),
        (["--at", "2026-05-05"], "--at: \"2026-05-05\" is not an instant"),
    ] {
        let output = beststack(&args);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(says), "{output:?}");
    }
}

#[test]
fn the_table_begins_with_what_holds() {
    let output = beststack(&["--market", "ES", "--at", "2026-05-05T12:00:00Z"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines = text.lines();
    let first = lines.next().unwrap();
    assert!(first.starts_with("16 of ") && first.ends_with(" codes hold at 2026-05-05T12:00:00Z"));
    assert!(
        lines.next().unwrap().starts_with("CDES02        2.00 off 15.00 EUR         live"),
        "{text}"
    );
}

#[test]
fn the_table_of_a_market_lists_what_concerns_it_and_counts_the_rest() {
    let at = "2026-05-05T12:00:00Z";
    for market in ["US", "ES", "BR", "KR", "IL"] {
        let output = beststack(&["--market", market, "--at", at]);
        let text = String::from_utf8(output.stdout).unwrap();
        let rows = rows(&["--market", market, "--at", at]);
        let lists =
            |row: &Value, field: &str| row[field].as_array().unwrap().iter().any(|of| of == market);
        let is_its = |row: &&Value| {
            let anywhere = row["markets"].as_array().unwrap().is_empty();
            (anywhere || lists(row, "markets")) && !lists(row, "not_markets")
        };
        let here = rows.iter().filter(is_its).count();
        assert!(here > 0 && here < rows.len(), "{market}");
        let last = format!("and {} codes for other markets", rows.len() - here);
        assert_eq!(text.lines().last(), Some(last.as_str()), "{market}");
        assert_eq!(text.lines().count(), here + 2, "{market}");
    }
}
