//! A value on a tape.

use std::borrow::Cow;

use super::escape::unescaped;
use super::tape::{Cell, Kind, Tape};

/// A value of a walked text; a place, so it is copied freely.
#[derive(Clone, Copy, Debug)]
pub struct Value<'t> {
    pub(super) tape: &'t Tape<'t>,
    pub(super) at: u32,
}

impl<'t> Value<'t> {
    fn cell(self) -> Cell {
        self.tape.cells[self.at as usize]
    }

    fn raw(self) -> &'t str {
        let Cell { start, end, .. } = self.cell();
        &self.tape.text[start as usize..end as usize]
    }

    /// The values inside, in order; of an object its values, of a scalar none.
    pub fn items(self) -> impl Iterator<Item = Value<'t>> {
        Items { inside: self.inside(self.inside_end()), keyed: self.is_object() }
    }

    /// The keys and values of an object, in order.
    pub fn entries(self) -> impl Iterator<Item = (Cow<'t, str>, Value<'t>)> {
        Entries(self.inside(if self.is_object() { self.inside_end() } else { self.at + 1 }))
    }

    fn inside(self, end: u32) -> Cells<'t> {
        Cells { tape: self.tape, at: self.at + 1, end }
    }

    /// The value of a key; of the last one where a key stands twice.
    pub fn get(self, key: &str) -> Option<Value<'t>> {
        self.entries().filter(|(name, _)| name == key).last().map(|(_, value)| value)
    }

    /// The value at a path of keys and positions joined by dots: `skuPriceList.0.skuVal`.
    pub fn at(self, path: &str) -> Option<Value<'t>> {
        path.split('.').try_fold(self, |value, step| match value.cell().kind {
            Kind::List => value.items().nth(step.parse().ok()?),
            _ => value.get(step),
        })
    }

    /// The text of a string.
    pub fn text(self) -> Option<Cow<'t, str>> {
        match self.cell().kind {
            Kind::Text { escaped: false } => Some(Cow::Borrowed(self.raw())),
            Kind::Text { escaped: true } => Some(unescaped(self.raw())),
            _ => None,
        }
    }

    /// The figures of a number as they are written: exact, whatever its size.
    pub fn number(self) -> Option<&'t str> {
        (self.cell().kind == Kind::Number).then(|| self.raw())
    }

    /// The text of a string or the figures of a number.
    pub fn scalar(self) -> Option<Cow<'t, str>> {
        self.number().map(Cow::Borrowed).or_else(|| self.text())
    }

    /// Yes or no.
    pub fn flag(self) -> Option<bool> {
        match self.cell().kind {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    /// Whether it is an object.
    pub fn is_object(self) -> bool {
        self.cell().kind == Kind::Object
    }

    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        self.cell().kind == Kind::List
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.cell().kind == Kind::Null
    }

    /// Whether nothing is in it: `{}`, `[]`, `""`, `null`.
    pub fn is_empty(self) -> bool {
        match self.cell().kind {
            Kind::Object | Kind::List => self.inside_end() == self.at + 1,
            Kind::Text { .. } => self.raw().is_empty(),
            kind => kind == Kind::Null,
        }
    }

    fn inside_end(self) -> u32 {
        self.cell().next
    }
}

/// The cells of a container, contents of contents passed over.
struct Cells<'t> {
    tape: &'t Tape<'t>,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Cells<'t> {
    type Item = Value<'t>;

    // Each of these three stands in the wasm once, and not in every chain that it begins: 8 kB.
    #[inline(never)]
    fn next(&mut self) -> Option<Value<'t>> {
        let value = (self.at < self.end).then_some(Value { tape: self.tape, at: self.at })?;
        self.at = value.cell().next;
        Some(value)
    }
}

/// The values of a container; the keys of an object passed over.
struct Items<'t> {
    inside: Cells<'t>,
    keyed: bool,
}

impl<'t> Iterator for Items<'t> {
    type Item = Value<'t>;

    #[inline(never)]
    fn next(&mut self) -> Option<Value<'t>> {
        let first = self.inside.next()?;
        if self.keyed { self.inside.next() } else { Some(first) }
    }
}

/// The keys and values of an object.
struct Entries<'t>(Cells<'t>);

impl<'t> Iterator for Entries<'t> {
    type Item = (Cow<'t, str>, Value<'t>);

    #[inline(never)]
    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = (self.0.next()?, self.0.next()?);
        Some((key.text().unwrap_or_default(), value))
    }
}
