//! Quantiles of what is still remembered, right to a known share of their value, in about two hundred bytes.
//!
//! Values fall into buckets whose edges are powers of γ, so naming a bucket's middle is wrong by at most
//! (γ − 1) / (γ + 1) of the value, at every quantile: Masson, Rim and Lee, "DDSketch: a fast and fully-mergeable quantile
//! sketch with relative-error guarantees", PVLDB 12(12), 2019. When there is no room for another bucket, γ is squared
//! and neighbours become one, which keeps the guarantee, with the new γ, at both ends: Epicoco, Melle, Cafaro, Pulimeno and
//! Morleo, "UDDSketch: accurate tracking of quantiles in data streams", IEEE Access 8, 2020.
//! A bucket's weight fades like all others; P² (Jain and Chlamtac 1985) has no weights that could, and names no error.
//! Values spread over a factor of 100 or less stay within 13 %; `accuracy` tells where it stands.
//! Not here: values that are not positive, and the tail beyond what was seen (`predictive`).

use super::decay::{FORGOTTEN, factor_of};
use super::math;
use crate::record::record;

/// Fading counts of positive values, by size.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DecayedQuantiles {
    coarseness: u8,       // how often γ was squared
    buckets: Vec<Bucket>, // ascending, none empty
}

record! { struct DecayedQuantiles { coarseness, buckets } }

/// The values in (γ^(index − 1), γ^index].
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bucket {
    index: i32,
    weight: f64,
}

record! { struct Bucket { index, weight } }

/// Most buckets: ten bytes each when stored. Eighty finest ones side by side, two squarings later.
const BUCKETS: usize = 20;
/// Finest buckets per nat: 3 % off at most, finer than anyone would tell two sizes apart.
const PER_NAT: f64 = 16.0;
/// Bounds of values that are told apart.
const SMALLEST: f64 = 1e-100;
const LARGEST: f64 = 1e100;
/// Squarings after which everything between these bounds, 7369 finest buckets, lies in two.
const COARSEST: u8 = 12;

impl DecayedQuantiles {
    /// Nothing seen.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            coarseness: 0,
            buckets: Vec::new(),
        }
    }

    /// Lets every value so far weigh `factor` times as much.
    pub fn decay(&mut self, factor: f64) {
        let factor = factor_of(factor);
        self.buckets.iter_mut().for_each(|bucket| bucket.weight *= factor);
        self.buckets.retain(|bucket| bucket.weight >= FORGOTTEN);
        if self.buckets.is_empty() {
            *self = Self::new();
        }
    }

    /// Takes in one value. What is not a positive number is none; beyond 1e-100 and 1e100 values are not told apart.
    pub fn observe(&mut self, x: f64) {
        if x.is_nan() || x <= 0.0 {
            return;
        }
        let finest = (math::ln(x.clamp(SMALLEST, LARGEST)) * PER_NAT).ceil() as i32; // within ±3685
        loop {
            let index = halved(finest, self.coarseness());
            match self.buckets.binary_search_by_key(&index, |bucket| bucket.index) {
                Ok(place) => {
                    if let Some(bucket) = self.buckets.get_mut(place) {
                        bucket.weight += 1.0;
                    }
                    return;
                }
                Err(place) if self.buckets.len() < BUCKETS || self.coarseness() == COARSEST => {
                    self.buckets.reserve_exact(1); // doubling would take half as much again as is ever used
                    self.buckets.insert(place, Bucket { index, weight: 1.0 });
                    return;
                }
                Err(_) => self.coarsen(),
            }
        }
    }

    /// Weight: the number of values that this comes to.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.buckets.iter().map(|bucket| bucket.weight).sum()
    }

    /// The value that at least the share p of what is remembered does not exceed, to within `accuracy` of it. None where
    /// nothing is remembered, or p is not a number; beyond 0 and 1 it is the least and the largest.
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<f64> {
        if p.is_nan() {
            return None;
        }
        let wanted = p.clamp(0.0, 1.0) * self.weight();
        let mut up_to = 0.0;
        let reached = self.buckets.iter().find(|bucket| {
            up_to += bucket.weight;
            up_to >= wanted
        });
        reached
            .or(self.buckets.last())
            .map(|bucket| self.middle(bucket.index))
    }

    /// By which share of its true value a quantile is off at most: (γ − 1) / (γ + 1).
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        let ln_gamma = self.ln_gamma();
        math::exp_m1(ln_gamma) / (math::exp(ln_gamma) + 1.0)
    }

    /// 2 γ^index / (γ + 1): as far, in proportion, from either edge of the bucket.
    fn middle(&self, index: i32) -> f64 {
        let ln_gamma = self.ln_gamma();
        let upper = math::exp(f64::from(index) * ln_gamma);
        (2.0 * upper / (math::exp(ln_gamma) + 1.0)).clamp(SMALLEST, LARGEST)
    }

    fn ln_gamma(&self) -> f64 {
        f64::from(1u32 << self.coarseness()) / PER_NAT
    }

    /// Within bounds even if restored from elsewhere.
    fn coarseness(&self) -> u8 {
        self.coarseness.min(COARSEST)
    }

    /// Squares γ: of two neighbours (2i − 1, 2i) becomes i.
    fn coarsen(&mut self) {
        self.coarseness = self.coarseness() + 1;
        self.buckets
            .iter_mut()
            .for_each(|bucket| bucket.index = halved(bucket.index, 1));
        self.buckets.dedup_by(|next, kept| {
            let same = next.index == kept.index;
            kept.weight += if same { next.weight } else { 0.0 };
            same
        });
    }
}

