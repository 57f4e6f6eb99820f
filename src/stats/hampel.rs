//! Hampel's identifier: how far from the median a value is still no oddity, in robust deviations.
//!
//! Hampel, "The Influence Curve and its Role in Robust Estimation", JASA 69, 1974. A few odd values widen neither the
//! median nor the deviation.

use crate::stats::median;

/// Hampel's identifier: three deviations, of which 1.4826 median deviations are one where data are normal.
const DEVIATIONS: f64 = 3.0 * 1.4826;

/// Median of the values, and the distance from it beyond which a value is an outlier.
pub fn outlier_bounds(values: &[f64]) -> (f64, f64) {
    let usual = median(values);
    let deviations: Vec<f64> = values.iter().map(|value| (value - usual).abs()).collect();
    (usual, DEVIATIONS * of_few(values.len()) * median(&deviations))
}

/// By how much a median deviation of few values is widened: by what it falls short of a deviation on the mean (Croux and
/// Rousseeuw, "Time-Efficient Algorithms for Two Highly Robust Estimators of Scale", 1992), and by how far the median of so
/// few is itself from the middle (its variance is π/2n of theirs).
#[allow(clippy::cast_precision_loss)] // a few values
fn of_few(n: usize) -> f64 {
    let short = match n {
        0..=6 => 1.2,
        7 => 1.14,
        8 => 1.129,
        9 => 1.107,
        _ => n as f64 / (n as f64 - 0.8),
    };
    short * crate::stats::math::sqrt(1.0 + core::f64::consts::FRAC_PI_2 / n.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_far_out_moves_the_bound_by_little() {
        let calm = [300.0, 310.0, 295.0, 305.0, 301.0, 298.0, 307.0];
        let odd = [300.0, 310.0, 295.0, 305.0, 301.0, 298.0, 3070.0];
        let ((usual, reach), (with, beyond)) = (outlier_bounds(&calm), outlier_bounds(&odd));
        assert!((usual - with).abs() < 5.0 && beyond < 2.0 * reach);
        assert!((3070.0 - with).abs() > beyond);
    }
}
