//! A reading beside the truth of its page, field by field.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// How a field was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Right,
    Wrong,
    Missing,
}

/// How fields were read, over all pages.
#[derive(Debug, Default)]
pub(super) struct Score {
    fields: BTreeMap<String, [usize; 3]>,
    notes: Vec<(Verdict, String)>,
}

/// What in a truth is no field of it.
const ASIDES: [&str; 1] = ["also"];

impl Score {
    /// The fields with how often each was right, wrong and missing.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&String, &[usize; 3])> {
        self.fields.iter()
    }

    /// The same for all fields.
    pub(super) fn total(&self) -> [usize; 3] {
        let add =
            |sum: [usize; 3], field: &[usize; 3]| std::array::from_fn(|at| sum[at] + field[at]);
        self.fields.values().fold([0; 3], add)
    }

    /// What was not right, in words.
    pub(super) fn notes(&self, of: Verdict) -> impl Iterator<Item = &String> {
        self.notes.iter().filter(move |(verdict, _)| *verdict == of).map(|(_, note)| note)
    }

    /// Scores one page.
    pub(super) fn page(&mut self, name: &str, truth: &Value, reading: &Value) {
        let kinds = truth["page"].as_array().map(Vec::as_slice).unwrap_or_default();
        self.note(
            name,
            "page",
            if kinds.contains(&reading["page"]) { Verdict::Right } else { Verdict::Wrong },
            &truth["page"],
            &reading["page"],
        );
        self.object(name, "site.", &truth["site"], &reading["site"]);
        if truth["listing"].is_null() {
            let is_null = reading["listing"].is_null();
            let verdict = if is_null { Verdict::Right } else { Verdict::Wrong };
            self.note(name, "listing", verdict, &Value::Null, &reading["listing"]);
        } else {
            self.object(name, "", &truth["listing"], &reading["listing"]);
        }
        for field in list(&truth["absent"]).iter().filter_map(Value::as_str) {
            self.absent(name, field, reading);
        }
        self.offers(name, truth, list(&reading["offers"]));
        self.cards(name, list(&truth["cards"]), list(&reading["cards"]));
    }

    /// Scores the cards of a list, each against the read one of its product.
    fn cards(&mut self, name: &str, truth: &[Value], read: &[Value]) {
        for expected in truth {
            let same = read.iter().find(|card| card["product_id"] == expected["product_id"]);
            let read = same.unwrap_or(&Value::Null);
            for field in
                ["price", "list_price"].iter().filter(|field| expected.get(**field).is_some())
            {
                let label = format!("card.{field}");
                let (expected, read) = (&expected[*field], &read[*field]);
                let verdict = match (amount(expected), amount(read)) {
                    (expected, read) if expected == read => Verdict::Right,
                    (_, None) => Verdict::Missing,
                    _ => Verdict::Wrong,
                };
                self.note(name, &label, verdict, expected, read);
            }
        }
    }

    /// Scores each field of an object.
    fn object(&mut self, name: &str, place: &str, truth: &Value, read: &Value) {
        let Some(truth) = truth.as_object() else { return };
        for (field, expected) in truth {
            if field.ends_with("_accept") {
                continue;
            }
            let label = format!("{place}{field}");
            let actual = &read[field];
            if field == "store" && expected.is_object() {
                self.object(name, "store.", expected, actual);
                continue;
            }
            let accepted = truth.get(&format!("{field}_accept")).map(list);
            let accepted = accepted.unwrap_or(std::slice::from_ref(expected));
            self.note(name, &label, verdict(&label, accepted, actual), expected, actual);
        }
    }

    /// Scores a field that must not be given.
    fn absent(&mut self, name: &str, field: &str, reading: &Value) {
        let places = [&reading["listing"][field], &reading["site"][field], &reading[field]];
        // A field that has a truth of its own is scored there.
        match places.into_iter().find(|value| !value.is_null()) {
            Some(given) => self.note(name, field, Verdict::Wrong, &Value::Null, given),
            None => self.note(name, field, Verdict::Right, &Value::Null, &Value::Null),
        }
    }

    /// Scores the offers: each true one against the read one that is most like it.
    fn offers(&mut self, name: &str, truth: &Value, read: &[Value]) {
        let mut left: Vec<&Value> = read.iter().collect();
        for expected in list(&truth["offers"]) {
            let alternatives: Vec<Value> = [expected.clone()]
                .into_iter()
                .chain(list(&expected["also"]).iter().map(|also| with(expected, also)))
                .collect();
            let best = left
                .iter()
                .enumerate()
                .flat_map(|(at, read)| alternatives.iter().map(move |truth| (at, truth, *read)))
                .filter(|(_, truth, read)| is_same_offer(truth, read))
                .max_by_key(|(_, truth, read)| agreement(truth, read));
            match best.map(|(at, truth, read)| (at, truth.clone(), read.clone())) {
                Some((at, truth, read)) => {
                    left.remove(at);
                    self.terms(name, &truth, &read);
                }
                None => self.note(name, "offers", Verdict::Missing, expected, &Value::Null),
            }
        }
        let optional = list(&truth["offers_optional"]);
        left.retain(|read| !optional.iter().any(|truth| agrees(truth, read)));
        if truth["offers_complete"] == Value::Bool(true) {
            for read in left {
                self.note(name, "offers", Verdict::Wrong, &Value::Null, read);
            }
        }
    }

    fn terms(&mut self, name: &str, truth: &Value, read: &Value) {
        for (field, expected) in truth.as_object().into_iter().flatten() {
            if !ASIDES.contains(&field.as_str()) {
                let verdict = verdict(field, std::slice::from_ref(expected), &read[field]);
                self.note(name, &format!("offer.{field}"), verdict, expected, &read[field]);
            }
        }
    }

    fn note(
        &mut self,
        name: &str,
        field: &str,
        verdict: Verdict,
        expected: &Value,
        actual: &Value,
    ) {
        self.fields.entry(field.to_owned()).or_default()[verdict as usize] += 1;
        if verdict != Verdict::Right {
            self.notes.push((verdict, format!("{name} {field}: is {expected}, read {actual}")));
        }
    }
}

