//! Accounts query: whose payments are kept, how many, of when, and what is open there.
//!
//! Not here: accounts of which no payment is kept, whose names nobody knows any more.

use super::Engine;
use crate::alert::State;
use crate::error::{Code, Error, Result};
use crate::time::Millis;
use serde::Serialize;

/// Account of which payments are kept, in the contract's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the contract's names
pub struct AccountSummary {
    pub account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// Payments that are kept one by one.
    pub payments: usize,
    /// Payments that are kept as sums of their months.
    pub folded: u32,
    /// The first payment and the last one, folded ones included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_at: Option<Millis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_at: Option<Millis>,
    /// Alerts that nobody has settled.
    pub open_alerts: usize,
}

impl Engine {
    /// The accounts of which payments are kept, by their ids.
    pub fn accounts(&self) -> Result<Vec<AccountSummary>> {
        if self.config.ledger_days == 0 {
            return Err(Error::new(Code::LedgerOff).at_field("ledgerDays"));
        }
        let summary = |shelf: &crate::ledger::Shelf| {
            let dates = shelf.payments().map(|payment| (payment.at, payment.at));
            let months = shelf.months().iter();
            let spans = dates.chain(months.clone().map(|month| (month.first, month.last)));
            let span = spans.reduce(|(first, last), (from, to)| (first.min(from), last.max(to)));
            let alerts = self.state.book.of_account(&shelf.account_id);
            let open = alerts.filter(|alert| {
                alert.audience.is_for(self.config.audience)
                    && !matches!(alert.state, State::Resolved | State::Expired)
            });
            AccountSummary {
                account_id: shelf.account_id.clone(),
                holder_id: shelf.holder().map(str::to_owned),
                name: self.config.names.get(&shelf.account_id).cloned(),
                operator: self.config.operators.get(&shelf.account_id).cloned(),
                payments: shelf.len(),
                folded: months.map(|month| month.payments).fold(0, u32::saturating_add),
                first_at: span.map(|(first, _)| first),
                last_at: span.map(|(_, last)| last),
                open_alerts: open.count(),
            }
        };
        let shelves = self.state.ledger.shelves();
        let mut accounts: Vec<AccountSummary> = shelves.map(|(_, shelf)| summary(shelf)).collect();
        crate::sort::sort(&mut accounts, |one, other| one.account_id.cmp(&other.account_id));
        Ok(accounts)
    }
}
