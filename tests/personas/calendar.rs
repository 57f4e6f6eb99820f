//! Days as whole numbers since 1970-01-01 on the wall calendar of wherever somebody is, and which of them are special.
//!
//! Civil dates after Howard Hinnant, "chrono-compatible low-level date algorithms". Festivals are data.
//! Not here: working weekends that make up for holidays (people still shop on them), hours.

/// Milliseconds.
pub(crate) const MINUTE: i64 = 60_000;
/// Milliseconds.
pub(crate) const HOUR: i64 = 60 * MINUTE;
/// Milliseconds.
pub(crate) const DAY: i64 = 24 * HOUR;

/// New year's eves of the lunar calendar, as year, month, day.
const NEW_YEAR_EVES: [(i64, i64, i64); 4] = [(2024, 2, 9), (2025, 1, 28), (2026, 2, 16), (2027, 2, 5)];

/// A civil date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
}

/// The day of a civil date.
pub(crate) fn day_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The civil date of a day.
pub(crate) fn date_of(day: i64) -> Date {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date {
        year,
        month,
        day: of_year - (153 * shifted_month + 2) / 5 + 1,
    }
}

/// 0 is Monday. 1970-01-01 was a Thursday.
pub(crate) fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// How many days since new year's eve, within the week of Spring Festival: 0 is the eve.
pub(crate) fn spring_festival(day: i64) -> Option<i64> {
    NEW_YEAR_EVES
        .iter()
        .map(|(year, month, date)| day - day_of(*year, *month, *date))
        .find(|since| (0..7).contains(since))
}

/// Weekends, National Day's and Labour Day's weeks, Spring Festival.
pub(crate) fn is_day_off(day: i64) -> bool {
    let date = date_of(day);
    let holiday = matches!((date.month, date.day), (10, 1..=7) | (5, 1..=5) | (1, 1));
    weekday(day) >= 5 || holiday || spring_festival(day).is_some()
}

/// The great sales: Double 11 with its eve, and 618.
pub(crate) fn is_sale(day: i64) -> bool {
    let date = date_of(day);
    matches!((date.month, date.day), (11, 10 | 11) | (6, 17 | 18))
}

/// The rule by which clocks change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Summer {
    /// They don't.
    None,
    /// From the last Sunday of March to the last of October.
    Europe,
    /// From the second Sunday of March to the first of November.
    America,
}

impl Summer {
    /// Whether clocks are an hour ahead on that day.
    pub(crate) fn holds(self, day: i64) -> bool {
        let year = date_of(day).year;
        let sunday_from = |first: i64| first + (6 - weekday(first)).rem_euclid(7);
        match self {
            Self::None => false,
            Self::Europe => {
                (sunday_from(day_of(year, 3, 25))..sunday_from(day_of(year, 10, 25))).contains(&day)
            }
            Self::America => {
                (sunday_from(day_of(year, 3, 8))..sunday_from(day_of(year, 11, 1))).contains(&day)
            }
        }
    }
}

/// "2025-03-01", for listings.
pub(crate) fn text(day: i64) -> String {
    let Date { year, month, day } = date_of(day);
    format!("{year}-{month:02}-{day:02}")
}
