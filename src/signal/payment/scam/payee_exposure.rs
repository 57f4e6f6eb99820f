//! Money that mounts up with somebody who is known by little: in rising steps, in many small parts, or far beyond what stood.
//!
//! A counterparty is known by degrees. Whoever was sent one yuan yesterday is no more known for twenty thousand than a stranger;
//! and a stranger who gets twenty, then a fifth more every day, or forty times five hundred, has got as much as one who asks
//! for all at once. So what counts is all that this payee has got since it was first seen, against what this payer usually
//! spends; how many payments of a day went there; how often in a row the next one was larger; and how far this one lies above
//! the largest that has stood a week. A rent, a friend's dinners, a landlord who changes are covered by what stood there, or
//! come to little beside a month's spending.
//! Not here: that somebody speaks or looks on (`scam-transfer`, `screen-share-payment`), and that the sum is large (`unusual-amount`).

use crate::event::PaymentType;
use crate::feature::{Context, Exposure, FeatureVector, features};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::argument::most_argued;
use crate::stats::math::{ln, ln_gamma};
use crate::stats::poisson::GammaRate;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "payee-exposure",
        family: Family::Scam,
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("sum").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::number("count"),
            ParamSpec::duration("sinceMs"),
            ParamSpec::flag("known"),
            ParamSpec::money("stood"),
            ParamSpec::flag("rising"),
        ],
        settings: Settings::ALL,
        since: "0.2.0",
        techniques: &["F1025.001"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// A tenth of what usually leaves in a month: below that nothing has mounted up.
    months: f64 = 0.1, 0.001..=100.0;
    /// Days for which a payee is looked at so: two months hold a rent twice.
    days: f64 = 60.0, 1.0..=366.0;
}

features! {
    /// ln of what the payee has got over what usually leaves in a month.
    MONTHS: "months" in -5.0..4.0;
}

/// Of honest first dealings with a person that go on for days, and of honest payments far above what stood, so large a share
/// comes to more than x months' spending: Pareto from a twentieth of a month on. Of scams that go on, half take more than a month's. Judgement.
const FROM: f64 = 0.12;
const TAIL: f64 = 2.0;
/// Of a scam's payments in parts, half go to one payee at least twice in a day, each further one follows with .85; of honest first
/// dealings one in ten is paid twice in a day (the bill, and what was forgotten), each further one follows with .4. Judgement.
const AGAIN_GIVEN_SCAM: (f64, f64) = (0.5, 0.85);
const AGAIN_GIVEN_HONEST: (f64, f64) = (0.1, 0.2);
/// Honest dealings with a person who is new bring one more payment in thirty days, of many none and of some (a nanny, a stall)
/// many: a belief worth three tenths of one. Judgement.
const FURTHER: GammaRate = GammaRate {
    events: 0.3,
    exposure: 9.0,
};
/// Half of what mounts in a scam rises step by step; in honest dealings any order of the sums is as likely: 1 / n!.
const RISING_GIVEN_SCAM: f64 = 0.8;
/// Two scam payments in five are far above what stood with their payee (a trial first, and then all the others; or an account
/// that somebody else took over): judgement. Of 25,252 honest payments to people who were known, 276 were three times what
/// stood there and a tenth of a month's spending, one in a hundred; the share that is x times as far above falls as x^-.75,
/// and of attacks as x^-.35, so that each factor argues by the .4 between them. Counted once where `evaluate` stands, over the
/// personas' set `attacks` (2026-11-30); no command prints it.
const ABOVE_GIVEN_SCAM: f64 = 0.4;
const ABOVE_GIVEN_HONEST: f64 = 0.01;
const ABOVE: f64 = 3.0;
const FURTHER_ABOVE: f64 = 0.4;
/// From so many nats on `unusual-amount` tells that the sum is large (its own `tail`, as it is shipped), and what it argues is
/// not argued twice.
const TOLD: f64 = 4.6; // ln 100
/// What does not treble the odds is not worth a word: friends who share a second dinner.
const LEAST: f64 = 1.1;
/// No pattern of a list of sums is worth more than this: e^5 is once in a hundred and fifty.
const MOST: f64 = 5.0;

