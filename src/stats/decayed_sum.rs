//! A sum whose every part halves with each half-life that passes, on a clock of its own.
//!
//! One number and one instant stand for all that was ever added (exponential decay; Cormode, Shkapenyuk, Srivastava and
//! Xu, "Forward decay", ICDE 2009, which also shows that late parts may then come in any order). The clock is the latest
//! instant added; a late part is discounted by its age and moves nothing back.
//! Parts more than thirty half-lives apart weigh nothing for each other. So a leap that far ahead is set aside, still
//! counted by whoever asks from there, until a second part confirms it: a single instant in the year 9999 forgets nothing.
//! Not here: which half-life is right, and events one by one (`window`).

use super::decay::remaining;
use crate::record::record;

/// Largest magnitude of a part, as in `decay`: the sum of as many as there can be is still finite.
const LARGEST: f64 = 1e100;

/// A leap, in half-lives: what is left of one beyond it is less than a billionth.
const LEAP: f64 = 30.0;

/// A sum that fades.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DecayedSum {
    half_life_ms: i64,
    sum: Option<Part>,   // as of the latest instant that is believed
    aside: Option<Part>, // a part far ahead, alone so far
}

record! { struct DecayedSum { half_life_ms, sum, aside } }

/// Part of the sum, as of an instant.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Part {
    at: i64,
    value: f64,
}

record! { struct Part { at, value } }

impl DecayedSum {
    /// Nothing added yet. A half-life that is not positive remembers nothing but the latest instant.
    #[must_use]
    pub const fn new(half_life_ms: i64) -> Self {
        Self {
            half_life_ms,
            sum: None,
            aside: None,
        }
    }

    /// Adds a part as of an instant. What is not a number is not added; magnitudes above 1e100 are taken as 1e100.
    pub fn add(&mut self, at: i64, x: f64) {
        if x.is_nan() {
            return;
        }
        let part = Part {
            at,
            value: x.clamp(-LARGEST, LARGEST),
        };
        let Some(sum) = self.sum else {
            self.sum = Some(part);
            return;
        };
        if at > sum.at && self.is_leap(sum.at, at) {
            match self.aside {
                Some(aside) if !self.is_leap(aside.at, at) => {}
                _ => {
                    self.aside = Some(part);
                    return;
                }
            }
        }
        let sum = self.together(sum, part);
        // Once the clock has come to what was set aside, nothing keeps them apart.
        self.sum = match self.aside {
            Some(aside) if aside.at <= sum.at || !self.is_leap(aside.at, at) => {
                self.aside = None;
                Some(self.together(sum, aside))
            }
            _ => Some(sum),
        };
    }

    /// Sum at this instant; asked about one before its clock, what it came to then. 0 where nothing was added.
    #[must_use]
    pub fn at(&self, now: i64) -> f64 {
        let faded = |part: Part| part.value * self.left(part.at, now);
        let aside = self.aside.filter(|aside| aside.at <= now);
        self.sum.map_or(0.0, faded) + aside.map_or(0.0, faded)
    }

    /// The latest instant that is believed.
    #[must_use]
    pub fn clock(&self) -> Option<i64> {
        self.sum.map(|sum| sum.at)
    }

    /// Both, as of the later one.
    fn together(&self, a: Part, b: Part) -> Part {
        let at = a.at.max(b.at);
        Part {
            at,
            value: a.value * self.left(a.at, at) + b.value * self.left(b.at, at),
        }
    }

    /// Remainder of 1 between two instants.
    fn left(&self, from: i64, to: i64) -> f64 {
        // `remaining` takes the ratio of its arguments, so they may as well be milliseconds. `as` rounds beyond 2⁵³.
        remaining(to.saturating_sub(from) as f64, self.half_life_ms as f64)
    }

    fn is_leap(&self, a: i64, b: i64) -> bool {
        a.abs_diff(b) as f64 > LEAP * self.half_life_ms.max(0) as f64
    }
}

