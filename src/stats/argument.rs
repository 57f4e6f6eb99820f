//! Argument: how strongly a tail probability can speak for an alternative.
//!
//! A surprise (−ln p) is no likelihood ratio: under the null it averages 1. Sellke, Bayarri and Berger, "Calibration of p
//! values for testing precise null hypotheses", The American Statistician 55, 2001, pages 62 to 71: whatever the
//! alternative, a p-value of p argues for it by at most 1 / (−e·p·ln p); in nats, s − 1 − ln s.
//! Not here: what the alternative is.

use super::math::ln;

/// The most that a surprise of so many nats can argue, in nats. The bound holds from 1 nat (p < 1/e) up.
#[must_use]
pub fn most_argued(surprise: f64) -> f64 {
    if surprise <= 1.0 {
        0.0
    } else {
        surprise - 1.0 - ln(surprise)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_bound_of_the_paper() {
        // Their table 1: p = 0.05 argues at most 1 / 0.407, p = 0.01 at most 1 / 0.125, p = 0.001 at most 1 / 0.0188.
        for (p, bound) in [(0.05_f64, 0.407), (0.01, 0.125), (0.001, 0.0188)] {
            let ratio = crate::stats::math::exp(-most_argued(-ln(p)));
            assert!((ratio - bound).abs() < 0.001, "{p}: {ratio}");
        }
    }

    #[test]
    fn a_surprise_below_one_nat_argues_for_nothing_and_a_larger_one_for_more() {
        assert!(most_argued(0.0).abs() < f64::EPSILON && most_argued(1.0).abs() < f64::EPSILON);
        assert!(most_argued(3.0) < most_argued(4.0) && most_argued(4.0) < 4.0);
    }
}
