//! Verdicts: what the server's word does to the alerts on a payment. It has the last word over the device and its reader.
//!
//! | verdict | alert |
//! |---|---|
//! | allow, for every payment that it is about | resolved as legitimate |
//! | challenge, review, block | escalated: the operator has it in hand, the holder still has steps to take |
//!
//! A verdict is a decision, not a confirmation: it teaches nothing (labels do). It is about fraud against the holder:
//! alerts on the service itself, a double charge say, and what the desk suspects of the money's flow stay as they are.

use super::index::Of;
use super::{Alert, Book, Decided, Disposition, State, Step, StoryStep};
use crate::event::{Outcome, Subject, Verdict};
use crate::reason::{Audience, Topic};

impl Book {
    /// Settles what tells of this event; returns the alerts that changed.
    pub fn apply_verdict(&mut self, verdict: &Verdict) -> Vec<u32> {
        let (Subject::Transaction(id) | Subject::Access(id)) = &verdict.of;
        let is_access = matches!(verdict.of, Subject::Access(_));
        let mut changed = Vec::new();
        self.alerts
            .for_each_of(Of::Event(&verdict.account_id, id), &mut |alert| {
                let is_told_of = matches!(alert.topic, Topic::Payment | Topic::Access)
                    && alert.audience == Audience::Holder
                    && alert.tells_of_access(id) == is_access;
                if is_told_of {
                    alert.apply_verdict(id, verdict);
                    changed.push(alert.number);
                }
            });
        changed.iter().for_each(|number| self.alerts.list_again(*number));
        changed
    }
}

impl Alert {
    /// True where its event of this id is a use of the account.
    pub fn tells_of_access(&self, id: &str) -> bool {
        let mut steps = self.steps.iter();
        steps.any(|step| step.event_id == id && step.what != StoryStep::PAYMENT)
    }

    fn apply_verdict(&mut self, event_id: &str, verdict: &Verdict) {
        self.verdicts.retain(|known| known.event_id != event_id);
        self.verdicts.push(Decided {
            event_id: event_id.to_owned(),
            outcome: verdict.outcome,
            at: verdict.at,
            source: verdict.source.clone(),
        });
        let is_allowed = |id: &String| {
            self.verdicts
                .iter()
                .any(|known| known.event_id == *id && known.outcome == Outcome::Allow)
        };
        let is_known_bad = matches!(self.disposition, Some(Disposition::Fraud | Disposition::Scam));
        let next = if verdict.outcome != Outcome::Allow {
            // Whoever said already that it was a fraud has said more than the verdict does.
            (!is_known_bad || self.state == State::Escalated).then_some(State::Escalated)
        } else {
            self.event_ids.iter().all(is_allowed).then_some(State::Resolved)
        };
        let Some(next) = next else {
            return;
        };
        self.disposition = match next {
            State::Resolved => Some(Disposition::Legitimate),
            _ => self.disposition.filter(|_| is_known_bad),
        };
        self.state = next;
        self.snoozed_until = None;
        self.acted_on = Some(self.materiality());
        self.since_act = 0;
        self.step(Step {
            at: verdict.at,
            action: format!("verdict-{}", verdict.outcome.as_str()),
            by: Some(verdict.source.clone()),
        });
    }
}
