//! Several small payments tried within minutes, half of them refused; and the larger one that follows on such a trial.
//!
//! Whoever buys stolen card data tries it first: small amounts, one shop after another, many refusals, then a large one
//! (Visa's guidance on enumeration: under 10 USD, three to five in ten minutes, half of them declined). "Small" is held
//! against the payer's own usual amount, since no absolute amount is small in every currency. A shop that is paid again in
//! the same amount after a refusal is one trial: that is an honest person at the till. Orders that were given up are none.

use crate::event::{Channel, TimePrecision};
use crate::profile::Movement;
use crate::profile::shops::is_in_person;
use crate::signal::payment::{leaves, ms};
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic,
};
use crate::stats::math::{exp, ln};
use crate::time::{HOUR, MINUTE};

pub(crate) const SIGNAL: Signal = Signal {
    code: "card-testing",
    family: Family::Takeover,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("count", ParamKind::Number),
        ("refused", ParamKind::Number),
        ("windowMs", ParamKind::Duration),
        ("followed", ParamKind::Boolean),
        ("usual", ParamKind::Money),
        ("currency", ParamKind::Currency),
    ],
    settings: &[
        // Three to five in the guidance.
        setting("least", 4.0, 2.0, 30.0),
        setting("minutes", 10.0, 1.0, 120.0),
        // The share that was refused.
        setting("refused", 0.5, 0.1, 1.0),
        // Small is at most half of what this payer usually pays. Judgement.
        setting("small", 0.5, 0.01, 2.0),
        // What was found to work is used, or sold, within a day. Judgement.
        setting("followHours", 24.0, 1.0, 168.0),
    ],
    measures: &[TRIALS, REFUSED],
    see,
    tell,
};

const fn setting(name: &'static str, default: f64, least: f64, most: f64) -> Setting {
    Setting {
        name,
        default,
        least,
        most,
    }
}

/// Different small payments tried within the last minutes, this one included.
const TRIALS: Measure = Measure {
    name: "trials",
    low: 0.0,
    high: 15.0,
};
/// How many of them were refused.
const REFUSED: Measure = Measure {
    name: "refused",
    low: 0.0,
    high: 15.0,
};

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
fn small(look: &Look<'_>) -> Option<f64> {
    let is_known = look.account.pace.get(&look.payment.currency).is_some();
    let usual = look.account.amounts.usual(look.payment.currency, look.class);
    is_known.then(|| look.setting("small") * exp(usual.location))
}

/// Trials in the window that ends at `at`: this payment where it is small, and earlier ones, each shop and amount once.
fn trials(look: &Look<'_>, small: f64, at: i64) -> Trials {
    let this = look.movement;
    let window = ms(look.setting("minutes"), MINUTE);
    let is_trial = |known: &Movement| {
        known.currency == this.currency
            && known.direction == this.direction
            && known.amount <= small
            && !known.is_dayless
            && (known.refused || !known.failed)
            && !matches!(known.channel, Some(Channel::InStore | Channel::Atm))
    };
    let is_same = |a: &Movement, b: &Movement| {
        a.counterparty == b.counterparty && a.amount.total_cmp(&b.amount).is_eq()
    };
    let recent = || {
        look.holder
            .movements
            .within(at, window)
            .filter(|known| is_trial(known))
    };
    let is_this_small = is_trial(&this) && at == this.at.get();
    let mut trials = Trials {
        count: u32::from(is_this_small),
        refused: u32::from(is_this_small && this.refused),
        is_this_small,
    };
    for (position, trial) in recent().enumerate() {
        let is_again = recent().take(position).any(|later| is_same(later, trial))
            || (is_this_small && is_same(&this, trial));
        trials.count += u32::from(!is_again);
        trials.refused += u32::from(!is_again && trial.refused);
    }
    trials
}

/// Trials that reach the definition: now, or not long ago where a larger payment to somebody new follows.
fn tested(look: &Look<'_>, small: f64, now: Trials) -> Option<Trials> {
    let is_test = |trials: &Trials| {
        let count = f64::from(trials.count);
        count >= look.setting("least") && f64::from(trials.refused) >= look.setting("refused") * count
    };
    let at = look.payment.at.get();
    if now.is_this_small {
        return Some(now).filter(is_test);
    }
    let settled = look
        .counterparty
        .is_some_and(|habit| habit.has_settled_at(look.payment.at));
    if settled {
        return None;
    }
    let follow = ms(look.setting("followHours"), HOUR);
    look.holder
        .movements
        .within(at, follow)
        .filter(|known| known.refused)
        .map(|refusal| trials(look, small, refusal.at.get()))
        .find(is_test)
}

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    let payment = look.payment;
    if !leaves(payment) || is_in_person(payment) || payment.time_precision == Some(TimePrecision::Day) {
        return None;
    }
    let small = small(look)?;
    let now = trials(look, small, payment.at.get());
    measured.note(0, &TRIALS, f64::from(now.count));
    measured.note(1, &REFUSED, f64::from(now.refused));
    tested(look, small, now).map(|_| Strength::Alone(ln(TESTED_GIVEN_FRAUD / TESTED_GIVEN_HONEST)))
}

#[allow(clippy::cast_precision_loss)] // minutes in milliseconds
fn tell(look: &Look<'_>) -> Told {
    let small = small(look).unwrap_or_default();
    let now = trials(look, small, look.payment.at.get());
    let followed = !now.is_this_small;
    let told = tested(look, small, now).unwrap_or(now);
    Told {
        params: Params::of([
            ("count", Param::Number(f64::from(told.count))),
            ("refused", Param::Number(f64::from(told.refused))),
            (
                "windowMs",
                Param::Number(ms(look.setting("minutes"), MINUTE) as f64),
            ),
            ("followed", Param::Bool(followed)),
            ("usual", Param::estimate(small / look.setting("small"))),
            ("currency", look.currency()),
        ]),
        ..Told::default()
    }
}
