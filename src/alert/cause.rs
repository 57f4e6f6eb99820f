//! Causes: an alert ends with what it tells of, and is told again should that come back.
//!
//! An end of this kind is nobody's word, so that it stands against nothing that comes later: money that was paid back and
//! is drawn again, a budget that is spent again. What only age has ended may still end so; what a person has settled, and
//! what was held back, stays as it is.
//! Not here: whether a cause still holds, which those know who look (`engine`).

use super::index::Of;
use super::quota::{AGAIN, EXPIRE, OVER};
use super::{Alert, Book, Disposition, State};
use crate::event::Digest;
use crate::time::Millis;

impl Book {
    /// Ends what these events raised under a code, because it has come right; returns the alerts that changed.
    pub fn solve(&mut self, account: &str, code: &str, event_ids: &[&str], at: Millis) -> Vec<u32> {
        let mut changed = Vec::new();
        for id in event_ids {
            let has_reason = |alert: &Alert| alert.reasons.iter().any(|reason| reason.code == code);
            changed.extend(self.solve_where(Of::Event(account, id), at, has_reason));
        }
        changed
    }

    /// Ends what was raised of a subject under a code, because it has come right; returns the alerts that changed.
    pub fn solve_subject(&mut self, account: &str, code: &str, subject: Digest, at: Millis) -> Vec<u32> {
        self.solve_where(Of::Subject(account, code, subject), at, |_| true)
    }

    fn solve_where(&mut self, list: Of<'_>, at: Millis, is_it: impl Fn(&Alert) -> bool) -> Vec<u32> {
        let mut changed = Vec::new();
        self.alerts.for_each_of(list, &mut |alert| {
            if is_it(alert) && alert.end_with_cause(at) {
                changed.push(alert.number);
            }
        });
        changed
    }

    /// Ends an alert whose cause has ended; returns its number where that changed it.
    pub fn end_with_cause(&mut self, number: u32, at: Millis) -> Option<u32> {
        let alert = self.get_mut(number)?;
        alert.end_with_cause(at).then_some(number)
    }

    /// Opens an alert again whose cause had ended and has come back; returns its number where that changed it.
    pub fn wake_with_cause(&mut self, number: u32, at: Millis) -> Option<u32> {
        let alert = self.get_mut(number).filter(|alert| alert.is_over())?;
        alert.disposition = None;
        alert.wake(at, AGAIN);
        Some(number)
    }
}

impl Alert {
    /// True where its cause has ended, so that it is told again should that come back.
    pub fn is_over(&self) -> bool {
        self.state == State::Resolved && self.was_last(OVER)
    }

    /// True where its cause may still end it: nobody has settled it, and at most its age has.
    pub fn awaits_end(&self) -> bool {
        match self.state {
            State::Resolved => false,
            State::Expired => self.was_last(EXPIRE),
            _ => true,
        }
    }

    fn was_last(&self, action: &str) -> bool {
        self.history.last().is_some_and(|step| step.action == action)
    }

    pub(super) fn end_with_cause(&mut self, at: Millis) -> bool {
        let ends = self.awaits_end();
        if ends {
            self.disposition = Some(Disposition::Solved);
            self.end(State::Resolved, at, OVER);
        }
        ends
    }
}
