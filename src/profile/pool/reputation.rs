//! What labels said of one counterparty (or device, network, trade, country): integers by the hour of the payment.
//!
//! Across accounts only integers are kept, so that neither the order in which labels arrive nor how accounts are spread
//! over machines changes a bit. A fraud counts by what its account does not already explain (`blame`, 0 to 255): a stolen
//! card used at a bakery says little of the bakery. Everything asked of a reputation is computed from the counts at the
//! end: the run of frauds since the last genuine payment, its age, and rates over any stretch.
//! Not here: who is suspicious (`signal`), and when a label becomes readable (`pool`).

use serde::{Deserialize, Serialize};

/// Whole blame: nothing about the account explains the fraud.
pub const WHOLE: u32 = 255;

/// Labelled hours kept one by one; older ones are added up, for good: of them only the sums are known. Two hours a day for a month, which is longer than a
/// compromised merchant usually stays undetected, and half a kilobyte.
const KEPT: usize = 64;

/// Labelled payments of one hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Hour {
    /// Hours since 1970.
    hour: i32,
    genuine: u32,
    frauds: u32,
    /// Sum of the frauds' blame.
    blame: u32,
}

/// Labels by the hour of the payment that they are about, in order of time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reputation {
    hours: Vec<Hour>,
    older: Hour,
}

/// One label's worth of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The hour of the payment.
    pub hour: i32,
    /// `Some(blame)` for a fraud, `None` for a genuine payment.
    pub blame: Option<u8>,
    /// It is taken back rather than added.
    pub undone: bool,
}

/// Where a party stands at an hour, by the labels of payments before it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Standing {
    /// Frauds with no genuine payment since; `None` where the last labelled payment was genuine.
    pub run: Option<Stretch>,
    /// Frauds close to one another, whatever was genuine in between: where only some frauds are reported, the rest look
    /// genuine, and a run breaks on every one of them.
    pub cluster: Option<Stretch>,
    /// Hours since the last genuine payment.
    pub since_genuine: Option<f64>,
    /// Frauds (each by its blame) and genuine payments of the last month.
    pub month: (f64, f64),
}

/// A stretch of frauds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Stretch {
    /// How many, each by its blame: 1 is a fraud that nothing else explains.
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
const CLUSTER_GAP: i32 = 14 * 24;
/// A month, in hours.
const MONTH: i32 = 30 * 24;
/// Half of the blame makes a fraud the counterparty's rather than the account's: only those begin and end a cluster.
const HALF: u32 = WHOLE / 2;

impl Reputation {
    /// Adds a label or takes it back.
    pub fn change(&mut self, change: Change) {
        let place = self.hours.partition_point(|known| known.hour < change.hour);
        let is_there = self
            .hours
            .get(place)
            .is_some_and(|known| known.hour == change.hour);
        // Where it was added up it is taken back, also once there is room again.
        let is_older = !self.older.is_empty() && change.hour <= self.older.hour;
        if !is_there && !is_older {
            self.hours.insert(
                place,
                Hour {
                    hour: change.hour,
                    ..Hour::default()
                },
            );
        }
        let counted = if is_older {
            Some(&mut self.older)
        } else {
            self.hours.get_mut(place)
        };
        if let Some(counted) = counted {
            counted.count(change);
        }
        self.hours.retain(|known| !known.is_empty());
        if self.hours.len() > KEPT {
            let oldest = self.hours.remove(0);
            self.older.add(oldest);
            self.older.hour = oldest.hour; // the newest of those that were added up
        }
    }

    /// True where nothing is known.
    pub fn is_empty(&self) -> bool {
        self.hours.is_empty() && self.older.is_empty()
    }

