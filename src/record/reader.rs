//! Reader of records, which fails once and for all.
//!
//! Whatever cannot be (an end too early, a number too long, a float that is none, a length beyond what is left) makes it fail: from
//! then on nothing is left to read, every number is 0 and every list empty, so no field has a result of its own and no length that
//! is a lie takes any room. Whoever began to read asks at the end (`is_done`).
//! Not here: writing (`writer`); which fields are read (`record!`).

/// What takes one value after the other out of a reader. A trait of its own, since a closure's would bring each reading twice: once
/// to be called again, and once for good.
pub trait Filled {
    /// Takes the next one.
    fn take(&mut self, from: &mut Reader<'_>);
}

/// Bytes that are left to read.
#[derive(Debug)]
pub struct Reader<'a> {
    left: &'a [u8],
    has_failed: bool,
    is_within: bool,
}

/// Readers of whole numbers, one for each width: what few need is no burden on the others.
macro_rules! wholes {
    ($($(#[$doc:meta])* $name:ident: $number:ty,)+) => {$(
        $(#[$doc])*
        #[inline(never)]
        pub fn $name(&mut self, bits: u32) -> $number {
            let (mut number, mut shift) = (0, 0);
            while shift < bits {
                let (byte, room) = (self.next(), bits - shift);
                if room < 8 && byte >> room != 0 {
                    break;
                }
                number |= <$number>::from(byte & 0x7F) << shift;
                if byte < 0x80 {
                    return number;
                }
                shift += 7;
            }
            self.fail();
            0
        }
    )+};
}

impl<'a> Reader<'a> {
    /// Of these bytes.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self {
            left: bytes,
            has_failed: false,
            is_within: false,
        }
    }

    /// True where nothing failed, and nothing is left.
    pub const fn is_done(&self) -> bool {
        !self.has_failed && self.left.is_empty()
    }

    /// True where something failed.
    pub const fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Fails.
    #[cold]
    #[inline(never)]
    pub const fn fail(&mut self) {
        self.has_failed = true;
        self.left = &[];
    }

    /// Fails where this does not hold.
    pub const fn check(&mut self, holds: bool) {
        if !holds {
            self.fail();
        }
    }

    /// What was made of what was read; where nothing can be made of it, it fails, with another one in its place.
    pub fn or_fail<T>(&mut self, made: Option<T>, otherwise: T) -> T {
        made.unwrap_or_else(|| {
            self.fail();
            otherwise
        })
    }

    /// Reads a list of what may hold such a list itself, one level deep: there, it has to be empty.
    pub fn one_deep<T: Default>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        if self.is_within {
            let length = self.length();
            self.check(length == 0);
            return T::default();
        }
        self.is_within = true;
        let list = read(self);
        self.is_within = false;
        list
    }

    /// Reads so many values, until it fails; one loop for the lists of all types.
    #[inline(never)]
    pub fn fill(&mut self, length: usize, to: &mut dyn Filled) {
        for _ in 0..length {
            to.take(self);
            if self.has_failed {
                break;
            }
        }
    }

    /// So many bytes as they are.
    #[inline(never)]
    pub fn raw(&mut self, length: usize) -> &'a [u8] {
        let Some((bytes, left)) = self.left.split_at_checked(length) else {
            self.fail();
            return &[];
        };
        self.left = left;
        bytes
    }

    fn next(&mut self) -> u8 {
        let Some((byte, left)) = self.left.split_first() else {
            self.fail();
            return 0;
        };
        self.left = left;
        *byte
    }

    /// A byte.
    #[inline(never)]
    pub fn byte(&mut self) -> u8 {
        self.next()
    }

    wholes! {
        /// A whole number of so many bits, in no more bytes than these fill.
        unsigned: u64,
        /// The same of up to 128.
        wide: u128,
    }

    /// A whole number with its sign, of so many bits.
    #[inline(never)]
    pub fn signed(&mut self, bits: u32) -> i64 {
        let number = self.unsigned(bits);
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    /// Number of what follows: no more than bytes are left, since each has one at least.
    #[inline(never)]
    pub fn length(&mut self) -> usize {
        let length = usize::try_from(self.unsigned(u64::BITS)).ok();
        let most = self.left.len();
        self.or_fail(length.filter(|length| *length <= most), 0)
    }

    /// Number of one of a choice.
    #[inline(never)]
    pub fn choice(&mut self) -> u32 {
        u32::try_from(self.unsigned(u32::BITS)).unwrap_or_default()
    }

    /// One of these, by its number.
    pub fn one_of<T: Copy>(&mut self, all: &[T], otherwise: T) -> T {
        let place = usize::try_from(self.choice()).ok();
        self.or_fail(place.and_then(|place| all.get(place).copied()), otherwise)
    }

    /// A float that is a number: no state holds one that is none.
    #[inline(never)]
    pub fn float(&mut self) -> f64 {
        let number = self.raw(8).first_chunk().copied().map(f64::from_le_bytes);
        self.or_fail(number.filter(|number| number.is_finite()), 0.0)
    }

    /// The same of half as many bytes.
    #[inline(never)]
    pub fn short_float(&mut self) -> f32 {
        let number = self.raw(4).first_chunk().copied().map(f32::from_le_bytes);
        self.or_fail(number.filter(|number| number.is_finite()), 0.0)
    }

    /// True where a value follows; true or false.
    #[inline(never)]
    pub fn truth(&mut self) -> bool {
        let byte = self.next();
        self.check(byte <= 1);
        byte == 1
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self) -> &'a str {
        let length = self.length();
        let text = core::str::from_utf8(self.raw(length)).ok();
        self.or_fail(text, "")
    }
}
