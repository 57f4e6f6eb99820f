//! Actions on an alert: what a person or a desk may do with it, and in which state.
//!
//! | in | acknowledge | snooze | escalate | resolve | reopen |
//! |---|---|---|---|---|---|
//! | open, acknowledged, snoozed | yes | yes, but for takeovers | yes | yes | yes |
//! | escalated | no | no | only to say what it was | yes | yes |
//! | resolved, expired | no | no | no | no | yes |
//!
//! Doing the same twice changes nothing. What a state does not allow is refused (`action-not-allowed`), never ignored; a
//! takeover is never put to sleep (`snooze-not-allowed`). What a disposition says of the payments (`words`) is the
//! engine's to teach.

use super::finding::is_takeover;
use super::{Alert, State, Step};
use crate::error::{Code, Error, Result};
use crate::event::LabelWord;
use crate::time::{DAY, Millis};
use serde::{Deserialize, Serialize};

/// The longest sleep: a quarter. Habits fade with a half-life of 90 days; after that another habit is slept over than the
/// one that somebody judged.
const LONGEST_SNOOZE: i64 = 92 * DAY;

/// Disposition: how an alert turned out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Disposition {
    /// Somebody else paid.
    #[serde(rename = "fraud")]
    Fraud,
    /// The holder paid, misled.
    #[serde(rename = "scam")]
    Scam,
    /// The holder paid, and meant to.
    #[serde(rename = "legitimate")]
    Legitimate,
    /// The operator or merchant erred.
    #[serde(rename = "operator-error")]
    OperatorError,
    /// It has come right.
    #[serde(rename = "solved")]
    Solved,
    /// The same as another alert.
    #[serde(rename = "duplicate")]
    Duplicate,
}

impl Disposition {
    /// Label that it gives the payments, where it says anything of them.
    pub const fn word(self) -> Option<LabelWord> {
        match self {
            Self::Fraud => Some(LabelWord::Fraud),
            Self::Scam => Some(LabelWord::Scam),
            Self::Legitimate => Some(LabelWord::Legitimate),
            Self::OperatorError | Self::Solved | Self::Duplicate => None,
        }
    }
}

/// Deed: one thing done with an alert.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Deed {
    /// Seen.
    Acknowledge,
    /// Handed on to the operator, with what it was where the holder knows: fraud or scam.
    Escalate(Option<Disposition>),
    /// Back to open; what was said of the payments is taken back.
    Reopen,
    /// Quiet until then.
    Snooze(Millis),
    /// Ended.
    Resolve(Disposition),
}

/// Action: a deed, when and by whom.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "ActionForm")]
pub struct Action {
    /// Time of the deed.
    pub at: Millis,
    /// Person or desk that did it, where told.
    pub by: Option<String>,
    /// Deed.
    pub deed: Deed,
}

/// The contract's `AlertAction`, as it comes in.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase", deny_unknown_fields)]
enum ActionForm {
    Acknowledge {
        at: Millis,
        by: Option<String>,
    },
    Escalate {
        at: Millis,
        by: Option<String>,
        disposition: Option<Disposition>,
    },
    Reopen {
        at: Millis,
        by: Option<String>,
    },
    Snooze {
        at: Millis,
        by: Option<String>,
        until: Millis,
    },
    Resolve {
        at: Millis,
        by: Option<String>,
        disposition: Disposition,
    },
}

impl From<ActionForm> for Action {
    fn from(form: ActionForm) -> Self {
        let (at, by, deed) = match form {
            ActionForm::Acknowledge { at, by } => (at, by, Deed::Acknowledge),
            ActionForm::Escalate { at, by, disposition } => (at, by, Deed::Escalate(disposition)),
            ActionForm::Reopen { at, by } => (at, by, Deed::Reopen),
            ActionForm::Snooze { at, by, until } => (at, by, Deed::Snooze(until)),
            ActionForm::Resolve { at, by, disposition } => (at, by, Deed::Resolve(disposition)),
        };
        Self { at, by, deed }
    }
}

impl Deed {
    /// The name that crosses the boundary.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Acknowledge => "acknowledge",
            Self::Escalate(_) => "escalate",
            Self::Reopen => "reopen",
            Self::Snooze(_) => "snooze",
            Self::Resolve(_) => "resolve",
        }
    }

    /// The state that it leads to.
    const fn leads_to(self) -> State {
        match self {
            Self::Acknowledge => State::Acknowledged,
            Self::Escalate(_) => State::Escalated,
            Self::Reopen => State::Open,
            Self::Snooze(_) => State::Snoozed,
            Self::Resolve(_) => State::Resolved,
        }
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
        let (until, disposition) = match deed {
            Deed::Snooze(until) => (Some(until), None),
            Deed::Resolve(disposition) => (None, Some(disposition)),
            Deed::Escalate(disposition) => (None, disposition),
            Deed::Acknowledge | Deed::Reopen => (None, None),
        };
        let is_same = self.state == deed.leads_to()
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
        self.state = deed.leads_to();
        self.snoozed_until = until;
        self.disposition = disposition;
        self.acted_on = (self.state != State::Open).then(|| self.materiality());
        self.step(Step {
            at: action.at,
            action: deed.as_str().to_owned(),
            by: action.by.clone(),
        });
        Ok(true)
    }
}
