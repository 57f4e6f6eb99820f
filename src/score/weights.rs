//! What labels teach: curves over measures, and surfaces over pairs of them, added to the shipped evidence.
//!
//! An additive logistic model. Each measure has a piecewise-linear curve (sixteen knots), each pair a bilinear surface
//! over the grid of both; all start at zero, so that before any label the shipped evidence stands alone. One label moves
//! the knots beside the values that were read when the payment was scored, against the gradient of the log loss, with a
//! step per knot (AdaGrad: Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic
//! optimization", JMLR 12, 2011). Every curve and surface belongs to one reason, so contributions stay exact shares.
//! What was learnt counts by how much was seen (`trust`): three taps on a phone, or an attacker's, move next to nothing.
//! Not here: when a label may be learnt from, and what a measure is.

use crate::signal::{KNOTS, MEASURES, place, position_of};
use crate::stats::math::{logistic, sqrt};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// Pairs of curves that say more together than apart: the first one's signal owns the surface.
pub const PAIRS: &[((&str, &str), (&str, &str))] = &[];

/// Knots of a surface.
pub const GRID: usize = KNOTS * KNOTS;

/// The length of the first steps. The handbook's AP moves by .009 between 0.02 and 0.5: it matters little.
const RATE: f64 = 0.1;
/// What a knot has seen before its first label: a tenth of a whole step to begin with.
const SEEN_BEFORE: f64 = 1.0;
/// Labels of the rarer word (fraud, or genuine) that make what was learnt count half.
const HALF_TRUST: f64 = 50.0;

/// A knot: its height, in nats, and the squares of the gradients that moved it.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
struct Knot {
    height: f64,
    squares: f64,
}

/// Everything learnt from labels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    bias: Knot,
    curves: Vec<Knot>,
    surfaces: Vec<Knot>,
    frauds: u32,
    genuine: u32,
}

/// The bytes that each pair reads.
fn pairs() -> &'static [(usize, usize)] {
    static PLACES: OnceLock<Vec<(usize, usize)>> = OnceLock::new();
    PLACES.get_or_init(|| {
        let place = |(code, name): (&str, &str)| position_of(code, name);
        PAIRS
            .iter()
            .filter_map(|(a, b)| Some((place(*a)?, place(*b)?)))
            .collect()
    })
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            bias: Knot::default(),
            curves: vec![Knot::default(); MEASURES * KNOTS],
            surfaces: vec![Knot::default(); pairs().len() * GRID],
            frauds: 0,
            genuine: 0,
        }
    }
}

impl Knot {
    fn step(&mut self, gradient: f64) {
        self.squares += gradient * gradient;
        self.height -= RATE * gradient / sqrt(SEEN_BEFORE + self.squares);
    }
}

/// The knots that a byte lies between, each with its part.
fn parts(byte: u8) -> impl Iterator<Item = (usize, f64)> {
    place(byte)
        .into_iter()
        .flat_map(|(knot, above)| [(knot, 1.0 - above), (knot + 1, above)])
        .filter(|(_, part)| *part > 0.0)
}

/// The grid points that two bytes lie between, each with its part.
fn corners(a: u8, b: u8) -> impl Iterator<Item = (usize, f64)> {
    parts(a).flat_map(move |(row, of_row)| {
        parts(b).map(move |(column, of_column)| (row * KNOTS + column, of_row * of_column))
    })
}

impl Weights {
    /// How far what was learnt counts, 0 to 1.
    pub fn trust(&self) -> f64 {
        let rarer = f64::from(self.frauds.min(self.genuine));
        rarer / (rarer + HALF_TRUST)
    }

    /// What was learnt of the base rate, in nats.
    pub fn bias(&self) -> f64 {
        self.trust() * self.bias.height
    }

    /// What each curve and surface adds, in nats, handed to `add` with the byte whose signal owns it.
    pub fn each(&self, measured: &[u8], mut add: impl FnMut(usize, f64)) {
        let trust = self.trust();
        for ((position, byte), curve) in measured.iter().enumerate().zip(self.curves.chunks_exact(KNOTS)) {
            if let Some((knot, above)) = place(*byte) {
                let low = curve.get(knot).map_or(0.0, |knot| knot.height);
                let high = curve.get(knot + 1).map_or(0.0, |knot| knot.height);
                add(position, trust * (low + above * (high - low)));
            }
        }
        for ((first, second), surface) in pairs().iter().zip(self.surfaces.chunks_exact(GRID)) {
            if let (Some(a), Some(b)) = (measured.get(*first), measured.get(*second)) {
                let height =
                    |(corner, part): (usize, f64)| part * surface.get(corner).map_or(0.0, |knot| knot.height);
                add(*first, trust * corners(*a, *b).map(height).sum::<f64>());
            }
        }
    }

    /// Learns from a label: what was measured when the payment was scored, and what the shipped evidence said then.
    pub fn learn(&mut self, measured: &[u8], shipped: f64, is_fraud: bool) {
        let mut log_odds = shipped + self.bias();
        self.each(measured, |_, nats| log_odds += nats);
        let target = if is_fraud { 1.0 } else { 0.0 };
        let gradient = logistic(log_odds) - target;
        self.bias.step(gradient);
        for (byte, curve) in measured.iter().zip(self.curves.chunks_exact_mut(KNOTS)) {
            for (knot, part) in parts(*byte) {
                if let Some(knot) = curve.get_mut(knot) {
                    knot.step(gradient * part);
                }
            }
        }
        for ((first, second), surface) in pairs().iter().zip(self.surfaces.chunks_exact_mut(GRID)) {
            if let (Some(a), Some(b)) = (measured.get(*first), measured.get(*second)) {
                for (corner, part) in corners(*a, *b) {
                    if let Some(knot) = surface.get_mut(corner) {
                        knot.step(gradient * part);
                    }
                }
            }
        }
        let counted = if is_fraud {
            &mut self.frauds
        } else {
            &mut self.genuine
        };
        *counted = counted.saturating_add(1);
    }
}
