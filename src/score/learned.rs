//! The learned model: what labels teach, as curves over features and surfaces over pairs of them.
//!
//! An additive logistic model. Each feature has a piecewise-linear curve (sixteen knots), each pair a bilinear surface
//! over the grid of both. One label moves the knots beside the values that were read when the payment was scored, against
//! the gradient of the log loss, with a step per knot (AdaGrad: Duchi, Hazan and Singer, "Adaptive subgradient methods for
//! online learning and stochastic optimization", JMLR 12, 2011). Every curve and surface belongs to one signal, so
//! contributions stay exact shares. The model counts by how much it has seen (`blend`), and the shipped evidence by the
//! rest: three taps on a phone, or an attacker's, move next to nothing.
//! Not here: when a label may be learnt from, and what a feature is.

use super::Moves;
use crate::feature::{Feature, KNOTS, place};
use crate::record::record;
use crate::signal::payment::anomaly::{
    counterparty_risk, lingering_suspicion, new_counterparty, new_country, unusual_amount,
};
use crate::signal::{self, FEATURES, Signal};
use crate::stats::math::{ln, logistic, sqrt};
use std::sync::OnceLock;

/// A curve by its signal's code and its feature's name.
pub type Name = (&'static str, &'static str);

/// Pairs of features that say more together than apart; the first one's signal owns the surface. On the handbook's tuning
/// weeks the first five together are worth .002 of AP, and .009 where half of the frauds are reported; .003 of that is the
/// clusters'. The last two are absent there; where payments name a merchant category, an amount that is odd for it matters
/// by what the merchant category is (.009 of AP on a simulated wallet), and a country by whether the payee is new (.0015 on
/// another).
pub const PAIRS: &[(Name, Name)] = &[
    (
        curve(&counterparty_risk::SIGNAL, &counterparty_risk::CLUSTER),
        curve(&counterparty_risk::SIGNAL, &counterparty_risk::CLUSTER_AGE),
    ),
    (
        curve(&counterparty_risk::SIGNAL, &counterparty_risk::RUN),
        curve(&unusual_amount::SIGNAL, &unusual_amount::RATIO),
    ),
    (
        curve(&unusual_amount::SIGNAL, &unusual_amount::RATIO),
        curve(&unusual_amount::SIGNAL, &unusual_amount::OVERALL),
    ),
    (
        curve(&unusual_amount::SIGNAL, &unusual_amount::RATIO),
        curve(&lingering_suspicion::SIGNAL, &lingering_suspicion::WEEK),
    ),
    (
        curve(&unusual_amount::SIGNAL, &unusual_amount::OWN),
        curve(&unusual_amount::SIGNAL, &unusual_amount::OVERALL),
    ),
    (
        curve(&unusual_amount::SIGNAL, &unusual_amount::TRADE),
        curve(&counterparty_risk::SIGNAL, &counterparty_risk::TRADE),
    ),
    (
        curve(&new_country::SIGNAL, &new_country::LABELS),
        curve(&new_counterparty::SIGNAL, &new_counterparty::NOVELTY),
    ),
];

const fn curve(signal: &Signal, feature: &Feature) -> Name {
    (signal.reason.code, feature.name)
}

/// Curves and surfaces.
const TERMS: usize = FEATURES + PAIRS.len();
/// Knots of a surface.
pub(super) const GRID: usize = KNOTS * KNOTS;

/// The length of the first step. From .1 to .2 AP on the handbook's tuning weeks moves by .0004. On other simulated wallets
/// .15 gives more than .1: .0025 and .0044 where about a hundred frauds are reported a week, .0014 where it is three hundred.
/// Surfaces that step three times as far as curves cost .001 of AUC, since every payment that looks ordinary then carries
/// the noise of all of them.
const RATE: f64 = 0.15;
/// Squares that a knot has seen before its first label: a tenth of that of a whole surprise, so that the first fraud moves
/// it by nearly a whole step. With a whole surprise (and steps of .1) those three wallets lose .0014, .0069 and .0020 of AP,
/// and the handbook's tuning weeks .0001.
const SEEN_BEFORE: f64 = 0.1;
/// Labels of the rarer word (fraud, or genuine) that make the learnt model count half: about two for each signal that
/// has something to say. Judgement; on the handbook 0 and 50 differ in the fifth digit.
const HALF_TRUST: f64 = 50.0;

