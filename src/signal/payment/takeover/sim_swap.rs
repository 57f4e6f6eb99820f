//! The number moved to another SIM, then a password was reset or a device came that nobody knew, then money leaves.
//!
//! Whoever takes over a number gets its codes by message, and with them the wallet; so a passed challenge says nothing
//! here. A new phone with a new SIM looks alike for some days, and its owner goes on paying as before: payments to those
//! known already, of a usual amount, are quiet. Where the payment itself comes from the new device, `new-device` says so,
//! and of a reset on it; here is only that the SIM came before it.

use crate::event::{AccessAction, Digest};
use crate::feature::{Context, FeatureVector, ms};
use crate::profile::visits::last_of;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::{HOUR, Millis};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "sim-swap",
        family: Family::Takeover,
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::duration("sinceMs"),
            ParamSpec::flag("reset"),
            ParamSpec::flag("newDevice"),
        ],
        settings: Settings::ALL,
        techniques: &["T1451"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The typology's own 72 hours, for the reset or the device after the SIM and for the payment after both.
    hours: f64 = 72.0, 1.0..=720.0;
}

/// A taken number is used at once: from a new device nearly always, with a reset of the password mostly.
const DEVICE_GIVEN_SWAP: f64 = 0.9;
const RESET_GIVEN_SWAP: f64 = 0.7;
/// Honest, of all payments: a new phone with a new SIM every two years, and some twenty payments in the days after, of
/// which half are to somebody new or unusual. Four in ten of the owners also reset a password on it.
const DEVICE_GIVEN_HONEST: f64 = 5e-3;
const RESET_GIVEN_HONEST: f64 = 2e-3;
/// Honest, of payments from a new phone: one phone in three comes with a new SIM. Judgement.
const SIM_GIVEN_NEW_PHONE: f64 = 0.3;
/// An amount in the upper twentieth of the own is what a thief is after; that it is rare is other evidence.
const HIGH_TAIL: f64 = 0.05;
/// A payment of a usual amount to somebody new: a thief tries the wallet first now and then, its owner mostly does so.
const SMALL_GIVEN_SWAP: f64 = 0.3;
const SMALL_GIVEN_HONEST: f64 = 0.8;

struct Seen {
    sim_at: Millis,
    reset: bool,
    device: bool,
    /// The payment itself is made on it.
    pays: bool,
}

fn observe(context: &Context<'_>, settings: &Settings) -> Option<Seen> {
    let (payment, visits, window) = (context.payment, &context.holder.visits, ms(settings.hours, HOUR));
    let last = |actions: &[AccessAction], window: i64| last_of(visits, actions, payment.at, window).copied();
    let sim_at = last(&[AccessAction::SimChange], 2 * window)?.at;
    let follows = |at: Millis| at >= sim_at && at.since(sim_at) <= window;
    let devices = &context.holder.seen_entities.devices;
    let is_new = |device: Digest| devices.is_newcomer(device, sim_at);
    let reset = last(&[AccessAction::PasswordReset], window).is_some_and(|visit| follows(visit.at));
    let came = last(&[AccessAction::Login, AccessAction::DeviceBind], window)
        .filter(|visit| follows(visit.at))
        .and_then(|visit| visit.device)
        .is_some_and(is_new);
    let pays = payment.device_id.as_deref().map(Digest::of).is_some_and(is_new) && follows(payment.at);
    let device = came || pays;
    (reset || device).then_some(Seen {
        sim_at,
        reset,
        device,
        pays,
    })
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() {
        return None;
    }
    let seen = observe(context, settings)?;
    let is_high = context.amount_habit().surprise() >= -ln(HIGH_TAIL);
    if !context.is_to_new() && !is_high {
        return None;
    }
    let ratio = match (seen.pays, seen.reset) {
        (true, _) => DEVICE_GIVEN_SWAP / SIM_GIVEN_NEW_PHONE,
        (false, true) => RESET_GIVEN_SWAP / RESET_GIVEN_HONEST,
        (false, false) => DEVICE_GIVEN_SWAP / DEVICE_GIVEN_HONEST,
    };
    let amount = if is_high {
        1.0
    } else {
        SMALL_GIVEN_SWAP / SMALL_GIVEN_HONEST
    };
    let nats = ln(ratio * amount);
    (nats > 0.0).then_some(Strength::Alone(nats))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let seen = observe(context, settings);
    let since = seen
        .as_ref()
        .map_or(0, |seen| context.payment.at.since(seen.sim_at));
    Explanation {
        params: Params::of([
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("sinceMs", Param::Number(since as f64)),
            ("reset", Param::Bool(seen.as_ref().is_some_and(|seen| seen.reset))),
            (
                "newDevice",
                Param::Bool(seen.as_ref().is_some_and(|seen| seen.device)),
            ),
        ]),
        ..Explanation::default()
    }
}
