//! The latest things that happened, a bounded number of them: how many, how much and how many different in a stretch.
//!
//! Exact, not an estimate: a sliding window kept whole (the plain method against which Datar, Gionis, Indyk and
//! Motwani, "Maintaining stream statistics over sliding windows", SIAM Journal on Computing 31(6), 2002, measure their
//! approximations). With a few dozen kept, exactness is cheaper than cleverness.
//! Late and equal instants are as good as others. When full, the earliest gives way: a count over a stretch that reaches
//! back beyond what is kept is then "at least so many", and at most the capacity.
//! Not here: which stretch matters.

use crate::sound::refused;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::VecDeque;

/// Something that happened at an instant, in milliseconds.
pub trait Dated {
    /// Instant.
    fn instant(&self) -> i64;
}

/// At most `CAPACITY` of them, the latest ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recent<T, const CAPACITY: usize> {
    kept: VecDeque<T>, // ascending in time; of equals the later arrival last
}

impl<T, const CAPACITY: usize> Default for Recent<T, CAPACITY> {
    fn default() -> Self {
        Self {
            kept: VecDeque::new(),
        }
    }
}

impl<T: Dated, const CAPACITY: usize> Recent<T, CAPACITY> {
    /// Takes one in. Where there is no room the earliest goes, which may be this one.
    pub fn push(&mut self, new: T) {
        let later = self
            .kept
            .iter()
            .rev()
            .take_while(|known| known.instant() > new.instant())
            .count();
        if later >= CAPACITY {
            return;
        }
        // First out, then in: one more than fits, for a moment, would double the room for good.
        while self.kept.len() >= CAPACITY {
            self.kept.pop_front();
        }
        self.kept.insert(self.kept.len() - later, new);
    }

    /// Takes the latest of these back out, where there is one.
    pub fn take_back(&mut self, is_it: impl Fn(&T) -> bool) -> Option<T> {
        self.kept.remove(self.kept.iter().rposition(is_it)?)
    }

    /// Those at t with `at` − `window_ms` < t ≤ `at`, the latest first.
    pub fn within(&self, at: i64, window_ms: i64) -> impl Iterator<Item = &T> {
        let start = at.checked_sub(window_ms.max(0)); // none: the stretch reaches back beyond all time
        self.latest()
            .skip_while(move |known| known.instant() > at)
            .take_while(move |known| start.is_none_or(|start| known.instant() > start))
    }

    /// True where all of a stretch is still kept, as far as the number of those that are says: a count over it is no "at least".
    pub fn reach(&self, at: i64, window_ms: i64) -> bool {
        let earliest = self.kept.front().filter(|_| self.kept.len() >= CAPACITY);
        let start = at.saturating_sub(window_ms.max(0));
        earliest.is_none_or(|earliest| earliest.instant() <= start)
    }

    /// Sums of a stretch: how many there are, how much they come to, and how many differ.
    pub fn sums_within<K: Ord>(
        &self,
        at: i64,
        window_ms: i64,
        read: impl Fn(&T) -> Option<(f64, Option<K>)>,
    ) -> Sums {
        let mut keys = Vec::new();
        let (mut count, mut sum) = (0, 0.0);
        for (size, key) in self.within(at, window_ms).filter_map(read) {
            count += 1;
            sum += size;
            keys.extend(key);
        }
        keys.sort_unstable();
        keys.dedup();
        Sums {
            count,
            sum,
            distinct: keys.len(),
        }
    }

    /// All, the latest first.
    pub fn latest(&self) -> impl Iterator<Item = &T> {
        self.kept.iter().rev()
    }

    /// All, the latest first, to be changed; their instants must stay.
    pub fn latest_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.kept.iter_mut().rev()
    }
}

/// Sums of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sums {
    /// Count.
    pub count: usize,
    /// Sum.
    pub sum: f64,
    /// Number of different ones.
    pub distinct: usize,
}

impl Dated for i64 {
    fn instant(&self) -> i64 {
        *self
    }
}

impl<'de, T: Dated + Deserialize<'de>, const CAPACITY: usize> Deserialize<'de> for Recent<T, CAPACITY> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let kept = VecDeque::<T>::deserialize(from)?;
        let is_sound = kept.len() <= CAPACITY && kept.iter().is_sorted_by_key(Dated::instant);
        is_sound.then_some(Self { kept }).ok_or_else(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn count<const N: usize>(recent: &Recent<i64, N>, at: i64, window: i64) -> usize {
        recent.within(at, window).count()
    }

    #[test]
    fn a_window_holds_its_end_and_not_its_beginning() {
        let mut recent = Recent::<i64, 8>::default();
        for at in [100, 200, 300] {
            recent.push(at);
        }
        assert_eq!(count(&recent, 300, 200), 2);
        assert_eq!(count(&recent, 300, 201), 3);
        assert_eq!(count(&recent, 299, 200), 2);
        assert_eq!(count(&recent, 300, 0), 0);
        assert_eq!(count(&recent, 300, -5), 0);
    }

    #[test]
    fn when_full_the_earliest_gives_way_even_if_it_came_last() {
        let mut recent = Recent::<i64, 3>::default();
        for at in [10, 20, 30, 5] {
            recent.push(at);
        }
        assert_eq!(count(&recent, 100, 1_000), 3);
        assert_eq!(count(&recent, 9, 1_000), 0);
        recent.push(40);
        assert_eq!(count(&recent, 10, 1_000), 0);
        assert_eq!(recent.latest().copied().collect::<Vec<_>>(), [40, 30, 20]);
    }

    #[test]
    fn the_ends_of_time_do_not_overflow() {
        let mut recent = Recent::<i64, 4>::default();
        recent.push(i64::MIN);
        recent.push(i64::MAX);
        assert_eq!(count(&recent, i64::MIN, i64::MAX), 1);
        assert_eq!(count(&recent, i64::MAX, i64::MAX), 1);
    }

    proptest! {
        #[test]
        fn counts_sums_and_kinds_are_those_of_looking_at_every_instant(
            instants in prop::collection::vec(-50i64..50, 0..60),
            at in -60i64..60,
            window in -5i64..120,
        ) {
            let mut recent = Recent::<i64, 16>::default();
            instants.iter().for_each(|at| recent.push(*at));
            let mut latest = instants;
            latest.sort_unstable_by(|a, b| b.cmp(a));
            latest.truncate(16);
            let naive: Vec<i64> = latest.into_iter().filter(|known| *known <= at && *known > at - window).collect();
            let sums = recent.sums_within(at, window, |known| Some((*known as f64, Some(known.rem_euclid(7)))));
            prop_assert_eq!(sums.count, naive.len());
            prop_assert_eq!(sums.sum.to_bits(), (naive.iter().sum::<i64>() as f64).to_bits());
            let kinds: std::collections::BTreeSet<i64> = naive.iter().map(|known| known.rem_euclid(7)).collect();
            prop_assert_eq!(sums.distinct, kinds.len());
        }

        #[test]
        fn the_order_of_arrival_does_not_matter(instants in prop::collection::vec(any::<i64>(), 0..60)) {
            let (mut there, mut back) = (Recent::<i64, 16>::default(), Recent::<i64, 16>::default());
            instants.iter().for_each(|at| there.push(*at));
            instants.iter().rev().for_each(|at| back.push(*at));
            prop_assert_eq!(there, back);
        }
    }
}
