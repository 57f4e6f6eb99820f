//! Moments as banks and foreign wallets write them: with a month's name, the day first or the month, in one run of digits, with
//! or without a clock and a zone.
//!
//! Which of two numbers is the month no reader of one cell can know: the layout says it, or the whole column does (`guess`).
//! Not here: the moments of Chinese wallets (`cell`), and what a spreadsheet leaves of them.

use crate::event::TimePrecision;
use crate::statement::cell;
use crate::statement::zones::zone;
use crate::time::{Millis, UtcOffset};
use serde::{Deserialize, Serialize};
use time::{Date, Month, PrimitiveDateTime, Time};

/// Order in which a date's numbers stand; four digits in front are a year whatever it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// 2026-09-22
    Ymd,
    /// 09/22/2026
    Mdy,
    /// 22.09.2026
    Dmy,
}

/// A point on the wall clock, and the zone where one is written beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    pub(super) wall: PrimitiveDateTime,
    pub(super) precision: TimePrecision,
    pub(super) offset: Option<UtcOffset>,
}

impl When {
    /// The instant, in the zone that it names, else in this one.
    pub(super) fn instant(&self, otherwise: UtcOffset) -> Option<Millis> {
        self.offset.unwrap_or(otherwise).instant(self.wall).ok()
    }

    /// The same day at this time of day.
    pub(super) fn at_clock(self, text: &str) -> Option<Self> {
        let (time, precision, rest) = clock(text)?;
        Some(Self {
            wall: PrimitiveDateTime::new(self.wall.date(), time),
            precision,
            offset: zone(rest)?.or(self.offset),
        })
    }
}

/// Reads a moment; nothing where any part of the text is none of it.
pub(super) fn when(text: &str, order: DateOrder) -> Option<When> {
    let text = text.trim().trim_start_matches('\''); // as banks keep a spreadsheet from reading it
    // Narrow spaces stand before AM and PM in some exports.
    let text: String = text
        .chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .collect();
    let text = text.as_str();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (date, rest) = if digits >= 8 {
        in_one_run(text)?
    } else if letters >= 3 && named_month(text).is_some() {
        with_name(text)?
    } else {
        numbered(text, order)?
    };
    if !(1970..2100).contains(&date.year()) {
        return None; // no payment of another century is in a file of ours
    }
    let rest = rest.trim_start_matches([' ', ',', 'T']);
    let (time, precision, rest) = if rest.is_empty() || rest.starts_with('[') {
        (Time::MIDNIGHT, TimePrecision::Day, rest)
    } else {
        clock(rest)?
    };
    Some(When {
        wall: PrimitiveDateTime::new(date, time),
        precision,
        offset: zone(rest)?,
    })
}

fn date_of(year: &str, month: u8, day: &str) -> Option<Date> {
    let short = year.len() == 2;
    let year: i32 = year.parse().ok()?;
    let year = if short { 2000 + year } else { year };
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day.parse().ok()?).ok()
}

/// `20190124`, then a clock in the same run: `20190124212851.000[0:UTC]`.
fn in_one_run(text: &str) -> Option<(Date, &str)> {
    let (date, rest) = text.split_at_checked(8)?;
    let (year, month) = (date.get(..4)?, date.get(4..6)?);
    Some((date_of(year, month.parse().ok()?, date.get(6..)?)?, rest))
}

/// Numbers with one mark between them: `09/22/2026`, `22.09.26`, `2026-09-22`, `12/19'18`.
fn numbered(text: &str, order: DateOrder) -> Option<(Date, &str)> {
    let (first, rest) = number(text)?;
    let dotted = rest.starts_with('.');
    let (second, rest) = number(after_mark(rest)?)?;
    let (third, rest) = number(after_mark(rest)?)?;
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else {
        match order {
            _ if dotted => (third, second, first), // with points nobody writes the month or a short year first
            DateOrder::Ymd => (first, second, third),
            DateOrder::Mdy => (third, first, second),
            DateOrder::Dmy => (third, second, first),
        }
    };
    if !matches!(year.len(), 2 | 4) || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Some((date_of(year, month.parse().ok()?, day)?, rest))
}

