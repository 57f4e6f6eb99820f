//! An account as if one of its payments had not come in, as far as that can still be told.
//!
//! What is usual has the payment in it and cannot be unlearnt; its movement, its charge and its label stand by themselves.

use super::Account;
use crate::event::{Digest, Transaction};
use crate::money::Amount;
use crate::profile::lesson::Taught;
use crate::profile::movement::{Movement, other_payer};

impl Account {
    /// Takes back that a payment happened as it was known before: it has grown, and is to be noted as it is now.
    pub fn take_back(&mut self, payment: &Transaction, id: Digest) {
        let Some(before) = self.known.amount_of(id).map(Amount::to_f64) else {
            return;
        };
        let is_it = |movement: &Movement| movement.is_earlier_state_of(payment, before);
        self.movements.take_back(is_it);
        let payer = other_payer(payment);
        if payer.is_some() {
            self.payer_mut(payer).movements.take_back(is_it);
        }
    }

    /// Leaves out what stands by itself of a payment that has come in: its movement, its charge, and that somebody reported
    /// it. Returns what its label counts elsewhere, to be taken back there.
    pub fn leave_out(&mut self, payment: &Transaction, id: Digest) -> Option<Taught> {
        self.take_back(payment, id);
        self.charges.forget(&payment.id);
        let unsaid = self.known.lesson_mut(&payment.id)?.unsay()?;
        self.reported_at = self.known.reported_at().max(self.known_visits.reported_at());
        Some(unsaid)
    }
}
