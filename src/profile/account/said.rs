//! What is said of an account's events: what it adds across accounts, and what it answers.
//!
//! Not here: what either means (`feedback`).

use super::Account;
use crate::event::{Digest, LabelWord, Subject};
use crate::feedback::pending_label::{LabelEffect, is_fraud};
use crate::feedback::reports::Labelled;
use crate::stats::math::ln;
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
            self.dispute(id, is_fraud(said.0));
            self.answers.hear(id, said.0 == LabelWord::Legitimate, said.1);
        }
        Some(effect)
    }

    /// A sum that was reported is no part of what is usual.
    fn dispute(&mut self, id: &str, is_fraud: bool) {
        let id = Digest::of(id);
        let known = self.seen_payments.made(id).zip(self.seen_payments.amount_of(id));
        if let Some(((at, _), amount)) = known.filter(|(_, amount)| !amount.is_zero()) {
            let ln_amount = ln(amount.to_f64());
            self.peaks.dispute(ln_amount, at, is_fraud);
            self.family
                .values_mut()
                .for_each(|payer| payer.peaks.dispute(ln_amount, at, is_fraud));
        }
    }
}
