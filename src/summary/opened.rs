//! Rows of a query, opened: linked (`link`), and each payee under one name (`payees`).

use super::Sources;
use super::payees::{self, Payee, Payees, payee_of};
use super::query::SummaryQuery;
use crate::error::Result;
use crate::ledger::{Ledger, Payment, Shelf};
use crate::link::{RowRef, Rows, linked};

/// Rows of a query, with all that belongs together linked.
#[derive(Debug)]
pub(super) struct Opened<'a> {
    pub(super) rows: Rows<'a>,
    /// By account.
    payees: Vec<Payees<'a>>,
}

/// Opens what a query asks for, and what is joined with it, of a ledger whose days are the query's.
pub(super) fn opened<'a>(
    ledger: &'a Ledger,
    sources: &Sources<'a>,
    query: &SummaryQuery,
) -> Result<Opened<'a>> {
    let links = crate::link::Sources {
        ledger,
        decisions: sources.decisions,
        calendars: sources.calendars,
    };
    let rows = linked(links, query.account_id.as_deref(), query.holder_id.as_deref())?;
    let shelves: Vec<&'a Shelf> = rows.accounts.iter().map(|account| account.shelf).collect();
    let payees = payees::of(&shelves, sources.corrections);
    Ok(Opened { rows, payees })
}

impl<'a> Opened<'a> {
    /// Payee of a row; nothing where nobody is named.
    pub(super) fn payee(&self, account: usize, payment: &Payment) -> Option<&Payee<'a>> {
        let (word, is_id) = payee_of(payment)?;
        let payees = self.payees.get(account)?;
        payees.get(word.index())?.get(usize::from(is_id))?.as_ref()
    }

    /// Shelf and payment of a row.
    pub(super) fn row(&self, row_ref: RowRef) -> Option<(&'a Shelf, &'a Payment)> {
        let shelf = self.rows.accounts.get(row_ref.account)?.shelf;
        Some((shelf, shelf.at(row_ref.place)?))
    }
}
