//! Quotas of alerts: within what they are counted, and what counts against them.
//! Not here: what is beyond a quota (`held`).

use super::{Alert, Finding, Severity, State};
use crate::reason::{Audience, Reason, Trigger};
use crate::signal::digest::{day_digest, history_digest};
use crate::signal::{self, Signal};
use crate::time::Millis;

/// The step of whatever was held back.
pub(super) const HELD: &str = "held-back";

/// Within what alerts are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quota {
    /// An import, by its moment of export.
    Import(Millis),
    /// A local day.
    Day(i64),
}

impl Quota {
    /// The one that an alert draws on.
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
        let counts = |signal: &Signal| signal.reason.trigger == Trigger::Digest;
        if signal::of_code(&alert.code).is_some_and(counts) {
            return false;
        }
        match self {
            Self::Import(exported) => alert.import == Some(exported) && alert.state == State::Open,
            Self::Day(day) => {
                alert.import.is_none()
                    && alert.day == day
                    && alert.audience == Audience::Holder
                    && matches!(alert.severity, Severity::Notice | Severity::Warning)
                    && !alert.is_held()
            }
        }
    }
}

impl Alert {
    /// True where it was held back, and nobody has fetched it since.
    fn is_held(&self) -> bool {
        self.state == State::Expired && self.history.last().is_some_and(|step| step.action == HELD)
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
