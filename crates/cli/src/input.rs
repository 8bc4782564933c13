//! Reading what a command is given.

use std::io::Read;

use deal::{Country, Instant};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wording::markets;

use crate::outcome::Fault;

/// The text of a file, or of standard input for `-`.
pub(crate) fn text(path: &str) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    let read = match path {
        "-" => std::io::stdin().lock().read_to_end(&mut bytes).map(drop),
        _ => std::fs::read(path).map(|read| bytes = read),
    };
    read.map_err(|error| Fault::at(path, error))?;
    String::from_utf8(bytes).map_err(|error| Fault::at(path, error))
}

/// A value from a JSON file, or from standard input for `-`.
///
/// The fault names the path of the bad value: `lines[2].price`.
pub(crate) fn json<T: DeserializeOwned + Serialize>(path: &str) -> Result<T, Fault> {
    parse(text(path)?.trim_start_matches('\u{feff}'))
}

/// A value from JSON text, with the same faults.
pub(crate) fn parse<T: DeserializeOwned + Serialize>(text: &str) -> Result<T, Fault> {
    contract::from_json(text).map_err(|error| match error.place.as_str() {
        "" => Fault::new(error.why),
        place => Fault::at(place, &error.why),
    })
}

/// The instant that an argument names; now, where it is absent.
pub(crate) fn instant(argument: &str, text: Option<&str>) -> Result<Instant, Fault> {
    match text {
        Some(text) => Instant::parse(text).map_err(|error| Fault::at(argument, error)),
        None => Ok(Instant::from_millis(jiff::Timestamp::now().as_millisecond())),
    }
}

/// The ship-to country that `--market` names, where it is given.
pub(crate) fn market(name: Option<&str>) -> Result<Option<Country>, Fault> {
    name.map(|name| {
        markets::country(name)
            .ok_or_else(|| Fault::at("--market", format!("unknown country {name:?}")))
    })
    .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::Cart;

    #[test]
    fn a_fault_names_the_path_of_the_bad_value() {
        let start = r#"{"ship_to": "US", "currency": "USD", "offers": [], "lines": ["#;
        let line = r#"{"id": "1", "seller": "A", "quantity": 1, "price": "#;
        for (json, says) in [
            (format!("{start}{line}45.8}}]}}"), "lines[0].price: invalid type: floating point"),
            (
                format!("{start}{line}\"1\", \"colour\": 1}}]}}"),
                "lines[0].colour: unknown field `colour`",
            ),
            (format!("{start}]}} x"), "trailing characters"),
            (
                format!("{start}[\"1\", \"A\", \"45.80\", 1]]}}"),
                "lines[0]: invalid type: sequence, expected named fields",
            ),
            ("{}".into(), "missing field `ship_to`"),
            ("".into(), "EOF while parsing a value"),
        ] {
            let said = parse::<Cart>(&json).expect_err(&json).to_string();
            assert!(said.starts_with(says), "{json}: {said}");
        }
    }
}
