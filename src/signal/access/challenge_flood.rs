//! The holder is asked to confirm again and again within an hour.
//!
//! Whoever has the password and not the phone asks until somebody taps "yes" to have peace, or reads a code out to a caller. A bad
//! connection asks twice or three times.

use crate::event::AccessAction;
use crate::feature::AccessContext;
use crate::profile::access::AccessRecord;
use crate::reason::{Family, Param, ParamSpec, Params, Reason, Role, settings};
use crate::signal::declaration::{Noticed, Signal, of_access};
use crate::stats::math::ln;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "challenge-flood",
        family: Family::Takeover,
        params: &[
            ParamSpec::number("challenges").as_role(Role::Size),
            ParamSpec::duration("withinMs"),
        ],
        settings: Settings::ALL,
        techniques: &["T1621"],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Step, Settings, evaluate),
};

settings! {
    /// One sitting.
    minutes: f64 = 60.0, 1.0..=1440.0;
    /// More than a bad connection's.
    challenges: f64 = 5.0, 3.0..=32.0;
}

/// One takeover in ten wears its victim down so; an honest use comes to five challenges in an hour once in a thousand times.
/// Judgement.
const GIVEN_TAKEOVER: f64 = 0.1;
const GIVEN_HONEST: f64 = 1e-3;

#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // a few dozen; minutes
fn evaluate(context: &AccessContext<'_>, settings: &Settings) -> Option<Noticed> {
    if context.access.action != AccessAction::Challenge {
        return None;
    }
    let window = (settings.minutes * MINUTE as f64) as i64;
    let until = |at| {
        let asked = context.habits.within(at, window);
        asked
            .filter(|record| record.action == AccessAction::Challenge)
            .count() as f64
    };
    let challenges = until(context.access.at) + 1.0;
    // It was told when the challenge came with which there were enough, and what it said is carried by that one's story.
    let is_flood = |record: &AccessRecord| {
        record.action == AccessAction::Challenge && until(record.at) >= settings.challenges
    };
    let is_told = context.has_told_since(context.access.at.later(-window), is_flood);
    (challenges >= settings.challenges && !is_told).then(|| Noticed {
        nats: ln(GIVEN_TAKEOVER / GIVEN_HONEST),
        params: Params::of([
            ("challenges", Param::Number(challenges)),
            ("withinMs", Param::Number(window as f64)),
        ]),
    })
}
