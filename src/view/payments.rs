//! View of a page of payments, in the contract's form.

use super::LinkView;
use crate::engine::{PaymentRow, Payments};
use crate::event::Transaction;
use crate::money::Money;
use crate::summary::Counts;
use serde::Serialize;

/// A payment as it is listed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RowView<'a> {
    payment: &'a Transaction,
    counts: Counts,
    amount: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    spent: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'static str>,
    category: &'a str,
    links: Vec<LinkView<'a>>,
    alert_ids: &'a [String],
}

impl<'a> From<&'a PaymentRow> for RowView<'a> {
    fn from(row: &'a PaymentRow) -> Self {
        let some = |money: Money| (!money.is_zero()).then_some(money);
        Self {
            payment: &row.payment,
            counts: row.part.counts,
            amount: row.part.amount,
            spent: some(row.part.spent),
            received: some(row.part.received),
            because: row.part.because,
            category: &row.category,
            links: row.links.iter().map(LinkView::from).collect(),
            alert_ids: &row.alert_ids,
        }
    }
}

/// A page of payments, the newest first.
#[derive(Debug, Serialize)]
pub struct PaymentsView<'a> {
    rows: Vec<RowView<'a>>,
    count: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
}

impl<'a> From<&'a Payments> for PaymentsView<'a> {
    fn from(page: &'a Payments) -> Self {
        Self {
            rows: page.rows.iter().map(RowView::from).collect(),
            count: page.count,
            after: page.after.as_deref(),
        }
    }
}
