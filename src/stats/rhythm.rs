//! Rhythm of moments: a period and a phase, each beat met to within a tolerance, some beats missed.
//!
//! The phase is the medoid: of all phases that a moment proposes the one that lies nearest to all, so that a few strays
//! move nothing. How likely chance alone would keep the rhythm as well: if each moment fell anywhere in its period, it would
//! meet the tolerance with probability 2·tolerance / period, the first one always.

use crate::sort::sort;
use crate::stats::math::pow;

/// A rhythm, and how it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Rhythm {
    /// The first beat's moment, modulo the period.
    pub phase: f64,
    /// Distance between beats.
    pub period: f64,
    /// The beats that were met, by their number, in order, each once, and which moment met it.
    pub met: Vec<(i64, usize)>,
    /// The mean distance of a moment from its beat.
    pub spread: f64,
    /// The largest.
    pub widest: f64,
}

impl Rhythm {
    /// Finds the phase of moments, given in order, at a period. None where there are fewer than two.
    pub fn fit(moments: &[f64], period: f64, tolerance: f64) -> Option<Self> {
        let off = |moment: f64, phase: f64| {
            let turned = (moment - phase).rem_euclid(period);
            turned.min(period - turned)
        };
        let phase = medoid(moments, period)?;
        let mut met: Vec<(i64, usize)> = Vec::new();
        let (mut sum, mut widest) = (0.0, 0.0_f64);
        for (place, moment) in moments.iter().enumerate() {
            let distance = off(*moment, phase);
            let beat = ((moment - phase) / period).round();
            #[allow(clippy::cast_possible_truncation)] // of moments within a calendar
            let beat = beat as i64;
            if distance <= tolerance && met.last().is_none_or(|(last, _)| *last != beat) {
                met.push((beat, place));
                sum += distance;
                widest = widest.max(distance);
            }
        }
        #[allow(clippy::cast_precision_loss)] // a few dozen
        let spread = sum / met.len() as f64;
        (met.len() >= 2).then_some(Self {
            phase,
            period,
            met,
            spread,
            widest,
        })
    }

    /// Number of beats from the first that was met to the last.
    pub fn beats(&self) -> i64 {
        match (self.met.first(), self.met.last()) {
            (Some(first), Some(last)) => last.0 - first.0 + 1,
            _ => 0,
        }
    }

    /// Moment at which a beat is due.
    #[allow(clippy::cast_precision_loss)] // numbers of beats
    pub fn beat(&self, number: i64) -> f64 {
        self.phase + number as f64 * self.period
    }

    /// The probability that chance alone meets as many beats as closely.
    #[allow(clippy::cast_precision_loss)] // a few dozen
    pub fn by_chance(&self, tolerance: f64) -> f64 {
        pow(
            (2.0 * tolerance / self.period).min(1.0),
            self.met.len() as f64 - 1.0,
        )
    }
}

/// Moment, modulo the period, that lies nearest to all of them on the circle; of several the first of those given.
///
/// With the moments in order around the circle, each one's way to all others is a difference of two sums: those within half a period
/// ahead are reached forwards, all others backwards. So it takes n log n steps where every pair would take n².
#[allow(clippy::cast_precision_loss)] // numbers of moments
fn medoid(moments: &[f64], period: f64) -> Option<f64> {
    let mut around: Vec<f64> = moments.iter().map(|moment| moment.rem_euclid(period)).collect();
    let given = around.clone();
    sort(&mut around, f64::total_cmp);
    let count = around.len();
    around.extend_from_within(..); // once more around
    let place = |at: usize| -> f64 {
        let turn = if at >= count { period } else { 0.0 };
        around.get(at).map_or(0.0, |moment| moment + turn)
    };
    let mut sums = Vec::with_capacity(2 * count + 1);
    sums.push(0.0);
    for at in 0..2 * count {
        sums.push(sums.last().unwrap_or(&0.0) + place(at));
    }
    let sum = |from: usize, to: usize| sums.get(to).unwrap_or(&0.0) - sums.get(from).unwrap_or(&0.0);
    let mut half = 0;
    let costs: Vec<(f64, f64)> = (0..count)
        .map(|at| {
            let own = place(at);
            while half < at + count && place(half) - own <= period / 2.0 {
                half += 1;
            }
            let forwards = sum(at, half) - (half - at) as f64 * own;
            let left = at + count - half;
            (
                own,
                forwards + left as f64 * (own + period) - sum(half, at + count),
            )
        })
        .collect();
    let least = costs.iter().map(|(_, cost)| *cost).min_by(f64::total_cmp)?;
    let best = |phase: &f64| {
        let known = costs.partition_point(|(own, _)| own < phase);
        costs
            .get(known)
            .is_some_and(|(_, cost)| *cost - least <= AS_NEAR * period)
    };
    given.into_iter().find(best)
}

/// Part of a period by which two sums of ways differ through rounding alone: 2^-53 for each of some thousand terms of some thousand
/// periods, a thousandfold.
const AS_NEAR: f64 = 1e-7;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_missed_beat_and_a_stray_do_not_move_the_phase() {
        let rhythm = Rhythm::fit(&[3.0, 10.5, 14.0, 23.5, 31.0], 7.0, 1.0).unwrap();
        assert!((rhythm.phase - 3.0).abs() < 0.6);
        assert_eq!(
            rhythm.met.iter().map(|(beat, _)| *beat).collect::<Vec<_>>(),
            [0, 1, 3, 4]
        );
        assert_eq!(rhythm.beats(), 5);
        assert!((rhythm.beat(5) - 38.0).abs() < 0.6);
    }

    proptest! {
        #[test]
        fn the_phase_is_the_moment_from_which_all_ways_together_are_shortest(
            moments in prop::collection::vec(0.0..2000.0_f64, 1..40), period in 0.5..60.0_f64,
        ) {
            let way = |phase: f64| -> f64 {
                let off = |moment: &f64| (moment - phase).rem_euclid(period);
                moments.iter().map(|moment| off(moment).min(period - off(moment))).sum()
            };
            let found = medoid(&moments, period).unwrap();
            let least = moments.iter().map(|moment| way(*moment)).fold(f64::INFINITY, f64::min);
            prop_assert!((way(found) - least).abs() < 1e-6 * period, "{} for {least}", way(found));
        }
    }

    #[test]
    fn two_moments_prove_less_than_ten() {
        let every =
            |count: i32| Rhythm::fit(&(0..count).map(f64::from).collect::<Vec<_>>(), 1.0, 0.1).unwrap();
        assert!((every(2).by_chance(0.1) - 0.2).abs() < 1e-12);
        assert!(every(10).by_chance(0.1) < 1e-6);
        assert_eq!(Rhythm::fit(&[1.0], 1.0, 0.1), None);
    }
}
