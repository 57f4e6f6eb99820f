//! A payment from a device that came up within the last three days, where the account has known others for longer.
//!
//! A new phone is bought every few years and brings some payments outside the habit with it; whoever takes an account over
//! brings a device as well, and just before it a reset password, another phone number, a second step switched off or a
//! higher limit. With each such trace the new device speaks louder, also among payments outside the habit; without one it is
//! a novelty among others.
//! What labels said of the device and its network, new or not, is measured for the weights.
//! Not here: the login itself, and a SIM that moved (`sim-swap`).

use crate::event::{AccessAction, Digest};
use crate::profile::visits::last_of;
use crate::signal::payment::{label_odds, label_odds_named, leaves, ms};
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic, doublings,
};
use crate::stats::math::ln;
use crate::time::{HOUR, MINUTE};

pub(crate) const SIGNAL: Signal = Signal {
    code: "new-device",
    family: Family::Takeover,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("ageMs", ParamKind::Duration),
        ("afterChange", ParamKind::Boolean),
        ("devices", ParamKind::Number),
    ],
    settings: &[
        // Most takeovers empty an account within three days of coming in; the same window as a moved SIM has. Judgement.
        Setting {
            name: "hours",
            default: 72.0,
            least: 1.0,
            most: 720.0,
        },
    ],
    measures: &[AGE, CHANGE, LABELS, NETWORK],
    see,
    tell,
};

/// Doublings of an hour since the device first came up: three days are 6, a year is 13.
const AGE: Measure = Measure {
    name: "age",
    low: 0.0,
    high: 15.0,
};
/// Doublings of an hour since the account's keys last changed.
const CHANGE: Measure = Measure {
    name: "change",
    low: 0.0,
    high: 15.0,
};

/// What labels said of the device, and of the network that it is in: whoever takes accounts over has few of either.
const LABELS: Measure = label_odds_named("labels");
const NETWORK: Measure = label_odds_named("network");

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
fn newcomer(look: &Look<'_>) -> Option<(i64, usize)> {
    let device = Digest::of(look.payment.device_id.as_deref()?);
    let devices = &look.account.presence.devices;
    let since = look.payment.at.later(-ms(look.setting("hours"), HOUR));
    let first_at = devices
        .get(device)
        .map_or(look.payment.at, |known| known.first_at);
    Some((
        look.payment.at.since(first_at).max(0),
        devices.known_before(since),
    ))
}

/// How many of the keys changed within the time that a device counts as new, and how long ago the last did.
fn changes(look: &Look<'_>) -> Option<(f64, i64)> {
    let window = ms(look.setting("hours"), HOUR);
    let at = look.payment.at;
    let changed =
        KEYS.map(|key| last_of(&look.holder.visits, &[key], at, window).map(|visit| at.since(visit.at)));
    let last = changed.iter().flatten().min()?;
    Some((changed.iter().flatten().fold(0.0, |count, _| count + 1.0), *last))
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) {
        return None;
    }
    if let Some(labels) = label_odds(look, look.parties.device) {
        measured.note(2, &LABELS, labels);
    }
    if let Some(network) = label_odds(look, look.parties.network) {
        measured.note(3, &NETWORK, network);
    }
    let changes = changes(look);
    if let Some((_, ago)) = changes {
        measured.note(1, &CHANGE, doublings(ago as f64, HOUR as f64));
    }
    let (age, others) = newcomer(look)?;
    if others == 0 {
        return None; // the first device of all, or an account that this host has only just begun to tell of
    }
    measured.note(0, &AGE, doublings(age as f64, HOUR as f64));
    if age >= ms(look.setting("hours"), HOUR) {
        return None;
    }
    let share = look.account.presence.devices.news(PRIOR_SHARE, PRIOR_WEIGHT);
    let count = changes.map_or(0.0, |(count, _)| count);
    let trace = count * ln(CHANGE_GIVEN_TAKEOVER / CHANGE_GIVEN_NEW_PHONE);
    Some(Strength::Unlike {
        habit: ln(NEW_GIVEN_FRAUD / share) + trace,
        outside: ln(NEW_GIVEN_FRAUD / NEW_GIVEN_OUTSIDE) + trace,
    })
}

#[allow(clippy::cast_precision_loss)] // below 2^53; at most 24 devices
fn tell(look: &Look<'_>) -> Told {
    let (age, others) = newcomer(look).unwrap_or_default();
    Told {
        params: Params::of([
            ("ageMs", Param::Number(age.max(MINUTE) as f64)),
            ("afterChange", Param::Bool(changes(look).is_some())),
            ("devices", Param::Number(others as f64)),
        ]),
        subject: look.payment.device_id.as_deref().map(Digest::of),
        ..Told::default()
    }
}
