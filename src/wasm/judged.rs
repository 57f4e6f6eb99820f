//! Verbs that every engine has, whichever rooms it was made with: what both doors of an engine call.
//!
//! Events come packed (`event::Packed`), results of a batch leave as columns (`scored`), and memory's pages are taken ahead of the
//! need (`memory`). Not here: what only one door has.

use super::convert::{from_js, to_js};
use super::failure::failed;
use super::scored::Columns;
use super::views::{list, only};
use super::{Answer, memory};
use crate::engine::{Engine, IngestOptions};
use crate::event::Packed;
use crate::view::{AlertView, AssessmentView};
use crate::{Code, Millis};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

pub(super) fn ingest(engine: &mut Engine, packed: &[u8], options: JsValue) -> Answer {
    memory::make_room();
    let options: IngestOptions = from_js(options, Code::OptionsInvalid)?;
    let mut columns = Columns::default();
    let mut keep = |index, decision, _| columns.add(index, decision);
    let ingested = engine.take_in(&Packed(packed), options, &mut keep);
    columns.with(&ingested.map_err(failed)?, engine.readers())
}

pub(super) fn assess(engine: &Engine, packed: &[u8]) -> Answer {
    let events = Packed(packed).unpack().map_err(failed)?;
    let assessment = engine.assess(only(&events)?).map_err(failed)?;
    to_js(&AssessmentView::from(&assessment))
}

pub(super) fn advance(engine: &mut Engine, now: f64, options: JsValue) -> Answer {
    let now = Millis::told(now).map_err(|error| failed(error.at_field("now")))?;
    let options = from_js(options, Code::OptionsInvalid)?;
    let changed = engine.advance_with(now, options);
    let readers = engine.readers();
    list(changed.iter().map(|alert| AlertView::new(alert, readers)))
}

pub(super) fn alerts(engine: &Engine, query: JsValue) -> Answer {
    let query = from_js(query, Code::QueryInvalid)?;
    let found = engine.alerts(&query).map_err(failed)?.into_iter();
    list(found.map(|alert| AlertView::new(alert, engine.readers())))
}

/// An act, as its event.
pub(super) fn act(engine: &mut Engine, packed: &[u8]) -> Answer {
    let events = Packed(packed).unpack().map_err(failed)?;
    let readers = engine.readers();
    let alert = engine.act_as_told(only(&events)?).map_err(failed)?;
    to_js(&AlertView::new(alert, readers))
}

pub(super) fn snapshot(engine: &Engine) -> Result<Uint8Array, JsValue> {
    let bytes = engine.snapshot().map_err(failed)?;
    Ok(Uint8Array::from(bytes.as_slice()))
}
