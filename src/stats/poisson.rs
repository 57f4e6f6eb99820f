//! Poisson surprise: of a count of events whose rate is known, or believed.
//!
//! With a known rate the count is Poisson. With a rate that was itself estimated, as if from so many events in so much
//! time (a gamma distribution), it is negative binomial: more spread, the honest price of not knowing; with ever more
//! events behind the belief it becomes Poisson. Gelman et al., "Bayesian Data Analysis", 3rd edition 2013, section 2.6.
//! A few dozen multiplications for usual counts, bounded work for all (`tail`). While a few hundred terms do, exact to
//! nine digits; for wide distributions to five, and the logarithms of factorials of billions leave an error of 1e-5 nats.
//! Not here: crowds with longer tails (`burst`), and which stretch is right.

use super::math;
use super::tail::Counts;

/// Bounds of an expected count: what was never seen is rare, not impossible, and a square of the largest is finite.
const MEAN: (f64, f64) = (1e-100, 1e100);

/// −ln P(X ≥ count), in nats, where `mean` are expected: 0 for a count of 0, rising with every further one. A mean that
/// is not a positive number is taken as 1e-100.
#[must_use]
pub fn poisson_surprise(count: u32, mean: f64) -> f64 {
    let mean = bounded(mean, MEAN);
    if count == 1 {
        return 0.0 - math::ln(-math::exp_m1(-mean)); // 1 − e^−mean; by far the most frequent
    }
    let ln_mean = math::ln(mean);
    let counts = Counts {
        mean,
        possible: f64::INFINITY,
        ln_mass: |j: f64| j * ln_mean - mean - math::ln_gamma(j + 1.0),
        ratio: |j: f64| mean / (j + 1.0),
        upward: 0.0, // the ratios fall all the way
        downward: 0.0,
    };
    counts.upper_surprise(f64::from(count))
}

/// Belief about a rate: as if `events` had been counted during `exposure`. Both may be fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaRate {
    /// Events that the belief is worth: the shape of the gamma distribution. Positive.
    pub events: f64,
    /// In how much time, or among how much else, they were: its inverse scale. Positive.
    pub exposure: f64,
}

/// Bounds of the events and exposures that a belief is worth.
const WORTH: (f64, f64) = (1e-6, 1e100);
/// Events beyond which a belief is certainty to the last digit shown.
const MOST_EVENTS: f64 = 1e9;

impl GammaRate {
    /// The belief after so many more events in so much more exposure. Less than none is none.
    #[must_use]
    pub fn posterior(&self, events: f64, exposure: f64) -> Self {
        Self {
            events: bounded(self.events, WORTH) + bounded(events, (0.0, WORTH.1)),
            exposure: bounded(self.exposure, MEAN) + bounded(exposure, (0.0, WORTH.1)),
        }
    }

    /// Expected number of events in a unit of exposure.
    #[must_use]
    pub fn mean(&self) -> f64 {
        bounded(bounded(self.events, WORTH) / bounded(self.exposure, MEAN), MEAN)
    }

    /// −ln P(X ≥ count) during this exposure, in nats: 0 for a count of 0, rising with every further one.
    #[must_use]
    pub fn surprise(&self, count: u32, exposure: f64) -> f64 {
        let mean = bounded(self.mean() * bounded(exposure, MEAN), MEAN);
        let events = bounded(self.events, WORTH).min(MOST_EVENTS);
        let ln_none = -math::ln_1p(mean / events); // of one part in `events` of the count's being 0
        if count == 1 {
            return 0.0 - math::ln(-math::exp_m1(events * ln_none));
        }
        let (ln_more, more) = (-math::ln_1p(events / mean), 1.0 / (1.0 + events / mean));
        let constant = events * ln_none - math::ln_gamma(events);
        let counts = Counts {
            mean,
            possible: f64::INFINITY,
            ln_mass: |j: f64| math::ln_gamma(events + j) - math::ln_gamma(j + 1.0) + constant + j * ln_more,
            ratio: |j: f64| (events + j) / (j + 1.0) * more,
            upward: more, // the ratios tend to it, from either side
            downward: if events >= 1.0 { 0.0 } else { f64::INFINITY },
        };
        counts.upper_surprise(f64::from(count))
    }
}

