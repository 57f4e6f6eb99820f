//! Alerting: from a scored payment to alerts for the holder and, apart from them, for the operator.
//!
//! Structuring, mule and money-flow suspicions are the operator's: the holder's alert is made of the other reasons, as
//! severe as they alone make it.

use super::Engine;
use super::changed::Changed;
use super::import_window::ImportWindow;
use super::rules::{Compiled, Fired};
use crate::alert::{About, Exposure, Finding, StoryStep, at_stake, severity};
use crate::event::{Digest, Outcome, Transaction, export};
use crate::link::is_of_one;
use crate::reason::{Audience, Explanation, Family, Param, Reason};
use crate::score::{Contribution, ScoreTrace, Scored};
use crate::signal::payment::takeover::suspicious_access;
use crate::signal::service::duplicate_charge;
use crate::stats::math::logistic;

/// Scored payment, about to be told of.
pub(super) struct ScoredPayment<'a> {
    pub(super) payment: &'a Transaction,
    pub(super) scored: &'a Scored,
    pub(super) trace: &'a ScoreTrace,
    /// The operator's rules that had something to say.
    pub(super) fired: &'a [Fired],
    /// Usual amount of this payer, where that is known.
    pub(super) usual: Option<f64>,
    /// Verdict of the server, where there is one already.
    pub(super) verdict: Option<Outcome>,
    /// Local day of the payment.
    pub(super) day: i64,
    pub(super) window: &'a ImportWindow,
}

impl Engine {
    /// Raises what is worth telling, and returns the alerts that tell of it; of old history, only counts it.
    pub(super) fn raise_alerts(
        &mut self,
        scored_payment: &ScoredPayment<'_>,
        changed: &mut Changed,
    ) -> Vec<String> {
        let ScoredPayment {
            payment,
            trace,
            window,
            ..
        } = scored_payment;
        let mut findings: Vec<Finding> = trace
            .apart
            .iter()
            .map(|(signal, told)| scored_payment.service(&signal.reason, told))
            .collect();
        let keeping = self.rooms.keeping();
        findings.retain(|finding| !keeping.is_shown_again(self, finding, payment));
        findings
            .iter_mut()
            .for_each(|finding| keeping.name_other_order(self, finding));
        let suspicion = scored_payment.suspicion(Audience::Holder, trace.for_holder);
        findings.extend(suspicion.map(|finding| self.in_its_story(finding)));
        findings.extend(scored_payment.suspicion(Audience::Operator, trace.log_odds));
        findings.extend(
            self.rules
                .told(scored_payment.fired)
                .map(|rule| scored_payment.ruled(rule)),
        );
        let mut raised = Vec::new();
        for finding in findings {
            let (room, book) = (self.room(), &mut self.state.book);
            let numbers = if window.is_silent(payment) {
                book.raise_of_history(finding, room)
            } else {
                book.raise(finding, room)
            };
            let alert = numbers.first().and_then(|number| self.state.book.get(*number));
            raised.extend(alert.map(|alert| alert.id.clone()));
            changed.extend(numbers);
        }
        raised
    }

    /// A payment that goes on with a takeover's story is told in its alert, as its last step.
    fn in_its_story(&self, finding: Finding) -> Finding {
        let code = suspicious_access::SIGNAL.reason.code;
        let is_part = finding.reasons.iter().any(|reason| reason.code == code);
        let episode = self
            .episode_at(&finding.account_id, finding.at)
            .filter(|_| is_part);
        let Some(episode) = episode else {
            return finding;
        };
        let steps = { finding.event_ids.iter() }.map(|id| StoryStep {
            event_id: id.clone(),
            at: finding.at,
            what: StoryStep::PAYMENT.into(),
            failed: false,
        });
        Finding {
            steps: steps.collect(),
            episode: Some(episode.start),
            ..finding
        }
    }

    /// True of a double charge whose charges are one payment in two exports: its wallet's number says so.
    pub(super) fn is_shown_again(&self, finding: &Finding, payment: &Transaction) -> bool {
        let shelf = self.state.ledger.shelf(&finding.account_id);
        let is_imported = export::kind(&payment.id) == Some("table");
        let number = payment.reference.as_deref();
        let number = number.filter(|number| is_imported && is_of_one(number));
        let mut others = finding.event_ids.iter().filter(|id| **id != payment.id);
        finding.code == duplicate_charge::SIGNAL.reason.code
            && number.is_some()
            && others.all(|id| shelf.and_then(|shelf| shelf.get(id)?.reference()) == number)
    }

