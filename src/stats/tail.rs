//! Tail surprise of a count, for any distribution on 0, 1, 2 … whose probabilities have a smooth logarithm.
//!
//! −ln P(X ≥ k) is summed from the side of k where less lies, away from the middle, each term the last one times a ratio;
//! so nothing cancels, however far out k is, and mostly a few dozen terms do. What then is left, where the distribution
//! is wide, is taken in growing blocks: between two ends close enough that the logarithm is nearly straight, the terms
//! are a geometric series, which has a sum in closed form; the bend is corrected as Simpson's rule would. Work is bounded
//! for every count, and the error of a block is below a thousandth of it.
//! Not here: the distributions (`poisson`, `beta_binomial`).

use super::math;

/// A distribution of counts.
pub(super) struct Counts<Mass, Ratio> {
    /// Its mean: which side of it a count is on says from where to sum.
    pub(super) mean: f64,
    /// Number of counts that are possible, 0 first. May be infinite.
    pub(super) possible: f64,
    /// ln P(X = j).
    pub(super) ln_mass: Mass,
    /// P(X = j + 1) / P(X = j).
    pub(super) ratio: Ratio,
    /// Bound that the ratios further up never exceed unless the present one does; infinite where that is not known.
    pub(super) upward: f64,
    /// The same for their inverses further down.
    pub(super) downward: f64,
}

/// Terms added one by one, as in `burst`.
const TERMS: u32 = 256;
/// Remainder that is left out: less than a rounding error makes of the sum.
const LEFT_OUT: f64 = 1e-16;
/// Bend: how much the slope of the logarithm, times the length, may change over a block. The error before correction is an
/// eighth of it.
const BEND: f64 = 0.01;
/// Blocks at most, so that the bound stands in the code: wide bells take a hundred, power laws over the whole of u32 below 600.
const BLOCKS: u32 = 4096;
/// Exponents beyond which nothing needs to be told apart.
const HIGHEST: f64 = 700.0;

impl<Mass: Fn(f64) -> f64, Ratio: Fn(f64) -> f64> Counts<Mass, Ratio> {
    /// −ln P(X ≥ k), in nats, for a whole k that is possible: 0 for 0, never negative.
    pub(super) fn upper_surprise(&self, k: f64) -> f64 {
        if k <= 0.0 {
            return 0.0;
        }
        if k > self.mean {
            let up = Side {
                ln_mass: |i: f64| (self.ln_mass)(k + i),
                ratio: |i: f64| (self.ratio)(k + i),
                terms: self.possible - k,
                later: self.upward,
            };
            (-up.ln_sum()).max(0.0)
        } else {
            let down = Side {
                ln_mass: |i: f64| (self.ln_mass)(k - 1.0 - i),
                ratio: |i: f64| 1.0 / (self.ratio)(k - 2.0 - i),
                terms: k,
                later: self.downward,
            };
            let below = math::exp(down.ln_sum().min(0.0)).min(1.0 - f64::EPSILON);
            0.0 - math::ln_1p(-below) // a plain minus sign would turn 0 into −0
        }
    }
}

/// Terms in the order in which they are added.
struct Side<Mass, Ratio> {
    ln_mass: Mass,
    ratio: Ratio,
    terms: f64,
    later: f64,
}

impl<Mass: Fn(f64) -> f64, Ratio: Fn(f64) -> f64> Side<Mass, Ratio> {
    /// The logarithm of the sum of all terms.
    fn ln_sum(&self) -> f64 {
        let start = (self.ln_mass)(0.0);
        let (mut sum, mut term) = (0.0, 1.0); // in units of the first
        for i in (0..TERMS).map(f64::from) {
            sum += term;
            if i + 1.0 >= self.terms || self.is_left_out(i, term, sum) {
                return start + math::ln(sum);
            }
            term *= (self.ratio)(i);
        }
        start + math::ln(sum + self.rest(start, sum))
    }

    /// Everything after the first terms, in the same unit.
    fn rest(&self, start: f64, head: f64) -> f64 {
        let (mut sum, mut at, mut length) = (0.0, f64::from(TERMS), 1.0);
        let mut near = (self.ln_mass)(at) - start;
        for _ in 0..BLOCKS {
            if at >= self.terms {
                break;
            }
            length = self.straight(at, 2.0 * length);
            let far = (self.ln_mass)(at + length - 1.0) - start;
            sum += geometric(near, far, length) * (1.0 - self.bend(at, length) * (length - 1.0) / 12.0);
            let last = at + length - 1.0;
            if last + 1.0 >= self.terms || self.is_left_out(last, math::exp(far.min(HIGHEST)), head + sum) {
                break;
            }
            near = far + math::ln((self.ratio)(last));
            at += length;
        }
        sum
    }

    /// The longest block of at most so many terms, and of no more than there are, over which the slope hardly changes.
    fn straight(&self, at: f64, longest: f64) -> f64 {
        let mut length = longest.min(self.terms - at).floor();
        while length > 2.0 && self.bend(at, length).abs() * length > BEND {
            length = (length / 2.0).floor();
        }
        length
    }

    /// By how much the logarithm's slope changes from the first step of a block to its last.
    fn bend(&self, at: f64, length: f64) -> f64 {
        if length > 2.0 {
            math::ln((self.ratio)(at + length - 2.0) / (self.ratio)(at))
        } else {
            0.0
        }
    }

    /// True where all terms after this one come to nothing: they are at most a geometric series.
    fn is_left_out(&self, i: f64, term: f64, sum: f64) -> bool {
        let ratio = (self.ratio)(i).max(self.later);
        ratio < 1.0 && term * ratio <= LEFT_OUT * sum * (1.0 - ratio)
    }
}

/// The sum of so many terms, from e^near to e^far in equal proportions; counted from the larger end, so that no power
/// overflows.
fn geometric(near: f64, far: f64, length: f64) -> f64 {
    let top = math::exp(near.max(far).min(HIGHEST));
    let step = -(far - near).abs() / (length - 1.0).max(1.0);
    if step * length > -1e-9 {
        top * length
    } else {
        top * math::exp_m1(step * length) / math::exp_m1(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts that are all alike, or fall by a constant factor, where the sum is known.
    fn falling(factor: f64, possible: f64, mean: f64, k: f64) -> f64 {
        let counts = Counts {
            mean,
            possible,
            ln_mass: |j: f64| j * math::ln(factor),
            ratio: |_| factor,
            upward: factor,
            downward: f64::INFINITY,
        };
        counts.upper_surprise(k)
    }

    #[test]
    fn a_geometric_series_has_its_sum_however_long() {
        // Σ over j ≥ k of factor^j = factor^k / (1 − factor); here the sum is above 1 unless k is far out.
        for (factor, k) in [(0.5_f64, 10.0), (0.999, 20_000.0), (1.0 - 1e-9, 3e10)] {
            let exact = -k * math::ln(factor) + math::ln(1.0 - factor);
            assert!(
                (falling(factor, f64::INFINITY, 0.0, k) - exact).abs() < 1e-7 * exact,
                "{factor}"
            );
        }
    }

    #[test]
    fn equal_terms_are_counted() {
        let each = math::exp(-20.0);
        let counts = Counts {
            mean: 0.0,
            possible: 1e6,
            ln_mass: |_| -20.0,
            ratio: |_| 1.0,
            upward: f64::INFINITY,
            downward: f64::INFINITY,
        };
        assert!((counts.upper_surprise(1.0) + math::ln(each * 999_999.0)).abs() < 1e-9);
    }
}
