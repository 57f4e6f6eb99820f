//! More payments within an hour than this person's own bursts explain.
//!
//! People pay in bursts, so a Poisson process would cry wolf at every shopping trip. What is compared is how many
//! payments already fell in the hour before each of this person's payments (a beta-geometric habit). Red packets are not
//! among them: their pace is a matter of its own (`red-packet-gambling`).

use crate::event::{PaymentType, TimePrecision};
use crate::feature::{Context, FeatureVector, crowd_outside, features};
use crate::profile::BURST_WINDOW;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::argument::most_argued;
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "velocity",
        family: Family::Anomaly,
        params: &[
            ParamSpec::number("count").as_role(Role::Count),
            ParamSpec::duration("windowMs"),
            ParamSpec::number("usual"),
        ],
        settings: Settings::ALL,
        since: "0.1.0",
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The field's usual threshold for velocity: one payment in a thousand, about once a year at three a day.
    tail: f64 = 0.001, 1e-9..=0.5;
}

features! {
    /// Surprise of the last hour's count, in nats.
    BURST: "burst" in 0.0..15.0;
}

fn before(context: &Context<'_>) -> u32 {
    context.account.payments_within(context.payment.at, BURST_WINDOW)
}

/// The same count as on an ordinary day: on a shopping festival's evening more orders are ordinary.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // no more than the movements that are kept
fn beyond_the_season(context: &Context<'_>) -> u32 {
    (f64::from(before(context)) / context.sales()) as u32
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let payment = context.payment;
    let is_packet = payment.kind == PaymentType::RedPacket;
    if !context.facts().leaves() || is_packet || payment.time_precision == Some(TimePrecision::Day) {
        return None;
    }
    let surprise = context.account.velocity.payments.surprise(before(context));
    vector.set(&BURST, surprise);
    if surprise <= -ln(settings.tail) {
        return None;
    }
    let surprise = context
        .account
        .velocity
        .payments
        .surprise(beyond_the_season(context));
    (surprise > -ln(settings.tail)).then(|| Strength::Unlike {
        habit: most_argued(surprise),
        outside: crowd_outside(beyond_the_season(context)),
    })
}

#[allow(clippy::cast_precision_loss)] // an hour in milliseconds
fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    Explanation {
        params: Params::of([
            (
                "count",
                Param::Number(f64::from(context.made(before(context) + 1, 0.0).0)),
            ),
            ("windowMs", Param::Number(BURST_WINDOW as f64)),
            (
                "usual",
                Param::Number(context.account.velocity.payments.mean() + 1.0),
            ),
        ]),
        ..Explanation::default()
    }
}