    /// Fills in the order number of the other charge, so that the holder can tell the two apart: scores know no payments.
    pub(super) fn name_other_order(&self, finding: &mut Finding) {
        let shelf = self.state.ledger.shelf(&finding.account_id);
        let mut others = finding
            .event_ids
            .iter()
            .filter_map(|id| shelf?.get(id)?.order().map(str::to_owned));
        let params = finding.reasons.iter_mut().map(|reason| &mut reason.params);
        for params in params {
            if params.get("otherOrder") == Some(&Param::Bool(true))
                && let Some(other) = others.next()
            {
                params.set(duplicate_charge::OTHER_ORDER_ID, Param::Text(other));
            }
        }
    }
}

impl ScoredPayment<'_> {
    /// A suspicion, where its reasons for this audience are strong enough. The operator's alert shows all reasons, and is
    /// raised only where one of them is the operator's own.
    fn suspicion(&self, audience: Audience, log_odds: f64) -> Option<Finding> {
        // The server let it through; what the desk thinks of the money's flow is another question.
        if audience == Audience::Holder && self.verdict == Some(Outcome::Allow) {
            return None;
        }
        let all = self.scored.reasons.iter().filter_map(|reason| {
            let mut told = self.trace.told.iter();
            Some((
                reason,
                told.find(|(signal, _)| signal.reason.code == reason.code)?,
            ))
        });
        let mut reasons = Vec::new();
        let mut strongest: Option<(&Contribution, &'static Reason, Option<Digest>)> = None;
        let (mut least, mut pattern) = (Exposure::Small, 0.0);
        for (told, (signal, subject)) in all {
            let reason = &signal.reason;
            if audience == Audience::Operator || reason.audience() == Audience::Holder {
                reasons.push(told.clone());
            }
            if reason.family != Family::Anomaly && reason.audience() == audience {
                pattern += told.contribution;
            }
            if matches!(reason.family, Family::Takeover | Family::Scam) {
                least = Exposure::Ordinary;
            }
            if reason.audience() == audience {
                strongest.get_or_insert((told, reason, *subject));
            }
        }
        let (told, reason, subject) = strongest?;
        let stake = at_stake(reason, &told.params, self.payment.amount);
        let exposure = Exposure::of(self.payment.kind, stake, self.usual).max(least);
        let severity = severity::of_risk(logistic(log_odds), exposure, pattern)?;
        let found = self.finding(reason, subject, Vec::new());
        Some(Finding {
            audience,
            severity,
            reasons,
            ..found
        })
    }

    /// A rule of the operator's that fired: its own share first, then all that was seen.
    fn ruled(&self, rule: &Compiled) -> Finding {
        let payment = self.payment;
        let others = self
            .scored
            .reasons
            .iter()
            .filter(|reason| reason.code != rule.code);
        Finding {
            account_id: payment.account_id.clone(),
            topic: rule.topic,
            audience: Audience::Operator,
            severity: rule.severity,
            code: rule.code.clone(),
            subject: None,
            day: self.day,
            at: payment.at,
            event_ids: vec![payment.id.clone()],
            reasons: [rule.contribution()].into_iter().chain(others.cloned()).collect(),
            payment: Some(about(payment)),
            import: self.window.import_of(&payment.account_id),
            episode: None,
            steps: Vec::new(),
        }
    }

    fn service(&self, reason: &'static Reason, told: &Explanation) -> Finding {
        Finding {
            severity: reason.severity.of(&told.params),
            reasons: vec![Contribution::apart(reason.code, told.params.clone())],
            ..self.finding(reason, told.subject, told.also.clone())
        }
    }

    fn finding(&self, reason: &'static Reason, subject: Option<Digest>, also: Vec<String>) -> Finding {
        let payment = self.payment;
        Finding {
            account_id: payment.account_id.clone(),
            topic: reason.topic(),
            audience: reason.audience(),
            severity: severity::LEAST,
            code: reason.code.to_owned(),
            subject,
            day: self.day,
            at: payment.at,
            event_ids: also.into_iter().chain([payment.id.clone()]).collect(),
            reasons: Vec::new(),
            payment: Some(about(payment)),
            import: self.window.import_of(&payment.account_id),
            episode: None,
            steps: Vec::new(),
        }
    }
}

pub(super) fn about(payment: &Transaction) -> About {
    let counterparty = payment.counterparty.as_ref().and_then(|side| side.name.clone());
    About {
        amount: payment.amount,
        currency: payment.currency,
        counterparty,
        at: payment.at,
    }
}
