//! Evidence to log-odds to probability, score and outcome: the only place that weighs.
//!
//! Two models, blended. The expert one, as shipped: log-odds = prior + Σ strength, strengths being log-likelihood
//! ratios. The learned one: what labels taught (`learned`). The more labels there were, the more of the second. Both are
//! sums of shares that belong to one signal each, so contributions are exact, and the reasons are the score. What is too
//! small to be a reason, or speaks for the payment, is in the base. The logistic of the log-odds is the probability.
//! The score is the probability read on another scale: 100·√odds / (1 + √odds), so that even odds are 50, and odds of
//! one in a hundred and one in ten thousand can still be told apart (9 and 1).

pub mod access;
mod expert;
mod layout;
mod learned;
mod model;
mod reading;
mod vouched;

pub use crate::event::Outcome;
pub use layout::{Layout, Moves, Names, fingerprint};
pub use learned::{LearnedModel, Name, PAIRS};
pub use model::{Model, SCORING_VERSION};
pub use reading::{Learnt, Reading};

use crate::config::{Readers, Thresholds};
use crate::event::Entities;
use crate::event::{Digest, Transaction};
use crate::feature::{Context, assurance, passed};
use crate::population::Observations;
use crate::population::Population;
use crate::reason::{Audience, Counterfactual, Explanation, Params, Strength};
use crate::record::record;
use crate::signal;
use crate::signal::{Evidence, REGISTRY, Setup, Signal};
use crate::sort::sort;
use crate::sound::is_told;
use crate::stats::math::{exp, ln, logistic, logit};
use expert::ExpertModel;
use serde::Serialize;

/// How suspicious, in four words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RiskLevel {
    /// Below one in ten.
    Low,
    /// From one in ten.
    Elevated,
    /// From even odds.
    High,
    /// From nine in ten.
    Critical,
}

/// One reason's share of a score, and what its message needs; the contract's `Reason`.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// The signal's code.
    pub code: String,
    /// Its share of the log-odds, in nats.
    pub contribution: f64,
    /// For the message.
    pub params: Params,
    /// What would have stayed quiet.
    pub unless: Option<Counterfactual>,
}

record! { checked struct Contribution { code, contribution, params, unless } }

impl Contribution {
    /// Of what is no part of a score.
    pub(crate) fn apart(code: &str, params: Params) -> Self {
        Self {
            code: code.to_owned(),
            contribution: 0.0,
            params,
            unless: None,
        }
    }
}

impl Contribution {
    fn is_sound(&self) -> bool {
        is_told(self.contribution) && self.params.are_told()
    }
}

/// A payment's score and all that it is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// Log-odds before any evidence.
    pub base: f64,
    /// Of fraud.
    pub probability: f64,
    /// The probability on a scale of 0 to 100.
    pub score: f64,
    /// The probability in four words.
    pub risk_level: RiskLevel,
    /// The score against the thresholds.
    pub outcome: Outcome,
    /// The strongest first.
    pub reasons: Vec<Contribution>,
}

/// Three payments in ten thousand are fraud before anything is known of them, by what people tell: 8.7 % had a card misused
/// in a year and 2.5 % fell for a scam (Australian Bureau of Statistics, Personal Fraud 2022-23; 9.9 % and 3.1 % a year
/// later), which at three payments a day is one fraud in ten thousand payments; and a fraud is some three payments
/// (judgement). Payment services count less, since they count what is reported to them: 1.5 in ten thousand card payments
/// in the EU in the first half of 2023 (EBA and ECB, 2024).
const BASE_RATE: f64 = 3.0e-4;

/// The shipped rate is believed like that many payments: three taps on a phone do not move it, a wallet's reports do.
const BASE_RATE_FROM: f64 = 1.0e5;

/// Log-odds beyond these are taken as these, and the base makes up for it. One honest payment in three million (e^15) is
/// surer than any labels can show, and the farthest from which `logit` finds the way back to nine digits; one fraud in
/// ten trillion (e^30) is beyond all payments ever counted.
const SUREST: f64 = 15.0;
const LEAST_SURE: f64 = -30.0;

