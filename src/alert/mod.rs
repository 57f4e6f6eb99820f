//! Alerts: what a person is told, how often, and how it ends.
//!
//! | file | what it decides |
//! |---|---|
//! | `finding` | what makes two findings the same, and one materially worse than another |
//! | `severity` | how much it matters: the one table |
//! | `book` | whether a finding is a new alert, counts up an old one, or wakes it |
//! | `cause` | what ends with its cause, and is told again with it |
//! | `raise` | nothing: it asks the book, then the quota |
//! | `index` | nothing: it finds alerts by number, and by all that they are asked for by |
//! | `query` | nothing: it finds those that somebody wants |
//! | `quota` | how many alerts a day, or an import, may leave standing, and which count |
//! | `digest` | what is held back beyond that, and the line that says so |
//! | `action` | what may be done in which state |
//! | `waiting` | nothing: it keeps what was done with alerts that are not here yet |
//! | `verdict` | what the server's verdict does to an alert |
//! | `sound` | whether what was read back can be |
//!
//! The same again raises the count; it wakes an alert that was dismissed only when it is materially worse than what was
//! seen then. Every alert ends: resolved, or expired.
//! Not here: sentences, and whether something is suspicious (`signal`, `score`).

mod action;
mod book;
mod cause;
mod digest;
mod finding;
mod index;
mod query;
mod quota;
mod raise;
pub mod severity;
mod sound;
mod verdict;
mod waiting;

pub use crate::event::{Action, Deed, Disposition};
pub use crate::reason::Severity;
pub use book::{Book, Room};
pub use finding::{Finding, Materiality, at_stake};
pub use query::AlertQuery;
pub use severity::Exposure;
pub use waiting::WaitingActs;

use crate::event::{Digest, LabelWord, Outcome};
use crate::money::{Amount, Currency};
use crate::reason::{Audience, Role, Topic};
use crate::record::record;
use crate::score::Contribution;
use crate::signal;
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// State of an alert in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    /// Nobody has looked yet.
    #[serde(rename = "open")]
    Open,
    /// Somebody has.
    #[serde(rename = "acknowledged")]
    Acknowledged,
    /// Quiet until a time.
    #[serde(rename = "snoozed")]
    Snoozed,
    /// Handed on to the operator.
    #[serde(rename = "escalated")]
    Escalated,
    /// Ended with a disposition.
    #[serde(rename = "resolved")]
    Resolved,
    /// Ended by time.
    #[serde(rename = "expired")]
    Expired,
}

record! { enum State { 0 = Open, 1 = Acknowledged, 2 = Snoozed, 3 = Escalated, 4 = Resolved, 5 = Expired } }

/// The payment that an alert is about, for its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// Amount.
    pub amount: Amount,
    /// Currency.
    pub currency: Currency,
    /// Counterparty's name.
    pub counterparty: Option<String>,
    /// Time.
    pub at: Millis,
}

record! { struct About { amount, currency, counterparty, at } }

/// Step of a takeover's story: a use of the account, or a payment.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct StoryStep {
    pub event_id: String,
    pub at: Millis,
    /// Name of the access's action, or "payment".
    pub what: std::borrow::Cow<'static, str>,
    /// It was tried in vain.
    pub failed: bool,
}

record! { struct StoryStep { event_id, at, what, failed } }

impl StoryStep {
    /// What a payment is called.
    pub const PAYMENT: &'static str = "payment";
}

/// Step: one thing that happened to an alert.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Time.
    pub at: Millis,
    /// Name of the action, or word.
    pub action: String,
    /// By whom, where told.
    pub by: Option<String>,
}

record! { struct Step { at, action, by } }

impl Alert {
    /// Due time: when the operator should have acted, where the reason says.
    pub fn due_at(&self) -> Option<Millis> {
        self.reasons.iter().find_map(|told| {
            let reason = &signal::of_code(&told.code)?.reason;
            let at = reason.value(Role::Due, &told.params)?.to_f64()?;
            Millis::from_f64(at).ok()
        })
    }
}

/// An alert, as kept; `view` gives it the contract's form.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the contract's names
pub struct Alert {
    /// In the order of raising, within this engine: it is shown to nobody.
    pub number: u32,
    pub id: String,
    pub account_id: String,
    pub topic: Topic,
    pub audience: Audience,
    pub severity: Severity,
    pub state: State,
    pub snoozed_until: Option<Millis>,
    /// When it was first put before somebody's eyes: from then its age counts.
    pub shown_at: Option<Millis>,
    pub dedup_key: String,
    pub count: u32,
    pub first_at: Millis,
    pub last_at: Millis,
    pub event_ids: Vec<String>,
    pub reasons: Vec<Contribution>,
    pub payment: Option<About>,
    pub disposition: Option<Disposition>,
    pub history: Vec<Step>,
    /// The reason that it is about.
    pub code: String,
    /// Subject of that reason, within its code.
    pub subject: Option<Digest>,
    /// Id of the first alert of its story: alerts on payments that lie less than a day apart.
    pub story: String,
    /// The largest number that it was about so far.
    pub figure: Option<f64>,
    /// Materiality when somebody last acted on it: only what is materially worse wakes it.
    pub acted_on: Option<Materiality>,
    /// Payments that it counted since somebody did, or it ended: in silence, until it wakes.
    pub since_act: u32,
    /// Labels that dispositions gave its payments, to be taken back should it be reopened.
    pub said: Vec<Said>,
    /// Verdicts of the server on its payments.
    pub verdicts: Vec<Decided>,
    /// The local day on which it was raised.
    pub day: i64,
    /// The import that it was born in, by the moment of its export.
    pub import: Option<Millis>,
    /// Steps of the takeover that it tells of, in their order; of another alert none.
    pub steps: Vec<StoryStep>,
}

record! {
    checked struct Alert {
        number, id, account_id, topic, audience, severity, state, snoozed_until, shown_at, dedup_key,
        count, first_at, last_at, event_ids, reasons, payment, disposition, history, code, subject,
        story, figure, acted_on, since_act, said, verdicts, day, import, steps,
    }
}

/// A label that came of a disposition.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Of which payment.
    pub event_id: String,
    /// Name of the action, or word.
    pub word: LabelWord,
    /// Label that held before.
    pub before: Option<LabelWord>,
}

record! { struct Said { event_id, word, before } }

/// The server's verdict on one payment of an alert.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the contract's names
pub struct Decided {
    pub event_id: String,
    pub outcome: Outcome,
    pub at: Millis,
    pub source: String,
}

record! { struct Decided { event_id, outcome, at, source } }
