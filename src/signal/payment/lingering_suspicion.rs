//! An odd amount soon after other odd amounts: whoever was robbed once is often robbed again within days.
//!
//! The oddity of recent payments fades by half every week. It speaks only where this payment is odd itself: an ordinary
//! lunch after a day of odd ones is still a lunch. For the weights the fading sums are measured always.

use crate::signal::payment::{AmountRarity, leaves};
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Signal, Strength, Told, Topic,
    doublings,
};
use crate::stats::argument::most_argued;
use crate::stats::math::ln_1p;
use crate::time::{DAY, Millis};

pub(crate) const SIGNAL: Signal = Signal {
    code: "lingering-suspicion",
    family: Family::Unlike,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[("sinceMs", ParamKind::Duration)],
    settings: &[],
    measures: &[WEEK, DAYS, SINCE_ODD, SINCE_REPORT],
    see,
    tell,
};

/// The fading sums, as ln(1 + nats): 4.5 are ninety nats, a dozen very odd payments.
const WEEK: Measure = Measure {
    name: "week",
    low: 0.0,
    high: 4.5,
};
/// The same.
const DAYS: Measure = Measure {
    name: "days",
    low: 0.0,
    high: 4.5,
};
/// Days since the last odd payment, up to a month.
const SINCE_ODD: Measure = Measure {
    name: "since-odd",
    low: 0.0,
    high: 30.0,
};
/// Days since a fraud or scam was last reported here, in doublings up to four months.
const SINCE_REPORT: Measure = Measure {
    name: "since-report",
    low: 0.0,
    high: 7.0,
};

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
fn days_since(look: &Look<'_>, then: Option<Millis>) -> Option<f64> {
    then.map(|then| look.payment.at.since(then).max(0) as f64 / DAY as f64)
}

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) {
        return None;
    }
    let suspicion = &look.account.suspicion;
    let now = look.payment.at.get();
    let week = ln_1p(suspicion.week.at(now).max(0.0));
    measured.explain_by_the_past(EXPLAINS * week);
    measured.note(0, &WEEK, week);
    measured.note(1, &DAYS, ln_1p(suspicion.days.at(now).max(0.0)));
    if let Some(days) = days_since(look, suspicion.odd_at) {
        measured.note(2, &SINCE_ODD, days);
    }
    if let Some(days) = days_since(look, look.holder.reported_at) {
        measured.note(3, &SINCE_REPORT, doublings(days, 1.0));
    }
    if week <= 0.0 || suspicion.odd_at.is_none() {
        return None; // what was a little odd, and nothing that stood out, leaves nothing to tell of
    }
    let rarity = AmountRarity::of(look)?;
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
fn tell(look: &Look<'_>) -> Told {
    // 0 where only what labels taught speaks: there is no odd payment to name, and the message leaves the time out.
    let odd_at = look.account.suspicion.odd_at;
    let since = odd_at.map_or(0, |odd_at| look.payment.at.since(odd_at).max(0));
    Told {
        params: Params::of([("sinceMs", Param::Number(since as f64))]),
        ..Told::default()
    }
}