impl DecayedSum {
    /// True where this can be a sum of the same half-life as another one, of which no part is beyond so much.
    #[must_use]
    pub fn is_like(&self, other: &Self, most: f64) -> bool {
        let is_within = |part: Option<Part>| part.is_none_or(|part| part.value.abs() <= most);
        self.half_life_ms == other.half_life_ms && is_within(self.sum) && is_within(self.aside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{bytes_of, value_of};
    use proptest::prelude::*;

    const HOUR: i64 = 3_600_000;
    /// The year 9999 in milliseconds.
    const YEAR_9999: i64 = 253_370_764_800_000;

    #[test]
    fn a_half_life_halves_exactly() {
        let mut sum = DecayedSum::new(HOUR);
        sum.add(1_000, 8.0);
        assert_eq!(sum.at(1_000).to_bits(), 8.0f64.to_bits());
        assert_eq!(sum.at(1_000 + 3 * HOUR).to_bits(), 1.0f64.to_bits());
    }

    #[test]
    fn a_late_part_counts_by_its_age_and_moves_nothing_back() {
        let mut sum = DecayedSum::new(HOUR);
        sum.add(2 * HOUR, 1.0);
        sum.add(HOUR, 1.0);
        assert_eq!((sum.clock(), sum.at(2 * HOUR)), (Some(2 * HOUR), 1.5));
        assert_eq!(sum.at(0).to_bits(), 1.5f64.to_bits());
    }

    #[test]
    fn nothing_added_comes_to_nothing() {
        let mut sum = DecayedSum::new(HOUR);
        sum.add(5, f64::NAN);
        assert_eq!((sum.at(i64::MAX), sum.clock()), (0.0, None));
    }

    #[test]
    fn a_single_instant_in_the_year_9999_forgets_nothing() {
        let mut sum = DecayedSum::new(HOUR);
        sum.add(0, 4.0);
        sum.add(YEAR_9999, 1.0);
        assert_eq!(sum.at(HOUR).to_bits(), 2.0f64.to_bits());
        assert_eq!(sum.at(YEAR_9999).to_bits(), 1.0f64.to_bits());
        sum.add(HOUR, 1.0);
        assert_eq!((sum.at(HOUR), sum.clock()), (3.0, Some(HOUR)));
        // Nor does another one, in another year.
        sum.add(YEAR_9999 / 2, 1.0);
        assert_eq!(sum.at(HOUR).to_bits(), 3.0f64.to_bits());
    }

    #[test]
    fn after_a_long_silence_the_second_part_confirms_the_first() {
        let mut sum = DecayedSum::new(HOUR);
        sum.add(0, 4.0);
        sum.add(1_000 * HOUR, 2.0);
        assert_eq!((sum.clock(), sum.at(1_000 * HOUR)), (Some(0), 2.0));
        sum.add(1_001 * HOUR, 2.0);
        assert_eq!((sum.clock(), sum.at(1_001 * HOUR)), (Some(1_001 * HOUR), 3.0));
        // A confirmation may also come late.
        sum.add(3_000 * HOUR, 2.0);
        sum.add(2_999 * HOUR, 2.0);
        assert_eq!((sum.clock(), sum.at(3_000 * HOUR)), (Some(3_000 * HOUR), 3.0));
    }

    #[test]
    fn without_a_half_life_only_the_latest_instant_counts() {
        for half_life in [0, -1, i64::MIN] {
            let mut sum = DecayedSum::new(half_life);
            sum.add(7, 1.0);
            sum.add(7, 1.0);
            assert_eq!((sum.at(7), sum.at(8)), (2.0, 0.0));
        }
    }

    proptest! {
        #[test]
        fn the_sum_is_that_of_the_definition_in_any_order(
            parts in prop::collection::vec((0i64..600_000, -1e6..1e6f64), 1..60), later in 0i64..300_000,
        ) {
            let mut sum = DecayedSum::new(20_000);
            parts.iter().for_each(|(at, x)| sum.add(*at, *x));
            let now = parts.iter().map(|(at, _)| *at).max().unwrap() + later;
            let part = |(at, x): &(i64, f64)| x * crate::stats::math::exp2(-((now - at) as f64) / 20_000.0);
            let (naive, size) = parts.iter().map(part).fold((0.0, 0.0), |(sum, size), x| (sum + x, size + x.abs()));
            prop_assert!((sum.at(now) - naive).abs() <= 1e-12 * size, "{} {naive}", sum.at(now));
        }

        #[test]
        fn a_silence_of_any_length_leaves_the_sum_of_the_definition(
            steps in prop::collection::vec((0i64..5_000_000, 0.0..1e6f64), 1..60),
        ) {
            let mut sum = DecayedSum::new(20_000);
            let (mut now, mut naive) = (0, 0.0);
            for (step, x) in steps {
                now += step;
                naive = naive * crate::stats::math::exp2(-(step as f64) / 20_000.0) + x;
                sum.add(now, x);
                // A billionth of what lay beyond a leap may be missing.
                prop_assert!((sum.at(now) - naive).abs() <= 1e-9 * naive + 1e-2);
            }
        }

        #[test]
        fn no_history_makes_a_sum_that_is_none(
            half_life in any::<i64>(), parts in prop::collection::vec((any::<i64>(), any::<f64>()), 0..60), now in any::<i64>(),
        ) {
            let mut sum = DecayedSum::new(half_life);
            parts.iter().for_each(|(at, x)| sum.add(*at, *x));
            for now in [now, i64::MIN, i64::MAX] {
                prop_assert!(sum.at(now).is_finite());
            }
        }

        #[test]
        fn what_is_stored_comes_back_to_the_bit(parts in prop::collection::vec((any::<i64>(), any::<f64>()), 0..20)) {
            let mut sum = DecayedSum::new(HOUR);
            parts.iter().for_each(|(at, x)| sum.add(*at, *x));
            let bytes = bytes_of(&sum);
            prop_assert!(bytes.len() <= 50);
            prop_assert_eq!(value_of::<DecayedSum>(&bytes).unwrap(), sum);
        }
    }
}
