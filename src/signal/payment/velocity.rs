//! More payments within an hour than this person's own bursts explain.
//!
//! People pay in bursts, so a Poisson process would cry wolf at every shopping trip. What is compared is how many
//! payments already fell in the hour before each of this person's payments (a beta-geometric habit). Red packets are not
//! among them: their pace is a matter of its own (`red-packet-gambling`).

use crate::event::{PaymentType, TimePrecision};
use crate::profile::BURST_WINDOW;
use crate::signal::payment::leaves;
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic,
};
use crate::stats::argument::most_argued;
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    code: "velocity",
    family: Family::Unlike,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("count", ParamKind::Number),
        ("windowMs", ParamKind::Duration),
        ("usual", ParamKind::Number),
    ],
    settings: &[
        // The field's usual threshold for velocity: one payment in a thousand, about once a year at three a day.
        Setting {
            name: "tail",
            default: 0.001,
            least: 1e-9,
            most: 0.5,
        },
    ],
    measures: &[BURST],
    see,
    tell,
};

/// Surprise of the last hour's count, in nats.
const BURST: Measure = Measure {
    name: "burst",
    low: 0.0,
    high: 15.0,
};

fn before(look: &Look<'_>) -> u32 {
    look.account.payments_within(look.payment.at, BURST_WINDOW)
}

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    let payment = look.payment;
    let is_packet = payment.kind == PaymentType::RedPacket;
    if !leaves(payment) || is_packet || payment.time_precision == Some(TimePrecision::Day) {
        return None;
    }
    let surprise = look.account.bursts.payments.surprise(before(look));
    measured.note(0, &BURST, surprise);
    (surprise > -ln(look.setting("tail"))).then(|| Strength::Alone(most_argued(surprise)))
}

#[allow(clippy::cast_precision_loss)] // an hour in milliseconds
fn tell(look: &Look<'_>) -> Told {
    Told {
        params: Params::of([
            ("count", Param::Number(f64::from(before(look)) + 1.0)),
            ("windowMs", Param::Number(BURST_WINDOW as f64)),
            ("usual", Param::Number(look.account.bursts.payments.mean() + 1.0)),
        ]),
        ..Told::default()
    }
}
