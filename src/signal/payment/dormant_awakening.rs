//! The first payment after months of silence, by somebody who used to pay often.
//!
//! The typology (Tazama's dormant account) asks for three to six, six to twelve, or over twelve months, and for an amount
//! that is unusual too. A log-likelihood ratio: fraud comes at any time, also into a silence, while of an account's own
//! payments hardly any comes after one. Whoever pays a few times a year is silent by habit. It is a novelty among others,
//! weighed with the amount's own surprise: silence alone never reaches a warning. What is drawn under a standing agreement
//! neither ends a silence nor breaks it.

use crate::event::{Channel, PaymentType};
use crate::profile::Movement;
use crate::profile::account::HALF_LIFE_DAYS;
use crate::signal::payment::{leaves, ms};
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic, doublings,
};
use crate::stats::decay::remaining;
use crate::stats::math::ln;
use crate::stats::rarity::share_after;
use crate::time::{DAY, HOUR};

pub(crate) const SIGNAL: Signal = Signal {
    code: "dormant-awakening",
    family: Family::Unlike,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("silentMs", ParamKind::Duration),
        ("monthly", ParamKind::Number),
    ],
    settings: &[
        // Three months: the typology's first step.
        Setting {
            name: "days",
            default: 90.0,
            least: 7.0,
            most: 3660.0,
        },
    ],
    measures: &[GAP],
    see,
    tell,
};

/// Doublings of an hour since money last left: a day is 4.6, three months are 11, four years 15.
const GAP: Measure = Measure {
    name: "gap",
    low: 0.0,
    high: 15.0,
};

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
fn silence(look: &Look<'_>) -> Option<Silence> {
    let payment = look.payment;
    if !leaves(payment) || payment.agreement_id.is_some() || payment.channel == Some(Channel::Recurring) {
        return None;
    }
    let is_own_act = |known: &&Movement| {
        known.is_out()
            && known.kind != PaymentType::Fee
            && known.channel != Some(Channel::Recurring)
            && known.at < payment.at
    };
    let last = look.account.movements.latest().find(is_own_act)?;
    // Habits have faded since: by the account's clock, which a single leap of more than a year does not move.
    let faded = look.account.clock.map_or(0, |clock| clock.since(last.at).max(0));
    let left = remaining(faded as f64 / DAY as f64, HALF_LIFE_DAYS);
    Some(Silence {
        length: payment.at.since(last.at),
        // After years nothing is left, and nothing is known of the time before.
        payments: (look.account.weight() / left.max(f64::MIN_POSITIVE)).min(MOST_PAYMENTS),
    })
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    let Silence { length, payments } = silence(look)?;
    measured.note(0, &GAP, doublings(length as f64, HOUR as f64));
    let days = look.setting("days");
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
fn tell(look: &Look<'_>) -> Told {
    let Silence { length, payments } = silence(look).unwrap_or(Silence {
        length: 0,
        payments: 0.0,
    });
    // A steady stream of one a day comes to half-life / ln 2 in a memory that fades.
    let monthly = payments / (HALF_LIFE_DAYS / core::f64::consts::LN_2) * MONTH_DAYS;
    Told {
        params: Params::of([
            ("amount", look.amount()),
            ("currency", look.currency()),
            ("silentMs", Param::Number(length as f64)),
            ("monthly", Param::Number(monthly)),
        ]),
        ..Told::default()
    }
}
