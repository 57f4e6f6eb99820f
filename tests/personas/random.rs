//! Chance from a seed: the same seed gives the same numbers on every machine.
//!
//! SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014): 64 bits of state, passes
//! BigCrush, and two seeds that differ by one give unrelated streams, so every part of a life has a stream of its own
//! and a change in one part leaves the others as they were.
//! Not here: cryptography, and anything that knows what the numbers mean.

use wallet_sentinel::stats::math;

/// A stream of chance.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The stream of a seed and the parts that narrow it down: a person, a part of life.
    pub(crate) fn of(parts: &[u64]) -> Self {
        let mut dice = Self(0);
        for part in parts {
            dice.0 ^= *part;
            dice.0 = dice.bits();
        }
        dice
    }

    /// 64 bits. The constants are the algorithm's.
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// In [0, 1), with the 53 bits that a double holds.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True with this probability.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A whole number from low to high, both included.
    pub(crate) fn whole(&mut self, low: i64, high: i64) -> i64 {
        let span = (high - low).max(0) as u64 + 1;
        low + (self.bits() % span) as i64 // spans are tiny against 2^64: the bias is below 1e-9
    }

    /// A number from low up to high.
    pub(crate) fn real(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// One of a list.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.whole(0, from.len() as i64 - 1) as usize]
    }

    /// One of a list, the first ones more often: people have favourites. The place is the smaller of two uniform ones.
    pub(crate) fn favourite<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let last = from.len() as i64 - 1;
        &from[self.whole(0, last).min(self.whole(0, last)) as usize]
    }

    /// Bell-shaped with mean 0 and deviation 1: twelve uniform numbers less 6 (variance 12 · 1/12). No tail beyond 6,
    /// which no one life is long enough to miss.
    pub(crate) fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// Skewed as prices are: half of the values below the median, `spread` the deviation of the logarithm.
    pub(crate) fn skewed(&mut self, median: f64, spread: f64) -> f64 {
        median * math::exp(spread * self.bell())
    }

    /// How often something happens that happens this often on average (Knuth's product of uniform numbers).
    pub(crate) fn count(&mut self, mean: f64) -> i64 {
        let floor = math::exp(-mean);
        let (mut times, mut product) = (0, self.unit());
        while product > floor {
            times += 1;
            product *= self.unit();
        }
        times
    }

    /// In another order (Fisher–Yates).
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.whole(0, last as i64) as usize);
        }
    }
}
