//! What just came in from persons goes out again, nearly all of it, to somebody new: for the operator's desk only.
//!
//! A mule account keeps nothing (FinCEN's and FATF's indicators: outflow about equal to recent inflow; 0.8 to 1.05 of it
//! within 1 to 48 hours, and new accounts weigh more). Wages that go to the rent are not meant, nor refunds, own money,
//! purchases, or red packets, which are gifts; and friends who share a bill pass on sums that are small for the account or its currency, which stay silent.

use crate::event::PaymentType;
use crate::profile::Movement;
use crate::signal::payment::{is_material, leaves, ms};
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic,
};
use crate::stats::math::ln;
use crate::time::{DAY, HOUR};

pub(crate) const SIGNAL: Signal = Signal {
    code: "rapid-in-out",
    family: Family::Desk,
    topic: Topic::Payment,
    audience: Audience::Operator,
    params: &[
        ("received", ParamKind::Money),
        ("sent", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("share", ParamKind::Share),
        ("windowMs", ParamKind::Duration),
        ("ageMs", ParamKind::Duration),
    ],
    settings: &[
        setting("least", 0.8, 0.1, 1.0),
        setting("most", 1.05, 1.0, 2.0),
        setting("hours", 48.0, 1.0, 240.0),
        // A month: banks watch new accounts that long, and mule accounts seldom live longer. Judgement.
        setting("youngDays", 30.0, 0.0, 366.0),
    ],
    measures: &[RATIO],
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

/// ln of what went out over what came in.
const RATIO: Measure = Measure {
    name: "ratio",
    low: -5.0,
    high: 2.5,
};

/// How often a mule's payment shows this. Judgement: it is what mules are for.
const PASSED_GIVEN_MULE: f64 = 0.5;
/// How often an honest payment does: somebody collects for a common gift or a journey and passes a large sum on to a person
/// never paid. Judgement: once a year at three payments a day.
const PASSED_GIVEN_HONEST: f64 = 1.0e-3;
/// How often the account is young, where it is a mule's and where it is not. Judgement.
const YOUNG_GIVEN_MULE: f64 = 0.5;
const YOUNG_GIVEN_HONEST: f64 = 0.05;

/// What came in from persons, and what went on to persons or into cash.
struct Passed {
    received: f64,
    sent: f64,
}

fn goes_on(movement: &Movement) -> bool {
    let is_sent = movement.is_person && movement.kind != PaymentType::RedPacket;
    movement.is_out() && (is_sent || movement.kind == PaymentType::CashOut)
}

fn comes_in(movement: &Movement) -> bool {
    let is_sent = matches!(movement.kind, PaymentType::Transfer | PaymentType::Other);
    movement.is_in() && movement.is_person && is_sent
}

/// `None` where this payment passes nothing on, or nothing came in.
fn passed(look: &Look<'_>) -> Option<Passed> {
    let this = look.movement;
    if !leaves(look.payment) || !goes_on(&this) {
        return None;
    }
    let window = ms(look.setting("hours"), HOUR);
    let mut passed = Passed {
        received: 0.0,
        sent: this.amount,
    };
    for known in look.holder.movements.within(this.at.get(), window) {
        if known.currency == this.currency && comes_in(known) {
            passed.received += known.amount;
        } else if known.currency == this.currency && goes_on(known) {
            passed.sent += known.amount;
        }
    }
    (passed.received > 0.0).then_some(passed)
}

/// For how long the account has been paying in this currency.
fn age(look: &Look<'_>) -> i64 {
    let known = look.holder.pace.get(&look.payment.currency);
    let since = known.and_then(|pace| pace.since).unwrap_or(look.payment.at);
    look.payment.at.since(since).max(0)
}

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    let Passed { received, sent } = passed(look)?;
    let ratio = sent / received;
    if ratio > 0.0 {
        measured.note(0, &RATIO, ln(ratio));
    }
    let is_own_circle = look
        .counterparty
        .is_some_and(|habit| habit.has_settled_at(look.payment.at));
    let is_passed_on = (look.setting("least")..=look.setting("most")).contains(&ratio);
    if is_own_circle || !is_passed_on || !is_material(look, received) {
        return None;
    }
    let young = if age(look) < ms(look.setting("youngDays"), DAY) {
        ln(YOUNG_GIVEN_MULE / YOUNG_GIVEN_HONEST)
    } else {
        0.0
    };
    Some(Strength::Alone(
        ln(PASSED_GIVEN_MULE / PASSED_GIVEN_HONEST) + young,
    ))
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn tell(look: &Look<'_>) -> Told {
    let Passed { received, sent } = passed(look).unwrap_or(Passed {
        received: 0.0,
        sent: look.payment.amount.to_f64(),
    });
    let share = if received > 0.0 { sent / received } else { 0.0 };
    Told {
        params: Params::of([
            ("received", Param::estimate(received)),
            ("sent", Param::estimate(sent)),
            ("currency", look.currency()),
            ("share", Param::Number(share)),
            ("windowMs", Param::Number(ms(look.setting("hours"), HOUR) as f64)),
            ("ageMs", Param::Number(age(look) as f64)),
        ]),
        ..Told::default()
    }
}
