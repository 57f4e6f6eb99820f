//! An odd amount soon after other odd amounts: whoever was robbed once is often robbed again within days.
//!
//! The oddity of recent payments fades by half every week. It speaks only where this payment is odd itself: an ordinary
//! lunch after a day of odd ones is still a lunch. For the weights the fading sums are measured always.

use crate::feature::{Context, FeatureVector, doublings, features};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Strength};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::argument::most_argued;
use crate::stats::math::ln_1p;
use crate::time::{DAY, Millis};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "lingering-suspicion",
        family: Family::Anomaly,
        params: &[ParamSpec::duration("sinceMs")],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!((), evaluate, explain),
};

features! {
    /// The fading sums, as ln(1 + nats): 4.5 are ninety nats, a dozen very odd payments.
    WEEK: "week" in 0.0..4.5;
    /// The same.
    DAYS: "days" in 0.0..4.5;
    /// Days since the last odd payment, up to a month.
    SINCE_ODD: "since-odd" in 0.0..30.0;
    /// Days since a fraud or scam was last reported here, in doublings up to four months.
    SINCE_REPORT: "since-report" in 0.0..7.0;
}

/// What a nat of ln(1 + sum) adds to this amount's surprise, on a phone that knows one person: on the personas that signals
/// are tuned on, 1.3 in place of 0.7 finds one story more in a hundred and triples the false dangers.
const LINGERS: f64 = 0.7;
/// The same where others are known, and an oddity is one among many people's: the handbook's AP without labels, on its
/// tuning weeks, is .302 at 0.7, .309 at 1, .312 at 1.3, .313 at 1.6 and .303 at 2.
const LINGERS_AMONG_OTHERS: f64 = 1.5;
/// And to what of a fraud here the account would explain: a small payment by whoever holds the card looks ordinary, and
/// is no fault of the shop. Nats of ln(1 + sum) as they are: on the handbook's tuning weeks, learning lifts AP by .005 with
/// it, as much with one as with two.
const EXPLAINS: f64 = 1.0;
/// Below one payment in twenty an amount is ordinary, whatever came before.
const ORDINARY: f64 = 3.0;

#[allow(clippy::cast_precision_loss)] // below 2^53
fn days_since(context: &Context<'_>, then: Option<Millis>) -> Option<f64> {
    then.map(|then| context.payment.at.since(then).max(0) as f64 / DAY as f64)
}

fn evaluate(context: &Context<'_>, _: &(), vector: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() {
        return None;
    }
    let suspicion = &context.account.suspicion;
    let now = context.payment.at.get();
    let week = ln_1p(suspicion.week.at(now).max(0.0));
    vector.explain_by_the_past(EXPLAINS * week);
    vector.set(&WEEK, week);
    vector.set(&DAYS, ln_1p(suspicion.days.at(now).max(0.0)));
    if let Some(days) = days_since(context, suspicion.odd_at) {
        vector.set(&SINCE_ODD, days);
    }
    if let Some(days) = days_since(context, context.holder.reported_at) {
        vector.set(&SINCE_REPORT, doublings(days, 1.0));
    }
    if week <= 0.0 || suspicion.odd_at.is_none() {
        return None; // what was a little odd, and nothing that stood out, leaves nothing to tell of
    }
    let rarity = context.amount_rarity()?;
    let lingers = if rarity.is_pooled() {
        LINGERS_AMONG_OTHERS
    } else {
        LINGERS
    };
    let after = rarity.after(lingers * week);
    // With others known, the surprise counts what came before; alone, this amount has to be odd by itself.
    let is_odd = if rarity.is_pooled() {
        after > ORDINARY
    } else {
        rarity.own_surprise > ORDINARY
    };
    let more = most_argued(after) - most_argued(rarity.after(0.0));
    (is_odd && more > 0.0).then_some(Strength::Alone(more))
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn explain(context: &Context<'_>, _: &()) -> Explanation {
    // 0 where only what labels taught speaks: there is no odd payment to name, and the message leaves the time out.
    let odd_at = context.account.suspicion.odd_at;
    let since = odd_at.map_or(0, |odd_at| context.payment.at.since(odd_at).max(0));
    Explanation {
        params: Params::of([("sinceMs", Param::Number(since as f64))]),
        ..Explanation::default()
    }
}
