//! Bursts: how many events usually crowd into a short stretch, and how surprising a larger crowd is.
//!
//! Counts of this kind have long tails: most stretches hold nothing else, a few hold many. If each further event comes
//! with one chance 1 − p, the count is geometric; p itself is not known and has a Beta(a, b) belief, which makes the
//! count beta-geometric. After n counts with the sum s the belief is Beta(a + n, b + s), and
//!
//! P(K ≥ k) = E[(1 − p)^k] = B(a, b + k) / B(a, b) = Π (b + i) / (a + b + i) over i = 0 … k − 1,
//!
//! so the surprise −ln P(K ≥ k) is Σ ln(1 + a / (b + i)), a sum without cancellation. With a = w + 1 and b = w·m the
//! expected count b / (a − 1) is m before anything is seen and (w·m + s) / (w + n) afterwards: a prior of mean m that is
//! worth w observations.
//! After Weinberg and Gladen, "The beta-geometric distribution applied to comparative fecundability studies",
//! Biometrics 42, 1986.
//! Not here: the events themselves (`window`), which stretch is right.

use super::decay::{FORGOTTEN, factor_of};
use super::math;
use crate::record::record;
use crate::sound::is_count;

/// A fading habit of counts, with the belief it started from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BurstHabit {
    prior_mean: f64,
    prior_weight: f64,
    observations: f64,
    total: f64,
}

record! { checked struct BurstHabit { prior_mean, prior_weight, observations, total } }

/// Bounds of a prior's mean. Not 0: what was never seen is rare, not impossible.
const PRIOR_MEAN: (f64, f64) = (1e-6, 1e9);
/// Bounds of a prior's worth in observations: not nothing, and not more than a life can outweigh.
const PRIOR_WEIGHT: (f64, f64) = (1e-3, 1e6);
/// Terms of the sum that are added one by one; the rest is its integral with two corrections (Euler and Maclaurin),
/// whose error, below 1e-9 there, is smaller than what a table of millions of terms would lose by rounding.
const TERMS: u32 = 256;

impl BurstHabit {
    /// A habit of which nothing was seen, where `prior_mean` is expected as firmly as after `prior_weight` observations.
    #[must_use]
    pub fn new(prior_mean: f64, prior_weight: f64) -> Self {
        Self {
            prior_mean: bounded(prior_mean, PRIOR_MEAN),
            prior_weight: bounded(prior_weight, PRIOR_WEIGHT),
            observations: 0.0,
            total: 0.0,
        }
    }

    /// Takes in how many there were.
    pub fn observe(&mut self, count: u32) {
        self.observations += 1.0;
        self.total += f64::from(count);
    }

    /// Lets every count so far weigh `factor` times as much; the prior does not fade.
    pub fn decay(&mut self, factor: f64) {
        let factor = factor_of(factor);
        self.observations *= factor;
        self.total *= factor;
        if self.observations < FORGOTTEN {
            self.observations = 0.0;
            self.total = 0.0;
        }
    }

    /// Weight: the number of observations that the habit comes to, without its prior.
    #[must_use]
    pub const fn weight(&self) -> f64 {
        self.observations
    }

    /// The expected count.
    #[must_use]
    pub fn mean(&self) -> f64 {
        (self.prior_weight * self.prior_mean + self.total) / (self.prior_weight + self.observations)
    }

    /// −ln P(K ≥ count), in nats: 0 for a count of 0, rising with every further one.
    #[must_use]
    pub fn surprise(&self, count: u32) -> f64 {
        let a = self.prior_weight + 1.0 + self.observations;
        let b = self.prior_weight * self.prior_mean + self.total;
        let term = |i: f64| math::ln_1p(a / (b + i));
        let by_hand = count.min(TERMS);
        let head = (0..by_hand).fold(0.0, |sum, i| sum + term(f64::from(i))); // an empty `sum()` would be −0
        if count <= TERMS {
            return head;
        }
        let (from, to) = (f64::from(TERMS), f64::from(count));
        let integral = |x: f64| (b + x) * math::ln_1p(a / (b + x)) + a * math::ln(a + b + x);
        let slope = |x: f64| -a / ((b + x) * (a + b + x));
        head + integral(to) - integral(from)
            + (term(from) - term(to)) / 2.0
            + (slope(to) - slope(from)) / 12.0
    }
}

