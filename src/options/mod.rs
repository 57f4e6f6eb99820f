//! Options, queries and configurations as a host gives them: read strictly, with the place of what does not fit.
//!
//! Whoever asks an object only for the keys that a struct knows lets a misspelt one pass unseen, and an explicit
//! `undefined` is no value. So what is given becomes a tree first, absent entries left out, and the
//! struct is read from the tree: an unknown key, a wrong type, a missing entry are each refused by their path.
//! Not here: the tree (`tree`), whether values make sense (`config`, `summary`), and events (they come packed).

mod entries;
pub(crate) mod tree;

pub(crate) use entries::{OneOf, entries};

use crate::error::shown;
use crate::nearest::nearest;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::fmt;

/// A value with everything in it.
#[derive(Debug, Clone, PartialEq)]
pub enum Options {
    /// Undefined or null.
    Absent,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// An array.
    List(Vec<Options>),
    /// An object's entries.
    Entries(Vec<(String, Options)>),
}

/// Misfit: what did not fit, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Misfit {
    /// Dotted, from the outermost key in; empty for the whole. A key that is no word of a program is a star.
    pub path: String,
    /// What may stand there: a type's name, the choices, or, of a misspelt key, the keys that there are.
    pub expected: &'static [&'static str],
    /// The name that was meant, where a key or a word is near to one.
    pub nearest: Option<&'static str>,
}

/// Reads a value out of what is given.
pub fn read<T: DeserializeOwned>(given: &Options) -> Result<T, Misfit> {
    let place = RefCell::new(Place::default());
    T::deserialize(Located { given, place: &place }).map_err(|unfit| {
        place.borrow_mut().fail(&unfit);
        place.into_inner().failed.unwrap_or_default()
    })
}

/// Place of the reading, and the deepest one at which it failed.
#[derive(Debug, Default)]
struct Place {
    path: Vec<String>,
    failed: Option<Misfit>,
}

impl Place {
    fn fail(&mut self, Unfit(unfit): &Unfit) {
        if self.failed.is_none() {
            let steps = self.path.iter().map(String::as_str).chain(unfit.missing);
            self.failed = Some(Misfit {
                path: steps.collect::<Vec<&str>>().join("."),
                expected: unfit.expected,
                nearest: unfit.nearest,
            });
        }
    }
}

/// A failure without words: the place is kept beside it, and words are the locale files'. A pointer, since every reader hands
/// it on.
#[derive(Debug, Default)]
struct Unfit(Box<Wanted>);

/// What was wanted of what did not fit.
#[derive(Debug, Default)]
struct Wanted {
    /// What may stand there, where serde says so.
    expected: &'static [&'static str],
    /// The key that is not there.
    missing: Option<&'static str>,
    /// The name that was meant, where what was given is near to one.
    nearest: Option<&'static str>,
}

impl Unfit {
    #[cold]
    #[inline(never)]
    fn expecting(expected: &'static [&'static str]) -> Self {
        Self(Box::new(Wanted {
            expected,
            ..Wanted::default()
        }))
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unfit")
    }
}

impl std::error::Error for Unfit {}

impl serde::de::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::default()
    }

    fn unknown_variant(given: &str, expected: &'static [&'static str]) -> Self {
        let mut unfit = Self::expecting(expected);
        unfit.0.nearest = nearest(given, expected.iter().copied());
        unfit
    }

    fn unknown_field(given: &str, expected: &'static [&'static str]) -> Self {
        Self::unknown_variant(given, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        let mut unfit = Self::default();
        unfit.0.missing = Some(field);
        unfit
    }
}

/// A value and its place.
#[derive(Clone, Copy)]
struct Located<'a> {
    given: &'a Options,
    place: &'a RefCell<Place>,
}

impl<'a> Located<'a> {
    /// One step further in. Apart, as is the way out: the readers between them are made for each type that is read.
    #[inline(never)]
    fn enter(self, step: String, given: &'a Options) -> Self {
        self.place.borrow_mut().path.push(step);
        let place = self.place;
        Located { given, place }
    }

    /// One step out again; notes where it failed.
    #[inline(never)]
    fn leave(self, failed: Option<&Unfit>) {
        let mut place = self.place.borrow_mut();
        if let Some(unfit) = failed {
            place.fail(unfit);
        }
        place.path.pop();
    }
}

/// What was wanted, where the reader of a value did not say it itself.
#[inline(never)]
fn wanted(unfit: Unfit, what: &'static [&'static str]) -> Unfit {
    match *unfit.0 {
        Wanted {
            expected: [],
            missing: None,
            ..
        } => Unfit::expecting(what),
        _ => unfit,
    }
}

/// Names of types, as JavaScript calls them.
const BOOLEAN: &[&str] = &["boolean"];
const NUMBER: &[&str] = &["number"];
const STRING: &[&str] = &["string"];
const ARRAY: &[&str] = &["array"];
const OBJECT: &[&str] = &["object"];