fn after_mark(text: &str) -> Option<&str> {
    text.strip_prefix(['-', '/', '.', '\'', '年', '月'])
        .map(|rest| rest.trim_start_matches(' '))
}

/// The digits at the beginning, one to four, and what follows.
fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(end)?;
    let rest = rest.strip_prefix('日').unwrap_or(rest);
    (1..=4).contains(&end).then_some((digits, rest))
}

/// The first three letters of English months.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A month's name in a text: where it begins and ends, and its number.
fn named_month(text: &str) -> Option<(usize, usize, u8)> {
    let begin = text.bytes().position(|byte| byte.is_ascii_alphabetic())?;
    let word = text.get(begin..)?;
    let end = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let three = word.get(..end.min(3))?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|known| *known == three)?;
    Some((begin, begin + end, u8::try_from(month + 1).ok()?))
}

/// `Nov 14, 2025`, `4 Sept 2025`, `14-Nov-25`.
fn with_name(text: &str) -> Option<(Date, &str)> {
    let (begin, end, month) = named_month(text)?;
    let marks = [' ', ',', '.', '-', '/'];
    let before = text.get(..begin)?.trim_matches(marks);
    let after = text.get(end..)?.trim_start_matches(marks);
    let (first, rest) = number(after)?;
    let (day, (year, rest)) = if before.is_empty() {
        (first, number(rest.trim_start_matches(marks))?)
    } else {
        (before, (first, rest))
    };
    matches!(year.len(), 2 | 4)
        .then(|| date_of(year, month, day))
        .flatten()
        .map(|date| (date, rest))
}

/// A time of day, how fine it is, and what follows: `4:52 AM`, `20:11:19`, `212851.000`, `12.30`.
fn clock(text: &str) -> Option<(Time, TimePrecision, &str)> {
    let text = text.trim();
    let run = text.bytes().take_while(u8::is_ascii_digit).count();
    let (hour, minute, second, rest) = if run == 6 || run == 4 {
        let (digits, rest) = text.split_at_checked(run)?;
        (digits.get(..2)?, digits.get(2..4)?, digits.get(4..6), rest)
    } else {
        let (hour, rest) = number(text)?;
        let (minute, rest) = number(rest.strip_prefix([':', '.'])?)?;
        match rest.strip_prefix([':', '.']).and_then(number) {
            Some((second, rest)) => (hour, minute, Some(second), rest),
            None => (hour, minute, None, rest),
        }
    };
    let rest = match rest.strip_prefix(['.', ',']) {
        Some(fraction) if second.is_some() => {
            fraction.trim_start_matches(|letter: char| letter.is_ascii_digit())
        }
        _ => rest,
    };
    let rest = rest.trim_start();
    let half = rest.get(..2).map(str::to_ascii_uppercase);
    let mut hours: u8 = hour.parse().ok()?;
    let rest = match half.as_deref() {
        Some(half @ ("AM" | "PM")) if (1..=12).contains(&hours) => {
            hours = hours % 12 + if half == "PM" { 12 } else { 0 };
            rest.get(2..)?
        }
        _ => rest,
    };
    let seconds = second.map_or(Some(0), |second| second.parse().ok())?;
    let time = Time::from_hms(hours, minute.parse().ok()?, seconds).ok()?;
    let precision = if second.is_some() {
        TimePrecision::Second
    } else {
        TimePrecision::Minute
    };
    Some((time, precision, rest.trim_start()))
}

/// A spreadsheet's day count, or a moment in this order.
pub(super) fn moment_of(text: &str, order: DateOrder) -> Option<When> {
    when(text, order).or_else(|| {
        let moment = cell::serial_moment(text)?;
        let precision = if moment.wall.time() == Time::MIDNIGHT {
            TimePrecision::Day
        } else {
            moment.precision
        };
        Some(When {
            wall: moment.wall,
            precision,
            offset: None,
        })
    })
}

/// Orders that a country writes numbers in without the year in front.
const AMBIGUOUS: [DateOrder; 2] = [DateOrder::Mdy, DateOrder::Dmy];

