//! Mean and spread from whole numbers, so that neither order nor partition changes a bit.
//!
//! A sum of floats depends on the order of its terms; a sum of integers does not. Values are rounded to 1,024ths, and
//! count, sum and sum of squares are kept as they are. The variance n·Σx² − (Σx)² is taken in 128 bits, where it is exact,
//! so the cancellation that makes this textbook formula a bad one in floats cannot happen.
//! Not here: forgetting (`decay`).

use super::math::sqrt;
use super::student::StudentT;
use crate::record::record;

/// Parts of one: of a logarithm, a thousandth of the value.
const PARTS: f64 = 1024.0;
/// Farthest value that is told apart. Its square, in parts, times 2^32 values is below 2^63: sums never overflow.
const FARTHEST: f64 = 40.0;
/// The same in parts.
const FARTHEST_PARTS: i32 = 40 * 1024;

/// Count, sum and sum of squares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WholeMoments {
    count: u32,
    sum: i64,
    squares: i64,
}

record! { checked struct WholeMoments { count, sum, squares } }

impl WholeMoments {
    /// Takes a value in; what is not a number is left out.
    #[allow(clippy::cast_possible_truncation)] // within `FARTHEST`
    pub fn observe(&mut self, value: f64) {
        if value.is_nan() || self.count == u32::MAX {
            return;
        }
        let parts = (value.clamp(-FARTHEST, FARTHEST) * PARTS).round() as i64;
        self.count += 1;
        self.sum += parts;
        self.squares += parts * parts;
    }

    /// Number of values.
    #[must_use]
    pub const fn count(&self) -> u32 {
        self.count
    }

    /// The mean; `None` of none.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // below 2^53, as 2^32 values of 2^16 parts are
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum as f64 / f64::from(self.count) / PARTS)
    }

    /// The standard deviation, with n − 1; `None` of fewer than two.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // exact up to here, and rounded once
    pub fn deviation(&self) -> Option<f64> {
        let count = i128::from(self.count);
        let scatter = count * i128::from(self.squares) - i128::from(self.sum) * i128::from(self.sum);
        let pairs = count * (count - 1);
        (pairs > 0).then(|| sqrt(scatter as f64 / pairs as f64) / PARTS)
    }

    /// Distribution of the next value, by a normal law of which nothing else is known: Student's t with n − 1 degrees of
    /// freedom (Gelman et al., *Bayesian Data Analysis*, 3rd ed., section 3.2), and never narrower than `least`.
    #[must_use]
    pub fn predictive(&self, least: f64) -> Option<StudentT> {
        let (location, deviation) = self.mean().zip(self.deviation())?;
        let count = f64::from(self.count);
        Some(StudentT {
            location,
            scale: (deviation * sqrt(1.0 + 1.0 / count)).max(least),
            dof: count - 1.0,
        })
    }
}

impl WholeMoments {
    /// No square is beyond the farthest's, and by Cauchy and Schwarz no sum beyond what its squares allow.
    fn is_sound(&self) -> bool {
        let (count, sum, squares) = (
            i128::from(self.count),
            i128::from(self.sum),
            i128::from(self.squares),
        );
        let farthest = i128::from(FARTHEST_PARTS);
        (0..=count * farthest * farthest).contains(&squares) && sum * sum <= count * squares
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(values: &[f64]) -> WholeMoments {
        let mut moments = WholeMoments::default();
        values.iter().for_each(|value| moments.observe(*value));
        moments
    }

    proptest! {
        #[test]
        fn mean_and_deviation_are_those_of_the_rounded_values(values in prop::collection::vec(-40.0_f64..40.0, 2..200)) {
            let rounded: Vec<f64> = values.iter().map(|value| (value * PARTS).round() / PARTS).collect();
            let count = rounded.len() as f64;
            let mean = rounded.iter().sum::<f64>() / count;
            let variance = rounded.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
            let moments = of(&values);
            prop_assert!((moments.mean().unwrap() - mean).abs() < 1e-9);
            prop_assert!((moments.deviation().unwrap() - variance.sqrt()).abs() < 1e-9);
        }

        #[test]
        fn order_does_not_matter(values in prop::collection::vec(-60.0_f64..60.0, 0..50)) {
            let back: Vec<f64> = values.iter().rev().copied().collect();
            prop_assert_eq!(of(&values), of(&back));
        }
    }

    #[test]
    fn equal_values_have_no_spread_and_the_least_scale() {
        let fares = of(&[0.75; 30]);
        assert_eq!(fares.deviation(), Some(0.0));
        assert_eq!(fares.predictive(0.1).unwrap().scale.to_bits(), 0.1_f64.to_bits());
    }

    #[test]
    fn of_one_value_no_spread_is_known_and_what_is_no_number_is_left_out() {
        assert_eq!(of(&[1.0, f64::NAN]).count(), 1);
        assert_eq!(of(&[1.0]).predictive(0.1), None);
        assert_eq!(of(&[]).mean(), None);
        assert_eq!(of(&[f64::INFINITY]).mean(), Some(FARTHEST));
    }
}
