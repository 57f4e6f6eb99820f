//! What a host gives, read so that nothing of it can be thrown through the core.
//!
//! Every read of an object is caught: a getter, a proxy or a revoked one that throws is a value that cannot be read, and is
//! refused by the code of its call. Thrown through, it would leave the engine borrowed for ever.
//! Not here: bounds (`options::tree`), and what the values are read as (`options`).

use js_sys::{Array, Reflect};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;
use wasm_bindgen::JsValue;

/// A value that is nothing plain, or throws when it is read.
#[derive(Debug)]
pub(super) struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

impl serde::de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl From<JsValue> for Unreadable {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// A value as it is given.
pub(super) struct Given(pub(super) JsValue);

impl<'de> Deserializer<'de> for Given {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let value = self.0;
        if value.is_undefined() || value.is_null() {
            visitor.visit_unit()
        } else if let Some(truth) = value.as_bool() {
            visitor.visit_bool(truth)
        } else if let Some(number) = value.as_f64() {
            visitor.visit_f64(number)
        } else if let Some(text) = value.as_string() {
            visitor.visit_string(text)
        } else if value.is_object() {
            // Before anything else: a revoked proxy throws at every question, and here it is caught.
            let keys = Reflect::own_keys(&value)?;
            if !Array::is_array(&value) {
                return visitor.visit_map(Entries {
                    of: value,
                    keys,
                    next: 0,
                    value: None,
                });
            }
            let length = Reflect::get(&value, &JsValue::from_str("length"))?.as_f64();
            visitor.visit_seq(Items {
                of: value,
                next: 0,
                length: length.ok_or(Unreadable)?,
            })
        } else {
            Err(Unreadable)
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Items {
    of: JsValue,
    next: u32,
    length: f64,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        if f64::from(self.next) >= self.length {
            return Ok(None);
        }
        let item = Reflect::get_u32(&self.of, self.next)?;
        self.next += 1;
        seed.deserialize(Given(item)).map(Some)
    }
}

struct Entries {
    of: JsValue,
    keys: Array,
    next: u32,
    value: Option<JsValue>,
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        while self.next < self.keys.length() {
            let key = self.keys.get(self.next);
            self.next += 1;
            let Some(text) = key.as_string() else {
                continue; // symbols are the host's own matter
            };
            self.value = Some(Reflect::get(&self.of, &key)?);
            return seed.deserialize(text.into_deserializer()).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        seed.deserialize(Given(self.value.take().ok_or(Unreadable)?))
    }
}
