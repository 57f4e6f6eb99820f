//! At which hours of the day something usually happens: a habit on a circle of 24.
//!
//! Hours are a circle, so 23 and 0 are neighbours, and a habit of "about half past twelve" straddles two hours. Each
//! observation therefore lends part of its weight to the hours beside it, by the binomial kernel 1, 4, 6, 4, 1 (of 16):
//! its spread is one hour, its weights are exact in binary, and it is the usual stand-in for a normal one
//! (Marchand and Marmet, "Binomial smoothing filter", Review of Scientific Instruments 54, 1983; on a circle a kernel
//! estimate is wrapped: Mardia and Jupp, "Directional Statistics", 2000, section 12.2). A distribution that is given
//! from outside speaks as firmly as so many observations, until there are more (a Dirichlet prior).
//! Not here: time zones, and what is usual for others.

use super::decay::{FORGOTTEN, factor_of};
use crate::record::record;
use crate::sound::is_count;

/// Hours of a day.
const HOURS: u8 = 24;

/// The kernel, by distance in hours. Sums to 1 over −2 … 2.
const KERNEL: [f64; 3] = [6.0 / 16.0, 4.0 / 16.0, 1.0 / 16.0];

/// Fading counts by hour of the day.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct HourHabit {
    bins: [f64; HOURS as usize],
}

record! { checked struct HourHabit { bins } }

impl HourHabit {
    /// Nothing seen.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            bins: [0.0; HOURS as usize],
        }
    }

    /// Takes in one observation at this hour; 24 is 0 again.
    pub fn observe(&mut self, hour: u8) {
        if let Some(bin) = self.bins.get_mut(usize::from(hour % HOURS)) {
            *bin += 1.0;
        }
    }

    /// Lets every observation so far weigh `factor` times as much.
    pub fn decay(&mut self, factor: f64) {
        let factor = factor_of(factor);
        self.bins.iter_mut().for_each(|bin| *bin *= factor);
        if self.weight() < FORGOTTEN {
            *self = Self::new();
        }
    }

    /// Weight: the number of observations that this comes to.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.bins.iter().sum()
    }

    /// The probability that the next one falls into this hour; over the 24 hours it sums to 1.
    ///
    /// `prior` need not be normalised; where it is nothing at all, every hour is alike.
    #[must_use]
    pub fn probability(&self, hour: u8, prior: &[f64; HOURS as usize], prior_weight: f64) -> f64 {
        let hour = hour % HOURS;
        let prior_weight = prior_weight.clamp(0.0, MOST_PRIOR);
        let mass = |x: f64| if x.is_finite() { x.clamp(0.0, 1e12) } else { 0.0 };
        let prior_total: f64 = prior.iter().copied().map(mass).sum();
        let expected = match prior.get(usize::from(hour)) {
            Some(here) if prior_total > 0.0 => mass(*here) / prior_total,
            _ => 1.0 / f64::from(HOURS),
        };
        let weight = self.weight() + prior_weight;
        if weight > 0.0 {
            (self.smoothed(hour) + prior_weight * expected) / weight
        } else {
            expected
        }
    }

    /// The share of observations that fell within `radius` hours of this one, where any are remembered.
    #[must_use]
    pub fn share_within(&self, hour: u8, radius: u8) -> Option<f64> {
        let weight = self.weight();
        let near = |other: &u8| distance(hour % HOURS, *other) <= radius;
        let inside: f64 = (0..HOURS).filter(near).map(|other| self.bin(other)).sum();
        (weight > 0.0).then(|| (inside / weight).min(1.0))
    }

    fn bin(&self, hour: u8) -> f64 {
        self.bins.get(usize::from(hour)).copied().unwrap_or(0.0)
    }

    fn smoothed(&self, hour: u8) -> f64 {
        (0..HOURS)
            .filter_map(|other| {
                KERNEL
                    .get(usize::from(distance(hour, other)))
                    .map(|part| part * self.bin(other))
            })
            .sum()
    }
}

/// Firmest belief, as in `rarity`: an infinite one would not be a number.
const MOST_PRIOR: f64 = 1e12;

