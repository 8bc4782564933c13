//! `beststack calendar`, run as a command.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::process::{Command, Output};

use serde_json::{Value, json};

fn beststack(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_beststack")).arg("calendar").args(args).output().unwrap()
}

#[test]
fn what_is_on_and_what_comes_next_is_told() {
    let output = beststack(&["--market", "DZ", "--at", "2026-10-02T12:00:00Z", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names = |list: &str| -> Vec<String> {
        told[list]
            .as_array()
            .unwrap()
            .iter()
            .map(|sale| sale["name"].as_str().unwrap().into())
            .collect()
    };
    assert_eq!(names("now"), ["Choice Day", "Party Ready Sale"]);
    assert_eq!(names("next")[..2], ["Brand Day", "Winter Offers"]);
    let expected = json!({
        "name": "Party Ready Sale", "phase": "on", "warms_up": "2026-09-30T07:00:00Z",
        "starts": "2026-10-01T07:00:00Z", "ends": "2026-10-08T07:00:00Z", "sure": "high",
        "series": ["Baseline list, may be invented", "Party Ready Sale / Choice Day Oct 2026"],
        "source": "github:1khvled/ALIEXPRESS-CHANEL, messages for two countries",
    });
    assert_eq!(told["now"][1], expected);
}

#[test]
fn each_sale_is_a_line() {
    let output = beststack(&["--at", "2026-11-23T00:00:00Z"]);
    let said = String::from_utf8(output.stdout).unwrap();
    let first = said.lines().next().unwrap();
    assert_eq!(
        first,
        "Black Friday / Cyber Monday  perhaps on     2026-11-24T08:00:00Z to 2026-12-01T08:00:00Z, unsure"
    );
}

#[test]
fn bad_input_ends_with_two() {
    assert_eq!(beststack(&["--market", "Mars"]).status.code(), Some(2));
    assert_eq!(beststack(&["--at", "tomorrow"]).status.code(), Some(2));
}
