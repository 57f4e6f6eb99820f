//! Two payments in person, farther apart than anybody travels in the time between them.
//!
//! The great-circle speed between places (the field's usual definition: over 900 km/h, which is an airliner's, and over
//! 100 km, below which terminals' places are inexact). Only payments at a till or a cash machine by the same payer count:
//! an online payment happens nowhere. A chain may give its head office as the place of every branch, so the payer's own
//! shops speak far less than a new one. Not here: whether a place is far from home (`new-country`).

use crate::event::TimePrecision;
use crate::feature::{Context, FeatureVector, doublings, features};
use crate::profile::shops::is_in_person;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::great_circle::{Point, distance_km};
use crate::stats::math::ln;
use crate::time::{HOUR, MINUTE};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "impossible-travel",
        family: Family::Takeover,
        params: &[
            ParamSpec::number("distance"),
            ParamSpec::duration("withinMs"),
            ParamSpec::number("speed"),
        ],
        settings: Settings::ALL,
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// Airliners cruise at about 900 km/h over the ground.
    speed: f64 = 900.0, 100.0..=5000.0;
    /// In kilometres: a city and its airport; a terminal's place is often its owner's office.
    distance: f64 = 100.0, 1.0..=20_000.0;
}

features! {
    /// Doublings of 10 km/h: a walker at 0, a train at 4, an airliner at 6.5.
    SPEED: "speed" in 0.0..15.0;
    /// Doublings of a kilometre: half the globe is 14.3.
    DISTANCE: "distance" in 0.0..15.0;
}

/// How often fraud at a till comes too far too soon: the copy of a card is used far away while its holder goes on paying at
/// home. Judgement: many thieves live nearby, or the holder did not pay in between.
const LEAP_GIVEN_FRAUD: f64 = 0.3;
/// How often an honest payment at a new shop does: a till that gives its head office as its place, a clock that is wrong.
/// Judgement: a new shop in a few thousand, about once in five years at three payments a day.
const LEAP_GIVEN_NEW_SHOP: f64 = 2.0e-4;
/// The same where this payer has paid for a week or longer: such a till says so every time. Judgement.
const LEAP_GIVEN_OWN_SHOP: f64 = 0.02;

/// How far and how fast.
struct Leap {
    distance: f64,
    elapsed: i64,
    speed: f64,
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn leap(context: &Context<'_>) -> Option<Leap> {
    let payment = context.payment;
    let has_time = payment.time_precision != Some(TimePrecision::Day);
    if !context.facts().leaves() || !has_time || !is_in_person(payment) {
        return None;
    }
    let here = payment.location?;
    let (then, latitude, longitude) = context.account.seen_entities.last_place?;
    let from = Point { latitude, longitude };
    let to = Point {
        latitude: here.lat,
        longitude: here.lon,
    };
    let distance = distance_km(from, to)?;
    // Many sources tell minutes, so two payments in the same one may lie as far apart.
    let elapsed = payment.at.since(then).saturating_abs().max(MINUTE);
    Some(Leap {
        distance,
        elapsed,
        speed: distance / (elapsed as f64 / HOUR as f64),
    })
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let Leap { distance, speed, .. } = leap(context)?;
    vector.set(&SPEED, doublings(speed, 10.0));
    vector.set(&DISTANCE, doublings(distance, 1.0));
    let is_own_shop = context.is_settled();
    let honest = if is_own_shop {
        LEAP_GIVEN_OWN_SHOP
    } else {
        LEAP_GIVEN_NEW_SHOP
    };
    (speed > settings.speed && distance > settings.distance)
        .then(|| Strength::Alone(ln(LEAP_GIVEN_FRAUD / honest)))
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    let Leap {
        distance,
        elapsed,
        speed,
    } = leap(context).unwrap_or(Leap {
        distance: 0.0,
        elapsed: 0,
        speed: 0.0,
    });
    Explanation {
        params: Params::of([
            ("distance", Param::Number(distance)),
            ("withinMs", Param::Number(elapsed as f64)),
            ("speed", Param::Number(speed)),
        ]),
        subject: context.recent_payment.counterparty,
        ..Explanation::default()
    }
}
