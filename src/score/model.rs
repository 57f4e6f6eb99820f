//! What labels taught, as a small JSON document that another engine loads.
//!
//! Heights only, in 1,024ths of a nat (a thousandth moves a probability by less than its third digit), and only those of
//! curves and surfaces that were moved at all. A model fits the scoring version that it was learnt under: features and
//! scales may differ in another one. Counts across accounts are no part of it; they are in snapshots. A model is held against
//! its own counts: no height is beyond what so many labels can have moved it to, and one that has labels of both words has
//! learnt something. Whether its labels were ever given nothing in it tells: a model is as good as whoever hands it out.
//! Not here: learning (`learned`).

use super::layout::fingerprint;
use super::learned::{GRID, Knot, LOADED_SQUARES, LearnedModel, MOST_LOADED, PAIRS, pair_name, reach};
use crate::error::{Code, Error, Result};
use crate::feature::KNOTS;
use crate::signal::{self, FEATURES};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Raised whenever the same events give other scores: features, scales, strengths or `libm` have changed.
pub const SCORING_VERSION: u32 = 9;

/// Parts of a nat.
const PARTS: f64 = 1024.0;
/// Farthest height that is taken.
const MOST: i32 = MOST_LOADED as i32 * 1024;

/// A model, as it crosses the boundary.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Model {
    /// Under which scoring it was learnt.
    pub scoring: u32,
    /// Payments labelled fraud that taught it.
    pub frauds: u32,
    /// Payments labelled genuine.
    pub genuine: u32,
    /// Beside the odds of the labels.
    pub bias: i32,
    /// A fingerprint of the names of all curves and surfaces, in their order: `usual` is read by it, or not at all.
    pub names: String,
    /// What each curve, then each surface, usually adds, in the order of those names.
    pub usual: Vec<i32>,
    /// Sixteen heights by "code.feature".
    pub curves: BTreeMap<String, Vec<i32>>,
    /// Sixteen times sixteen by "code.feature*code.feature", the first one's knots outermost.
    pub surfaces: BTreeMap<String, Vec<i32>>,
}

/// Heights that so many labels can have come to, in parts: up by frauds alone, and down by genuine payments.
#[derive(Clone, Copy)]
struct Reach {
    up: i32,
    down: i32,
}

impl Reach {
    /// See `learned::reach`; never beyond `MOST`.
    #[allow(clippy::cast_possible_truncation)] // within `MOST`
    fn of(frauds: u32, genuine: u32) -> Self {
        let parts = |labels: u32| (reach(f64::from(labels)) * PARTS).min(f64::from(MOST)) as i32;
        Self {
            up: parts(frauds),
            down: -parts(genuine),
        }
    }

    const fn has(self, height: i32) -> bool {
        self.down <= height && height <= self.up
    }

    /// In whole parts; what models that were loaded one after another add up to is told as far as one of them can reach.
    #[allow(clippy::cast_possible_truncation)] // within `MOST`
    fn rounded(self, nats: f64) -> i32 {
        let parts = (nats * PARTS).round().clamp(f64::from(-MOST), f64::from(MOST)) as i32;
        parts.max(self.down).min(self.up)
    }
}

/// Every curve's name, in the order of its byte.
fn curve_names() -> Vec<String> {
    signal::curves()
        .map(|(_, code, name)| format!("{code}.{name}"))
        .collect()
}

fn surface_names() -> Vec<String> {
    PAIRS.iter().map(pair_name).collect()
}

/// The moved ones of many equal parts, by name.
fn heights(knots: &[Knot], size: usize, names: Vec<String>, reach: Reach) -> BTreeMap<String, Vec<i32>> {
    let parts = knots
        .chunks_exact(size)
        .map(|part| part.iter().map(|knot| reach.rounded(knot.height)).collect());
    let mut moved = BTreeMap::new();
    for (name, heights) in names.into_iter().zip(parts) {
        let heights: Vec<i32> = heights;
        // One by one: to collect a map brings a sort of its own.
        if heights.iter().any(|height| *height != 0) {
            moved.insert(name, heights);
        }
    }
    moved
}

/// Puts heights back in their places; a name that is not there, or a wrong number of them, is refused.
fn put_back(
    knots: &mut [Knot],
    size: usize,
    names: &[String],
    heights: &BTreeMap<String, Vec<i32>>,
    reach: Reach,
) -> Result<()> {
    for (name, values) in heights {
        let place = names.iter().position(|known| known == name);
        let part = place.and_then(|place| knots.chunks_exact_mut(size).nth(place));
        let is_fit = values.len() == size && values.iter().all(|height| reach.has(*height));
        let part = part.filter(|_| is_fit).ok_or_else(|| match place {
            Some(_) => refused("curves").with_value(name), // a name of ours
            None => refused("curves"),
        })?;
        for (knot, height) in part.iter_mut().zip(values) {
            *knot = loaded(*height);
        }
    }
    Ok(())
}

fn loaded(height: i32) -> Knot {
    Knot {
        height: f64::from(height) / PARTS,
        squares: LOADED_SQUARES,
    }
}

