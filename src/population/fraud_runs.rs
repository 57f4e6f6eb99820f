//! Fraud runs of an entity by its labels: runs and clusters, found on one walk back from the newest label.
//!
//! Not here: the counts themselves (`reputation`), and what follows from a standing (`signal`).

use super::labelled_hour::{Hour, WHOLE};

/// Fraud runs of an entity at an hour, by the labels of payments before it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct FraudRuns {
    /// Frauds with no genuine payment since; `None` where the last labelled payment was genuine.
    pub run: Option<Run>,
    /// Newest frauds that are the entity's rather than an account's, with no genuine payment between them but some after the
    /// last, perhaps: these few words may be those of one account.
    pub newest: Option<Run>,
    /// Frauds close to one another, whatever was genuine in between: where only some frauds are reported, the rest look
    /// genuine, and a run breaks on every one of them.
    pub cluster: Option<Run>,
    /// Hours since the last genuine payment.
    pub since_genuine: Option<f64>,
    /// Frauds (each by its blame) and genuine payments of the last month.
    pub month: (f64, f64),
}

/// Run of frauds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Run {
    /// Number of frauds, each by its blame: 1 is a fraud that nothing else explains.
    pub frauds: f64,
    /// Hours from the first of them to now.
    pub age: f64,
    /// Hours from the last of them to now.
    pub since: f64,
    /// Genuine payments after the last.
    pub genuine_after: f64,
}

/// Two weeks without a fraud end a cluster: its labels come a week or more after the payments, and a busy counterparty
/// that is still misused is hit within days.
pub(super) const CLUSTER_GAP: i32 = 14 * 24;
/// A month, in hours.
const MONTH: i32 = 30 * 24;
/// Half of the blame makes a fraud the counterparty's rather than the account's: only those begin and end a cluster.
const HALF: u32 = WHOLE / 2;

/// Fraud runs at this hour, by labelled hours in order of time, of which so many had a fraud. The walk back goes no further
/// than anything is left to be found.
pub(super) fn fraud_runs(hours: &[Hour], with_fraud: usize, now: i32) -> FraudRuns {
    let mut fraud_runs = FraudRuns::default();
    let mut walk = Walk::default();
    let mut frauds_ahead = with_fraud;
    let hours_since = |hour: i32| now.saturating_sub(hour);
    for hour in hours.iter().rev() {
        let is_quiet = frauds_ahead == 0;
        frauds_ahead = frauds_ahead.saturating_sub(usize::from(hour.frauds > 0));
        if hour.hour > now {
            continue;
        }
        if hours_since(hour.hour) <= MONTH {
            fraud_runs.month.0 += f64::from(hour.blame) / f64::from(WHOLE);
            fraud_runs.month.1 += f64::from(hour.genuine);
        } else if walk.is_over() || (is_quiet && fraud_runs.since_genuine.is_some()) {
            break;
        }
        if hour.genuine > 0 {
            fraud_runs
                .since_genuine
                .get_or_insert(f64::from(hours_since(hour.hour)));
        }
        walk.step(hour);
    }
    fraud_runs.newest = walk.newest.map(|found| found.at(now));
    fraud_runs.run = walk.run.map(|found| found.at(now));
    fraud_runs.cluster = walk.cluster.map(|found| found.at(now));
    fraud_runs
}

/// A stretch of frauds, found on the walk back.
#[derive(Debug, Clone, Copy)]
struct Found {
    first: i32,
    last: i32,
    blame: u32,
    genuine_after: u32,
}

impl Found {
    /// Goes back to this hour.
    const fn reach(&mut self, hour: &Hour) {
        self.first = hour.hour;
        self.blame = self.blame.saturating_add(hour.blame);
    }

    fn at(self, now: i32) -> Run {
        Run {
            frauds: f64::from(self.blame) / f64::from(WHOLE),
            age: f64::from(now.saturating_sub(self.first)),
            since: f64::from(now.saturating_sub(self.last)),
            genuine_after: f64::from(self.genuine_after),
        }
    }
}

/// The walk back over labelled hours.
#[derive(Debug, Default)]
struct Walk {
    run: Option<Found>,
    run_is_over: bool,
    newest: Option<Found>,
    newest_is_over: bool,
    cluster: Option<Found>,
    cluster_is_over: bool,
    /// Genuine payments since the last fraud that was met.
    genuine: u32,
}

impl Walk {
    const fn is_over(&self) -> bool {
        self.run_is_over && self.newest_is_over && self.cluster_is_over
    }

    fn step(&mut self, hour: &Hour) {
        self.run_is_over |= hour.genuine > 0;
        self.newest_is_over |= self.newest.is_some() && hour.genuine > 0;
        if let Some(cluster) = &self.cluster {
            self.cluster_is_over |= cluster.first.saturating_sub(hour.hour) > CLUSTER_GAP;
        }
        self.genuine = self.genuine.saturating_add(hour.genuine);
        if hour.frauds == 0 {
            return;
        }
        let found = Found {
            first: hour.hour,
            last: hour.hour,
            blame: 0,
            genuine_after: self.genuine,
        };
        if !self.run_is_over {
            self.run.get_or_insert(found).reach(hour);
        }
        if !self.newest_is_over && (hour.blame >= HALF || self.newest.is_some()) {
            self.newest.get_or_insert(found).reach(hour);
            self.newest_is_over = hour.genuine > 0;
        }
        if !self.cluster_is_over && (hour.blame >= HALF || self.cluster.is_some()) {
            let cluster = self.cluster.get_or_insert(found);
            cluster.blame = cluster.blame.saturating_add(hour.blame);
            if hour.blame >= HALF {
                cluster.first = hour.hour;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_walk_that_ends_early_finds_what_the_whole_walk_finds(
            labels in prop::collection::btree_map(0i32..3000, (0u32..3, 0u32..3, 0u32..600), 0..40), now in 0i32..4000,
        ) {
            let hours: Vec<Hour> = labels
                .into_iter()
                .map(|(hour, (genuine, frauds, blame))| Hour { hour, genuine, frauds, blame: blame * frauds.min(1) })
                .collect();
            let with_fraud = hours.iter().filter(|hour| hour.frauds > 0).count();
            prop_assert_eq!(fraud_runs(&hours, with_fraud, now), fraud_runs(&hours, usize::MAX, now));
        }
    }
}
