//! Sign test: how likely a fair coin falls on one side so often.

use crate::stats::math::exp2;

/// Probability that of `n` tosses so many or more fall on one side.
#[allow(clippy::cast_precision_loss)] // lists of a few dozen
pub fn tail(n: usize, least: usize) -> f64 {
    let (mut term, mut sum) = (1.0, 0.0);
    for k in 0..=n {
        if k >= least {
            sum += term;
        }
        term *= (n - k) as f64 / (k + 1) as f64;
    }
    sum / exp2(n as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coin_falls_on_one_side_six_times_of_six_once_in_sixty_four() {
        assert!((tail(6, 6) - 1.0 / 64.0).abs() < 1e-12);
        assert!((tail(8, 7) - 9.0 / 256.0).abs() < 1e-12);
    }
}