/// The shorter way round, 0 to 12.
const fn distance(a: u8, b: u8) -> u8 {
    let apart = a.abs_diff(b);
    if apart > HOURS / 2 { HOURS - apart } else { apart }
}

impl HourHabit {
    fn is_sound(&self) -> bool {
        self.bins.iter().all(|bin| is_count(*bin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FLAT: [f64; 24] = [1.0; 24];

    #[test]
    fn midnight_is_as_near_to_23_as_to_1() {
        let mut habit = HourHabit::new();
        habit.observe(0);
        let beside = |hour| habit.probability(hour, &FLAT, 1.0);
        assert_eq!(beside(23).to_bits(), beside(1).to_bits());
        assert_eq!(beside(22).to_bits(), beside(2).to_bits());
        assert!(beside(23) > beside(21));
        assert_eq!(habit.share_within(23, 1), Some(1.0));
        assert_eq!(habit.share_within(22, 1), Some(0.0));
    }

    #[test]
    fn nothing_seen_leaves_the_word_to_the_prior() {
        let mut prior = [0.0; 24];
        prior[9] = 3.0;
        prior[10] = 1.0;
        let habit = HourHabit::new();
        assert!((habit.probability(9, &prior, 8.0) - 0.75).abs() < 1e-15);
        assert!((habit.probability(9, &prior, 0.0) - 0.75).abs() < 1e-15);
        assert!((habit.probability(9, &[0.0; 24], 8.0) - 1.0 / 24.0).abs() < 1e-15);
        assert_eq!(habit.share_within(9, 1), None);
    }

    #[test]
    fn sixty_noons_make_three_at_night_rare() {
        let mut habit = HourHabit::new();
        for _ in 0..60 {
            habit.observe(12);
        }
        assert!(habit.probability(12, &FLAT, 10.0) > 0.3);
        assert!(habit.probability(3, &FLAT, 10.0) < 0.01);
    }

    /// Every observation spread over five hours by hand.
    fn naive(history: &[(f64, u8)]) -> [f64; 24] {
        let mut smooth = [0.0; 24];
        for (position, (_, hour)) in history.iter().enumerate() {
            let kept: f64 = history[position + 1..].iter().map(|(factor, _)| factor).product();
            for (step, part) in [(22, 1.0), (23, 4.0), (24, 6.0), (25, 4.0), (26, 1.0)] {
                smooth[(usize::from(*hour) + step) % 24] += kept * part / 16.0;
            }
        }
        smooth
    }

    proptest! {
        #[test]
        fn the_estimate_is_that_of_the_definition(
            history in prop::collection::vec((0.1..=1.0f64, 0u8..24), 1..40),
            prior in prop::array::uniform24(0.0..5.0f64),
            firmness in 0.5..50.0f64,
        ) {
            let mut habit = HourHabit::new();
            for (factor, hour) in &history {
                habit.decay(*factor);
                habit.observe(*hour);
            }
            let smooth = naive(&history);
            let (total, prior_total) = (smooth.iter().sum::<f64>(), prior.iter().sum::<f64>());
            for hour in 0..24u8 {
                let at = usize::from(hour);
                let expected = (smooth[at] + firmness * prior[at] / prior_total) / (total + firmness);
                prop_assert!((habit.probability(hour, &prior, firmness) - expected).abs() < 1e-12);
            }
        }

        #[test]
        fn the_hours_of_a_day_sum_to_one_whatever_came_in(
            history in prop::collection::vec((any::<f64>(), any::<u8>()), 0..60),
            prior in prop::array::uniform24(any::<f64>()),
            firmness in any::<f64>().prop_filter("a number", |x| !x.is_nan()),
        ) {
            let mut habit = HourHabit::new();
            for (factor, hour) in history {
                habit.decay(factor);
                habit.observe(hour);
            }
            let day: f64 = (0..24).map(|hour| habit.probability(hour, &prior, firmness)).sum();
            prop_assert!((day - 1.0).abs() < 1e-9);
        }
    }
}
