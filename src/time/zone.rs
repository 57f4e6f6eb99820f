//! Zones: the offsets of one place, each from the moment at which it began to hold.
//!
//! The package makes the table of an IANA name, once; state, snapshot and log hold the table, so that days stay what they were
//! when a runtime learns of another law. Not here: the names.

use super::{DAY, Millis, UtcOffset};
use crate::error::{Code, Error, Result};
use crate::record::record;
use serde::{Deserialize, Serialize};

/// An offset, from this moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OffsetFrom {
    /// Since when.
    pub from: Millis,
    /// Minutes east of UTC.
    pub utc_offset: i16,
}

record! { struct OffsetFrom { from, utc_offset } }

/// The offsets of one place, each from the moment at which it began to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Offset that held before all others, and the moment at which it was first told.
    first: (Millis, UtcOffset),
    /// In the order of time.
    later: Vec<(Millis, UtcOffset)>,
}

impl Zone {
    /// One offset for ever.
    pub const fn fixed(offset: UtcOffset) -> Self {
        Self {
            first: (Millis(0), offset),
            later: Vec::new(),
        }
    }

    /// From offsets and the moments at which they began; the first holds before its moment too. Refused where there is none,
    /// where one is no offset, or where they are out of order.
    pub fn of(offsets: &[OffsetFrom]) -> Result<Self> {
        let refused = || Error::new(Code::UtcOffsetInvalid).at_field("offsets");
        let read = |one: &OffsetFrom| {
            let offset = UtcOffset::new(one.utc_offset).map_err(|_| refused())?;
            Ok((one.from, offset))
        };
        let [first, later @ ..] = offsets else {
            return Err(refused());
        };
        if !offsets.is_sorted_by(|a, b| a.from < b.from) {
            return Err(refused());
        }
        Ok(Self {
            first: read(first)?,
            later: later.iter().map(read).collect::<Result<_>>()?,
        })
    }

    /// The offset that holds at an instant.
    pub fn offset(&self, at: Millis) -> UtcOffset {
        self.before(self.later.partition_point(|(from, _)| *from <= at)).1
    }

    /// The offset that holds until the change of this number, and since when.
    fn before(&self, change: usize) -> (Millis, UtcOffset) {
        let last = change.checked_sub(1).and_then(|last| self.later.get(last));
        last.copied().unwrap_or(self.first)
    }

    /// The offsets that hold from one instant to another, for whoever tells moments between them.
    pub fn between(&self, from: Millis, to: Millis) -> Vec<OffsetFrom> {
        let begins = self.later.partition_point(|(change, _)| *change <= from);
        let during = self
            .later
            .iter()
            .skip(begins)
            .take_while(|(change, _)| *change < to);
        core::iter::once(self.before(begins))
            .chain(during.copied())
            .map(|(from, offset)| OffsetFrom {
                from,
                utc_offset: offset.minutes(),
            })
            .collect()
    }

    /// The local calendar date of an instant.
    #[inline(never)] // called from dozens of places, and the module's size counts
    pub fn date(&self, at: Millis) -> Result<time::Date> {
        self.offset(at).date(at)
    }

    /// Local day, counted from 1970-01-01.
    pub fn day(&self, at: Millis) -> i64 {
        self.offset(at).day(at)
    }

    /// The first instant of a local day: where clocks are put back over midnight the earlier one, where midnight is left
    /// out the moment at which they are put forward.
    #[inline(never)] // called from dozens of places, and the module's size counts
    pub fn midnight(&self, date: time::Date) -> Result<Millis> {
        let greenwich = UtcOffset::GREENWICH.instant(date.midnight())?;
        // No offset is as wide as a day: what changed more than one before has changed for the whole of this day.
        let settled = greenwich.later(-DAY);
        let passed = self.later.partition_point(|(change, _)| *change < settled);
        let (mut began, mut offset) = match passed {
            0 => (Millis(-super::MAX_MILLIS), self.first.1),
            _ => self.before(passed),
        };
        for (ends, next) in self.later.iter().skip(passed) {
            let at = offset.instant(date.midnight())?;
            if at < *ends {
                return Ok(at.max(began));
            }
            (began, offset) = (*ends, *next);
        }
        Ok(offset.instant(date.midnight())?.max(began))
    }

