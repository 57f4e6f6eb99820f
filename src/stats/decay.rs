//! Forgetting by elapsed time, and the mean and variance of what is still remembered.
//!
//! Whatever is watched is quiet for days and then busy for an hour; forgetting by count would let the hour erase the
//! days. So an observation's weight halves with every half-life that passes, however many others came in between.
//! Incremental weighted moments after D. H. D. West, "Updating mean and variance estimates: an improved method",
//! Communications of the ACM 22(9), 1979, which never subtracts two large sums.
//! Not here: which half-life is right, and what to believe before anything was seen (`predictive`).

use super::math;
use crate::record::record;
use crate::sound::is_count;

/// Remainder of a weight of 1 after this many days: 2^(−elapsed / half-life).
///
/// Time that runs backwards, or is not a number, counts as none. A half-life of 0 or less forgets at once.
#[must_use]
pub fn remaining(elapsed_days: f64, half_life_days: f64) -> f64 {
    if elapsed_days > 0.0 {
        if half_life_days > 0.0 {
            math::exp2(-elapsed_days / half_life_days)
        } else {
            0.0
        }
    } else {
        1.0
    }
}

/// A factor as forgetting understands it: between 0 and 1; not a number means that nothing is forgotten.
pub(super) fn factor_of(factor: f64) -> f64 {
    if factor.is_nan() {
        1.0
    } else {
        factor.clamp(0.0, 1.0)
    }
}

/// Weight below which nothing is remembered: a billionth of one observation, thirty half-lives later.
pub(super) const FORGOTTEN: f64 = 1e-9;

/// Largest magnitude that is told apart: its square, times any count, is still finite.
const LARGEST: f64 = 1e100;

/// Weight, mean and spread of observations that fade.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct DecayedMoments {
    weight: f64,
    mean: f64,
    sum_of_squares: f64, // of distances from the mean, weighted
}

record! { checked struct DecayedMoments { weight, mean, sum_of_squares } }

impl DecayedMoments {
    /// Nothing seen.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            weight: 0.0,
            mean: 0.0,
            sum_of_squares: 0.0,
        }
    }

    /// Lets every observation so far weigh `factor` times as much; see [`remaining`].
    pub fn decay(&mut self, factor: f64) {
        let factor = factor_of(factor);
        self.weight *= factor;
        self.sum_of_squares *= factor;
        if self.weight < FORGOTTEN {
            *self = Self::new();
        }
    }

    /// Takes in one observation of weight 1. What is not a number is not an observation; magnitudes above 1e100 are
    /// taken as 1e100.
    pub fn observe(&mut self, x: f64) {
        if x.is_nan() {
            return;
        }
        let x = x.clamp(-LARGEST, LARGEST);
        let weight = self.weight + 1.0;
        let distance = x - self.mean;
        let step = distance / weight;
        self.sum_of_squares += self.weight * distance * step;
        self.mean += step;
        self.weight = weight;
    }

    /// Weight: the number of observations that this comes to; each counts less as it fades.
    #[must_use]
    pub const fn weight(&self) -> f64 {
        self.weight
    }

    /// The weighted mean, where anything is remembered.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.weight > 0.0).then_some(self.mean)
    }

    /// The weighted mean of squared distances from the mean, where anything is remembered; 0 for a single observation.
    #[must_use]
    pub fn variance(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.sum_of_squares / self.weight)
    }

    /// The weighted sum of squared distances from the mean.
    #[must_use]
    pub const fn sum_of_squares(&self) -> f64 {
        self.sum_of_squares
    }
}

impl DecayedMoments {
    fn is_sound(&self) -> bool {
        is_count(self.weight) && self.is_between(-2.0 * LARGEST, 2.0 * LARGEST) // rounding may lead beyond the largest by a bit
    }

