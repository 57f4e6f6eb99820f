//! Asked again: what was decided of a payment that has come in, and what it would come to if it had not.
//!
//! A payment that was taken in is part of the habits that the next one is held against. So the last decisions are kept
//! whole and told as they were made. What is older, or is asked about as it was not (another amount, another payee), is
//! judged anew and left out of the account as far as that can be told: approximately, and says so.

use super::pipeline::ScoredDecision;
use super::{Assessment, Engine, Shadow};
use crate::event::{Digest, Entities, Transaction};
use crate::feedback::Seen;
use crate::population::Population;
use crate::profile::{Account, Decision, PreparedPayment};
use crate::record::{Record, Writer};
use crate::score::{Contribution, ScoreTrace, Scored};
use crate::snapshot::value_of;
use crate::sound::is_told;
use std::borrow::Cow;

/// What few decisions have: the base, reasons, alerts, shadow.
type Details = (f64, Vec<Contribution>, Vec<String>, Option<Shadow>);

/// Keeps a decision with its account.
pub(super) fn keep(
    account: &mut Account,
    prepared: &PreparedPayment<'_>,
    decision: &ScoredDecision,
    trace: &ScoreTrace,
) {
    let scored = &decision.scored;
    let details = decision.has_details().then(|| {
        let mut to = Writer::new();
        scored.base.write(&mut to);
        scored.reasons.write(&mut to);
        decision.alert_ids.write(&mut to);
        decision.shadow.write(&mut to);
        to.finish()
    });
    let decision = Decision {
        log_odds: trace.log_odds,
        outcome: scored.outcome,
        warming_up: decision.warming_up,
        details: details.as_deref(),
        own: trace.own,
    };
    account.decisions.keep(prepared, &decision);
}

/// True where the payment has come in, so that its account's habits have it in them. What has grown since is not among
/// them: it is judged as `ingest` is about to judge it.
pub(super) fn has_left_traces(account: &Account, payment: &Transaction) -> bool {
    let familiarity = account.seen_payments.compare(payment, Digest::of(&payment.id));
    !matches!(familiarity, Seen::New | Seen::Grown)
}

impl Engine {
    /// What was decided of this payment, where that is still kept and nothing has come of it since that asks for a new
    /// decision. The server has the last word.
    pub(super) fn decided(&self, payment: &Transaction) -> Option<Assessment> {
        let account = self.state.profiles.get(&payment.account_id)?;
        let prepared = account.prepare(payment, Digest::of(&payment.id), false);
        if account.seen_payments.compare(payment, prepared.id) == Seen::Grown {
            return None;
        }
        let kept = account.decisions.of(&prepared)?;
        let (base, reasons, alert_ids, shadow): Details = match kept.details {
            Some(bytes) => value_of(bytes).ok().filter(|kept: &Details| is_told(kept.0))?,
            None => (kept.log_odds, Vec::new(), Vec::new(), None),
        };
        let mut scored = Scored::of(base, kept.log_odds, reasons, &self.config.thresholds);
        let verdict = account
            .seen_payments
            .verdict(prepared.payment_id())
            .map(|verdict| verdict.outcome);
        scored.outcome = verdict.unwrap_or(kept.outcome);
        let whole = ScoredDecision {
            scored,
            warming_up: kept.warming_up,
            alert_ids,
            shadow,
            fired: Vec::new(), // they are counted already
        };
        let shown = self.shown(whole, kept.log_odds);
        Some(shown.of(0, payment.id.clone(), payment.account_id.clone()))
    }

    /// The account of a payment, and what is known across accounts, at the payment's time and as far as possible without it.
    pub(super) fn as_if_it_had_not_come(&self, payment: &Transaction) -> (Account, Cow<'_, Population>) {
        let (profiles, most) = (&self.state.profiles, self.bounds().entities);
        let id = Digest::of(&payment.id);
        let known = profiles.get(&payment.account_id);
        let known = known.map(|account| account.as_if_it_had_not_come(payment, id));
        let (mut account, unsaid) = known.unwrap_or_default();
        account.age_to(payment.at);
        let population = &profiles.population;
        let entities = Entities::of(payment);
        let Some(unsaid) = unsaid else {
            let then = population.as_of(payment.at, &entities, payment.currency, most);
            return (account, then);
        };
        let mut population = population.slice_to_come(&entities, payment.currency);
        for (party, change, known_at) in unsaid.changes() {
            population.enqueue_label(party, change, known_at, most);
        }
        for (is_fraud, undone, known_at) in unsaid.counted() {
            population.count_label(is_fraud, undone, known_at, most);
        }
        population.close_hours_before(payment.at, most);
        (account, Cow::Owned(population))
    }
}
