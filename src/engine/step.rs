//! One event: known or new, scored, told of, learnt, kept. In that order: a score is made before its event is learnt.

use super::history::History;
use super::{Assessment, Engine};
use crate::alert::{About, Finding, severity};
use crate::config::Config;
use crate::error::{Code, Error, Result};
use crate::event::{Direction, Field, PaymentType, Status, Transaction};
use crate::profile::{Account, Familiarity};
use crate::score::{Reason, score};
use crate::signal::{self, Evidence, Strength, Topic};
use crate::time::{Millis, UtcOffset};

/// What became of an event.
pub(super) enum Taken {
    New(Box<Assessment>),
    /// Scored again where more money leaves than was known.
    Updated(Option<Box<Assessment>>),
    Unchanged,
}

impl Engine {
    /// Takes one event in; alerts that it raised or changed are added to `changed`.
    pub(super) fn take(
        &mut self,
        index: usize,
        payment: &Transaction,
        history: &History,
        changed: &mut Vec<u32>,
    ) -> Result<Taken> {
        let known = self.state.profiles.get(&payment.account_id);
        match known.map_or(Familiarity::New, |account| account.known.compare(payment)) {
            Familiarity::New => Ok(Taken::New(self.judge(index, payment, history, changed))),
            Familiarity::Grown => Ok(Taken::Updated(Some(self.judge(index, payment, history, changed)))),
            Familiarity::Update => {
                let bounds = self.bounds();
                self.state
                    .profiles
                    .learn(payment, offset_of(payment, self.offset), teaches(payment), bounds);
                self.keep(payment);
                self.note_refunds(payment, changed);
                Ok(Taken::Updated(None))
            }
            Familiarity::Unchanged => Ok(Taken::Unchanged),
            Familiarity::Conflict => Err(Error::new(Code::IdConflict)
                .at_field(Field::Id.name())
                .with_value(&payment.id)),
        }
    }

    /// Scores, tells, learns and keeps a payment.
    fn judge(
        &mut self,
        index: usize,
        payment: &Transaction,
        history: &History,
        changed: &mut Vec<u32>,
    ) -> Box<Assessment> {
        let (bounds, offset) = (self.bounds(), self.offset);
        if let Some(forgotten) = self.state.profiles.make_room(&payment.account_id, bounds) {
            self.state.ledger.evict(forgotten);
        }
        let account = self.state.profiles.arrive(payment);
        let (mut assessment, evidence) = assessed(index, payment, account, offset, &self.config);
        self.tell(payment, &mut assessment, &evidence, history, changed);
        self.note_refunds(payment, changed);
        self.state
            .profiles
            .learn(payment, offset_of(payment, offset), teaches(payment), bounds);
        self.keep(payment);
        Box::new(assessment)
    }

    /// A refund, or the word of one, ends the alert on a charge that was made twice.
    fn note_refunds(&mut self, payment: &Transaction, changed: &mut Vec<u32>) {
        let says_so = payment.refunded.is_some() || payment.status == Status::Refunded;
        if !says_so && !is_refund(payment) {
            return;
        }
        let Some(account) = self.state.profiles.get_mut(&payment.account_id) else {
            return;
        };
        let paid_back = if is_refund(payment) {
            account.charges.note_refund(payment)
        } else {
            account.charges.mark_refunded(&payment.id)
        };
        if let Some(id) = paid_back {
            let code = signal::DUPLICATE_CHARGE;
            changed.extend(
                self.state
                    .book
                    .solve(&payment.account_id, code, &[&id], payment.at),
            );
        }
    }

    fn keep(&mut self, payment: &Transaction) {
        if self.config.ledger_days > 0 {
            let offset = offset_of(payment, self.offset).minutes();
            self.state
                .ledger
                .keep(payment, offset, self.config.limits.payments);
        }
    }

