//! View of a link, in the contract's form.

use crate::engine::{Link, LinkRow};
use crate::event::{EventRef, TimePrecision};
use crate::link::{Confidence, Evidence};
use crate::money::{Amount, Currency};
use crate::time::Millis;
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

/// Row of a link, as far as a person knows it again.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RowView<'a> {
    at: Millis,
    utc_offset: i16,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_precision: Option<&'static str>,
    amount: Amount,
    currency: Currency,
    #[serde(skip_serializing_if = "Option::is_none")]
    counterparty: Option<&'a str>,
    direction: &'static str,
    status: &'static str,
}

impl<'a> From<&'a LinkRow> for RowView<'a> {
    fn from(row: &'a LinkRow) -> Self {
        Self {
            at: row.at,
            utc_offset: row.offset,
            time_precision: row.is_of_day.then_some(TimePrecision::Day.as_str()),
            amount: row.amount,
            currency: row.currency,
            counterparty: row.counterparty.as_deref(),
            direction: row.direction.as_str(),
            status: row.status.as_str(),
        }
    }
}

/// Rows of a link.
#[derive(Debug, Serialize)]
struct RowsView<'a> {
    a: RowView<'a>,
    b: RowView<'a>,
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
    rows: RowsView<'a>,
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
            rows: RowsView {
                a: (&link.rows.0).into(),
                b: (&link.rows.1).into(),
            },
        }
    }
}