    /// The moment at which something that another clock tells by the day alone counts here: on that very day, at its
    /// beginning where it would fall on another one.
    pub fn on_its_day(&self, at: Millis, its: UtcOffset) -> Millis {
        if self.day(at) == its.day(at) {
            return at;
        }
        its.date(at).and_then(|date| self.midnight(date)).unwrap_or(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::HOUR;

    fn at(text: &str) -> Millis {
        Millis::parse(text).unwrap()
    }

    fn zone(changes: &[(&str, i16)]) -> Zone {
        let offsets: Vec<OffsetFrom> = changes
            .iter()
            .map(|(from, utc_offset)| OffsetFrom {
                from: at(from),
                utc_offset: *utc_offset,
            })
            .collect();
        Zone::of(&offsets).unwrap()
    }

    #[test]
    fn a_day_without_midnight_begins_when_clocks_are_put_forward_and_one_with_two_at_the_first() {
        // Beirut in 2026: forward at 00:00 on 29 March, back at 00:00 on 25 October, to 23:00 of the day before.
        let (forward, back) = (at("2026-03-28T22:00:00Z"), at("2026-10-24T21:00:00Z"));
        let zone = zone(&[
            ("1970-01-01T00:00:00Z", 120),
            ("2026-03-28T22:00:00Z", 180),
            ("2026-10-24T21:00:00Z", 120),
        ]);
        let begins = |month, day| {
            let month = time::Month::try_from(month).unwrap();
            let date = time::Date::from_calendar_date(2026, month, day).unwrap();
            zone.midnight(date).unwrap()
        };
        assert_eq!(begins(3, 29), forward);
        assert_eq!(begins(3, 30).since(forward), 23 * HOUR);
        assert_eq!(begins(10, 25), at("2026-10-24T22:00:00Z"));
        assert_eq!(begins(10, 25).since(begins(10, 24)), 25 * HOUR);
        assert_eq!(zone.date(back).unwrap().to_string(), "2026-10-24");
    }

    #[test]
    fn each_day_of_a_century_begins_where_a_walk_through_all_changes_has_it() {
        let changes: Vec<OffsetFrom> = (0..200)
            .map(|half: i64| OffsetFrom {
                from: Millis::new(half * 182 * DAY + 7 * HOUR).unwrap(),
                utc_offset: if half % 2 == 0 { -300 } else { -240 },
            })
            .collect();
        let zone = Zone::of(&changes).unwrap();
        for day in (0..36_500).step_by(13) {
            let date = UtcOffset::GREENWICH
                .date(Millis::new(day * DAY).unwrap())
                .unwrap();
            let begins = zone.midnight(date).unwrap();
            assert_eq!(zone.date(begins).unwrap(), date);
            assert!(zone.date(begins.later(-1)).unwrap() < date);
        }
    }

    #[test]
    fn what_is_known_by_the_day_is_on_that_day_in_every_zone() {
        let (china, paid) = (UtcOffset::CHINA, at("2026-03-01T00:00:00+08:00"));
        for minutes in (-840..=840).step_by(45) {
            let zone = Zone::fixed(UtcOffset::new(minutes).unwrap());
            let there = zone.date(zone.on_its_day(paid, china)).unwrap();
            assert_eq!(there.to_string(), "2026-03-01", "{minutes}");
        }
    }

    #[test]
    fn a_table_is_cut_to_what_holds_in_a_stretch_of_time() {
        let zone = zone(&[
            ("2025-10-26T01:00:00Z", 60),
            ("2026-03-29T01:00:00Z", 120),
            ("2026-10-25T01:00:00Z", 60),
        ]);
        let held = |from, to| -> Vec<i16> {
            let held = zone.between(at(from), at(to));
            held.iter().map(|one| one.utc_offset).collect()
        };
        assert_eq!(held("2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z"), [120]);
        assert_eq!(held("2020-01-01T00:00:00Z", "2026-08-01T00:00:00Z"), [60, 120]);
        assert_eq!(held("2026-07-01T00:00:00Z", "2030-08-01T00:00:00Z"), [120, 60]);
    }
}