fn exposure(context: &Context<'_>) -> Option<Exposure> {
    let is_sent = context.facts().leaves()
        && context.facts().is_with_person()
        && context.payment.kind != PaymentType::RedPacket
        && !context.account.is_warming_up();
    context.exposure().filter(|_| is_sent)
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let mut exposure = exposure(context)?;
    if exposure.months > 0.0 {
        vector.set(&MONTHS, ln(exposure.months));
    }
    // Gifts around the Spring Festival are as large as a month is long.
    let gifts = context.gifts();
    exposure.months /= gifts;
    exposure.months_of_this /= gifts;
    if exposure.months < settings.months || context.is_covered() && exposure.days > settings.days {
        return None;
    }
    let nats = mounted(context, &exposure, settings) + above(context, &exposure, settings);
    (nats > LEAST).then_some(Strength::Alone(nats))
}

/// What it says that so much has come together within so short an acquaintance.
fn mounted(context: &Context<'_>, exposure: &Exposure, settings: &Settings) -> f64 {
    if exposure.days > settings.days {
        return 0.0;
    }
    // On the first day the size of this one is told by others already.
    let months = if context.is_to_new() {
        exposure.months - exposure.months_of_this
    } else {
        exposure.months
    };
    sum(months)
        + in_parts(exposure.in_a_day)
            .max(rising(exposure.rises))
            .max(often(exposure))
}

/// What it says that so many months' spending went there.
fn sum(months: f64) -> f64 {
    (ln((months / FROM).max(1.0)) * TAIL - ln(1.0 + months)).max(0.0)
}

fn in_parts(in_a_day: u32) -> f64 {
    if in_a_day < 2 {
        return 0.0;
    }
    let further = f64::from(in_a_day - 2);
    let given = |(first, next): (f64, f64)| ln(first) + further * ln(next);
    (given(AGAIN_GIVEN_SCAM) - given(AGAIN_GIVEN_HONEST)).min(MOST)
}

/// How rare it is that somebody new is paid so often within so few days.
fn often(exposure: &Exposure) -> f64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // some dozens
    let further = (exposure.count - 0.5).max(0.0) as u32;
    most_argued(FURTHER.surprise(further, exposure.days.max(1.0))).min(MOST)
}

fn rising(rises: u32) -> f64 {
    if rises < 2 {
        return 0.0;
    }
    (ln(RISING_GIVEN_SCAM) + ln_gamma(f64::from(rises) + 2.0)).min(MOST)
}

/// What it says that this one lies so far above what stood.
fn above(context: &Context<'_>, exposure: &Exposure, settings: &Settings) -> f64 {
    if context.is_covered() || context.is_to_new() {
        return 0.0;
    }
    let times = if exposure.stood > 0.0 {
        context.recent_payment.amount / exposure.stood
    } else {
        ABOVE // nothing has stood a week
    };
    let this = if exposure.days > settings.days {
        let by_amount = context.amount_rarity().map(|rarity| rarity.own_surprise);
        let told = by_amount
            .filter(|surprise| *surprise > TOLD)
            .map_or(0.0, most_argued);
        (sum(exposure.months_of_this) - told).max(0.0)
    } else {
        0.0
    };
    this + ln(ABOVE_GIVEN_SCAM / ABOVE_GIVEN_HONEST)
        + (FURTHER_ABOVE * ln((times / ABOVE).max(1.0))).min(MOST)
}

#[allow(clippy::cast_precision_loss)] // some years in milliseconds
fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    let exposure = exposure(context).unwrap_or_default();
    // What is told is what can be counted; the strength rests on sums that fade.
    let (kept, paid, since) = exposure.kept;
    let (count, sum) = context.made(kept, paid);
    Explanation {
        params: Params::of([
            ("counterparty", context.counterparty_name()),
            ("sum", context.estimate(sum)),
            ("currency", context.currency()),
            ("count", Param::Number(f64::from(count))),
            ("sinceMs", Param::Number(since as f64)),
            ("known", Param::Bool(exposure.stood > 0.0)),
            ("stood", context.estimate(exposure.stood)),
            (
                "rising",
                Param::Bool(exposure.rises > 0 && exposure.rises + 1 == kept),
            ),
        ]),
        subject: context.recent_payment.counterparty,
        ..Explanation::default()
    }
}
