//! Values from JSON: text from outside (a file, a link, the command line), and what JavaScript hands over.
//!
//! Both are read as one tree first, so that how each value of the contract is read stands in a program once.

mod fields;
mod tree;

use std::fmt;

use serde::de::{self, DeserializeOwned, Expected, Unexpected};

pub use tree::Tree;

use fields::{Place, Strangers};

/// Why JSON is not a value, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The path of the bad value (`lines[2].price`), or `""` for the whole.
    pub place: String,
    /// What is wrong with it.
    pub why: String,
}

impl JsonError {
    /// The same, seen from the list or the object around it; `step` is `[2]` or a field's name.
    #[cold]
    fn within(mut self, step: &str) -> Self {
        let dot = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        self.place = [step, dot, &self.place].concat();
        self
    }
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

impl de::Error for JsonError {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self { place: String::new(), why: why.to_string() }
    }

    #[cold]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        match found {
            Unexpected::Unit => {
                Self::custom(format_args!("invalid type: null, expected {expected}"))
            }
            _ => Self::custom(format_args!("invalid type: {found}, expected {expected}")),
        }
    }
}

/// A value from its JSON text. A field that the value does not have is an error.
///
/// # Errors
/// What is wrong with the text, and where.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, JsonError> {
    let tree: Tree = serde_json::from_str(text).map_err(de::Error::custom)?;
    T::deserialize(Place { tree: &tree, strangers: Strangers::Refused })
}

/// A value from JSON that a module of ours made. A field that the value does not have is not looked at.
///
/// # Errors
/// What is wrong with it, and where.
pub fn from_tree<T: DeserializeOwned>(tree: &Tree) -> Result<T, JsonError> {
    T::deserialize(Place { tree, strangers: Strangers::Ignored })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{JsonError, Tree, from_json, from_tree};
    use crate::{Cart, Line};

    const LINE: &str = r#"{"id":"1","seller":"A","price":"9.00","quantity":1}"#;

    /// A cart of one line, with something put in.
    fn cart(in_cart: &str, line: &str) -> String {
        format!(r#"{{"currency":"USD",{in_cart}"lines":[{LINE},{line}]}}"#)
    }

    #[test]
    fn what_is_wrong_is_told_by_its_place() {
        for (text, says) in [
            (cart("", "{\"id\":\"2\"}"), "lines[1]: missing field `seller`"),
            (
                cart("", "[\"2\",\"9.00\",1]"),
                "lines[1]: invalid type: sequence, expected named fields",
            ),
            (cart("", "null"), "lines[1]: invalid type: null, expected struct Line"),
            (
                cart("", &LINE.replace(":1}", ":-1}")),
                "lines[1].quantity: invalid value: integer `-1`, expected u32",
            ),
            (
                cart("", &LINE.replace(":1}", ":1.5}")),
                "lines[1].quantity: invalid type: floating point `1.5`, expected u32",
            ),
            (cart("", &LINE.replace("1}", "1,\"id\":\"3\"}")), "lines[1]: duplicate field `id`"),
            (
                cart("", &LINE.replace("1}", "1,\"ide\":\"3\"}")),
                "lines[1].ide: unknown field `ide`, expected one of",
            ),
            (
                cart("\"offers\":[{\"id\":\"A\",\"kind\":\"gift\"}],", LINE),
                "offers[0].kind: unknown variant `gift`, expected one of",
            ),
            (
                cart("\"offers\":[{\"id\":\"A\",\"kind\":7}],", LINE),
                "offers[0].kind: invalid type: integer `7`, expected a string",
            ),
            (
                cart(
                    "\"offers\":[{\"id\":\"A\",\"kind\":\"code\",\"ladder\":[[\"9\",\"1\",\"1\"]]}],",
                    LINE,
                ),
                "offers[0].ladder[0]: invalid length 3, expected fewer elements",
            ),
            (cart("\"offers\":{},", LINE), "offers: invalid type: map, expected a sequence"),
            (cart("", LINE)[..9].to_owned(), "EOF while parsing"),
        ] {
            let error = from_json::<Cart>(&text).expect_err(&text).to_string();
            assert!(error.starts_with(says), "{text}\n{error}");
        }
    }

    #[test]
    fn a_field_of_our_own_modules_that_is_unknown_is_passed_by_and_one_from_outside_refused() {
        let text = LINE.replace("1}", "1,\"drawn\":{\"at\":[1,null]}}");
        let tree: Tree = serde_json::from_str(&text).unwrap();
        assert_eq!(from_tree::<Line>(&tree), from_json(LINE));
        assert_eq!(from_json::<Line>(&text).unwrap_err().place, "drawn");
    }

    #[test]
    fn what_is_too_deep_ends_in_an_error() {
        let deep = "[".repeat(200_000);
        let error = from_json::<Cart>(&deep).unwrap_err();
        assert_eq!(error.place, "");
        assert!(error.why.starts_with("recursion limit exceeded"), "{error}");
    }

    #[test]
    fn a_value_is_read_from_the_tree_as_serde_json_reads_it() {
        for text in
            [LINE, r#"{"id":"1","seller":"A","price":"9.00","quantity":4294967295,"title":null}"#]
        {
            let plain: Line = serde_json::from_str(text).unwrap();
            assert_eq!(from_json(text), Ok::<Line, JsonError>(plain));
            let whole: Value = serde_json::from_str(text).unwrap();
            let tree: Tree = serde_json::from_value(whole).unwrap();
            assert_eq!(from_tree::<Line>(&tree), from_json(text));
        }
    }
}
