//! Beats: the lengths after which payments come again, and how early or late they may be.

/// A length between two payments.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beat {
    pub(super) name: &'static str,
    /// In days, or in months.
    pub(super) length: f64,
    pub(super) is_months: bool,
    pub(super) days: f64,
    /// In days: three of drift (a weekend, a working day later), and one and a half more where months differ in length. A
    /// rhythm of weeks leaves less room.
    pub(super) tolerance: f64,
}

const fn beat(name: &'static str, length: f64, is_months: bool, tolerance: f64) -> Beat {
    Beat {
        name,
        length,
        is_months,
        days: if is_months { length * MONTH } else { length },
        tolerance,
    }
}

/// Mean days of a month: 365.2425 / 12.
pub(super) const MONTH: f64 = 30.436_875;

/// Of two that fit alike the earlier is kept: months are commoner than four weeks.
pub(super) const BEATS: [Beat; 7] = [
    beat("month", 1.0, true, 4.5),
    beat("four-weeks", 28.0, false, 4.0),
    beat("week", 7.0, false, 1.5),
    beat("two-weeks", 14.0, false, 3.0),
    beat("quarter", 3.0, true, 4.5),
    beat("half-year", 6.0, true, 4.5),
    beat("year", 12.0, true, 5.0),
];