/// Farthest height that a model is loaded with, in nats: e^32 to one is beyond anything that labels teach.
pub(super) const MOST_LOADED: u8 = 32;
/// A loaded knot moves as slowly as one that a hundred whole surprises have moved: what many labels taught elsewhere is
/// not thrown over by a few here.
pub(super) const LOADED_SQUARES: f64 = 100.0;

/// What is usual is the mean over the last so many labels, about: enough for a thousandth of a nat, few enough to follow.
const USUAL_OVER: u32 = 10_000;

/// A knot: its height, in nats, and the squares of the gradients that moved it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Knot {
    pub(super) height: f64,
    pub(super) squares: f64,
}

record! { struct Knot { height, squares } }

/// Everything learnt from labels.
#[derive(Debug, Clone, PartialEq)]
pub struct LearnedModel {
    pub(super) bias: Knot,
    pub(super) curves: Vec<Knot>,
    pub(super) surfaces: Vec<Knot>,
    /// What each curve, then each surface, usually adds: only what is beyond it is a reason.
    pub(super) usual: Vec<f64>,
    pub(super) frauds: u32,
    pub(super) genuine: u32,
}

record! { checked struct LearnedModel { bias, curves, surfaces, usual, frauds, genuine } }

/// Where everything stands, found once: of each pair the two bytes that it reads, and of each curve, then each surface, the
/// signal (its number in the registry) that it belongs to.
struct Places {
    pairs: Vec<(usize, usize)>,
    owners: Vec<usize>,
}

fn places() -> &'static Places {
    static PLACES: OnceLock<Places> = OnceLock::new();
    PLACES.get_or_init(|| {
        let curves: Vec<(usize, Name)> = signal::curves()
            .map(|(owner, code, name)| (owner, (code, name)))
            .collect();
        let place = |name: Name| curves.iter().position(|(_, known)| *known == name);
        let pairs: Vec<(usize, usize)> = PAIRS
            .iter()
            .filter_map(|(a, b)| Some((place(*a)?, place(*b)?)))
            .collect();
        let bytes = (0..FEATURES).chain(pairs.iter().map(|(first, _)| *first));
        let owners = bytes
            .filter_map(|byte| curves.get(byte).map(|(owner, _)| *owner))
            .collect();
        Places { pairs, owners }
    })
}

/// The bytes that each pair reads.
pub(super) fn pairs() -> &'static [(usize, usize)] {
    &places().pairs
}

/// A surface's name: both features', the first one's signal being its owner.
pub(super) fn pair_name(((code, name), (other, its)): &(Name, Name)) -> String {
    format!("{code}.{name}*{other}.{its}")
}

/// Farthest that so many labels of one word can have moved a knot their way, in nats. The steps of AdaGrad, |gᵢ| / √(g₁² + … + gᵢ²),
/// add up to no more than twice the root of all squares (Duchi, Hazan and Singer 2011, lemma 4), no gradient is more than 1, and
/// labels of the other word only shorten them.
pub(super) fn reach(labels: f64) -> f64 {
    2.0 * RATE * sqrt(labels)
}

impl Default for LearnedModel {
    fn default() -> Self {
        Self {
            bias: Knot::default(),
            curves: vec![Knot::default(); FEATURES * KNOTS],
            surfaces: vec![Knot::default(); pairs().len() * GRID],
            usual: vec![0.0; FEATURES + pairs().len()],
            frauds: 0,
            genuine: 0,
        }
    }
}

impl Knot {
    fn step(&mut self, gradient: f64, rate: f64) {
        self.squares += gradient * gradient;
        self.height -= rate * gradient / sqrt(SEEN_BEFORE + self.squares);
    }
}

/// Copies parts of one size from where they were to where they belong.
fn copy<T: Copy>(then: &[T], now: &mut [T], size: usize, places: &[Option<usize>]) {
    for (part, place) in then.chunks_exact(size).zip(places) {
        let kept = place.and_then(|place| now.chunks_exact_mut(size).nth(place));
        if let Some(kept) = kept {
            kept.copy_from_slice(part);
        }
    }
}

