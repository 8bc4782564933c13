//! From JSON to the contract.

use page::json::Value;

use super::Wire;

/// Walks a value, knows where it is, and keeps the first fault.
#[derive(Debug, Default)]
pub struct Taker {
    path: Vec<Step>,
    fault: Option<String>,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Field(&'static str),
    Item(usize),
}

impl Taker {
    /// The first fault, with its path.
    pub fn fault(self) -> Option<String> {
        self.fault
    }

    /// Notes what is wrong here, unless something was wrong before.
    #[cold]
    #[inline(never)]
    fn note(&mut self, what: &[&str]) {
        if self.fault.is_some() {
            return;
        }
        let mut text = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) => {
                    text.push_str(if text.is_empty() { "" } else { "." });
                    text.push_str(name);
                }
                Step::Item(index) => {
                    text.push('[');
                    text.push_str(&index.to_string());
                    text.push(']');
                }
            }
        }
        text.push_str(if text.is_empty() { "" } else { ": " });
        what.iter().for_each(|part| text.push_str(part));
        self.fault = Some(text);
    }

    /// Notes that something else was expected here.
    #[cold]
    #[inline(never)]
    fn expected(&mut self, what: &str, value: Option<Value<'_>>) {
        match value.and_then(Value::scalar) {
            Some(found) => {
                let shown: String = found.chars().take(40).collect();
                self.note(&["expected ", what, ", found ", &shown]);
            }
            None if value.is_some() => self.note(&["expected ", what]),
            None => self.note(&["missing: expected ", what]),
        }
    }

    /// An object that has none but these fields.
    pub fn object<'v>(&mut self, value: Option<Value<'v>>, names: &[&str]) -> Option<Value<'v>> {
        let Some(object) = value.filter(|value| value.is_object()) else {
            self.expected("an object", value);
            return None;
        };
        if let Some((name, _)) = object.entries().find(|(name, _)| !names.contains(&&**name)) {
            self.note(&["unknown field `", &name, "`"]);
        }
        Some(object)
    }

    /// The items of a list.
    fn list<'v>(&mut self, value: Option<Value<'v>>) -> Vec<Value<'v>> {
        let Some(list) = value.filter(|value| value.is_list()) else {
            self.expected("a list", value);
            return Vec::new();
        };
        list.items().collect()
    }

    /// The index of one of these words.
    pub fn word(&mut self, value: Option<Value<'_>>, words: &[&str]) -> usize {
        let text = value.and_then(Value::text);
        text.and_then(|text| words.iter().position(|word| *word == text)).unwrap_or_else(|| {
            self.expected(&words.join(" or "), value);
            0
        })
    }

    fn enter(&mut self, step: Step) {
        self.path.push(step);
    }

    fn leave(&mut self) {
        self.path.pop();
    }
}

/// A field that its type alone says whether it may be absent.
#[inline(never)]
pub fn take_field<T: Wire>(object: Option<Value<'_>>, name: &'static str, taker: &mut Taker) -> T {
    taker.enter(Step::Field(name));
    let taken = T::take(field(object, name), taker);
    taker.leave();
    taken
}

/// A field whose absence is its default.
pub fn take_or_default<T: Wire + Default>(
    object: Option<Value<'_>>,
    name: &'static str,
    taker: &mut Taker,
) -> T {
    if field(object, name).is_some() { take_field(object, name, taker) } else { T::default() }
}

/// A field that may be `null`, but not absent.
pub fn take_given<T: Wire>(
    object: Option<Value<'_>>,
    name: &'static str,
    taker: &mut Taker,
) -> Option<T> {
    if object.is_some() && field(object, name).is_none() {
        taker.enter(Step::Field(name));
        taker.expected("a value or null", None);
        taker.leave();
    }
    take_field(object, name, taker)
}

/// A field that keeps `null`, the inner `None`, apart from absence, the outer one.
pub fn take_said<T: Wire>(
    object: Option<Value<'_>>,
    name: &'static str,
    taker: &mut Taker,
) -> Option<Option<T>> {
    field(object, name).map(|_| take_field(object, name, taker))
}

#[inline(never)]
fn field<'v>(object: Option<Value<'v>>, name: &str) -> Option<Value<'v>> {
    object?.get(name)
}

/// The items of a list, each taken at its place.
pub(super) fn take_list<T: Wire>(value: Option<Value<'_>>, taker: &mut Taker) -> Vec<T> {
    let mut taken = Vec::new();
    for (index, item) in taker.list(value).into_iter().enumerate() {
        taker.enter(Step::Item(index));
        taken.push(T::take(Some(item), taker));
        taker.leave();
    }
    taken
}

/// The two items of a list of two.
pub(super) fn take_pair<A: Wire, B: Wire>(value: Option<Value<'_>>, taker: &mut Taker) -> (A, B) {
    let items = taker.list(value);
    if items.len() != 2 {
        taker.note(&["expected a list of two"]);
    }
    let (first, second) = (items.first().copied(), items.get(1).copied());
    taker.enter(Step::Item(0));
    let first = A::take(first, taker);
    taker.leave();
    taker.enter(Step::Item(1));
    let second = B::take(second, taker);
    taker.leave();
    (first, second)
}

pub(super) fn take_text(value: Option<Value<'_>>, taker: &mut Taker) -> String {
    value.and_then(Value::text).map_or_else(
        || {
            taker.expected("a string", value);
            String::new()
        },
        |text| text.into_owned(),
    )
}

pub(super) fn take_flag(value: Option<Value<'_>>, taker: &mut Taker) -> bool {
    value.and_then(Value::flag).unwrap_or_else(|| {
        taker.expected("true or false", value);
        false
    })
}

/// A whole number up to `most`, which JavaScript can hold.
pub(super) fn take_count(value: Option<Value<'_>>, most: u64, taker: &mut Taker) -> u64 {
    let count = value.and_then(Value::number).and_then(|figures| figures.parse().ok());
    count.filter(|count| *count <= most).unwrap_or_else(|| {
        taker.expected("a whole number", value);
        0
    })
}
