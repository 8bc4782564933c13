//! From the contract to JSON.

use super::{
    Taker, Value, Wire,
    take::{take_count, take_flag, take_list, take_pair, take_text},
};

/// Writes JSON text.
#[derive(Debug, Default)]
pub struct Giver(String);

impl Giver {
    /// What was written.
    pub fn into_text(self) -> String {
        self.0
    }

    /// Begins an object or a list.
    pub fn open(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// Ends it.
    pub fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// Puts a comma before all but the first value of an object or a list.
    fn next(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    /// Begins a field; names are plain.
    pub fn key(&mut self, name: &str) {
        self.next();
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
    }

    /// A string, with escapes where JSON demands them.
    pub fn string(&mut self, text: &str) {
        page::json::quote(&mut self.0, text);
    }

    fn plain(&mut self, text: &str) {
        self.0.push_str(text);
    }
}

impl Wire for String {
    fn take(value: Option<Value<'_>>, taker: &mut Taker) -> Self {
        take_text(value, taker)
    }
    fn give(&self, giver: &mut Giver) {
        giver.string(self);
    }
}

impl Wire for bool {
    fn take(value: Option<Value<'_>>, taker: &mut Taker) -> Self {
        take_flag(value, taker)
    }
    fn give(&self, giver: &mut Giver) {
        giver.plain(if *self { "true" } else { "false" });
    }
}

macro_rules! counts {
    ($($count:ty),*) => {$(
        impl Wire for $count {
            fn take(value: Option<Value<'_>>, taker: &mut Taker) -> Self {
                take_count(value, <$count>::MAX as u64, taker) as $count
            }
            fn give(&self, giver: &mut Giver) {
                giver.plain(&self.to_string());
            }
        }
    )*};
}

counts!(u32, u64, usize);

impl<T: Wire> Wire for Option<T> {
    fn take(value: Option<Value<'_>>, taker: &mut Taker) -> Self {
        value.filter(|value| !value.is_null()).map(|value| T::take(Some(value), taker))
    }
    fn give(&self, giver: &mut Giver) {
        match self {
            Some(value) => value.give(giver),
            None => giver.plain("null"),
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn take(value: Option<Value<'_>>, taker: &mut Taker) -> Self {
        take_list(value, taker)
    }
    fn give(&self, giver: &mut Giver) {
        giver.open('[');
        for item in self {
            giver.next();
            item.give(giver);
        }
        giver.close(']');
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn take(value: Option<Value<'_>>, taker: &mut Taker) -> Self {
        take_pair(value, taker)
    }
    fn give(&self, giver: &mut Giver) {
        giver.open('[');
        self.0.give(giver);
        giver.next();
        self.1.give(giver);
        giver.close(']');
    }
}
