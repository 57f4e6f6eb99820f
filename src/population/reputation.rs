//! Reputation of an entity: what labels said of it, as integers by the hour of the payment.
//!
//! Across accounts only integers are kept, so that neither the order in which labels arrive nor how accounts are spread
//! over machines changes a bit. A fraud counts by what its account does not already explain (`blame`, 0 to 255): a stolen
//! card used at a bakery says little of the bakery. Everything asked of a reputation is computed from the counts at the
//! end: the run of frauds since the last genuine payment, its age, and rates over any stretch.
//! Not here: who is suspicious (`signal`), and when a label becomes readable (`population`).

use super::fraud_runs::{FraudRuns, fraud_runs};
use super::labelled_hour::{Change, Hour};
use crate::record::{Reader, Record, Writer};

/// Labelled hours kept one by one; older ones are added up, for good: of them only the sums are known. Two hours a day for
/// a month, which is longer than a compromised merchant usually stays undetected, and half a kilobyte.
const KEPT: usize = 64;

/// Labels by the hour of the payment that they are about, in order of time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reputation {
    hours: Vec<Hour>,
    older: Hour,
    /// In how many of the hours there was a fraud: where none is left, nobody need look further back.
    hours_with_fraud: usize,
}

impl Record for Reputation {
    fn write(&self, to: &mut Writer) {
        let Self {
            hours,
            older,
            hours_with_fraud: _,
        } = self;
        hours.write(to);
        older.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (hours, older) = <(Vec<Hour>, Hour)>::read(from);
        let is_later = |hour: &Hour| older.is_empty() || hour.hour > older.hour;
        let is_sound = hours.len() <= KEPT
            && hours.is_sorted_by(|a, b| a.hour < b.hour)
            && hours.iter().all(|hour| !hour.is_empty() && is_later(hour));
        from.check(is_sound);
        let hours_with_fraud = hours.iter().filter(|hour| hour.frauds > 0).count();
        Self {
            hours,
            older,
            hours_with_fraud,
        }
    }
}

impl Reputation {
    /// Adds a label or takes it back.
    pub fn change(&mut self, change: Change) {
        // Where it was added up it is taken back, also once there is room again.
        if !self.older.is_empty() && change.hour <= self.older.hour {
            self.older.count(change);
            return;
        }
        let place = self.hours.partition_point(|known| known.hour < change.hour);
        let is_there = |known: &&mut Hour| known.hour == change.hour;
        let before = match self.hours.get_mut(place).filter(is_there) {
            Some(known) => *known,
            None => {
                let hour = Hour {
                    hour: change.hour,
                    ..Hour::default()
                };
                if self.hours.len() == KEPT {
                    self.hours.reserve_exact(1); // one more for a moment: the list would double by itself, for good
                }
                self.hours.insert(place, hour);
                hour
            }
        };
        let mut after = before;
        after.count(change);
        self.count_frauds(before, after);
        if after.is_empty() {
            self.hours.remove(place);
        } else if let Some(hour) = self.hours.get_mut(place) {
            *hour = after;
        }
        if self.hours.len() > KEPT {
            let oldest = self.hours.remove(0);
            self.count_frauds(oldest, Hour::default());
            self.older.add(oldest);
            self.older.hour = oldest.hour; // the newest of those that were added up
        }
    }

    fn count_frauds(&mut self, before: Hour, after: Hour) {
        let known = self.hours_with_fraud + usize::from(after.frauds > 0);
        self.hours_with_fraud = known.saturating_sub(usize::from(before.frauds > 0));
    }

    /// True where nothing is known.
    pub fn is_empty(&self) -> bool {
        self.hours.is_empty() && self.older.is_empty()
    }

    /// Fraud runs at this hour.
    pub fn fraud_runs(&self, now: i32) -> FraudRuns {
        fraud_runs(&self.hours, self.hours_with_fraud, now)
    }

    /// Payments that were labelled fraud, whoever is to blame, and genuine, since ever.
    pub fn counts(&self) -> (u32, u32) {
        let all = self.hours.iter().fold(self.older, |mut all, hour| {
            all.add(*hour);
            all
        });
        (all.frauds, all.genuine)
    }

