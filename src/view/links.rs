//! View of a link, in the contract's form.

use crate::engine::Link;
use crate::event::EventRef;
use crate::link::{Confidence, Evidence};
use crate::money::{Amount, Currency};
use serde::Serialize;

/// A row, by its account and id.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RefView<'a> {
    account_id: &'a str,
    id: &'a str,
    kind: &'static str,
}

impl<'a> From<&'a EventRef> for RefView<'a> {
    fn from(of: &'a EventRef) -> Self {
        Self {
            account_id: &of.account_id,
            id: &of.id,
            kind: of.kind.as_str(),
        }
    }
}

/// Two movements that belong together, or may.
#[derive(Debug, Serialize)]
pub struct LinkView<'a> {
    id: &'a str,
    a: RefView<'a>,
    b: RefView<'a>,
    relation: &'static str,
    amount: Amount,
    currency: Currency,
    confidence: Confidence,
    evidence: Evidence,
}

impl<'a> From<&'a Link> for LinkView<'a> {
    fn from(link: &'a Link) -> Self {
        Self {
            id: &link.id,
            a: (&link.a).into(),
            b: (&link.b).into(),
            relation: link.relation.as_str(),
            amount: link.amount,
            currency: link.currency,
            confidence: link.confidence,
            evidence: link.evidence,
        }
    }
}
