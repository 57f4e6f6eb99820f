//! Values of the language, their kinds, and why there may be none.

use crate::record::record;
use rust_decimal::Decimal;

/// Kind of a value: known of every part of a rule before it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Bool,
    Int,
    Decimal,
    Text,
    Timestamp,
    Duration,
    /// Of what could not be read: fits everywhere, so that one slip is one fault.
    Unknown,
}

impl Kind {
    /// Name of the kind, as CEL has it; decimals are this language's own.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Decimal => "decimal",
            Self::Text => "string",
            Self::Timestamp => "timestamp",
            Self::Duration => "duration",
            Self::Unknown => "unknown",
        }
    }

    /// Whole numbers and decimals.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Int | Self::Decimal | Self::Unknown)
    }

    /// True where the two can be held against each other.
    pub fn fits(self, other: Self) -> bool {
        self == other
            || (self.is_number() && other.is_number())
            || self == Self::Unknown
            || other == Self::Unknown
    }
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// The event, or what is known of its account, does not tell it.
    Untold,
    /// Something was divided by nothing.
    DividedByZero,
    /// Number or time beyond what its kind holds.
    Beyond,
    /// Of a window not all is known, and what is known does not settle it.
    Truncated,
}

record! { enum Failed { 0 = Untold, 1 = DividedByZero, 2 = Beyond, 3 = Truncated } }

/// A value, or why there is none. A text is borrowed of the rule or of the event.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)]
pub enum Value<'a> {
    Bool(bool),
    Int(i64),
    Decimal(Decimal),
    Text(&'a str),
    /// Milliseconds since the Unix epoch.
    Timestamp(i64),
    /// Milliseconds.
    Duration(i64),
    /// A number of which only the least is known: what of a window is known comes to so much already.
    AtLeast(Decimal),
    None(Failed),
}

/// The first and the last moment of CEL's timestamps: the years 1 to 9999.
const TIMES: core::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;

/// Lengths of time: what 64 bits hold in nanoseconds, some 292 years, as CEL's implementations have it.
const LENGTHS: core::ops::RangeInclusive<i64> = -9_223_372_036_854..=9_223_372_036_854;

impl<'a> Value<'a> {
    /// A moment, where it is one.
    pub(super) fn timestamp(at: Option<i64>) -> Self {
        match at.filter(|at| TIMES.contains(at)) {
            Some(at) => Self::Timestamp(at),
            None => Self::None(Failed::Beyond),
        }
    }

    /// A length of time, where CEL's implementations hold it.
    pub(super) fn duration(length: Option<i64>) -> Self {
        match length.filter(|length| LENGTHS.contains(length)) {
            Some(length) => Self::Duration(length),
            None => Self::None(Failed::Beyond),
        }
    }

    /// A value, or one that its kind does not hold.
    pub(super) fn held(value: Option<Self>) -> Self {
        value.unwrap_or(Self::None(Failed::Beyond))
    }

    /// The number, exactly.
    pub(super) fn decimal(self) -> Option<Decimal> {
        match self {
            Self::Int(number) => Some(Decimal::from(number)),
            Self::Decimal(number) => Some(number),
            _ => None,
        }
    }
}