    /// The same, to reckon with.
    pub fn totals(&self) -> (f64, f64) {
        let (frauds, genuine) = self.counts();
        (f64::from(frauds), f64::from(genuine))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fraud_runs::CLUSTER_GAP;
    use super::*;
    use proptest::prelude::*;

    fn label(hour: i32, blame: Option<u8>) -> Change {
        Change {
            hour,
            blame,
            undone: false,
        }
    }

    fn told(labels: &[Change]) -> Reputation {
        let mut reputation = Reputation::default();
        labels.iter().for_each(|change| reputation.change(*change));
        reputation
    }

    #[test]
    fn a_run_begins_after_the_last_genuine_payment() {
        let told = told(&[
            label(10, Some(255)),
            label(20, None),
            label(30, Some(255)),
            label(40, Some(51)),
        ]);
        let fraud_runs = told.fraud_runs(50);
        let run = fraud_runs.run.unwrap();
        assert_eq!((run.frauds, run.age, run.since), (1.2, 20.0, 10.0));
        assert_eq!(fraud_runs.since_genuine, Some(30.0));
    }

    #[test]
    fn a_genuine_payment_ends_the_run_and_not_the_cluster() {
        let fraud_runs = told(&[label(10, Some(255)), label(11, None)]).fraud_runs(12);
        assert_eq!(fraud_runs.run, None);
        let cluster = fraud_runs.cluster.unwrap();
        assert_eq!(
            (cluster.frauds, cluster.age, cluster.genuine_after),
            (1.0, 2.0, 1.0)
        );
    }

    #[test]
    fn two_weeks_without_a_fraud_end_a_cluster() {
        let fraud_runs = told(&[
            label(0, Some(255)),
            label(CLUSTER_GAP + 1, Some(255)),
            label(CLUSTER_GAP + 2, Some(255)),
        ])
        .fraud_runs(CLUSTER_GAP + 2);
        assert_eq!(
            fraud_runs.cluster.map(|cluster| (cluster.frauds, cluster.age)),
            Some((2.0, 1.0))
        );
        assert_eq!(fraud_runs.run.map(|run| run.frauds), Some(3.0));
    }

    proptest! {
        #[test]
        fn the_order_in_which_labels_arrive_does_not_matter(
            labels in prop::collection::vec((0i32..60, prop::option::of(any::<u8>())), 0..40), now in 0i32..80,
        ) {
            let there: Vec<Change> = labels.iter().map(|(hour, blame)| label(*hour, *blame)).collect();
            let back: Vec<Change> = there.iter().rev().copied().collect();
            prop_assert_eq!(told(&there), told(&back));
            // Naive: look at every label.
            let last_genuine = labels.iter().filter(|(hour, blame)| blame.is_none() && *hour <= now).map(|(hour, _)| *hour).max();
            let run: Vec<_> = labels.iter().filter(|(hour, blame)| blame.is_some() && *hour <= now && last_genuine.is_none_or(|genuine| *hour > genuine)).collect();
            let blame: f64 = run.iter().filter_map(|(_, blame)| blame.map(f64::from)).sum::<f64>() / 255.0;
            let found = told(&there).fraud_runs(now).run;
            prop_assert_eq!(found.is_some(), !run.is_empty());
            prop_assert!((found.unwrap_or_default().frauds - blame).abs() < 1e-12);
        }

        #[test]
        fn what_is_taken_back_leaves_no_trace(
            labels in prop::collection::vec((0i32..60, prop::option::of(any::<u8>())), 0..40), extra in (0i32..60, prop::option::of(any::<u8>())),
        ) {
            let changes: Vec<Change> = labels.iter().map(|(hour, blame)| label(*hour, *blame)).collect();
            let mut with = told(&changes);
            with.change(label(extra.0, extra.1));
            with.change(Change { undone: true, ..label(extra.0, extra.1) });
            prop_assert_eq!(with, told(&changes));
        }

        #[test]
        fn beyond_what_is_kept_by_the_hour_the_sums_stay_right(
            labels in prop::collection::vec((0i32..200, prop::option::of(any::<u8>())), 60..200), picks in prop::collection::vec(any::<prop::sample::Index>(), 0..200),
        ) {
            let changes: Vec<Change> = labels.iter().map(|(hour, blame)| label(*hour, *blame)).collect();
            let mut left = changes.clone();
            let mut reputation = told(&changes);
            for pick in picks.iter().take(changes.len()) {
                let gone = left.swap_remove(pick.index(left.len()));
                reputation.change(Change { undone: true, ..gone });
            }
            let (genuine, frauds): (Vec<&Change>, Vec<&Change>) = left.iter().partition(|change| change.blame.is_none());
            prop_assert_eq!(reputation.totals(), (frauds.len() as f64, genuine.len() as f64));
            prop_assert_eq!(reputation.is_empty(), left.is_empty());
            let back: Vec<Change> = changes.iter().rev().copied().collect();
            prop_assert_eq!(told(&changes), told(&back));
        }

        #[test]
        fn extremes_do_not_overflow(labels in prop::collection::vec((any::<i32>(), prop::option::of(any::<u8>()), any::<bool>()), 0..200), now in any::<i32>()) {
            let mut reputation = Reputation::default();
            for (hour, blame, undone) in labels {
                reputation.change(Change { hour, blame, undone });
            }
            let (frauds, genuine) = reputation.fraud_runs(now).month;
            prop_assert!(frauds.is_finite() && genuine.is_finite() && reputation.totals().0.is_finite());
            prop_assert!(reputation.hours.len() <= KEPT);
        }
    }
}