/// Readers of numbers. Like all readers below they ask the visitor for their kind of value alone: to offer it everything
/// would make, for every type that is read, a reader out of everything.
macro_rules! numbers {
    ($($method:ident)+) => {$(
        #[allow(clippy::cast_possible_truncation)] // whole and within 2^53: exact
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
            let read = match self.given {
                Options::Number(number) if is_whole(*number) => visitor.visit_i64(*number as i64),
                Options::Number(number) => visitor.visit_f64(*number),
                _ => return Err(Unfit::expecting(NUMBER)),
            };
            read.map_err(|unfit| wanted(unfit, NUMBER))
        }
    )+};
}

impl<'de, 'a> Deserializer<'de> for Located<'a> {
    type Error = Unfit;

    #[allow(clippy::cast_possible_truncation)] // whole and within 2^53: exact
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.given {
            Options::Absent => visitor.visit_unit(),
            Options::Bool(truth) => visitor.visit_bool(*truth),
            Options::Number(number) if is_whole(*number) => visitor.visit_i64(*number as i64),
            Options::Number(number) => visitor.visit_f64(*number),
            Options::Text(text) => visitor.visit_str(text),
            Options::List(items) => visitor.visit_seq(Items::of(self, items)),
            Options::Entries(entries) => visitor.visit_map(Entries::of(self, entries)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.given {
            Options::Absent => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self.given {
            Options::Text(text) => text
                .as_str()
                .into_deserializer()
                .deserialize_enum(name, variants, visitor),
            _ => Err(Unfit::expecting(variants)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self.given {
            Options::Entries(entries) => visitor.visit_map(Entries::of(self, entries)),
            _ => Err(Unfit::expecting(OBJECT)), // serde would read a struct from a list by position
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.given {
            Options::Bool(truth) => visitor.visit_bool(*truth).map_err(|unfit| wanted(unfit, BOOLEAN)),
            _ => Err(Unfit::expecting(BOOLEAN)),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.given {
            Options::Text(text) => visitor.visit_str(text).map_err(|unfit| wanted(unfit, STRING)),
            _ => Err(Unfit::expecting(STRING)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.given {
            Options::List(items) => visitor
                .visit_seq(Items::of(self, items))
                .map_err(|unfit| wanted(unfit, ARRAY)),
            _ => Err(Unfit::expecting(ARRAY)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.given {
            Options::Entries(entries) => visitor
                .visit_map(Entries::of(self, entries))
                .map_err(|unfit| wanted(unfit, OBJECT)),
            _ => Err(Unfit::expecting(OBJECT)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// Whole, and small enough to be exact as an integer.
fn is_whole(number: f64) -> bool {
    number.trunc().to_bits() == number.to_bits() && number.abs() <= 9_007_199_254_740_991.0 // 2^53 − 1
}

struct Items<'a> {
    rest: &'a [Options],
    next: usize,
    of: Located<'a>,
}

impl<'a> Items<'a> {
    fn of(list: Located<'a>, items: &'a [Options]) -> Self {
        Self {
            rest: items,
            next: 0,
            of: list,
        }
    }
}

impl<'a> Items<'a> {
    /// One step in, to the next item.
    #[inline(never)]
    fn enter(&mut self) -> Option<Located<'a>> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        let step = self.next.to_string();
        self.next += 1;
        Some(self.of.enter(step, first))
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        let Some(item) = self.enter() else {
            return Ok(None);
        };
        let read = seed.deserialize(item);
        item.leave(read.as_ref().err());
        read.map(Some)
    }
}

struct Entries<'a> {
    rest: &'a [(String, Options)],
    value: Option<&'a (String, Options)>,
    of: Located<'a>,
}

impl<'a> Entries<'a> {
    fn of(object: Located<'a>, entries: &'a [(String, Options)]) -> Self {
        Self {
            rest: entries,
            value: None,
            of: object,
        }
    }

    /// One step in, to the next entry, where an unknown key fails: at its own place.
    #[inline(never)]
    fn enter_key(&mut self) -> Option<(&'a str, Located<'a>)> {
        let (entry, rest) = self.rest.split_first()?;
        (self.rest, self.value) = (rest, Some(entry));
        Some((&entry.0, self.of.enter(shown(&entry.0).to_owned(), &entry.1)))
    }

    /// One step in, to the value of the entry whose key was read.
    #[inline(never)]
    fn enter(&mut self) -> Result<Located<'a>, Unfit> {
        let (key, given) = self.value.take().ok_or_else(Unfit::default)?;
        Ok(self.of.enter(shown(key).to_owned(), given))
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        let Some((key, entry)) = self.enter_key() else {
            return Ok(None);
        };
        let read = seed.deserialize(key.into_deserializer());
        entry.leave(read.as_ref().err());
        read.map(Some)
    }

    // One for each type that an entry has, not for each entry: that is kB of the module.
    #[inline(never)]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        let value = self.enter()?;
        let read = seed.deserialize(value);
        value.leave(read.as_ref().err());
        read
    }
}
