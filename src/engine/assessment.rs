//! Assessment of one prepared payment against a background: the score, the evidence, and what reasons in shadow would say.
//!
//! Changes nothing. Not here: in which order an event is scored, told of, learnt and kept (`pipeline`).

use super::Shadow;
use super::pipeline::ScoredDecision;
use super::rules::Rules;
use crate::config::{Config, Mode};
use crate::event::{Facts, Outcome, Transaction};
use crate::feature::{Context, FeatureVector};
use crate::feedback::{PendingLabel, VOUCHING};
use crate::population::Population;
use crate::profile::{Account, PreparedPayment};
use crate::rule::On;
use crate::score::{Learnt, ScoreTrace, Scored, score};
use crate::signal::{self, FEATURES, Live, Setup};
use crate::stats::math::exp;
use crate::time::UtcOffset;

/// Background: what is known beside the account.
#[derive(Clone, Copy)]
pub(super) struct Background<'a> {
    pub(super) population: &'a Population,
    /// What the host set of the reasons.
    pub(super) setup: &'a Setup,
    pub(super) learnt: Option<Learnt<'a>>,
    /// The operator's rules.
    pub(super) rules: Rules<'a>,
    /// Verdict of the server, where there is one already: it has the last word.
    pub(super) verdict: Option<Outcome>,
}

/// Score, and the evidence that it was made of. An order that was given up is neither scored nor suspected, and nor is a row of
/// nothing: a coupon, a ride on a pass.
pub(super) fn assessed(
    prepared: &PreparedPayment<'_>,
    account: &Account,
    background: Background<'_>,
    offset: UtcOffset,
    config: &Config,
) -> (ScoredDecision, ScoreTrace, FeatureVector) {
    let payment = prepared.payment;
    let fresh;
    let payer = match account.payer(prepared) {
        Some(payer) => payer,
        None => {
            fresh = Account::new();
            &fresh
        }
    };
    let is_nothing = payment.status.is_withdrawn() || payment.amount.is_zero();
    let (mut shadow, mut fired) = (None, Vec::new());
    let ((mut scored, trace), measured) = if is_nothing {
        (
            ScoreTrace::unsuspected(payment, &config.thresholds),
            FeatureVector::absent(FEATURES),
        )
    } else {
        let Background {
            population,
            setup,
            learnt,
            rules,
            ..
        } = background;
        let context = Context::new(prepared, payer, account, population, offset);
        let evidence = signal::evaluate(&context, setup, Live::Only);
        let mut scored = score(&evidence, &context, setup, learnt, &config.thresholds);
        if setup.has_shadows() {
            let evidence = signal::evaluate(&context, setup, Live::AndShadows);
            let (all, trace) = score(&evidence, &context, setup, learnt, &config.thresholds);
            shadow = shadow_of(&all, &trace, setup);
        }
        if rules.set.has_some(On::Payment) {
            let (scored, trace) = &mut scored;
            fired = rules.apply(&context, (scored, trace), &mut shadow, &config.thresholds);
        }
        (scored, evidence.features)
    };
    scored.outcome = background.verdict.unwrap_or(scored.outcome);
    let decision = ScoredDecision {
        scored,
        warming_up: payer.is_warming_up(),
        alert_ids: Vec::new(),
        shadow,
        fired,
    };
    (decision, trace, measured)
}

/// Shadow: what the reasons in shadow would have made of it.
fn shadow_of(all: &Scored, trace: &ScoreTrace, setup: &Setup) -> Option<Shadow> {
    let reasons = trace.told.iter().map(|(signal, _)| signal);
    let rules: Vec<String> = reasons
        .chain(trace.apart.iter().map(|(signal, _)| signal))
        .map(|signal| signal.reason.code)
        .filter(|code| setup.mode_of(code) == Mode::Shadow)
        .map(str::to_owned)
        .collect();
    (!rules.is_empty()).then_some(Shadow {
        outcome: all.outcome,
        rules,
    })
}

/// Pending label: kept until somebody says what the payment was.
pub(super) fn pending_label(payment: &Transaction, trace: &ScoreTrace, paid_there: u8) -> PendingLabel {
    let facts = Facts::of(payment);
    let mut pending_label = PendingLabel::about(payment.at, trace.entities, blame(trace));
    pending_label.may_teach = facts.leaves();
    pending_label.vouches = facts.is_habit() && paid_there < VOUCHING;
    pending_label
}

/// Blame: how much of a fraud here the account does not explain: the share that is left of the other side's blame once the
/// account's own evidence, a likelihood ratio, has had its say.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 255
fn blame(trace: &ScoreTrace) -> u8 {
    (f64::from(u8::MAX) * exp(-trace.explained.max(0.0))).round() as u8
}

/// Usual amount of this payer, once there is a habit.
pub(super) fn usual(prepared: &PreparedPayment<'_>, account: &Account) -> Option<f64> {
    let payer = account.payer(prepared).filter(|payer| !payer.is_warming_up())?;
    let mean = payer.amounts.mean_ln(prepared.payment.currency, prepared.class);
    Some(exp(mean))
}
