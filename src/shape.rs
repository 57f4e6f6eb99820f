//! The contract's shapes: what crosses the boundary, made of what the core holds.
//!
//! State is stored whole (every field, absent or not); across the boundary absence is an absent key, money a decimal
//! string, time a number, maps plain objects. These views borrow and serialise; they are never read back.
//! Not here: summaries, which are never stored and so have the contract's shape from the start.

use crate::alert::{self, Alert, Disposition, Severity, State};
use crate::engine::{Assessment, Rejected};
use crate::money::{Amount, Currency};
use crate::score::{Outcome, Reason, RiskLevel};
use crate::signal::{Audience, Param, ParamKind, Params, Topic, Unless};
use crate::time::Millis;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// A list as the views of its items.
fn each<'a, T, V: Serialize + From<&'a T>, S: Serializer>(items: &'a [T], to: S) -> Result<S::Ok, S::Error> {
    let mut list = to.serialize_seq(Some(items.len()))?;
    for item in items {
        list.serialize_element(&V::from(item))?;
    }
    list.end()
}

/// The contract's `Reason`.
#[derive(Debug, Serialize)]
pub struct ReasonView<'a> {
    code: &'a str,
    contribution: f64,
    #[serde(serialize_with = "params")]
    params: &'a Params,
    #[serde(skip_serializing_if = "Option::is_none")]
    unless: Option<&'a Unless>,
}

impl<'a> From<&'a Reason> for ReasonView<'a> {
    fn from(reason: &'a Reason) -> Self {
        Self {
            code: &reason.code,
            contribution: reason.contribution,
            params: &reason.params,
            unless: reason.unless.as_ref(),
        }
    }
}

fn params<S: Serializer>(params: &Params, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(Some(params.0.len()))?;
    for (name, value) in &params.0 {
        match value {
            Param::Text(text) => map.serialize_entry(name, text)?,
            Param::Number(number) => map.serialize_entry(name, number)?,
            Param::Bool(truth) => map.serialize_entry(name, truth)?,
        }
    }
    map.end()
}

fn reasons<S: Serializer>(reasons: &&[Reason], to: S) -> Result<S::Ok, S::Error> {
    each::<_, ReasonView<'_>, _>(reasons, to)
}

/// The contract's `Alert`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AlertView<'a> {
    id: &'a str,
    account_id: &'a str,
    topic: Topic,
    audience: Audience,
    severity: Severity,
    state: State,
    #[serde(skip_serializing_if = "Option::is_none")]
    snoozed_until: Option<Millis>,
    dedup_key: &'a str,
    count: u32,
    first_at: Millis,
    last_at: Millis,
    event_ids: &'a [String],
    #[serde(serialize_with = "reasons")]
    reasons: &'a [Reason],
    #[serde(skip_serializing_if = "Option::is_none")]
    payment: Option<AboutView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disposition: Option<Disposition>,
    history: Vec<StepView<'a>>,
}

#[derive(Debug, Serialize)]
struct AboutView<'a> {
    amount: Amount,
    currency: Currency,
    #[serde(skip_serializing_if = "Option::is_none")]
    counterparty: Option<&'a str>,
    at: Millis,
}

#[derive(Debug, Serialize)]
struct StepView<'a> {
    at: Millis,
    action: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
}

impl<'a> From<&'a Alert> for AlertView<'a> {
    fn from(alert: &'a Alert) -> Self {
        let about = |about: &'a alert::About| AboutView {
            amount: about.amount,
            currency: about.currency,
            counterparty: about.counterparty.as_deref(),
            at: about.at,
        };
        let step = |step: &'a alert::Step| StepView {
            at: step.at,
            action: &step.action,
            by: step.by.as_deref(),
        };
        Self {
            id: &alert.id,
            account_id: &alert.account_id,
            topic: alert.topic,
            audience: alert.audience,
            severity: alert.severity,
            state: alert.state,
            snoozed_until: alert.snoozed_until,
            dedup_key: &alert.dedup_key,
            count: alert.count,
            first_at: alert.first_at,
            last_at: alert.last_at,
            event_ids: &alert.event_ids,
            reasons: &alert.reasons,
            payment: alert.payment.as_ref().map(about),
            disposition: alert.disposition,
            history: alert.history.iter().map(step).collect(),
        }
    }
}

/// The contract's `Assessment`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AssessmentView<'a> {
    index: usize,
    event_id: &'a str,
    account_id: &'a str,
    score: f64,
    probability: f64,
    base: f64,
    risk_level: RiskLevel,
    warming_up: bool,
    outcome: Outcome,
    #[serde(serialize_with = "reasons")]
    reasons: &'a [Reason],
    alert_ids: &'a [String],
}

impl<'a> From<&'a Assessment> for AssessmentView<'a> {
    fn from(assessment: &'a Assessment) -> Self {
        let scored = &assessment.scored;
        Self {
            index: assessment.index,
            event_id: &assessment.event_id,
            account_id: &assessment.account_id,
            score: scored.score,
            probability: scored.probability,
            base: scored.base,
            risk_level: scored.risk_level,
            warming_up: assessment.warming_up,
            outcome: scored.outcome,
            reasons: &scored.reasons,
            alert_ids: &assessment.alert_ids,
        }
    }
}

/// What only a flagged assessment has, by its position among the columns that carry the rest.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DetailView<'a> {
    position: usize,
    #[serde(serialize_with = "reasons")]
    reasons: &'a [Reason],
    alert_ids: &'a [String],
}

impl<'a> DetailView<'a> {
    /// Of the assessments that have reasons or alerts.
    pub fn of(assessments: &'a [Assessment]) -> Vec<Self> {
        assessments
            .iter()
            .enumerate()
            .filter(|(_, one)| !one.scored.reasons.is_empty() || !one.alert_ids.is_empty())
            .map(|(position, one)| Self {
                position,
                reasons: &one.scored.reasons,
                alert_ids: &one.alert_ids,
            })
            .collect()
    }
}

/// The contract's entry of `rejected`.
#[derive(Debug, Serialize)]
pub struct RejectedView<'a> {
    index: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
}

impl<'a> From<&'a Rejected> for RejectedView<'a> {
    fn from(rejected: &'a Rejected) -> Self {
        let error = &rejected.error;
        Self {
            index: error.index.unwrap_or_default(),
            id: rejected.id.as_deref(),
            code: error.code.as_str(),
            field: error.field,
            value: error.value.as_deref(),
        }
    }
}

/// A reason code and what its messages are given.
#[derive(Debug, Serialize)]
pub struct ReasonSpec {
    code: &'static str,
    topic: Topic,
    params: Vec<ParamSpec>,
}

#[derive(Debug, Serialize)]
struct ParamSpec {
    name: &'static str,
    kind: &'static str,
}

impl ReasonSpec {
    /// Of every reason that an alert can have.
    pub fn all() -> Vec<Self> {
        let spec = |code, topic, params: &[(&'static str, ParamKind)]| Self {
            code,
            topic,
            params: params
                .iter()
                .map(|(name, kind)| ParamSpec {
                    name,
                    kind: kind.as_str(),
                })
                .collect(),
        };
        crate::signal::ALL
            .iter()
            .map(|signal| spec(signal.code, signal.topic, signal.params))
            .chain(
                crate::signal::SPENDING
                    .iter()
                    .map(|reason| spec(reason.code, reason.topic, reason.params)),
            )
            .chain([spec(alert::DIGEST, Topic::Payment, alert::DIGEST_PARAMS)])
            .collect()
    }

    /// Its code.
    pub const fn code(&self) -> &'static str {
        self.code
    }
}
