//! Money comes back: in and out within a tenth of the same amount and within days: for the operator's desk only.
//!
//! Laundering in a circle takes three to ten hops (AMLSim, AMLGentex); one wallet sees only its own ends. Either the same
//! person gives back about what it got, or somebody else sends about what was sent. Friends who lend and return do the
//! same, so one trip says little, a small one nothing, and it counts together with what else is seen; several trips say
//! more. Only transfers between persons: refunds and red packets come back by their nature.

use crate::profile::bursts::Fan;
use crate::signal::payment::{is_material, ms};
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic,
};
use crate::stats::math::ln;
use crate::time::DAY;

pub(crate) const SIGNAL: Signal = Signal {
    code: "round-trip",
    family: Family::Desk,
    topic: Topic::Payment,
    audience: Audience::Operator,
    params: &[
        ("amount", ParamKind::Money),
        ("earlier", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("withinMs", ParamKind::Duration),
        ("sameParty", ParamKind::Boolean),
        ("count", ParamKind::Number),
    ],
    settings: &[
        // In and out within 10 %: what a few hops keep for themselves.
        Setting {
            name: "tolerance",
            default: 0.1,
            least: 0.0,
            most: 0.5,
        },
        // Three to ten hops at about a day each. Judgement.
        Setting {
            name: "days",
            default: 10.0,
            least: 1.0,
            most: 20.0,
        },
    ],
    measures: &[TRIPS],
    see,
    tell,
};

/// Earlier transfers the other way of about this amount.
const TRIPS: Measure = Measure {
    name: "trips",
    low: 0.0,
    high: 15.0,
};

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

fn trips(look: &Look<'_>) -> Option<Trips> {
    let this = look.movement;
    let direction = Fan::of(&this)?;
    let far = look.setting("tolerance") * this.amount;
    let back = look
        .holder
        .movements
        .within(this.at.get(), ms(look.setting("days"), DAY))
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

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    Fan::of(&look.movement)?;
    let Some(trips) = trips(look) else {
        measured.note(0, &TRIPS, 0.0);
        return None;
    };
    measured.note(0, &TRIPS, f64::from(trips.count));
    if !is_material(look, look.payment.amount.to_f64()) {
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
fn tell(look: &Look<'_>) -> Told {
    let trips = trips(look);
    Told {
        params: Params::of([
            ("amount", look.amount()),
            (
                "earlier",
                Param::estimate(trips.map_or(0.0, |trips| trips.earlier)),
            ),
            ("currency", look.currency()),
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
        ..Told::default()
    }
}
