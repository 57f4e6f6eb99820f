//! The latest movements, a bounded number of them: how many, how much, and of how many kinds within a stretch of time.
//!
//! What `window` is to instants, for instants with a size and a key. Exact, not an estimate, for the same reason: with a
//! few dozen kept, exactness is cheaper than cleverness (Datar, Gionis, Indyk and Motwani, "Maintaining stream statistics
//! over sliding windows", SIAM Journal on Computing 31(6), 2002, for when it is not).
//! They are kept in one total order, by instant, then key, then size. So the order of arrival changes neither which ones
//! give way when there is no room, nor the last bit of a sum. When full, the earliest gives way; what is asked about a
//! stretch that reaches back beyond what is kept is then a lower bound (of sizes that are not negative).
//! Not here: what is usual (`burst`, `poisson` judge the counts), sums over longer times (`decayed_sum`).

use core::cmp::Ordering;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Something that happened once.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Movement {
    /// When, in milliseconds.
    pub at: i64,
    /// How much.
    pub size: f64,
    /// Which kind: equal keys are the same.
    pub key: u64,
}

/// Largest magnitude of a size, as in `decay`: the sum of all that fit is finite.
const LARGEST: f64 = 1e100;

/// At most `CAPACITY` movements, the latest ones.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RecentFlow<const CAPACITY: usize> {
    kept: VecDeque<Movement>, // ascending
}

impl<const CAPACITY: usize> RecentFlow<CAPACITY> {
    /// Nothing seen.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            kept: VecDeque::new(),
        }
    }

    /// Takes in one movement. Where there is no room the earliest goes, which may be this one. A size that is not a
    /// number is none; magnitudes above 1e100 are taken as 1e100.
    pub fn push(&mut self, at: i64, size: f64, key: u64) {
        let size = if size.is_nan() {
            0.0
        } else {
            size.clamp(-LARGEST, LARGEST)
        };
        let movement = Movement { at, size, key };
        let mut place = self.kept.partition_point(|known| order(known, &movement).is_le());
        if self.kept.len() >= CAPACITY {
            // Room is made first, so that the storage never grows beyond what is kept.
            let Some(before) = place.checked_sub(1) else {
                return;
            };
            self.kept.pop_front();
            place = before;
        }
        self.kept.insert(place, movement);
    }

    /// The movements with `at` − `window_ms` < their instant ≤ `at`, the latest first. Looks at none before the stretch.
    pub fn within(&self, at: i64, window_ms: i64) -> impl Iterator<Item = &Movement> {
        let start = at.checked_sub(window_ms.max(0)); // none: the stretch reaches back beyond all time
        self.kept
            .iter()
            .rev()
            .skip_while(move |known| known.at > at)
            .take_while(move |known| start.is_none_or(|start| known.at > start))
    }

    /// How many there are in the stretch.
    #[must_use]
    pub fn count_within(&self, at: i64, window_ms: i64) -> u32 {
        u32::try_from(self.within(at, window_ms).count()).unwrap_or(u32::MAX)
    }

    /// How much they come to together.
    #[must_use]
    pub fn sum_within(&self, at: i64, window_ms: i64) -> f64 {
        self.within(at, window_ms)
            .fold(0.0, |sum, known| sum + known.size) // an empty `sum()` would be −0
    }

    /// How many different keys they have. Compares each with those after it: for a few dozen that costs less than a set.
    #[must_use]
    pub fn distinct_within(&self, at: i64, window_ms: i64) -> u32 {
        let is_last_of_its_key = |(position, movement): &(usize, &Movement)| {
            let mut later = self.within(at, window_ms).take(*position);
            !later.any(|other| other.key == movement.key)
        };
        let distinct = self.within(at, window_ms).enumerate().filter(is_last_of_its_key);
        u32::try_from(distinct.count()).unwrap_or(u32::MAX)
    }

    /// The latest movement, where there is one.
    #[must_use]
    pub fn latest(&self) -> Option<&Movement> {
        self.kept.back()
    }

    /// How many are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// True where nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }
}

