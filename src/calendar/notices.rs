//! The days off that a government has announced, year by year: data, each with its notice and the day it was read.
//!
//! Mainland China moves days off to make long holidays, and weekends work in exchange; which, is known only from the
//! State Council's notice of each November. A year without one is estimated from what the law fixes (`estimated`).
//! To add a year: one entry here. Not here: counting (`working`).

use super::first_of_lunar_year;
use time::Date;

/// Month and day.
pub(super) type MonthDay = (u8, u8);

/// One year's days off and the weekend days that work for them.
pub(super) struct Notice {
    pub(super) year: i32,
    /// First and last day of each holiday.
    pub(super) off: &'static [(MonthDay, MonthDay)],
    /// Weekend days that work. Offices and banks do; the exchanges do not.
    pub(super) working: &'static [MonthDay],
    /// Name of the notice.
    pub(super) source: &'static str,
}

/// Both were read on 2026-11-26 as Xinhua published them (gmw.cn, 2024-11-12 and 2025-11-04). That the exchanges close
/// on the weekend days that work is in their own notices of December 2025 for 2026 (as of 2025-12-22, read the same day).
pub(super) const NOTICES: [Notice; 2] = [
    Notice {
        year: 2025,
        off: &[
            ((1, 1), (1, 1)),
            ((1, 28), (2, 4)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((5, 31), (6, 2)),
            ((10, 1), (10, 8)),
        ],
        working: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
        source: "国办发明电〔2024〕12号",
    },
    Notice {
        year: 2026,
        off: &[
            ((1, 1), (1, 3)),
            ((2, 15), (2, 23)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 19), (6, 21)),
            ((9, 25), (9, 27)),
            ((10, 1), (10, 7)),
        ],
        working: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
        source: "国务院办公厅关于2026年部分节假日安排的通知 (2025-11-04)",
    },
];

/// Estimate where there is no notice: weekends, and the days that the regulation of 2024 fixes.
pub(super) const ESTIMATE: &str = "国务院令第795号";

/// The days off that the regulation fixes by the solar calendar (New Year 1, Labour Day 2, National Day 3), and the four
/// of the Spring Festival where its year is in the table. Qingming, Dragon Boat and Mid-Autumn, one day each, are left
/// out: a term that meets one of them is reckoned a day short, and says that it is an estimate.
pub(super) fn is_fixed_day_off(date: Date) -> bool {
    const FIXED: [MonthDay; 6] = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)];
    let is_fixed = FIXED.contains(&(u8::from(date.month()), date.day()));
    let since_new_year =
        first_of_lunar_year(date.year()).map(|first| date.to_julian_day() - first.to_julian_day());
    is_fixed || since_new_year.is_some_and(|days| (-1..=2).contains(&days))
}
