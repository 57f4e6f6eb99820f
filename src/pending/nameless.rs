//! Nameless arrivals: money that comes to another own account under nobody's name, and is what is waited for here.
//!
//! A bank books many a refund and transfer without saying whose it is. It counts where the sum, the currency and the days
//! leave one reading: one such row for one case, within the case's term. It is told in the sum alone, since no row of the
//! case's own account shows it.
//! Not here: rows that name what they pay back (`paid_back`), and such as a link knows more of (`Ties::is_free`).

use super::claims::may_be_refund;
use super::due::PendingSources;
use super::stage::Stage;
use super::status::{CaseStatus, by_own_rows};
use super::{Origin, Pending};
use crate::event::{Awaited, Direction};
use crate::ledger::{Payment, Shelf};
use crate::time::Millis;

/// Statuses of all cases of an account, in their order, with what came to another own account; nothing where the payment that one
/// was made of is no longer kept.
pub fn case_statuses<'a>(
    cases: &[&Pending],
    account: &str,
    sources: PendingSources<'a, '_>,
    now: Option<Millis>,
) -> Vec<Option<CaseStatus<'a>>> {
    let mut all = by_own_rows(cases, account, sources, now);
    settle(cases, &mut all, account, sources);
    all
}

/// Settles what exactly one such row fits, and no other case.
fn settle<'a>(
    cases: &[&Pending],
    all: &mut [Option<CaseStatus<'a>>],
    account: &str,
    sources: PendingSources<'a, '_>,
) {
    // Each case with the row that fits it, by its place among those that came.
    let (mut found, mut came) = (Vec::new(), None);
    for (place, (pending, status)) in cases.iter().zip(all.iter()).enumerate() {
        let Some(status) = status else { continue };
        let Some(due) = status.due.as_ref().filter(|_| waits(pending, status)) else {
            continue;
        };
        let came = came.get_or_insert_with(|| arrivals(account, sources));
        let paid = status.payment.map(|paid| (account, paid.id()));
        let first_day = sources.zone.day(pending.at);
        for (number, (shelf, row)) in came.iter().enumerate() {
            let is_elsewhere = pending.origin == Origin::Between && { pending.other.as_ref() }
                .is_some_and(|(other, _)| *other != shelf.account_id);
            if (Some(row.currency), Some(row.amount())) == (pending.currency, status.wanted)
                && row.at <= due.overdue_at
                && sources.zone.day(row.at) >= first_day
                && (pending.what != Awaited::Refund || may_be_refund(row.facts))
                && !is_elsewhere
                && sources.ties.is_free((&shelf.account_id, row.id()), paid)
            {
                found.push((place, number));
            }
        }
    }
    for (place, row) in &found {
        let rivals = { found.iter() }.filter(|(other, its)| other == place || its == row);
        if let Some(Some(status)) = all.get_mut(*place).filter(|_| rivals.count() == 1) {
            status.received = status.wanted.unwrap_or_default();
            (status.stage, status.is_late) = (Stage::Resolved, false);
        }
    }
}

fn waits(pending: &Pending, status: &CaseStatus<'_>) -> bool {
    status.stage.is_open()
        && status.received.is_zero()
        && matches!(pending.what, Awaited::Refund | Awaited::Arrival)
}

fn arrivals<'a>(account: &str, sources: PendingSources<'a, '_>) -> Vec<(&'a Shelf, &'a Payment)> {
    let mut came = Vec::new();
    for shelf in sources.ledger.household(account) {
        if shelf.account_id != account {
            for row in sources.rows(shelf) {
                if row.is_nameless_arrival() {
                    came.push((shelf, row));
                }
            }
        }
    }
    came
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
