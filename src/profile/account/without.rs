//! An account as if one of its payments had not come in, as far as that can still be told.
//!
//! What amounts, hours and bursts are usual has the payment in it and cannot be unlearnt; the rest stands by itself.

use super::Account;
use crate::event::{Digest, LabelWord, Subject, Transaction};
use crate::feedback::Seen;
use crate::feedback::pending_label::LabelEffect;
use crate::money::Amount;
use crate::profile::counterparty::CounterpartyHabit;
use crate::profile::recent_payment::{RecentPayment, RecentPayments, other_payer};
use crate::time::Millis;

impl Account {
    /// As much of this account as a payment's score reads, as if the payment had not come in, as far as that can be told; and
    /// what its label counts elsewhere, to be taken back there.
    pub fn as_if_it_had_not_come(&self, payment: &Transaction, id: Digest) -> (Self, Option<LabelEffect>) {
        let seen = self.seen_payments.compare(payment, id);
        let without = |mut account: Self| {
            let unsaid = match seen {
                Seen::New => None,
                Seen::Grown => {
                    account.take_back(payment, id);
                    None
                }
                _ => account.leave_out(payment, id),
            };
            (account, unsaid)
        };
        // Which reports count follows from all of them; and which payee another one is like, from all that are known then.
        if matches!(seen, Seen::New | Seen::Grown) || self.reported_at.is_none() {
            let few = self.slice_with_traces(payment);
            let payees = |account: &Self| {
                let family = account.family.0.values();
                account.counterparties.len() + family.map(|payer| payer.counterparties.len()).sum::<usize>()
            };
            let before = payees(&few);
            let (account, unsaid) = without(few);
            if payees(&account) == before {
                return (account, unsaid);
            }
        }
        without(self.clone())
    }

    /// Takes back that a payment happened as it was known before: it has grown, and is to be noted as it is now.
    #[inline(never)]
    pub fn take_back(&mut self, payment: &Transaction, id: Digest) {
        self.answers.leave(&payment.id);
        let Some(before) = self.seen_payments.amount_of(id).map(Amount::to_f64) else {
            return;
        };
        let first = self.seen_payments.made(id).map(|(at, _)| at);
        let is_it =
            |recent_payment: &RecentPayment| recent_payment.is_earlier_state_of(payment, before, first);
        self.recent_payments.take_back(is_it);
        let payer = other_payer(payment);
        if payer.is_some() {
            self.payer_mut(payer).recent_payments.take_back(is_it);
        }
    }

    /// Lets a known payment stand among the recent ones as its newest word has it: refused or given up since, it is none of a
    /// burst, and no money that came in; a trial that was refused is one; what came to less, or to more, adds as much.
    #[inline(never)]
    pub fn restate(&mut self, payment: &Transaction, id: Digest) {
        let Some(before) = self.seen_payments.amount_of(id).map(Amount::to_f64) else {
            return;
        };
        let first = self.seen_payments.made(id).map(|(at, _)| at);
        restate(&mut self.recent_payments, payment, (before, first));
        let payer = other_payer(payment);
        if payer.is_some() {
            restate(
                &mut self.payer_mut(payer).recent_payments,
                payment,
                (before, first),
            );
        }
    }

    /// Leaves out what stands by itself of a payment that has come in: its movement, its charge, its pace, that it was odd,
    /// that it made its payee known, and that somebody reported it. Whatever it is asked about as: it is found by its time and
    /// amount as they were. Returns what its label counts elsewhere, to be taken back there.
    #[inline(never)]
    fn leave_out(&mut self, payment: &Transaction, id: Digest) -> Option<LabelEffect> {
        self.charges.forget(&payment.id);
        let (at, has_taught) = self.seen_payments.made(id)?;
        let amount = self.seen_payments.amount_of(id)?;
        let is_it = |recent_payment: &RecentPayment| {
            recent_payment.at == at && recent_payment.amount.to_bits() == amount.to_f64().to_bits()
        };
        let recent_payment = self.recent_payments.take_back(is_it);
        let payer = other_payer(payment);
        let decided =
            recent_payment.and_then(|recent_payment| self.decisions.as_it_was(id, amount, &recent_payment));
        let own = decided.map_or(0.0, |decided| decided.own);
        let habits = match payer {
            Some(_) => self.payer_mut(payer),
            None => &mut *self,
        };
        if payer.is_some() {
            habits.recent_payments.take_back(is_it);
        }
        habits.suspicion.take_back(at, own);
        if let Some(recent_payment) = recent_payment.filter(|_| has_taught) {
            habits
                .spend_rate
                .entry(recent_payment.currency)
                .take_back(&recent_payment);
            let is_first = |habit: &CounterpartyHabit| habit.first_at == at;
            let payee = recent_payment.counterparty;
            if payee.is_some_and(|payee| habits.counterparties.get(payee).is_some_and(is_first)) {
                payee.map(|payee| habits.counterparties.remove(payee));
            }
        }
        let said_at = self.seen_payments.pending_label_mut(&payment.id)?.said_at()?;
        let of = Subject::Transaction(payment.id.clone());
        let unsaid = self.apply_label(&of, (LabelWord::Withdrawn, said_at), false)?;
        self.forget_report();
        Some(unsaid)
    }

    /// A report was taken back: the last of those that stand counts.
    pub fn forget_report(&mut self) {
        self.reported_at = self
            .seen_payments
            .reported_at()
            .max(self.seen_visits.reported_at());
    }
}

/// Restates a payment among these. Of several that may be it the one of its very time is; the time it stands with stays.
fn restate(
    recent_payments: &mut RecentPayments,
    payment: &Transaction,
    (before, first): (f64, Option<Millis>),
) {
    let may_be = |one: &&mut RecentPayment| one.is_earlier_state_of(payment, before, first);
    let mut alike: Vec<&mut RecentPayment> = recent_payments.latest_mut().filter(may_be).collect();
    let exact = alike.iter().position(|one| Some(one.at) == first);
    if let Some(known) = alike.get_mut(exact.unwrap_or_default()) {
        known.facts.status = payment.status;
        known.amount = payment.amount.to_f64();
    }
}
