//! 免密: several payments without a password within minutes, by somebody who does not pay so, or under a fresh agreement.
//!
//! Whoever has the phone or an agreement drains what needs no password, in small pieces. Gates, machines and tills that the
//! payer has used before are what such payments are for, and do not count; nor do red packets, which go round in groups.
//! How rare so many payments are is velocity's evidence where they are very many; here it is that they all came without a
//! password.

use crate::event::{AccessAction, Authentication, PaymentType, TimePrecision};
use crate::feature::{Context, FeatureVector, is_known_stop, ms};
use crate::profile::RecentPayment;
use crate::profile::visits::last_of;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::{HOUR, MINUTE};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "no-password-burst",
        family: Family::Takeover,
        params: &[
            ParamSpec::number("count"),
            ParamSpec::duration("windowMs"),
            ParamSpec::money("spent").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::flag("mixed"),
            ParamSpec::flag("fresh"),
            ParamSpec::share("share"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The typology's own count, minutes and hours.
    count: f64 = 3.0, 2.0..=60.0;
    /// Within so many minutes: the typology's own.
    minutes: f64 = 30.0, 1.0..=1440.0;
    /// An agreement is fresh for so many hours: the typology's own.
    fresh_hours("freshHours"): f64 = 24.0, 1.0..=720.0;
    /// Above the own rate: so many within the time are one in fifty of the own payments.
    tail: f64 = 0.02, 1e-9..=0.5;
}

/// A thief's payments come in bursts mostly, and without a password nearly all.
const BURST_GIVEN_THEFT: f64 = 0.7;
const NO_PASSWORD_GIVEN_THEFT: f64 = 0.8;
/// How many of a person's payments need no password before any is seen: many wallets offer it, and some take it up.
const PRIOR_SHARE: f64 = 0.3;
const PRIOR_WEIGHT: f64 = 5.0;
/// Under an agreement signed today: a thief's second and third charge within half an hour.
const FRESH_GIVEN_THEFT: [f64; 2] = [0.8, 0.6];
/// Honest, of all payments: a few agreements are signed a year, and seldom charged twice so soon, thrice hardly ever.
const FRESH_GIVEN_HONEST: [f64; 2] = [1e-3, 1e-4];

struct Seen {
    count: u32,
    spent: f64,
    /// Some were in another currency, and are not in the sum.
    mixed: bool,
    fresh: bool,
    /// Of the payments before, as they were.
    share: f64,
    /// The same under the prior.
    expected: f64,
}

fn counts(recent_payment: &RecentPayment) -> bool {
    recent_payment.facts.is_out()
        && recent_payment.was_unconfirmed
        && recent_payment.facts.kind != PaymentType::RedPacket
        && !recent_payment.facts.is_of_day
        && !is_known_stop(recent_payment.facts.channel, recent_payment.was_new)
}

fn observe(context: &Context<'_>, settings: &Settings) -> Seen {
    let (payment, recent_payments) = (context.payment, &context.account.recent_payments);
    let window = ms(settings.minutes, MINUTE);
    let (mut count, mut spent, mut mixed) = (1, payment.amount.to_f64(), false);
    for recent_payment in recent_payments
        .within(payment.at.get(), window)
        .filter(|recent_payment| counts(recent_payment))
    {
        count += 1;
        spent += recent_payment.amount_in(payment.currency);
        mixed |= recent_payment.currency != payment.currency;
    }
    let (mut without, mut all) = (0.0, 0.0);
    for recent_payment in recent_payments.latest().filter(|recent_payment| {
        recent_payment.facts.is_out() && payment.at.since(recent_payment.at) >= window
    }) {
        all += 1.0;
        without += if recent_payment.was_unconfirmed { 1.0 } else { 0.0 };
    }
    Seen {
        count,
        spent,
        mixed,
        fresh: is_fresh(context, settings),
        share: if all > 0.0 { without / all } else { 0.0 },
        expected: (without + PRIOR_SHARE * PRIOR_WEIGHT) / (all + PRIOR_WEIGHT),
    }
}

/// True under an agreement that is young, by its first charge or by its signature.
fn is_fresh(context: &Context<'_>, settings: &Settings) -> bool {
    let hours = ms(settings.fresh_hours, HOUR);
    let payment = context.payment;
    let is_young = context
        .account
        .agreements
        .of(payment)
        .map(|agreement| payment.at.since(agreement.first_at) < hours);
    let signed = || {
        last_of(
            &context.holder.visits,
            &[AccessAction::AgreementSign],
            payment.at,
            hours,
        )
    };
    is_young.unwrap_or_else(|| signed().is_some())
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    let payment = context.payment;
    let has_time = payment.time_precision != Some(TimePrecision::Day);
    if !context.facts().leaves()
        || payment.kind == PaymentType::RedPacket
        || payment.authentication != Some(Authentication::None)
        || !has_time
        || is_known_stop(payment.channel, context.is_to_new())
    {
        return None;
    }
    let seen = observe(context, settings);
    let tail = settings.tail;
    let is_many = f64::from(seen.count) >= settings.count;
    let is_beyond = context.account.velocity.payments.surprise(seen.count - 1) >= -ln(tail);
    let unlike = if is_many && is_beyond {
        ln(BURST_GIVEN_THEFT / tail) + ln(NO_PASSWORD_GIVEN_THEFT / seen.expected)
    } else {
        0.0
    };
    let fresh = match seen.count {
        _ if !seen.fresh => 0.0,
        0 | 1 => 0.0,
        2 => ln(FRESH_GIVEN_THEFT[0] / FRESH_GIVEN_HONEST[0]),
        3.. => ln(FRESH_GIVEN_THEFT[1] / FRESH_GIVEN_HONEST[1]),
    };
    let strength = unlike.max(fresh);
    (strength > 0.0).then_some(Strength::Alone(strength))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let seen = observe(context, settings);
    let (count, spent) = context.made(seen.count, seen.spent);
    Explanation {
        params: Params::of([
            ("count", Param::Number(f64::from(count))),
            ("windowMs", Param::Number(ms(settings.minutes, MINUTE) as f64)),
            ("spent", context.estimate(spent)),
            ("currency", context.currency()),
            ("mixed", Param::Bool(seen.mixed)),
            ("fresh", Param::Bool(seen.fresh)),
            ("share", Param::Number(seen.share)),
        ])
        .at_least(context.is_cut(context.account, ms(settings.minutes, MINUTE))),
        ..Explanation::default()
    }
}