fn amount(value: &Value) -> Option<Decimal> {
    Decimal::from_str_exact(value.as_str()?).ok()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn verdict(field: &str, accepted: &[Value], actual: &Value) -> Verdict {
    if accepted.iter().any(|expected| equal(field, expected, actual)) {
        Verdict::Right
    } else if actual.is_null() {
        Verdict::Missing
    } else {
        Verdict::Wrong
    }
}

/// Whether two values are the same: amounts as numbers, languages as far as the truth names them.
fn equal(field: &str, expected: &Value, actual: &Value) -> bool {
    if let (Some(expected), Some(actual)) = (expected.as_object(), actual.as_object()) {
        return expected
            .iter()
            .all(|(key, value)| equal(key, value, actual.get(key).unwrap_or(&Value::Null)));
    }
    let (Some(expected), Some(actual)) = (text(expected), text(actual)) else {
        return expected == actual;
    };
    if field.ends_with("locale") {
        return actual == expected || actual.starts_with(&format!("{expected}-"));
    }
    let is_amount =
        ["min", "max", "shipping", "off", "min_spend", "every", "cap", "percent", "min_pieces"];
    match [&expected, &actual].map(|text| Decimal::from_str_exact(text).ok()) {
        [Some(expected), Some(actual)] if is_amount.contains(&field) => expected == actual,
        _ => expected == actual,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A truth with some of its fields replaced; null takes one away.
fn with(truth: &Value, also: &Value) -> Value {
    let mut terms: Map<_, _> = truth.as_object().cloned().unwrap_or_default();
    for (field, value) in also.as_object().into_iter().flatten() {
        if value.is_null() {
            terms.remove(field)
        } else {
            terms.insert(field.clone(), value.clone())
        };
    }
    Value::Object(terms)
}

/// Whether a read offer is meant by a true one: of its kind, and saving the same or under its code.
fn is_same_offer(truth: &Value, read: &Value) -> bool {
    let same = |field: &str| !truth[field].is_null() && equal(field, &truth[field], &read[field]);
    truth["kind"] == read["kind"] && (same("code") || same("off") || same("percent"))
}

fn agreement(truth: &Value, read: &Value) -> usize {
    let terms = truth.as_object().into_iter().flatten();
    terms.filter(|(field, expected)| equal(field, expected, &read[*field])).count()
}

fn agrees(truth: &Value, read: &Value) -> bool {
    truth.as_object().is_some_and(|terms| agreement(truth, read) == terms.len())
}

#[cfg(test)]
mod tests;
