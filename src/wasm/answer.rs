//! Answers: whatever describes itself, as plain objects, arrays, numbers and strings; absent entries where the shape says so.
//!
//! Our own, and not serde-wasm-bindgen: nothing that we answer can fail to be written, and a writer that says so is 10 kB of
//! the module less (brotli): every field of every shape goes through it.
//! Not here: columns of a batch (`scored`), and what comes in, which serde-wasm-bindgen reads (`convert`).

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use std::cell::RefCell;
use std::fmt;
use wasm_bindgen::JsValue;

/// What no shape of ours makes: a value that refuses to be written.
#[derive(Debug)]
pub(super) struct Unwritten;

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unwritten")
    }
}

impl std::error::Error for Unwritten {}

impl serde::ser::Error for Unwritten {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Written = Result<JsValue, Unwritten>;

/// Writes one value.
#[derive(Clone, Copy)]
pub(super) struct Writer;

thread_local! {
    /// Names of fields that JavaScript has already: each would be decoded anew for each object of 200,000. A name that meets
    /// another one in its place takes it.
    static NAMES: RefCell<[Option<(&'static str, JsValue)>; PLACES]> = const { RefCell::new([const { None }; PLACES]) };
}

/// Places for names: about twice as many as all shapes together have.
const PLACES: usize = 512;

/// A field's name. Told by where it lies: reading it would be the work that is saved.
#[inline(never)]
fn name(text: &'static str) -> JsValue {
    let place = (text.as_ptr() as usize).wrapping_mul(0x9E37_79B1) >> 23; // Fibonacci hashing to 2^9 places
    NAMES.with(|names| {
        let mut names = names.borrow_mut();
        match names.get_mut(place % PLACES) {
            Some(Some((known, value))) if std::ptr::eq(*known, text) => value.clone(),
            Some(other) => other.insert((text, JsValue::from_str(text))).1.clone(),
            None => JsValue::from_str(text),
        }
    })
}

/// Sets a property of an object that was just made: that cannot fail.
#[inline(never)]
fn set(object: &Object, name: &JsValue, value: &JsValue) {
    let _ = Reflect::set(object, name, value);
}

#[inline(never)]
fn number(number: f64) -> JsValue {
    JsValue::from_f64(number)
}

#[inline(never)]
fn text(text: &str) -> JsValue {
    JsValue::from_str(text)
}

/// Adds an item, and lets go of it: the code that does comes once, and not into every shape.
#[inline(never)]
fn push(list: &Array, item: JsValue) {
    list.push(&item);
}

/// Sets a field, and lets go of its name and its value, likewise.
#[inline(never)]
fn put(object: &Object, field: &'static str, value: JsValue) {
    set(object, &name(field), &value);
}

/// An object with the one entry that names a variant.
#[inline(never)]
fn named(variant: &'static str, value: &JsValue) -> JsValue {
    let object = Object::new();
    set(&object, &name(variant), value);
    object.into()
}

/// Numbers of every width: what we count stays far below 2^53.
macro_rules! numbers {
    ($($method:ident: $number:ty,)+) => {$(
        #[allow(clippy::cast_precision_loss, clippy::cast_lossless)]
        fn $method(self, value: $number) -> Written {
            Ok(number(value as f64))
        }
    )+};
}

impl Serializer for Writer {
    type Ok = JsValue;
    type Error = Unwritten;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeTupleVariant = List;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Entries;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128,
        serialize_f32: f32, serialize_f64: f64,
    }

    fn serialize_bool(self, truth: bool) -> Written {
        Ok(JsValue::from_bool(truth))
    }

    fn serialize_char(self, letter: char) -> Written {
        Ok(text(letter.encode_utf8(&mut [0; 4])))
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(text(value))
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Written {
        Ok(Uint8Array::from(bytes).into())
    }

    fn serialize_none(self) -> Written {
        Ok(JsValue::UNDEFINED)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(JsValue::UNDEFINED)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(JsValue::UNDEFINED)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        Ok(name(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        Ok(named(variant, &value.serialize(self)?))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, Unwritten> {
        Ok(List::new(None))
    }

    fn serialize_tuple(self, _: usize) -> Result<List, Unwritten> {
        Ok(List::new(None))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List, Unwritten> {
        Ok(List::new(None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List, Unwritten> {
        Ok(List::new(Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, Unwritten> {
        Ok(Entries::new(None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries, Unwritten> {
        Ok(Entries::new(None))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Entries, Unwritten> {
        Ok(Entries::new(Some(variant)))
    }
}

/// An array in the making.
pub(super) struct List {
    list: Array,
    variant: Option<&'static str>,
}

impl List {
    #[inline(never)]
    fn new(variant: Option<&'static str>) -> Self {
        Self {
            list: Array::new(),
            variant,
        }
    }

    fn add<T: Serialize + ?Sized>(&self, value: &T) -> Result<(), Unwritten> {
        push(&self.list, value.serialize(Writer)?);
        Ok(())
    }

    #[inline(never)]
    fn done(self) -> JsValue {
        let list: JsValue = self.list.into();
        match self.variant {
            Some(variant) => named(variant, &list),
            None => list,
        }
    }
}

/// An object in the making.
pub(super) struct Entries {
    object: Object,
    /// Key of a map whose value comes next.
    key: JsValue,
    variant: Option<&'static str>,
}

impl Entries {
    #[inline(never)]
    fn new(variant: Option<&'static str>) -> Self {
        Self {
            object: Object::new(),
            key: JsValue::UNDEFINED,
            variant,
        }
    }

    fn add<T: Serialize + ?Sized>(&self, key: &'static str, value: &T) -> Result<(), Unwritten> {
        put(&self.object, key, value.serialize(Writer)?);
        Ok(())
    }

    #[inline(never)]
    fn done(self) -> JsValue {
        let object: JsValue = self.object.into();
        match self.variant {
            Some(variant) => named(variant, &object),
            None => object,
        }
    }
}

impl SerializeMap for Entries {
    type Ok = JsValue;
    type Error = Unwritten;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritten> {
        self.key = key.serialize(Writer)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritten> {
        set(&self.object, &self.key, &value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.done())
    }
}

/// Shapes whose parts come one by one: how a part is added, and what they end as.
macro_rules! shapes {
    ($($shape:ident for $of:ident: $add:ident($($key:ident)?);)+) => {$(
        impl $shape for $of {
            type Ok = JsValue;
            type Error = Unwritten;

            fn $add<T: Serialize + ?Sized>(&mut self, $($key: &'static str,)? value: &T) -> Result<(), Unwritten> {
                self.add($($key,)? value)
            }

            fn end(self) -> Written {
                Ok(self.done())
            }
        }
    )+};
}

shapes! {
    SerializeSeq for List: serialize_element();
    SerializeTuple for List: serialize_element();
    SerializeTupleStruct for List: serialize_field();
    SerializeTupleVariant for List: serialize_field();
    SerializeStruct for Entries: serialize_field(key);
    SerializeStructVariant for Entries: serialize_field(key);
}
