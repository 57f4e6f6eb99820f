//! View of an alert, in the contract's form.

use super::ReasonView;
use crate::alert::{self, Alert, Decided, Disposition, State};
use crate::config::Readers;
use crate::event::Outcome;
use crate::money::{Amount, Currency};
use crate::reason::{Audience, Severity, Topic};
use crate::score::Contribution;
use crate::signal;
use crate::time::Millis;
use serde::Serialize;

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
    #[serde(skip_serializing_if = "Option::is_none")]
    shown_at: Option<Millis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_import: Option<bool>,
    dedup_key: &'a str,
    count: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    since_act: Option<u32>,
    first_at: Millis,
    last_at: Millis,
    event_ids: &'a [String],
    reasons: Vec<ReasonView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<Millis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment: Option<AboutView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disposition: Option<Disposition>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    verdicts: Vec<DecidedView<'a>>,
    story_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<StoryStepView<'a>>,
    history: Vec<StepView<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DecidedView<'a> {
    event_id: &'a str,
    outcome: Outcome,
    at: Millis,
    source: &'a str,
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
#[serde(rename_all = "camelCase")]
struct StoryStepView<'a> {
    event_id: &'a str,
    at: Millis,
    what: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    failed: bool,
}

#[derive(Debug, Serialize)]
struct StepView<'a> {
    at: Millis,
    action: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
}

impl<'a> AlertView<'a> {
    /// An alert that is for these readers, with those of its reasons that are: the operator's rests on all that was seen.
    pub fn new(alert: &'a Alert, readers: Readers) -> Self {
        let is_shown = |reason: &&Contribution| signal::audience_of(&reason.code).is_for(readers);
        let about = |about: &'a alert::About| AboutView {
            amount: about.amount,
            currency: about.currency,
            counterparty: about.counterparty.as_deref(),
            at: about.at,
        };
        let decided = |decided: &'a Decided| DecidedView {
            event_id: &decided.event_id,
            outcome: decided.outcome,
            at: decided.at,
            source: &decided.source,
        };
        let step = |step: &'a alert::Step| StepView {
            at: step.at,
            action: &step.action,
            by: step.by.as_deref(),
        };
        let told = |step: &'a alert::StoryStep| StoryStepView {
            event_id: &step.event_id,
            at: step.at,
            what: &step.what,
            failed: step.failed,
        };
        Self {
            id: &alert.id,
            account_id: &alert.account_id,
            topic: alert.topic,
            audience: alert.audience,
            severity: alert.severity,
            state: alert.state,
            snoozed_until: alert.snoozed_until,
            shown_at: alert.shown_at,
            from_import: alert.import.map(|_| true),
            dedup_key: &alert.dedup_key,
            count: alert.count,
            since_act: (alert.since_act > 0).then_some(alert.since_act),
            first_at: alert.first_at,
            last_at: alert.last_at,
            event_ids: &alert.event_ids,
            reasons: alert
                .reasons
                .iter()
                .filter(is_shown)
                .map(ReasonView::from)
                .collect(),
            due_at: alert.due_at(),
            payment: alert.payment.as_ref().map(about),
            disposition: alert.disposition,
            verdicts: alert.verdicts.iter().map(decided).collect(),
            story_id: alert.story.clone(),
            steps: alert.steps.iter().map(told).collect(),
            history: alert.history.iter().map(step).collect(),
        }
    }
}
