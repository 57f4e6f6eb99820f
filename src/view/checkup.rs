//! View of a check-up's advice, in the contract's form.

use super::assessment::params;
use crate::checkup::Item;
use crate::reason::{Params, Severity};
use serde::Serialize;

/// The contract's `CheckupItem`.
#[derive(Debug, Serialize)]
pub struct ItemView<'a> {
    code: String,
    severity: Severity,
    #[serde(serialize_with = "params")]
    params: &'a Params,
}

impl<'a> From<&'a Item> for ItemView<'a> {
    fn from(item: &'a Item) -> Self {
        Self {
            code: format!("checkup-{}", item.code),
            severity: item.severity,
            params: &item.params,
        }
    }
}
