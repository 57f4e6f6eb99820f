//! Results of a batch, as columns: most payments are plainly allowed, and an object for each would cost more than the
//! scoring. The package unfolds them.

use super::failure::set;
use super::views::list;
use crate::config::Readers;
use crate::engine::{Ingested, ScoredDecision};
use crate::event::Outcome;
use crate::score::RiskLevel;
use crate::view::{AlertView, DetailView, RejectedView};
use js_sys::{Float64Array, Object, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;

/// The decisions of a batch, each figure with its kind.
#[derive(Default)]
pub(super) struct Columns {
    indices: Vec<u32>,
    probabilities: Vec<f64>,
    bases: Vec<f64>,
    scores: Vec<f64>,
    flags: Vec<u8>,
    /// Decisions that say more than figures, and where each stands in the columns.
    details: Vec<(usize, ScoredDecision)>,
}

impl Columns {
    /// Adds the decision of the event at this place in the batch.
    pub(super) fn add(&mut self, index: usize, decision: ScoredDecision) {
        #[allow(clippy::cast_possible_truncation)] // a batch of 2^32 events does not fit wasm's memory
        self.indices.push(index as u32);
        self.probabilities.push(decision.scored.probability);
        self.bases.push(decision.scored.base);
        self.scores.push(decision.scored.score);
        self.flags.push(flags(&decision));
        if decision.has_details() {
            self.details.push((self.indices.len() - 1, decision));
        }
    }

    /// Counts, refusals, alerts, and the columns.
    pub(super) fn with(self, ingested: &Ingested, readers: Readers) -> Result<JsValue, JsValue> {
        let column = |figures: &[f64]| -> JsValue { Float64Array::from(figures).into() };
        let details = self.details.iter();
        let object = Object::new();
        let entries: [(&str, JsValue); 12] = [
            ("accepted", ingested.accepted.into()),
            ("updated", ingested.updated.into()),
            ("unchanged", ingested.unchanged.into()),
            (
                "rejected",
                list(ingested.rejected.iter().map(RejectedView::from))?,
            ),
            (
                "warnings",
                list(ingested.warnings.iter().map(RejectedView::from))?,
            ),
            (
                "alerts",
                list(ingested.alerts.iter().map(|alert| AlertView::new(alert, readers)))?,
            ),
            ("indices", Uint32Array::from(self.indices.as_slice()).into()),
            ("probabilities", column(&self.probabilities)),
            ("bases", column(&self.bases)),
            ("scores", column(&self.scores)),
            ("flags", Uint8Array::from(self.flags.as_slice()).into()),
            (
                "details",
                list(details.map(|(position, decision)| DetailView::new(*position, decision)))?,
            ),
        ];
        for (name, value) in entries {
            set(&object, name, &value);
        }
        Ok(object.into())
    }
}

/// Bits 0 and 1 the risk level, 2 and 3 the outcome, 4 whether the account is warming up.
fn flags(decision: &ScoredDecision) -> u8 {
    let level = match decision.scored.risk_level {
        RiskLevel::Low => 0,
        RiskLevel::Elevated => 1,
        RiskLevel::High => 2,
        RiskLevel::Critical => 3,
    };
    let outcome = match decision.scored.outcome {
        Outcome::Allow => 0,
        Outcome::Challenge => 1,
        Outcome::Review => 2,
        Outcome::Block => 3,
    };
    level | outcome << 2 | u8::from(decision.warming_up) << 4
}
