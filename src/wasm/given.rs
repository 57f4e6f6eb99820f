//! What a host gives, as a tree of options: plain values, lists and objects, within bounds.
//!
//! Our own, and not serde-wasm-bindgen: the tree is all that is ever read here, and a reader that words what is wrong with it, for
//! every type that it might be, brings the printing of floats and of letters along: that is kB of each module.
//! What nests deeper, or holds more, than anything that is ever given is refused before it is copied: a stack that runs out kills
//! the instance and with it every engine of the page. The package refuses the same before it calls; this wall stands for those who
//! call without it.
//! Not here: what the values are read as (`options`).

use crate::options::Options;
use crate::options::tree::{DEPTH, VALUES};
use js_sys::{Array, Object, Reflect, Symbol};
use wasm_bindgen::{JsCast, JsValue};

/// A tree out of a value; nothing where it is none, too deep or too large. Absent entries of objects are left out.
pub(super) fn tree(value: &JsValue) -> Option<Options> {
    within(value, DEPTH, &mut { VALUES })
}

fn within(value: &JsValue, depth: u8, left: &mut u32) -> Option<Options> {
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
    if let Some(items) = value.dyn_ref::<Array>() {
        let items = items.iter().map(|item| within(&item, depth, left));
        return items.collect::<Option<Vec<_>>>().map(Options::List);
    }
    // What can be walked through and is no list (a map, a set, bytes) has its values elsewhere than in its entries.
    let is_walked = || Reflect::has(value, &Symbol::iterator()).unwrap_or(true);
    if !value.is_object() || is_walked() {
        return None;
    }
    let mut entries = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        let read = within(&entry.get(1), depth, left)?;
        if read != Options::Absent {
            entries.push((entry.get(0).as_string()?, read));
        }
    }
    Some(Options::Entries(entries))
}