fn bounded(x: f64, (least, most): (f64, f64)) -> f64 {
    if x.is_nan() { least } else { x.clamp(least, most) }
}

impl BurstHabit {
    fn is_sound(&self) -> bool {
        let is_in = |x: f64, (least, most): (f64, f64)| (least..=most).contains(&x);
        is_in(self.prior_mean, PRIOR_MEAN)
            && is_in(self.prior_weight, PRIOR_WEIGHT)
            && is_count(self.observations)
            && self.is_below(u32::MAX)
    }

    /// True where these can be counts of at most so many; rounding is given as much again.
    #[must_use]
    pub fn is_below(&self, most: u32) -> bool {
        (0.0..=2.0 * f64::from(most) * self.observations).contains(&self.total)
    }

    /// True where both started from the same belief.
    #[must_use]
    pub fn starts_as(&self, other: &Self) -> bool {
        let start = |habit: &Self| (habit.prior_mean.to_bits(), habit.prior_weight.to_bits());
        start(self) == start(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn before_anything_is_seen_the_prior_mean_is_expected() {
        assert!((BurstHabit::new(0.3, 5.0).mean() - 0.3).abs() < 1e-15);
    }

    #[test]
    fn no_further_event_is_no_surprise() {
        assert_eq!(BurstHabit::new(0.3, 5.0).surprise(0).to_bits(), 0.0f64.to_bits());
    }

    #[test]
    fn nine_in_a_row_surprise_whoever_is_alone_and_not_whoever_is_busy() {
        let mut alone = BurstHabit::new(0.3, 5.0);
        let mut busy = alone;
        for _ in 0..60 {
            alone.observe(0);
            busy.observe(8);
        }
        assert!(alone.surprise(9) > 20.0);
        assert!(busy.surprise(9) < 1.5);
    }

    #[test]
    fn the_tail_is_the_sum_of_the_probabilities_in_it() {
        // P(K = k) of the beta-geometric, by its recursion: P(0) = a/(a+b), P(k) = P(k−1)·(b+k−1)/(a+b+k).
        let habit = BurstHabit::new(0.8, 6.0);
        let (a, b) = (7.0, 4.8);
        let mut probability = a / (a + b);
        let mut below = 0.0;
        for k in 0u32..40 {
            assert!(
                (math::exp(-habit.surprise(k)) - (1.0 - below)).abs() < 1e-14,
                "{k}"
            );
            below += probability;
            probability *= (b + f64::from(k)) / (a + b + f64::from(k) + 1.0);
        }
    }

    proptest! {
        #[test]
        fn long_sums_equal_adding_term_by_term(
            mean in 0.001..50.0f64, firmness in 0.5..50.0f64, seen in prop::collection::vec(0u32..300, 0..50), count in 0u32..20_000,
        ) {
            let mut habit = BurstHabit::new(mean, firmness);
            seen.iter().for_each(|count| habit.observe(*count));
            let a = firmness + 1.0 + seen.len() as f64;
            let b = firmness * mean + f64::from(seen.iter().sum::<u32>());
            let naive: f64 = (0..count).map(|i| math::ln_1p(a / (b + f64::from(i)))).sum();
            prop_assert!((habit.surprise(count) - naive).abs() < 1e-8 * (1.0 + naive));
        }

        #[test]
        fn one_more_is_always_more_surprising_and_always_finite(
            mean in any::<f64>(), firmness in any::<f64>(), seen in prop::collection::vec((any::<f64>(), any::<u32>()), 0..50), count in 0u32..100_000,
        ) {
            let mut habit = BurstHabit::new(mean, firmness);
            for (factor, count) in seen {
                habit.decay(factor);
                habit.observe(count);
            }
            let (fewer, more) = (habit.surprise(count), habit.surprise(count + 1));
            prop_assert!(habit.mean().is_finite() && fewer.is_finite() && more.is_finite());
            prop_assert!(more >= fewer && fewer >= 0.0);
        }

        #[test]
        fn the_largest_count_there_is_has_a_finite_surprise(mean in any::<f64>(), firmness in any::<f64>()) {
            prop_assert!(BurstHabit::new(mean, firmness).surprise(u32::MAX).is_finite());
        }
    }
}
