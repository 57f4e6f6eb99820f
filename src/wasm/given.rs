//! Values that a host gives: JavaScript's own, handed to whoever reads what describes itself (`options`).
//!
//! Our own, and not serde-wasm-bindgen: its refusals say in a sentence what was met, which takes the printers of floats, and
//! nobody reads them. Read are plain values: what is missing, truths, numbers, integers of 64 bits, texts, arrays, maps, and
//! objects that are no list of some other kind. All else is refused, and the caller says where.
//! Not here: bounds of depth and size (`options::tree`), and answers (`answer`).

use js_sys::{Array, ArrayBuffer, Map, Object, Symbol};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// A value that is none of those.
#[derive(Debug)]
pub(super) struct Unread;

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unread")
    }
}

impl std::error::Error for Unread {}

impl serde::de::Error for Unread {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Reads one value.
pub(super) struct Given(pub(super) JsValue);

impl<'de> Deserializer<'de> for Given {
    type Error = Unread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        let value = self.0;
        if value.is_undefined() || value.is_null() {
            visitor.visit_unit()
        } else if let Some(truth) = value.as_bool() {
            visitor.visit_bool(truth)
        } else if let Some(number) = value.as_f64() {
            visitor.visit_f64(number + 0.0) // no zero below zero
        } else if let Some(text) = value.as_string() {
            visitor.visit_string(text)
        } else if value.is_bigint() {
            match i64::try_from(value) {
                Ok(number) => visitor.visit_i64(number),
                Err(value) => visitor.visit_u64(u64::try_from(value).map_err(|_| Unread)?),
            }
        } else if Array::is_array(&value) {
            visitor.visit_seq(Items::of(value.unchecked_into()))
        } else if value.has_type::<Map>() {
            visitor.visit_map(Items::of(Array::from(&value)))
        } else if value.is_object() && !Symbol::iterator().js_in(&value) && !value.has_type::<ArrayBuffer>() {
            visitor.visit_map(Items::of(Object::entries(value.unchecked_ref())))
        } else {
            Err(Unread)
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The items of an array; of an array of pairs, keys and their values.
struct Items {
    list: Array,
    next: u32,
    value: JsValue,
}

impl Items {
    const fn of(list: Array) -> Self {
        Self {
            list,
            next: 0,
            value: JsValue::UNDEFINED,
        }
    }
}

impl Iterator for Items {
    type Item = JsValue;

    fn next(&mut self) -> Option<JsValue> {
        let place = self.next;
        self.next += 1; // below the length, and so far below the last number
        (place < self.list.length()).then(|| self.list.get(place))
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unread;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unread> {
        self.next().map(|item| seed.deserialize(Given(item))).transpose()
    }
}

impl<'de> MapAccess<'de> for Items {
    type Error = Unread;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unread> {
        let Some(pair) = self.next() else {
            return Ok(None);
        };
        let pair: Array = pair.unchecked_into();
        self.value = pair.get(1);
        let key = pair.get(0).as_string().ok_or(Unread)?;
        seed.deserialize(key.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unread> {
        seed.deserialize(Given(core::mem::replace(&mut self.value, JsValue::UNDEFINED)))
    }
}
