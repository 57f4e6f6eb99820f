//! The account is used in two places between which nobody travels so fast.
//!
//! Places of addresses are known to a city at best, so from the distance twice that error is taken before a speed is made of it. A VPN
//! makes such a journey too; where the network or the country is new already, that has been said, and only what the speed adds counts.
//! Not here: payments in shops (`impossible-travel`).

use crate::feature::AccessContext;
use crate::reason::{Family, Param, ParamSpec, Params, Reason, Role, settings};
use crate::signal::declaration::{Noticed, Signal, of_access};
use crate::stats::great_circle::{Point, distance_km};
use crate::stats::math::ln;
use crate::time::{HOUR, MINUTE};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "login-too-far",
        family: Family::Takeover,
        params: &[
            ParamSpec::number("km").as_role(Role::Size),
            ParamSpec::number("errorKm"),
            ParamSpec::duration("withinMs"),
        ],
        settings: Settings::ALL,
        techniques: &["F1006"],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Step, Settings, evaluate),
};

settings! {
    /// How far a place may be off. Databases of addresses know the country and not the city, and are off by hundreds of kilometres in a
    /// significant share of cases (Poese et al., "IP geolocation databases: unreliable?", ACM SIGCOMM CCR 41(2), 2011); three
    /// hundred is a judgement. A host with a phone's own place sets less.
    error_km ("errorKm"): f64 = 300.0, 0.0..=1000.0;
    /// An airliner's cruise is 900 km/h, as of payments.
    speed_kmh ("speedKmh"): f64 = 900.0, 100.0..=3000.0;
    /// Less than this is a place that was read differently.
    least_km ("leastKm"): f64 = 100.0, 1.0..=5000.0;
}

/// Of takeovers by somebody far away about a third fall within hours of the holder's own use; of honest uses one in five hundred is a
/// VPN switched on or an address that moved. Where the network is new already: half, and one in ten. Judgement.
const GIVEN_TAKEOVER: f64 = 0.3;
const GIVEN_HONEST: f64 = 0.002;
const GIVEN_TAKEOVER_NEW: f64 = 0.5;
const GIVEN_HONEST_NEW: f64 = 0.1;

#[allow(clippy::cast_precision_loss)] // milliseconds
fn evaluate(context: &AccessContext<'_>, settings: &Settings) -> Option<Noticed> {
    let (at, lat, lon) = context.habits.place?;
    let here = context.access.location?;
    let there = Point {
        latitude: lat,
        longitude: lon,
    };
    let here = Point {
        latitude: here.lat,
        longitude: here.lon,
    };
    let surely = distance_km(there, here)? - 2.0 * settings.error_km;
    let within = context.access.at.since(at).abs();
    let hours = within.max(MINUTE) as f64 / HOUR as f64;
    if surely < settings.least_km || surely / hours <= settings.speed_kmh {
        return None;
    }
    // The same journey told once: whoever goes on from there has it in the story.
    let is_near = |(lat, lon): (f64, f64)| {
        let known = Point {
            latitude: lat,
            longitude: lon,
        };
        distance_km(known, here).is_some_and(|km| km <= 2.0 * settings.error_km)
    };
    if context.has_told_since(at, |record| record.place.is_some_and(is_near)) {
        return None;
    }
    let is_new = context.place.is_some_and(|odds| odds.new_from.is_some());
    let nats = match is_new {
        true => ln(GIVEN_TAKEOVER_NEW / GIVEN_HONEST_NEW),
        false => ln(GIVEN_TAKEOVER / GIVEN_HONEST),
    };
    Some(Noticed {
        nats,
        params: Params::of([
            ("km", Param::Number(distance_km(there, here)?.round())),
            ("errorKm", Param::Number(settings.error_km)),
            ("withinMs", Param::Number(within.max(MINUTE) as f64)),
        ]),
    })
}
