//! The engine's door: `wallet_sentinel_bg.wasm`, what every host of the package loads.
//!
//! Not here: verbs that the scoring door has too (`judged`), and statements (`import`). Of them `about()` has the layouts' names alone.

mod known;

use super::convert::{from_js, from_js_at, to_js};
use super::failure::{failed, set};
use super::views::{list, only};
use super::{Answer, judged, memory};
use crate::Code;
use crate::config::Config;
use crate::engine::{Engine as Core, Receipt};
use crate::event::{Address, Packed};
use crate::signal::shown_path;
use crate::view::support::{CaseView, PaymentView, WatchedView};
use crate::view::{AssessmentView, ItemView, LinkView, PaymentsView, QuestionView, ReceiptView};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

/// Everything this build knows by name.
#[wasm_bindgen]
pub fn about() -> Answer {
    to_js(&known::about())
}

/// What may be kept in the place of an address, or of a network's own name.
#[wasm_bindgen]
pub fn sealed(text: &str, is_name: bool) -> String {
    match is_name {
        true => Address::sealed_name(text),
        false => Address::sealed(text),
    }
}

/// The engine's handle.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine(Core);

#[wasm_bindgen]
#[allow(missing_docs)] // documented where people read them: pkg/index.d.ts
impl Engine {
    #[wasm_bindgen(constructor)]
    pub fn new(config: JsValue) -> Result<Engine, JsValue> {
        Core::new(config_of(config)?).map(Self).map_err(failed)
    }

    pub fn restore(bytes: &[u8], config: JsValue) -> Result<Engine, JsValue> {
        memory::make_room_to_restore(bytes);
        let restored = match config.is_undefined() || config.is_null() {
            true => Core::restore_as_set(bytes),
            false => Core::restore(bytes, config_of(config)?),
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

    /// The receipt, and its slice beside it.
    pub fn receipt(&self, packed: &[u8]) -> Answer {
        let events = Packed(packed).unpack().map_err(failed)?;
        let receipt = self.0.receipt(only(&events)?).map_err(failed)?;
        handed_out(&receipt)
    }

    pub fn replay(&self, packed: &[u8], slice: &[u8]) -> Answer {
        let events = Packed(packed).unpack().map_err(failed)?;
        let receipt = self.0.replay(only(&events)?, slice).map_err(failed)?;
        let handed = handed_out(&receipt)?;
        set(
            &handed,
            "assessment",
            &to_js(&AssessmentView::from(&receipt.result))?,
        );
        Ok(handed)
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

    pub fn summary(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        to_js(&self.0.summary(&query).map_err(failed)?)
    }

    pub fn watched(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        list(self.0.watched(&query).iter().map(WatchedView::from))
    }

    pub fn checkup(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        list(self.0.checkup(&query).iter().map(ItemView::from))
    }

    pub fn question(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        let asked = self.0.question(&query).map_err(failed)?;
        to_js(&asked.as_ref().map(QuestionView::from))
    }

    pub fn payments(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        to_js(&PaymentsView::from(&self.0.payments(&query).map_err(failed)?))
    }

    pub fn accounts(&self) -> Answer {
        to_js(&self.0.accounts().map_err(failed)?)
    }

    pub fn links(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        list(self.0.links(&query).map_err(failed)?.iter().map(LinkView::from))
    }

    pub fn refundable(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        let found = self.0.refundable(&query);
        list(
            found
                .into_iter()
                .map(|(account, payment, name)| PaymentView::new(Some(account), payment, name)),
        )
    }

    #[wasm_bindgen(js_name = supportCase)]
    pub fn support_case(&self, of: JsValue) -> Answer {
        let query = from_js(of, Code::QueryInvalid)?;
        to_js(&CaseView::from(&self.0.support_case(&query).map_err(failed)?))
    }

    pub fn model(&self) -> Answer {
        to_js(&self.0.model())
    }

    #[wasm_bindgen(js_name = loadModel)]
    pub fn load_model(&mut self, model: JsValue) -> Result<(), JsValue> {
        let model = from_js(model, Code::ModelInvalid)?;
        self.0.load_model(&model).map_err(failed)
    }

    pub fn snapshot(&self) -> Result<Uint8Array, JsValue> {
        judged::snapshot(&self.0)
    }

    pub fn forget(&mut self, account_id: &str) {
        self.0.forget(account_id);
    }

    pub fn status(&self) -> Answer {
        to_js(&known::status(self.0.status().map_err(failed)?))
    }
}

fn handed_out(receipt: &Receipt) -> Answer {
    let object = to_js(&ReceiptView::from(receipt))?;
    set(&object, "slice", &Uint8Array::from(receipt.slice.as_slice()));
    Ok(object)
}

fn config_of(config: JsValue) -> Result<Config, JsValue> {
    from_js_at(config, Code::ConfigInvalid, |path| shown_path(&path))
}