/// The knots that a byte lies between, each with its part; the second part may be nothing. `None` for what is absent.
fn parts(byte: u8) -> Option<[(usize, f64); 2]> {
    let (knot, above) = place(byte)?;
    Some([(knot, 1.0 - above), (knot + 1, above)])
}

/// The grid points that the two bytes of a pair lie between, each with its part; `None` where one is absent.
fn corners(measured: &[u8], (first, second): (usize, usize)) -> Option<[(usize, f64); 4]> {
    let [low, high] = parts(*measured.get(first)?)?;
    let [left, right] = parts(*measured.get(second)?)?;
    Some(
        [(low, left), (low, right), (high, left), (high, right)]
            .map(|((row, of_row), (column, of_column))| (row * KNOTS + column, of_row * of_column)),
    )
}

/// What these knots come to, each counted by its part.
fn height(knots: &[Knot], parts: &[(usize, f64)]) -> f64 {
    let part = |(knot, part): &(usize, f64)| knots.get(*knot).map_or(0.0, |knot| part * knot.height);
    parts.iter().map(part).fold(0.0, |sum, part| sum + part)
}

/// Moves these knots against a gradient, each by its part.
fn step(knots: &mut [Knot], parts: &[(usize, f64)], gradient: f64) {
    for (knot, part) in parts {
        if *part > 0.0
            && let Some(knot) = knots.get_mut(*knot)
        {
            knot.step(gradient * part, RATE);
        }
    }
}

impl LearnedModel {
    /// How far this model counts, 0 to 1; the shipped one by the rest.
    pub fn blend(&self) -> f64 {
        let rarer = f64::from(self.frauds.min(self.genuine));
        rarer / (rarer + HALF_TRUST)
    }

    /// Log-odds of a payment about which everything is as usual: the labels' own odds, half of one on each side, what was
    /// learnt beside them, and what each curve and surface usually adds.
    pub fn base(&self) -> f64 {
        self.intercept() + self.usual.iter().sum::<f64>()
    }

    fn intercept(&self) -> f64 {
        ln((f64::from(self.frauds) + 0.5) / (f64::from(self.genuine) + 0.5)) + self.bias.height
    }

    /// The same where everything has its place in this build, whatever place it had; what this build has no place for is
    /// gone. Nothing where it does not fit the layout that it is said to have.
    pub fn moved(&self, moves: &Moves) -> Option<Self> {
        let (features, surfaces) = (moves.features.len(), moves.surfaces.len());
        let fits = self.curves.len() == features * KNOTS
            && self.surfaces.len() == surfaces * GRID
            && self.usual.len() == features + surfaces;
        if !fits {
            return None;
        }
        let mut now = Self {
            bias: self.bias,
            frauds: self.frauds,
            genuine: self.genuine,
            ..Self::default()
        };
        copy(&self.curves, &mut now.curves, KNOTS, &moves.features);
        copy(&self.surfaces, &mut now.surfaces, GRID, &moves.surfaces);
        let surfaces = moves
            .surfaces
            .iter()
            .map(|place| place.map(|place| FEATURES + place));
        let usual: Vec<Option<usize>> = moves.features.iter().copied().chain(surfaces).collect();
        copy(&self.usual, &mut now.usual, 1, &usual);
        Some(now)
    }

    /// The same as another build would have kept it.
    #[cfg(test)]
    pub(crate) fn spread(&self, there: &Moves, features: usize) -> Self {
        let mut then = Self {
            curves: vec![
                Knot {
                    height: 9.0,
                    squares: 9.0
                };
                features * KNOTS
            ],
            surfaces: self.surfaces.clone(),
            usual: vec![9.0; features + there.surfaces.len()],
            ..self.clone()
        };
        copy(&self.curves, &mut then.curves, KNOTS, &there.features);
        let surfaces = there
            .surfaces
            .iter()
            .map(|place| place.map(|place| features + place));
        let usual: Vec<Option<usize>> = there.features.iter().copied().chain(surfaces).collect();
        copy(&self.usual, &mut then.usual, 1, &usual);
        then
    }

