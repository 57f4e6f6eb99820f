//! Working days, by rail: banks work on the weekend days that make up for a long holiday, the exchanges do not.
//!
//! A host's own calendar for a rail (`Config.calendars`) stands for every year that it names a day of. Where no notice
//! is known the answer is an estimate and says so; a date beyond the calendar (year 9999) has none.

use super::notices::{ESTIMATE, MonthDay, NOTICES, Notice, is_fixed_day_off};
use crate::error::{Code, Error, Result};
use crate::record::{Reader, Record, Writer, record};
use time::{Date, Month, Weekday};

/// The rail that bank cards, transfers and refunds to them travel on.
pub const BANK: &str = "bank";
/// The rail of funds and securities.
pub const EXCHANGE: &str = "exchange";

/// A host's calendar for one rail.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    holidays: Vec<Date>,
    workdays: Vec<Date>,
    source: String,
}

/// Days as numbers, for the digest of a configuration and for snapshots.
fn write_days(days: &[Date], to: &mut Writer) {
    to.length(days.len());
    days.iter().for_each(|day| day.to_julian_day().write(to));
}

fn read_days(from: &mut Reader<'_>) -> Vec<Date> {
    let read = |number| Date::from_julian_day(number).ok();
    let days = Vec::<i32>::read(from).into_iter().map(read).collect();
    from.or_fail(days, Vec::new())
}

impl Record for Calendar {
    fn write(&self, to: &mut Writer) {
        let Self {
            holidays,
            workdays,
            source,
        } = self;
        write_days(holidays, to);
        write_days(workdays, to);
        source.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self {
            holidays: read_days(from),
            workdays: read_days(from),
            source: Record::read(from),
        }
    }
}

/// Calendars by rail, the host's before those that are built in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendars(pub Vec<(String, Calendar)>);

record! { struct Calendars(by_rail) }

/// A day that was counted to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    /// The day.
    pub date: Date,
    /// A day on the way is from no notice.
    pub estimated: bool,
    /// Days off on the way that are no mere weekend.
    pub holidays: u16,
    /// Source of the days on the way.
    pub source: String,
}

impl Calendar {
    /// From ISO dates (2026-02-15).
    pub fn new(holidays: &[String], workdays: &[String], source: &str) -> Result<Self> {
        let dates = |texts: &[String]| texts.iter().map(|text| iso(text)).collect::<Result<Vec<Date>>>();
        Ok(Self {
            holidays: dates(holidays)?,
            workdays: dates(workdays)?,
            source: source.to_owned(),
        })
    }

    fn names_a_day_of(&self, year: i32) -> bool {
        let mut days = self.holidays.iter().chain(&self.workdays);
        days.any(|date| date.year() == year)
    }
}

fn iso(text: &str) -> Result<Date> {
    let refused = || Error::new(Code::ConfigInvalid).at_field("calendars");
    let mut parts = text.splitn(3, '-');
    let mut next = |length: usize| {
        let part = parts
            .next()
            .filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()));
        part.and_then(|part| part.parse::<u16>().ok()).ok_or_else(refused)
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    let (month, day) = (
        u8::try_from(month).map_err(|_| refused())?,
        u8::try_from(day).map_err(|_| refused())?,
    );
    on(i32::from(year), (month, day)).ok_or_else(refused)
}

fn on(year: i32, (month, day): MonthDay) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// Day, as far as calendars know it.
struct Day<'a> {
    works: bool,
    /// Off for a holiday.
    is_holiday: bool,
    estimated: bool,
    source: &'a str,
}

impl Calendars {
    fn day(&self, rail: &str, date: Date) -> Day<'_> {
        let is_weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        let own = self
            .0
            .iter()
            .find(|(name, own)| name == rail && own.names_a_day_of(date.year()));
        if let Some((_, own)) = own {
            let is_holiday = own.holidays.contains(&date);
            return Day {
                works: !is_holiday && (!is_weekend || own.workdays.contains(&date)),
                is_holiday,
                estimated: false,
                source: &own.source,
            };
        }
        let notice = NOTICES.iter().find(|notice| notice.year == date.year());
        let is_holiday = notice.map_or_else(|| is_fixed_day_off(date), |notice| is_off(notice, date));
        let makes_up = notice.is_some_and(|notice| makes_up(notice, date)) && rail != EXCHANGE;
        Day {
            works: !is_holiday && (!is_weekend || makes_up),
            is_holiday,
            // Rails that nobody described keep the banks' days, and that is an estimate too.
            estimated: notice.is_none() || ![BANK, EXCHANGE].contains(&rail),
            source: notice.map_or(ESTIMATE, |notice| notice.source),
        }
    }

    /// The n-th working day after a day; `None` beyond the calendar.
    pub fn after(&self, rail: &str, from: Date, working_days: u8) -> Option<Reckoned> {
        let mut reckoned = Reckoned {
            date: from,
            estimated: false,
            holidays: 0,
            source: String::new(),
        };
        let mut left = working_days;
        while left > 0 {
            reckoned.date = reckoned.date.next_day()?;
            let day = self.day(rail, reckoned.date);
            reckoned.estimated |= day.estimated;
            if reckoned.source != day.source {
                day.source.clone_into(&mut reckoned.source);
            }
            if day.works {
                left -= 1;
            } else if day.is_holiday {
                reckoned.holidays = reckoned.holidays.saturating_add(1);
            }
        }
        Some(reckoned)
    }
}

