//! An account as if one of its payments had not come in, as far as that can still be told.
//!
//! What amounts, hours and bursts are usual has the payment in it and cannot be unlearnt; the rest stands by itself.

use super::Account;
use crate::event::{Digest, Transaction};
use crate::money::Amount;
use crate::profile::counterparty::CounterpartyHabit;
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

    /// Leaves out what stands by itself of a payment that has come in: its movement, its charge, its pace, that it was odd,
    /// that it made its payee known, and that somebody reported it. Whatever it is asked about as: it is found by its time and
    /// amount as they were. Returns what its label counts elsewhere, to be taken back there.
    pub fn leave_out(&mut self, payment: &Transaction, id: Digest) -> Option<Taught> {
        self.charges.forget(&payment.id);
        let (at, has_taught) = self.known.made(id)?;
        let amount = self.known.amount_of(id)?;
        let is_it =
            |movement: &Movement| movement.at == at && movement.amount.to_bits() == amount.to_f64().to_bits();
        let movement = self.movements.take_back(is_it);
        let payer = other_payer(payment);
        let decided = movement.and_then(|movement| self.decisions.as_it_was(id, amount, &movement));
        let own = decided.map_or(0.0, |decided| decided.own);
        let habits = match payer {
            Some(_) => self.payer_mut(payer),
            None => &mut *self,
        };
        if payer.is_some() {
            habits.movements.take_back(is_it);
        }
        habits.suspicion.take_back(at, own);
        if let Some(movement) = movement.filter(|_| has_taught) {
            habits.pace.entry(movement.currency).take_back(&movement);
            let is_first = |habit: &CounterpartyHabit| habit.first_at == at;
            let payee = movement.counterparty;
            if payee.is_some_and(|payee| habits.counterparties.get(payee).is_some_and(is_first)) {
                payee.map(|payee| habits.counterparties.remove(payee));
            }
        }
        let unsaid = self.known.lesson_mut(&payment.id)?.unsay()?;
        self.reported_at = self.known.reported_at().max(self.known_visits.reported_at());
        Some(unsaid)
    }
}
