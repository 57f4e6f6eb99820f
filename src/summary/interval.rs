//! Days, weeks, months and years as instants, by the local calendar.
//!
//! Weeks begin on Monday (ISO 8601). The first and last intervals are cut to the query's range, so that the series adds
//! up to the totals. A day on which clocks change has 23 or 25 hours.

use super::MAX_INTERVALS;
use crate::error::{Code, Error, Result};
use crate::time::{Millis, Zone};
use serde::Deserialize;
use time::{Date, Duration, Month};

/// A length of time on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Interval {
    Day,
    Week,
    Month,
    Year,
}

impl Interval {
    /// The first day of the interval that holds this day.
    pub(super) fn begin(self, day: Date) -> Option<Date> {
        match self {
            Self::Day => Some(day),
            Self::Week => day.checked_sub(Duration::days(i64::from(day.weekday().number_days_from_monday()))),
            Self::Month => day.replace_day(1).ok(),
            Self::Year => day.replace_day(1).ok()?.replace_month(Month::January).ok(),
        }
    }

    /// The first day of the next one.
    pub(super) fn next(self, first: Date) -> Option<Date> {
        match self {
            Self::Day => first.next_day(),
            Self::Week => first.checked_add(Duration::WEEK),
            Self::Month => match first.month() {
                Month::December => self.january_after(first),
                month => first.replace_month(month.next()).ok(),
            },
            Self::Year => self.january_after(first),
        }
    }

    fn january_after(self, first: Date) -> Option<Date> {
        Date::from_calendar_date(first.year().checked_add(1)?, Month::January, 1).ok()
    }
}

/// The query's intervals, in order and without gaps; none where none are asked for.
pub(super) fn slices(
    range: (Millis, Millis),
    interval: Option<Interval>,
    zone: &Zone,
) -> Result<Vec<(Millis, Millis)>> {
    let (begin, end) = range;
    if end <= begin {
        return Err(Error::new(Code::QueryInvalid).at_field("to"));
    }
    let Some(interval) = interval else {
        return Ok(Vec::new());
    };
    let out_of_calendar = || Error::new(Code::TimeInvalid).at_field("from");
    let mut first = interval.begin(zone.date(begin)?).ok_or_else(out_of_calendar)?;
    let mut from = begin;
    let mut slices = Vec::new();
    while from < end {
        if slices.len() >= MAX_INTERVALS {
            return Err(Error::new(Code::TooManyIntervals).at_field("interval"));
        }
        first = interval.next(first).ok_or_else(out_of_calendar)?;
        let to = zone.midnight(first)?.min(end);
        slices.push((from, to));
        from = to;
    }
    Ok(slices)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::UtcOffset;

    const CHINA: Zone = Zone::fixed(UtcOffset::CHINA);

    fn slices_of(from: &str, to: &str, interval: Interval) -> Vec<(Millis, Millis)> {
        let range = (Millis::parse(from).unwrap(), Millis::parse(to).unwrap());
        slices(range, Some(interval), &CHINA).unwrap()
    }

    #[test]
    fn months_follow_the_local_calendar_and_are_cut_to_the_range() {
        let slices = slices_of(
            "2023-12-15T00:00:00+08:00",
            "2024-03-10T00:00:00+08:00",
            Interval::Month,
        );
        let firsts: Vec<Millis> = ["2023-12-15", "2024-01-01", "2024-02-01", "2024-03-01"]
            .iter()
            .map(|day| Millis::parse(&format!("{day}T00:00:00+08:00")).unwrap())
            .collect();
        assert_eq!(slices.iter().map(|slice| slice.0).collect::<Vec<_>>(), firsts);
        assert!(slices.windows(2).all(|pair| pair[0].1 == pair[1].0));
    }

    #[test]
    fn weeks_begin_on_monday() {
        let slices = slices_of(
            "2026-11-22T10:00:00+08:00",
            "2026-11-25T00:00:00+08:00",
            Interval::Week,
        );
        assert_eq!(slices[0].1, Millis::parse("2026-11-23T00:00:00+08:00").unwrap());
        assert_eq!(slices.len(), 2);
    }

    #[test]
    fn an_endless_series_is_refused() {
        let range = (
            Millis::new(0).unwrap(),
            Millis::parse("2100-01-01T00:00:00Z").unwrap(),
        );
        assert_eq!(
            slices(range, Some(Interval::Day), &CHINA).unwrap_err().code,
            Code::TooManyIntervals
        );
    }
}
