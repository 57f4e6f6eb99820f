//! The only door to transcendental functions.
//!
//! std's `ln`, `exp` and `powf` call the host's, whose last bits differ between a browser and a server; libm is plain
//! Rust and gives the same bits everywhere. Its version is pinned: a new libm is a new scoring version.
//! Not here: anything exact (`abs`, `floor`, `sqrt` of IEEE 754), which std may be asked for; `sqrt` stands here so that
//! a formula reads in one voice.

/// Natural logarithm. As in IEEE 754, 0 gives minus infinity and less gives NaN: callers pass positive numbers.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// e to the x. Above 709.78 it is infinite.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// ln(1 + x), exact where x is tiny.
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// e to the x, minus 1, exact where x is tiny.
#[must_use]
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// 2 to the x; whole powers are exact.
#[must_use]
pub fn exp2(x: f64) -> f64 {
    libm::exp2(x)
}

/// x to the y.
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// Square root; of a negative number, which only rounding can make, 0.
#[must_use]
pub fn sqrt(x: f64) -> f64 {
    x.max(0.0).sqrt() // correctly rounded by IEEE 754, hence the same everywhere
}

/// Sine of an angle in radians.
#[must_use]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// Cosine of an angle in radians.
#[must_use]
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// The angle in radians, −π/2 to π/2, with this sine. Beyond ±1, where only rounding leads, the angle of ±1.
#[must_use]
pub fn asin(x: f64) -> f64 {
    libm::asin(x.clamp(-1.0, 1.0))
}

/// The angle in radians, −π to π, of the point (x, y) seen from the origin.
#[must_use]
pub fn atan2(y: f64, x: f64) -> f64 {
    libm::atan2(y, x)
}

/// The complementary error function, 2 Q(x√2) of the normal tail Q. Beyond 26.5 it underflows.
#[must_use]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// ln |Γ(x)|, which is ln (x − 1)! for whole x. At 0 and the negative whole numbers it is infinite.
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// Probability of these log-odds. Neither end overflows; far out it is 0 or 1.
#[must_use]
pub fn logistic(log_odds: f64) -> f64 {
    if log_odds >= 0.0 {
        1.0 / (1.0 + exp(-log_odds))
    } else {
        let odds = exp(log_odds);
        odds / (1.0 + odds)
    }
}

/// Log-odds of this probability. 0 and 1 are read as the nearest numbers inside, so that the result is finite.
#[must_use]
pub fn logit(probability: f64) -> f64 {
    let inside = probability.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
    ln(inside) - ln_1p(-inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn results_have_these_very_bits_on_every_host() {
        // Taken once; a different libm, or a call that slipped past it, shows here.
        let bits = [
            ln(0.3),
            exp(-1.7),
            ln_1p(1e-9),
            exp_m1(0.37),
            exp2(-0.1),
            pow(1.7, -2.3),
            sin(2.9),
            cos(2.9),
            asin(0.37),
            atan2(-1.3, 0.7),
            erfc(3.1),
            ln_gamma(17.3),
        ]
        .map(f64::to_bits);
        assert_eq!(bits.map(|word| format!("{word:016x}")), BITS.map(String::from));
    }
    const BITS: [&str; 12] = [
        "bff34378fcbda721",
        "3fc7622c78a98a07",
        "3e112e0be801f1d9",
        "3fdca7af15d10872",
        "3feddb680117ab12",
        "3fd2e2e62f070717",
        "3fce9fb8d64830e3",
        "bfef1216dba340c9",
        "3fd841af0d31cc53",
        "bff13acc43a9c24e",
        "3ee86dd3472492c4",
        "403f83fff2364a2e",
    ];

    #[test]
    fn certainty_and_impossibility_have_finite_log_odds() {
        for probability in [0.0, 1.0, f64::MIN_POSITIVE, -1.0, 2.0] {
            assert!(logit(probability).is_finite(), "{probability}");
        }
        assert!(logistic(-1e300).abs() < 1e-300);
        assert!((logistic(1e300) - 1.0).abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn log_odds_and_probability_lead_back_to_each_other(log_odds in -700.0..30.0f64) {
            let back = logit(logistic(log_odds));
            // Near 1 a probability has few bits left for its distance to 1: e^30 of them are gone.
            let lost = if log_odds > 0.0 { 1e-15 * exp(log_odds) } else { 0.0 };
            prop_assert!((back - log_odds).abs() <= 1e-12 * (1.0 + log_odds.abs()) + lost);
        }

        #[test]
        fn higher_log_odds_never_mean_a_lower_probability(a in -800.0..800.0f64, b in -800.0..800.0f64) {
            prop_assert!(logistic(a.min(b)) <= logistic(a.max(b)));
        }
    }
}
