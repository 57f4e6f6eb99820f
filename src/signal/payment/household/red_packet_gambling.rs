//! Red packets sent and taken by the dozen within an hour: the pace of a gambling group, not of gifts.
//!
//! Around the Spring Festival everybody does it, and this is silent. On other days a group that celebrates sends a few
//! each; half the pace speaks already, too weakly for an alert, and three quarters of it more clearly.

use crate::calendar::is_spring_festival;
use crate::event::{PaymentType, TimePrecision};
use crate::feature::{Context, FeatureVector, ms};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "red-packet-gambling",
        family: Family::Household,
        params: &[
            ParamSpec::number("count"),
            ParamSpec::duration("windowMs"),
            ParamSpec::money("spent").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::flag("mixed"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        techniques: &["F1026"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The typology's own: twenty within an hour, both ways.
    count: f64 = 20.0, 2.0..=60.0;
    /// Within so many minutes: the typology's own.
    minutes: f64 = 60.0, 1.0..=1440.0;
}

/// From which share of the full pace on a step counts; how much of such a group's play is that fast; and how often an
/// honest packet is, of all payments: in an hour with ten at a birthday in a lively group, some times a year; with fifteen
/// once in three years; with twenty, several of them sent oneself, once in ten or twenty. (That the hour is full is all
/// counted here: `velocity` leaves red packets out.)
const STEPS: [(f64, f64, f64); 3] = [(1.0, 0.8, 5e-5), (0.75, 0.85, 3e-4), (0.5, 0.9, 3e-3)];
/// Gifts are mostly taken; whoever plays also sends. Fewer sent than this within the hour, and it is no play.
const SENT: u32 = 4;

#[derive(Default)]
struct Seen {
    count: u32,
    sent: u32,
    spent: f64,
    /// Some were sent in another currency, and are not in the sum.
    mixed: bool,
}

fn observe(context: &Context<'_>, settings: &Settings) -> Seen {
    let payment = context.payment;
    let now = context.recent_payment;
    context
        .holder
        .recent_payments
        .within(payment.at.get(), ms(settings.minutes, MINUTE))
        .chain([&now])
        .filter(|recent_payment| {
            recent_payment.facts.kind == PaymentType::RedPacket && !recent_payment.facts.status.is_void()
        })
        .fold(Seen::default(), |mut seen, recent_payment| {
            seen.count += 1;
            if recent_payment.facts.is_out() {
                seen.sent += 1;
                seen.spent += recent_payment.amount_in(payment.currency);
                seen.mixed |= recent_payment.currency != payment.currency;
            }
            seen
        })
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    let payment = context.payment;
    let has_time = payment.time_precision != Some(TimePrecision::Day);
    if payment.kind != PaymentType::RedPacket || !context.facts().leaves() || !has_time {
        return None;
    }
    let seen = observe(context, settings);
    let spend_rate = f64::from(seen.count) / settings.count;
    let (_, gambling, honest) = STEPS.iter().find(|(least, ..)| spend_rate >= *least)?;
    let is_festive = || context.offset.date(payment.at).is_ok_and(is_spring_festival);
    (seen.sent >= SENT && !is_festive()).then(|| Strength::Alone(ln(gambling / honest)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let seen = observe(context, settings);
    Explanation {
        params: Params::of([
            ("count", Param::Number(f64::from(seen.count))),
            ("windowMs", Param::Number(ms(settings.minutes, MINUTE) as f64)),
            ("spent", context.estimate(seen.spent)),
            ("currency", context.currency()),
            ("mixed", Param::Bool(seen.mixed)),
        ])
        .at_least(context.is_cut(context.holder, ms(settings.minutes, MINUTE))),
        ..Explanation::default()
    }
}
