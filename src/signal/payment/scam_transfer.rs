//! A transfer to a stranger that is no small one for this payer, while somebody speaks or looks on, or one of several.
//!
//! In a scam the holder pays, talked into it; so nothing that proves the holder's hand speaks against it. What may show is
//! the voice (a call, a shared screen) and the stairs: a first transfer that seems to go well, then a larger one within
//! hours. The second step speaks already, the third clearly. A yuan sent ahead to see whether it arrives is no step. Whoever
//! talks asks for more, not always for a larger sum: under a voice, the same stranger again is a step too.
//! That the payee is new and the amount unusual is other signals' evidence and not counted again here. Nor is what a
//! shared screen means beyond a voice (`screen-share-payment`).

use crate::event::PaymentType;
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
        ("rising", ParamKind::Boolean),
        ("windowMs", ParamKind::Duration),
    ],
    settings: &[
        // The upper quarter: a bill that is split over lunch is below it. How rare the sum is beyond that is the amount's
        // own evidence (`unusual-amount`).
        Setting {
            name: "tail",
            default: 0.25,
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
/// People talk on the phone for some minutes of a day of sixteen waking hours, so by chance one payment in a hundred falls
/// into a call; and whoever sends a deposit to a new landlord is told to: call and confirm. So of such first transfers one in
/// twelve has a voice beside it. Judgement.
const VOICE_GIVEN_HONEST: f64 = 0.08;
/// Who hardly ever sent anything to anybody has no upper quarter: under a voice it takes the typology's own hundredth then,
/// among payments outside any habit.
const THIN_TAIL: f64 = 0.01;
/// Of scam victims' transfers this many are at least a second, third, fourth step within a day.
const STEPS_GIVEN_SCAM: [f64; 3] = [0.5, 0.35, 0.25];
/// Of honest first-day transfers to a stranger: a deposit and then the rent, one time in fifty; three in a row seldom.
/// Judgement.
const STEPS_GIVEN_HONEST: [f64; 3] = [0.02, 0.003, 0.0005];
/// A step is no less than a twentieth of the next: below, it was a test whether money arrives.
const TEST: f64 = 20.0;

#[derive(Default)]
struct Seen {
    voice: bool,
    steps: Steps,
}

#[derive(Default)]
struct Steps {
    count: usize,
    /// Each larger than the one before.
    rising: bool,
}

fn look_at(look: &Look<'_>) -> Option<Seen> {
    let payment = look.payment;
    if !leaves(payment) || payment.kind == PaymentType::RedPacket || !is_to_new_person(look) {
        return None;
    }
    let (habit, tail) = (AmountHabit::of(look), look.setting("tail"));
    let surprise = habit.surprise(look);
    if surprise < -ln(tail) {
        return None;
    }
    let pressure = Pressure::of(look, ms(look.setting("minutes"), MINUTE));
    let is_talked_to = pressure.call || pressure.screen || pressure.remote;
    let voice = is_talked_to && surprise >= -ln(enough(look, &habit));
    Some(Seen {
        voice,
        steps: steps(look, voice),
    })
}

/// How rare a sum has to be for a voice to count.
fn enough(look: &Look<'_>, habit: &AmountHabit) -> f64 {
    let tail = look.setting("tail");
    if habit.is_thin() {
        tail.min(THIN_TAIL)
    } else {
        tail
    }
}

/// How many transfers to strangers within the window lead up to this one, each larger than the one before; under a voice
/// also those to the same one.
fn steps(look: &Look<'_>, voice: bool) -> Steps {
    let payment = look.payment;
    let this = look.movement.counterparty;
    let (growth, mut above) = (look.setting("growth"), payment.amount.to_f64());
    let mut steps = Steps {
        count: 0,
        rising: true,
    };
    let window = ms(look.setting("hours"), HOUR);
    for movement in look.holder.movements.within(payment.at.get(), window) {
        let to_stranger = movement.is_out() && movement.is_person && movement.was_new;
        let rises = movement.amount * growth <= above;
        let is_step = to_stranger
            && movement.kind != PaymentType::RedPacket
            && movement.currency == payment.currency
            && (rises || (voice && movement.counterparty == this))
            && movement.amount * TEST >= above;
        if is_step {
            above = movement.amount;
            steps.count += 1;
            steps.rising &= rises;
        }
    }
    steps
}

fn see(look: &Look<'_>, _: &mut Measured) -> Option<Strength> {
    let seen = look_at(look)?;
    let voice = if seen.voice {
        ln(VOICE_GIVEN_SCAM / VOICE_GIVEN_HONEST)
    } else {
        0.0
    };
    let step = seen.steps.count.min(STEPS_GIVEN_SCAM.len()).checked_sub(1);
    let pair = step.and_then(|step| STEPS_GIVEN_SCAM.get(step).zip(STEPS_GIVEN_HONEST.get(step)));
    let stairs = pair.map_or(0.0, |(scam, honest)| ln(scam / honest));
    (voice + stairs > 0.0).then_some(Strength::Alone(voice + stairs))
}

#[allow(clippy::cast_precision_loss)] // as many as movements are kept, milliseconds
fn tell(look: &Look<'_>) -> Told {
    let seen = look_at(look).unwrap_or_default();
    let habit = AmountHabit::of(look);
    let quiet = habit.bound(-ln(enough(look, &habit)));
    Told {
        params: Params::of([
            ("counterparty", look.counterparty_name()),
            ("amount", look.amount()),
            ("currency", look.currency()),
            ("call", Param::Bool(seen.voice)),
            ("count", Param::Number(seen.steps.count as f64 + 1.0)),
            ("rising", Param::Bool(seen.steps.rising)),
            ("windowMs", Param::Number(ms(look.setting("hours"), HOUR) as f64)),
        ]),
        unless: (seen.voice && seen.steps.count == 0).then(|| Unless::amount_at_most(quiet)),
        subject: look.movement.counterparty,
        also: Vec::new(),
    }
}
