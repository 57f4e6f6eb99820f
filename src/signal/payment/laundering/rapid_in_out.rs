//! What just came in from persons goes out again, nearly all of it, to somebody new: for the operator's desk only.
//!
//! A mule account keeps nothing (FinCEN's and FATF's indicators: outflow about equal to recent inflow; 0.8 to 1.05 of it
//! within 1 to 48 hours, and new accounts weigh more). Wages that go to the rent are not meant, nor refunds, own money,
//! purchases, or red packets, which are gifts; and friends who share a bill pass on sums that are small for the account or
//! its currency, which stay silent.

use crate::event::PaymentType;
use crate::feature::{Context, FeatureVector, features, is_material, ms};
use crate::profile::RecentPayment;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::{DAY, HOUR};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "rapid-in-out",
        family: Family::Laundering,
        params: &[
            ParamSpec::money("received"),
            ParamSpec::money("sent").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::share("share"),
            ParamSpec::duration("windowMs"),
            ParamSpec::duration("ageMs"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        techniques: &["F1047"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// From such a share of what came in on it is passed on: the indicators' own.
    least: f64 = 0.8, 0.1..=1.0;
    /// Up to such a share: a little of one's own may go along.
    most: f64 = 1.05, 1.0..=2.0;
    /// Within so many hours: the indicators' own.
    hours: f64 = 48.0, 1.0..=240.0;
    /// A month: banks watch new accounts that long, and mule accounts seldom live longer. Judgement.
    young_days("youngDays"): f64 = 30.0, 0.0..=366.0;
}

features! {
    /// ln of what went out over what came in.
    RATIO: "ratio" in -5.0..2.5;
}

/// How often a mule's payment shows this. Judgement: it is what mules are for.
const PASSED_GIVEN_MULE: f64 = 0.5;
/// How often an honest payment does: somebody collects for a common gift or a journey and passes a large sum on to a person
/// never paid. Judgement: once a year at three payments a day.
const PASSED_GIVEN_HONEST: f64 = 1.0e-3;
/// How often the account is young, where it is a mule's and where it is not. Judgement.
const YOUNG_GIVEN_MULE: f64 = 0.5;
const YOUNG_GIVEN_HONEST: f64 = 0.05;

/// What came in from persons, and what went on to persons or into cash.
struct Passed {
    received: f64,
    sent: f64,
}

fn goes_on(recent_payment: &RecentPayment) -> bool {
    let is_sent =
        recent_payment.facts.is_with_person() && recent_payment.facts.kind != PaymentType::RedPacket;
    recent_payment.facts.is_out() && (is_sent || recent_payment.facts.kind == PaymentType::CashOut)
}

fn comes_in(recent_payment: &RecentPayment) -> bool {
    let is_sent = matches!(
        recent_payment.facts.kind,
        PaymentType::Transfer | PaymentType::Other
    );
    recent_payment.facts.is_in() && recent_payment.facts.is_with_person() && is_sent
}

/// `None` where this payment passes nothing on, or nothing came in.
fn passed(context: &Context<'_>, settings: &Settings) -> Option<Passed> {
    let this = context.recent_payment;
    if !context.facts().leaves() || !goes_on(&this) {
        return None;
    }
    let window = ms(settings.hours, HOUR);
    let mut passed = Passed {
        received: 0.0,
        sent: this.amount,
    };
    for known in context.holder.recent_payments.within(this.at.get(), window) {
        if known.currency == this.currency && comes_in(known) {
            passed.received += known.amount;
        } else if known.currency == this.currency && goes_on(known) {
            passed.sent += known.amount;
        }
    }
    (passed.received > 0.0).then_some(passed)
}

/// For how long the account has been paying in this currency.
fn age(context: &Context<'_>) -> i64 {
    let known = context.holder.spend_rate.get(&context.payment.currency);
    let since = known
        .and_then(|spend_rate| spend_rate.since)
        .unwrap_or(context.payment.at);
    context.payment.at.since(since).max(0)
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let Passed { received, sent } = passed(context, settings)?;
    let ratio = sent / received;
    if ratio > 0.0 {
        vector.set(&RATIO, ln(ratio));
    }
    let is_own_circle = context.is_settled();
    let is_passed_on = (settings.least..=settings.most).contains(&ratio);
    if is_own_circle || !is_passed_on || !is_material(context, received) {
        return None;
    }
    let young = if age(context) < ms(settings.young_days, DAY) {
        ln(YOUNG_GIVEN_MULE / YOUNG_GIVEN_HONEST)
    } else {
        0.0
    };
    Some(Strength::Alone(
        ln(PASSED_GIVEN_MULE / PASSED_GIVEN_HONEST) + young,
    ))
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let Passed { received, sent } = passed(context, settings).unwrap_or(Passed {
        received: 0.0,
        sent: context.payment.amount.to_f64(),
    });
    let share = if received > 0.0 { sent / received } else { 0.0 };
    Explanation {
        params: Params::of([
            ("received", context.estimate(received)),
            ("sent", context.estimate(sent)),
            ("currency", context.currency()),
            ("share", Param::Number(share)),
            ("windowMs", Param::Number(ms(settings.hours, HOUR) as f64)),
            ("ageMs", Param::Number(age(context) as f64)),
        ])
        .at_least(context.is_cut(context.holder, ms(settings.hours, HOUR))),
        ..Explanation::default()
    }
}
