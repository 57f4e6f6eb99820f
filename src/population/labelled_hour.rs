//! Labelled payments of one hour, as integers, and one label's worth of change to them.
//!
//! Not here: hours put together (`reputation`), and what follows from their order (`fraud_runs`).

use crate::record::record;
use crate::time::{HOUR, Millis};

/// Whole blame: nothing about the account explains the fraud.
pub const WHOLE: u32 = 255;

/// Labelled payments of one hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hour {
    /// Hours since 1970.
    pub(super) hour: i32,
    pub(super) genuine: u32,
    pub(super) frauds: u32,
    /// Sum of the frauds' blame.
    pub(super) blame: u32,
}

record! { struct Hour { hour, genuine, frauds, blame } }

/// One label's worth of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The hour of the payment.
    pub hour: i32,
    /// `Some(blame)` for a fraud, `None` for a genuine payment.
    pub blame: Option<u8>,
    /// It is taken back rather than added.
    pub undone: bool,
}

record! { struct Change { hour, blame, undone } }

impl Hour {
    pub(super) const fn is_empty(&self) -> bool {
        self.genuine == 0 && self.frauds == 0
    }

    pub(super) fn count(&mut self, change: Change) {
        let step = |count: u32, by: u32| {
            if change.undone {
                count.saturating_sub(by)
            } else {
                count.saturating_add(by)
            }
        };
        match change.blame {
            Some(blame) => {
                self.frauds = step(self.frauds, 1);
                self.blame = step(self.blame, u32::from(blame));
            }
            None => self.genuine = step(self.genuine, 1),
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.genuine = self.genuine.saturating_add(other.genuine);
        self.frauds = self.frauds.saturating_add(other.frauds);
        self.blame = self.blame.saturating_add(other.blame);
    }
}

/// The hour of an instant, counted from 1970.
#[allow(clippy::cast_possible_truncation)] // times lie within 8.64e15 ms: 2.4e9 hours, held to an i32's reach
pub const fn hour_of(at: Millis) -> i32 {
    let hour = at.get().div_euclid(HOUR);
    if hour > i32::MAX as i64 {
        i32::MAX
    } else if hour < i32::MIN as i64 {
        i32::MIN
    } else {
        hour as i32
    }
}
