//! Seasons of people: days on which many pay as they do on no other day.
//!
//! A shopping festival's evening brings ten orders to whoever makes one a week, and the days around the Spring Festival bring
//! money to every relative. What is ordinary then is raised, and not called a burst. The dates are those of the sales
//! themselves, which do not move: 11 November, 18 June, 12 December, with the day before and after; Black Friday, the day after the fourth Thursday of November, to the Monday after it.
//! Not here: which days work (`working`), and whose habit it is (`profile`).

use super::is_spring_festival;
use time::{Date, Duration, Month, Weekday};

/// How much more is ordinary on such a day, for whoever joins in. China's State Post Bureau counted 1.87 times the parcels
/// of an ordinary day on 11 November 2023 (notice of the day after), over all people; somebody in two or three joins in, so these send about three times as
/// many. For gifts around the Spring Festival the same is taken. Judgement.
pub const RAISED: f64 = 3.0;

/// Middle days of the sales with a fixed date; the day before and after belong to them.
const SALES: [(Month, u8); 3] = [(Month::November, 11), (Month::June, 18), (Month::December, 12)];

/// True on a shopping festival's days.
pub fn is_sale(date: Date) -> bool {
    let near = |day: Option<Date>| day.is_some_and(|day| (date - day).whole_days().abs() <= 1);
    SALES
        .iter()
        .any(|(month, day)| near(Date::from_calendar_date(date.year(), *month, *day).ok()))
        || black_friday(date.year()).is_some_and(|first| (0..=3).contains(&(date - first).whole_days()))
}

/// How much more money than usual goes to people on this day.
pub fn gifts(date: Date) -> f64 {
    if is_spring_festival(date) { RAISED } else { 1.0 }
}

/// How many more purchases than usual are made on this day.
pub fn sales(date: Date) -> f64 {
    if is_sale(date) { RAISED } else { 1.0 }
}

/// The day after the fourth Thursday of November.
fn black_friday(year: i32) -> Option<Date> {
    let first = Date::from_calendar_date(year, Month::November, 1).ok()?;
    let days_to = |day: Weekday| {
        i64::from((7 + day.number_days_from_monday() - first.weekday().number_days_from_monday()) % 7)
    };
    first.checked_add(Duration::days(days_to(Weekday::Thursday) + 3 * 7 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on((year, month, day): (i32, u8, u8)) -> bool {
        is_sale(Date::from_calendar_date(year, Month::try_from(month).unwrap(), day).unwrap())
    }

    #[test]
    fn the_night_of_the_eleventh_of_november_is_a_sale_and_the_week_after_is_none() {
        assert_eq!(
            [(2025, 11, 10), (2025, 11, 12), (2025, 11, 18)].map(on),
            [true, true, false]
        );
    }

    #[test]
    fn black_friday_lasts_to_the_monday_after_the_fourth_thursday() {
        // The fourth Thursdays were 28 November 2024 and 27 November 2025.
        assert_eq!(
            [
                (2024, 11, 29),
                (2024, 12, 2),
                (2024, 12, 3),
                (2025, 11, 28),
                (2025, 11, 26)
            ]
            .map(on),
            [true, true, false, true, false]
        );
    }
}
