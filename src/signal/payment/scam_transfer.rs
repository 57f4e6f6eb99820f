//! A transfer to a stranger that is large for this payer, while somebody speaks or looks on, or one of several that rise.
//!
//! In a scam the holder pays, talked into it; so nothing that proves the holder's hand speaks against it. What may show is
//! the voice (a call, a shared screen) and the stairs: a first transfer that seems to go well, then a larger one within
//! hours. The second step speaks already, the third clearly. A yuan sent ahead to see whether it arrives is no step.
//! That the payee is new and the amount unusual is other signals' evidence and not counted again here. Nor is what a
//! shared screen means beyond a voice (`screen-share-payment`).

use crate::event::{Digest, PaymentType};
use crate::signal::payment::{AmountHabit, Pressure, is_to_new_person, leaves, ms};
use crate::signal::{
    Audience, Family, Look, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told, Topic,
    Unless,
};
use crate::stats::math::ln;
use crate::time::{HOUR, MINUTE};

pub(crate) const SIGNAL: Signal = Signal {
    code: "scam-transfer",
    family: Family::Scam,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("counterparty", ParamKind::Name),
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("call", ParamKind::Boolean),
        ("count", ParamKind::Number),
        ("windowMs", ParamKind::Duration),
    ],
    settings: &[
        // The typology's own 99th percentile: one such transfer in a hundred is as large by chance.
        Setting {
            name: "tail",
            default: 0.01,
            least: 1e-9,
            most: 0.5,
        },
        // A call that ended minutes ago is still in the ear.
        Setting {
            name: "minutes",
            default: 10.0,
            least: 1.0,
            most: 1440.0,
        },
        // The typology's own day.
        Setting {
            name: "hours",
            default: 24.0,
            least: 1.0,
            most: 720.0,
        },
        // A tenth more is a step up; the same again may be a limit that a sum was split by.
        Setting {
            name: "growth",
            default: 1.1,
            least: 1.0,
            most: 10.0,
        },
    ],
    measures: &[],
    see,
    tell,
};

/// Most such scams are talked through: over the phone, in a call within a chat, or on a shared screen.
const VOICE_GIVEN_SCAM: f64 = 0.6;
/// Whoever sends a deposit to a new landlord may be on the phone with him, and is told to be: call and confirm. So of large
/// first transfers one in eight has a voice beside it. Judgement.
const VOICE_GIVEN_HONEST: f64 = 0.12;
/// Of scam victims' transfers this many are at least a second, third, fourth step within a day.
const STEPS_GIVEN_SCAM: [f64; 3] = [0.5, 0.35, 0.25];
/// Of honest first-day transfers to a stranger: a deposit and then the rent now and then; three in a row seldom.
const STEPS_GIVEN_HONEST: [f64; 3] = [0.03, 0.003, 0.0005];
/// A step is no less than a twentieth of the next: below, it was a test whether money arrives.
const TEST: f64 = 20.0;
/// Steps count where the last one is in the upper quarter of such amounts: splitting a bill three ways is none.
const STEP_TAIL: f64 = 0.25;

struct Seen {
    voice: bool,
    steps: usize,
}

fn look_at(look: &Look<'_>) -> Option<Seen> {
    let payment = look.payment;
    if !leaves(payment) || payment.kind == PaymentType::RedPacket || !is_to_new_person(look) {
        return None;
    }
    let surprise = AmountHabit::of(look).surprise(look);
    let pressure = Pressure::of(look, ms(look.setting("minutes"), MINUTE));
    let is_talked_to = pressure.call || pressure.screen || pressure.remote;
    let steps = if surprise >= -ln(STEP_TAIL) {
        steps(look)
    } else {
        0
    };
    Some(Seen {
        voice: is_talked_to && surprise >= -ln(look.setting("tail")),
        steps,
    })
}

/// How many transfers to strangers within the window lead up to this one, each larger than the one before.
fn steps(look: &Look<'_>) -> usize {
    let payment = look.payment;
    let (growth, mut above) = (look.setting("growth"), payment.amount.to_f64());
    look.holder
        .movements
        .within(payment.at.get(), ms(look.setting("hours"), HOUR))
        .filter(|movement| {
            let to_stranger = movement.is_out() && movement.is_person && movement.was_new;
            let is_step = to_stranger
                && movement.kind != PaymentType::RedPacket
                && movement.currency == payment.currency
                && movement.amount * growth <= above
                && movement.amount * TEST >= above;
            if is_step {
                above = movement.amount;
            }
            is_step
        })
        .count()
}

fn see(look: &Look<'_>, _: &mut Measured) -> Option<Strength> {
    let seen = look_at(look)?;
    let voice = if seen.voice {
        ln(VOICE_GIVEN_SCAM / VOICE_GIVEN_HONEST)
    } else {
        0.0
    };
    let step = seen.steps.min(STEPS_GIVEN_SCAM.len()).checked_sub(1);
    let pair = step.and_then(|step| STEPS_GIVEN_SCAM.get(step).zip(STEPS_GIVEN_HONEST.get(step)));
    let stairs = pair.map_or(0.0, |(scam, honest)| ln(scam / honest));
    (voice + stairs > 0.0).then_some(Strength::Alone(voice + stairs))
}

#[allow(clippy::cast_precision_loss)] // as many as movements are kept, milliseconds
fn tell(look: &Look<'_>) -> Told {
    let seen = look_at(look).unwrap_or(Seen {
        voice: false,
        steps: 0,
    });
    let quiet = AmountHabit::of(look).bound(-ln(look.setting("tail")));
    Told {
        params: Params::of([
            ("counterparty", look.counterparty_name()),
            ("amount", look.amount()),
            ("currency", look.currency()),
            ("call", Param::Bool(seen.voice)),
            ("count", Param::Number(seen.steps as f64 + 1.0)),
            ("windowMs", Param::Number(ms(look.setting("hours"), HOUR) as f64)),
        ]),
        unless: (seen.voice && seen.steps == 0).then(|| Unless::amount_at_most(quiet)),
        subject: look.payment.counterparty_key().map(Digest::of),
        also: Vec::new(),
    }
}
