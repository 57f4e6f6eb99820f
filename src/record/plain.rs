//! Records that have no parts: numbers, truths, texts; and what stands in a row under no name: pairs, arrays, what is in a box.
//!
//! Not here: what has a length (`lists`).

use super::{Reader, Record, Writer};
use core::num::{NonZeroU32, NonZeroU64};
use std::borrow::Cow;

impl Record for u8 {
    fn write(&self, to: &mut Writer) {
        to.byte(*self);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.byte()
    }

    fn write_all(all: &[Self], to: &mut Writer) {
        to.raw(all);
    }

    fn read_all(length: usize, from: &mut Reader<'_>) -> Vec<Self> {
        from.raw(length).to_vec()
    }
}

impl Record for bool {
    fn write(&self, to: &mut Writer) {
        to.byte(u8::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.truth()
    }
}

/// Numbers that are written as longer ones: what is read of so many bits fits.
macro_rules! numbers {
    ($($number:ty: $method:ident,)+) => {$(
        impl Record for $number {
            fn write(&self, to: &mut Writer) {
                to.$method((*self).into());
            }

            fn read(from: &mut Reader<'_>) -> Self {
                Self::try_from(from.$method(Self::BITS)).unwrap_or_default()
            }
        }
    )+};
}

numbers! {
    u16: unsigned, u32: unsigned, u64: unsigned, i16: signed, i32: signed, i64: signed,
}

impl Record for usize {
    fn write(&self, to: &mut Writer) {
        to.length(*self);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let number = Self::try_from(from.unsigned(u64::BITS)).ok(); // of a host of 64 bits it may be none of 32
        from.or_fail(number, 0)
    }
}

impl Record for i128 {
    fn write(&self, to: &mut Writer) {
        to.wide(((*self << 1) ^ (*self >> 127)).cast_unsigned());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let number = from.wide(Self::BITS);
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }
}

impl Record for f64 {
    fn write(&self, to: &mut Writer) {
        to.float(*self);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.float()
    }
}

impl Record for f32 {
    fn write(&self, to: &mut Writer) {
        to.raw(&self.to_le_bytes());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.short_float()
    }
}

/// Numbers that are not 0.
macro_rules! not_zero {
    ($($number:ty,)+) => {$(
        impl Record for $number {
            fn write(&self, to: &mut Writer) {
                self.get().write(to);
            }

            fn read(from: &mut Reader<'_>) -> Self {
                let number = Self::new(Record::read(from));
                from.or_fail(number, Self::MIN)
            }
        }
    )+};
}

not_zero! { NonZeroU32, NonZeroU64, }

/// Texts, however they are held.
macro_rules! texts {
    ($($text:ty,)+) => {$(
        impl Record for $text {
            fn write(&self, to: &mut Writer) {
                to.text(self);
            }

            fn read(from: &mut Reader<'_>) -> Self {
                String::from(from.text()).into()
            }
        }
    )+};
}

texts! { String, Box<str>, Cow<'static, str>, }

impl<T: Record> Record for Option<T> {
    fn write(&self, to: &mut Writer) {
        to.byte(u8::from(self.is_some()));
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.truth().then(|| T::read(from))
    }
}

impl<T: Record> Record for Box<T> {
    fn write(&self, to: &mut Writer) {
        (**self).write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self::new(T::read(from))
    }
}

impl<T: Record, const LENGTH: usize> Record for [T; LENGTH] {
    fn write(&self, to: &mut Writer) {
        T::write_all(self, to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        core::array::from_fn(|_| T::read(from))
    }
}

/// What stands one behind the other.
macro_rules! rows {
    ($(($($part:ident $name:ident),+),)+) => {$(
        impl<$($part: Record),+> Record for ($($part),+) {
            fn write(&self, to: &mut Writer) {
                let ($($name),+) = self;
                $($name.write(to);)+
            }

            fn read(from: &mut Reader<'_>) -> Self {
                ($($part::read(from)),+)
            }
        }
    )+};
}

rows! { (A a, B b), (A a, B b, C c), (A a, B b, C c, D d), }
