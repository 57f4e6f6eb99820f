//! Trees of options: whatever describes itself, copied within bounds.
//!
//! What nests deeper, or holds more, than anything that is ever given is refused before it is copied: a stack that runs out
//! kills the instance and with it every engine of the page. The package refuses the same before it calls; this wall stands
//! for those who call without it.
//! Not here: what the values are read as (`options`).

use super::Options;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// Objects and lists within one another. The deepest that is ever given is `reasons.velocity.params`: four of them.
const DEPTH: u8 = 8;
/// Values in all. The largest that is ever given is an operator for each of a hundred thousand accounts
/// (`config::Limits`); ten times that takes 40 MB for a moment.
const VALUES: u32 = 1 << 20;

/// A tree out of whatever describes itself; absent entries of objects are left out.
impl<'de> Deserialize<'de> for Options {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let left = Cell::new(VALUES);
        from.deserialize_any(Builder {
            depth: 0,
            left: &left,
        })
    }
}

/// One value of the tree: how deep it lies, and how many more there may be.
#[derive(Clone, Copy)]
struct Builder<'b> {
    depth: u8,
    left: &'b Cell<u32>,
}

impl Builder<'_> {
    /// The values of this object or list.
    fn within<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth == DEPTH {
            return Err(E::custom("too deep"));
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }
}

impl<'de> DeserializeSeed<'de> for Builder<'_> {
    type Value = Options;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Options, D::Error> {
        let left = self.left.get().checked_sub(1);
        self.left
            .set(left.ok_or_else(|| serde::de::Error::custom("too many"))?);
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Builder<'_> {
    type Value = Options;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain value")
    }

    fn visit_unit<E>(self) -> Result<Options, E> {
        Ok(Options::Absent)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Options, E> {
        Ok(Options::Bool(truth))
    }

    #[allow(clippy::cast_precision_loss)] // JavaScript's safe integers
    fn visit_i64<E>(self, number: i64) -> Result<Options, E> {
        Ok(Options::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)] // JavaScript's safe integers
    fn visit_u64<E>(self, number: u64) -> Result<Options, E> {
        Ok(Options::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Options, E> {
        Ok(Options::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Options, E> {
        Ok(Options::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Options, A::Error> {
        let each = self.within()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(each)? {
            list.push(item);
        }
        Ok(Options::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Options, A::Error> {
        let each = self.within()?;
        let mut list = Vec::new();
        while let Some(key) = entries.next_key()? {
            let value = entries.next_value_seed(each)?;
            if value != Options::Absent {
                list.push((key, value));
            }
        }
        Ok(Options::Entries(list))
    }
}
