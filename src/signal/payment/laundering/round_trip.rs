//! Money comes back: in and out within a tenth of the same amount and within days: for the operator's desk only.
//!
//! Laundering in a circle takes three to ten hops (AMLSim, AMLGentex); one wallet sees only its own ends. Either the same
//! person gives back about what it got, or somebody else sends about what was sent. Friends who lend and return do the
//! same, so one trip says little, a small one nothing, and it counts together with what else is seen; several trips say
//! more. Only transfers between persons: refunds and red packets come back by their nature.

use crate::feature::{Context, FeatureVector, features, is_material, ms};
use crate::profile::payment_velocity::Fan;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::DAY;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "round-trip",
        family: Family::Laundering,
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::money("earlier"),
            ParamSpec::currency("currency"),
            ParamSpec::duration("withinMs"),
            ParamSpec::flag("sameParty"),
            ParamSpec::number("count"),
        ],
        settings: Settings::ALL,
        techniques: &["F1047"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// In and out within 10 %: what a few hops keep for themselves.
    tolerance: f64 = 0.1, 0.0..=0.5;
    /// Three to ten hops at about a day each. Judgement.
    days: f64 = 10.0, 1.0..=20.0;
}

features! {
    /// Earlier transfers the other way of about this amount.
    TRIPS: "trips" in 0.0..15.0;
}

/// How often a launderer's transfer closes a circle. Judgement: one of some five ways.
const CLOSED_GIVEN_LAUNDERING: f64 = 0.2;
/// How often an honest large one does: a loan that is given back, at the same person; by chance, at another. Judgement.
const CLOSED_GIVEN_LOAN: f64 = 0.01;
const CLOSED_GIVEN_CHANCE: f64 = 2.0e-3;
/// How often another trip follows within days, in laundering and between friends. Judgement.
const AGAIN_GIVEN_LAUNDERING: f64 = 0.5;
const AGAIN_GIVEN_FRIENDS: f64 = 0.1;

/// Earlier transfers the other way.
#[derive(Clone, Copy)]
struct Trips {
    /// The latest.
    earlier: f64,
    elapsed: i64,
    is_same_party: bool,
    count: u32,
}

fn trips(context: &Context<'_>, settings: &Settings) -> Option<Trips> {
    let this = context.recent_payment;
    let direction = Fan::of(&this)?;
    let far = settings.tolerance * this.amount;
    let back = context
        .holder
        .recent_payments
        .within(this.at.get(), ms(settings.days, DAY))
        .filter(|known| Fan::of(known).is_some_and(|other| other != direction))
        .filter(|known| known.currency == this.currency && (known.amount - this.amount).abs() <= far);
    let mut found: Option<Trips> = None;
    for known in back {
        let is_same_party = known.counterparty.is_some() && known.counterparty == this.counterparty;
        // What goes on to another person is passed on, not returned: `rapid-in-out`'s business.
        if !is_same_party && direction == Fan::Out {
            continue;
        }
        let trips = found.get_or_insert(Trips {
            earlier: known.amount,
            elapsed: this.at.since(known.at),
            is_same_party,
            count: 0,
        });
        trips.count += 1;
        trips.is_same_party |= is_same_party;
    }
    found
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    Fan::of(&context.recent_payment)?;
    let Some(trips) = trips(context, settings) else {
        vector.set(&TRIPS, 0.0);
        return None;
    };
    vector.set(&TRIPS, f64::from(trips.count));
    if !is_material(context, context.payment.amount.to_f64()) {
        return None;
    }
    let honest = if trips.is_same_party {
        CLOSED_GIVEN_LOAN
    } else {
        CLOSED_GIVEN_CHANCE
    };
    let again = f64::from(trips.count.saturating_sub(1)) * ln(AGAIN_GIVEN_LAUNDERING / AGAIN_GIVEN_FRIENDS);
    Some(Strength::Alone(ln(CLOSED_GIVEN_LAUNDERING / honest) + again))
}

#[allow(clippy::cast_precision_loss)] // days in milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let trips = trips(context, settings);
    Explanation {
        params: Params::of([
            ("amount", context.amount()),
            (
                "earlier",
                context.estimate(trips.map_or(0.0, |trips| trips.earlier)),
            ),
            ("currency", context.currency()),
            (
                "withinMs",
                Param::Number(trips.map_or(0, |trips| trips.elapsed) as f64),
            ),
            (
                "sameParty",
                Param::Bool(trips.is_some_and(|trips| trips.is_same_party)),
            ),
            (
                "count",
                Param::Number(trips.map_or(0.0, |trips| f64::from(trips.count))),
            ),
        ]),
        ..Explanation::default()
    }
}
