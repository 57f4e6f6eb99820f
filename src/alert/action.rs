//! What a person or a desk may do with an alert, and in which state.
//!
//! Doing the same twice changes nothing. What a state does not allow is refused (`action-not-allowed`), never ignored.

use super::{Alert, State, Step};
use crate::error::{Code, Error, Result};
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// How an alert turned out.
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

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Deed {
    /// Seen.
    Acknowledge,
    /// Handed on to the operator.
    Escalate,
    /// Back to open.
    Reopen,
    /// Quiet until then.
    Snooze(Millis),
    /// Ended.
    Resolve(Disposition),
}

/// A deed, when and by whom.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "ActionForm")]
pub struct Action {
    /// When.
    pub at: Millis,
    /// By whom, where told.
    pub by: Option<String>,
    /// What.
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
            ActionForm::Escalate { at, by } => (at, by, Deed::Escalate),
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
            Self::Escalate => "escalate",
            Self::Reopen => "reopen",
            Self::Snooze(_) => "snooze",
            Self::Resolve(_) => "resolve",
        }
    }

    /// The state that it leads to.
    const fn leads_to(self) -> State {
        match self {
            Self::Acknowledge => State::Acknowledged,
            Self::Escalate => State::Escalated,
            Self::Reopen => State::Open,
            Self::Snooze(_) => State::Snoozed,
            Self::Resolve(_) => State::Resolved,
        }
    }

    /// Ended alerts can only be reopened; an escalated one is not put back to "seen" or to sleep.
    const fn is_allowed_in(self, state: State) -> bool {
        match (state, self) {
            (State::Resolved | State::Expired, deed) => matches!(deed, Self::Reopen),
            (State::Escalated, deed) => matches!(deed, Self::Resolve(_) | Self::Reopen),
            (State::Open | State::Acknowledged | State::Snoozed, _) => true,
        }
    }
}

impl Alert {
    /// Does it, or says why not.
    pub(super) fn act(&mut self, action: &Action) -> Result<()> {
        let (until, disposition) = match action.deed {
            Deed::Snooze(until) => (Some(until), None),
            Deed::Resolve(disposition) => (None, Some(disposition)),
            Deed::Acknowledge | Deed::Escalate | Deed::Reopen => (None, None),
        };
        let is_same = self.state == action.deed.leads_to()
            && self.snoozed_until == until
            && self.disposition == disposition;
        if is_same {
            return Ok(());
        }
        let ends_before_it_begins = until.is_some_and(|until| until <= action.at);
        if !action.deed.is_allowed_in(self.state) || ends_before_it_begins {
            return Err(Error::new(Code::ActionNotAllowed)
                .at_field("do")
                .with_value(action.deed.as_str()));
        }
        self.state = action.deed.leads_to();
        self.snoozed_until = until;
        self.disposition = disposition;
        self.settled_at = if self.state == State::Open {
            None
        } else {
            Some(self.severity)
        };
        self.step(Step {
            at: action.at,
            action: action.deed.as_str().to_owned(),
            by: action.by.clone(),
        });
        Ok(())
    }
}
