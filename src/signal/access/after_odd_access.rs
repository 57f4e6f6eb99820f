//! It comes within three days of an unusual use of the account that nobody has explained.
//!
//! What one step said stays said in the next: a takeover is a row of steps each of which has an innocent explanation, and all of which
//! together have none. What the device and the place say is not said twice, and once its holder has passed a challenge on the earlier
//! use, or said that it was the own, nothing of it is left.

use crate::feature::AccessContext;
use crate::profile::access::Values;
use crate::reason::{Family, Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Noticed, Signal, of_access};
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "after-odd-access",
        family: Family::Takeover,
        params: &[ParamSpec::number("steps"), ParamSpec::duration("sinceMs")],
        techniques: &["F1006"],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Step, (), evaluate),
};

#[allow(clippy::cast_precision_loss)] // a few dozen; milliseconds
fn evaluate(context: &AccessContext<'_>, (): &()) -> Option<Noticed> {
    let (mut story, mut attributes, mut steps, mut since) = (0.0_f64, 0.0_f64, 0.0, None);
    for record in context.odd_before() {
        story = story.max(record.story);
        // Another device says nothing of this one: the holder may be in at the same time.
        let (then, now) = (
            record.values.get(Values::DEVICE),
            context.values.get(Values::DEVICE),
        );
        if then.is_none() || now.is_none() || then == now {
            attributes = attributes.max(record.attributes);
        }
        steps += 1.0;
        since = since.min(Some(record.at)).or(Some(record.at));
    }
    let own = context.attributes;
    // From a device that the account has long known, what a stranger did elsewhere is no evidence.
    let is_at_home = context
        .device
        .is_some_and(|odds| odds.new_from.is_none() && odds.nats < 0.0);
    if is_at_home {
        return None;
    }
    let nats = story + (attributes - own.max(0.0)).max(0.0);
    let since = context.access.at.since(since?).max(MINUTE);
    Some(Noticed {
        nats,
        params: Params::of([
            ("steps", Param::Number(steps)),
            ("sinceMs", Param::Number(since as f64)),
        ]),
    })
}
