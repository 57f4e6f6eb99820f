//! What is said of an account's events: what it adds across accounts, and what it answers.
//!
//! Not here: what either means (`feedback`).

use super::Account;
use crate::event::{LabelWord, Subject};
use crate::feedback::pending_label::LabelEffect;
use crate::feedback::reports::Labelled;
use crate::time::Millis;

impl Account {
    /// Takes in what was said of one of its events; `None` where that is known, or the event is not.
    pub fn apply_label(
        &mut self,
        of: &Subject,
        said: (LabelWord, Millis),
        teaches: bool,
    ) -> Option<LabelEffect> {
        let is_answer = matches!(of, Subject::Transaction(id) if self.answers.is_asked(id, said.1));
        let mut labelled = Labelled {
            payments: &mut self.seen_payments,
            visits: &mut self.seen_visits,
        };
        let effect = self
            .reports
            .apply(&mut labelled, of, said, teaches && !is_answer)?;
        if let Subject::Transaction(id) = of {
            self.answers.hear(id, said.0 == LabelWord::Legitimate, said.1);
        }
        Some(effect)
    }
}