/// A contribution below this is no reason: it moves the odds by less than a tenth.
const MENTIONED: f64 = 0.1;
/// Where labels have taught, it has to double the odds: learnt curves wobble by tenths of a nat.
const MENTIONED_LEARNT: f64 = core::f64::consts::LN_2;

/// By-products of scoring: what each reason is about, log-odds by reader, what is learnt of it.
#[derive(Debug, Clone)]
pub struct ScoreTrace {
    /// What each reason's alert would be about, in the order of the reasons.
    pub told: Vec<(&'static Signal, Option<Digest>)>,
    /// What is worth an alert of its own.
    pub apart: Vec<(&'static Signal, Explanation)>,
    /// Log-odds of the score.
    pub log_odds: f64,
    /// Log-odds by what the holder may be shown: without the operator's suspicions.
    pub for_holder: f64,
    /// Whom it involves.
    pub entities: Entities,
    /// What the account's own habits say against the payment, in nats, before any mixture.
    pub own: f64,
    /// The same with what lingers from before: what of a fraud here the account would explain.
    pub explained: f64,
    /// What it tells of the signals.
    pub observed: Observations,
}

/// Adds the evidence up.
pub fn score(
    evidence: &Evidence,
    context: &Context<'_>,
    setup: &Setup,
    learnt: Option<Learnt<'_>>,
    thresholds: &Thresholds,
) -> (Scored, ScoreTrace) {
    let prior = prior(context.population);
    let ExpertModel { mut shares, observed } = ExpertModel::of(
        evidence,
        prior,
        context.population,
        (
            assurance(context) + vouched::vouched(context, evidence),
            passed(context),
        ),
    );
    let mut log_odds = shares.iter().fold(prior, |sum, share| sum + share);
    let mut mention = MENTIONED;
    if let Some(learnt) = learnt {
        let blend = learnt.blend();
        mention += blend * (MENTIONED_LEARNT - MENTIONED);
        shares.iter_mut().for_each(|share| *share *= 1.0 - blend);
        log_odds = (1.0 - blend) * log_odds + blend * learnt.base();
        learnt.each(evidence.features.bytes(), |number, nats| {
            log_odds += blend * nats;
            if let Some(share) = shares.get_mut(number) {
                *share += blend * nats;
            }
        });
    }
    let mut mentioned: Vec<(usize, f64)> = shares
        .into_iter()
        .enumerate()
        .filter(|(number, share)| *share >= mention && evidence.speaks(*number))
        .collect();
    sort(&mut mentioned, |(a, more), (b, less)| {
        less.total_cmp(more).then(a.cmp(b))
    });
    let (mut reasons, mut told) = (Vec::new(), Vec::new());
    let mut for_holder = log_odds;
    let log_odds = log_odds.clamp(LEAST_SURE, SUREST);
    let mut base = log_odds;
    for (number, signal, contribution) in mentioned
        .into_iter()
        .filter_map(|(number, share)| Some((number, REGISTRY.get(number)?, share)))
    {
        base -= contribution;
        if signal.reason.audience() == Audience::Operator {
            for_holder -= contribution;
        }
        let said = signal.explain(number, context, setup);
        reasons.push(Contribution {
            code: signal.reason.code.to_owned(),
            contribution,
            params: said.params,
            unless: said.unless,
        });
        told.push((signal, said.subject));
    }
    let apart = evidence
        .strengths
        .iter()
        .filter(|(_, strength)| *strength == Strength::Apart)
        .filter_map(|(number, _)| Some((*number, REGISTRY.get(*number)?)))
        .map(|(number, signal)| (signal, signal.explain(number, context, setup)))
        .collect();
    let trace = ScoreTrace {
        told,
        apart,
        log_odds,
        for_holder,
        entities: context.entities,
        own: evidence.features.own(),
        explained: evidence.features.explained(),
        observed,
    };
    (Scored::of(base, log_odds, reasons, thresholds), trace)
}

/// Log-odds before any evidence: the shipped base rate, and what is counted once there is much to count. Integers, so
/// that they are the same however accounts are spread.
fn prior(population: &Population) -> f64 {
    let frauds = f64::from(population.labels().0) + BASE_RATE * BASE_RATE_FROM;
    let payments = f64::from(population.payments()) + BASE_RATE_FROM;
    logit((frauds / payments).min(0.5))
}

impl ScoreTrace {
    /// Nothing was looked at: the base rate stands.
    pub fn unsuspected(payment: &Transaction, thresholds: &Thresholds) -> (Scored, Self) {
        let prior = ln(BASE_RATE / (1.0 - BASE_RATE));
        let trace = Self {
            told: Vec::new(),
            apart: Vec::new(),
            log_odds: prior,
            for_holder: prior,
            entities: Entities::of(payment),
            own: 0.0,
            explained: 0.0,
            observed: Observations::default(),
        };
        (Scored::of(prior, prior, Vec::new(), thresholds), trace)
    }
}

impl Scored {
    /// Leaves out the reasons that are not for these readers. The base is again the log-odds less the shares that are shown,
    /// the strongest first: to the bit what it would be, had the others been too small to mention.
    pub(crate) fn show_to(&mut self, readers: Readers, log_odds: f64) {
        self.reasons
            .retain(|reason| signal::audience_of(&reason.code).is_for(readers));
        let shown = self.reasons.iter();
        self.base = shown.fold(log_odds, |base, reason| base - reason.contribution);
    }

    /// Adds shares that no built-in reason has. The base is again the log-odds less all shares, the strongest first.
    pub fn add(&mut self, added: Vec<Contribution>, log_odds: &mut f64, thresholds: &Thresholds) {
        let nats = added.iter().fold(0.0, |sum, one| sum + one.contribution);
        *log_odds = (*log_odds + nats).clamp(LEAST_SURE, SUREST);
        let mut reasons = std::mem::take(&mut self.reasons);
        reasons.extend(added);
        sort(&mut reasons, |one, other| {
            other.contribution.total_cmp(&one.contribution)
        });
        let shares = reasons.iter();
        let base = shares.fold(*log_odds, |base, reason| base - reason.contribution);
        *self = Self::of(base, *log_odds, reasons, thresholds);
    }

    /// Outcome by the score alone, with so many nats more.
    pub fn outcome_with(&self, log_odds: f64, nats: f64, thresholds: &Thresholds) -> Outcome {
        outcome_of(score_of((log_odds + nats).clamp(LEAST_SURE, SUREST)), thresholds)
    }

    /// What these log-odds come to.
    pub fn of(base: f64, log_odds: f64, reasons: Vec<Contribution>, thresholds: &Thresholds) -> Self {
        let probability = logistic(log_odds);
        let score = score_of(log_odds);
        Self {
            base,
            probability,
            score,
            risk_level: level_of(probability),
            outcome: outcome_of(score, thresholds),
            reasons,
        }
    }
}

/// 100·√odds / (1 + √odds) is the logistic of half the log-odds.
fn score_of(log_odds: f64) -> f64 {
    let half = 0.5 * log_odds;
    if half >= 0.0 {
        100.0 / (1.0 + exp(-half))
    } else {
        100.0 * exp(half) / (1.0 + exp(half))
    }
}

/// The level of a probability.
pub fn level_of(probability: f64) -> RiskLevel {
    match probability {
        p if p >= 0.9 => RiskLevel::Critical,
        p if p >= 0.5 => RiskLevel::High,
        p if p >= 0.1 => RiskLevel::Elevated,
        _ => RiskLevel::Low,
    }
}

fn outcome_of(score: f64, thresholds: &Thresholds) -> Outcome {
    match score {
        score if score >= thresholds.block => Outcome::Block,
        score if score >= thresholds.review => Outcome::Review,
        score if score >= thresholds.challenge => Outcome::Challenge,
        _ => Outcome::Allow,
    }
}