    /// What each curve and surface adds beyond the usual, in nats, handed to `add` with the signal that it belongs to.
    pub fn each(&self, measured: &[u8], mut add: impl FnMut(usize, f64)) {
        let heights = self.heights(measured);
        for ((nats, usual), owner) in heights.iter().zip(&self.usual).zip(&places().owners) {
            add(*owner, nats - usual);
        }
    }

    /// The height of each curve, then of each surface, at what was measured; 0 where nothing was.
    #[inline]
    fn heights(&self, measured: &[u8]) -> [f64; TERMS] {
        let mut heights = [0.0; TERMS];
        let (of_curves, of_surfaces) = heights.split_at_mut(FEATURES);
        let curves = measured.iter().zip(self.curves.chunks_exact(KNOTS));
        for (nats, (byte, curve)) in of_curves.iter_mut().zip(curves) {
            if let Some((knot, above)) = place(*byte) {
                let low = curve.get(knot).map_or(0.0, |knot| knot.height);
                let high = curve.get(knot + 1).map_or(0.0, |knot| knot.height);
                *nats = low + above * (high - low);
            }
        }
        let surfaces = pairs().iter().zip(self.surfaces.chunks_exact(GRID));
        for (nats, (pair, surface)) in of_surfaces.iter_mut().zip(surfaces) {
            if let Some(corners) = corners(measured, *pair) {
                *nats = height(surface, &corners);
            }
        }
        heights
    }

    /// Learns from a label: what was measured when the payment was scored, and what it turned out to be.
    pub fn learn(&mut self, measured: &[u8], is_fraud: bool) {
        let heights = self.heights(measured);
        let log_odds = heights.iter().fold(self.intercept(), |sum, nats| sum + nats);
        let gradient = logistic(log_odds) - if is_fraud { 1.0 } else { 0.0 };
        let counted = if is_fraud {
            &mut self.frauds
        } else {
            &mut self.genuine
        };
        *counted = counted.saturating_add(1);
        let newest = 1.0 / f64::from(self.frauds.saturating_add(self.genuine).clamp(1, USUAL_OVER));
        for (usual, nats) in self.usual.iter_mut().zip(&heights) {
            *usual += (nats - *usual) * newest;
        }
        self.bias.step(gradient, RATE);
        for (byte, curve) in measured.iter().zip(self.curves.chunks_exact_mut(KNOTS)) {
            if let Some(parts) = parts(*byte) {
                step(curve, &parts, gradient);
            }
        }
        for (pair, surface) in pairs().iter().zip(self.surfaces.chunks_exact_mut(GRID)) {
            if let Some(corners) = corners(measured, *pair) {
                step(surface, &corners, gradient);
            }
        }
    }
}

impl LearnedModel {
    /// A knot is no farther than its squares can have moved it (`reach`) from the farthest height that is ever loaded, and no
    /// label adds more than 1 to them.
    fn is_sound(&self) -> bool {
        let labels = f64::from(self.frauds) + f64::from(self.genuine);
        let most_squares = LOADED_SQUARES + labels;
        let reach = |squares: f64| f64::from(MOST_LOADED) + reach(squares);
        let is_sound = |knot: &Knot| {
            (0.0..=most_squares).contains(&knot.squares) && knot.height.abs() <= reach(knot.squares)
        };
        let knots = self.curves.iter().chain(&self.surfaces).chain([&self.bias]);
        let (features, surfaces) = (self.curves.len() / KNOTS, self.surfaces.len() / GRID);
        self.curves.len() == features * KNOTS
            && self.surfaces.len() == surfaces * GRID
            && self.usual.len() == features + surfaces
            && self.usual.iter().all(|nats| nats.abs() <= reach(most_squares))
            && { knots }.all(is_sound)
    }

    /// True where it has a curve for each feature of this build, and a surface for each pair.
    pub fn is_of_this_build(&self) -> bool {
        (self.curves.len(), self.surfaces.len()) == (FEATURES * KNOTS, pairs().len() * GRID)
    }
}
