//! Somebody uses the account with a program, or on a system, that it has never been used with.
//!
//! A browser's new version is none: it backs off to its family and system, and these to the class of the device. An attacker may write
//! whatever is liked into the text, so a familiar program says little in the holder's favour, and an unfamiliar one a good deal against.

use crate::feature::AccessContext;
use crate::reason::{Family, Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Noticed, Signal, of_access};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "login-new-agent",
        family: Family::Anomaly,
        params: &[ParamSpec::number("logins"), ParamSpec::flag("otherKind")],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Value, (), evaluate),
};

fn evaluate(context: &AccessContext<'_>, (): &()) -> Option<Noticed> {
    let odds = context.agent?;
    Some(Noticed {
        nats: odds.nats,
        params: Params::of([
            ("logins", Param::Number(odds.seen.round())),
            ("otherKind", Param::Bool(odds.new_from == Some(0))),
        ]),
    })
}
