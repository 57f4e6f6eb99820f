//! Stage of a case: on its way, due, overdue, or come right. Not here: which one a case is in (`status`).

use super::due::Due;
use crate::time::{DAY, Millis};
use serde::Serialize;

/// Stage of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Nothing to do yet.
    OnTrack,
    /// It should come today.
    Due,
    /// It should have come.
    Overdue,
    /// Soon it can no longer be paid back.
    WindowClosing,
    /// It can no longer be paid back in the usual way.
    WindowClosed,
    /// It has come.
    Resolved,
    /// The other side said no, and it has not come.
    Refused,
    /// Nobody waits for it any more.
    Withdrawn,
}

impl Stage {
    /// Stages by urgency: what needs somebody comes first.
    pub const BY_URGENCY: [Self; 8] = [
        Self::Overdue,
        Self::WindowClosing,
        Self::WindowClosed,
        Self::Due,
        Self::Refused,
        Self::OnTrack,
        Self::Resolved,
        Self::Withdrawn,
    ];

    /// Stage at a moment of what has not come, by when it is due and until when it can be asked for: for so many days before its end
    /// that window counts as closing.
    pub(super) fn at(now: Millis, closes: Option<&Due>, due: Option<&Due>, closing_days: i64) -> Self {
        let closing = |closes: &Due| closes.at.later(-closing_days * DAY);
        match (closes, due) {
            (Some(closes), _) if now > closes.at => Self::WindowClosed,
            (Some(closes), _) if now >= closing(closes) => Self::WindowClosing,
            (_, Some(due)) if now > due.overdue_at => Self::Overdue,
            (_, Some(due)) if now >= due.from => Self::Due,
            _ => Self::OnTrack,
        }
    }

    /// True while it is waited for.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Resolved | Self::Refused | Self::Withdrawn)
    }
}
