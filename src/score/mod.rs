//! Evidence to log-odds to probability, score and outcome: the only place that weighs.
//!
//! log-odds = base + Σ strength; the logistic of it is the probability. Nothing is weighted yet but by what it is: strengths
//! are log-likelihood ratios, and no label has taught otherwise. Contributions are therefore exact
//! shares, and the reasons are the score.
//! An honest payment that leaves the habit leaves it in several respects at once (a new phone is dear, from a new shop, on
//! a free afternoon); adding those up as if they were independent would count one novelty three times. So all that is
//! unlike the habit is weighed together against a mixture: with probability `OUTSIDE_HABIT` the honest payment is one of
//! those. The joint ratio is then shared out in proportion to what each would have said alone.
//! The score is the probability read on another scale: 100·√odds / (1 + √odds), so that even odds are 50, and odds of
//! one in a hundred and one in ten thousand can still be told apart (9 and 1).

use crate::config::Thresholds;
use crate::signal::{Evidence, Params, Strength, Unless};
use crate::stats::math::{exp, ln, logistic};
use serde::{Deserialize, Serialize};

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

/// What the score advises. The operator's server has the last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Let it pass.
    Allow,
    /// Ask the payer to confirm again.
    Challenge,
    /// Let a person look first.
    Review,
    /// Refuse.
    Block,
}

/// One reason's share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The signal's code.
    pub code: String,
    /// Its share of the log-odds, in nats.
    pub contribution: f64,
    /// For the message.
    pub params: Params,
    /// What would have stayed quiet.
    pub unless: Option<Unless>,
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
    pub reasons: Vec<Reason>,
}

/// One payment in ten thousand is fraud before anything is known of it. The EBA and ECB report on payment fraud (2024)
/// counts 0.015 % of card payments and 0.003 % of credit transfers in the EU in the first half of 2023.
const BASE_RATE: f64 = 1.0e-4;

/// One honest payment in five hundred is outside the habit: at three a day about twice a year. Judgement.
const OUTSIDE_HABIT: f64 = 0.002;

/// Adds the evidence up.
pub fn score(evidence: &[Evidence], thresholds: &Thresholds) -> Scored {
    let base = ln(BASE_RATE / (1.0 - BASE_RATE));
    let share = share_of_novelty(evidence);
    let mut reasons: Vec<Reason> = evidence
        .iter()
        .filter_map(|seen| {
            let nats = match seen.strength {
                Strength::Alone(ratio) => ratio,
                Strength::Unlike { habit, .. } => habit * share,
                Strength::None => return None,
            };
            Some(Reason {
                code: seen.code.to_owned(),
                contribution: nats,
                params: seen.params.clone(),
                unless: seen.unless.clone(),
            })
        })
        .collect();
    reasons.sort_by(|a, b| {
        b.contribution
            .total_cmp(&a.contribution)
            .then_with(|| a.code.cmp(&b.code))
    });
    let log_odds = reasons.iter().fold(base, |sum, reason| sum + reason.contribution);
    let probability = logistic(log_odds);
    let score = score_of(log_odds);
    Scored {
        base,
        probability,
        score,
        risk_level: level_of(probability),
        outcome: outcome_of(score, thresholds),
        reasons,
    }
}

/// What is left of everything unlike the habit once it is weighed against leaving the habit, as a share of its sum.
fn share_of_novelty(evidence: &[Evidence]) -> f64 {
    let (habit, outside) = evidence
        .iter()
        .fold((0.0, 0.0), |(habit, outside), seen| match seen.strength {
            Strength::Unlike {
                habit: this,
                outside: that,
            } => (habit + this, outside + that),
            Strength::Alone(_) | Strength::None => (habit, outside),
        });
    if habit <= 0.0 {
        return 1.0;
    }
    let honest = (1.0 - OUTSIDE_HABIT) * exp(-habit) + OUTSIDE_HABIT * exp(-outside);
    (-ln(honest) / habit).max(0.0)
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

fn level_of(probability: f64) -> RiskLevel {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(strength: Strength) -> Evidence {
        Evidence {
            code: "velocity",
            strength,
            params: Params::default(),
            unless: None,
            subject: None,
            also: Vec::new(),
        }
    }

    #[test]
    fn without_evidence_the_base_rate_stands() {
        let scored = score(&[], &Thresholds::default());
        assert!((scored.probability - BASE_RATE).abs() < 1e-15);
        assert_eq!(
            (scored.risk_level, scored.outcome),
            (RiskLevel::Low, Outcome::Allow)
        );
    }

    #[test]
    fn shares_add_up_to_the_log_odds() {
        let seen = [
            evidence(Strength::Alone(5.8)),
            evidence(Strength::Unlike {
                habit: 2.5,
                outside: 0.3,
            }),
        ];
        let scored = score(&seen, &Thresholds::default());
        let sum = scored.base
            + scored
                .reasons
                .iter()
                .map(|reason| reason.contribution)
                .sum::<f64>();
        assert!((sum - crate::stats::math::logit(scored.probability)).abs() < 1e-9);
        assert!(scored.reasons[0].contribution >= scored.reasons[1].contribution);
    }

    #[test]
    fn even_odds_score_fifty_and_more_evidence_scores_more() {
        assert!((score_of(0.0) - 50.0).abs() < 1e-12);
        let scores: Vec<f64> = (-40..40).map(|half| score_of(f64::from(half) / 2.0)).collect();
        assert!(scores.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn one_novelty_in_three_respects_is_not_three_novelties() {
        let unlike = |outside| evidence(Strength::Unlike { habit: 6.0, outside });
        let logit =
            |seen: &[Evidence]| crate::stats::math::logit(score(seen, &Thresholds::default()).probability);
        let (one, three) = (
            logit(&[unlike(0.5)]),
            logit(&[unlike(0.5), unlike(0.5), unlike(0.5)]),
        );
        assert!(three > one && three - one < 6.0);
        // What honest novelty does not explain either still counts in full.
        assert!(logit(&[unlike(3.0), unlike(3.0)]) > logit(&[unlike(0.5), unlike(0.5)]) + 2.0);
    }
}
