//! Words of closed lists: found in a list by one code for all lists.
//!
//! A derived reader compares with each word of its list in code of its own; there are dozens of lists.
//! Not here: the lists (`vocabulary`).

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, VariantAccess, Visitor};
use std::fmt;

/// Place of a word in its list.
#[inline(never)]
pub(super) fn place_of(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().position(|word| *word == text)
}

/// Reads a word of a list, and finds its place there.
pub(super) fn one_of<'de, D: Deserializer<'de>>(
    from: D,
    words: &'static [&'static str],
) -> Result<usize, D::Error> {
    from.deserialize_enum("", words, Word(words))
}

struct Word(&'static [&'static str]);

impl<'de> Visitor<'de> for Word {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, word: A) -> Result<usize, A::Error> {
        let (place, nothing) = word.variant_seed(self)?;
        nothing.unit_variant()?;
        Ok(place)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<usize, E> {
        place_of(text, self.0).ok_or_else(|| E::unknown_variant(text, self.0))
    }
}

impl<'de> DeserializeSeed<'de> for Word {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_identifier(self)
    }
}
