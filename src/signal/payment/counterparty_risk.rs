//! A counterparty at which payments were lately reported as fraud.
//!
//! What is asked is whether whoever misuses it is still there. Frauds that nothing about their accounts explains, with no
//! genuine payment since, are a run; the run says that the counterparty was compromised when the last of them was made,
//! and a lifetime says whether it still is. A genuine payment ends the run. Where nobody labels, as on a single phone,
//! this is silent.
//! Not here: who is to blame for a fraud (`profile::pool`).

use crate::event::Digest;
use crate::profile::pool::{Party, Run};
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
    measures: &[RUN, AGE, SINCE_FRAUD, SINCE_GENUINE, MONTH, QUARTER, TRADE],
    see,
    tell,
};

/// Frauds in the run, in doublings: 2^5 = 32 in a month is every payment of a busy place.
const RUN: Measure = Measure {
    name: "run",
    low: 0.0,
    high: 5.0,
};
/// Days since the first fraud of the run.
const AGE: Measure = Measure {
    name: "age",
    low: 0.0,
    high: 45.0,
};
/// Days since the last fraud of the run.
const SINCE_FRAUD: Measure = Measure {
    name: "since-fraud",
    low: 0.0,
    high: 30.0,
};
/// Days since the last genuine payment, in doublings: 2^6 = two months.
const SINCE_GENUINE: Measure = Measure {
    name: "since-genuine",
    low: 0.0,
    high: 6.0,
};
/// ln of the odds of fraud here in the last month, of labelled payments, each side with a half to begin with.
const MONTH: Measure = Measure {
    name: "month",
    low: -5.0,
    high: 4.0,
};
/// The same over all that is kept.
const QUARTER: Measure = Measure {
    name: "ever",
    low: -7.0,
    high: 3.0,
};
/// ln of the odds of fraud in the counterparty's trade.
const TRADE: Measure = Measure {
    name: "trade",
    low: -10.0,
    high: 0.0,
};

const DAY: f64 = 24.0;
const MONTH_HOURS: i32 = 30 * 24;

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
        measured.note(6, &TRADE, odds(trade.reputation.totals()));
    }
    let reputation = &party(look)?.reputation;
    if reputation.is_empty() {
        return None;
    }
    measured.note(4, &MONTH, odds(reputation.counts(now, MONTH_HOURS)));
    measured.note(5, &QUARTER, odds(reputation.totals()));
    if let Some(hours) = reputation.since_genuine(now) {
        measured.note(3, &SINCE_GENUINE, doublings(hours / DAY, 1.0));
    }
    let run = reputation.run(now);
    let Some(run) = run.filter(|run| run.frauds > 0.0) else {
        measured.note(0, &RUN, 0.0);
        return None;
    };
    measured.note(0, &RUN, doublings(run.frauds, 1.0));
    measured.note(1, &AGE, run.age / DAY);
    measured.note(2, &SINCE_FRAUD, run.since / DAY);
    Some(Strength::Alone((logit(fraud_now(&run)) - logit(BASE_RATE)).max(0.0)))
}

const BASE_RATE: f64 = 1e-4;

fn fraud_now(run: &Run) -> f64 {
    let compromised = 1.0 - exp(-run.frauds);
    let still = exp(-run.since / (30.0 * DAY));
    (0.5 * compromised * still).max(BASE_RATE)
}

fn tell(look: &Look<'_>) -> Told {
    let now = look.hour_count();
    let run = party(look)
        .and_then(|party| party.reputation.run(now))
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
