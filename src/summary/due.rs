//! Due days: does every payment of a series fall on the day on which it is due, none left out and none beside?
//!
//! A day of the month, the last one where a month is shorter; a weekend's on the working day after it, or before it. Weeks
//! have their weekday. So a series is told from few payments: whoever goes somewhere about once a period does not keep a
//! date. How often such a habit looks like a date all the same: gaps that are a sixth of the period apart (judgement: "once a
//! month" is five days sooner or later, and two in three are) hit one day with 6 / (√(2π) · period) each, at best.
//! Arrivals by pure chance (Poisson, at whatever rate) hit it with 1 / (e · period) at best, six times more rarely.
//! Not here: rhythms that drift (`crate::stats::rhythm`), and holidays, which a longer series settles.

use super::beat::Beat;
use super::period::months_on;
use crate::stats::math::pow;
use time::{Date, Weekday};

/// A habit's gaps spread by the period divided by this.
const STEADY: f64 = 6.0;
/// √(2π).
const ROOT: f64 = 2.506_628_274_631;
/// A weekend has two days.
const WEEKEND: i64 = 2;
/// The longest month.
const LONGEST: u8 = 31;

/// Day on which a payment is made that is due at a weekend.
#[derive(Debug, Clone, Copy)]
enum Rule {
    Same,
    After,
    Before,
}

const RULES: [Rule; 3] = [Rule::Same, Rule::After, Rule::Before];

/// The probability that so many visits of somebody who comes about once a period keep a date.
pub(super) fn by_habit(count: usize, beat: &Beat) -> f64 {
    #[allow(clippy::cast_precision_loss)] // a few dozen
    let gaps = count.saturating_sub(1) as f64;
    pow((STEADY / (ROOT * beat.days)).min(1.0), gaps)
}

/// True where each is on its due day, one after the other.
pub(super) fn are_on_due_days(dates: &[Date], beat: &Beat) -> bool {
    #[allow(clippy::cast_possible_truncation)] // a beat's length
    let step = beat.length as i32;
    let Some(first) = dates.first() else { return false };
    if !beat.is_months {
        return (0_i64..)
            .zip(dates)
            .all(|(number, date)| (*date - *first).whole_days() == number.saturating_mul(i64::from(step)));
    }
    RULES.into_iter().any(|rule| {
        let near = (-WEEKEND..=WEEKEND).filter_map(|shift| first.checked_add(time::Duration::days(shift)));
        let mut due = near.filter(|due| moved(*due, rule) == Some(*first));
        due.any(|due| {
            let last = due.month().length(due.year());
            // What is due on the last day of a month may be due on a later one where there is one.
            let days = due.day()..=if due.day() == last { LONGEST } else { due.day() };
            days.into_iter().any(|day| {
                let mut numbered = (0_i32..).zip(dates);
                numbered.all(|(number, date)| {
                    let due = due_on(due, number.saturating_mul(step), day);
                    due.and_then(|due| moved(due, rule)) == Some(*date)
                })
            })
        })
    })
}

/// That day so many months after the month of a date.
fn due_on(date: Date, months: i32, day: u8) -> Option<Date> {
    let first = months_on(date.replace_day(1).ok()?, months)?;
    first
        .replace_day(day.min(first.month().length(first.year())))
        .ok()
}

/// Day on which that is paid.
fn moved(due: Date, rule: Rule) -> Option<Date> {
    let days = match (rule, due.weekday()) {
        (Rule::After, Weekday::Saturday) => 2,
        (Rule::After, Weekday::Sunday) => 1,
        (Rule::Before, Weekday::Saturday) => -1,
        (Rule::Before, Weekday::Sunday) => -2,
        _ => 0,
    };
    due.checked_add(time::Duration::days(days))
}

#[cfg(test)]
mod tests {
    use super::super::beat::BEATS;
    use super::*;

    fn dates(all: &[(u8, u8)]) -> Vec<Date> {
        let date = |(month, day): &(u8, u8)| {
            Date::from_calendar_date(2026, time::Month::try_from(*month).unwrap(), *day).unwrap()
        };
        all.iter().map(date).collect()
    }

    fn keeps(beat: usize, all: &[(u8, u8)]) -> bool {
        are_on_due_days(&dates(all), &BEATS[beat])
    }

    #[test]
    fn a_date_that_falls_on_a_weekend_is_kept_on_the_working_day_after_or_before_it() {
        assert!(keeps(0, &[(4, 15), (5, 15), (6, 15)]));
        // The 17th: Friday, Sunday, Wednesday.
        assert!(keeps(0, &[(4, 17), (5, 18), (6, 17)]));
        assert!(keeps(0, &[(4, 17), (5, 15), (6, 17)]));
        assert!(keeps(0, &[(5, 18), (6, 17), (7, 17)]), "the first was moved");
        assert!(!keeps(0, &[(4, 17), (5, 19), (6, 17)]));
        assert!(!keeps(0, &[(4, 17), (6, 17), (7, 17)]), "one is left out");
        // The last days of January and of February are Saturdays.
        assert!(keeps(0, &[(2, 2), (3, 2), (3, 31)]));
        assert!(!keeps(0, &[(2, 2), (3, 2), (3, 30)]));
    }

    #[test]
    fn weeks_have_their_weekday() {
        assert!(keeps(3, &[(4, 1), (4, 15), (4, 29)]));
        assert!(!keeps(3, &[(4, 1), (4, 15), (4, 30)]));
    }

    #[test]
    fn three_months_prove_a_date_and_three_weeks_do_not() {
        let needed = |beat: usize| (2..).find(|count| by_habit(*count, &BEATS[beat]) <= 0.01);
        assert_eq!([0, 1, 2, 3].map(needed), [Some(3), Some(3), Some(6), Some(4)]);
    }
}
