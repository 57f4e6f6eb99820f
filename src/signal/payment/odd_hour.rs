//! A payment at an hour at which this person hardly ever pays.
//!
//! A log-likelihood ratio after Freeman et al. 2016 (doi 10.14722/ndss.2016.23240): somebody else's payment may come at
//! any hour, this person's come as the habit says. A shift worker's night is quiet, a student's is too. What a
//! merchant draws by itself comes at a machine's hour, and says nothing.

use crate::event::{Channel, TimePrecision};
use crate::signal::payment::leaves;
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic,
};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    code: "odd-hour",
    family: Family::Unlike,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("hour", ParamKind::Hour),
        ("share", ParamKind::Share),
        ("payments", ParamKind::Number),
    ],
    settings: &[
        // Silent below e^1.5: an hour must hold less than a fifth of its even share.
        Setting {
            name: "quiet",
            default: 1.5,
            least: 0.0,
            most: 20.0,
        },
    ],
    measures: &[ODDITY, HOUR],
    see,
    tell,
};

/// An even hour's share over this one's, in nats.
const ODDITY: Measure = Measure {
    name: "oddity",
    low: -2.0,
    high: 4.0,
};
/// The local hour itself: what it means the weights find out.
const HOUR: Measure = Measure {
    name: "hour",
    low: 0.0,
    high: 24.0,
};

/// An even hour's share.
const EVEN: f64 = 1.0 / 24.0;
/// Somebody else's hour: one half of fraud comes from anywhere in the world, at any hour; the other half is by or with the
/// victim, in the hours in which people are awake. Judgement.
fn hour_given_fraud(hour: u8) -> f64 {
    0.5 * EVEN + 0.5 * waking(hour)
}
/// The six hours after midnight hold three payments in a hundred of people who are not shift workers, and the other
/// eighteen the rest. Judgement; only payments outside the habit are held against it.
const NIGHT_HOURS: u8 = 6;
const NIGHT_SHARE: f64 = 0.03;
/// "Around this hour" in the message: one hour either side.
const AROUND: u8 = 1;

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    let payment = look.payment;
    let is_drawn = payment.channel == Some(Channel::Recurring);
    if !leaves(payment) || is_drawn || payment.time_precision == Some(TimePrecision::Day) {
        return None;
    }
    let hour = look.offset.hour(payment.at);
    let usual = look.account.hour_probability(hour);
    let oddity = ln(EVEN / usual);
    measured.note(0, &ODDITY, oddity);
    measured.note(1, &HOUR, f64::from(hour));
    let fraud = hour_given_fraud(hour);
    let ratio = ln(fraud / usual);
    (oddity > look.setting("quiet") && ratio > 0.0).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(fraud / waking(hour)),
    })
}

fn tell(look: &Look<'_>) -> Told {
    let hour = look.offset.hour(look.payment.at);
    let around = look.account.hour_share(hour, AROUND).unwrap_or(0.0);
    Told {
        params: Params::of([
            ("hour", Param::Number(f64::from(hour))),
            ("share", Param::Number(around)),
            ("payments", Param::Number(look.account.hour_weight())),
        ]),
        subject: look.movement.counterparty,
        ..Told::default()
    }
}

/// How likely an honest payment outside the habit falls in this hour.
fn waking(hour: u8) -> f64 {
    if hour < NIGHT_HOURS {
        NIGHT_SHARE / f64::from(NIGHT_HOURS)
    } else {
        (1.0 - NIGHT_SHARE) / f64::from(24 - NIGHT_HOURS)
    }
}
