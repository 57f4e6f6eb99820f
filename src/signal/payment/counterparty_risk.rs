//! A counterparty at which payments were lately reported as fraud.
//!
//! What is asked is whether whoever misuses it is still there. Frauds that nothing about their accounts explains, with no
//! genuine payment since, are a run; the run says that the counterparty was compromised when the last of them was made,
//! and a lifetime says whether it still is. A genuine payment ends the run. Where nobody labels, as on a single phone,
//! this is silent.
//! Not here: who is to blame for a fraud (`profile::pool`).

use crate::event::Digest;
use crate::profile::pool::{Party, Stretch};
use crate::signal::measure::doublings;
use crate::signal::payment::leaves;
use crate::signal::{
    Audience, Look, Measure, Measured, Param, ParamKind, Params, Signal, Strength, Told, Topic,
};
use crate::stats::math::{exp, ln, logit};

pub(crate) const SIGNAL: Signal = Signal {
    code: "counterparty-risk",
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("counterparty", ParamKind::Name),
        ("frauds", ParamKind::Number),
        ("sinceMs", ParamKind::Duration),
    ],
    settings: &[],
    measures: &[RUN, AGE, SINCE_GENUINE, LONG_AGE, LONG_SINCE, MONTH, FRAUDS, FIRST, LAST, AFTER, WITHIN, TRADE],
    see,
    tell,
};

const fn scale(name: &'static str, low: f64, high: f64) -> Measure { Measure { name, low, high } }
const RUN: Measure = scale("run", 0.0, 5.0);
const AGE: Measure = scale("age", 0.0, 30.0);
const SINCE_GENUINE: Measure = scale("since-genuine", 0.0, 30.0);
const LONG_AGE: Measure = scale("age-long", 0.0, 7.5);
const LONG_SINCE: Measure = scale("since-genuine-long", 0.0, 7.5);
const MONTH: Measure = scale("month", -5.0, 4.0);
const FRAUDS: Measure = scale("cluster", 0.0, 5.0);
const FIRST: Measure = scale("cluster-first", 0.0, 30.0);
const LAST: Measure = scale("cluster-last", 0.0, 30.0);
const AFTER: Measure = scale("genuine-after", 0.0, 5.0);
const WITHIN: Measure = scale("genuine-within", 0.0, 5.0);
const TRADE: Measure = scale("trade", -10.0, 0.0);
const DAY: f64 = 24.0;

fn party<'a>(look: &Look<'a>) -> Option<&'a Party> {
    look.pool.party(look.parties.counterparty?)
}

fn odds((frauds, genuine): (f64, f64)) -> f64 {
    ln((frauds + 0.5) / (genuine + 0.5))
}

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) {
        return None;
    }
    let now = look.hour_count();
    if let Some(trade) = look.parties.trade.and_then(|trade| look.pool.party(trade)) {
        measured.note(11, &TRADE, odds(trade.reputation.totals()));
    }
    let reputation = &party(look)?.reputation;
    if reputation.is_empty() {
        return None;
    }
    let standing = reputation.standing(now);
    measured.note(5, &MONTH, odds(standing.month));
    if let Some(hours) = standing.since_genuine {
        measured.note(2, &SINCE_GENUINE, hours / DAY);
        measured.note(4, &LONG_SINCE, doublings(hours / DAY, 1.0));
    }
    if let Some(c) = standing.cluster {
        measured.note(6, &FRAUDS, doublings(c.frauds, 1.0));
        measured.note(7, &FIRST, c.age / DAY);
        measured.note(8, &LAST, c.since / DAY);
        measured.note(9, &AFTER, doublings(c.genuine_after, 1.0));
        measured.note(10, &WITHIN, doublings(c.genuine_within, 1.0));
    } else { measured.note(6, &FRAUDS, 0.0); }
    let Some(run) = standing.run.filter(|run| run.frauds > 0.0) else {
        measured.note(0, &RUN, 0.0);
        return None;
    };
    measured.note(0, &RUN, doublings(run.frauds, 1.0));
    measured.note(1, &AGE, run.age / DAY);
    measured.note(3, &LONG_AGE, doublings(run.age / DAY, 1.0));
    Some(Strength::Alone((logit(fraud_now(&run)) - logit(BASE_RATE)).max(0.0)))
}

const BASE_RATE: f64 = 1e-4;

fn fraud_now(run: &Stretch) -> f64 {
    let compromised = 1.0 - exp(-run.frauds);
    let still = exp(-run.since / (30.0 * DAY));
    (0.5 * compromised * still).max(BASE_RATE)
}

fn tell(look: &Look<'_>) -> Told {
    let now = look.hour_count();
    let run = party(look)
        .and_then(|party| party.reputation.standing(now).run)
        .unwrap_or_default();
    Told {
        params: Params::of([
            ("counterparty", look.counterparty_name()),
            ("frauds", Param::Number(run.frauds)),
            ("sinceMs", Param::Number(run.since * crate::time::HOUR as f64)),
        ]),
        subject: look.payment.counterparty_key().map(Digest::of),
        ..Told::default()
    }
}
