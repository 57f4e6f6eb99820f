//! A failure of the core as a JavaScript `Error` with `code` and `details`; the package gives it its class.

use crate::error::{Error, Fault};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The failure, thrown by the caller.
pub(super) fn failed(error: Error) -> JsValue {
    // Of several faults the first one is told where a single one would be.
    let path = match error.faults.first() {
        Some(fault) => fault.path.clone(),
        None => error.path().unwrap_or_default().to_owned(),
    };
    let nearest = error.nearest();
    failed_at(error, &path, nearest)
}

/// The failure at a path that only the host's own object names.
pub(super) fn failed_at(error: Error, path: &str, nearest: Option<&str>) -> JsValue {
    let thrown = js_sys::Error::new(error.code.as_str());
    let details = Object::new();
    #[allow(clippy::cast_precision_loss)] // positions in a batch or file, far below 2^53
    let entries = [
        ("index", error.index.map(|index| JsValue::from_f64(index as f64))),
        (
            "field",
            Some(path).filter(|path| !path.is_empty()).map(JsValue::from_str),
        ),
        ("nearest", nearest.map(JsValue::from_str)),
        ("value", error.value.as_deref().map(JsValue::from_str)),
        ("expected", expected(error.expected)),
        ("line", error.line.map(|line| JsValue::from_f64(line as f64))),
        ("faults", faults(&error.faults)),
    ];
    for (name, value) in entries {
        if let Some(value) = value {
            set(&details, name, &value);
        }
    }
    set(&thrown, "code", &JsValue::from_str(error.code.as_str()));
    set(&thrown, "details", &details);
    thrown.into()
}

/// Everything that is wrong, as an array of objects; absent where the failure itself says it all.
fn faults(faults: &[Fault]) -> Option<JsValue> {
    let list = js_sys::Array::new();
    for fault in faults {
        let object = Object::new();
        let text = |text: &str| (!text.is_empty()).then(|| JsValue::from_str(text));
        let is_text = fault.column > 0;
        let entries = [
            ("field", text(&fault.path)),
            ("code", text(fault.code.as_str())),
            ("column", is_text.then(|| fault.column.into())),
            ("length", is_text.then(|| fault.length.into())),
            ("expected", expected(fault.expected)),
            ("found", text(fault.found)),
            ("nearest", fault.nearest.as_deref().and_then(text)),
        ];
        for (name, value) in entries {
            if let Some(value) = value {
                set(&object, name, &value);
            }
        }
        list.push(&object);
    }
    (!faults.is_empty()).then(|| list.into())
}

/// What may stand there, as an array; absent where nothing is said of it.
fn expected(words: &[&str]) -> Option<JsValue> {
    let list = js_sys::Array::new();
    for (place, word) in words.iter().enumerate() {
        set(&list, &place.to_string(), &JsValue::from_str(word));
    }
    (!words.is_empty()).then(|| list.into())
}

/// Sets a property of an object that was just made: that cannot fail.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
