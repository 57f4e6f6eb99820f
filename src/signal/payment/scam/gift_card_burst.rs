//! Several purchases of prepaid value, online and in round sums, within an hour: gift cards, vouchers, credit for an app.
//!
//! Whoever is told to "pay" with gift cards buys several at once and reads their codes out; the money is gone with the
//! codes, and no bank can call it back. A thief turns a stolen card into money the same way. It counts as a scam, since
//! the holder whose own hand bought the cards needs the advice that comes in time (keep the codes to yourself); a thief
//! shows by a new device or by trials, and those reasons bring theirs.
//!
//! One card for a birthday is innocent, and so are three recharges of a metro card in a week, small change for an app,
//! what is put into an own account, and what is drawn under an agreement. Who buys such cards all the time, for a shop or
//! for colleagues, has them among the payments before, and they say less. Games are a child's (`minor-spending`) and do
//! not count here.

use crate::event::Channel;
use crate::feature::{Context, FeatureVector, ms};
use crate::profile::{Class, RecentPayment};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::{exp, ln};
use crate::time::HOUR;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "gift-card-burst",
        family: Family::Scam,
        params: &[
            ParamSpec::number("count"),
            ParamSpec::duration("windowMs"),
            ParamSpec::money("spent").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        techniques: &["F1028"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// Two cards are for two children; the third within the time is where it begins.
    count: f64 = 3.0, 2.0..=60.0;
    /// Within so many hours: as long as somebody keeps talking to a person at a shop's page. Judgement.
    hours: f64 = 1.0, 0.1..=72.0;
    /// What is less than so many of this payer's usual payments is hardly worth reading out: 50 yuan, where a usual payment is 20.
    /// No absolute sum is small in every currency.
    face_times("faceTimes"): f64 = 2.5, 0.1..=1000.0;
}

/// Of the payments for gift cards that somebody was told to buy, so many are the third or a later one of an hour. Judgement:
/// shops limit what one card holds, and who asks for them asks for several.
const BURST_GIVEN_SCAM: f64 = 0.6;
/// Of honest payments, on the scale of `signal::payment`: once in three years, for presents at a festival.
const BURST_GIVEN_HONEST: f64 = 3e-4;
/// The share of prepaid value among payments before any is seen: one in fifty, a recharge every two weeks. It is worth
/// twenty payments, a week of them.
const PRIOR_SHARE: f64 = 0.02;
const PRIOR_WEIGHT: f64 = 20.0;
/// Who buys all the time still buys them in one go at most so often.
const MOST_GIVEN_HONEST: f64 = 0.5;
/// Digits that a face value has before its noughts, the second of them a five at most: 50, 100, 150, 200, 500 or 1,000 yuan or
/// dollars, 1,500 or 3,000 yen, 50,000 won.
const HALF: f64 = 0.5;
/// What is left over of a round sum, of its first digit: less than any coin is of it.
const LEFT_OVER: f64 = 1e-6;

struct Seen {
    count: u32,
    spent: f64,
    /// Of the payments before, under the prior.
    share: f64,
}

/// True of sums as they are printed on cards, in whichever currency: their first digit, a five or nothing, and noughts.
fn is_round(amount: f64) -> bool {
    let mut first = amount;
    while first >= 10.0 {
        first /= 10.0;
    }
    let halves = first / HALF;
    (halves - halves.round()).abs() < LEFT_OVER
}

/// The least that is worth reading out; of a currency in which nothing was ever paid, anything.
fn least(context: &Context<'_>, settings: &Settings) -> f64 {
    let currency = context.payment.currency;
    let is_known = context.account.spend_rate.get(&currency).is_some();
    let usual = context.account.amounts.usual(currency, Class::Purchase);
    if is_known {
        settings.face_times * exp(usual.location)
    } else {
        0.0
    }
}

fn counts(payment: &RecentPayment, least: f64) -> bool {
    payment.facts.is_prepaid()
        && payment.facts.is_out()
        && !payment.facts.is_own_move()
        && payment.facts.channel == Some(Channel::Online)
        && !payment.facts.is_of_day
        && payment.amount > 0.0
        && payment.amount >= least
        && is_round(payment.amount)
}

fn observe(context: &Context<'_>, settings: &Settings) -> Seen {
    let (payment, recent_payments) = (context.payment, &context.account.recent_payments);
    let (window, least) = (ms(settings.hours, HOUR), least(context, settings));
    let (mut count, mut spent) = (1, payment.amount.to_f64());
    for recent_payment in recent_payments
        .within(payment.at.get(), window)
        .filter(|recent_payment| recent_payment.currency == payment.currency)
        .filter(|recent_payment| counts(recent_payment, least))
    {
        count += 1;
        spent += recent_payment.amount;
    }
    let (mut prepaid, mut all) = (PRIOR_SHARE * PRIOR_WEIGHT, PRIOR_WEIGHT);
    for recent_payment in recent_payments.latest().filter(|recent_payment| {
        recent_payment.facts.is_out() && payment.at.since(recent_payment.at) >= window
    }) {
        all += 1.0;
        prepaid += if recent_payment.facts.is_prepaid() {
            1.0
        } else {
            0.0
        };
    }
    Seen {
        count,
        spent,
        share: prepaid / all,
    }
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() || !counts(&context.recent_payment, least(context, settings)) {
        return None;
    }
    let seen = observe(context, settings);
    if f64::from(seen.count) < settings.count {
        return None;
    }
    // The second and the third of an hour are each as common as such purchases are; nobody's are rarer than most people's.
    let more = (seen.share / PRIOR_SHARE).max(1.0);
    let honest = (BURST_GIVEN_HONEST * more * more).min(MOST_GIVEN_HONEST);
    Some(Strength::Alone(ln(BURST_GIVEN_SCAM / honest)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let seen = observe(context, settings);
    Explanation {
        params: Params::of([
            ("count", Param::Number(f64::from(seen.count))),
            ("windowMs", Param::Number(ms(settings.hours, HOUR) as f64)),
            ("spent", context.estimate(seen.spent)),
            ("currency", context.currency()),
        ])
        .at_least(context.is_cut(context.account, ms(settings.hours, HOUR))),
        ..Explanation::default()
    }
}
