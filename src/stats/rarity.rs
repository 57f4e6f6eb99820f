//! Rarity: how often something holds, from few and fading observations.
//!
//! A share of 1 in 1 says little and one of 80 in 80 says much; a Beta prior makes the difference, and fades away as
//! observations come in (beta-binomial; Gelman et al., "Bayesian Data Analysis", 3rd edition 2013, section 2.4).
//! Not here: which prior is right.

use super::decay::{FORGOTTEN, factor_of};
use crate::record::record;
use crate::sound::is_count;

/// Share of observations that were hits, each fading with time.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct DecayedShare {
    hits: f64,
    weight: f64,
}

record! { checked struct DecayedShare { hits, weight } }

impl DecayedShare {
    /// Nothing seen.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            hits: 0.0,
            weight: 0.0,
        }
    }

    /// Lets every observation so far weigh `factor` times as much.
    pub fn decay(&mut self, factor: f64) {
        let factor = factor_of(factor);
        self.hits *= factor;
        self.weight *= factor;
        if self.weight < FORGOTTEN {
            *self = Self::new();
        }
    }

    /// Takes in one observation.
    pub fn observe(&mut self, hit: bool) {
        self.weight += 1.0;
        if hit {
            self.hits += 1.0;
        }
    }

    /// The expected share, where before anything was seen `prior_mean` is believed, as firmly as after `prior_weight`
    /// observations. Between 0 and 1.
    #[must_use]
    pub fn share(&self, prior_mean: f64, prior_weight: f64) -> f64 {
        let prior_mean = prior_mean.clamp(0.0, 1.0);
        let prior_weight = prior_weight.clamp(0.0, MOST_PRIOR);
        let weight = self.weight + prior_weight;
        if weight > 0.0 {
            ((self.hits + prior_mean * prior_weight) / weight).clamp(0.0, 1.0)
        } else {
            prior_mean
        }
    }

    /// Weight: the number of observations that this comes to.
    #[must_use]
    pub const fn weight(&self) -> f64 {
        self.weight
    }
}

/// The expected share after so many hits in so many observations, none of them faded, where nothing is believed before
/// (Jeffreys's prior; for sequences R. E. Krichevsky and V. K. Trofimov, "The performance of universal encoding", IEEE
/// Trans. Inf. Theory 27(2), 1981): never 0 and never 1.
#[must_use]
pub fn share_after(hits: f64, of: f64) -> f64 {
    (hits + 0.5) / (of + 1.0)
}

/// Firmest belief: beyond it no number of observations would count, and an infinite one would not be a number.
const MOST_PRIOR: f64 = 1e12;

impl DecayedShare {
    fn is_sound(&self) -> bool {
        is_count(self.weight) && (0.0..=self.weight).contains(&self.hits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_in_one_is_not_yet_always() {
        let mut share = DecayedShare::new();
        share.observe(true);
        assert!((share.share(0.2, 4.0) - 1.8 / 5.0).abs() < 1e-15);
    }

    #[test]
    fn none_of_many_is_rare_and_not_impossible() {
        assert!((share_after(0.0, 0.0) - 0.5).abs() < 1e-15);
        assert!((share_after(0.0, 49.0) - 0.01).abs() < 1e-15);
        assert!((share_after(49.0, 49.0) - 0.99).abs() < 1e-15);
    }

    #[test]
    fn without_observations_or_belief_the_prior_mean_stands() {
        assert!((DecayedShare::new().share(0.3, 0.0) - 0.3).abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn the_share_is_that_of_the_definition(
            history in prop::collection::vec((0.1..=1.0f64, any::<bool>()), 0..40),
            mean in 0.0..=1.0f64,
            firmness in 0.01..100.0f64,
        ) {
            let mut share = DecayedShare::new();
            let (mut hits, mut weight) = (0.0, 0.0);
            for (position, (_, hit)) in history.iter().enumerate() {
                let kept: f64 = history[position + 1..].iter().map(|(factor, _)| factor).product();
                weight += kept;
                hits += if *hit { kept } else { 0.0 };
            }
            for (factor, hit) in &history {
                share.decay(*factor);
                share.observe(*hit);
            }
            let expected = (hits + mean * firmness) / (weight + firmness);
            prop_assert!((share.share(mean, firmness) - expected).abs() < 1e-12);
        }

        #[test]
        fn a_share_is_never_outside_0_and_1(
            history in prop::collection::vec((any::<f64>(), any::<bool>()), 0..40),
            mean in any::<f64>().prop_filter("a number", |x| !x.is_nan()),
            firmness in any::<f64>().prop_filter("a number", |x| !x.is_nan()),
        ) {
            let mut share = DecayedShare::new();
            for (factor, hit) in history {
                share.decay(factor);
                share.observe(hit);
            }
            prop_assert!((0.0..=1.0).contains(&share.share(mean, firmness)));
        }
    }
}
