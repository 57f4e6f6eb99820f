//! A payment whose payer was asked to confirm it, and could not.
//!
//! A holder fails one challenge in twenty, a stranger most. The last answer for the payment counts: one that is passed says that the
//! holder's hand made it (`feature::assurance`), which lowers the suspicion of a takeover, and never that of a scam.
//! Only challenges that name the payment (`challengeOf`) say anything of it.

use crate::feature::{Context, FeatureVector};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Strength};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "confirmation-failed",
        family: Family::Takeover,
        params: &[ParamSpec::duration("sinceMs")],
        techniques: &["F1006"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!((), evaluate, explain),
};

/// Of those who attack and of those who do not, how many fail: as of uses of the account (`challenge-failed`). Judgement.
const GIVEN_TAKEOVER: f64 = 0.8;
const GIVEN_HONEST: f64 = 0.05;

fn failed_since(context: &Context<'_>) -> Option<i64> {
    let answer = context.holder.access.as_ref()?.answer(context.id)?;
    (!answer.success).then(|| context.payment.at.since(answer.at).abs())
}

fn evaluate(context: &Context<'_>, (): &(), _: &mut FeatureVector) -> Option<Strength> {
    failed_since(context).filter(|_| context.facts().leaves())?;
    Some(Strength::Alone(ln(GIVEN_TAKEOVER / GIVEN_HONEST)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, (): &()) -> Explanation {
    let since = failed_since(context).unwrap_or_default().max(MINUTE);
    Explanation {
        params: Params::of([("sinceMs", Param::Number(since as f64))]),
        ..Explanation::default()
    }
}
