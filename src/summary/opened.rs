//! Rows of a query, opened: linked (`link`), and each payee under one name (`payees`).

use super::Sources;
use super::payees::{Corrected, Payee, Spellings, known_by, payee_of};
use super::query::{Refunds, SummaryQuery};
use crate::error::Result;
use crate::ledger::{Group, Ledger, Month, Payment, Shelf, Word, readings};
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
        self.known(account, payee_of(payment)?)
    }

    fn known(&self, account: usize, by: (Word, bool)) -> Option<Payee<'a>> {
        self.spellings.payee(&self.rows, &self.corrected, account, by)
    }

    /// Payee of a folded group.
    pub(super) fn payee_of_group(&self, account: usize, group: &Group) -> Option<Payee<'a>> {
        self.known(account, known_by(group.key.party, group.key.payee)?)
    }

    /// Category of a folded group: as its holder says, else as its payments told.
    pub(super) fn category_of_group(&self, account: usize, group: &Group) -> Option<&'a str> {
        let corrected = self
            .payee_of_group(account, group)
            .and_then(|payee| payee.corrected);
        corrected.or_else(|| {
            self.rows
                .accounts
                .get(account)?
                .shelf
                .word_at(group.key.category?)
        })
    }

    /// Folded months of the accounts that are asked for, each with the number of its account, and the reading that holds there:
    /// among its holder's where those are read too.
    pub(super) fn months(&self, refunds: Refunds) -> impl Iterator<Item = (usize, u8, &'a Month)> + '_ {
        let accounts = self.rows.accounts.iter().enumerate();
        let accounts =
            accounts.filter(|(_, account)| account.is_wanted && !account.shelf.months().is_empty());
        accounts.flat_map(move |(number, account)| {
            let holder = account.shelf.holder();
            let others = self
                .rows
                .accounts
                .iter()
                .filter(|other| other.shelf.holder() == holder);
            let is_household = holder.is_some() && others.count() > 1;
            let reading = readings::bit(is_household, refunds == Refunds::InRefundPeriod);
            account
                .shelf
                .months()
                .iter()
                .map(move |month| (number, reading, month))
        })
    }

    /// Shelf and payment of a row.
    pub(super) fn row(&self, row_ref: RowRef) -> Option<(&'a Shelf, &'a Payment)> {
        let shelf = self.rows.accounts.get(row_ref.account)?.shelf;
        Some((shelf, shelf.at(row_ref.place)?))
    }
}
