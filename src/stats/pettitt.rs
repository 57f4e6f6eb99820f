//! Pettitt's test: whether the level of a series has changed once, and where.
//!
//! Pettitt, "A Non-Parametric Approach to the Change-Point Problem", Applied Statistics 28, 1979. It compares ranks, so it
//! knows nothing of distributions.

use crate::stats::math::exp;

/// Change point: how many values stand before it, where chance makes one as clear less often than `sure`.
#[allow(clippy::cast_precision_loss)] // lists of a few dozen
pub fn change_point(values: &[f64], sure: f64) -> Option<usize> {
    let n = values.len();
    let sign = |a: f64, b: f64| f64::from(i8::from(a > b) - i8::from(a < b));
    let statistic = |split: usize| -> f64 {
        let (before, after) = values.split_at(split);
        let pairs = before
            .iter()
            .flat_map(|a| after.iter().map(move |b| sign(*a, *b)));
        pairs.sum::<f64>().abs()
    };
    let split = (1..n).max_by(|a, b| statistic(*a).total_cmp(&statistic(*b)))?;
    let k = statistic(split);
    let n = n as f64;
    let chance = 2.0 * exp(-6.0 * k * k / (n * n * n + n * n));
    (chance < sure).then_some(split)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_found_where_it_is_and_noise_has_none() {
        let noise = [
            100.0, 120.0, 95.0, 104.0, 110.0, 99.0, 101.0, 113.0, 97.0, 108.0, 94.0, 116.0,
        ];
        assert_eq!(change_point(&noise, 0.01), None);
        let mut step = vec![300.0, 310.0, 295.0, 305.0, 301.0, 298.0, 307.0];
        step.extend(noise);
        assert_eq!(change_point(&step, 0.01), Some(7));
    }
}