fn order(a: &Movement, b: &Movement) -> Ordering {
    let by_name = a.at.cmp(&b.at).then(a.key.cmp(&b.key));
    by_name.then(a.size.total_cmp(&b.size))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_window_holds_its_end_and_not_its_beginning() {
        let mut flow = RecentFlow::<8>::new();
        for (at, size, key) in [(100, 1.0, 7), (200, 2.0, 8), (300, 4.0, 7)] {
            flow.push(at, size, key);
        }
        assert_eq!((flow.count_within(300, 200), flow.sum_within(300, 200)), (2, 6.0));
        assert_eq!(
            (flow.count_within(300, 201), flow.distinct_within(300, 201)),
            (3, 2)
        );
        assert_eq!((flow.count_within(299, 200), flow.sum_within(299, 200)), (2, 3.0));
        for window in [0, -5, i64::MIN] {
            assert_eq!(flow.count_within(300, window), 0);
            assert_eq!(flow.sum_within(300, window).to_bits(), 0.0f64.to_bits());
        }
    }

    #[test]
    fn when_full_the_earliest_gives_way_even_if_it_came_last() {
        let mut flow = RecentFlow::<2>::new();
        for at in [10, 20, 5] {
            flow.push(at, 1.0, 0);
        }
        assert_eq!((flow.len(), flow.count_within(9, 1_000)), (2, 0));
        flow.push(30, 1.0, 0);
        assert_eq!((flow.latest().unwrap().at, flow.count_within(19, 1_000)), (30, 0));
        let mut none = RecentFlow::<0>::new();
        none.push(1, 1.0, 1);
        assert!(none.is_empty() && none.latest().is_none());
    }

    #[test]
    fn the_ends_of_time_do_not_overflow() {
        let mut flow = RecentFlow::<4>::new();
        flow.push(i64::MIN, 1.0, 1);
        flow.push(i64::MAX, 2.0, 2);
        assert_eq!(flow.count_within(i64::MIN, i64::MAX), 1);
        assert_eq!(
            (
                flow.count_within(i64::MAX, i64::MAX),
                flow.distinct_within(i64::MAX, i64::MAX)
            ),
            (1, 1)
        );
    }

    proptest! {
        #[test]
        fn answers_are_those_of_looking_at_every_movement(
            seen in prop::collection::vec((-50i64..50, -100i32..100, 0u64..6), 0..60),
            at in -60i64..60,
            window in -5i64..120,
        ) {
            let mut flow = RecentFlow::<16>::new();
            seen.iter().for_each(|(at, size, key)| flow.push(*at, f64::from(*size), *key));
            let mut latest = seen;
            latest.sort_unstable_by_key(|(at, size, key)| core::cmp::Reverse((*at, *key, *size)));
            latest.truncate(16);
            latest.retain(|(known, ..)| *known <= at && *known > at - window);
            prop_assert_eq!(flow.count_within(at, window) as usize, latest.len());
            // Whole numbers: their sum is exact in any order.
            let sum = f64::from(latest.iter().map(|(_, size, _)| size).sum::<i32>());
            prop_assert_eq!(flow.sum_within(at, window).to_bits(), sum.to_bits());
            let keys: BTreeSet<u64> = latest.iter().map(|(.., key)| *key).collect();
            prop_assert_eq!(flow.distinct_within(at, window) as usize, keys.len());
        }

        #[test]
        fn the_order_of_arrival_does_not_matter_to_the_bit(
            seen in prop::collection::vec((-3i64..3, any::<f64>(), 0u64..3), 0..60),
        ) {
            let (mut there, mut back) = (RecentFlow::<16>::new(), RecentFlow::<16>::new());
            seen.iter().for_each(|(at, size, key)| there.push(*at, *size, *key));
            seen.iter().rev().for_each(|(at, size, key)| back.push(*at, *size, *key));
            prop_assert_eq!(there.sum_within(9, 99).to_bits(), back.sum_within(9, 99).to_bits());
            prop_assert_eq!(there, back);
        }

        #[test]
        fn a_sum_is_finite_whatever_came_in_and_storage_is_bounded(
            seen in prop::collection::vec((any::<i64>(), any::<f64>(), any::<u64>()), 0..60), at in any::<i64>(), window in any::<i64>(),
        ) {
            let mut flow = RecentFlow::<16>::new();
            seen.iter().for_each(|(at, size, key)| flow.push(*at, *size, *key));
            prop_assert!(flow.sum_within(at, window).is_finite() && flow.kept.capacity() <= 16);
            let bytes = postcard::to_allocvec(&flow).unwrap();
            prop_assert_eq!(postcard::from_bytes::<RecentFlow<16>>(&bytes).unwrap(), flow);
        }
    }
}
