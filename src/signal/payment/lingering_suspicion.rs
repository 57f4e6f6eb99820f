//! What was suspicious on this account lately still counts a little: whoever was robbed once is often robbed again.
//!
//! A sum of recent payments' own evidence that halves every week. By itself it says little; beside another oddity it says
//! that it is not the first.

use crate::signal::payment::leaves;
use crate::signal::{
    Audience, Look, Measure, Measured, Param, ParamKind, Params, Signal, Strength, Told, Topic,
};
use crate::stats::math::ln_1p;

pub(crate) const SIGNAL: Signal = Signal {
    code: "lingering-suspicion",
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[("nats", ParamKind::Number)],
    settings: &[],
    measures: &[SUM, SHORT, LAST, BEFORE, REPORTED],
    see,
    tell,
};

/// The fading sum, as ln(1 + nats).
const SUM: Measure = Measure {
    name: "sum",
    low: 0.0,
    high: 4.5,
};

const SHORT: Measure = Measure { name: "short", low: 0.0, high: 4.5 };
const LAST: Measure = Measure { name: "last", low: 0.0, high: 30.0 };
const BEFORE: Measure = Measure { name: "before", low: 0.0, high: 30.0 };
const REPORTED: Measure = Measure { name: "reported", low: 0.0, high: 30.0 };
fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) {
        return None;
    }
    let sum = look.holder.suspicion.at(look.payment.at.get());
    measured.note(0, &SUM, ln_1p(sum.max(0.0)));
    measured.note(1, &SHORT, ln_1p(look.holder.suspicion_short.at(look.payment.at.get()).max(0.0)));
    let days = |x: Option<crate::time::Millis>| x.map_or(99.0, |x| look.payment.at.since(x) as f64 / 86_400_000.0);
    measured.note(2, &LAST, days(look.holder.last_odd));
    measured.note(3, &BEFORE, days(look.holder.odd_before));
    measured.note(4, &REPORTED, days(look.holder.reported_at));
    None
}

fn tell(look: &Look<'_>) -> Told {
    Told {
        params: Params::of([(
            "nats",
            Param::Number(look.holder.suspicion.at(look.payment.at.get())),
        )]),
        ..Told::default()
    }
}
