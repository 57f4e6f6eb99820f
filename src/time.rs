//! Instants, fixed offsets, the local day and hour. No clock: whoever needs "now" is given it.
//!
//! Zones, and which has daylight saving when, are the package's business (the browser knows it); the core is given the
//! moments at which an offset began (`Zone`), and, per event, the offset that held where the account holder lives.

mod zone;

pub use zone::{OffsetFrom, Zone};

use crate::error::{Code, Error, Result};
use crate::record::{Reader, Record, Writer};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Milliseconds since the Unix epoch, within the range of a JavaScript date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Millis(i64);

/// ECMA-262: a date's time value lies within 8.64e15 ms of the epoch.
const MAX_MILLIS: i64 = 8_640_000_000_000_000;

/// One minute, in milliseconds.
pub const MINUTE: i64 = 60_000;
/// One hour, in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day, in milliseconds.
pub const DAY: i64 = 24 * HOUR;

/// The unit that every time is in.
pub const MILLISECONDS: &[&str] = &["milliseconds"];

/// The days of electronic money, in seconds: 1990-01-01 to 2100-01-01.
const DAYS_IN_SECONDS: core::ops::Range<f64> = 631_152_000.0..4_102_444_800.0;

/// The unit in which a number is a day of electronic money, where milliseconds is not that unit. In milliseconds such a
/// number lies between 8 January and 17 February 1970, or beyond the year 21,000: no payment is of either, and whatever was
/// paid in 1995, or in 1971, is in neither.
pub fn unit_of(number: f64) -> Option<Code> {
    if DAYS_IN_SECONDS.contains(&number) {
        Some(Code::TimeInSeconds)
    } else if DAYS_IN_SECONDS.contains(&(number / 1e6)) {
        Some(Code::TimeInMicroseconds)
    } else {
        None
    }
}

impl Millis {
    /// 2100-01-01: no payment of a later day is made while this module is in use.
    pub const BEYOND: Self = Self(4_102_444_800_000);

    /// The first moment of all.
    pub const FIRST: Self = Self(-MAX_MILLIS);
    /// No moment is later.
    pub const END: Self = Self(MAX_MILLIS);

    /// A moment that a host tells: a whole number, and not one in another unit.
    pub fn told(value: f64) -> Result<Self> {
        match unit_of(value) {
            Some(unit) => Err(Error::new(unit).expecting(MILLISECONDS)),
            None => Self::from_f64(value),
        }
    }

    /// Whole milliseconds in range.
    pub fn new(value: i64) -> Result<Self> {
        if (-MAX_MILLIS..=MAX_MILLIS).contains(&value) {
            // `abs` of the least integer is itself
            Ok(Self(value))
        } else {
            Err(Error::new(Code::TimeInvalid))
        }
    }

    /// A JavaScript number: whole and in range, or refused.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // whole and below 2^53: exact
    pub fn from_f64(value: f64) -> Result<Self> {
        if value.is_finite() && value.abs() <= MAX_MILLIS as f64 && value.trunc().to_bits() == value.to_bits()
        {
            Ok(Self(value as i64))
        } else {
            Err(Error::new(Code::TimeInvalid))
        }
    }

    /// Whole milliseconds in digits, or RFC 3339 with an offset.
    ///
    /// ```
    /// use wallet_sentinel::Millis;
    /// assert_eq!(Millis::parse("2026-01-01T08:00:00+08:00"), Millis::parse("1767225600000"));
    /// ```
    pub fn parse(text: &str) -> Result<Self> {
        let refused = || Error::new(Code::TimeInvalid);
        if let Ok(value) = text.parse::<i64>() {
            return Self::new(value).map_err(|_| refused());
        }
        let instant = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| refused())?;
        let millis = instant.unix_timestamp_nanos().div_euclid(1_000_000);
        i64::try_from(millis).map_err(|_| refused()).and_then(Self::new)
    }

    /// The number itself.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Exact: the range is below 2^53.
    #[allow(clippy::cast_precision_loss)]
    pub const fn to_f64(self) -> f64 {
        self.0 as f64
    }

    /// Later by this many milliseconds, held within the range.
    #[must_use]
    pub fn later(self, by: i64) -> Self {
        Self(self.0.saturating_add(by).clamp(-MAX_MILLIS, MAX_MILLIS))
    }

    /// Milliseconds from the other to this one; negative where this one is earlier.
    pub const fn since(self, other: Self) -> i64 {
        self.0 - other.0 // both within 8.64e15: cannot overflow
    }
}

/// A JavaScript number, never a bigint.
impl Serialize for Millis {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f64(self.to_f64())
    }
}

impl<'de> Deserialize<'de> for Millis {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_f64(f64::deserialize(from)?).map_err(D::Error::custom)
    }
}

impl Record for Millis {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let read = Self::new(Record::read(from)).ok();
        from.or_fail(read, Self(0))
    }
}

/// Minutes east of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub struct UtcOffset(i16);

/// The widest offsets in use are -12:00 and +14:00; both ends get the same room.
const MAX_OFFSET_MINUTES: i16 = 14 * 60;

