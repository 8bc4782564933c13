//! `beststack text --paste`, run as a command.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// What a paste is printed as; it is read from standard input.
fn paste(text: &str) -> Vec<Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beststack"));
    command.args(["text", "-", "--paste", "--json", "--locale", "es", "--currency", "EUR"]);
    command.args(["--at", "2026-11-30T12:00:00Z"]);
    let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut running.stdin.take().unwrap(), text.as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn each_code_stands_in_reading_order_with_what_its_heading_says() {
    let found =
        paste("España 🇪🇸\n1-7 dic 2026\n-5€ desde 39€: QCH5\n✂️ QCH5\nCupón: QAE1 + 700 monedas");
    let [first, again, bare] = found.as_slice() else { panic!("{found:?}") };
    // Counted in UTF-16: the flag is four.
    assert_eq!((&first["start"], &first["end"]), (&json!(25), &json!(44)));
    let offer = &first["offer"];
    assert_eq!(
        (&offer["code"], &offer["off"], &offer["min_spend"]),
        (&json!("QCH5"), &json!("5.00"), &json!("39.00"))
    );
    assert_eq!((&offer["markets"], &offer["ends_local"]), (&json!(["ES"]), &json!("2026-12-07")));
    assert_eq!(offer.get("uncertain"), None, "market and end are stated");
    assert_eq!((&again["duplicate_of"], &again["offer"]["off"]), (&json!(0), &json!("5.00")));
    let offer = bare["offer"].as_object().unwrap();
    assert_eq!(
        (&offer["code"], &offer["off"], &offer["min_spend"]),
        (&json!("QAE1"), &Value::Null, &Value::Null)
    );
    assert!(offer["why"].as_str().unwrap().contains("no amount is stated"), "{offer:?}");
}

#[test]
fn a_day_without_a_year_is_the_nearest_and_uncertain() {
    for (day, ends) in [("5 dic", "2026-12-05"), ("25 nov", "2026-11-25"), ("10 ene", "2027-01-10")]
    {
        let found = paste(&format!("España, hasta el {day}\nQES5: -5€ desde 39€"));
        let offer = &found[0]["offer"];
        assert_eq!(
            (&offer["ends_local"], &offer["uncertain"]),
            (&json!(ends), &json!(true)),
            "{day}"
        );
        assert_eq!(offer["why"], "the year of its day is not said");
    }
}
