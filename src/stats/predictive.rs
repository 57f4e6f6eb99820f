//! Predictive distribution of the next value, for a quantity that is roughly normal with unknown mean and unknown spread.
//!
//! The normal-gamma prior is worth so many observations (`kappa` for the mean, twice `alpha` for the spread); seen ones
//! are added to it, so between knowing nothing and knowing much there is no step. The predictive distribution is
//! Student's t, whose heavy tail is the honest price of a spread that had to be estimated.
//! After K. P. Murphy, "Conjugate Bayesian analysis of the Gaussian distribution", 2007, section 3 (equations 85 to 89
//! and 110).
//! Not here: where a prior comes from, nor the tail itself (`student`).

use super::math;
use super::{DecayedMoments, StudentT};

/// Belief about a normal distribution's mean and precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NormalGamma {
    /// Mean as it is believed to be.
    pub mean: f64,
    /// Observations that this belief is worth. Positive.
    pub kappa: f64,
    /// Shape of the precision: half as many observations as the spread is worth. Positive.
    pub alpha: f64,
    /// Rate of the precision: half the sum of squares that those observations would have had. Positive.
    pub beta: f64,
}

/// Least value of `kappa`, `alpha` and `beta`: a prior of nothing at all has no predictive distribution.
const LEAST: f64 = 1e-12;

impl NormalGamma {
    /// The belief after these observations. Their weights may be fractions.
    #[must_use]
    pub fn posterior(&self, seen: &DecayedMoments) -> Self {
        let prior = self.proper();
        let Some(seen_mean) = seen.mean() else {
            return prior;
        };
        let n = seen.weight();
        let kappa = prior.kappa + n;
        let apart = seen_mean - prior.mean;
        Self {
            mean: prior.mean + apart * (n / kappa),
            kappa,
            alpha: prior.alpha + n / 2.0,
            beta: prior.beta + seen.sum_of_squares() / 2.0 + prior.kappa * (n / kappa) * apart * apart / 2.0,
        }
    }

    /// Distribution of the next observation.
    #[must_use]
    pub fn predictive(&self) -> StudentT {
        let belief = self.proper();
        StudentT {
            location: belief.mean,
            scale: math::sqrt((belief.beta / belief.alpha) * ((belief.kappa + 1.0) / belief.kappa)),
            dof: 2.0 * belief.alpha,
        }
    }

    /// The same with its parameters where the formulas hold.
    fn proper(&self) -> Self {
        Self {
            mean: self.mean,
            kappa: self.kappa.max(LEAST),
            alpha: self.alpha.max(LEAST),
            beta: self.beta.max(LEAST),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PRIOR: NormalGamma = NormalGamma {
        mean: 3.0,
        kappa: 2.0,
        alpha: 1.5,
        beta: 0.9,
    };

    #[test]
    fn without_observations_the_prior_speaks() {
        assert_eq!(PRIOR.posterior(&DecayedMoments::new()), PRIOR);
        let predictive = PRIOR.predictive();
        assert!((predictive.scale * predictive.scale - 0.9 * 3.0 / (1.5 * 2.0)).abs() < 1e-15);
        assert!((predictive.dof - 3.0).abs() < 1e-15);
    }

    #[test]
    fn many_observations_outweigh_the_prior() {
        let mut seen = DecayedMoments::new();
        for turn in 0..100_000 {
            seen.observe(if turn % 2 == 0 { 9.0 } else { 11.0 });
        }
        let predictive = PRIOR.posterior(&seen).predictive();
        assert!((predictive.location - 10.0).abs() < 1e-3);
        assert!((predictive.scale - 1.0).abs() < 1e-3);
    }

    #[test]
    fn a_habit_without_any_spread_still_leaves_room_for_some() {
        let mut seen = DecayedMoments::new();
        for _ in 0..20 {
            seen.observe(3.0);
        }
        assert!(PRIOR.posterior(&seen).predictive().scale > 0.1);
    }

    proptest! {
        #[test]
        fn observing_one_by_one_is_observing_all_at_once(xs in prop::collection::vec(-50.0..50.0f64, 1..30)) {
            let mut all = DecayedMoments::new();
            let mut step = PRIOR;
            for x in &xs {
                all.observe(*x);
                let mut one = DecayedMoments::new();
                one.observe(*x);
                step = step.posterior(&one);
            }
            let whole = PRIOR.posterior(&all);
            prop_assert!((step.mean - whole.mean).abs() < 1e-10);
            prop_assert!((step.kappa - whole.kappa).abs() < 1e-10);
            prop_assert!((step.alpha - whole.alpha).abs() < 1e-10);
            prop_assert!((step.beta - whole.beta).abs() < 1e-9 * (1.0 + whole.beta));
        }

        #[test]
        fn any_finite_history_has_a_finite_outlook(xs in prop::collection::vec(any::<f64>(), 0..30), kappa in 0.0..10.0f64) {
            let mut seen = DecayedMoments::new();
            xs.iter().for_each(|x| seen.observe(*x));
            let outlook = NormalGamma { kappa, ..PRIOR }.posterior(&seen).predictive();
            prop_assert!(outlook.location.is_finite() && outlook.scale.is_finite() && outlook.dof.is_finite());
            prop_assert!(outlook.scale > 0.0);
        }
    }
}
