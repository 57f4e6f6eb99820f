//! What is said of an account's events: what it adds across accounts, and what it takes back of an earlier answer.
//!
//! Not here: what either means (`feedback`), and whether it is itself an answer (`engine::question`).

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
        let mut labelled = Labelled {
            payments: &mut self.seen_payments,
            visits: &mut self.seen_visits,
        };
        let effect = self.reports.apply(&mut labelled, of, said, teaches)?;
        match of {
            Subject::Transaction(id) => {
                self.dispute(id, is_fraud(said.0));
                self.answers.hear(id);
            }
            Subject::Access(id) => self.hear_of_access(Digest::of(id), said.0),
        }
        Some(effect)
    }

    /// What another one did is no habit of the holder's. Misled, the holder acts: from the own device, as ever.
    fn hear_of_access(&mut self, id: Digest, word: LabelWord) {
        let is_others = match word {
            LabelWord::Fraud => Some(true),
            LabelWord::Legitimate => Some(false),
            LabelWord::Scam | LabelWord::Withdrawn => None,
        };
        if let Some(access) = &mut self.access {
            access.say(id, is_others);
        }
    }

    /// A sum that was reported is no part of what is usual.
    fn dispute(&mut self, id: &str, is_fraud: bool) {
        let id = Digest::of(id);
        let known = self.seen_payments.made(id).zip(self.seen_payments.amount_of(id));
        if let Some(((at, _), amount)) = known.filter(|(_, amount)| !amount.is_zero()) {
            let ln_amount = ln(amount.to_f64());
            self.peaks.dispute(ln_amount, at, is_fraud);
            self.family
                .0
                .values_mut()
                .for_each(|payer| payer.peaks.dispute(ln_amount, at, is_fraud));
        }
    }
}
