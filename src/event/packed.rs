//! A batch of events in one buffer, as the JavaScript side packs it.
//!
//! Crossing the boundary once per batch instead of once per field is what makes `ingest` cheap. Per event, little
//! endian: its length in bytes (u32), then values: the field's position in `Field::ALL` (u8), a tag (u8), a payload.
//! Tags: 0 false; 1 true; 2 a number (f64); 3 text (u32 length, UTF-8); 4 anything else (u32 length, its type's name).
//! A garbled buffer is refused whole (`batch-malformed`): it is a bug of the packer, never of the data.

use crate::error::{Code, Error, Result};
use crate::event::field::Field;
use crate::event::raw::{Dialect, RawEvent, Value};
use std::borrow::Cow;

/// Reads every event of the buffer.
pub fn unpack(buffer: &[u8]) -> Result<Vec<RawEvent<'_>>> {
    unpack_each(buffer).collect()
}

/// The same one by one. After an error nothing that follows means anything.
pub fn unpack_each(buffer: &[u8]) -> impl Iterator<Item = Result<RawEvent<'_>>> {
    let mut rest = Cursor(buffer);
    core::iter::from_fn(move || (!rest.0.is_empty()).then(|| rest.event()))
}

/// What is left to read.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .0
            .split_at_checked(count)
            .ok_or(Error::new(Code::BatchMalformed))?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        self.take(N)?
            .try_into()
            .map_err(|_| Error::new(Code::BatchMalformed))
    }

    fn length(&mut self) -> Result<usize> {
        Ok(u32::from_le_bytes(self.array()?) as usize)
    }

    fn text(&mut self) -> Result<Cow<'a, str>> {
        let length = self.length()?;
        let bytes = self.take(length)?;
        core::str::from_utf8(bytes)
            .map(Cow::Borrowed)
            .map_err(|_| Error::new(Code::BatchMalformed))
    }

    fn event(&mut self) -> Result<RawEvent<'a>> {
        let length = self.length()?;
        let mut record = Cursor(self.take(length)?);
        let mut values = Vec::with_capacity(16); // a full payment of a statement has 14 to 18 values
        while !record.0.is_empty() {
            values.push(record.value()?);
        }
        Ok(RawEvent {
            dialect: Dialect::Typed,
            values,
        })
    }

    fn value(&mut self) -> Result<(Field, Value<'a>)> {
        let [position, tag] = self.array()?;
        let field = *Field::ALL
            .get(usize::from(position))
            .ok_or(Error::new(Code::BatchMalformed))?;
        let value = match tag {
            0 => Value::Bool(false),
            1 => Value::Bool(true),
            2 => Value::Number(f64::from_le_bytes(self.array()?)),
            3 => Value::Text(self.text()?),
            4 => Value::Other(self.text()?),
            _ => return Err(Error::new(Code::BatchMalformed)),
        };
        Ok((field, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_value_comes_back() {
        let mut bytes = vec![
            9,
            0,
            0,
            0,
            Field::Id as u8,
            3,
            1,
            0,
            0,
            0,
            b'7',
            Field::FeeIncluded as u8,
            1,
        ];
        let events = unpack(&bytes).unwrap();
        assert_eq!(
            events[0].values,
            vec![
                (Field::Id, Value::Text("7".into())),
                (Field::FeeIncluded, Value::Bool(true))
            ]
        );
        bytes.truncate(12);
        assert_eq!(unpack(&bytes).unwrap_err().code, Code::BatchMalformed);
    }

    #[test]
    fn no_garbage_is_taken_for_a_batch() {
        for bytes in [
            &[1][..],
            &[2, 0, 0, 0, 255, 0],
            &[2, 0, 0, 0, 0, 9],
            &[255, 255, 255, 255, 0],
        ] {
            assert_eq!(unpack(bytes).unwrap_err().code, Code::BatchMalformed);
        }
    }
}
