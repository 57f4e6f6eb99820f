//! A counterparty at which payments were lately reported as fraud.
//!
//! What is asked is whether whoever misuses it is still there. Frauds that nothing about their accounts explains, with no
//! genuine payment since, are a run; the run says that the counterparty was compromised when the last of them was made,
//! and a lifetime says whether it still is. A genuine payment ends the run. That is another cause than a stolen account,
//! so the two are weighed as alternatives, not added up. Where nobody labels, as on a single phone, this is silent.
//! For the weights, clusters of frauds are measured too, which genuine payments do not break: where only some frauds are
//! reported, the others look genuine. So is what labels said of the counterparty's trade.
//! Not here: who is to blame for a fraud (`profile::pool`).

use crate::profile::pool::{Party, Reputation, Stretch};
use crate::signal::payment::{label_odds, label_odds_named, leaves};
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Signal, Strength, Told, Topic,
    doublings,
};
use crate::stats::math::{exp, ln, pow};
use crate::time::HOUR;

pub(crate) const SIGNAL: Signal = Signal {
    code: "counterparty-risk",
    family: Family::Unlike,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("counterparty", ParamKind::Name),
        ("frauds", ParamKind::Number),
        ("sinceMs", ParamKind::Duration),
    ],
    settings: &[],
    measures: &[
        RUN,
        AGE,
        SINCE_GENUINE,
        LONG_AGE,
        LONG_SINCE_GENUINE,
        MONTH,
        CLUSTER,
        CLUSTER_AGE,
        AFTER,
        TRADE,
    ],
    see,
    tell,
};

const fn measure(name: &'static str, low: f64, high: f64) -> Measure {
    Measure { name, low, high }
}
/// Frauds of the run, in doublings: 2^5 − 1 = 31 in a month are every payment of a place that is paid daily.
const RUN: Measure = measure("run", 0.0, 5.0);
/// Days since the run began: a month, two days to a knot.
const AGE: Measure = measure("age", 0.0, 30.0);
/// Days since the last genuine payment, likewise.
const SINCE_GENUINE: Measure = measure("since-genuine", 0.0, 30.0);
/// The same two in doublings, up to half a year.
const LONG_AGE: Measure = measure("age-long", 0.0, 7.5);
const LONG_SINCE_GENUINE: Measure = measure("since-genuine-long", 0.0, 7.5);
/// ln of the odds of fraud among the last month's labels, half of one on each side: 1 in 150 to 50 in 1.
const MONTH: Measure = measure("month", -5.0, 4.0);
/// Frauds of the cluster, in doublings.
const CLUSTER: Measure = measure("cluster", 0.0, 5.0);
/// Days since the cluster began.
const CLUSTER_AGE: Measure = measure("cluster-age", 0.0, 30.0);
/// Genuine payments since its last fraud, in doublings.
const AFTER: Measure = measure("genuine-after", 0.0, 5.0);
/// What labels said of its trade.
const TRADE: Measure = label_odds_named("trade");

/// A first fraud that its account does not explain: misuse of the place and mere chance are as likely as each other.
/// Judgement. Each further one in a row is a hundred times likelier under misuse: there every payment may be fraud, by
/// chance one in a hundred at most (no published rate of card fraud is above).
const PER_FRAUD: f64 = 100.0;
/// How long a place stays misused: Weibull with a scale of 30 days and a shape of 2, for a hazard that grows as complaints
/// come in. Mandiant's M-Trends put the median of intrusions at 10 to 24 days in 2020 to 2024 (here 25). The handbook's
/// tuning weeks hardly tell scales from 25 to 60 days apart (AP .621 to .618).
const LIFETIME_DAYS: f64 = 30.0;
const LIFETIME_SHAPE: f64 = 2.0;
/// Even a misused place has honest customers.
const MOST: f64 = 0.95;

const DAY: f64 = 24.0; // in hours

fn reputation<'a>(look: &Look<'a>) -> Option<&'a Reputation> {
    let known: &Party = look.pool.party(look.parties.counterparty?)?;
    (!known.reputation.is_empty()).then_some(&known.reputation)
}

fn odds((frauds, genuine): (f64, f64)) -> f64 {
    ln((frauds + 0.5) / (genuine + 0.5))
}

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) {
        return None;
    }
    if let Some(trade) = label_odds(look, look.parties.trade) {
        measured.note(9, &TRADE, trade);
    }
    let standing = reputation(look)?.standing(look.hour_count());
    measured.note(5, &MONTH, odds(standing.month));
    if let Some(hours) = standing.since_genuine {
        measured.note(2, &SINCE_GENUINE, hours / DAY);
        measured.note(4, &LONG_SINCE_GENUINE, doublings(hours / DAY, 1.0));
    }
    measured.note(6, &CLUSTER, 0.0);
    if let Some(cluster) = standing.cluster {
        measured.note(6, &CLUSTER, doublings(cluster.frauds, 1.0));
        measured.note(7, &CLUSTER_AGE, cluster.age / DAY);
        measured.note(8, &AFTER, doublings(cluster.genuine_after, 1.0));
    }
    measured.note(0, &RUN, 0.0);
    let run = standing.run.filter(|run| run.frauds > 0.0)?;
    measured.note(0, &RUN, doublings(run.frauds, 1.0));
    measured.note(1, &AGE, run.age / DAY);
    measured.note(3, &LONG_AGE, doublings(run.age / DAY, 1.0));
    Some(Strength::OtherCause(misused_now(&run)))
}

/// The probability that the counterparty is misused now, after such a run.
fn misused_now(run: &Stretch) -> f64 {
    let odds = pow(PER_FRAUD, run.frauds - 1.0);
    let was_misused = 1.0 / (1.0 + 1.0 / odds);
    let hazard = |hours: f64| pow(hours.max(0.0) / (DAY * LIFETIME_DAYS), LIFETIME_SHAPE);
    let still = exp(hazard(run.age - run.since) - hazard(run.age));
    (was_misused * still).min(MOST)
}

#[allow(clippy::cast_precision_loss)] // an hour in milliseconds
fn tell(look: &Look<'_>) -> Told {
    let run = reputation(look).and_then(|known| known.standing(look.hour_count()).run);
    let run = run.unwrap_or_default();
    Told {
        params: Params::of([
            ("counterparty", look.counterparty_name()),
            ("frauds", Param::Number(run.frauds)),
            ("sinceMs", Param::Number(run.since * HOUR as f64)),
        ]),
        subject: look.movement.counterparty,
        ..Told::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(frauds: f64, first_days_ago: f64, last_days_ago: f64) -> f64 {
        misused_now(&Stretch {
            frauds,
            age: first_days_ago * DAY,
            since: last_days_ago * DAY,
            ..Stretch::default()
        })
    }

    #[test]
    fn one_unexplained_fraud_is_an_even_guess_and_two_in_a_row_are_hardly_chance() {
        assert!((0.4..=0.5).contains(&run(1.0, 7.0, 7.0)));
        assert!(run(2.0, 8.0, 7.0) > 0.8);
        assert!(run(0.2, 7.0, 7.0) < 0.05);
    }

    #[test]
    fn misuse_that_began_long_ago_is_likely_over() {
        assert!(run(10.0, 60.0, 20.0) < 0.2);
        assert!(run(10.0, 20.0, 7.0) > run(10.0, 40.0, 7.0));
    }
}
