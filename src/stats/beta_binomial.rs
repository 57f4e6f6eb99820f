//! Beta-binomial surprise: that something held so often among so many, where the share is not known but believed.
//!
//! The belief about the share is a beta distribution, as if so many hits and so many misses had been seen; the number of
//! hits among n further tries is then beta-binomial, wider than the binomial by what is not known. J. G. Skellam, "A
//! probability distribution derived from the binomial distribution by regarding the probability of success as variable
//! between the sets of trials", Journal of the Royal Statistical Society B 10(2), 1948; Gelman et al., "Bayesian Data
//! Analysis", 3rd edition 2013, section 2.4.
//! A few dozen multiplications for usual numbers, bounded work for all (`tail`), with its error for large ones.
//! Not here: shares that fade (`rarity`), and what an alternative would say: probability only.

use super::math;
use super::tail::Counts;

/// Belief about a share: as if `hits` and `misses` had been seen. Both may be fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BetaShare {
    /// Hits that the belief is worth: Beta's first parameter. Positive.
    pub hits: f64,
    /// Misses that it is worth: its second. Positive.
    pub misses: f64,
}

/// Bounds of what a belief is worth: a millionth of an observation, and as many as make it certainty to the last digit
/// shown.
const WORTH: (f64, f64) = (1e-6, 1e9);

impl BetaShare {
    /// The belief after so many more hits and misses. Less than none is none.
    #[must_use]
    pub fn posterior(&self, hits: f64, misses: f64) -> Self {
        let more = |x: f64| if x.is_nan() { 0.0 } else { x.clamp(0.0, WORTH.1) };
        let own = self.proper();
        Self {
            hits: own.hits + more(hits),
            misses: own.misses + more(misses),
        }
    }

