//! A counterparty at which payments were lately reported as fraud.
//!
//! What is asked is whether whoever misuses it is still there. Frauds that nothing about their accounts explains, with no
//! genuine payment since, are a run; the run says that the counterparty was compromised when the last of them was made,
//! and a lifetime says whether it still is. Genuine payments since make that less likely, by as much as the accounts that they
//! are sure to be of: one account's few good words do not wash a shop that many have reported. Misuse is another cause than a
//! stolen account, so the two are weighed as alternatives, not added up. Where nobody labels, as on a single phone, this is silent.
//! For the weights, clusters of frauds are measured too, which genuine payments do not break: where only some frauds are
//! reported, the others look genuine. So is what labels said of the counterparty's merchant category.
//! Not here: who is to blame for a fraud (`population`).

use crate::feature::{Context, FeatureVector, LABEL_ODDS, doublings, features, label_odds};
use crate::feedback::VOUCHING;
use crate::population::{EntityStats, FraudRuns, Reputation, Run};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::{exp, ln, pow};
use crate::time::HOUR;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "counterparty-risk",
        family: Family::Anomaly,
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::number("frauds").as_role(Role::Size),
            ParamSpec::duration("sinceMs"),
            ParamSpec::number("genuine"),
        ],
        techniques: &["F1021"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!((), evaluate, explain),
};

features! {
    /// Frauds of the run, in doublings: 2^5 − 1 = 31 in a month are every payment of a place that is paid daily.
    RUN: "run" in 0.0..5.0;
    /// Days since the run began: a month, two days to a knot.
    AGE: "age" in 0.0..30.0;
    /// Days since the last genuine payment, likewise.
    SINCE_GENUINE: "since-genuine" in 0.0..30.0;
    /// The same two in doublings, up to half a year.
    LONG_AGE: "age-long" in 0.0..7.5;
    /// The same.
    LONG_SINCE_GENUINE: "since-genuine-long" in 0.0..7.5;
    /// ln of the odds of fraud among the last month's labels, half of one on each side: 1 in 150 to 50 in 1.
    MONTH: "month" in -5.0..4.0;
    /// Frauds of the cluster, in doublings.
    CLUSTER: "cluster" in 0.0..5.0;
    /// Days since the cluster began.
    CLUSTER_AGE: "cluster-age" in 0.0..30.0;
    /// Genuine payments since its last fraud, in doublings.
    AFTER: "genuine-after" in 0.0..5.0;
    /// What labels said of its merchant category.
    TRADE: "trade" in LABEL_ODDS;
}

/// A first fraud that its account does not explain: misuse of the place and mere chance are as likely as each other.
/// Judgement. Each further one in a row is a hundred times likelier under misuse: there every payment may be fraud, by
/// chance one in a hundred at most (no published rate of card fraud is above).
const PER_FRAUD: f64 = 100.0;
/// How long a place stays misused: Weibull with a scale of 30 days and a shape of 2, for a hazard that grows as complaints
/// come in. Mandiant's M-Trends put the median of intrusions at 10 to 24 days in 2020 to 2024 (here 25). The handbook's
/// tuning weeks hardly tell scales from 25 to 60 days apart (AP .621 to .618).
const LIFETIME_DAYS: f64 = 30.0;
const LIFETIME_SHAPE: f64 = 2.0;
/// Below this chance a place that was called genuine since is like any other: no published rate of card fraud is above. Eight good
/// words after a long run, of three accounts at least.
const WASHED_OUT: f64 = 0.01;
/// Even a misused place has honest customers, one in twenty. So that somebody's payment there was genuine is twenty times likelier
/// where misuse is over; and words that may all be one account's (`VOUCHING`) are one somebody's.
const MOST: f64 = 0.95;

const DAY: f64 = 24.0; // in hours

fn reputation<'a>(context: &Context<'a>) -> Option<&'a Reputation> {
    let known: &EntityStats = context.population.entity(context.entities.counterparty?)?;
    (!known.reputation.is_empty()).then_some(&known.reputation)
}

fn odds((frauds, genuine): (f64, f64)) -> f64 {
    ln((frauds + 0.5) / (genuine + 0.5))
}

