//! The part of an account that one payment's score reads: what a receipt carries.

use super::Account;
use crate::catalogue::{Catalogue, Few};
use crate::event::{Digest, Transaction};
use crate::profile::decisions::Decisions;
use crate::profile::known_visits::KnownVisits;
use crate::profile::movement::other_payer;

impl Account {
    /// This account as far as the payment's score looks: of counterparties, ids and others who pay only those that the
    /// payment names. All else is bounded by itself, so the slice is, too.
    pub fn slice_for(&self, payment: &Transaction) -> Self {
        let mut family = Few::default();
        if let Some((payer, habits)) =
            other_payer(payment).and_then(|payer| Some((payer, self.family.get(&payer)?)))
        {
            *family.entry(payer) = habits.slice_for_payer(payment);
        }
        Self {
            family,
            ..self.slice_for_payer(payment)
        }
    }

    fn slice_for_payer(&self, payment: &Transaction) -> Self {
        let mut counterparties = Catalogue::new();
        let key = payment.counterparty_key().map(Digest::of);
        if let Some((key, habit)) = key.and_then(|key| Some((key, self.counterparties.get(key)?))) {
            counterparties.put(key, habit.clone());
        }
        let named = [Some(payment.id.as_str()), payment.refund_of.as_deref()];
        Self {
            known: self.known.only(named.into_iter().flatten()),
            known_visits: KnownVisits::default(),
            charges: self.charges.nameless(&payment.id),
            decisions: Decisions::default(),
            counterparties,
            family: Few::default(),
            ..self.clone()
        }
    }
}
