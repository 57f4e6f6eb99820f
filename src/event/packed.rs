//! A batch of events in one buffer, as the JavaScript side packs it.
//!
//! Crossing the boundary once per batch instead of once per field is what makes `ingest` cheap. Per event, little
//! endian: its length in bytes (u32), then values: the field's position in `Field::ALL` (u8), a tag (u8), a payload.
//! Tags: 0 false; 1 true; 2 a number (f64); 3 text (u32 length, UTF-8); 4 anything else (u32 length, its type's name);
//! 5 a list of texts (how many (u8), each as u32 length and UTF-8).
//! Where the position is `UNKNOWN`, the text is the path of a key that no event has.
//! A garbled buffer is refused whole (`batch-malformed`): it is a bug of the packer, never of the data.

use crate::error::{Code, Error, Result};
use crate::event::field::Field;
use crate::event::raw::{Dialect, RawEvent, Source, Value};
use std::borrow::Cow;

/// In a field's place: the text is a key that no event has. No field has this position (`field` tests it).
const UNKNOWN: u8 = u8::MAX;

/// A packed batch.
#[derive(Debug, Clone, Copy)]
pub struct Packed<'a>(pub &'a [u8]);

impl<'a> Packed<'a> {
    /// Every event, all at once.
    pub fn unpack(&self) -> Result<Vec<RawEvent<'a>>> {
        let mut rest = Cursor(self.0);
        let mut events = Vec::new();
        while !rest.0.is_empty() {
            let mut event = empty();
            rest.event(&mut event)?;
            events.push(event);
        }
        Ok(events)
    }
}

impl Source for Packed<'_> {
    fn each(&self, take: &mut dyn FnMut(&RawEvent<'_>)) -> Result<()> {
        let mut rest = Cursor(self.0);
        let mut event = empty(); // one for all of them: its room is taken once
        while !rest.0.is_empty() {
            rest.event(&mut event)?;
            take(&event);
        }
        Ok(())
    }
}

const fn empty<'a>() -> RawEvent<'a> {
    RawEvent {
        dialect: Dialect::Typed,
        values: Vec::new(),
    }
}

/// Cursor over what is left to read.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .0
            .split_at_checked(count)
            .ok_or_else(|| Error::new(Code::BatchMalformed))?;
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

    /// Reads the next event over the one before.
    fn event(&mut self, event: &mut RawEvent<'a>) -> Result<()> {
        let length = self.length()?;
        let mut record = Cursor(self.take(length)?);
        event.values.clear();
        while !record.0.is_empty() {
            event.values.push(record.value()?);
        }
        Ok(())
    }

    fn value(&mut self) -> Result<(Field, Value<'a>)> {
        let [position, tag] = self.array()?;
        if position == UNKNOWN {
            return Ok((Field::Kind, Value::Unknown(self.text()?)));
        }
        let field = *Field::ALL
            .get(usize::from(position))
            .ok_or_else(|| Error::new(Code::BatchMalformed))?;
        let value = match tag {
            0 => Value::Bool(false),
            1 => Value::Bool(true),
            2 => Value::Number(f64::from_le_bytes(self.array()?)),
            3 => Value::Text(self.text()?),
            4 => Value::Other(self.text()?),
            5 => {
                let [count] = self.array()?;
                Value::List((0..count).map(|_| self.text()).collect::<Result<_>>()?)
            }
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
        let events = Packed(&bytes).unpack().unwrap();
        assert_eq!(
            events[0].values,
            vec![
                (Field::Id, Value::Text("7".into())),
                (Field::FeeIncluded, Value::Bool(true))
            ]
        );
        bytes.truncate(12);
        assert_eq!(Packed(&bytes).unpack().unwrap_err().code, Code::BatchMalformed);
    }

    #[test]
    fn a_packed_list_comes_back_and_one_cut_short_is_no_batch() {
        let mut bytes = vec![14, 0, 0, 0, Field::References as u8, 5, 2];
        bytes.extend([1, 0, 0, 0, b'7', 2, 0, 0, 0, b'a', b'b']);
        let events = Packed(&bytes).unpack().unwrap();
        let list = vec!["7".into(), "ab".into()];
        assert_eq!(events[0].values, vec![(Field::References, Value::List(list))]);
        bytes[6] = 3; // three are said to be there
        assert_eq!(Packed(&bytes).unpack().unwrap_err().code, Code::BatchMalformed);
    }

    #[test]
    fn no_garbage_is_taken_for_a_batch() {
        for bytes in [
            &[1][..],
            &[2, 0, 0, 0, 254, 0],
            &[2, 0, 0, 0, 255, 3],
            &[2, 0, 0, 0, 0, 9],
            &[255, 255, 255, 255, 0],
        ] {
            assert_eq!(Packed(bytes).unpack().unwrap_err().code, Code::BatchMalformed);
        }
    }
}