fn refused(field: &'static str) -> Error {
    Error::new(Code::ModelInvalid).at_field(field)
}

impl LearnedModel {
    /// As a document.
    pub fn to_model(&self) -> Model {
        let reach = Reach::of(self.frauds, self.genuine);
        Model {
            scoring: SCORING_VERSION,
            frauds: self.frauds,
            genuine: self.genuine,
            bias: reach.rounded(self.bias.height),
            names: fingerprint().to_string(),
            usual: self.usual.iter().map(|nats| reach.rounded(*nats)).collect(),
            curves: heights(&self.curves, KNOTS, curve_names(), reach),
            surfaces: heights(&self.surfaces, GRID, surface_names(), reach),
        }
    }

    /// From a document, or why not.
    pub fn from_model(model: &Model) -> Result<Self> {
        if model.scoring != SCORING_VERSION {
            return Err(refused("scoring").with_value(&model.scoring.to_string()));
        }
        let reach = Reach::of(model.frauds, model.genuine);
        if !reach.has(model.bias) {
            return Err(refused("bias"));
        }
        if model.names != fingerprint().to_string() {
            return Err(refused("names"));
        }
        let fits = model.usual.len() == FEATURES + PAIRS.len();
        if !fits || model.usual.iter().any(|height| !reach.has(*height)) {
            return Err(refused("usual"));
        }
        // A label moves a knot of each curve that it was measured for, and the next one never quite back.
        let all = model.curves.values().chain(model.surfaces.values()).flatten();
        let has_learnt = { all }.any(|height| *height != 0);
        if model.frauds.min(model.genuine) > 0 && !has_learnt {
            return Err(refused("curves"));
        }
        let usual = model.usual.iter().map(|height| f64::from(*height) / PARTS);
        let mut weights = Self {
            usual: usual.collect(),
            bias: loaded(model.bias),
            frauds: model.frauds,
            genuine: model.genuine,
            ..Self::default()
        };
        put_back(&mut weights.curves, KNOTS, &curve_names(), &model.curves, reach)?;
        put_back(
            &mut weights.surfaces,
            GRID,
            &surface_names(),
            &model.surfaces,
            reach,
        )?;
        Ok(weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effect() -> LearnedModel {
        let mut weights = LearnedModel::default();
        for turn in 0..400_u16 {
            let measured: Vec<u8> = (0..FEATURES)
                .map(|place| u8::try_from((usize::from(turn) * 7 + place * 31) % 241).unwrap())
                .collect();
            weights.learn(&measured, turn % 4 == 0);
        }
        weights
    }

    #[test]
    fn a_model_comes_back_to_a_thousandth_of_a_nat() {
        let model = effect().to_model();
        let again = LearnedModel::from_model(&model).unwrap();
        assert_eq!(again.to_model(), model);
        assert!((again.blend() - effect().blend()).abs() < 1e-12);
        assert!(!model.curves.is_empty() && !model.surfaces.is_empty());
    }

    #[test]
    fn no_label_moves_anything_farther_than_the_bound_by_which_models_are_refused() {
        // All for one word on one row, which is as far as labels can push, and both in turn.
        for turns in [1, 2, u32::MAX] {
            let mut weights = LearnedModel::default();
            for turn in 1..500_u32 {
                weights.learn(&[120; FEATURES], turn % turns == 0);
                let model = weights.to_model();
                let farthest = |up: bool| {
                    let all = weights
                        .curves
                        .iter()
                        .chain(&weights.surfaces)
                        .chain([&weights.bias]);
                    all.map(|knot| if up { knot.height } else { -knot.height })
                        .fold(0.0, f64::max)
                };
                assert!(farthest(true) <= reach(f64::from(weights.frauds)));
                assert!(farthest(false) <= reach(f64::from(weights.genuine)));
                assert!(LearnedModel::from_model(&model).is_ok(), "label {turn}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_by_its_name() {
        let fits = effect().to_model();
        let refusal = |model: &Model| LearnedModel::from_model(model).unwrap_err();
        let mut other = fits.clone();
        other.scoring += 1;
        assert_eq!(refusal(&other).field, Some("scoring"));
        let mut other = fits.clone();
        other.names.push('0');
        assert_eq!(refusal(&other).field, Some("names"));
        let mut other = fits.clone();
        other.curves.insert("no-such.curve".to_owned(), vec![1; KNOTS]);
        let error = refusal(&other);
        assert_eq!(
            (error.field, error.value.clone()),
            (Some("curves"), None),
            "no name of ours"
        );
        let mut other = fits.clone();
        (other.frauds, other.genuine) = (0, 0);
        assert_eq!(refusal(&other).code, Code::ModelInvalid, "no label moves nothing");
        let mut other = fits.clone();
        other.curves.clear();
        other.surfaces.clear();
        assert_eq!(
            refusal(&other).field,
            Some("curves"),
            "so many labels move something"
        );
        let mut other = fits;
        other
            .surfaces
            .values_mut()
            .for_each(|heights| heights.truncate(3));
        assert_eq!(refusal(&other).code, Code::ModelInvalid);
    }
}