impl Millis {
    /// Day, counted from 1970-01-01, in UTC.
    pub const fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// The same in sixteen bits: days before 1970 are its first, those after 2149 its last.
    pub fn short_day(self) -> u16 {
        u16::try_from(self.day().max(0)).unwrap_or(u16::MAX)
    }
}

impl UtcOffset {
    /// China has one time zone and no daylight saving since 1991.
    pub const CHINA: Self = Self(8 * 60);
    /// Universal time.
    pub const GREENWICH: Self = Self(0);

    /// Minutes between -14:00 and +14:00.
    pub fn new(minutes: i16) -> Result<Self> {
        if (-MAX_OFFSET_MINUTES..=MAX_OFFSET_MINUTES).contains(&minutes) {
            // `abs` of the least integer is itself
            Ok(Self(minutes))
        } else {
            Err(Error::new(Code::UtcOffsetInvalid))
        }
    }

    /// Minutes east of UTC.
    pub const fn minutes(self) -> i16 {
        self.0
    }

    /// Wall clock's time, as milliseconds since 1970-01-01 00:00 on that clock.
    const fn wall(self, at: Millis) -> i64 {
        at.0 + self.0 as i64 * MINUTE
    }

    /// Local hour, 0 to 23.
    pub const fn hour(self, at: Millis) -> u8 {
        (self.wall(at).rem_euclid(DAY) / HOUR) as u8 // 0 to 23
    }

    /// Local day, counted from 1970-01-01.
    pub const fn day(self, at: Millis) -> i64 {
        self.wall(at).div_euclid(DAY)
    }

    /// The instant at which this wall-clock day and second begin here.
    pub fn instant(self, local: time::PrimitiveDateTime) -> Result<Millis> {
        let seconds = local.assume_utc().unix_timestamp();
        Millis::new(seconds * 1000 - i64::from(self.0) * MINUTE)
    }

    /// The local calendar date of an instant.
    pub fn date(self, at: Millis) -> Result<time::Date> {
        let julian = self.day(at).saturating_add(2_440_588); // Julian day of 1970-01-01
        i32::try_from(julian)
            .ok()
            .and_then(|day| time::Date::from_julian_day(day).ok())
            .ok_or_else(|| Error::new(Code::TimeInvalid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_not_whole_milliseconds_are_refused() {
        for value in [0.5, f64::NAN, f64::INFINITY, 8.64e15 + 2.0, -1e300] {
            assert_eq!(Millis::from_f64(value).unwrap_err().code, Code::TimeInvalid);
        }
        assert_eq!(Millis::from_f64(-1.0).unwrap().get(), -1);
    }

    #[test]
    fn a_time_in_another_unit_is_refused_by_that_unit_and_old_days_are_taken() {
        let refused = |value| Millis::told(value).unwrap_err().code;
        assert_eq!(refused(1_790_000_000.0), Code::TimeInSeconds);
        assert_eq!(refused(1_790_000_000.5), Code::TimeInSeconds);
        assert_eq!(refused(1_790_000_000_000_000.0), Code::TimeInMicroseconds);
        let taken = [
            "1969-07-20T00:00:00Z",
            "1970-01-01T00:00:00Z",
            "1971-05-01T00:00:00Z",
            "1995-05-01T00:00:00Z",
            "2026-11-29T00:00:00Z",
        ];
        for day in taken.map(|day| Millis::parse(day).unwrap()) {
            assert_eq!(Millis::told(day.to_f64()), Ok(day));
        }
    }

    #[test]
    fn the_least_integers_are_out_of_range_as_their_neighbours_are() {
        for value in [i64::MIN, i64::MIN + 1, i64::MAX, -MAX_MILLIS - 1] {
            assert_eq!(Millis::new(value).unwrap_err().code, Code::TimeInvalid);
            assert_eq!(
                Millis::parse(&value.to_string()).unwrap_err().code,
                Code::TimeInvalid
            );
        }
        for minutes in [i16::MIN, i16::MIN + 1, i16::MAX, -MAX_OFFSET_MINUTES - 1] {
            assert_eq!(UtcOffset::new(minutes).unwrap_err().code, Code::UtcOffsetInvalid);
        }
        assert_eq!(
            Millis::new(-MAX_MILLIS).unwrap().later(i64::MIN).get(),
            -MAX_MILLIS
        );
    }

    #[test]
    fn the_local_hour_follows_the_offset_even_before_1970() {
        let midnight_utc = Millis::new(0).unwrap();
        assert_eq!(UtcOffset::CHINA.hour(midnight_utc), 8);
        let earlier = Millis::new(-1).unwrap();
        assert_eq!(UtcOffset::new(0).unwrap().hour(earlier), 23);
        assert_eq!(UtcOffset::new(0).unwrap().day(earlier), -1);
        assert_eq!(UtcOffset::CHINA.date(earlier).unwrap().to_string(), "1970-01-01");
    }

    #[test]
    fn text_times_need_an_offset() {
        assert!(Millis::parse("2026-01-01T08:00:00").is_err());
        assert_eq!(
            Millis::parse("2026-01-01T00:00:00.5Z").unwrap().get(),
            1_767_225_600_500
        );
    }
}
