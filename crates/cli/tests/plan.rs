//! `beststack plan` as a shopper's script meets it.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

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
        ("[]", "invalid length 0, expected struct Cart"),
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
