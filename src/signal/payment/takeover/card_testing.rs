//! Several small payments tried within minutes, half of them refused; and the larger one that follows on such a trial.
//!
//! Whoever buys stolen card data tries it first: small amounts, one shop after another, many refusals, then a large one
//! (Visa's guidance on enumeration: under 10 USD, three to five in ten minutes, half of them declined). "Small" is held
//! against the payer's own usual amount, since no absolute amount is small in every currency. A shop that is paid again in
//! the same amount after a refusal is one trial: that is an honest person at the till. Orders that were given up are none.

use crate::event::{Channel, TimePrecision};
use crate::feature::{Context, FeatureVector, features, ms};
use crate::profile::RecentPayment;
use crate::profile::shops::is_in_person;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::{exp, ln};
use crate::time::{HOUR, MINUTE};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "card-testing",
        family: Family::Takeover,
        params: &[
            ParamSpec::number("count").as_role(Role::Count),
            ParamSpec::number("refused"),
            ParamSpec::duration("windowMs"),
            ParamSpec::flag("followed"),
            ParamSpec::money("usual"),
            ParamSpec::currency("currency"),
        ],
        settings: Settings::ALL,
        techniques: &["F1012"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// Three to five in the guidance.
    least: f64 = 4.0, 2.0..=30.0;
    /// Within so many minutes: the guidance's own ten.
    minutes: f64 = 10.0, 1.0..=120.0;
    /// The share that was refused.
    refused: f64 = 0.5, 0.1..=1.0;
    /// Small is at most half of what this payer usually pays. Judgement.
    small: f64 = 0.5, 0.01..=2.0;
    /// What was found to work is used, or sold, within a day. Judgement.
    follow_hours("followHours"): f64 = 24.0, 1.0..=168.0;
}

features! {
    /// Different small payments tried within the last minutes, this one included.
    TRIALS: "trials" in 0.0..15.0;
    /// How many of them were refused.
    REFUSED: "refused" in 0.0..15.0;
}

/// How often a fraudulent payment belongs to such a trial, or follows on it. Judgement: one use of stolen data in ten.
const TESTED_GIVEN_FRAUD: f64 = 0.1;
/// How often an honest one does: somebody whose card has just expired tries four shops for small things in ten minutes.
/// Judgement: once in ten years at three payments a day.
const TESTED_GIVEN_HONEST: f64 = 1.0e-4;

/// The trials of the last minutes before some instant.
#[derive(Clone, Copy)]
struct Trials {
    count: u32,
    refused: u32,
    is_this_small: bool,
}

/// What a small amount is at most; `None` where no payment in this currency is known.
fn small(context: &Context<'_>, settings: &Settings) -> Option<f64> {
    let is_known = context
        .account
        .spend_rate
        .get(&context.payment.currency)
        .is_some();
    let usual = context
        .account
        .amounts
        .usual(context.payment.currency, context.class);
    is_known.then(|| settings.small * exp(usual.location))
}

/// Trials in the window that ends at `at`: this payment where it is small, and earlier ones, each shop and amount once.
fn trials(context: &Context<'_>, settings: &Settings, small: f64, at: i64) -> Trials {
    let this = context.recent_payment;
    let window = ms(settings.minutes, MINUTE);
    let is_trial = |known: &RecentPayment| {
        known.currency == this.currency
            && known.facts.direction == this.facts.direction
            && known.amount <= small
            && !known.facts.is_of_day
            && (known.facts.status.was_refused() || !known.facts.status.is_void())
            && !matches!(known.facts.channel, Some(Channel::InStore | Channel::Atm))
    };
    let is_same = |a: &RecentPayment, b: &RecentPayment| {
        a.counterparty == b.counterparty && a.amount.total_cmp(&b.amount).is_eq()
    };
    let recent = || {
        context
            .holder
            .recent_payments
            .within(at, window)
            .filter(|known| is_trial(known))
    };
    let is_this_small = is_trial(&this) && at == this.at.get();
    let mut trials = Trials {
        count: u32::from(is_this_small),
        refused: u32::from(is_this_small && this.facts.status.was_refused()),
        is_this_small,
    };
    for (position, trial) in recent().enumerate() {
        let is_again = recent().take(position).any(|later| is_same(later, trial))
            || (is_this_small && is_same(&this, trial));
        trials.count += u32::from(!is_again);
        trials.refused += u32::from(!is_again && trial.facts.status.was_refused());
    }
    trials
}

/// Trials that reach the definition: now, or not long ago where a larger payment to somebody new follows.
fn tested(context: &Context<'_>, settings: &Settings, small: f64, now: Trials) -> Option<Trials> {
    let is_test = |trials: &Trials| {
        let count = f64::from(trials.count);
        count >= settings.least && f64::from(trials.refused) >= settings.refused * count
    };
    let at = context.payment.at.get();
    if now.is_this_small {
        return Some(now).filter(is_test);
    }
    let settled = context.is_settled();
    if settled {
        return None;
    }
    let follow = ms(settings.follow_hours, HOUR);
    context
        .holder
        .recent_payments
        .within(at, follow)
        .filter(|known| known.facts.status.was_refused())
        .map(|refusal| trials(context, settings, small, refusal.at.get()))
        .find(is_test)
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let payment = context.payment;
    if !context.facts().leaves()
        || is_in_person(payment)
        || payment.time_precision == Some(TimePrecision::Day)
    {
        return None;
    }
    let small = small(context, settings)?;
    let now = trials(context, settings, small, payment.at.get());
    vector.set(&TRIALS, f64::from(now.count));
    vector.set(&REFUSED, f64::from(now.refused));
    tested(context, settings, small, now)
        .map(|_| Strength::Alone(ln(TESTED_GIVEN_FRAUD / TESTED_GIVEN_HONEST)))
}

#[allow(clippy::cast_precision_loss)] // minutes in milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let small = small(context, settings).unwrap_or_default();
    let now = trials(context, settings, small, context.payment.at.get());
    let followed = !now.is_this_small;
    let told = tested(context, settings, small, now).unwrap_or(now);
    Explanation {
        params: Params::of([
            ("count", Param::Number(f64::from(told.count))),
            ("refused", Param::Number(f64::from(told.refused))),
            ("windowMs", Param::Number(ms(settings.minutes, MINUTE) as f64)),
            ("followed", Param::Bool(followed)),
            ("usual", context.estimate(small / settings.small)),
            ("currency", context.currency()),
        ]),
        ..Explanation::default()
    }
}
