//! A payment from a device that came up within the last three days, where the account has known others for longer.
//!
//! A new phone is bought every few years and brings some payments outside the habit with it; whoever takes an account over
//! brings a device as well, and just before it a reset password, another phone number, a second step switched off or a
//! higher limit. With each such trace the new device speaks louder, also among payments outside the habit; without one it is
//! a novelty among others.
//! What labels said of the device and its network, new or not, is measured for the weights.
//! Not here: the login itself, and a SIM that moved (`sim-swap`).

use crate::event::{AccessAction, Digest};
use crate::feature::{Context, FeatureVector, LABEL_ODDS, doublings, features, label_odds, ms};
use crate::profile::visits::last_of;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::{HOUR, MINUTE};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "new-device",
        family: Family::Takeover,
        params: &[
            ParamSpec::duration("ageMs"),
            ParamSpec::flag("afterChange"),
            ParamSpec::number("devices"),
        ],
        settings: Settings::ALL,
        techniques: &["F1006"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// Most takeovers empty an account within three days of coming in; the same window as a moved SIM has. Judgement.
    hours: f64 = 72.0, 1.0..=720.0;
}

features! {
    /// Doublings of an hour since the device first came up: three days are 6, a year is 13.
    AGE: "age" in 0.0..15.0;
    /// Doublings of an hour since the account's keys last changed.
    CHANGE: "change" in 0.0..15.0;
    /// What labels said of the device, and of the network that it is in: whoever takes accounts over has few of either.
    LABELS: "labels" in LABEL_ODDS;
    /// The same.
    NETWORK: "network" in LABEL_ODDS;
}

/// What gives an account into other hands.
const KEYS: [AccessAction; 4] = [
    AccessAction::PasswordReset,
    AccessAction::ContactChange,
    AccessAction::TwoStepOff,
    AccessAction::LimitRaise,
];

/// How often fraud comes from such a device. Judgement: nearly always in a takeover, never with a stolen phone or a scam.
const NEW_GIVEN_FRAUD: f64 = 0.5;
/// How often an honest payment outside the habit does. Judgement: a new phone every two or three years, and its first days
/// hold more such payments than others (the phone, its contract, its case).
const NEW_GIVEN_OUTSIDE: f64 = 0.2;
/// How often an honest payment does: nine payments in the first three days of a phone that lasts two and a half years;
/// worth three hundred payments, so that an account with many devices is believed soon. Judgement.
const PRIOR_SHARE: f64 = 0.003;
const PRIOR_WEIGHT: f64 = 300.0;
/// How often each of the keys was changed just before, in fraud from a new device, and on an honest person's new phone: a
/// password forgotten, a number that comes with the contract. Judgement.
const CHANGE_GIVEN_TAKEOVER: f64 = 0.4;
const CHANGE_GIVEN_NEW_PHONE: f64 = 0.15;

/// How long the device has been known, in milliseconds, and how many others were known before that time.
fn newcomer(context: &Context<'_>, settings: &Settings) -> Option<(i64, usize)> {
    let device = Digest::of(context.payment.device_id.as_deref()?);
    let devices = &context.account.seen_entities.devices;
    let since = context.payment.at.later(-ms(settings.hours, HOUR));
    let first_at = devices
        .get(device)
        .map_or(context.payment.at, |known| known.first_at);
    Some((
        context.payment.at.since(first_at).max(0),
        devices.known_before(since),
    ))
}

/// How many of the keys changed within the time that a device counts as new, and how long ago the last did.
fn changes(context: &Context<'_>, settings: &Settings) -> Option<(f64, i64)> {
    let window = ms(settings.hours, HOUR);
    let at = context.payment.at;
    let changed =
        KEYS.map(|key| last_of(&context.holder.visits, &[key], at, window).map(|visit| at.since(visit.at)));
    let last = changed.iter().flatten().min()?;
    Some((changed.iter().flatten().fold(0.0, |count, _| count + 1.0), *last))
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() {
        return None;
    }
    if let Some(labels) = label_odds(context, context.entities.device) {
        vector.set(&LABELS, labels);
    }
    if let Some(network) = label_odds(context, context.entities.network) {
        vector.set(&NETWORK, network);
    }
    let changes = changes(context, settings);
    if let Some((_, ago)) = changes {
        vector.set(&CHANGE, doublings(ago as f64, HOUR as f64));
    }
    let (age, others) = newcomer(context, settings)?;
    if others == 0 {
        return None; // the first device of all, or an account that this host has only just begun to tell of
    }
    vector.set(&AGE, doublings(age as f64, HOUR as f64));
    if age >= ms(settings.hours, HOUR) {
        return None;
    }
    let share = context
        .account
        .seen_entities
        .devices
        .novelty(PRIOR_SHARE, PRIOR_WEIGHT);
    let count = changes.map_or(0.0, |(count, _)| count);
    let trace = count * ln(CHANGE_GIVEN_TAKEOVER / CHANGE_GIVEN_NEW_PHONE);
    Some(Strength::Unlike {
        habit: ln(NEW_GIVEN_FRAUD / share) + trace,
        outside: ln(NEW_GIVEN_FRAUD / NEW_GIVEN_OUTSIDE) + trace,
    })
}

#[allow(clippy::cast_precision_loss)] // below 2^53; at most 24 devices
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let (age, others) = newcomer(context, settings).unwrap_or_default();
    Explanation {
        params: Params::of([
            ("ageMs", Param::Number(age.max(MINUTE) as f64)),
            ("afterChange", Param::Bool(changes(context, settings).is_some())),
            ("devices", Param::Number(others as f64)),
        ]),
        subject: context.payment.device_id.as_deref().map(Digest::of),
        ..Explanation::default()
    }
}
