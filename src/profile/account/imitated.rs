//! Imitated counterparties: the known one whose name a payment's counterparty may be taken for.
//!
//! Nearly every name imitates none, so that this costs a look at its letters. One that does is looked up among the names that
//! are known, and then among the names of those that are known by an id.
//! Not here: what a likeness means (`feature::lookalike`).

use super::Account;
use crate::event::{Digest, Transaction, name};
use crate::profile::counterparty::CounterpartyHabit;

impl Account {
    /// Habit at the counterparty that this payment's is so like that an eye may miss the difference, and its key.
    pub fn imitated_by(&self, payment: &Transaction) -> Option<(Digest, &CounterpartyHabit)> {
        let side = payment.counterparty.as_ref()?;
        let alike = name::imitated_by(side.name.as_deref()?, side.kind);
        alike.iter().find_map(|key| {
            let key = Digest::of(key);
            if let Some(habit) = self.counterparties.get(key) {
                return Some((key, habit));
            }
            let mut known = self.counterparties.keys().zip(self.counterparties.values());
            known.find(|(_, habit)| habit.name == key.short())
        })
    }
}
