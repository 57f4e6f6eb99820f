//! Soundness of what is kept of alerts: counts, dates, numbers told, and numbers by which they are found.
//!
//! Not here: what they tell (`reason`), which answers for its own numbers.

use super::{Alert, Book};
use crate::sound::is_told;

impl Alert {
    pub(super) fn is_sound(&self) -> bool {
        self.count > 0
            && self.since_act < self.count
            && self.first_at <= self.last_at
            && self.figure.is_none_or(is_told)
            && { self.acted_on.and_then(|seen| seen.figure) }.is_none_or(is_told)
            && self.day.abs() <= LAST_DAY
    }
}

/// A local day is at most one beyond the last that a date can be (`time`).
const LAST_DAY: i64 = 100_000_001;

impl Book {
    pub(super) fn is_sound(&self) -> bool {
        let numbers = self.keys.values().copied();
        let newest = self.iter().last().map(|alert| alert.number);
        numbers.chain(newest).all(|number| number <= self.next)
    }
}
