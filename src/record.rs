//! Records: the state as bytes, its fields one behind the other, by a codec of its own.
//!
//! Everything that is kept says by one line beside it which fields it has, in which order (`record!`); a field that is forgotten
//! there does not compile. Nothing in the bytes says what they are: a number takes as many as it needs, seven bits each, with its
//! sign as the lowest bit; a float its eight; a text and a list their length first, an option whether there is one, a choice its
//! number. That is postcard's format, which is the referee (`tests`), without serde between: its visitors of a hundred and fifty types,
//! with a result for each field, were 25 kB of brotli more.
//! A writer cannot fail. A reader fails once and for all (`Reader::fail`), and whoever began it asks at the end.
//! Not here: sections, versions, checksums and seals (`snapshot`); bounds of what is read, which each type has (`sound`).

mod lists;
mod plain;
mod reader;
mod writer;

pub use reader::{Filled, Reader};
pub use writer::Writer;

/// Value that is kept: it writes itself, and is read back.
pub trait Record: Sized {
    /// Writes itself.
    fn write(&self, to: &mut Writer);

    /// Reads one. Where that fails it is one of no meaning, and the reader knows.
    fn read(from: &mut Reader<'_>) -> Self;

    /// Writes these, without their number.
    fn write_all(all: &[Self], to: &mut Writer) {
        all.iter().for_each(|one| one.write(to));
    }

    /// Reads so many of them.
    fn read_all(length: usize, from: &mut Reader<'_>) -> Vec<Self> {
        lists::read_all(length, from)
    }
}

/// The bytes of a value.
pub fn bytes_of<T: Record>(value: &T) -> Vec<u8> {
    let mut to = Writer::new();
    value.write(&mut to);
    to.finish()
}

/// The value of these bytes, all of them.
pub fn value_of<T: Record>(bytes: &[u8]) -> Option<T> {
    let mut from = Reader::new(bytes);
    let value = T::read(&mut from);
    from.is_done().then_some(value)
}

/// Makes records of types by their fields.
///
/// `record! { struct Shop { id, times } }`, `struct Told(at)`, `struct Shelf { payments; oldest }`, where `oldest` is not kept and
/// starts anew, `enum Deed { 0 = Show, 1 = Snooze(until) }`; before any struct `checked`, where what was read is asked whether it
/// `is_sound`.
macro_rules! record {
    (checked struct $type:ident $fields:tt) => {
        $crate::record::record! { @struct [is_sound] $type $fields }
    };

    (struct $type:ident $fields:tt) => {
        $crate::record::record! { @struct [] $type $fields }
    };

    (@struct [$($is_sound:ident)?] $type:ident { $($field:ident),+ $(,)? $(; $($new:ident),+ $(,)?)? }) => {
        impl $crate::record::Record for $type {
            fn write(&self, to: &mut $crate::record::Writer) {
                let Self { $($field,)+ $($($new: _,)+)? } = self;
                $($crate::record::Record::write($field, to);)+
            }

            fn read(from: &mut $crate::record::Reader<'_>) -> Self {
                let read = Self {
                    $($field: $crate::record::Record::read(from),)+
                    $($($new: Default::default(),)+)?
                };
                $(from.check(from.has_failed() || read.$is_sound());)?
                read
            }
        }
    };

    (@struct [$($is_sound:ident)?] $type:ident ($($field:ident),+)) => {
        impl $crate::record::Record for $type {
            fn write(&self, to: &mut $crate::record::Writer) {
                let Self($($field),+) = self;
                $($crate::record::Record::write($field, to);)+
            }

            fn read(from: &mut $crate::record::Reader<'_>) -> Self {
                let read = Self($($crate::record::record!(@read $field from)),+);
                $(from.check(from.has_failed() || read.$is_sound());)?
                read
            }
        }
    };

    (enum $type:ident {
        0 = $first:ident $(($($first_by_place:ident),+))? $({ $($first_by_name:ident),+ $(,)? })?
        $(, $number:literal = $other:ident $(($($by_place:ident),+))? $({ $($by_name:ident),+ $(,)? })?)* $(,)?
    }) => {
        impl $crate::record::Record for $type {
            fn write(&self, to: &mut $crate::record::Writer) {
                match self {
                    Self::$first $(($($first_by_place),+))? $({ $($first_by_name),+ })? => {
                        to.choice(0);
                        $($($crate::record::Record::write($first_by_place, to);)+)?
                        $($($crate::record::Record::write($first_by_name, to);)+)?
                    }
                    $(Self::$other $(($($by_place),+))? $({ $($by_name),+ })? => {
                        to.choice($number);
                        $($($crate::record::Record::write($by_place, to);)+)?
                        $($($crate::record::Record::write($by_name, to);)+)?
                    })*
                }
            }

            fn read(from: &mut $crate::record::Reader<'_>) -> Self {
                match from.choice() {
                    $($number => Self::$other
                        $(($($crate::record::record!(@read $by_place from)),+))?
                        $({ $($by_name: $crate::record::Record::read(from)),+ })?,)*
                    number => {
                        from.check(number == 0);
                        Self::$first
                            $(($($crate::record::record!(@read $first_by_place from)),+))?
                            $({ $($first_by_name: $crate::record::Record::read(from)),+ })?
                    }
                }
            }
        }
    };

    (@read $field:ident $from:ident) => {
        $crate::record::Record::read($from)
    };
}

pub(crate) use record;

#[cfg(test)]
mod tests;
