//! Somebody uses the account from a network that it has never been used from, in a country that it has.
//!
//! People move between home, work and a carrier's many networks, some all day long: the account's own habit of new ones says how
//! much news another one is. By itself it is little; it counts beside a new device. A known network speaks for the holder.
//! A private or malformed address says nothing.

use crate::feature::AccessContext;
use crate::reason::{Family, Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Noticed, Signal, of_access};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "login-new-network",
        family: Family::Anomaly,
        params: &[ParamSpec::number("logins")],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Value, (), evaluate),
};

fn evaluate(context: &AccessContext<'_>, (): &()) -> Option<Noticed> {
    let odds = context.place.filter(|odds| odds.new_from != Some(0))?;
    Some(Noticed {
        nats: odds.nats,
        params: Params::of([("logins", Param::Number(odds.seen.round()))]),
    })
}
