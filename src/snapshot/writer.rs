//! Writer of postcard: bytes, or their number alone.
//!
//! What a number or a text looks like is postcard's to say, and each kind is asked of it in one place: its own writer comes into
//! every field of every kept type, with the loop that cuts a number into bytes.
//! Not here: reading (`reader`).

use postcard::ser_flavors::Flavor;
use postcard::{Error, Result};
use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// Sink: bytes, or their number alone. One for both, since the module holds the machine code that writes the whole state once
/// for each.
pub(super) struct Sink<'a> {
    pub(super) bytes: Option<&'a mut Vec<u8>>,
    pub(super) size: usize,
}

impl Flavor for &mut Sink<'_> {
    type Output = ();

    fn try_push(&mut self, byte: u8) -> Result<()> {
        self.size += 1;
        if let Some(bytes) = &mut self.bytes {
            bytes.push(byte); // most of what is written: numbers, byte by byte
        }
        Ok(())
    }

    fn try_extend(&mut self, more: &[u8]) -> Result<()> {
        self.size += more.len();
        if let Some(bytes) = &mut self.bytes {
            bytes.extend_from_slice(more);
        }
        Ok(())
    }

    fn finalize(self) -> Result<()> {
        Ok(())
    }
}

impl Sink<'_> {
    /// How many there are of a list.
    fn begin(&mut self, length: Option<usize>) -> Result<&mut Self> {
        self.serialize_u64(length.ok_or(Error::SerializeSeqLengthUnknown)? as u64)?;
        Ok(self)
    }

    /// Which one of a choice.
    fn choose(&mut self, variant: u32) -> Result<&mut Self> {
        self.serialize_u32(variant)?;
        Ok(self)
    }
}

macro_rules! plain {
    ($($method:ident: $value:ty,)+) => {$(
        #[inline(never)]
        fn $method(self, value: $value) -> Result<()> {
            postcard::serialize_with_flavor(&value, self)
        }
    )+};
}

impl Serializer for &mut Sink<'_> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    plain! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_u128: u128, serialize_f32: f32, serialize_f64: f64, serialize_char: char, serialize_str: &str,
    }

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<()> {
        self.begin(Some(value.len()))?.try_extend(value)
    }

    fn serialize_none(self) -> Result<()> {
        self.serialize_bool(false)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        self.serialize_bool(true)?;
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<()> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<()> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, variant: u32, _: &'static str) -> Result<()> {
        self.serialize_u32(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        value: &T,
    ) -> Result<()> {
        value.serialize(self.choose(variant)?)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self> {
        self.begin(length)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self> {
        self.choose(variant)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self> {
        self.begin(length)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self> {
        self.choose(variant)
    }
}

/// What stands one behind the other, under no name.
macro_rules! in_a_row {
    ($($row:ident $method:ident,)+) => {$(
        impl $row for &mut Sink<'_> {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<()> {
                Ok(())
            }
        }
    )+};
}

in_a_row! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

/// The same of what has a name, which is not written.
macro_rules! by_name {
    ($($row:ident,)+) => {$(
        impl $row for &mut Sink<'_> {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<()> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<()> {
                Ok(())
            }
        }
    )+};
}

by_name! {
    SerializeStruct,
    SerializeStructVariant,
}

impl SerializeMap for &mut Sink<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<()> {
        Ok(())
    }
}
