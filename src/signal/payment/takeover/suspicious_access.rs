//! Money leaves within three days of a use of the account that looked like somebody else's, and that nobody has explained.
//!
//! The access was judged by itself, and its probability is the cause: another explanation beside whatever the payment says, and not a
//! further argument, since a new device or a moved SIM is in both. Once the holder has passed a challenge on that use, or said that it
//! was the own, it says nothing. A payment from a device that the account has known for longer is the holder's.
//! Not here: what was odd about that use (`signal::access`).

use crate::event::Digest;
use crate::feature::{Context, FeatureVector};
use crate::profile::access::{AccessRecord, WINDOW};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Strength};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::logistic;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "suspicious-access",
        family: Family::Takeover,
        params: &[ParamSpec::duration("sinceMs"), ParamSpec::number("steps")],
        techniques: &["F1006"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!((), evaluate, explain),
};

/// Below this an access is only unusual: it raises no alert of its own either (`alert::severity`).
const SUSPICIOUS: f64 = 0.1;
/// Of payments within three days of a takeover, half are whoever took over's: the holder goes on paying. Judgement.
const IS_THEIRS: f64 = 0.5;

/// The worst of the uses that stand, and how many there are.
fn standing<'a>(context: &'a Context<'_>) -> Option<(&'a AccessRecord, usize)> {
    let access = context.holder.access.as_ref()?;
    let odd = access
        .within(context.payment.at, WINDOW)
        .filter(|record| record.is_odd());
    let (mut worst, mut steps): (Option<&AccessRecord>, usize) = (None, 0);
    for record in odd {
        steps += 1;
        if worst.is_none_or(|known| record.log_odds > known.log_odds) {
            worst = Some(record);
        }
    }
    Some((
        worst.filter(|record| logistic(record.log_odds) >= SUSPICIOUS)?,
        steps,
    ))
}

/// True where it is paid from a device that was known before the window.
fn is_at_home(context: &Context<'_>) -> bool {
    let device = context.payment.device_id.as_deref().map(Digest::of);
    let known = device.and_then(|device| context.holder.seen_entities.devices.get(device));
    known.is_some_and(|known| context.payment.at.since(known.first_at) > WINDOW)
}

fn evaluate(context: &Context<'_>, (): &(), _: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() || is_at_home(context) {
        return None;
    }
    let (worst, _) = standing(context)?;
    Some(Strength::OtherCause(IS_THEIRS * logistic(worst.log_odds)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds; a few dozen
fn explain(context: &Context<'_>, (): &()) -> Explanation {
    let (since, steps) = standing(context).map_or((0, 0), |(worst, steps)| {
        (context.payment.at.since(worst.at), steps)
    });
    Explanation {
        params: Params::of([
            ("sinceMs", Param::Number(since.max(MINUTE) as f64)),
            ("steps", Param::Number(steps as f64)),
        ]),
        ..Explanation::default()
    }
}
