//! Explanations: what a message needs of one suspicion, and what would have stayed quiet.

use super::Params;
use crate::event::Digest;
use crate::money::{Amount, Currency};
use crate::record::record;
use serde::Serialize;
use std::borrow::Cow;

/// What a message needs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explanation {
    /// In the declared order, always all of them.
    pub params: Params,
    /// What would have stayed quiet.
    pub unless: Option<Counterfactual>,
    /// What an alert on this is about, within its code: the same subject on the same day is one alert.
    pub subject: Option<Digest>,
    /// Other events that it is about.
    pub also: Vec<String>,
}

/// A bound that would have stayed quiet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counterfactual {
    /// The event's field.
    pub field: Cow<'static, str>,
    /// "<=" or ">=".
    pub op: Cow<'static, str>,
    /// The bound, as a decimal where the field is money.
    pub bound: String,
}

record! { struct Counterfactual { field, op, bound } }

impl Counterfactual {
    /// No more than this amount would have stayed quiet.
    pub(crate) fn amount_at_most(bound: f64, currency: Currency) -> Self {
        Self {
            field: "amount".into(),
            op: "<=".into(),
            bound: Amount::at_most(bound, currency).to_string(),
        }
    }
}
