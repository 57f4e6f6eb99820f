//! Other times to compare with, by the local calendar.
//!
//! A range of whole months is compared with as many whole months, whatever their length; one of whole days with as many
//! days; any other with as long a time.

use super::query::{Compare, SummaryQuery};
use crate::error::{Code, Error, Result};
use crate::time::{Millis, Zone};
use time::{Date, Month};

/// Periods of which the median is taken.
pub(super) const PERIODS: i32 = 6;

/// From, and up to.
pub(super) type Range = (Millis, Millis);

/// Length of a range, in the units that it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Months(i32),
    Days(i64),
    Millis(i64),
}

/// A date so many months on; the last day of a month where it has no such day.
pub(super) fn months_on(date: Date, months: i32) -> Option<Date> {
    let count = date.year() * 12 + i32::from(u8::from(date.month())) - 1 + months;
    let month = Month::try_from(u8::try_from(count.rem_euclid(12) + 1).ok()?).ok()?;
    let year = count.div_euclid(12);
    let last = month.length(year);
    Date::from_calendar_date(year, month, date.day().min(last)).ok()
}

fn out_of_calendar() -> Error {
    Error::new(Code::TimeInvalid).at_field("from")
}

fn length((from, to): Range, zone: &Zone) -> Result<Length> {
    let (first, last) = (zone.date(from)?, zone.date(to)?);
    if zone.midnight(first)? != from || zone.midnight(last)? != to {
        return Ok(Length::Millis(to.since(from)));
    }
    if first.day() == 1 && last.day() == 1 {
        let count = |date: Date| date.year() * 12 + i32::from(u8::from(date.month()));
        return Ok(Length::Months(count(last) - count(first)));
    }
    Ok(Length::Days(
        i64::from(last.to_julian_day()) - i64::from(first.to_julian_day()),
    ))
}

/// The range so many of its own lengths earlier.
fn earlier(range: Range, by: i32, zone: &Zone) -> Result<Range> {
    let (from, to) = range;
    let shifted = |at: Millis, date: Option<Date>| {
        let date = date.ok_or_else(out_of_calendar)?;
        // The time of day stays: of whole days there is none.
        let into_day = at.since(zone.midnight(zone.date(at)?)?);
        Ok::<_, Error>(zone.midnight(date)?.later(into_day))
    };
    match length(range, zone)? {
        Length::Months(months) => {
            let back = |at: Millis| shifted(at, months_on(zone.date(at)?, -months * by));
            Ok((back(from)?, back(to)?))
        }
        Length::Days(days) => {
            let back = |at: Millis| {
                let days = time::Duration::days(days * i64::from(by));
                shifted(at, zone.date(at)?.checked_sub(days))
            };
            Ok((back(from)?, back(to)?))
        }
        Length::Millis(length) => {
            let by = -length * i64::from(by);
            Ok((from.later(by), to.later(by)))
        }
    }
}

/// The same days a year ago. Whole months are as many whole months. Of other days the first and the last each move back by
/// themselves, so that a day is compared with a day: 29 February, which that year did not have, with the 28th, and
/// 28 February never with two. A time of day on 29 February ends on 1 March, where it did not begin on that day as well.
fn year_ago((from, to): Range, zone: &Zone) -> Result<Range> {
    const YEAR: i32 = 12; // months
    let back = |at: Millis, date: Option<Date>| {
        let into_day = at.since(zone.midnight(zone.date(at)?)?);
        let date = date.ok_or_else(out_of_calendar)?;
        Ok::<_, Error>(zone.midnight(date)?.later(into_day))
    };
    let (first, last) = (zone.date(from)?, zone.date(to)?);
    let begins = back(from, months_on(first, -YEAR))?;
    let ends = match length((from, to), zone)? {
        Length::Months(_) => months_on(last, -YEAR),
        Length::Days(_) => {
            let included = last.previous_day().and_then(|day| months_on(day, -YEAR));
            included.and_then(Date::next_day)
        }
        Length::Millis(_) => {
            let moved = months_on(last, -YEAR);
            let is_left_out = moved.is_some_and(|moved| moved.day() != last.day());
            moved.and_then(|moved| {
                if is_left_out && first != last {
                    moved.next_day()
                } else {
                    Some(moved)
                }
            })
        }
    };
    Ok((begins, back(to, ends)?))
}