fn bounded(x: f64, (least, most): (f64, f64)) -> f64 {
    if x.is_nan() { least } else { x.clamp(least, most) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use statrs::distribution::{Discrete, DiscreteCDF, NegativeBinomial, Poisson};

    #[test]
    fn none_is_no_surprise_and_one_is_that_it_was_not_none() {
        assert_eq!(poisson_surprise(0, 3.0).to_bits(), 0.0f64.to_bits());
        assert!((poisson_surprise(1, 0.5) + math::ln(1.0 - math::exp(-0.5))).abs() < 1e-15);
        let belief = GammaRate {
            events: 2.0,
            exposure: 4.0,
        };
        assert_eq!(belief.surprise(0, 3.0).to_bits(), 0.0f64.to_bits());
        // P(none) = (exposure / (exposure + more))^events.
        assert!((belief.surprise(1, 4.0) + math::ln(1.0 - 0.25)).abs() < 1e-15);
    }

    #[test]
    fn the_belief_is_moved_by_what_was_counted() {
        let belief = GammaRate {
            events: 2.0,
            exposure: 4.0,
        };
        assert!((belief.posterior(6.0, 4.0).mean() - 1.0).abs() < 1e-15);
        assert_eq!(belief.posterior(-3.0, f64::NAN), belief);
    }

    #[test]
    fn a_rate_that_is_only_believed_surprises_less_and_much_seen_is_as_good_as_known() {
        let believed = |events: f64| {
            GammaRate {
                events,
                exposure: events,
            }
            .surprise(9, 1.0)
        };
        assert!(believed(1.0) < believed(10.0) && believed(10.0) < believed(1e3));
        assert!((believed(1e12) - poisson_surprise(9, 1.0)).abs() < 1e-5);
    }

    #[test]
    fn a_wide_bell_is_half_above_its_middle() {
        // The median of a Poisson of whole mean m is m: P(X ≥ m) = ½ + ⅓ / √(2πm), by Ramanujan's expansion.
        for mean in [1_000_000u32, 1_000_000_000, 4_000_000_000] {
            let p = 0.5 + 1.0 / 3.0 / math::sqrt(core::f64::consts::TAU * f64::from(mean));
            assert!(
                (poisson_surprise(mean, f64::from(mean)) + math::ln(p)).abs() < 1e-4,
                "{mean}"
            );
            // One more than expected is summed from the other side.
            let apart = poisson_surprise(mean + 1, f64::from(mean)) - poisson_surprise(mean, f64::from(mean));
            assert!((-1e-4..2e-3).contains(&apart), "{mean}: {apart}");
        }
    }

    /// −ln of the sum of so many terms upward of k.
    fn naive(terms: u64, k: u32, ln_mass: impl Fn(u64) -> f64) -> f64 {
        let k = u64::from(k);
        let first = ln_mass(k);
        -first - math::ln((k..k + terms).map(|j| math::exp(ln_mass(j) - first)).sum())
    }

    proptest! {
        #[test]
        fn the_poisson_tail_is_that_of_statrs(mean in 0.001..300.0f64, count in 1u32..600) {
            let exact = Poisson::new(mean).unwrap().sf(u64::from(count) - 1);
            prop_assume!(exact > 1e-280);
            let exact = -math::ln(exact);
            prop_assert!((poisson_surprise(count, mean) - exact).abs() <= 1e-9 * (1.0 + exact), "{} {exact}", poisson_surprise(count, mean));
        }

        #[test]
        fn the_negative_binomial_tail_is_that_of_statrs(
            events in 0.01..80.0f64, behind in 0.1..20.0f64, exposure in 0.1..20.0f64, count in 1u32..600,
        ) {
            let exact = NegativeBinomial::new(events, behind / (behind + exposure)).unwrap().sf(u64::from(count) - 1);
            prop_assume!(exact > 1e-280);
            let exact = -math::ln(exact);
            let found = GammaRate { events, exposure: behind }.surprise(count, exposure);
            prop_assert!((found - exact).abs() <= 1e-6 * (1.0 + exact), "{found} {exact}");
        }

        #[test]
        fn wide_tails_equal_adding_term_by_term(mean in 300.0..20_000.0f64, away in -3.0..8.0f64) {
            let count = (mean + away * math::sqrt(mean)).max(1.0) as u32;
            let poisson = Poisson::new(mean).unwrap();
            let exact = naive(5_000, count, |j| poisson.ln_pmf(j));
            prop_assert!((poisson_surprise(count, mean) - exact).abs() < 1e-6 * (1.0 + exact), "{} {exact}", poisson_surprise(count, mean));
        }

        #[test]
        fn long_tails_equal_adding_term_by_term(events in 0.05..30.0f64, mean in 10.0..3_000.0f64, far in 0.01..6.0f64) {
            let count = (mean * far).max(1.0) as u32;
            let terms = (60.0 * (mean / events + math::sqrt(mean)) + 2.0 * mean) as u64;
            let constant = -math::ln_gamma(events) - events * math::ln_1p(mean / events);
            let exact = naive(terms, count, |j| {
                let j = j as f64;
                constant + math::ln_gamma(events + j) - math::ln_gamma(j + 1.0) - j * math::ln_1p(events / mean)
            });
            let found = GammaRate { events, exposure: events }.surprise(count, mean);
            prop_assert!((found - exact).abs() < 1e-5 * (1.0 + exact), "{found} {exact}");
        }

        #[test]
        fn one_more_is_never_less_surprising_and_always_finite(
            events in any::<f64>(), behind in any::<f64>(), exposure in any::<f64>(), count in 0u32..5_000,
        ) {
            let belief = GammaRate { events, exposure: behind };
            for surprise in [&|count| belief.surprise(count, exposure), &|count| poisson_surprise(count, exposure)] as [&dyn Fn(u32) -> f64; 2] {
                let (fewer, more) = (surprise(count), surprise(count + 1));
                prop_assert!(fewer.is_finite() && more.is_finite() && fewer >= 0.0);
                prop_assert!(more >= fewer - 1e-3, "{fewer} {more}");
            }
        }

        #[test]
        fn the_largest_counts_there_are_have_finite_surprises(
            ln_events in -14.0..230.0f64, ln_mean in -230.0..230.0f64, below in 0u32..1_000,
        ) {
            let belief = GammaRate { events: math::exp(ln_events), exposure: math::exp(ln_events - ln_mean) };
            for count in [u32::MAX - below, u32::MAX >> 8, 70_000] {
                prop_assert!(belief.surprise(count, 1.0).is_finite() && belief.surprise(count, 1.0) >= 0.0);
                prop_assert!(poisson_surprise(count, math::exp(ln_mean)).is_finite());
            }
        }
    }
}
