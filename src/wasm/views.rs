//! Lists of views, and the one event of a call that takes one: what the doors of an engine share beside the columns of a batch.

use super::Answer;
use super::convert::to_js;
use super::failure::failed;
use crate::error::{Code, Error};
use crate::event::RawEvent;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// The one event of a batch of one.
pub(super) fn only<'a, 'b>(events: &'b [RawEvent<'a>]) -> Result<&'b RawEvent<'a>, JsValue> {
    match events {
        [event] => Ok(event),
        _ => Err(failed(Error::new(Code::BatchMalformed))),
    }
}

/// A list of views.
pub(super) fn list<T: Serialize>(items: impl Iterator<Item = T>) -> Answer {
    to_js(&items.collect::<Vec<T>>())
}
