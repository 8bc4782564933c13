//! Where pages show and keep what they say, compiled from `data/`, and reading at paths.

use page::json::Value;
use page::{Branch, Css, Rule, Takes, plain};

/// Paths to one thing, the best first.
pub(crate) type Paths = &'static [&'static str];

/// What is struck through, stands in it or holds it, and what is hidden itself: never what is paid.
static STRUCK: Css = Css::new(
    r#":is(del, s, strike, [style*="line-through"]), :is(del, s, strike, [style*="line-through"]) *, :has(del, s, strike, [style*="line-through"]), [hidden], [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"], [style*="visibility: hidden"]"#,
);

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// What paths lead into: any value, or data whose values may be references to others.
pub(crate) trait Place<'t>: Copy {
    /// Where paths begin.
    fn root(self) -> Value<'t>;

    /// What a value stands for, if it is a reference; itself otherwise.
    fn resolved(self, value: Value<'t>) -> Value<'t>;
}

impl<'t> Place<'t> for Value<'t> {
    fn root(self) -> Value<'t> {
        self
    }

    fn resolved(self, value: Value<'t>) -> Value<'t> {
        value
    }
}

/// What stands at a path of keys and positions: `priceModule.minAmount`, `lines.0.text`. A `*` at the end of
/// a step is any number after that name: `data.price_*.fields`.
pub(crate) fn at<'t>(place: impl Place<'t>, path: &str) -> Option<Value<'t>> {
    path.split('.').try_fold(place.root(), |value, step| {
        let value = match step.strip_suffix('*') {
            Some(name) => numbered(value, name)?,
            None => value.at(step)?,
        };
        Some(place.resolved(value))
    })
}

/// The value whose key is a name and a number.
fn numbered<'t>(value: Value<'t>, name: &str) -> Option<Value<'t>> {
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    value
        .entries()
        .find(|(key, _)| key.strip_prefix(name).is_some_and(is_number))
        .map(|(_, value)| value)
}

/// The first thing at any of the paths that is not empty.
pub(crate) fn first<'t>(place: impl Place<'t>, paths: Paths) -> Option<Value<'t>> {
    paths.iter().find_map(|path| at(place, path).filter(|value| !value.is_empty()))
}

/// The string or the number's figures at the first of the paths that has any, tidied.
pub(crate) fn text_at<'t>(place: impl Place<'t>, paths: Paths) -> Option<String> {
    let text = plain(&first(place, paths)?.scalar()?);
    (!text.is_empty()).then_some(text)
}

/// A whole number at the first of the paths that has any.
pub(crate) fn count_at<'t>(place: impl Place<'t>, paths: Paths) -> Option<u32> {
    first(place, paths)?.scalar()?.parse().ok()
}

/// A yes at any of the paths.
pub(crate) fn says<'t>(place: impl Place<'t>, paths: Paths) -> bool {
    paths.iter().any(|path| at(place, path).and_then(Value::flag) == Some(true))
}

#[cfg(test)]
mod tests;