fn evaluate(context: &Context<'_>, _: &(), vector: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() {
        return None;
    }
    if let Some(merchant_category) = label_odds(context, context.entities.merchant_category) {
        vector.set(&TRADE, merchant_category);
    }
    let fraud_runs = reputation(context)?.fraud_runs(context.hour_count());
    vector.set(&MONTH, odds(fraud_runs.month));
    if let Some(hours) = fraud_runs.since_genuine {
        vector.set(&SINCE_GENUINE, hours / DAY);
        vector.set(&LONG_SINCE_GENUINE, doublings(hours / DAY, 1.0));
    }
    vector.set(&CLUSTER, 0.0);
    if let Some(cluster) = fraud_runs.cluster {
        vector.set(&CLUSTER, doublings(cluster.frauds, 1.0));
        vector.set(&CLUSTER_AGE, cluster.age / DAY);
        vector.set(&AFTER, doublings(cluster.genuine_after, 1.0));
    }
    vector.set(&RUN, 0.0);
    if let Some(run) = fraud_runs.run.filter(|run| run.frauds > 0.0) {
        vector.set(&RUN, doublings(run.frauds, 1.0));
        vector.set(&AGE, run.age / DAY);
        vector.set(&LONG_AGE, doublings(run.age / DAY, 1.0));
    }
    let (_, misused) = told(&fraud_runs)?;
    Some(Strength::OtherCause(misused))
}

/// The run that says most, and the probability of misuse that it leaves.
fn told(fraud_runs: &FraudRuns) -> Option<(Run, f64)> {
    let runs = [fraud_runs.run, fraud_runs.newest].into_iter().flatten();
    runs.filter(|run| run.frauds > 0.0)
        .map(|run| (run, misused_now(&run)))
        .filter(|(run, misused)| run.genuine_after <= 0.0 || *misused >= WASHED_OUT)
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
}

/// The probability that the counterparty is misused now, after such a run and so many genuine payments since.
fn misused_now(run: &Run) -> f64 {
    let odds = pow(PER_FRAUD, run.frauds - 1.0);
    let was_misused = 1.0 / (1.0 + 1.0 / odds);
    let hazard = |hours: f64| pow(hours.max(0.0) / (DAY * LIFETIME_DAYS), LIFETIME_SHAPE);
    let still = exp(hazard(run.age - run.since) - hazard(run.age));
    let by_reports = (was_misused * still).min(MOST);
    let likelier_over = pow(1.0 - MOST, run.genuine_after / f64::from(VOUCHING));
    by_reports * likelier_over / (by_reports * likelier_over + 1.0 - by_reports)
}

#[allow(clippy::cast_precision_loss)] // an hour in milliseconds
fn explain(context: &Context<'_>, _: &()) -> Explanation {
    let told = reputation(context).and_then(|known| told(&known.fraud_runs(context.hour_count())));
    let (run, _) = told.unwrap_or_default();
    Explanation {
        params: Params::of([
            ("counterparty", context.counterparty_name()),
            ("frauds", Param::Number(run.frauds)),
            ("sinceMs", Param::Number(run.since * HOUR as f64)),
            ("genuine", Param::Number(run.genuine_after)),
        ]),
        subject: context.recent_payment.counterparty,
        ..Explanation::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(frauds: f64, first_days_ago: f64, last_days_ago: f64) -> f64 {
        misused_now(&Run {
            frauds,
            age: first_days_ago * DAY,
            since: last_days_ago * DAY,
            ..Run::default()
        })
    }

    #[test]
    fn one_unexplained_fraud_is_an_even_guess_and_two_in_a_row_are_hardly_chance() {
        assert!((0.4..=0.5).contains(&run(1.0, 7.0, 7.0)));
        assert!(run(2.0, 8.0, 7.0) > 0.8);
        assert!(run(0.2, 7.0, 7.0) < 0.05);
    }

    #[test]
    fn good_words_that_may_all_be_of_one_account_leave_a_run_of_reports_standing_and_those_of_three_end_it() {
        let after = |genuine_after: f64| {
            misused_now(&Run {
                frauds: 12.0,
                age: 9.0 * DAY,
                since: 7.0 * DAY,
                genuine_after,
            })
        };
        assert!(after(0.0) > 0.9 && after(3.0) > 0.3, "{}", after(3.0));
        assert!(after(9.0) < 0.02);
    }

    #[test]
    fn misuse_that_began_long_ago_is_likely_over() {
        assert!(run(10.0, 60.0, 20.0) < 0.2);
        assert!(run(10.0, 20.0, 7.0) > run(10.0, 40.0, 7.0));
    }
}
