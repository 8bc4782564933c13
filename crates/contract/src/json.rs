//! Values from text that comes from outside: a file, a link, the command line.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why a text is not a value, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The path of the bad value (`lines[2].price`), or `""` for the whole text.
    pub place: String,
    /// What is wrong with it.
    pub why: String,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.as_str() {
            "" => f.write_str(&self.why),
            place => write!(f, "{place}: {}", self.why),
        }
    }
}

impl std::error::Error for JsonError {}

/// A value from its JSON text. A field that the value does not have is an error.
///
/// # Errors
/// What is wrong with the text, and where.
pub fn from_json<T: DeserializeOwned + Serialize>(text: &str) -> Result<T, JsonError> {
    let whole = |why: serde_json::Error| JsonError { place: String::new(), why: why.to_string() };
    let mut source = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut source).map_err(|error| {
        let path = error.path().to_string();
        // The root is ".", and "?" stands for what was cut off before it had a name.
        let place = if path == "." || path.contains('?') { String::new() } else { path };
        JsonError { place, ..whole(error.into_inner()) }
    })?;
    source.end().map_err(whole)?;
    let given: Value = serde_json::from_str(text).map_err(whole)?;
    let read = serde_json::to_value(&value).map_err(whole)?;
    match list_for_fields(&given, &read) {
        Some(place) => {
            Err(JsonError { place, why: "invalid type: sequence, expected named fields".into() })
        }
        None => Ok(value),
    }
}

/// The path of a list where named fields belong: serde takes their values without their names.
fn list_for_fields(given: &Value, read: &Value) -> Option<String> {
    let deeper = |step: String, given: &Value, read: &Value| {
        let path = list_for_fields(given, read)?;
        let dot = if path.is_empty() || path.starts_with('[') { "" } else { "." };
        Some(format!("{step}{dot}{path}"))
    };
    match (given, read) {
        (Value::Array(_), Value::Object(_)) => Some(String::new()),
        (Value::Array(given), Value::Array(read)) => {
            let mut pairs = given.iter().zip(read).enumerate();
            pairs.find_map(|(at, (given, read))| deeper(format!("[{at}]"), given, read))
        }
        (Value::Object(given), Value::Object(read)) => {
            given.iter().find_map(|(name, given)| deeper(name.clone(), given, read.get(name)?))
        }
        _ => None,
    }
}
