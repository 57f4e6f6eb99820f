//! A transfer to a stranger that is no small one for this payer, while somebody speaks or looks on, or one of several.
//!
//! In a scam the holder pays, talked into it; so nothing that proves the holder's hand speaks against it. What may show is
//! the voice (a call, a shared screen) and the stairs: a first transfer that seems to go well, then a larger one within
//! hours. The second step speaks already, the third clearly. A yuan sent ahead to see whether it arrives is no step. Whoever
//! talks asks for more, not always for a larger sum: under a voice, the same stranger again is a step too.
//! A stranger is known by degrees: what was sent there before and is far smaller makes nobody known for this sum.
//! That the payee is new and the amount unusual is other signals' evidence and not counted again here. Nor is what a
//! shared screen means beyond a voice (`screen-share-payment`).

use crate::event::PaymentType;
use crate::feature::{AmountHabit, Context, FeatureVector, Pressure, ms};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::{HOUR, MINUTE};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "scam-transfer",
        family: Family::Scam,
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::flag("known"),
            ParamSpec::flag("call"),
            ParamSpec::number("count"),
            ParamSpec::flag("rising"),
            ParamSpec::duration("windowMs"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        techniques: &["F1025.001", "F1032"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The upper quarter: a bill that is split over lunch is below it. How rare the sum is beyond that is the amount's
    /// own evidence (`unusual-amount`).
    tail: f64 = 0.25, 1e-9..=0.5;
    /// A call that ended minutes ago is still in the ear.
    minutes: f64 = 10.0, 1.0..=1440.0;
    /// The typology's own day.
    hours: f64 = 24.0, 1.0..=720.0;
    /// A tenth more is a step up; the same again may be a limit that a sum was split by.
    growth: f64 = 1.1, 1.0..=10.0;
}

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

fn observe(context: &Context<'_>, settings: &Settings) -> Option<Seen> {
    let payment = context.payment;
    if !context.facts().leaves() || payment.kind == PaymentType::RedPacket || !context.is_beyond_trust() {
        return None;
    }
    let (habit, tail) = (context.amount_habit(), settings.tail);
    let surprise = habit.surprise();
    if surprise < -ln(tail) {
        return None;
    }
    let pressure = Pressure::of(context, ms(settings.minutes, MINUTE));
    let is_talked_to = pressure.call || pressure.screen || pressure.remote;
    let voice = is_talked_to && surprise >= -ln(enough(settings, habit));
    Some(Seen {
        voice,
        steps: steps(context, settings, voice),
    })
}

/// How rare a sum has to be for a voice to count.
fn enough(settings: &Settings, habit: &AmountHabit) -> f64 {
    let tail = settings.tail;
    if habit.is_thin() {
        tail.min(THIN_TAIL)
    } else {
        tail
    }
}

/// How many transfers to strangers within the window lead up to this one, each larger than the one before; under a voice
/// also those to the same one.
fn steps(context: &Context<'_>, settings: &Settings, voice: bool) -> Steps {
    let payment = context.payment;
    let this = context.recent_payment.counterparty;
    let (growth, mut above) = (settings.growth, payment.amount.to_f64());
    let mut steps = Steps {
        count: 0,
        rising: true,
    };
    let window = ms(settings.hours, HOUR);
    for recent_payment in context.holder.recent_payments.within(payment.at.get(), window) {
        let to_stranger =
            recent_payment.facts.is_out() && recent_payment.facts.is_with_person() && recent_payment.was_new;
        let rises = recent_payment.amount * growth <= above;
        let is_step = to_stranger
            && recent_payment.facts.kind != PaymentType::RedPacket
            && recent_payment.currency == payment.currency
            && (rises || (voice && recent_payment.counterparty == this))
            && recent_payment.amount * TEST >= above;
        if is_step {
            above = recent_payment.amount;
            steps.count += 1;
            steps.rising &= rises;
        }
    }
    steps
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    let seen = observe(context, settings)?;
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
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let seen = observe(context, settings).unwrap_or_default();
    let habit = context.amount_habit();
    let quiet = habit.bound(-ln(enough(settings, habit)));
    Explanation {
        params: Params::of([
            ("counterparty", context.counterparty_name()),
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("known", Param::Bool(!context.is_to_new())),
            ("call", Param::Bool(seen.voice)),
            ("count", Param::Number(seen.steps.count as f64 + 1.0)),
            ("rising", Param::Bool(seen.steps.rising)),
            ("windowMs", Param::Number(ms(settings.hours, HOUR) as f64)),
        ])
        .at_least(context.is_cut(context.holder, ms(settings.hours, HOUR))),
        unless: (seen.voice && seen.steps.count == 0).then(|| context.at_most(quiet)),
        subject: context.recent_payment.counterparty,
        also: Vec::new(),
    }
}
