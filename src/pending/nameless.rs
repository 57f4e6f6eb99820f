//! Nameless arrivals: money that comes to another own account under nobody's name, and is what is waited for here.
//!
//! A bank books many a refund and transfer without saying whose it is. It counts where the sum, the currency and the days
//! leave one reading: one such row for one case, within the case's term. It is told in the sum alone, since no row of the
//! case's own account shows it.
//! Not here: rows that name what they pay back (`paid_back`), and such as a link knows more of (`Ties::is_free`).

use super::claims::may_be_refund;
use super::due::PendingSources;
use super::stage::Stage;
use super::status::CaseStatus;
use super::{Origin, Pending};
use crate::event::{Awaited, Direction};
use crate::ledger::{Payment, Shelf};

/// Settles what exactly one such row fits, and no other case.
pub(super) fn settle<'a>(
    cases: &[&Pending],
    all: &mut [Option<CaseStatus<'a>>],
    account: &str,
    sources: PendingSources<'a, '_>,
) {
    let waits = |pending: &Pending, status: &CaseStatus<'_>| {
        status.stage.is_open()
            && status.received.is_zero()
            && status.due.is_some()
            && matches!(pending.what, Awaited::Refund | Awaited::Arrival)
    };
    let both = cases.iter().zip(all.iter().flatten());
    if cases.len() != all.len() || !both.into_iter().any(|(pending, status)| waits(pending, status)) {
        return;
    }
    let others = sources.ledger.household(account);
    let others = others.filter(|shelf| shelf.account_id != account);
    let came: Vec<(&Shelf, &Payment)> = others
        .flat_map(|shelf| sources.rows(shelf).into_iter().map(move |row| (shelf, row)))
        .filter(|(_, row)| row.is_nameless_arrival())
        .collect();
    let fits = |place: usize, status: &CaseStatus<'_>, (shelf, row): &(&Shelf, &Payment)| {
        let Some((pending, due)) = cases.get(place).copied().zip(status.due.as_ref()) else {
            return false;
        };
        let is_there = match &pending.other {
            Some((other, _)) if pending.origin == Origin::Between => *other == shelf.account_id,
            _ => true,
        };
        let paid = status.payment.map(|paid| (account, paid.id()));
        waits(pending, status)
            && is_there
            && (pending.what != Awaited::Refund || may_be_refund(row.facts))
            && Some(row.currency) == pending.currency
            && Some(row.amount()) == status.wanted
            && sources.zone.day(row.at) >= sources.zone.day(pending.at)
            && row.at <= due.overdue_at
            && sources.ties.is_free((&shelf.account_id, row.id()), paid)
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (place, status) in all.iter().enumerate() {
        let Some(status) = status else { continue };
        let mut fitting = came
            .iter()
            .enumerate()
            .filter(|(_, row)| fits(place, status, row))
            .map(|(row, _)| (place, row));
        found.extend(fitting.next());
        found.extend(fitting.next());
    }
    let is_only = |(place, row): &(usize, usize)| {
        let same = |(other, its): &&(usize, usize)| other == place || its == row;
        found.iter().filter(same).count() == 1
    };
    for (place, _) in found.iter().filter(|one| is_only(one)) {
        if let Some(Some(status)) = all.get_mut(*place) {
            status.received = status.wanted.unwrap_or_default();
            (status.stage, status.is_late) = (Stage::Resolved, false);
        }
    }
}

impl Payment {
    /// True of money that came and that says of nobody and nothing what it is for.
    fn is_nameless_arrival(&self) -> bool {
        self.facts.direction == Direction::Credit
            && self.facts.has_moved()
            && self.payee_word().is_none()
            && self.refund_of().is_none()
            && !self.amount().is_zero()
    }
}
