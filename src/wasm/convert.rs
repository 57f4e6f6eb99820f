//! Values across the boundary: one reader (serde-wasm-bindgen, into a bounded tree), one writer (`answer`).

use super::answer::Writer;
use super::failure::{failed, failed_at};
use crate::error::{Code, Error};
use crate::options::{self, Options};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// Options and queries, read strictly; absent is empty. What does not fit is refused under the given code, at its path.
pub(super) fn from_js<T: DeserializeOwned>(value: JsValue, code: Code) -> Result<T, JsValue> {
    from_js_at(value, code, |path| path)
}

/// The same of what the core reads under other names than its caller's: `shown` says a path as the caller wrote it.
pub(super) fn from_js_at<T: DeserializeOwned>(
    value: JsValue,
    code: Code,
    shown: fn(String) -> String,
) -> Result<T, JsValue> {
    let value = if value.is_undefined() || value.is_null() {
        js_sys::Object::new().into()
    } else {
        value
    };
    // What fails as a whole is told by what it is called in the package's signatures.
    let whole = match code {
        Code::ConfigInvalid => "config",
        Code::QueryInvalid => "query",
        Code::ModelInvalid => "model",
        _ => "options",
    };
    let given = serde_wasm_bindgen::from_value::<Options>(value)
        .map_err(|_| failed(Error::new(code).at_field(whole)))?;
    options::read(&given).map_err(|misfit| {
        let path = shown(misfit.path);
        failed_at(
            Error::new(code).expecting(misfit.expected),
            Some(path.as_str())
                .filter(|path| !path.is_empty())
                .unwrap_or(whole),
            misfit.nearest,
        )
    })
}

/// An answer, whatever it is.
pub(super) fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(Writer).map_err(|_| JsValue::UNDEFINED)
}
