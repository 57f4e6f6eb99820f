//! The scoring door: `wallet_sentinel_score_bg.wasm`, for hosts that score, tell and learn, and keep no payments.
//!
//! The same engine without its rooms (`engine::Rooms::NONE`): what keeps, links, sums and waits is not in this module. Of a
//! snapshot of a fuller build the engine holds those sections sealed.
//! Not here: everything that `full` answers of kept payments.

use super::convert::{from_js_at, to_js};
use super::failure::failed;
use super::{Answer, judged, memory};
use crate::Code;
use crate::config::{Config, ScoringConfig};
use crate::engine::{Engine as Core, Rooms};
use crate::event::Field;
use crate::ledger::Gap;
use crate::signal::{REGISTRY, Signal, shown_path};
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
        judged::ingest(&mut self.0, packed, options)
    }

    pub fn assess(&self, packed: &[u8]) -> Answer {
        judged::assess(&self.0, packed)
    }

    pub fn advance(&mut self, now: f64, options: JsValue) -> Answer {
        judged::advance(&mut self.0, now, options)
    }

    pub fn alerts(&self, query: JsValue) -> Answer {
        judged::alerts(&self.0, query)
    }

    /// An act, as its event.
    pub fn act(&mut self, packed: &[u8]) -> Answer {
        judged::act(&mut self.0, packed)
    }

    pub fn snapshot(&self) -> Result<Uint8Array, JsValue> {
        judged::snapshot(&self.0)
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
