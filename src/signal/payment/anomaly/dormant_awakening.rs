//! The first payment after months of silence, by somebody who used to pay often.
//!
//! The typology (Tazama's dormant account) asks for three to six, six to twelve, or over twelve months, and for an amount
//! that is unusual too. A log-likelihood ratio: fraud comes at any time, also into a silence, while of an account's own
//! payments hardly any comes after one. Whoever pays a few times a year is silent by habit. It is a novelty among others,
//! weighed with the amount's own surprise: silence alone never reaches a warning. What is drawn under a standing agreement
//! neither ends a silence nor breaks it.

use crate::event::{Channel, PaymentType};
use crate::feature::{Context, FeatureVector, doublings, features, ms};
use crate::profile::RecentPayment;
use crate::profile::account::HALF_LIFE_DAYS;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::decay::remaining;
use crate::stats::math::ln;
use crate::stats::rarity::share_after;
use crate::time::{DAY, HOUR};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "dormant-awakening",
        family: Family::Anomaly,
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::duration("silentMs"),
            ParamSpec::number("monthly"),
        ],
        settings: Settings::ALL,
        techniques: &["F1042"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// Three months: the typology's first step.
    days: f64 = 90.0, 7.0..=3660.0;
}

features! {
    /// Doublings of an hour since money last left: a day is 4.6, three months are 11, four years 15.
    GAP: "gap" in 0.0..15.0;
}

/// How often fraud comes into such a silence: about as many accounts are silent at any time, and quiet ones are sought,
/// since nobody looks. Judgement.
const SILENT_GIVEN_FRAUD: f64 = 0.05;
/// How often an honest payment outside the habit ends one: people come back for something special (a journey, a new phone)
/// as often as fraud finds them away. Judgement; with it silence adds nothing to what is outside the habit anyway.
const SILENT_GIVEN_OUTSIDE: f64 = 0.05;
/// Payments that a memory of months can hold at most, in the busiest life: eighty a day.
const MOST_PAYMENTS: f64 = 1.0e4;
/// A month, as people count it.
const MONTH_DAYS: f64 = 30.0;

/// The silence before this payment, and how many payments were remembered as it began.
struct Silence {
    length: i64,
    payments: f64,
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn silence(context: &Context<'_>) -> Option<Silence> {
    let payment = context.payment;
    if !context.facts().leaves()
        || payment.agreement_id.is_some()
        || payment.channel == Some(Channel::Recurring)
    {
        return None;
    }
    let is_own_act = |known: &&RecentPayment| {
        known.facts.is_out()
            && known.facts.kind != PaymentType::Fee
            && known.facts.channel != Some(Channel::Recurring)
            && known.at < payment.at
    };
    let last = context.account.recent_payments.latest().find(is_own_act)?;
    // Habits have faded since: by the account's clock, which a single leap of more than a year does not move.
    let faded = context
        .account
        .clock
        .map_or(0, |clock| clock.since(last.at).max(0));
    let left = remaining(faded as f64 / DAY as f64, HALF_LIFE_DAYS);
    Some(Silence {
        length: payment.at.since(last.at),
        // After years nothing is left, and nothing is known of the time before.
        payments: (context.account.weight() / left.max(f64::MIN_POSITIVE)).min(MOST_PAYMENTS),
    })
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let Silence { length, payments } = silence(context)?;
    vector.set(&GAP, doublings(length as f64, HOUR as f64));
    let days = settings.days;
    if length < ms(days, DAY) {
        return None;
    }
    // None of the payments remembered came after such a silence, else fewer would be; and of silences that last three
    // months half last six, and a quarter a year (a Pareto tail, as gaps between people's acts have).
    let honest = share_after(0.0, payments) * (days * DAY as f64 / length as f64);
    let ratio = ln(SILENT_GIVEN_FRAUD / honest);
    (ratio > 0.0).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(SILENT_GIVEN_FRAUD / SILENT_GIVEN_OUTSIDE),
    })
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    let Silence { length, payments } = silence(context).unwrap_or(Silence {
        length: 0,
        payments: 0.0,
    });
    // A steady stream of one a day comes to half-life / ln 2 in a memory that fades.
    let monthly = payments / (HALF_LIFE_DAYS / core::f64::consts::LN_2) * MONTH_DAYS;
    Explanation {
        params: Params::of([
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("silentMs", Param::Number(length as f64)),
            ("monthly", Param::Number(monthly)),
        ]),
        ..Explanation::default()
    }
}
