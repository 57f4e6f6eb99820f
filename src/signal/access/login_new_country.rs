//! Somebody uses the account from a country that it has never been used from.
//!
//! A traveller comes with the own phone, which speaks for the holder louder than the country against; a stranger comes with a
//! strange one. A VPN looks like a journey, and its user has many countries: to such an account another one is little news.

use crate::feature::AccessContext;
use crate::reason::{Family, Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Noticed, Signal, of_access};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "login-new-country",
        family: Family::Anomaly,
        params: &[ParamSpec::country("country"), ParamSpec::number("logins")],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Value, (), evaluate),
};

fn evaluate(context: &AccessContext<'_>, (): &()) -> Option<Noticed> {
    let odds = context.place.filter(|odds| odds.new_from == Some(0))?;
    let country = context.access.country.clone()?;
    Some(Noticed {
        nats: odds.nats,
        params: Params::of([
            ("country", Param::Text(country)),
            ("logins", Param::Number(odds.seen.round())),
        ]),
    })
}