/// In which order a column's dates are; true where nothing in it says so. Exports are sorted by time, so of two orders that
/// both give days the one in which they rise or fall throughout is theirs.
pub(super) fn order_of(dates: &[String]) -> (DateOrder, bool) {
    let read = |order: DateOrder| {
        dates
            .iter()
            .map(|text| Some(moment_of(text, order)?.wall))
            .collect::<Vec<_>>()
    };
    let [first, second] = AMBIGUOUS.map(read);
    let count = |days: &[Option<PrimitiveDateTime>]| days.iter().flatten().count();
    let breaks = |days: &[Option<PrimitiveDateTime>]| {
        let pairs = || days.iter().flatten().zip(days.iter().flatten().skip(1));
        pairs()
            .filter(|(one, next)| one > next)
            .count()
            .min(pairs().filter(|(one, next)| one < next).count())
    };
    let [mdy, dmy] = AMBIGUOUS;
    match (
        count(&first).cmp(&count(&second)),
        breaks(&first).cmp(&breaks(&second)),
    ) {
        _ if first == second => (mdy, false),
        (std::cmp::Ordering::Greater, _) => (mdy, false),
        (std::cmp::Ordering::Less, _) => (dmy, false),
        (_, std::cmp::Ordering::Less) => (mdy, false),
        (_, std::cmp::Ordering::Greater) => (dmy, false),
        _ => (mdy, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: DateOrder) -> Option<(String, TimePrecision, Option<i16>)> {
        let found = when(text, order)?;
        Some((
            found.wall.to_string(),
            found.precision,
            found.offset.map(UtcOffset::minutes),
        ))
    }

    #[test]
    fn every_way_of_writing_a_moment_is_the_same_moment() {
        use DateOrder::{Dmy, Mdy, Ymd};
        use TimePrecision::{Day, Minute, Second};
        let is = |text, order, wall: &str, precision, zone| {
            assert_eq!(
                read(text, order),
                Some((wall.to_owned(), precision, zone)),
                "{text}"
            );
        };
        is("09/22/2026", Mdy, "2026-09-22 0:00:00.0", Day, None);
        is("22.09.26", Dmy, "2026-09-22 0:00:00.0", Day, None);
        is("26-01-2019", Dmy, "2019-01-26 0:00:00.0", Day, None);
        is(
            "Nov 14, 2025, 4:52\u{202f}AM",
            Mdy,
            "2025-11-14 4:52:00.0",
            Minute,
            None,
        );
        is(
            "Dec 6, 2025, 12:12:14 PM GMT+05:30",
            Mdy,
            "2025-12-06 12:12:14.0",
            Second,
            Some(330),
        );
        is(
            "4 Sept 2025, 20:11:19 IST",
            Mdy,
            "2025-09-04 20:11:19.0",
            Second,
            Some(330),
        );
        is(
            "20190124212851.000[-5:EST]",
            Ymd,
            "2019-01-24 21:28:51.0",
            Second,
            Some(-300),
        );
        is("20190124", Ymd, "2019-01-24 0:00:00.0", Day, None);
        is(
            "2015-03-10T18:43:50+01:00",
            Ymd,
            "2015-03-10 18:43:50.0",
            Second,
            Some(60),
        );
        is(
            "2024-06-15T10:30:00.123Z",
            Ymd,
            "2024-06-15 10:30:00.0",
            Second,
            Some(0),
        );
        is("2024年6月5日", Ymd, "2024-06-05 0:00:00.0", Day, None);
        is("1/2'18", Mdy, "2018-01-02 0:00:00.0", Day, None);
    }

    #[test]
    fn a_date_that_no_calendar_has_is_none() {
        for text in [
            "",
            "13/32/2026",
            "2026-02-30",
            "20261301",
            "32 Foo 2026",
            "Feb 30, 2026",
            "99:99",
            "1969-12-31",
        ] {
            assert_eq!(read(text, DateOrder::Mdy), None, "{text}");
        }
        assert_eq!(read("2026-01-01 25:00", DateOrder::Ymd), None);
        assert_eq!(read("2026-01-01 10:00 nowhere", DateOrder::Ymd), None);
    }
}
