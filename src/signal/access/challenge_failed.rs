//! Somebody was asked to prove to be the holder, and could not.
//!
//! A holder fails one challenge in twenty: a wet finger, a code that came late. A stranger fails most. One that is passed speaks for
//! whoever passed it, by its method, and settles what it guards; a code by message does not while the number has just moved.

use crate::event::{AccessAction, Digest};
use crate::feature::{AccessContext, proof};
use crate::reason::{Family, Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Noticed, Signal, of_access};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "challenge-failed",
        family: Family::Takeover,
        params: &[ParamSpec::flag("again")],
        techniques: &["F1006"],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Step, (), evaluate),
};

/// Of those who attack and of those who do not, how many fail. Judgement.
const GIVEN_TAKEOVER: f64 = 0.8;
const GIVEN_HONEST: f64 = 0.05;

fn evaluate(context: &AccessContext<'_>, (): &()) -> Option<Noticed> {
    if context.access.action != AccessAction::Challenge {
        return None;
    }
    if context.access.success {
        let nats = if context.proves() {
            -proof(context.access.method)
        } else {
            0.0
        };
        return Some(Noticed {
            nats,
            params: Params::of([("again", Param::Bool(false))]),
        });
    }
    let guarded = context.access.challenge_of.as_deref().map(Digest::of);
    let known = guarded.and_then(|guarded| context.habits.answer(guarded));
    let again = known.is_some_and(|known| !known.success);
    Some(Noticed {
        nats: ln(GIVEN_TAKEOVER / GIVEN_HONEST),
        params: Params::of([("again", Param::Bool(again))]),
    })
}
