//! How the contract's values are read out of a tree, with the place of whatever is wrong.
//!
//! serde_path_to_error would tell the places too: but it wraps every reader of every type a second time,
//! and takes a list for a struct, whose values it then reads without their names.

use std::slice::Iter;

use serde::de::{
    DeserializeSeed, Deserializer, Error, Expected, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::{JsonError, Tree};

/// What becomes of a field that a struct does not have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strangers {
    /// It is an error, if the struct says so.
    Refused,
    /// It is passed by.
    Ignored,
}

/// A value in a tree.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) tree: &'a Tree,
    pub(super) strangers: Strangers,
}

impl<'a> Place<'a> {
    /// That something else belongs here.
    #[cold]
    fn is_not(self, expected: &dyn Expected) -> JsonError {
        JsonError::invalid_type(self.tree.unexpected(), expected)
    }

    /// The fields that are handed out: those of `known`, if strangers are ignored.
    fn fields(
        self,
        fields: &'a [(String, Tree)],
        known: Option<&'static [&'static str]>,
    ) -> Fields<'a> {
        let known = known.filter(|_| self.strangers == Strangers::Ignored);
        Fields { rest: fields.iter(), at: None, known, strangers: self.strangers }
    }
}

impl<'de> Deserializer<'de> for Place<'_> {
    type Error = JsonError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(flag) => visitor.visit_bool(*flag),
            Tree::Whole(number) => visitor.visit_u64(*number),
            Tree::Negative(number) => visitor.visit_i64(*number),
            Tree::Float(number) => visitor.visit_f64(*number),
            Tree::Text(text) => visitor.visit_str(text),
            Tree::List(_) => self.deserialize_seq(visitor),
            Tree::Fields(fields) => visitor.visit_map(self.fields(fields, None)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.tree {
            Tree::Bool(flag) => visitor.visit_bool(*flag),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.tree {
            Tree::Text(text) => visitor.visit_str(text),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        let Tree::List(list) = self.tree else { return Err(self.is_not(&visitor)) };
        let mut elements = List { rest: list.iter(), passed: 0, strangers: self.strangers };
        let value = visitor.visit_seq(&mut elements)?;
        match elements.rest.len() {
            0 => Ok(value),
            // Three of a pair.
            _ => Err(JsonError::invalid_length(list.len(), &"fewer elements")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        match self.tree {
            Tree::Fields(fields) => visitor.visit_map(self.fields(fields, Some(known))),
            Tree::List(_) => Err(self.is_not(&"named fields")),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        match self.tree {
            Tree::Text(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            _ => Err(self.is_not(&"a string")),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        tuple_struct map identifier ignored_any
    }
}

/// The elements of a list, from some place on.
struct List<'a> {
    rest: Iter<'a, Tree>,
    passed: usize,
    strangers: Strangers,
}

impl<'de> SeqAccess<'de> for List<'_> {
    type Error = JsonError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, JsonError> {
        let Some(tree) = self.rest.next() else { return Ok(None) };
        let place = self.passed;
        self.passed += 1;
        let value = seed.deserialize(Place { tree, strangers: self.strangers });
        value.map(Some).map_err(|error| error.within(&format!("[{place}]")))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The fields of an object, from some place on.
struct Fields<'a> {
    rest: Iter<'a, (String, Tree)>,
    /// The field whose name was handed out last.
    at: Option<&'a (String, Tree)>,
    /// The only fields that are handed out, if it is not all.
    known: Option<&'static [&'static str]>,
    strangers: Strangers,
}

impl<'a> Fields<'a> {
    /// The name of the next field that is handed out.
    fn step(&mut self) -> Option<&'a str> {
        let known = self.known;
        self.at = self.rest.find(|(name, _)| known.is_none_or(|all| all.contains(&name.as_str())));
        self.at.map(|(name, _)| name.as_str())
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = JsonError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, JsonError> {
        let Some(name) = self.step() else { return Ok(None) };
        let key = seed.deserialize(name.into_deserializer());
        key.map(Some).map_err(|error: JsonError| error.within(name))
    }

    /// Written out once for each type: else it is put in place at each field, even in what is built for size.
    #[inline(never)]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, JsonError> {
        let Some((name, tree)) = self.at else {
            return Err(JsonError::custom("a value without a name"));
        };
        let value = seed.deserialize(Place { tree, strangers: self.strangers });
        value.map_err(|error| error.within(name))
    }
}
