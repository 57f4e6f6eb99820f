//! Rhythm of moments: a period and a phase, each beat met to within a tolerance, some beats missed.
//!
//! The phase is the medoid: of all phases that a moment proposes the one that lies nearest to all, so that a few strays
//! move nothing. How likely chance alone would keep the rhythm as well: if each moment fell anywhere in its period, it would
//! meet the tolerance with probability 2·tolerance / period, the first one always.

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
        let cost = |phase: f64| moments.iter().map(|moment| off(*moment, phase)).sum::<f64>();
        let phases = moments.iter().map(|moment| moment.rem_euclid(period));
        let phase = phases.min_by(|a, b| cost(*a).total_cmp(&cost(*b)))?;
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

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn two_moments_prove_less_than_ten() {
        let every =
            |count: i32| Rhythm::fit(&(0..count).map(f64::from).collect::<Vec<_>>(), 1.0, 0.1).unwrap();
        assert!((every(2).by_chance(0.1) - 0.2).abs() < 1e-12);
        assert!(every(10).by_chance(0.1) < 1e-6);
        assert_eq!(Rhythm::fit(&[1.0], 1.0, 0.1), None);
    }
}
