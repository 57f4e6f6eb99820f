//! The part of an account that one payment's score reads: what a receipt carries.

use super::Account;
use super::family::Family;
use crate::event::{Digest, Transaction};
use crate::feedback::reports::Reports;
use crate::feedback::seen_visits::SeenVisits;
use crate::map::{OrderedMap, SmallMap};
use crate::profile::decisions::Decisions;
use crate::profile::recent_payment::other_payer;

impl Account {
    /// This account as far as the payment's score looks: of counterparties, ids and others who pay only those that the
    /// payment names, or seems to name. All else is bounded by itself, so the slice is, too.
    #[inline(never)]
    pub fn slice_for(&self, payment: &Transaction) -> Self {
        let mut family = SmallMap::default();
        if let Some((payer, habits)) =
            other_payer(payment).and_then(|payer| Some((payer, self.family.0.get(&payer)?)))
        {
            *family.entry(payer) = habits.slice_for_payer(payment);
        }
        Self {
            family: Family(family),
            ..self.slice_for_payer(payment)
        }
    }

    #[inline(never)]
    fn slice_for_payer(&self, payment: &Transaction) -> Self {
        let mut counterparties = OrderedMap::new();
        let key = payment.counterparty_key().as_deref().map(Digest::of);
        if let Some((key, habit)) = key.and_then(|key| Some((key, self.counterparties.get(key)?))) {
            counterparties.put(key, habit.clone());
        }
        if let Some((key, habit)) = self.imitated_by(payment) {
            counterparties.put(key, habit.clone());
        }
        let named = [Some(payment.id.as_str()), payment.refund_of.as_deref()];
        // Each by its name, and nothing copied whole: an account's ids are as many as its payments.
        Self {
            last_seen: self.last_seen,
            clock: self.clock,
            leapt_to: self.leapt_to,
            seen_payments: self.seen_payments.only(named.into_iter().flatten()),
            seen_visits: SeenVisits::default(),
            decisions: Decisions::default(),
            charges: self.charges.nameless(payment),
            velocity: self.velocity.clone(),
            amounts: self.amounts.clone(),
            kinds: self.kinds.clone(),
            peaks: self.peaks.clone(),
            recent_payments: self.recent_payments.clone(),
            visits: self.visits.clone(),
            access: self
                .access
                .as_ref()
                .map(|access| Box::new(access.for_payment(Digest::of(&payment.id)))),
            seen_entities: self.seen_entities.clone(),
            agreements: self.agreements.clone(),
            spend_rate: self.spend_rate.clone(),
            suspicion: self.suspicion.clone(),
            reported_at: self.reported_at,
            reports: Reports::default(),
            answers: self.answers.without_questions(),
            hours: self.hours,
            novelty: self.novelty.clone(),
            novelty_overall: self.novelty_overall,
            counterparties,
            shops: self.shops.clone(),
            family: Family::default(),
        }
    }

    /// This account as far as the score of a use of it looks.
    pub fn slice_for_access(&self) -> Self {
        Self {
            last_seen: self.last_seen,
            clock: self.clock,
            seen_entities: self.seen_entities.clone(),
            access: self.access.clone(),
            ..Self::default()
        }
    }

    /// The same with all that tells which of its traces are this payment's: what is asked of it as if it had not come.
    pub(super) fn slice_with_traces(&self, payment: &Transaction) -> Self {
        Self {
            charges: self.charges.clone(),
            decisions: self.decisions.clone(),
            ..self.slice_for(payment)
        }
    }
}
