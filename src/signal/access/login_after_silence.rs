//! An account that nobody has used for months is used again.
//!
//! Forgotten accounts are taken over unnoticed, since nobody reads their alerts. How long a silence is unusual is the account's own to
//! say: the chance of a gap as long falls as one over it (a Lomax tail with the account's mean gap), since people who come rarely come
//! rarely for long.

use crate::feature::AccessContext;
use crate::reason::{Family, Param, ParamSpec, Params, Reason, Role, settings};
use crate::signal::declaration::{Noticed, Signal, of_access};
use crate::stats::math::ln;
use crate::time::DAY;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "login-after-silence",
        family: Family::Anomaly,
        params: &[ParamSpec::duration("silenceMs").as_role(Role::Size)],
        settings: Settings::ALL,
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Step, Settings, evaluate),
};

settings! {
    /// A quarter of a year, the half-life of habits.
    days: f64 = 90.0, 14.0..=1000.0;
}

/// One takeover in ten hits an account at rest. Judgement.
const GIVEN_TAKEOVER: f64 = 0.1;
/// Before anything is known of its gaps, an account is used every week. Judgement.
const USUAL_DAYS: f64 = 7.0;
/// It is never more than ten to one: holders come back, too.
const MOST: f64 = 2.3;

#[allow(clippy::cast_precision_loss)] // milliseconds
fn evaluate(context: &AccessContext<'_>, settings: &Settings) -> Option<Noticed> {
    let silence = context.access.at.since(context.habits.came_at?);
    let days = silence as f64 / DAY as f64;
    if !context.access.success || days < settings.days {
        return None;
    }
    let usual = context.habits.usual_gap().unwrap_or(USUAL_DAYS);
    let nats = ln(GIVEN_TAKEOVER * (usual + days) / usual).clamp(0.0, MOST);
    Some(Noticed {
        nats,
        params: Params::of([("silenceMs", Param::Number(silence as f64))]),
    })
}
