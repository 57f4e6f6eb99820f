//! Days that are unlike others: the Spring Festival, and which days work (`working`, from the data in `notices`).
//!
//! The lunar calendar follows the moon and the sun as seen from 120° E (GB/T 33661-2017), which is a computation of its
//! own; so its new years are data here. A year that is not in the table is not guessed: then every day counts on which a
//! Spring Festival can lie at all.

mod notices;
pub mod season;
pub mod working;

use time::{Date, Month};

/// The first day of the first lunar month, as month and day, from 2019 on. Hong Kong Observatory, Gregorian-Lunar
/// Calendar Conversion Table of each year; the State Council's notices on public holidays agree up to 2026.
const FIRST_YEAR: i32 = 2019;
const NEW_YEARS: [(u8, u8); 17] = [
    (2, 5),
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 3),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
];
/// The new year is the new moon that lies between these days, in every year of the 20th and 21st century.
const EARLIEST: (u8, u8) = (1, 21);
const LATEST: (u8, u8) = (2, 20);
/// From the Little New Year a week before, when gifts begin, to the Lantern Festival on the fifteenth, which ends it.
const DAYS_BEFORE: i64 = 7;
const DAYS_AFTER: i64 = 14;

fn new_year(year: i32) -> Option<(u8, u8)> {
    let position = usize::try_from(year - FIRST_YEAR).ok()?;
    NEW_YEARS.get(position).copied()
}

/// The first day of the lunar year that begins in this one, where it is in the table.
fn first_of_lunar_year(year: i32) -> Option<Date> {
    let (month, day) = new_year(year)?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// True for the days around the Spring Festival.
pub fn is_spring_festival(date: Date) -> bool {
    let year = date.year();
    let (first, last) = new_year(year).map_or((EARLIEST, LATEST), |day| (day, day));
    let julian = |(month, day): (u8, u8)| {
        let date = Month::try_from(month)
            .ok()
            .and_then(|month| Date::from_calendar_date(year, month, day).ok());
        date.map(|date| i64::from(date.to_julian_day()))
    };
    let today = i64::from(date.to_julian_day());
    julian(first).is_some_and(|first| today >= first - DAYS_BEFORE)
        && julian(last).is_some_and(|last| today <= last + DAYS_AFTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on((year, month, day): (i32, u8, u8)) -> bool {
        is_spring_festival(Date::from_calendar_date(year, Month::try_from(month).unwrap(), day).unwrap())
    }

    #[test]
    fn in_a_known_year_the_weeks_around_its_own_new_year_count() {
        assert_eq!(
            [(2026, 2, 9), (2026, 2, 10), (2026, 3, 3), (2026, 3, 4)].map(on),
            [false, true, true, false]
        );
    }

    #[test]
    fn in_an_unknown_year_every_day_counts_that_may_be_in_it() {
        assert_eq!(
            [(2061, 1, 13), (2061, 1, 14), (2061, 3, 6), (2061, 3, 7)].map(on),
            [false, true, true, false]
        );
    }

    #[test]
    fn every_new_year_of_the_table_lies_where_one_can_lie() {
        assert!(NEW_YEARS.iter().all(|day| (EARLIEST..=LATEST).contains(day)));
    }
}
