//! Events as the contract writes them (JSON objects), turned into what the core reads.
//!
//! Shared by the tests that keep their events in files. Names that are no field are an error here: a misspelt field in a
//! scenario would otherwise test nothing.

use serde_json::Value as Json;
use std::borrow::Cow;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};

/// One event; fails with the name that is no field.
pub(crate) fn raw_event(object: &Json) -> Result<RawEvent<'static>, String> {
    let mut values = Vec::new();
    flatten("", object, &mut values)?;
    Ok(RawEvent {
        dialect: Dialect::Typed,
        values,
    })
}

fn flatten(prefix: &str, object: &Json, into: &mut Vec<(Field, Value<'static>)>) -> Result<(), String> {
    for (key, json) in object.as_object().ok_or("an event is an object")? {
        let name = if prefix.is_empty() {
            key.clone()
        } else {
            format!("{prefix}.{key}")
        };
        let value = match json {
            Json::Object(_) => {
                flatten(&name, json, into)?;
                continue;
            }
            Json::Null => continue,
            Json::String(text) => Value::Text(Cow::Owned(text.clone())),
            Json::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
            Json::Bool(truth) => Value::Bool(*truth),
            Json::Array(list) => match list.iter().map(Json::as_str).collect::<Option<Vec<_>>>() {
                Some(texts) => Value::List(texts.into_iter().map(|text| text.to_owned().into()).collect()),
                None => Value::Other(Cow::Borrowed("array")),
            },
        };
        let field = Field::from_name(&name).ok_or(format!("no field is called {name}"))?;
        into.push((field, value));
    }
    Ok(())
}
