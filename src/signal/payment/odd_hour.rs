//! A payment at an hour at which this person hardly ever pays.
//!
//! A log-likelihood ratio after Freeman et al. 2016 (doi 10.14722/ndss.2016.23240): somebody else's payment may come at
//! any hour, this person's come as the habit says. A shift worker's night is quiet, a student's is too.

use crate::event::{Digest, TimePrecision};
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

/// Somebody else's hour: even over the day. Fraud follows its victims' waking hours in part, so this overstates; the
/// ratio is bounded by the habit's prior instead.
const HOUR_GIVEN_FRAUD: f64 = 1.0 / 24.0;
/// The six hours after midnight hold three payments in a hundred of people who are not shift workers, and the other
/// eighteen the rest. Judgement; only payments outside the habit are held against it.
const NIGHT_HOURS: u8 = 6;
const NIGHT_SHARE: f64 = 0.03;
/// "Around this hour" in the message: one hour either side.
const AROUND: u8 = 1;

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) || look.payment.time_precision == Some(TimePrecision::Day) {
        return None;
    }
    let hour = look.offset.hour(look.payment.at);
    let ratio = ln(HOUR_GIVEN_FRAUD / look.account.hour_probability(hour));
    measured.note(0, &ODDITY, ratio);
    measured.note(1, &HOUR, f64::from(hour));
    (ratio > look.setting("quiet")).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(HOUR_GIVEN_FRAUD / waking(hour)),
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
        subject: look.payment.counterparty_key().map(Digest::of),
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
