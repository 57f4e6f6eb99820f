//! The phone number moved to another SIM, and then the password is reset or a new device comes in.
//!
//! Whoever takes over a number gets its codes by message: so a challenge that was passed by such a code says nothing within three days of
//! it. A new phone with a new SIM looks alike, and its owner mostly knows the password.
//! Not here: payments after it (`sim-swap`).

use crate::event::AccessAction;
use crate::feature::AccessContext;
use crate::profile::access::WINDOW;
use crate::reason::{Family, Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Noticed, Signal, of_access};
use crate::stats::math::ln;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "login-after-sim",
        family: Family::Takeover,
        params: &[ParamSpec::duration("sinceMs"), ParamSpec::flag("reset")],
        techniques: &["T1451"],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Step, (), evaluate),
};

/// A taken number resets the password mostly, and comes from a new device nearly always (as `sim-swap` has it); of honest new SIMs one
/// in twenty is followed by a reset, and one new phone in three has one. Judgement.
const RESET_GIVEN_SWAP: f64 = 0.7;
const RESET_GIVEN_HONEST: f64 = 0.05;
const DEVICE_GIVEN_SWAP: f64 = 0.9;
const SIM_GIVEN_NEW_PHONE: f64 = 0.3;

#[allow(clippy::cast_precision_loss)] // milliseconds
fn evaluate(context: &AccessContext<'_>, (): &()) -> Option<Noticed> {
    let sim = context.last(&[AccessAction::SimChange], WINDOW)?;
    let is_reset = context.access.action == AccessAction::PasswordReset;
    let comes_anew = context.access.action == AccessAction::Login && context.is_on_new_device();
    // One new device after one new SIM is one fact, however often it comes in.
    if !is_reset && context.has_told_since(sim.at, |record| record.action == AccessAction::Login) {
        return None;
    }
    let nats = match (context.access.success, is_reset, comes_anew) {
        (true, true, _) => ln(RESET_GIVEN_SWAP / RESET_GIVEN_HONEST),
        (true, false, true) => ln(DEVICE_GIVEN_SWAP / SIM_GIVEN_NEW_PHONE),
        _ => return None,
    };
    let since = context.access.at.since(sim.at).max(MINUTE);
    Some(Noticed {
        nats,
        params: Params::of([
            ("sinceMs", Param::Number(since as f64)),
            ("reset", Param::Bool(is_reset)),
        ]),
    })
}