    /// Where it stands at this hour. One walk back from the newest label.
    pub fn standing(&self, now: i32) -> Standing {
        let mut standing = Standing::default();
        let mut walk = Walk::default();
        let hours_since = |hour: i32| now.saturating_sub(hour);
        for hour in self.hours.iter().rev().filter(|known| known.hour <= now) {
            if hours_since(hour.hour) <= MONTH {
                standing.month.0 += f64::from(hour.blame) / f64::from(WHOLE);
                standing.month.1 += f64::from(hour.genuine);
            } else if walk.is_over() {
                break;
            }
            if hour.genuine > 0 {
                standing
                    .since_genuine
                    .get_or_insert(f64::from(hours_since(hour.hour)));
            }
            walk.step(hour);
        }
        standing.run = walk.run.map(|found| found.at(now));
        standing.cluster = walk.cluster.map(|found| found.at(now));
        standing
    }

    /// Payments that were labelled fraud, whoever is to blame, and genuine, since ever.
    pub fn totals(&self) -> (f64, f64) {
        let all = self.hours.iter().fold(self.older, |mut all, hour| {
            all.add(*hour);
            all
        });
        (f64::from(all.frauds), f64::from(all.genuine))
    }
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
    fn at(self, now: i32) -> Stretch {
        Stretch {
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
    cluster: Option<Found>,
    cluster_is_over: bool,
    /// Genuine payments since the last fraud that was met.
    genuine: u32,
}

impl Walk {
    const fn is_over(&self) -> bool {
        self.run_is_over && self.cluster_is_over
    }

    fn step(&mut self, hour: &Hour) {
        self.run_is_over |= hour.genuine > 0;
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
            let run = self.run.get_or_insert(found);
            run.first = hour.hour;
            run.blame = run.blame.saturating_add(hour.blame);
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

impl Hour {
    const fn is_empty(&self) -> bool {
        self.genuine == 0 && self.frauds == 0
    }

    fn count(&mut self, change: Change) {
        let step = |count: u32, by: u32| {
            if change.undone {
                count.saturating_sub(by)
            } else {
                count.saturating_add(by)
            }
        };
        match change.blame {
            Some(blame) => {
                self.frauds = step(self.frauds, 1);
                self.blame = step(self.blame, u32::from(blame));
            }
            None => self.genuine = step(self.genuine, 1),
        }
    }

    fn add(&mut self, other: Self) {
        self.genuine = self.genuine.saturating_add(other.genuine);
        self.frauds = self.frauds.saturating_add(other.frauds);
        self.blame = self.blame.saturating_add(other.blame);
    }
}

#[cfg(test)]
mod tests {
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
        let standing = told.standing(50);
        let run = standing.run.unwrap();
        assert_eq!((run.frauds, run.age, run.since), (1.2, 20.0, 10.0));
        assert_eq!(standing.since_genuine, Some(30.0));
    }

    #[test]
    fn a_genuine_payment_ends_the_run_and_not_the_cluster() {
        let standing = told(&[label(10, Some(255)), label(11, None)]).standing(12);
        assert_eq!(standing.run, None);
        let cluster = standing.cluster.unwrap();
        assert_eq!(
            (cluster.frauds, cluster.age, cluster.genuine_after),
            (1.0, 2.0, 1.0)
        );
    }

    #[test]
    fn two_weeks_without_a_fraud_end_a_cluster() {
        let standing = told(&[
            label(0, Some(255)),
            label(CLUSTER_GAP + 1, Some(255)),
            label(CLUSTER_GAP + 2, Some(255)),
        ])
        .standing(CLUSTER_GAP + 2);
        assert_eq!(
            standing.cluster.map(|cluster| (cluster.frauds, cluster.age)),
            Some((2.0, 1.0))
        );
        assert_eq!(standing.run.map(|run| run.frauds), Some(3.0));
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
            let found = told(&there).standing(now).run;
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
            let (frauds, genuine) = reputation.standing(now).month;
            prop_assert!(frauds.is_finite() && genuine.is_finite() && reputation.totals().0.is_finite());
            prop_assert!(reputation.hours.len() <= KEPT);
        }
    }
}
