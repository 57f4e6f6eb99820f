//! Somebody uses the account from a device that it has not known for three days.
//!
//! A new phone is bought every few years; whoever has only the password has no other. The account's own habit says how much news a
//! new device is: to whoever has three of them less than to whoever has one. Once its holder has passed a challenge on it, or three
//! days went by undisputed, it is known.
//! Not here: payments from it (`new-device`).

use crate::feature::AccessContext;
use crate::reason::{Family, Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Noticed, Signal, of_access};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "login-new-device",
        family: Family::Takeover,
        params: &[ParamSpec::number("logins")],
        techniques: &["F1006"],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Value, (), evaluate),
};

fn evaluate(context: &AccessContext<'_>, (): &()) -> Option<Noticed> {
    let odds = context.device?;
    Some(Noticed {
        nats: odds.nats,
        params: Params::of([("logins", Param::Number(odds.seen.round()))]),
    })
}