/// The times to compare with; none where nothing is to be compared.
pub(super) fn others(query: &SummaryQuery, zone: &Zone) -> Result<Vec<Range>> {
    let range = (query.from, query.to);
    Ok(match query.compare {
        None => Vec::new(),
        Some(Compare::Previous) => vec![earlier(range, 1, zone)?],
        Some(Compare::Median) => (1..=PERIODS)
            .map(|by| earlier(range, by, zone))
            .collect::<Result<_>>()?,
        Some(Compare::SameDaysSoFar) => {
            let (from, to) = earlier(range, 1, zone)?;
            let today = query.today().later(1).max(query.from).min(query.to);
            // As many local days on, at the same time of day, and not beyond the end.
            let days = zone.day(today) - zone.day(query.from);
            let date = zone.date(from)?.checked_add(time::Duration::days(days));
            let into_day = today.since(zone.midnight(zone.date(today)?)?);
            let until = zone.midnight(date.ok_or_else(out_of_calendar)?)?.later(into_day);
            vec![(from, until.min(to))]
        }
        Some(Compare::YearAgo) => vec![year_ago(range, zone)?],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::UtcOffset;

    fn at(day: &str) -> Millis {
        Millis::parse(&format!("{day}T00:00:00+08:00")).unwrap()
    }

    fn compared(from: &str, to: &str, compare: Compare, now: Option<&str>) -> Vec<Range> {
        let query = SummaryQuery {
            compare: Some(compare),
            now: now.map(at),
            ..SummaryQuery::over(at(from), at(to))
        };
        others(&query, &Zone::fixed(UtcOffset::CHINA)).unwrap()
    }

    #[test]
    fn march_is_compared_with_the_whole_of_february() {
        let before = compared("2026-03-01", "2026-04-01", Compare::Previous, None);
        assert_eq!(before, [(at("2026-02-01"), at("2026-03-01"))]);
        let six = compared("2026-03-01", "2026-04-01", Compare::Median, None);
        assert_eq!(six.last(), Some(&(at("2025-09-01"), at("2025-10-01"))));
    }

    #[test]
    fn a_week_is_compared_with_the_week_before_and_a_leap_day_with_the_last_of_february() {
        let week = compared("2026-03-02", "2026-03-09", Compare::Previous, None);
        assert_eq!(week, [(at("2026-02-23"), at("2026-03-02"))]);
        let day = compared("2024-02-29", "2024-03-01", Compare::YearAgo, None);
        assert_eq!(day, [(at("2023-02-28"), at("2023-03-01"))]);
    }

    #[test]
    fn around_a_leap_day_a_day_is_compared_with_one_day_and_whole_months_with_whole_months() {
        for (asked, a_year_ago) in [
            (("2024-02-28", "2024-02-29"), ("2023-02-28", "2023-03-01")),
            (("2025-02-28", "2025-03-01"), ("2024-02-28", "2024-02-29")),
            (("2024-02-26", "2024-03-04"), ("2023-02-26", "2023-03-04")),
            (("2024-02-01", "2024-02-29"), ("2023-02-01", "2023-03-01")),
            (("2024-02-01", "2024-03-01"), ("2023-02-01", "2023-03-01")),
            (("2025-02-01", "2025-03-01"), ("2024-02-01", "2024-03-01")),
            (("2024-03-01", "2025-03-01"), ("2023-03-01", "2024-03-01")),
        ] {
            let before = compared(asked.0, asked.1, Compare::YearAgo, None);
            assert_eq!(before, [(at(a_year_ago.0), at(a_year_ago.1))], "{asked:?}");
        }
        let hours = |from: &str, to: &str| {
            let at = |text: &str| Millis::parse(&format!("{text}+08:00")).unwrap();
            year_ago((at(from), at(to)), &Zone::fixed(UtcOffset::CHINA)).unwrap()
        };
        for (from, to, hours_before) in [
            ("2024-02-28T10:00:00", "2024-02-29T10:00:00", 24),
            ("2024-02-29T08:00:00", "2024-02-29T20:00:00", 12),
            ("2024-02-29T20:00:00", "2024-03-01T08:00:00", 12),
        ] {
            let (begins, ends) = hours(from, to);
            assert_eq!(ends.since(begins), hours_before * 3_600_000, "{from}");
        }
    }

    #[test]
    fn the_days_so_far_end_with_the_shorter_month() {
        let tenth = compared(
            "2026-03-01",
            "2026-04-01",
            Compare::SameDaysSoFar,
            Some("2026-03-11"),
        );
        assert_eq!(tenth, [(at("2026-02-01"), at("2026-02-11").later(1))]);
        let last = compared(
            "2026-03-01",
            "2026-04-01",
            Compare::SameDaysSoFar,
            Some("2026-03-31"),
        );
        assert_eq!(last, [(at("2026-02-01"), at("2026-03-01"))]);
    }
}
