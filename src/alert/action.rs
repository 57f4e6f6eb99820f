//! Actions on an alert: what a person or a desk may do with it, and in which state.
//!
//! | in | acknowledge | snooze | escalate | resolve | reopen |
//! |---|---|---|---|---|---|
//! | open, acknowledged, snoozed | yes | yes, but for takeovers | yes | yes | yes |
//! | escalated | no | no | only to say what it was | yes | yes |
//! | resolved, expired | no | no | no | no | yes |
//!
//! An alert may be shown in any state, and stays in it. Doing the same twice changes nothing. What a state does not allow is
//! refused (`action-not-allowed`), never ignored; a takeover is never put to sleep (`snooze-not-allowed`). What a disposition
//! says of the payments (`words`) is the engine's to teach.

use super::finding::is_takeover;
use super::{Alert, State, Step};
use crate::error::{Code, Error, Result};
use crate::event::{ActWord, Action, Deed, Disposition};
use crate::time::DAY;

/// The longest sleep: a quarter. Habits fade with a half-life of 90 days; after that another habit is slept over than the
/// one that somebody judged.
const LONGEST_SNOOZE: i64 = 92 * DAY;

impl Deed {
    /// The state that it leads to; to be shown changes none.
    const fn leads_to(self) -> Option<State> {
        Some(match self {
            Self::Show => return None,
            Self::Acknowledge => State::Acknowledged,
            Self::Escalate(_) => State::Escalated,
            Self::Reopen => State::Open,
            Self::Snooze(_) => State::Snoozed,
            Self::Resolve(_) => State::Resolved,
        })
    }

    /// Ended alerts can only be reopened; an escalated one is not put back to "seen" or to sleep.
    const fn is_allowed_in(self, state: State) -> bool {
        match (state, self) {
            (State::Resolved | State::Expired, deed) => matches!(deed, Self::Reopen),
            (State::Escalated, deed) => {
                matches!(deed, Self::Resolve(_) | Self::Reopen | Self::Escalate(Some(_)))
            }
            (State::Open | State::Acknowledged | State::Snoozed, _) => true,
        }
    }

    fn refused(self, field: &'static str) -> Error {
        Error::new(Code::ActionNotAllowed)
            .at_field(field)
            .with_value(self.as_str())
    }
}

impl Alert {
    /// Does it, or says why not. True where anything changed.
    pub(super) fn act(&mut self, action: &Action) -> Result<bool> {
        let deed = action.deed;
        let Some(next) = deed.leads_to() else {
            return Ok(self.show(action));
        };
        if self.was_overtaken(action) {
            return Ok(false);
        }
        let (until, disposition) = match deed {
            Deed::Snooze(until) => (Some(until), None),
            Deed::Resolve(disposition) => (None, Some(disposition)),
            Deed::Escalate(disposition) => (None, disposition),
            Deed::Acknowledge | Deed::Reopen | Deed::Show => (None, None),
        };
        let is_same = self.state == next
            && self.snoozed_until == until
            && (self.disposition == disposition || deed == Deed::Escalate(None));
        if is_same {
            return Ok(false);
        }
        if !deed.is_allowed_in(self.state) {
            return Err(deed.refused("do"));
        }
        if let Some(until) = until {
            if until <= action.at || until.since(action.at) > LONGEST_SNOOZE {
                return Err(deed.refused("until"));
            }
            if is_takeover(&self.reasons) {
                return Err(Error::new(Code::SnoozeNotAllowed).at_field("do"));
            }
        }
        let is_said_of_fraud = matches!(disposition, None | Some(Disposition::Fraud | Disposition::Scam));
        if matches!(deed, Deed::Escalate(_)) && !is_said_of_fraud {
            return Err(deed.refused("disposition"));
        }
        self.state = next;
        self.snoozed_until = until;
        self.disposition = disposition;
        self.acted_on = (self.state != State::Open).then(|| self.materiality());
        self.since_act = 0;
        self.step(Step {
            at: action.at,
            action: deed.as_str().to_owned(),
            by: action.by.clone(),
        });
        Ok(true)
    }

    /// Was put before somebody's eyes: the first time counts, in whatever order the word of it comes.
    fn show(&mut self, action: &Action) -> bool {
        let is_first = self.shown_at.is_none_or(|known| action.at < known);
        if is_first {
            self.shown_at = Some(action.at);
        }
        is_first
    }

    /// True of what was done already and has been overtaken since: a log that is read again does nothing twice.
    fn was_overtaken(&self, action: &Action) -> bool {
        let is_it = |step: &Step| {
            (step.at, step.action.as_str(), &step.by) == (action.at, action.deed.as_str(), &action.by)
        };
        self.history.last().is_some_and(|last| last.at > action.at) && self.history.iter().any(is_it)
    }

    /// True where a person has seen it: it was shown, or somebody did something with it.
    pub(super) fn is_seen(&self) -> bool {
        // What has come right by itself is "resolve" too, and a verdict is the server's.
        let is_deed = |step: &Step| ActWord::parse(&step.action).is_ok_and(|word| word != ActWord::Resolve);
        self.shown_at.is_some() || self.history.iter().any(is_deed)
    }
}
