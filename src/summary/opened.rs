//! Rows of a query, opened: linked (`link`), and each payee under one name (`payees`).

use super::Sources;
use super::payees::{Corrected, Payee, Spellings};
use super::query::SummaryQuery;
use crate::error::Result;
use crate::ledger::{Ledger, Payment, Shelf};
use crate::link::{RowRef, Rows, linked};

/// Rows of a query, with all that belongs together linked.
#[derive(Debug)]
pub(super) struct Opened<'a> {
    pub(super) rows: Rows<'a>,
    pub(super) spellings: Spellings,
    corrected: Corrected<'a>,
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
    let spellings = Spellings::of(&shelves_of(&rows));
    Ok(opened_over(rows, spellings, sources))
}

/// Opens rows that are linked already, of which it is known how payees are spelled.
pub(super) fn opened_over<'a>(rows: Rows<'a>, spellings: Spellings, sources: &Sources<'a>) -> Opened<'a> {
    let corrected = spellings.corrected(&shelves_of(&rows), sources.corrections);
    Opened {
        rows,
        spellings,
        corrected,
    }
}

fn shelves_of<'a>(rows: &Rows<'a>) -> Vec<&'a Shelf> {
    rows.accounts.iter().map(|account| account.shelf).collect()
}

impl<'a> Opened<'a> {
    /// Payee of a row; nothing where nobody is named.
    pub(super) fn payee(&self, account: usize, payment: &Payment) -> Option<Payee<'a>> {
        self.spellings
            .payee(&self.rows, &self.corrected, (account, payment))
    }

    /// Shelf and payment of a row.
    pub(super) fn row(&self, row_ref: RowRef) -> Option<(&'a Shelf, &'a Payment)> {
        let shelf = self.rows.accounts.get(row_ref.account)?.shelf;
        Some((shelf, shelf.at(row_ref.place)?))
    }
}