    /// The expected share, between 0 and 1.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let Self { hits, misses } = self.proper();
        hits / (hits + misses)
    }

    /// −ln P(at least `hits` of `tries`), in nats: 0 for none. More hits than tries are taken as all of them.
    ///
    /// Surprise of few hits is asked by exchanging hits and misses everywhere.
    #[must_use]
    pub fn surprise(&self, hits: u32, tries: u32) -> f64 {
        let Self { hits: a, misses: b } = self.proper();
        let n = f64::from(tries);
        let ln_beta = |a: f64, b: f64| math::ln_gamma(a) + math::ln_gamma(b) - math::ln_gamma(a + b);
        let constant = math::ln_gamma(n + 1.0) - math::ln_gamma(a + b + n) - ln_beta(a, b);
        // Towards the end that `there` speaks for, from the one that `here` does: where both are at least 1 the ratios
        // fall all the way; where `there` is, none exceeds n / (n + there − 1); else they may rise above 1 at the end.
        let later = |here: f64, there: f64| match (here >= 1.0, there >= 1.0) {
            (true, true) => 0.0,
            (false, true) => n / (n + there - 1.0),
            (_, false) => f64::INFINITY,
        };
        let counts = Counts {
            mean: n * self.mean(),
            possible: n + 1.0,
            ln_mass: |j: f64| {
                let drawn = math::ln_gamma(a + j) - math::ln_gamma(j + 1.0);
                let left = math::ln_gamma(b + n - j) - math::ln_gamma(n - j + 1.0);
                constant + drawn + left
            },
            ratio: |j: f64| (n - j) / (j + 1.0) * ((a + j) / (b + n - j - 1.0)),
            upward: later(a, b),
            downward: later(b, a),
        };
        counts.upper_surprise(f64::from(hits.min(tries)))
    }

    /// The same within the bounds where the formulas hold.
    fn proper(&self) -> Self {
        let bounded = |x: f64| {
            if x.is_nan() {
                WORTH.0
            } else {
                x.clamp(WORTH.0, WORTH.1)
            }
        };
        Self {
            hits: bounded(self.hits),
            misses: bounded(self.misses),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use statrs::distribution::{Binomial, DiscreteCDF};

    fn share(hits: f64, misses: f64) -> BetaShare {
        BetaShare { hits, misses }
    }

    #[test]
    fn without_an_opinion_every_number_of_hits_is_as_likely() {
        for hits in 0..=10u32 {
            let expected = math::ln(11.0 / (11.0 - f64::from(hits)));
            assert!(
                (share(1.0, 1.0).surprise(hits, 10) - expected).abs() < 1e-12,
                "{hits}"
            );
        }
    }

    #[test]
    fn one_try_hits_with_the_expected_share() {
        assert!((share(2.0, 6.0).mean() - 0.25).abs() < 1e-15);
        assert!((share(2.0, 6.0).surprise(1, 1) + math::ln(0.25)).abs() < 1e-13);
        assert!((share(2.0, 6.0).posterior(3.0, 1.0).mean() - 5.0 / 12.0).abs() < 1e-15);
        assert_eq!(share(2.0, 6.0).posterior(-1.0, f64::NAN), share(2.0, 6.0));
    }

    #[test]
    fn more_hits_than_tries_are_all_of_them_and_none_are_no_surprise() {
        let belief = share(2.0, 6.0);
        assert_eq!(belief.surprise(9, 4).to_bits(), belief.surprise(4, 4).to_bits());
        assert_eq!(belief.surprise(0, 4).to_bits(), 0.0f64.to_bits());
        assert_eq!(belief.surprise(5, 0).to_bits(), 0.0f64.to_bits());
    }

    #[test]
    fn without_an_opinion_millions_of_tries_are_as_likely_too() {
        let expected = math::ln(4_000_000_001.0 / 1_000_000_001.0);
        assert!((share(1.0, 1.0).surprise(3_000_000_000, 4_000_000_000) - expected).abs() < 1e-4);
    }

    /// −ln of the sum of the definition's probabilities, each a product.
    fn naive(a: f64, b: f64, k: u32, n: u32) -> f64 {
        let mass = |j: u32| {
            // C(n, j) · (a)(a+1)…(a+j−1) · (b)(b+1)…(b+n−j−1) / ((a+b)…(a+b+n−1)), factor by factor.
            let hit =
                |i: u32| (a + f64::from(i)) / (a + b + f64::from(i)) * f64::from(n - i) / f64::from(j - i);
            let miss = |i: u32| (b + f64::from(i)) / (a + b + f64::from(j + i));
            let choose: f64 = (0..j).map(hit).product::<f64>();
            choose * (0..n - j).map(miss).product::<f64>()
        };
        -math::ln((k..=n).map(mass).sum())
    }

    proptest! {
        #[test]
        fn the_tail_is_the_sum_of_the_definition(a in 0.05..30.0f64, b in 0.05..30.0f64, n in 1u32..60, k in 0u32..60) {
            let k = k.min(n);
            let exact = naive(a, b, k, n);
            prop_assert!((share(a, b).surprise(k, n) - exact).abs() < 1e-11 * (1.0 + exact), "{} {exact}", share(a, b).surprise(k, n));
        }

        #[test]
        fn a_firm_belief_is_binomial(p in 0.05..0.95f64, n in 1u32..300, k in 1u32..300) {
            let k = k.min(n);
            let exact = Binomial::new(p, u64::from(n)).unwrap().sf(u64::from(k) - 1);
            prop_assume!(exact > 1e-100);
            let exact = -math::ln(exact);
            let found = share(p * 1e9, (1.0 - p) * 1e9).surprise(k, n);
            prop_assert!((found - exact).abs() < 1e-3 * (1.0 + exact), "{found} {exact}");
        }

        #[test]
        fn long_tails_equal_adding_term_by_term(
            a in 0.05..60.0f64, b in 0.05..60.0f64, n in 300u32..20_000, at in 0.001..0.999f64,
        ) {
            let k = ((f64::from(n) * at) as u32).max(1);
            let (mut exact, mut term) = (0.0, 1.0);
            for j in (k..n).map(f64::from) {
                exact += term;
                term *= (f64::from(n) - j) / (j + 1.0) * (a + j) / (b + f64::from(n) - j - 1.0);
            }
            exact += term;
            let n_and_k = (f64::from(n), f64::from(k));
            let ln_beta = |a: f64, b: f64| math::ln_gamma(a) + math::ln_gamma(b) - math::ln_gamma(a + b);
            let choose = -ln_beta(n_and_k.1 + 1.0, n_and_k.0 - n_and_k.1 + 1.0) - math::ln(n_and_k.0 + 1.0);
            let exact = -(choose + ln_beta(a + n_and_k.1, b + n_and_k.0 - n_and_k.1) - ln_beta(a, b)) - math::ln(exact);
            let found = share(a, b).surprise(k, n);
            prop_assert!((found - exact).abs() < 1e-5 * (1.0 + exact), "{found} {exact}");
        }

        #[test]
        fn one_more_is_never_less_surprising_and_always_finite(
            a in any::<f64>(), b in any::<f64>(), k in 0u32..3_000, n in 0u32..3_000,
        ) {
            let belief = share(a, b);
            let (fewer, more) = (belief.surprise(k, n), belief.surprise(k.saturating_add(1), n));
            prop_assert!((0.0..=1.0).contains(&belief.mean()));
            prop_assert!(fewer.is_finite() && more.is_finite() && fewer >= 0.0);
            prop_assert!(more >= fewer - 1e-3, "{fewer} {more}");
        }

        #[test]
        fn the_largest_numbers_there_are_have_finite_surprises(ln_a in -14.0..21.0f64, ln_b in -14.0..21.0f64, k in any::<u32>()) {
            for n in [u32::MAX, u32::MAX >> 9] {
                let found = share(math::exp(ln_a), math::exp(ln_b)).surprise(k, n);
                prop_assert!(found.is_finite() && found >= 0.0);
            }
        }
    }
}
