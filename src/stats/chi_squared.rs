//! Pearson's χ² of counts against equal shares.

/// Statistic: the sum of squared differences from the mean count, each over that mean. NaN where all are 0.
#[allow(clippy::cast_precision_loss)] // lists are short
pub fn of_equal_shares(counts: &[u32]) -> f64 {
    let all: u32 = counts.iter().sum();
    let expected = f64::from(all) / counts.len() as f64;
    let squares = counts.iter().map(|count| {
        let off = f64::from(*count) - expected;
        off * off / expected
    });
    squares.sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_counts_differ_by_nothing_and_a_lopsided_list_by_much() {
        assert!(of_equal_shares(&[5; 7]).abs() < 1e-12);
        assert!((of_equal_shares(&[10, 0]) - 10.0).abs() < 1e-12);
    }
}
