//! What comes in, as a tree: configurations, options and queries, walked value by value within bounds.
//!
//! Our own, and not serde-wasm-bindgen: its refusals are sentences that print floats, and nobody hears them (`options` says by path
//! what does not fit). Without it each module is lighter by a printer of floats.
//! Not here: what the values are read as (`options`), and events, which come packed.

use crate::options::{DEPTH, Options, VALUES};
use js_sys::{Array, Object, Symbol};
use wasm_bindgen::{JsCast, JsValue};

/// The tree of a value; nothing where it nests deeper or holds more than anything that is ever given, or is no plain data.
pub(super) fn tree(value: &JsValue) -> Option<Options> {
    walked(value, DEPTH, &mut VALUES.saturating_add(1))
}

/// One value of the tree: how many may lie within one another below it, and how many there may be in all.
fn walked(value: &JsValue, depth: u8, left: &mut u32) -> Option<Options> {
    *left = left.checked_sub(1)?;
    if value.is_undefined() || value.is_null() {
        return Some(Options::Absent);
    }
    if let Some(truth) = value.as_bool() {
        return Some(Options::Bool(truth));
    }
    if let Some(number) = value.as_f64() {
        return Some(Options::Number(number));
    }
    if let Some(text) = value.as_string() {
        return Some(Options::Text(text));
    }
    let depth = depth.checked_sub(1)?;
    if let Some(list) = value.dyn_ref::<Array>() {
        let items = list.iter().map(|item| walked(&item, depth, left));
        return items.collect::<Option<Vec<Options>>>().map(Options::List);
    }
    // A function is no object here; what is iterable (bytes, a Map) is no plain one.
    if !value.is_object() || Symbol::iterator().js_in(value) {
        return None;
    }
    let mut entries = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: &Array = entry.unchecked_ref();
        let given = walked(&entry.get(1), depth, left)?;
        if given != Options::Absent {
            entries.push((entry.get(0).as_string()?, given));
        }
    }
    Some(Options::Entries(entries))
}
