//! Somebody uses the account at an hour at which its holder hardly ever does.
//!
//! Whoever attacks from anywhere comes at any hour. Everybody is awake at night now and then, so that by itself it never comes to
//! more than a few nats, and never to a warning.
//! Not here: payments at odd hours (`odd-hour`).

use crate::feature::AccessContext;
use crate::reason::{Family, Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Noticed, Signal, of_access};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "login-odd-hour",
        family: Family::Anomaly,
        params: &[ParamSpec::hour("hour"), ParamSpec::number("logins")],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Value, (), evaluate),
};

fn evaluate(context: &AccessContext<'_>, (): &()) -> Option<Noticed> {
    let odds = context.hour_odds?;
    Some(Noticed {
        nats: odds.nats,
        params: Params::of([
            ("hour", Param::Number(f64::from(context.hour))),
            ("logins", Param::Number(odds.seen.round())),
        ]),
    })
}
