//! Where all pages but listings show and keep what they say, compiled from `data/`, and reading at paths.

use page::json::Value;
use page::{Branch, Css, Rule, Takes, plain};

use crate::layout::Paths;

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// The first thing at any of the paths that is not empty.
pub(crate) fn first<'t>(value: Value<'t>, paths: Paths) -> Option<Value<'t>> {
    paths.iter().find_map(|path| value.at(path).filter(|value| !value.is_empty()))
}

/// The string or the number's figures at the first of the paths that has any, tidied.
pub(crate) fn text_at(value: Value<'_>, paths: Paths) -> Option<String> {
    let text = plain(&first(value, paths)?.scalar()?);
    (!text.is_empty()).then_some(text)
}

/// A yes at any of the paths.
pub(crate) fn says(value: Value<'_>, paths: Paths) -> bool {
    paths.iter().any(|path| value.at(path).and_then(Value::flag) == Some(true))
}

#[cfg(test)]
mod tests;
