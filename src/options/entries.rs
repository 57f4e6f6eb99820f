//! Entries of an object that a host gives, read one by one into what holds where none is given.
//!
//! A derived reader holds every entry aside until the last one is read, and much of its code lets go of them wherever one does
//! not fit. Read in place there is one value to let go of.
//! Not here: what an entry is read as, which its own type says.

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};
use std::fmt;

/// Name of an entry, one of these.
pub(crate) struct OneOf(pub(crate) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for OneOf {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<&'static str, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for OneOf {
    type Value = &'static str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, given: &str) -> Result<&'static str, E> {
        let known = self.0.iter().find(|name| **name == given);
        known.copied().ok_or_else(|| E::unknown_field(given, self.0))
    }
}

/// Reads a struct by its entries' names, those that may be left out and those that may not; one of them by another type's reader
/// where it says so. Unknown ones are refused by name.
macro_rules! entries {
    ($of:ty { $($name:literal: $field:ident $(as $reader:path)?),+ $(,)? } needs { $($needed:literal: $must:ident),* $(,)? }) => {
        impl<'de> serde::Deserialize<'de> for $of {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> core::result::Result<Self, D::Error> {
                struct InPlace;

                impl<'de> serde::de::Visitor<'de> for InPlace {
                    type Value = $of;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> core::result::Result<$of, A::Error> {
                        const NAMES: &[&str] = &[$($name,)+ $($needed,)*];
                        let mut read = <$of>::default();
                        let mut needed: Vec<&'static str> = vec![$($needed),*];
                        while let Some(name) = map.next_key_seed($crate::options::OneOf(NAMES))? {
                            match name {
                                $($name => $crate::options::entries!(@ map read.$field $($reader)?),)+
                                $($needed => read.$must = map.next_value()?,)*
                                _ => {} // there are no others
                            }
                            needed.retain(|needed| *needed != name);
                        }
                        match needed.first() {
                            Some(name) => Err(serde::de::Error::missing_field(name)),
                            None => Ok(read),
                        }
                    }
                }

                from.deserialize_struct("", &[], InPlace)
            }
        }
    };
    (@ $map:ident $read:ident.$field:ident) => {
        $read.$field = $map.next_value()?
    };
    (@ $map:ident $read:ident.$field:ident $reader:path) => {
        $read.$field = $map.next_value::<$reader>()?.0
    };
}
pub(crate) use entries;
