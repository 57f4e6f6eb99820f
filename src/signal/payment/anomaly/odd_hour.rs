//! A payment at an hour at which this person hardly ever pays.
//!
//! A log-likelihood ratio after Freeman et al. 2016 (doi 10.14722/ndss.2016.23240): somebody else's payment may come at
//! any hour, this person's come as the habit says. A shift worker's night is quiet, a student's is too. What a
//! merchant draws by itself comes at a machine's hour, and says nothing.

use crate::event::{Channel, TimePrecision};
use crate::feature::{Context, FeatureVector, features};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "odd-hour",
        family: Family::Anomaly,
        params: &[
            ParamSpec::hour("hour"),
            ParamSpec::share("share"),
            ParamSpec::number("payments"),
        ],
        settings: Settings::ALL,
        since: "0.1.0",
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// Silent below e^1.5: an hour must hold less than a fifth of its even share.
    quiet: f64 = 1.5, 0.0..=20.0;
}

features! {
    /// An even hour's share over this one's, in nats.
    ODDITY: "oddity" in -2.0..4.0;
    /// The local hour itself: what it means the weights find out.
    HOUR: "hour" in 0.0..24.0;
}

/// An even hour's share.
const EVEN: f64 = 1.0 / 24.0;
/// Somebody else's hour: one half of fraud comes from anywhere in the world, at any hour; the other half is by or with the
/// victim, in the hours in which people are awake. Judgement.
fn hour_given_fraud(hour: u8) -> f64 {
    0.5 * EVEN + 0.5 * waking(hour)
}
/// The six hours after midnight hold three payments in a hundred of people who are not shift workers, and the other
/// eighteen the rest. Judgement; only payments outside the habit are held against it.
const NIGHT_HOURS: u8 = 6;
const NIGHT_SHARE: f64 = 0.03;
/// "Around this hour" in the message: one hour either side.
const AROUND: u8 = 1;

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let payment = context.payment;
    let is_drawn = payment.channel == Some(Channel::Recurring);
    if !context.facts().leaves() || is_drawn || payment.time_precision == Some(TimePrecision::Day) {
        return None;
    }
    let hour = context.offset.hour(payment.at);
    let usual = context.account.hour_probability(hour);
    let oddity = ln(EVEN / usual);
    vector.set(&ODDITY, oddity);
    vector.set(&HOUR, f64::from(hour));
    let fraud = hour_given_fraud(hour);
    let ratio = ln(fraud / usual);
    (oddity > settings.quiet && ratio > 0.0).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(fraud / waking(hour)),
    })
}

fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    let hour = context.offset.hour(context.payment.at);
    let around = context.account.hour_share(hour, AROUND).unwrap_or(0.0);
    Explanation {
        params: Params::of([
            ("hour", Param::Number(f64::from(hour))),
            ("share", Param::Number(around)),
            ("payments", Param::Number(context.account.hour_weight())),
        ]),
        subject: context.recent_payment.counterparty,
        ..Explanation::default()
    }
}

/// How likely an honest payment outside the habit falls in this hour.
fn waking(hour: u8) -> f64 {
    if hour < NIGHT_HOURS {
        NIGHT_SHARE / f64::from(NIGHT_HOURS)
    } else {
        (1.0 - NIGHT_SHARE) / f64::from(24 - NIGHT_HOURS)
    }
}
