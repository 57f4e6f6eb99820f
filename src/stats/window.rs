//! The latest instants, a bounded number of them, to count how many fall into a stretch of time.
//!
//! Exact, not an estimate: a sliding window kept whole (the plain method against which Datar, Gionis, Indyk and
//! Motwani, "Maintaining stream statistics over sliding windows", SIAM Journal on Computing 31(6), 2002, measure their
//! approximations). With a few dozen instants kept, exactness is cheaper than cleverness.
//! Late and equal instants are as good as others. When full, the earliest gives way: a count over a stretch that reaches
//! back beyond what is kept is then "at least so many", and at most the capacity.
//! Not here: which stretch matters (`burst` judges the counts).

use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// At most `CAPACITY` instants in milliseconds, the latest ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RecentInstants<const CAPACITY: usize> {
    kept: VecDeque<i64>, // ascending
}

impl<const CAPACITY: usize> RecentInstants<CAPACITY> {
    /// Nothing seen.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            kept: VecDeque::new(),
        }
    }

    /// Takes in one instant. Where there is no room the earliest goes, which may be this one.
    pub fn push(&mut self, at: i64) {
        let place = self.kept.partition_point(|known| *known <= at);
        self.kept.insert(place, at);
        while self.kept.len() > CAPACITY {
            self.kept.pop_front();
        }
    }

    /// How many instants t there are with `at` − `window_ms` < t ≤ `at`.
    #[must_use]
    pub fn count_within(&self, at: i64, window_ms: i64) -> u32 {
        let until = self.kept.partition_point(|known| *known <= at);
        let before = match at.checked_sub(window_ms.max(0)) {
            Some(start) => self.kept.partition_point(|known| *known <= start),
            None => 0, // the stretch reaches back beyond all time
        };
        u32::try_from(until.saturating_sub(before)).unwrap_or(u32::MAX)
    }

    /// The latest instant, where there is one.
    #[must_use]
    pub fn latest(&self) -> Option<i64> {
        self.kept.back().copied()
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_window_holds_its_end_and_not_its_beginning() {
        let mut recent = RecentInstants::<8>::new();
        for at in [100, 200, 300] {
            recent.push(at);
        }
        assert_eq!(recent.count_within(300, 200), 2);
        assert_eq!(recent.count_within(300, 201), 3);
        assert_eq!(recent.count_within(299, 200), 2);
        assert_eq!(recent.count_within(300, 0), 0);
        assert_eq!(recent.count_within(300, -5), 0);
    }

    #[test]
    fn when_full_the_earliest_gives_way_even_if_it_came_last() {
        let mut recent = RecentInstants::<3>::new();
        for at in [10, 20, 30, 5] {
            recent.push(at);
        }
        assert_eq!(recent.count_within(100, 1_000), 3);
        assert_eq!(recent.count_within(9, 1_000), 0);
        recent.push(40);
        assert_eq!(recent.count_within(10, 1_000), 0);
        assert_eq!((recent.len(), recent.latest()), (3, Some(40)));
    }

    #[test]
    fn the_ends_of_time_do_not_overflow() {
        let mut recent = RecentInstants::<4>::new();
        recent.push(i64::MIN);
        recent.push(i64::MAX);
        assert_eq!(recent.count_within(i64::MIN, i64::MAX), 1);
        assert_eq!(recent.count_within(i64::MAX, i64::MAX), 1);
    }

    proptest! {
        #[test]
        fn counts_are_those_of_looking_at_every_instant(
            instants in prop::collection::vec(-50i64..50, 0..60),
            at in -60i64..60,
            window in -5i64..120,
        ) {
            let mut recent = RecentInstants::<16>::new();
            instants.iter().for_each(|at| recent.push(*at));
            let mut latest = instants;
            latest.sort_unstable_by(|a, b| b.cmp(a));
            latest.truncate(16);
            let naive = latest.iter().filter(|known| **known <= at && **known > at - window).count();
            prop_assert_eq!(recent.count_within(at, window) as usize, naive);
        }

        #[test]
        fn the_order_of_arrival_does_not_matter(instants in prop::collection::vec(any::<i64>(), 0..60)) {
            let (mut there, mut back) = (RecentInstants::<16>::new(), RecentInstants::<16>::new());
            instants.iter().for_each(|at| there.push(*at));
            instants.iter().rev().for_each(|at| back.push(*at));
            prop_assert_eq!(there, back);
        }
    }
}