    /// Raises what is worth telling; of old history, only counts it.
    fn tell(
        &mut self,
        payment: &Transaction,
        assessment: &mut Assessment,
        evidence: &[Evidence],
        history: &History,
        changed: &mut Vec<u32>,
    ) {
        let offset = offset_of(payment, self.offset);
        let import = history.import_of(&payment.account_id);
        let of_service = evidence
            .iter()
            .filter(|seen| matches!(seen.strength, Strength::None));
        let mut findings: Vec<Finding> = of_service
            .map(|seen| service_finding(payment, seen, offset, import))
            .collect();
        findings.extend(payment_finding(payment, assessment, evidence, offset, import));
        for finding in findings {
            if history.is_silent(payment) {
                changed.extend(self.state.book.count_silent(&finding, self.config.limits.alerts));
                continue;
            }
            let numbers = self.state.book.raise(finding, self.config.limits.alerts);
            let told_by = numbers.first().and_then(|number| self.state.book.get(*number));
            assessment.alert_ids.extend(told_by.map(|alert| alert.id.clone()));
            changed.extend(numbers);
        }
    }
}

/// The score, and the evidence that it was made of. An order that was given up is neither scored nor suspected.
pub(super) fn assessed(
    index: usize,
    payment: &Transaction,
    account: &Account,
    offset: UtcOffset,
    config: &Config,
) -> (Assessment, Vec<Evidence>) {
    let was_given_up = matches!(payment.status, Status::Closed | Status::Reversed);
    let evidence = if was_given_up {
        Vec::new()
    } else {
        signal::look(payment, account, offset_of(payment, offset), config)
    };
    let assessment = Assessment {
        index,
        event_id: payment.id.clone(),
        account_id: payment.account_id.clone(),
        scored: score(&evidence, &config.thresholds),
        warming_up: account.is_warming_up(),
        alert_ids: Vec::new(),
    };
    (assessment, evidence)
}

/// The event's own offset, else the engine's.
fn offset_of(payment: &Transaction, default: UtcOffset) -> UtcOffset {
    payment.utc_offset.unwrap_or(default)
}

/// True where money left: that is what habits are made of. Refused and given-up payments teach nothing.
fn teaches(payment: &Transaction) -> bool {
    payment.direction == Direction::Debit
        && payment.kind != PaymentType::Fee
        && !matches!(payment.status, Status::Failed | Status::Closed | Status::Reversed)
}

fn is_refund(payment: &Transaction) -> bool {
    payment.kind == PaymentType::Refund && payment.direction == Direction::Credit
}

fn payment_finding(
    payment: &Transaction,
    assessment: &Assessment,
    evidence: &[Evidence],
    offset: UtcOffset,
    import: Option<Millis>,
) -> Option<Finding> {
    let severity = severity::of_risk(assessment.scored.risk_level)?;
    let strongest = assessment.scored.reasons.first()?;
    let subject = evidence
        .iter()
        .find(|seen| seen.code == strongest.code)
        .and_then(|seen| seen.subject);
    Some(Finding {
        account_id: payment.account_id.clone(),
        topic: Topic::Payment,
        severity,
        dedup_key: key(
            &strongest.code,
            subject.map(|subject| subject.to_string()),
            offset.day(payment.at),
        ),
        at: payment.at,
        event_ids: vec![payment.id.clone()],
        reasons: assessment.scored.reasons.clone(),
        payment: Some(about(payment)),
        import,
    })
}

fn service_finding(
    payment: &Transaction,
    seen: &Evidence,
    offset: UtcOffset,
    import: Option<Millis>,
) -> Finding {
    let reason = Reason {
        code: seen.code.to_owned(),
        contribution: 0.0,
        params: seen.params.clone(),
        unless: None,
    };
    Finding {
        account_id: payment.account_id.clone(),
        topic: Topic::Service,
        severity: severity::of_service(seen),
        dedup_key: key(
            seen.code,
            seen.subject.map(|subject| subject.to_string()),
            offset.day(payment.at),
        ),
        at: payment.at,
        event_ids: seen.also.iter().cloned().chain([payment.id.clone()]).collect(),
        reasons: vec![reason],
        payment: Some(about(payment)),
        import,
    }
}

/// Reason, subject, local day: never the amount.
fn key(code: &str, subject: Option<String>, day: i64) -> String {
    format!("{code}:{}:{day}", subject.as_deref().unwrap_or("account"))
}

fn about(payment: &Transaction) -> About {
    let counterparty = payment.counterparty.as_ref().and_then(|side| side.name.clone());
    About {
        amount: payment.amount,
        currency: payment.currency,
        counterparty,
        at: payment.at,
    }
}
