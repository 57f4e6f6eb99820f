//! Many persons send money to one account within weeks, far more than usual: for the operator's desk only.
//!
//! Five to ten parties within five to twenty days (IBM AMLSim's alert patterns). Held against how many persons usually sent
//! in the weeks before such a transfer (a beta-geometric habit: a market stall's is high), and beside it against an honest
//! collection. Red packets are gifts and do not count; nor do sums that are small for the account and its currency. Where
//! as many were sent money as well, what was scattered is gathered (scatter-gather), which speaks by itself.

use crate::profile::bursts::Fan;
use crate::signal::payment::{FAN_SETTINGS, crowd, crowded, ms};
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Signal, Strength, Told, Topic,
};
use crate::time::DAY;

pub(crate) const SIGNAL: Signal = Signal {
    code: "fan-in",
    family: Family::Desk,
    topic: Topic::Payment,
    audience: Audience::Operator,
    params: &[
        ("count", ParamKind::Number),
        ("sum", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("windowMs", ParamKind::Duration),
        ("usual", ParamKind::Number),
        ("alsoOut", ParamKind::Boolean),
    ],
    settings: FAN_SETTINGS,
    measures: &[PERSONS],
    see,
    tell,
};

/// Different persons who sent in the window, this one included.
const PERSONS: Measure = Measure {
    name: "persons",
    low: 0.0,
    high: 30.0,
};

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    let crowd = crowd(look, Fan::In)?;
    measured.note(0, &PERSONS, f64::from(crowd.count));
    crowded(look, crowd)
}

#[allow(clippy::cast_precision_loss)] // days in milliseconds
fn tell(look: &Look<'_>) -> Told {
    let crowd = crowd(look, Fan::In).unwrap_or_default();
    Told {
        params: Params::of([
            ("count", Param::Number(f64::from(crowd.count))),
            ("sum", Param::estimate(crowd.sum)),
            ("currency", look.currency()),
            ("windowMs", Param::Number(ms(look.setting("days"), DAY) as f64)),
            ("usual", Param::Number(crowd.usual)),
            ("alsoOut", Param::Bool(crowd.is_both)),
        ]),
        ..Told::default()
    }
}
