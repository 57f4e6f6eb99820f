//! A child at the phone: many game or tip payments within two hours, or a month of them far beyond the usual.
//!
//! What a gamer does is a habit, and stays quiet: it is held against the share of the own payments that are play, and
//! against what play usually comes to. A few small top-ups that a parent allowed are evidence too weak for an alert.

use crate::event::TimePrecision;
use crate::feature::{Context, FeatureVector, ms};
use crate::profile::RecentPayment;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::{DAY, HOUR};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "minor-spending",
        family: Family::Household,
        params: &[
            ParamSpec::number("count"),
            ParamSpec::duration("windowMs"),
            ParamSpec::money("spent").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::money("usual"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The typology's own: five in two hours, or three times a month.
    count: f64 = 5.0, 2.0..=60.0;
    /// Within so many hours: the typology's own.
    hours: f64 = 2.0, 0.1..=72.0;
    /// So many times the usual month: the typology's own.
    times: f64 = 3.0, 1.1..=1000.0;
}

/// A month, as the typology means it.
const MONTH: i64 = 30 * DAY;
/// Of a child's unasked payments this many come as part of such a burst, of a smaller one, or of such a month.
const BURST_GIVEN_CHILD: f64 = 0.9;
const SMALL_BURST_GIVEN_CHILD: f64 = 0.9;
const MONTH_GIVEN_CHILD: f64 = 0.8;
/// Of a player's own payments for play one in ten is the fifth or later of an evening, one in three the third or fourth,
/// and one in five is made in a month of three times the usual. That the hour is full, or the amount high, is other
/// evidence besides.
const BURST_GIVEN_PLAYER: f64 = 0.1;
const SMALL_BURST_GIVEN_PLAYER: f64 = 0.3;
const MONTH_GIVEN_PLAYER: f64 = 0.2;
/// A smaller burst is three fifths of one.
const SMALL: f64 = 0.6;
/// The share of payments for play before any payment is seen, and its worth: some play, most do not.
const PRIOR_SHARE: f64 = 0.05;
const PRIOR_WEIGHT: f64 = 10.0;
/// Where little or nothing usually goes to play, a month's play is taken to be worth five of the payer's usual payments:
/// what a person would hardly notice.
const LEAST_MONTH: f64 = 5.0;

struct Seen {
    count: u32,
    spent: f64,
    usual: f64,
    share: f64,
}

fn observe(context: &Context<'_>, settings: &Settings) -> Seen {
    let (payment, account) = (context.payment, context.account);
    let window = ms(settings.hours, HOUR);
    let in_currency = |recent_payment: &&RecentPayment| recent_payment.currency == payment.currency;
    let month = || {
        account
            .recent_payments
            .within(payment.at.get(), MONTH)
            .filter(in_currency)
    };
    let plays = |recent_payment: &&RecentPayment| recent_payment.is_play && recent_payment.facts.is_out();
    let burst = account
        .recent_payments
        .within(payment.at.get(), window)
        .filter(plays);
    let burst = burst
        .filter(|recent_payment| !recent_payment.facts.is_of_day)
        .count();
    let before: f64 = month()
        .filter(plays)
        .map(|recent_payment| recent_payment.amount)
        .sum();
    let usual = account
        .spend_rate
        .get(&payment.currency)
        .map_or(0.0, |spend_rate| {
            spend_rate.play_before(month(), payment.at, MONTH)
        });
    let (mut play, mut all) = (PRIOR_SHARE * PRIOR_WEIGHT, PRIOR_WEIGHT);
    for recent_payment in account.recent_payments.latest().filter(|recent_payment| {
        recent_payment.facts.is_out() && payment.at.since(recent_payment.at) >= window
    }) {
        all += 1.0;
        play += if recent_payment.is_play { 1.0 } else { 0.0 };
    }
    Seen {
        count: u32::try_from(burst).unwrap_or(u32::MAX).saturating_add(1),
        spent: before + payment.amount.to_f64(),
        usual,
        share: play / all,
    }
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    let payment = context.payment;
    if !payment.is_play() || !context.facts().is_habit() {
        return None;
    }
    let seen = observe(context, settings);
    let many = settings.count;
    let has_time = payment.time_precision != Some(TimePrecision::Day);
    let burst = match f64::from(seen.count) {
        count if has_time && count >= many => ln(BURST_GIVEN_CHILD / (BURST_GIVEN_PLAYER * seen.share)),
        count if has_time && count >= many * SMALL => {
            ln(SMALL_BURST_GIVEN_CHILD / (SMALL_BURST_GIVEN_PLAYER * seen.share))
        }
        _ => 0.0,
    };
    let least = LEAST_MONTH * context.amount_habit().typical();
    let month = if seen.spent >= settings.times * seen.usual.max(least) {
        ln(MONTH_GIVEN_CHILD / (MONTH_GIVEN_PLAYER * seen.share))
    } else {
        0.0
    };
    let strength = burst.max(month);
    (strength > 0.0).then_some(Strength::Alone(strength))
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
            ("usual", context.estimate(seen.usual)),
        ])
        .at_least(context.is_cut(context.account, MONTH)),
        ..Explanation::default()
    }
}
