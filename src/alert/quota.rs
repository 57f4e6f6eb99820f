//! Quotas of alerts: within what they are counted, and what counts against them.
//! Not here: what is beyond a quota (`digest`).

use super::{Alert, Finding, Severity, State, Step};
use crate::reason::{Audience, Reason, Trigger};
use crate::signal::digest::{day_digest, history_digest};
use crate::signal::{self, Signal};
use crate::time::Millis;

/// Alerts that an import may leave open: what fits on a phone's first screen.
pub(super) const OPEN_PER_IMPORT: usize = 5;
/// The step of whatever was held back.
pub(super) const HELD: &str = "held-back";
/// The step of what a clock had raised that was wrong.
pub(super) const WITHDRAWN: &str = "withdraw";
/// The steps of an alert whose cause has ended, and of one whose cause has come back.
pub(super) const OVER: &str = "over";
pub(super) const AGAIN: &str = "again";
/// The step of an alert that nobody touched for too long.
pub(super) const EXPIRE: &str = "expire";

/// Within what alerts are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quota {
    /// An import, by its moment of export.
    Import(Millis),
    /// A local day.
    Day(i64),
}

impl Quota {
    /// Quota that an alert draws on.
    pub(super) fn of(finding: &Finding) -> Self {
        finding.import.map_or(Self::Day(finding.day), Self::Import)
    }

    /// The line's reason, and its key.
    pub(super) fn digest(self) -> (&'static Reason, String) {
        let (reason, when) = match self {
            Self::Import(exported) => (&history_digest::SIGNAL.reason, exported.get()),
            Self::Day(day) => (&day_digest::SIGNAL.reason, day),
        };
        (reason, format!("{}:{when}", reason.code))
    }

    /// True of an alert that counts.
    pub(super) fn holds(self, alert: &Alert) -> bool {
        let is_digest = |signal: &Signal| signal.reason.trigger == Trigger::Digest;
        if alert.audience != Audience::Holder || signal::of_code(&alert.code).is_some_and(is_digest) {
            return false;
        }
        match self {
            // What would have been a warning stays, however many there are: an old bill is where a theft is found.
            Self::Import(exported) => {
                alert.import == Some(exported)
                    && alert.state == State::Open
                    && alert.severity < Severity::Warning
            }
            Self::Day(day) => {
                alert.import.is_none()
                    && alert.day == day
                    && matches!(alert.severity, Severity::Notice | Severity::Warning)
                    && !alert.is_held()
            }
        }
    }
}

impl Alert {
    /// Quota of which this is the line that counts what was held back, where it is one.
    pub(super) fn counted(&self) -> Option<Quota> {
        if self.code == history_digest::SIGNAL.reason.code {
            return self.import.map(Quota::Import);
        }
        (self.code == day_digest::SIGNAL.reason.code).then_some(Quota::Day(self.day))
    }

    /// True of what was held back within this quota, and still is.
    pub(super) fn is_held_by(&self, quota: Quota) -> bool {
        self.held_by() == Some(quota)
    }

    /// Quota within which it is held back.
    pub(super) fn held_by(&self) -> Option<Quota> {
        let quota = self.import.map_or(Quota::Day(self.day), Quota::Import);
        self.is_held_back().then_some(quota)
    }

    /// True where it was held back, and nobody has fetched it since.
    pub(super) fn is_held_back(&self) -> bool {
        self.state == State::Expired && self.history.last().is_some_and(|step| step.action == HELD)
    }

    /// True where it was held back, or raised by a wrong clock, and nobody has fetched it since.
    pub(super) fn is_held(&self) -> bool {
        let is_so = |step: &Step| [HELD, WITHDRAWN].contains(&step.action.as_str());
        self.state == State::Expired && self.history.last().is_some_and(is_so)
    }

    /// True where it may still be held back: nobody has touched it.
    pub(super) fn is_untouched(&self) -> bool {
        self.state == State::Open
            && self
                .history
                .iter()
                .all(|step| step.by.is_none() && step.action != "reopen")
    }
}