    /// True where these can be moments of values within these bounds: no spread is wider than the square of their distance.
    #[must_use]
    pub fn is_between(&self, least: f64, most: f64) -> bool {
        let widest = (most - least) * (most - least) * self.weight;
        (least..=most).contains(&self.mean) && (0.0..=widest).contains(&self.sum_of_squares)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition, two passes over everything: (factor that came before it, value).
    fn naive(history: &[(f64, f64)]) -> (f64, f64, f64) {
        let weight_of =
            |index: usize| -> f64 { history[index + 1..].iter().map(|(factor, _)| factor).product() };
        let weights: Vec<f64> = (0..history.len()).map(weight_of).collect();
        let total: f64 = weights.iter().sum();
        let mean = history.iter().zip(&weights).map(|((_, x), w)| w * x).sum::<f64>() / total;
        let squares = history
            .iter()
            .zip(&weights)
            .map(|((_, x), w)| w * (x - mean) * (x - mean))
            .sum();
        (total, mean, squares)
    }

    #[test]
    fn a_half_life_halves_exactly() {
        assert_eq!(remaining(30.0, 30.0).to_bits(), 0.5f64.to_bits());
        assert_eq!(remaining(90.0, 30.0).to_bits(), 0.125f64.to_bits());
    }

    #[test]
    fn time_that_runs_backwards_forgets_nothing() {
        for elapsed in [0.0, -5.0, f64::NAN, f64::NEG_INFINITY] {
            assert_eq!(remaining(elapsed, 30.0).to_bits(), 1.0f64.to_bits());
        }
    }

    #[test]
    fn without_a_half_life_the_past_is_gone() {
        assert_eq!(remaining(1.0, 0.0).to_bits(), 0.0f64.to_bits());
        assert_eq!(remaining(1e300, 1e-300).to_bits(), 0.0f64.to_bits());
    }

    #[test]
    fn nothing_seen_is_not_a_mean_of_zero() {
        let mut moments = DecayedMoments::new();
        assert_eq!((moments.mean(), moments.variance()), (None, None));
        moments.observe(f64::NAN);
        assert_eq!(moments, DecayedMoments::new());
        moments.observe(0.0);
        assert_eq!((moments.mean(), moments.variance()), (Some(0.0), Some(0.0)));
    }

    #[test]
    fn the_same_value_again_has_no_spread() {
        let mut moments = DecayedMoments::new();
        for _ in 0..50 {
            moments.decay(0.9);
            moments.observe(0.1);
        }
        assert_eq!(moments.variance(), Some(0.0));
    }

    #[test]
    fn after_thirty_half_lives_all_is_forgotten() {
        let mut moments = DecayedMoments::new();
        moments.observe(7.0);
        moments.decay(remaining(31.0, 1.0));
        assert_eq!(moments, DecayedMoments::new());
    }

    proptest! {
        #[test]
        fn moments_are_those_of_the_definition(history in prop::collection::vec((0.01..=1.0f64, -1e6..1e6f64), 1..60)) {
            let mut moments = DecayedMoments::new();
            for (factor, x) in &history {
                moments.decay(*factor);
                moments.observe(*x);
            }
            let (weight, mean, squares) = naive(&history);
            prop_assert!((moments.weight() - weight).abs() <= 1e-12 * weight);
            prop_assert!((moments.mean().unwrap() - mean).abs() <= 1e-8);
            prop_assert!((moments.sum_of_squares() - squares).abs() <= 1e-9 * (1.0 + squares));
        }

        #[test]
        fn no_history_of_numbers_makes_a_moment_that_is_none(
            history in prop::collection::vec((any::<f64>(), any::<f64>()), 0..60),
        ) {
            let mut moments = DecayedMoments::new();
            for (factor, x) in history {
                moments.decay(factor);
                moments.observe(x);
            }
            prop_assert!(moments.weight().is_finite() && moments.weight() >= 0.0);
            prop_assert!(moments.mean().is_none_or(f64::is_finite));
            prop_assert!(moments.variance().is_none_or(|variance| variance.is_finite() && variance >= 0.0));
        }
    }
}
