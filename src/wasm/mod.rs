//! The one door to JavaScript: convert, call, convert. No sentence, no decision, and no arithmetic but that of memory's pages
//! (`memory`), which only this host has.
//!
//! Events come packed (`event::Packed`); configuration and queries are read by serde-wasm-bindgen into a bounded tree (`convert`),
//! answers are written (`answer`) value by value. The package in `pkg` wraps this into the documented API, and hands over plain
//! copies only; the raw door is not public, and may change with any version.

mod answer;
mod convert;
mod failure;
mod memory;
mod reader;
mod scored;

use crate::config::Config;
use crate::engine::{Engine as Core, IngestOptions, Receipt};
use crate::event::{Packed, RawEvent};
use crate::statement;
use crate::view::support::{CaseView, PaymentView, WatchedView};
use crate::view::{AlertView, AssessmentView, LinkView, QuestionView, ReasonSpec, ReceiptView};
use crate::{Code, Error, Millis};
use convert::{from_js, list, to_js};
use failure::{failed, set};
use js_sys::Uint8Array;
use scored::Columns;
use wasm_bindgen::prelude::*;

type Answer = Result<JsValue, JsValue>;

/// Everything this build knows by name.
#[wasm_bindgen]
pub fn about() -> Answer {
    to_js(&convert::about())
}

/// A statement being read: fed piece by piece, so that the host hears a stop between two, and handed out in parts.
#[wasm_bindgen]
#[derive(Debug)]
pub struct StatementReader(reader::Reader);

#[wasm_bindgen]
#[allow(missing_docs)] // documented where it is called: pkg/import/feed.js
impl StatementReader {
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<StatementReader, JsValue> {
        let options: statement::Options = from_js(options, Code::OptionsInvalid)?;
        reader::Reader::new(&options).map(Self).map_err(failed)
    }

    pub fn text(&mut self, text: &str, last: bool) -> Result<bool, JsValue> {
        self.0.text(text, last).map_err(failed)
    }

    pub fn rows(&mut self, text: &str, lengths: &[u32], widths: &[u32]) -> Result<(), JsValue> {
        self.0.rows(text, lengths, widths).map_err(failed)
    }

    pub fn settle(&mut self) -> Result<bool, JsValue> {
        self.0.settle().map_err(failed)
    }

    pub fn statement(&mut self) -> Answer {
        to_js(&self.0.statement().map_err(failed)?)
    }

    pub fn events(&mut self, most: usize) -> Answer {
        to_js(&self.0.events(most))
    }

    pub fn skipped(&mut self, most: usize) -> Answer {
        to_js(&self.0.skipped(most))
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

    pub fn summary(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        to_js(&self.0.summary(&query).map_err(failed)?)
    }

    pub fn watched(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        list(self.0.watched(&query).iter().map(WatchedView::from))
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

    pub fn question(&self, query: JsValue) -> Answer {
        let query = from_js(query, Code::QueryInvalid)?;
        to_js(
            &self
                .0
                .question(&query)
                .map_err(failed)?
                .as_ref()
                .map(QuestionView::from),
        )
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
        self.0
            .snapshot()
            .map(|bytes| Uint8Array::from(bytes.as_slice()))
            .map_err(failed)
    }

    pub fn forget(&mut self, account_id: &str) {
        self.0.forget(account_id);
    }

    pub fn status(&self) -> Answer {
        to_js(&convert::status(self.0.status().map_err(failed)?))
    }
}

/// The one event of a batch of one.
fn only<'a, 'b>(events: &'b [RawEvent<'a>]) -> Result<&'b RawEvent<'a>, JsValue> {
    match events {
        [event] => Ok(event),
        _ => Err(failed(Error::new(Code::BatchMalformed))),
    }
}

fn handed_out(receipt: &Receipt) -> Answer {
    let object = to_js(&ReceiptView::from(receipt))?;
    set(&object, "slice", &Uint8Array::from(receipt.slice.as_slice()));
    Ok(object)
}

fn config_of(config: JsValue) -> Result<Config, JsValue> {
    from_js(config, Code::ConfigInvalid)
}

/// The names that a host asks for.
fn reason_codes(specs: &[ReasonSpec]) -> Vec<&'static str> {
    specs.iter().map(ReasonSpec::code).collect()
}
