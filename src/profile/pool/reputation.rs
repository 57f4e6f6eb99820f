//! What labels said of one counterparty (or device, network, trade): integers by the hour of the payment.
//!
//! Across accounts only integers are kept, so that neither the order in which labels arrive nor how accounts are spread
//! over machines changes a bit. A fraud counts by what its account does not already explain (`blame`, 0 to 255): a stolen
//! card used at a bakery says little of the bakery. Everything asked of a reputation is computed from the counts at the
//! end: the run of frauds since the last genuine payment, its age, and rates over any stretch.
//! Not here: who is suspicious (`signal`), and when a label becomes readable (`pool`).

use serde::{Deserialize, Serialize};

/// Whole blame: nothing about the account explains the fraud.
pub const WHOLE: u32 = 255;

/// Labelled hours kept one by one; older ones are added up. Two hours a day for a month, which is longer than a
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

/// Frauds since the last genuine payment.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Run {
    /// How many, each by its blame: 1 is a fraud that nothing else explains.
    pub frauds: f64,
    /// Hours from the first of them to now.
    pub age: f64,
    /// Hours from the last of them to now.
    pub since: f64,
}

impl Reputation {
    /// Adds a label or takes it back.
    pub fn change(&mut self, change: Change) {
        let place = self.hours.partition_point(|known| known.hour < change.hour);
        let is_there = self
            .hours
            .get(place)
            .is_some_and(|known| known.hour == change.hour);
        let is_older = !is_there && place == 0 && self.hours.len() >= KEPT;
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
        self.hours.retain(|known| known.genuine > 0 || known.frauds > 0);
        if self.hours.len() > KEPT {
            let oldest = self.hours.remove(0);
            self.older.add(oldest);
        }
    }

    /// True where nothing is known.
    pub fn is_empty(&self) -> bool {
        self.hours.is_empty() && self.older.genuine == 0 && self.older.frauds == 0
    }

    /// The frauds since the last genuine payment before `now` (in hours); `None` where there is none.
    pub fn run(&self, now: i32) -> Option<Run> {
        let mut blame = 0;
        let mut ends: Option<(i32, i32)> = None; // the first and the last fraud
        for hour in self.hours.iter().rev().filter(|known| known.hour <= now) {
            if hour.genuine > 0 {
                break;
            }
            blame += hour.blame;
            ends = Some((hour.hour, ends.map_or(hour.hour, |(_, last)| last)));
        }
        let (first, last) = ends?;
        Some(Run {
            frauds: f64::from(blame) / f64::from(WHOLE),
            age: f64::from(now.saturating_sub(first)),
            since: f64::from(now.saturating_sub(last)),
        })
    }

    /// Hours since the last payment that was labelled genuine.
    pub fn since_genuine(&self, now: i32) -> Option<f64> {
        self.hours
            .iter()
            .rev()
            .find(|known| known.genuine > 0 && known.hour <= now)
            .map(|known| f64::from(now.saturating_sub(known.hour)))
    }

    /// Frauds (each by its blame) and genuine payments no older than so many hours.
    pub fn counts(&self, now: i32, hours: i32) -> (f64, f64) {
        let (blame, genuine) = self
            .hours
            .iter()
            .rev()
            .take_while(|known| now.saturating_sub(known.hour) <= hours)
            .fold((0_u32, 0_u32), |(blame, genuine), known| {
                (
                    blame.saturating_add(known.blame),
                    genuine.saturating_add(known.genuine),
                )
            });
        (f64::from(blame) / f64::from(WHOLE), f64::from(genuine))
    }

    /// Frauds (each by its blame) and genuine payments since ever.
    pub fn totals(&self) -> (f64, f64) {
        let all = self.hours.iter().fold(self.older, |mut all, hour| {
            all.add(*hour);
            all
        });
        (f64::from(all.blame) / f64::from(WHOLE), f64::from(all.genuine))
    }
}

impl Hour {
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
        let run = told.run(50).unwrap();
        assert_eq!((run.frauds, run.age, run.since), (1.2, 20.0, 10.0));
        assert_eq!(told.since_genuine(50), Some(30.0));
        assert_eq!(told.counts(50, 20), (1.2, 0.0));
    }

    #[test]
    fn a_genuine_payment_ends_the_run() {
        assert_eq!(told(&[label(10, Some(255)), label(11, None)]).run(12), None);
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
            let found = told(&there).run(now);
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
        fn extremes_do_not_overflow(labels in prop::collection::vec((any::<i32>(), prop::option::of(any::<u8>()), any::<bool>()), 0..200), now in any::<i32>(), hours in any::<i32>()) {
            let mut reputation = Reputation::default();
            for (hour, blame, undone) in labels {
                reputation.change(Change { hour, blame, undone });
            }
            let (frauds, genuine) = reputation.counts(now, hours);
            prop_assert!(frauds.is_finite() && genuine.is_finite() && reputation.totals().0.is_finite());
            prop_assert!(reputation.hours.len() <= KEPT);
        }
    }
}
