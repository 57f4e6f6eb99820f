//! Somebody fails to come into many accounts from one network.
//!
//! Lists of stolen passwords are tried on account after account from few addresses. A carrier hides thousands of subscribers behind
//! one address, of whom some always fail: so the accounts that failed are held against all uses from there. It is the desk's to see: it
//! says nothing about the holder of any of them, and a phone knows one account.
//! Counted across accounts as of the last closed hour.

use crate::feature::AccessContext;
use crate::reason::{Family, Param, ParamSpec, Params, Reason, Role, settings};
use crate::signal::declaration::{Noticed, Signal, of_access};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "guessed-accounts",
        family: Family::Attack,
        params: &[
            ParamSpec::number("accounts").as_role(Role::Size),
            ParamSpec::number("uses"),
        ],
        settings: Settings::ALL,
        techniques: &["T1110"],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Step, Settings, evaluate),
};

settings! {
    /// A household has a handful of accounts. Judgement.
    accounts: f64 = 10.0, 2.0..=1000.0;
    /// Of a busy network's uses so many may fail: one try in ten is a slip.
    share: f64 = 0.5, 0.05..=1.0;
}

/// Of takeovers one in five comes with a list; of honest uses one in five hundred shares an address with somebody who tries one.
/// Judgement.
const GIVEN_TAKEOVER: f64 = 0.2;
const GIVEN_HONEST: f64 = 0.002;

fn evaluate(context: &AccessContext<'_>, settings: &Settings) -> Option<Noticed> {
    let network = context.network()?;
    let known = context.population.entity(network)?;
    let day = i32::try_from(context.access.at.day()).unwrap_or(i32::MAX);
    let accounts = f64::from(known.attacked(day));
    let uses = f64::from(known.uses);
    if accounts < settings.accounts || accounts < settings.share * (accounts + uses) {
        return None;
    }
    Some(Noticed {
        nats: ln(GIVEN_TAKEOVER / GIVEN_HONEST),
        params: Params::of([
            ("accounts", Param::Number(accounts)),
            ("uses", Param::Number(uses)),
        ]),
    })
}
