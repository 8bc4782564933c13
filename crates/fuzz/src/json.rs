//! JSON and the literals of scripts, before anybody knows what is in them.

use page::json::{Tape, Value};
use serde_json::Value as Json;

/// A walk over JSON text never panics; what is JSON to others is the same JSON here.
pub fn json(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let walked = Tape::parse(&text);
    if let Ok(tape) = &walked {
        visited(tape.root());
    }
    if let Ok(prefix) = Tape::prefix(&text) {
        visited(prefix.root());
    }
    let _ = page::json::assigned(&text, "runParams").map(Tape::prefix);
    // Deeper than serde_json goes, and numbers that it rounds, are compared by nobody.
    if let Ok(json) = serde_json::from_str::<Json>(&text) {
        assert!(walked.as_ref().is_ok_and(|tape| same(tape.root(), &json)), "{text}");
    }
}

/// Looks at every value once, and counts them.
fn visited(value: Value<'_>) -> usize {
    let scalar = usize::from(value.scalar().is_some() || value.flag().is_some());
    let inside: usize = if value.is_object() {
        value.entries().map(|(key, value)| key.len().min(1) + visited(value)).sum()
    } else {
        value.items().map(visited).sum()
    };
    scalar + inside
}

fn same(value: Value<'_>, json: &Json) -> bool {
    match json {
        Json::Null => value.is_null(),
        Json::Bool(flag) => value.flag() == Some(*flag),
        Json::Number(number) => {
            let ours = value.number().and_then(|number| serde_json::from_str::<Json>(number).ok());
            ours.as_ref().and_then(Json::as_number) == Some(number)
        }
        Json::String(text) => value.text().as_deref() == Some(text),
        Json::Array(items) => {
            value.is_list()
                && value.items().count() == items.len()
                && value.items().zip(items).all(|(value, json)| same(value, json))
        }
        Json::Object(fields) => {
            value.is_object()
                && value.entries().all(|(key, _)| fields.contains_key(&*key))
                && fields
                    .iter()
                    .all(|(key, json)| value.get(key).is_some_and(|value| same(value, json)))
        }
    }
}
