//! The scoring door: `wallet_sentinel_score_bg.wasm`, for hosts that score, tell and learn, and keep no payments.
//!
//! The same engine without its rooms (`engine::Rooms::NONE`): what keeps, links, sums and waits is not in this module. Of a
//! snapshot of a fuller build the engine holds those sections sealed.
//! Not here: everything that `full` answers of kept payments.

use super::convert::{from_js, from_js_at, to_js};
use super::failure::failed;
use super::scored::Columns;
use super::views::{list, only};
use super::{Answer, memory};
use crate::config::{Config, ScoringConfig};
use crate::engine::{Engine as Core, IngestOptions, Rooms};
use crate::event::{Field, Packed};
use crate::ledger::Gap;
use crate::signal::{REGISTRY, Signal, shown_path};
use crate::view::{AlertView, AssessmentView};
use crate::{Code, Millis};
use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The names that events, reasons and errors go by here.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct About {
    version: &'static str,
    reason_codes: Vec<&'static str>,
    error_codes: Vec<&'static str>,
    fields: Vec<&'static str>,
}

/// How full it is, and what it keeps for a fuller build.
#[derive(Serialize)]
struct StatusView {
    accounts: usize,
    #[serde(serialize_with = "as_map")]
    evicted: Vec<(&'static str, u32)>,
    bytes: usize,
    dropped: Vec<String>,
    sealed: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<Gap>,
}

fn as_map<S: serde::Serializer>(pairs: &[(&'static str, u32)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(name, count)| (name, count)))
}

/// Rooms that are not here: nothing of theirs is ever let go of.
const NOT_HERE: [&str; 5] = ["payments", "cases", "decisions", "corrections", "series"];

/// Everything this build knows by name.
#[wasm_bindgen]
pub fn about() -> Answer {
    to_js(&About {
        version: env!("CARGO_PKG_VERSION"),
        reason_codes: REGISTRY.iter().map(Signal::code).collect(),
        error_codes: Code::ALL.iter().map(|code| code.as_str()).collect(),
        fields: Field::ALL.iter().map(|field| field.name()).collect(),
    })
}

/// The engine's handle.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine(Core);

#[wasm_bindgen]
#[allow(missing_docs)] // documented where people read them: pkg/score.d.ts
impl Engine {
    #[wasm_bindgen(constructor)]
    pub fn new(config: JsValue) -> Result<Engine, JsValue> {
        Core::of(Rooms::NONE, config_of(config)?)
            .map(Self)
            .map_err(failed)
    }

    pub fn restore(bytes: &[u8], config: JsValue) -> Result<Engine, JsValue> {
        memory::make_room_to_restore(bytes);
        let restored = match config.is_undefined() || config.is_null() {
            true => Core::restore_as_set_of(Rooms::NONE, bytes),
            false => Core::restore_of(Rooms::NONE, bytes, config_of(config)?),
        };
        restored.map(Self).map_err(failed)
    }

    pub fn configure(&mut self, config: JsValue) -> Result<(), JsValue> {
        self.0.configure(config_of(config)?).map_err(failed)
    }

    pub fn ingest(&mut self, packed: &[u8], options: JsValue) -> Answer {
        memory::make_room();
        let options: IngestOptions = from_js(options, Code::OptionsInvalid)?;
        let mut columns = Columns::default();
        let mut keep = |index, decision, _| columns.add(index, decision);
        let ingested = self.0.take_in(&Packed(packed), options, &mut keep);
        columns.with(&ingested.map_err(failed)?, self.0.readers())
    }

    pub fn assess(&self, packed: &[u8]) -> Answer {
        let events = Packed(packed).unpack().map_err(failed)?;
        let assessment = self.0.assess(only(&events)?).map_err(failed)?;
        to_js(&AssessmentView::from(&assessment))
    }

    pub fn advance(&mut self, now: f64, options: JsValue) -> Answer {
        let now = Millis::told(now).map_err(|error| failed(error.at_field("now")))?;
        let options = from_js(options, Code::OptionsInvalid)?;
        let changed = self.0.advance_with(now, options);
        let readers = self.0.readers();
        list(changed.iter().map(|alert| AlertView::new(alert, readers)))
    }

    pub fn alerts(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        let found = self.0.alerts(&query).map_err(failed)?.into_iter();
        list(found.map(|alert| AlertView::new(alert, self.0.readers())))
    }

    /// An act, as its event.
    pub fn act(&mut self, packed: &[u8]) -> Answer {
        let events = Packed(packed).unpack().map_err(failed)?;
        let readers = self.0.readers();
        let alert = self.0.act_as_told(only(&events)?).map_err(failed)?;
        to_js(&AlertView::new(alert, readers))
    }

    pub fn snapshot(&self) -> Result<Uint8Array, JsValue> {
        self.0
            .snapshot()
            .map(|bytes| Uint8Array::from(bytes.as_slice()))
            .map_err(failed)
    }

    pub fn forget(&mut self, account_id: &str) {
        self.0.forget(account_id);
    }

    pub fn status(&self) -> Answer {
        let status = self.0.status().map_err(failed)?;
        let mut evicted = status.evicted.to_vec();
        evicted.retain(|(name, _)| !NOT_HERE.contains(name));
        to_js(&StatusView {
            accounts: status.accounts,
            evicted,
            bytes: status.bytes,
            dropped: status.dropped,
            sealed: status.sealed,
            gap: status.gap,
        })
    }
}

fn config_of(config: JsValue) -> Result<Config, JsValue> {
    let read: ScoringConfig = from_js_at(config, Code::ConfigInvalid, |path| shown_path(&path))?;
    Ok(read.0)
}