fn is_off(notice: &Notice, date: Date) -> bool {
    let day = (u8::from(date.month()), date.day());
    notice
        .off
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&day))
}

fn makes_up(notice: &Notice, date: Date) -> bool {
    notice.working.contains(&(u8::from(date.month()), date.day()))
}

/// The same day a number of months later; the month's last where it has no such day.
pub fn months_later(date: Date, months: u8) -> Option<Date> {
    let count = i32::from(u8::from(date.month())) - 1 + i32::from(months);
    let (year, month) = (
        date.year() + count.div_euclid(12),
        u8::try_from(count.rem_euclid(12) + 1).ok()?,
    );
    (0..4).find_map(|short| on(year, (month, date.day() - short.min(date.day() - 1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        iso(text).unwrap()
    }

    fn counted(rail: &str, from: &str, days: u8) -> (String, u16, bool) {
        let reckoned = Calendars::default().after(rail, date(from), days).unwrap();
        (reckoned.date.to_string(), reckoned.holidays, reckoned.estimated)
    }

    #[test]
    fn a_saturday_that_makes_up_for_the_spring_festival_counts_for_banks_and_not_for_exchanges() {
        // Friday 13 February 2026; Saturday the 14th works, the 15th to 23rd are off.
        assert_eq!(
            counted(BANK, "2026-02-13", 3),
            ("2026-02-25".to_owned(), 9, false)
        );
        assert_eq!(
            counted(EXCHANGE, "2026-02-13", 3),
            ("2026-02-26".to_owned(), 9, false)
        );
    }

    #[test]
    fn national_day_moves_a_term_and_its_sunday_before_counts() {
        assert_eq!(
            counted(BANK, "2026-09-19", 1),
            ("2026-09-20".to_owned(), 0, false)
        );
        assert_eq!(
            counted(BANK, "2026-09-30", 3),
            ("2026-10-10".to_owned(), 7, false)
        );
        assert_eq!(
            counted(BANK, "2025-09-30", 1),
            ("2025-10-09".to_owned(), 8, false)
        );
    }

    #[test]
    fn a_year_without_a_notice_is_an_estimate_with_the_days_that_the_law_fixes() {
        // 2027: New Year is a Friday; the Spring Festival begins on 6 February, its eve a Friday.
        assert_eq!(counted(BANK, "2026-12-31", 1), ("2027-01-04".to_owned(), 1, true));
        assert_eq!(counted(BANK, "2027-02-04", 1), ("2027-02-09".to_owned(), 4, true));
    }

    #[test]
    fn a_host_s_calendar_stands_for_the_years_that_it_names() {
        let own = Calendar::new(&["2026-07-01".to_owned()], &["2026-07-04".to_owned()], "HKMA").unwrap();
        let calendars = Calendars(vec![(BANK.to_owned(), own)]);
        let reckoned = calendars.after(BANK, date("2026-06-30"), 3).unwrap();
        assert_eq!(
            (reckoned.date.to_string().as_str(), reckoned.source.as_str()),
            ("2026-07-04", "HKMA")
        );
        assert!(calendars.after(BANK, date("2028-01-03"), 1).unwrap().estimated);
        assert!(Calendar::new(&["2026-02-30".to_owned()], &[], "").is_err());
        assert!(Calendar::new(&["26-02-03".to_owned()], &[], "").is_err());
    }

    #[test]
    fn months_end_where_they_end() {
        for (from, months, to) in [
            ("2028-02-29", 12, "2029-02-28"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2027-08-31", 6, "2028-02-29"),
            ("2026-12-15", 12, "2027-12-15"),
        ] {
            assert_eq!(months_later(date(from), months).unwrap().to_string(), to);
        }
    }

    #[test]
    fn beyond_the_calendar_there_is_no_day() {
        assert_eq!(Calendars::default().after(BANK, Date::MAX, 1), None);
    }
}
