//! The statement reader's door: `wallet_sentinel_import_bg.wasm`, loaded when a file is first opened.
//!
//! A module of its own, since most hosts of an engine never see a file, and reading one keeps nothing: what goes over to the
//! engine are events.
//! Not here: the engine (`full`).

mod reader;

use super::Answer;
use super::convert::{from_js, to_js};
use super::failure::failed;
use crate::Code;
use crate::event::Field;
use crate::statement::Options;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The names that rows made of JSON go by.
#[derive(Serialize)]
struct About {
    fields: Vec<&'static str>,
}

/// Everything that this build has to say of itself.
#[wasm_bindgen]
pub fn about() -> Answer {
    to_js(&About {
        fields: Field::ALL.iter().map(|field| field.name()).collect(),
    })
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
        let options: Options = from_js(options, Code::OptionsInvalid)?;
        reader::Reader::new(&options).map(Self).map_err(failed)
    }

    pub fn text(&mut self, text: &str, last: bool) -> Result<bool, JsValue> {
        self.0.text(text, last).map_err(failed)
    }

    pub fn rows(&mut self, text: &str, lengths: &[u32], widths: &[u32]) -> Result<(), JsValue> {
        self.0.rows(text, lengths, widths).map_err(failed)
    }

    pub fn question(&mut self) -> Answer {
        to_js(&self.0.question())
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

    pub fn uses(&mut self, most: usize) -> Answer {
        to_js(&self.0.uses(most))
    }

    pub fn skipped(&mut self, most: usize) -> Answer {
        to_js(&self.0.skipped(most))
    }
}
