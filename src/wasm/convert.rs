//! Values across the boundary: one reader (serde-wasm-bindgen, into a bounded tree), one writer (`answer`).

use super::answer::Writer;
use super::failure::{failed, failed_at};
use super::reason_codes;
use crate::engine::Status;
use crate::error::{Code, Error};
use crate::event::Field;
use crate::options::{self, Options};
use crate::signal::shown_path;
use crate::statement;
use crate::view::ReasonSpec;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// Answer to the host's `about()`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct About {
    version: &'static str,
    reason_codes: Vec<&'static str>,
    error_codes: Vec<&'static str>,
    layouts: Vec<&'static str>,
    fields: Vec<&'static str>,
    reasons: Vec<ReasonSpec>,
}

/// The contract's answer to `status()`.
#[derive(Serialize)]
pub(super) struct StatusView {
    accounts: usize,
    payments: usize,
    #[serde(serialize_with = "as_map")]
    evicted: [(&'static str, u32); 11],
    bytes: usize,
    dropped: Vec<String>,
}

pub(super) fn about() -> About {
    let reasons = ReasonSpec::all();
    About {
        version: env!("CARGO_PKG_VERSION"),
        reason_codes: reason_codes(&reasons),
        error_codes: Code::ALL.iter().map(|code| code.as_str()).collect(),
        layouts: statement::layouts(),
        fields: Field::ALL.iter().map(|field| field.name()).collect(),
        reasons,
    }
}

pub(super) fn status(status: Status) -> StatusView {
    StatusView {
        accounts: status.accounts,
        payments: status.payments,
        evicted: status.evicted,
        bytes: status.bytes,
        dropped: status.dropped,
    }
}

fn as_map<S: serde::Serializer>(pairs: &[(&'static str, u32)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(name, count)| (name, count)))
}

/// Options, queries and configurations, read strictly; absent is empty. What does not fit is refused under the given
/// code, at its path.
pub(super) fn from_js<T: DeserializeOwned>(value: JsValue, code: Code) -> Result<T, JsValue> {
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
        let path = if code == Code::ConfigInvalid {
            shown_path(&misfit.path)
        } else {
            misfit.path
        };
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

/// A list of views.
pub(super) fn list<T: Serialize>(items: impl Iterator<Item = T>) -> Result<JsValue, JsValue> {
    to_js(&items.collect::<Vec<T>>())
}
