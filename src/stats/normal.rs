//! Normal surprise: of a value under the standard normal distribution, in nats, and where a given surprise is reached.
//!
//! −ln Q(z) with Q(z) = ½ erfc(z/√2), and far out, before that underflows, by the asymptotic series of Abramowitz and
//! Stegun, "Handbook of Mathematical Functions", 1964, 26.2.12: Q(z) ~ φ(z)/z · (1 − 1/z² + 3/z⁴ − 15/z⁶ + …).
//! Not here: spreads that had to be estimated (`student`).

use super::math;
use core::f64::consts::{LN_2, SQRT_2};

/// From here the series is used: its first term left out, 10395/z¹², is below 1e-13 nats, and erfc is still normal.
const FAR: f64 = 30.0;
/// Farthest distance that is told apart; its square is finite.
const FARTHEST: f64 = 1e150;
/// ½ ln 2π.
const HALF_LN_TAU: f64 = 0.918_938_533_204_672_8;

/// −ln P(Z ≥ z), in nats: ln 2 at 0, less below it, more above it. What is not a number is no surprise.
#[must_use]
pub fn upper_surprise(z: f64) -> f64 {
    if z.is_nan() {
        return 0.0;
    }
    let z = z.clamp(-FARTHEST, FARTHEST);
    if z >= FAR {
        let square = z * z;
        let x = 1.0 / square;
        // Horner: each factor is the next odd number, (2k)! / (2ᵏ k!) in the end. The leading 1 is left to ln_1p.
        let series = -x * (1.0 - 3.0 * x * (1.0 - 5.0 * x * (1.0 - 7.0 * x * (1.0 - 9.0 * x))));
        square / 2.0 + math::ln(z) + HALF_LN_TAU - math::ln_1p(series)
    } else if z >= 0.0 {
        LN_2 - math::ln(math::erfc(z / SQRT_2))
    } else {
        0.0 - math::ln_1p(-math::erfc(-z / SQRT_2) / 2.0) // 0 − x: a plain minus sign would turn 0 into −0
    }
}

/// Most nats asked for, as in `student`.
const MOST_NATS: f64 = 1e4;
/// Newton's steps; the sixth already changes nothing. A fixed number costs the same on every host.
const STEPS: u32 = 8;

/// The z at which `upper_surprise` reaches this many nats; they are taken between the least positive number and 10,000.
#[must_use]
pub fn upper_bound(nats: f64) -> f64 {
    let nats = if nats.is_nan() { LN_2 } else { nats };
    let nats = nats.clamp(f64::MIN_POSITIVE, MOST_NATS);
    if nats >= LN_2 {
        above(nats)
    } else {
        -above(-math::ln(-math::exp_m1(-nats)))
    }
}

/// The surprise is convex and at least z²/2, so Newton's method from √(2·nats) comes down to the place and never past it.
/// Its slope is the hazard φ/Q = exp(surprise − z²/2 − ½ ln 2π).
fn above(nats: f64) -> f64 {
    (0..STEPS).fold(math::sqrt(2.0 * nats), |z, _| {
        let surprise = upper_surprise(z);
        let slope = math::exp(surprise - z * z / 2.0 - HALF_LN_TAU);
        (z - (surprise - nats) / slope).max(0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use statrs::distribution::{ContinuousCDF, Normal};

    #[test]
    fn the_middle_is_a_coin() {
        assert!((upper_surprise(0.0) - LN_2).abs() < 1e-16);
        assert!(upper_bound(LN_2).abs() < 1e-12);
        assert!(upper_bound(f64::NAN).abs() < 1e-12);
    }

    #[test]
    fn well_known_quantiles_have_their_surprise() {
        // 1.959963984540054 leaves 2.5 %; 6.361340902404056 leaves 1e-10.
        assert!((upper_surprise(1.959_963_984_540_054) + math::ln(0.025)).abs() < 1e-13);
        assert!((upper_surprise(6.361_340_902_404_056) + math::ln(1e-10)).abs() < 1e-11);
    }

    #[test]
    fn the_two_formulas_meet() {
        let (before, after) = (upper_surprise(FAR - 1e-9), upper_surprise(FAR));
        // The slope there is 30, so a billionth makes 3e-8.
        assert!((after - before - 3.0033e-8).abs() < 1e-11, "{}", after - before);
    }

    #[test]
    fn a_millionth_of_a_millionth_of_certainty_is_kept() {
        // Far below the middle −ln(1 − p) is p.
        assert!((upper_surprise(-7.0) / (math::erfc(7.0 / SQRT_2) / 2.0) - 1.0).abs() < 1e-11);
        assert_eq!(upper_surprise(-1e300).to_bits(), 0.0f64.to_bits());
        assert_eq!(upper_surprise(f64::NAN).to_bits(), 0.0f64.to_bits());
    }

    proptest! {
        #[test]
        fn the_surprise_is_that_of_statrs(z in -8.0..30.0f64) {
            let exact = -math::ln(Normal::new(0.0, 1.0).unwrap().sf(z));
            prop_assert!((upper_surprise(z) - exact).abs() <= 1e-9 * (1.0 + exact));
        }

        #[test]
        fn far_out_it_lies_between_the_bounds_of_mills_ratio(z in 30.0..1e6f64) {
            // Gordon 1941: φ(z)·z/(1 + z²) < Q(z) < φ(z)/z.
            let least = z * z / 2.0 + HALF_LN_TAU + math::ln(z);
            let most = least + math::ln_1p(1.0 / (z * z));
            let rounding = 4.0 * f64::EPSILON * most;
            prop_assert!(upper_surprise(z) >= least - rounding && upper_surprise(z) <= most + rounding);
        }

        #[test]
        fn the_bound_of_a_surprise_has_that_surprise(nats in 1e-9..9e3f64) {
            prop_assert!((upper_surprise(upper_bound(nats)) - nats).abs() <= 1e-12 * (1.0 + nats));
        }

        #[test]
        fn a_larger_value_is_never_less_surprising_and_every_one_finite(a in any::<f64>(), b in any::<f64>()) {
            prop_assert!(upper_surprise(a).is_finite() && upper_surprise(a) >= 0.0);
            prop_assert!(upper_bound(a).is_finite());
            prop_assert!(a.is_nan() || b.is_nan() || upper_surprise(a.min(b)) <= upper_surprise(a.max(b)));
        }
    }
}