/// Divided by two so many times, rounded up: a shift rounds down, hence the two signs.
fn halved(index: i32, times: u8) -> i32 {
    (index.wrapping_neg() >> times).wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{bytes_of, value_of};
    use proptest::prelude::*;

    #[test]
    fn nothing_seen_has_no_quantile() {
        let mut sketch = DecayedQuantiles::new();
        for x in [0.0, -1.0, f64::NAN, f64::NEG_INFINITY] {
            sketch.observe(x);
        }
        assert_eq!((sketch.quantile(0.5), sketch.weight()), (None, 0.0));
        sketch.observe(3.0);
        assert_eq!(sketch.quantile(f64::NAN), None);
        sketch.decay(1e-12);
        assert_eq!(sketch, DecayedQuantiles::new());
    }

    #[test]
    fn a_single_value_is_every_quantile_to_three_hundredths() {
        let mut sketch = DecayedQuantiles::new();
        sketch.observe(42.0);
        for p in [-1.0, 0.0, 0.5, 1.0, f64::INFINITY] {
            assert!((sketch.quantile(p).unwrap() / 42.0 - 1.0).abs() <= 0.032, "{p}");
        }
    }

    #[test]
    fn a_new_habit_takes_over_as_the_old_one_fades() {
        let mut sketch = DecayedQuantiles::new();
        (0..100).for_each(|_| sketch.observe(10.0));
        for _ in 0..20 {
            sketch.decay(0.8);
            sketch.observe(500.0);
        }
        assert!((sketch.quantile(0.5).unwrap() / 500.0 - 1.0).abs() < 0.032);
        assert!((sketch.quantile(0.01).unwrap() / 10.0 - 1.0).abs() < 0.032);
    }

    #[test]
    fn a_factor_of_100_stays_within_thirteen_hundredths() {
        let mut sketch = DecayedQuantiles::new();
        (0..1_000).for_each(|step| sketch.observe(math::exp(4.6 * f64::from(step) / 1_000.0)));
        assert!(sketch.accuracy() < 0.13 && sketch.buckets.len() <= BUCKETS);
    }

    #[test]
    fn the_most_it_can_hold_is_stored_in_about_two_hundred_bytes() {
        let mut sketch = DecayedQuantiles::new();
        (0..20).for_each(|step| sketch.observe(math::exp(80.0 + 5.0 * f64::from(step))));
        assert_eq!(sketch.buckets.len(), BUCKETS);
        assert!(bytes_of(&sketch).len() <= 204);
    }

    /// Values with their weights, ascending, and the smallest that the share p does not exceed.
    fn naive(history: &[(f64, f64)], p: f64) -> f64 {
        let kept = |at: usize| -> f64 { history[at + 1..].iter().map(|(factor, _)| factor).product() };
        let mut values: Vec<(f64, f64)> = (0..history.len()).map(|at| (history[at].1, kept(at))).collect();
        values.sort_by(|a, b| a.0.total_cmp(&b.0));
        let wanted = p * values.iter().map(|(_, weight)| weight).sum::<f64>();
        let mut up_to = 0.0;
        let reached = values.iter().find(|(_, weight)| {
            up_to += weight;
            up_to >= wanted
        });
        reached.or(values.last()).unwrap().0
    }

    proptest! {
        #[test]
        fn a_quantile_is_that_of_the_definition_to_within_its_accuracy(
            history in prop::collection::vec((0.5..=1.0f64, -12.0..12.0f64), 1..200), p in 0.0..=1.0f64, spread in 0.01..1.0f64,
        ) {
            let history: Vec<(f64, f64)> = history.into_iter().map(|(factor, x)| (factor, math::exp(x * spread))).collect();
            let mut sketch = DecayedQuantiles::new();
            for (factor, x) in &history {
                sketch.decay(*factor);
                sketch.observe(*x);
            }
            // Where p falls between two values to the last bits, or on what is forgotten, either is right.
            let (least, most) = (naive(&history, (p - 1e-7).max(0.0)), naive(&history, (p + 1e-7).min(1.0)));
            let (found, off) = (sketch.quantile(p).unwrap(), sketch.accuracy() + 1e-12);
            let forgotten = history.len() > 30 && p < 1e-6;
            prop_assert!(forgotten || found >= least * (1.0 - off), "{found} {least} {off}");
            prop_assert!(found <= most * (1.0 + off), "{found} {most} {off}");
            prop_assert!(sketch.buckets.len() <= BUCKETS && sketch.buckets.capacity() <= BUCKETS);
        }

        #[test]
        fn weight_is_that_of_the_values(history in prop::collection::vec((0.5..=1.0f64, 0.01..1e6f64), 1..60)) {
            let (mut sketch, mut weight) = (DecayedQuantiles::new(), 0.0);
            for (factor, x) in history {
                sketch.decay(factor);
                sketch.observe(x);
                weight = weight * factor + 1.0;
            }
            prop_assert!((sketch.weight() - weight).abs() < 1e-7);
        }

        #[test]
        fn whatever_came_in_quantiles_rise_and_are_finite(
            history in prop::collection::vec((any::<f64>(), any::<f64>()), 0..100), a in any::<f64>(), b in any::<f64>(),
        ) {
            let mut sketch = DecayedQuantiles::new();
            for (factor, x) in history {
                sketch.decay(factor);
                sketch.observe(x);
            }
            prop_assert!(sketch.buckets.len() <= BUCKETS && sketch.weight().is_finite());
            prop_assert!((0.0..=1.0).contains(&sketch.accuracy()));
            if let (Some(a), Some(b)) = (sketch.quantile(a.min(b)), sketch.quantile(a.max(b))) {
                prop_assert!(a.is_finite() && b.is_finite() && a <= b);
            }
            let bytes = bytes_of(&sketch);
            prop_assert_eq!(value_of::<DecayedQuantiles>(&bytes).unwrap(), sketch);
        }
    }
}
