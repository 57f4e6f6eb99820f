//! What came of a batch, as columns: most payments are plainly allowed, and an object for each would cost more than the
//! scoring. The package unfolds them.

use super::convert::{list, to_js};
use super::failure::set;
use crate::engine::{Assessment, Ingested};
use crate::score::{Outcome, RiskLevel};
use crate::shape::{AlertView, DetailView, RejectedView};
use js_sys::{Float64Array, Object, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;

/// Counts, refusals, alerts, and the assessments in columns.
pub(super) fn ingested(ingested: &Ingested) -> Result<JsValue, JsValue> {
    let scored = &ingested.assessments;
    let column = |read: fn(&Assessment) -> f64| -> JsValue {
        Float64Array::from(scored.iter().map(read).collect::<Vec<f64>>().as_slice()).into()
    };
    #[allow(clippy::cast_possible_truncation)] // a batch of 2^32 events does not fit wasm's memory
    let indices: Vec<u32> = scored.iter().map(|one| one.index as u32).collect();
    let flags: Vec<u8> = scored.iter().map(flags).collect();
    let object = Object::new();
    let entries: [(&str, JsValue); 11] = [
        ("accepted", ingested.accepted.into()),
        ("updated", ingested.updated.into()),
        ("unchanged", ingested.unchanged.into()),
        (
            "rejected",
            list(ingested.rejected.iter().map(RejectedView::from))?,
        ),
        ("alerts", list(ingested.alerts.iter().map(AlertView::from))?),
        ("indices", Uint32Array::from(indices.as_slice()).into()),
        ("probabilities", column(|one| one.scored.probability)),
        ("bases", column(|one| one.scored.base)),
        ("scores", column(|one| one.scored.score)),
        ("flags", Uint8Array::from(flags.as_slice()).into()),
        ("details", to_js(&DetailView::of(scored))?),
    ];
    for (name, value) in entries {
        set(&object, name, &value);
    }
    Ok(object.into())
}

/// Bits 0 and 1 the risk level, 2 and 3 the outcome, 4 whether the account is warming up.
fn flags(assessment: &Assessment) -> u8 {
    let level = match assessment.scored.risk_level {
        RiskLevel::Low => 0,
        RiskLevel::Elevated => 1,
        RiskLevel::High => 2,
        RiskLevel::Critical => 3,
    };
    let outcome = match assessment.scored.outcome {
        Outcome::Allow => 0,
        Outcome::Challenge => 1,
        Outcome::Review => 2,
        Outcome::Block => 3,
    };
    level | outcome << 2 | u8::from(assessment.warming_up) << 4
}
