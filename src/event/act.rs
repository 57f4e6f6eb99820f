//! Act: one thing done with an alert, and the event that tells it.
//!
//! The same words come in two ways: as options of a verb (`Action`), and as an event in a log (`Act`). The event is what is
//! kept: whoever replays the log does the same again. Not here: what a state of an alert allows (`alert::action`).

use crate::error::{Code, Error, Result};
use crate::event::MAX_TEXT;
use crate::event::field::Field;
use crate::event::raw::{ActWord, Disposition, LabelWord, RawEvent};
use crate::record::record;
use crate::time::Millis;
use serde::Deserialize;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// Put before somebody's eyes.
    Show,
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

record! {
    enum Deed {
        0 = Show, 1 = Acknowledge, 2 = Escalate(disposition), 3 = Reopen, 4 = Snooze(until), 5 = Resolve(disposition),
    }
}

impl Deed {
    /// Its word.
    pub const fn word(self) -> ActWord {
        match self {
            Self::Show => ActWord::Show,
            Self::Acknowledge => ActWord::Acknowledge,
            Self::Escalate(_) => ActWord::Escalate,
            Self::Reopen => ActWord::Reopen,
            Self::Snooze(_) => ActWord::Snooze,
            Self::Resolve(_) => ActWord::Resolve,
        }
    }

    /// The name that crosses the boundary.
    pub const fn as_str(self) -> &'static str {
        self.word().as_str()
    }
}

/// Action: a deed, when and by whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
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
    Show {
        at: Millis,
        by: Option<String>,
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
            ActionForm::Show { at, by } => (at, by, Deed::Show),
        };
        Self { at, by, deed }
    }
}

/// An act, validated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // types.d.ts documents each field, for those who write them
pub struct Act {
    pub alert_id: String,
    pub at: Millis,
    pub deed: Deed,
    /// Person or desk that did it, where told.
    pub by: Option<String>,
    /// Account of the alert, where told: with it, the act is erased with the account even while it waits.
    pub account_id: Option<String>,
}

record! { struct Act { alert_id, at, deed, by, account_id } }

impl Act {
    /// The event of an action, as strict as one that comes in by itself.
    pub fn of(alert_id: &str, action: &Action) -> Result<Self> {
        let by = action.by.as_deref().filter(|by| !by.is_empty());
        if by.is_some_and(|by| by.len() > MAX_TEXT) {
            return Err(Error::new(Code::TextTooLong).at_field(Field::By.name()));
        }
        let times = match action.deed {
            Deed::Snooze(until) => [Some((action.at, Field::At)), Some((until, Field::Until))],
            _ => [Some((action.at, Field::At)), None],
        };
        for (at, field) in times.into_iter().flatten() {
            if at >= Millis::BEYOND {
                return Err(Error::new(Code::TimeFarAhead).at_field(field.name()));
            }
        }
        Ok(Self {
            alert_id: alert_id.to_owned(),
            at: action.at,
            deed: action.deed,
            by: by.map(str::to_owned),
            account_id: None,
        })
    }

    /// Validates raw values: the alert, when and what are required, and what the deed asks for.
    pub(super) fn read(raw: &RawEvent<'_>) -> Result<Self> {
        let (mut alert_id, mut account_id, mut by) = (String::new(), None, None);
        let (mut at, mut word) = (Millis::default(), ActWord::Show);
        let (mut until, mut disposition) = (None, None);
        for reading in raw.readings() {
            match reading.field {
                Field::AlertId => alert_id = reading.filled()?,
                Field::AccountId => account_id = reading.optional()?,
                Field::At => at = reading.time()?,
                Field::By => by = reading.optional()?,
                Field::Do => word = reading.word(ActWord::parse)?,
                Field::Until => until = Some(reading.time()?),
                Field::Disposition => disposition = Some(reading.word(Disposition::parse)?),
                _ => {} // of other kinds: the caller's own here
            }
        }
        raw.require(&[Field::AlertId, Field::At, Field::Do])?;
        // Only an alert that ends, or is handed on, has turned out one way or another: a word that would be lost is refused.
        let has_no_place = |field: Field| {
            let refused = Error::new(Code::ActionNotAllowed).at_field(field.name());
            Err(refused.with_value(word.as_str()))
        };
        if disposition.is_some() && !matches!(word, ActWord::Resolve | ActWord::Escalate) {
            return has_no_place(Field::Disposition);
        }
        if until.is_some() && word != ActWord::Snooze {
            return has_no_place(Field::Until);
        }
        let missing = |field: Field| Error::new(Code::FieldMissing).at_field(field.name());
        let deed = match word {
            ActWord::Show => Deed::Show,
            ActWord::Acknowledge => Deed::Acknowledge,
            ActWord::Escalate => Deed::Escalate(disposition),
            ActWord::Reopen => Deed::Reopen,
            ActWord::Snooze => Deed::Snooze(until.ok_or_else(|| missing(Field::Until))?),
            ActWord::Resolve => Deed::Resolve(disposition.ok_or_else(|| missing(Field::Disposition))?),
        };
        Ok(Self {
            alert_id,
            at,
            deed,
            by,
            account_id,
        })
    }

    /// What is done.
    pub fn action(&self) -> Action {
        Action {
            at: self.at,
            by: self.by.clone(),
            deed: self.deed,
        }
    }
}
