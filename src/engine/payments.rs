//! Payments query: every payment that is kept, with its part in the sums, what belongs together with it, and its alerts.
//!
//! Not here: which rows a query asks for, and what each adds (`summary::list`).

use super::Engine;
use super::links::{Link, link_of};
use crate::alert::Alert;
use crate::error::{Code, Error, Result};
use crate::event::Transaction;
use crate::ledger::Shelf;
use crate::link::{Pair, RowRef};
use crate::sort::sort;
use crate::summary::{KeptList, Page, PartOfSums, PaymentQuery, list};
use std::cell::RefCell;

/// A payment as it is listed.
#[derive(Debug, Clone, PartialEq)]
pub struct PaymentRow {
    /// As it was told, as far as that is kept.
    pub payment: Transaction,
    /// Part of the sums.
    pub part: PartOfSums,
    /// Category under which it is summed; empty where nobody knows.
    pub category: String,
    /// What belongs together with it, or may.
    pub links: Vec<Link>,
    /// Alerts that tell of it, the oldest first.
    pub alert_ids: Vec<String>,
}

/// Page of payments, the newest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Payments {
    /// Rows of the page.
    pub rows: Vec<PaymentRow>,
    /// How many there are on all pages.
    pub count: u32,
    /// What asks for the next page; nothing on the last.
    pub after: Option<String>,
}

/// What lists are read by from one page to the next: forgotten by whatever changes the state.
#[derive(Debug, Default)]
pub(super) struct ListCache(RefCell<Option<KeptList>>);

impl Clone for ListCache {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl ListCache {
    /// Forgets it: something changed.
    pub(super) fn clear(&mut self) {
        *self.0.get_mut() = None;
    }
}

impl Engine {
    /// A page of payments.
    pub fn payments(&self, query: &PaymentQuery) -> Result<Payments> {
        if self.config.ledger_days == 0 {
            return Err(Error::new(Code::LedgerOff).at_field("ledgerDays"));
        }
        let zone = query.zone(&self.zone)?;
        let kept = self.listed.0.take().filter(|kept| kept.is_for(query, &zone));
        // What is kept was found in the ledger as it stands.
        let by_days = if kept.is_some() {
            None
        } else {
            self.state.ledger.by_days_of(&zone)
        };
        let ledger = by_days.as_ref().unwrap_or(&self.state.ledger);
        let is_flagged = |account: &str, id: &str| self.alerts_on(account, id).next().is_some();
        let page = list((ledger, &zone), &self.sources(), query, kept, &is_flagged)?;
        let links = links_of(&page);
        let listed = page.found.iter().enumerate();
        let rows: Vec<PaymentRow> = listed
            .filter_map(|(number, row_ref)| {
                let (listed, payment) = page.row(*row_ref)?;
                // As it was told: not where another zone's day would put it.
                let shelf: &Shelf = self.state.ledger.shelf(&listed.account_id)?;
                let payment = shelf.get(payment.id())?;
                Some(page.part(*row_ref).map(|part| {
                    PaymentRow {
                        payment: shelf.transaction(payment),
                        part,
                        category: page.category(*row_ref).to_owned(),
                        links: links.get(number).cloned().unwrap_or_default(),
                        alert_ids: self
                            .alerts_on(&shelf.account_id, payment.id())
                            .map(|alert| alert.id.clone())
                            .collect(),
                    }
                }))
            })
            .collect::<Result<_>>()?;
        let (count, after) = (page.count, page.after.clone());
        if by_days.is_none() {
            self.listed.0.replace(Some(page.kept()));
        }
        Ok(Payments { rows, count, after })
    }

    /// Alerts for the readers that tell of an event, the oldest first.
    fn alerts_on<'a>(&'a self, account: &str, id: &str) -> impl Iterator<Item = &'a Alert> + use<'a> {
        let readers = self.config.audience;
        let alerts = self.state.book.of_event(account, id);
        alerts.filter(move |alert| alert.audience.is_for(readers))
    }
}

/// Links of each row of a page.
fn links_of(page: &Page<'_>) -> Vec<Vec<Link>> {
    let mut places: Vec<(RowRef, usize)> = page.found.iter().copied().zip(0..).collect();
    sort(&mut places, Ord::cmp);
    let mut links: Vec<Vec<Link>> = vec![Vec::new(); places.len()];
    let rows = page.rows();
    let mut take = |pair: &Pair, of: RowRef| {
        let place = places.binary_search_by_key(&of, |(known, _)| *known);
        let place = place.ok().and_then(|place| places.get(place));
        if let Some(links) = place.and_then(|(_, number)| links.get_mut(*number)) {
            links.extend(link_of(rows, pair));
        }
    };
    for pair in &rows.pairs {
        take(pair, pair.a);
        if pair.b != pair.a {
            take(pair, pair.b);
        }
    }
    links
}
