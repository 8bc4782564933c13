use proptest::prelude::*;
use serde_json::{Map, Number, Value as Json, json};

use super::*;

/// A value as serde_json would hold it; an expression of a script has none.
fn json_of(value: Value<'_>) -> Json {
    if value.is_object() {
        Json::Object(
            value.entries().map(|(key, value)| (key.into_owned(), json_of(value))).collect(),
        )
    } else if value.is_list() {
        value.items().map(json_of).collect()
    } else if let Some(text) = value.text() {
        Json::String(text.into_owned())
    } else if let Some(number) = value.number() {
        serde_json::from_str(number).unwrap()
    } else {
        value.flag().map_or(Json::Null, Json::Bool)
    }
}

fn read(text: &str) -> Result<Json, Error> {
    Tape::parse(text).map(|tape| json_of(tape.root()))
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(|number| Json::Number(number.into())),
        any::<f64>().prop_map(|number| Number::from_f64(number).map_or(Json::Null, Json::Number)),
        any::<String>().prop_map(Json::String),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Json::Array),
            prop::collection::vec((any::<String>(), inner), 0..8)
                .prop_map(|pairs| Json::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Pieces that texts like JSON are made of, rightly put together or not.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "'",
        "\\",
        "\"a\"",
        "1",
        "-0.5e3",
        "true",
        "null",
        " ",
        "\n",
        "/*",
        "*/",
        "//",
        "\\u",
        "d83d",
        "\\\"",
        "é",
        "x:",
        "!0",
        "undefined",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_json_holds_is_read_back(value in any_json()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            // Read by serde_json as well: its own floats do not survive printing to the last bit.
            prop_assert_eq!(read(&text), Ok(serde_json::from_str::<Json>(&text).unwrap()));
        }
    }

    #[test]
    fn what_is_json_to_others_is_the_same_json_here(text in any_text()) {
        if let Ok(value) = serde_json::from_str::<Json>(&text) {
            prop_assert_eq!(read(&text), Ok(value));
        }
    }

    #[test]
    fn any_text_is_walked_or_refused(text in any::<String>()) {
        let _ = Tape::parse(&text).map(|tape| json_of(tape.root()));
        let _ = Tape::prefix(&text).map(|tape| json_of(tape.root()));
    }
}

#[test]
fn literals_of_scripts_are_read_too() {
    for (text, value) in [
        ("{ data: {\"a\":1}, }", json!({"data": {"a": 1}})),
        (
            "{a:'it\\'s', $b_1:!0, c:!1, d:undefined}",
            json!({"a": "it's", "$b_1": true, "c": false, "d": null}),
        ),
        ("[1, /* two */ 2, // three\n3]", json!([1, 2, 3])),
        ("{a: getToken(), b: 2}", json!({"a": null, "b": 2})),
        ("[017, -00, 0.5]", json!([null, null, 0.5])),
        (r#""\u05e9\ud83d\ude00\x41\/""#, json!("ש😀A/")),
        (r#""\ud83d!""#, json!("\u{fffd}!")),
        ("{\"a\":1,\"a\":2}", json!({"a": 2})),
        ("12345678901234567890123", json!(12345678901234567890123.0)),
    ] {
        assert_eq!(read(text), Ok(value), "{text}");
    }
}

#[test]
fn what_is_no_value_is_refused_with_its_place() {
    for (text, error) in [
        ("", Error::CutOff),
        ("  ", Error::CutOff),
        ("{\"a\":1", Error::CutOff),
        ("{\"a", Error::CutOff),
        ("\"a\\", Error::CutOff),
        ("{\"a\" 1}", Error::Unexpected(5)),
        ("{,}", Error::Unexpected(1)),
        ("[1 \"2\"]", Error::Unexpected(3)),
        ("[1}", Error::Unexpected(2)),
        ("{} x", Error::Unexpected(2)),
        ("]", Error::Unexpected(0)),
    ] {
        assert_eq!(read(text), Err(error), "{text}");
    }
}

#[test]
fn hostile_sizes_are_refused_within_a_bound() {
    assert_eq!(read(&"[".repeat(100_000)), Err(Error::TooDeep));
    assert_eq!(read(&"{\"a\":".repeat(100_000)), Err(Error::TooDeep));
    assert_eq!(read(&format!("[{}1]", "1,".repeat(2_000_000))), Err(Error::TooMany));
    assert_eq!(read(&format!("\"{}\"", "a".repeat(20 << 20))), Err(Error::TooLong));
    assert_eq!(read(&"/*a".repeat(1_000_000)), Err(Error::CutOff));
}

#[test]
fn a_path_leads_through_objects_and_lists() {
    let tape = Tape::parse(r#"{"a":{"b":[{"c":"d"},7]},"e":{}}"#).unwrap();
    let root = tape.root();
    assert_eq!(root.at("a.b.0.c").and_then(Value::text).as_deref(), Some("d"));
    assert_eq!(root.at("a.b.1").and_then(Value::scalar).as_deref(), Some("7"));
    assert!(root.at("a.b.2").is_none());
    assert!(root.at("a.x.c").is_none());
    assert!(root.get("e").unwrap().is_empty());
    assert!(!root.get("a").unwrap().is_empty());
}

#[test]
fn an_assignment_is_found_whatever_stands_around_it() {
    for (script, value) in [
        ("window.runParams = {\n a: 1 };", Some("{\n a: 1 };")),
        ("window.runParams={};", Some("{};")),
        ("window.runParams.is23 = true; window.runParams = [1]", Some("[1]")),
        ("var data = window.runParams && window.runParams.data || {};", None),
        ("if (window.runParams == {}) {}", None),
        ("window.runParams = window.runParams || {}", None),
        ("window.myrunParams = {}", None),
        ("", None),
    ] {
        assert_eq!(assigned(script, "runParams"), value, "{script}");
    }
}
