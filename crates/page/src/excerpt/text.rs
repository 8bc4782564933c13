//! An excerpt as JSON text, in which it goes from the page to its reader.
//!
//! `{"cut":false,"taken":[[marks, count, text, name, value, …], …]}`: `marks` are pairs in one list,
//! `count` is how many elements were found inside, which follow.

use super::{Excerpt, Taken};
use crate::json::{self, Tape, Value};

/// Why a text is no excerpt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// It is not JSON.
    #[error("the excerpt of the page: {0}")]
    Text(#[from] json::Error),
    /// An element is not what one is, by its place among them.
    #[error("the excerpt of the page: element {0} is broken")]
    Element(usize),
}

impl Excerpt {
    /// Its JSON text.
    pub fn to_json(&self) -> String {
        let mut out = String::from(if self.is_cut { "{\"cut\":true" } else { "{\"cut\":false" });
        out.push_str(",\"taken\":[");
        for (at, taken) in self.taken.iter().enumerate() {
            out.push_str(if at == 0 { "[[" } else { ",[[" });
            for (nth, (rule, css)) in taken.marks.iter().enumerate() {
                if nth > 0 {
                    out.push(',');
                }
                count(&mut out, usize::from(*rule));
                out.push(',');
                count(&mut out, usize::from(*css));
            }
            out.push_str("],");
            count(&mut out, taken.end - at - 1);
            out.push(',');
            json::quote(&mut out, &taken.text);
            for part in taken.attrs.iter().flat_map(|(name, value)| [name, value]) {
                out.push(',');
                json::quote(&mut out, part);
            }
            out.push(']');
        }
        out.push_str("]}");
        out
    }

    /// The excerpt of a JSON text. It may come from anywhere: whatever it says, what comes out holds together.
    pub fn from_json(text: &str) -> Result<Excerpt, Broken> {
        let tape = Tape::parse(text)?;
        let root = tape.root();
        let items: Vec<_> = root.get("taken").into_iter().flat_map(Value::items).collect();
        let mut taken = Vec::with_capacity(items.len());
        let mut open: Vec<usize> = Vec::new();
        for (at, item) in items.iter().enumerate() {
            while open.last().is_some_and(|up| ends(&taken, *up) <= at) {
                open.pop();
            }
            let room = open.last().map_or(items.len(), |up| ends(&taken, *up));
            let up = open.last().copied().unwrap_or(at);
            let element = element(*item, at, up).filter(|taken| taken.end <= room);
            taken.push(element.ok_or(Broken::Element(at))?);
            open.push(at);
        }
        let is_cut = root.get("cut").and_then(Value::flag).unwrap_or_default();
        if taken.first().is_none_or(|root| root.end != taken.len()) {
            return Err(Broken::Element(0));
        }
        Ok(Excerpt { taken, is_cut })
    }
}

fn ends(taken: &[Taken], at: usize) -> usize {
    taken.get(at).map_or(0, |taken| taken.end)
}

fn element(item: Value<'_>, at: usize, up: usize) -> Option<Taken> {
    let mut parts = item.items();
    let numbers: Option<Vec<u16>> =
        parts.next()?.items().map(|number| number.number()?.parse().ok()).collect();
    let numbers = numbers?;
    let marks = numbers.chunks_exact(2).filter_map(|pair| match pair {
        [rule, css] => Some((*rule, u8::try_from(*css).ok()?)),
        _ => None,
    });
    let inside: usize = parts.next()?.number()?.parse().ok()?;
    let end = (at + 1).checked_add(inside)?;
    let text = parts.next()?.text()?.into_owned();
    let mut attrs = Vec::new();
    while let Some(name) = parts.next() {
        attrs.push((name.text()?.into_owned(), parts.next()?.text()?.into_owned()));
    }
    Some(Taken { marks: marks.collect(), up, end, text, attrs })
}

/// A whole number in figures.
fn count(out: &mut String, number: usize) {
    if number > 9 {
        count(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}
