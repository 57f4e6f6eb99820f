//! Views of what was judged: reasons, assessments, receipts, refusals.

use crate::engine::{Assessment, Receipt, Rejected, ScoredDecision, Shadow};
use crate::error::Error;
use crate::event::Outcome;
use crate::reason::{Audience, Counterfactual, Param, ParamKind, Params};
use crate::score::{Contribution, Reading, RiskLevel};
use crate::signal;
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
    audience: Audience,
    code: &'a str,
    contribution: f64,
    #[serde(serialize_with = "params")]
    params: &'a Params,
    #[serde(skip_serializing_if = "Option::is_none")]
    unless: Option<&'a Counterfactual>,
}

impl<'a> From<&'a Contribution> for ReasonView<'a> {
    fn from(reason: &'a Contribution) -> Self {
        Self {
            audience: signal::audience_of(&reason.code),
            code: &reason.code,
            contribution: reason.contribution,
            params: &reason.params,
            unless: reason.unless.as_ref(),
        }
    }
}

pub(super) fn params<S: Serializer>(params: &Params, to: S) -> Result<S::Ok, S::Error> {
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

fn reasons<S: Serializer>(reasons: &&[Contribution], to: S) -> Result<S::Ok, S::Error> {
    each::<_, ReasonView<'_>, _>(reasons, to)
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
    reasons: &'a [Contribution],
    alert_ids: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    shadow: Option<ShadowView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approximate: Option<bool>,
}

#[derive(Debug, Serialize)]
struct ShadowView<'a> {
    outcome: Outcome,
    rules: &'a [String],
}

impl<'a> From<&'a Shadow> for ShadowView<'a> {
    fn from(shadow: &'a Shadow) -> Self {
        Self {
            outcome: shadow.outcome,
            rules: &shadow.rules,
        }
    }
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
            shadow: assessment.shadow.as_ref().map(ShadowView::from),
            approximate: assessment.approximate.then_some(true),
        }
    }
}

/// The contract's receipt, but for the event and the slice, which travel beside it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptView<'a> {
    version: &'a str,
    scoring: u32,
    config: String,
    account: String,
    #[serde(serialize_with = "features")]
    features: &'a [(String, u8)],
    #[serde(skip_serializing_if = "Option::is_none")]
    learnt: Option<&'a Reading>,
    result: ResultView<'a>,
}

/// An assessment as a receipt keeps it. Whose it is stands in the receipt's event alone, and so do names: a receipt without
/// its event tells of nobody.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultView<'a> {
    index: usize,
    score: f64,
    probability: f64,
    base: f64,
    risk_level: RiskLevel,
    warming_up: bool,
    outcome: Outcome,
    reasons: Vec<NamelessView<'a>>,
    alert_ids: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    shadow: Option<ShadowView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approximate: Option<bool>,
}

/// A reason without the names among its parameters.
#[derive(Debug, Serialize)]
struct NamelessView<'a> {
    audience: Audience,
    code: &'a str,
    contribution: f64,
    #[serde(serialize_with = "nameless")]
    params: (&'a str, &'a Params),
    #[serde(skip_serializing_if = "Option::is_none")]
    unless: Option<&'a Counterfactual>,
}

fn nameless<S: Serializer>((code, params): &(&str, &Params), to: S) -> Result<S::Ok, S::Error> {
    let declared = signal::of_code(code).map_or(&[][..], |signal| signal.reason.params);
    let is_name = |name: &str| {
        declared
            .iter()
            .any(|spec| spec.name == name && spec.kind == ParamKind::Name)
    };
    let kept = params.0.iter().filter(|(name, _)| !is_name(name));
    self::params(&Params(kept.cloned().collect()), to)
}

impl<'a> From<&'a Assessment> for ResultView<'a> {
    fn from(assessment: &'a Assessment) -> Self {
        let scored = &assessment.scored;
        let reason = |reason: &'a Contribution| NamelessView {
            audience: signal::audience_of(&reason.code),
            code: &reason.code,
            contribution: reason.contribution,
            params: (&reason.code, &reason.params),
            unless: reason.unless.as_ref(),
        };
        Self {
            index: assessment.index,
            score: scored.score,
            probability: scored.probability,
            base: scored.base,
            risk_level: scored.risk_level,
            warming_up: assessment.warming_up,
            outcome: scored.outcome,
            reasons: scored.reasons.iter().map(reason).collect(),
            alert_ids: &assessment.alert_ids,
            shadow: assessment.shadow.as_ref().map(ShadowView::from),
            approximate: assessment.approximate.then_some(true),
        }
    }
}

fn features<S: Serializer>(features: &&[(String, u8)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(features.iter().map(|(name, byte)| (name, byte)))
}

impl<'a> From<&'a Receipt> for ReceiptView<'a> {
    fn from(receipt: &'a Receipt) -> Self {
        Self {
            version: receipt.version,
            scoring: receipt.scoring,
            config: receipt.config.to_string(),
            account: receipt.account.to_string(),
            features: &receipt.features,
            learnt: receipt.learnt.as_ref(),
            result: ResultView::from(&receipt.result),
        }
    }
}

/// Details that only a flagged assessment has, by its position among the columns that carry the rest.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DetailView<'a> {
    position: usize,
    #[serde(serialize_with = "reasons")]
    reasons: &'a [Contribution],
    alert_ids: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    shadow: Option<ShadowView<'a>>,
}

impl<'a> DetailView<'a> {
    /// Of a decision that has reasons, alerts or a shadow.
    pub fn new(position: usize, decision: &'a ScoredDecision) -> Self {
        Self {
            position,
            reasons: &decision.scored.reasons,
            alert_ids: &decision.alert_ids,
            shadow: decision.shadow.as_ref().map(ShadowView::from),
        }
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
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    expected: &'static [&'static str],
}

impl<'a> From<&'a Rejected> for RejectedView<'a> {
    fn from(rejected: &'a Rejected) -> Self {
        Self {
            id: rejected.id.as_deref(),
            ..Self::from(&rejected.error)
        }
    }
}

/// The contract's entry of `warnings`, which is of a taken event and names no id.
impl<'a> From<&'a Error> for RejectedView<'a> {
    fn from(error: &'a Error) -> Self {
        Self {
            index: error.index.unwrap_or_default(),
            id: None,
            code: error.code.as_str(),
            field: error.path(),
            nearest: error.nearest(),
            value: error.value.as_deref(),
            expected: error.expected,
        }
    }
}
