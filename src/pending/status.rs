//! Status of a case at a moment: on its way, due, overdue, or come right; a pure reading of the ledger and the clock.
//!
//! A case is due on a day (or at a minute) and overdue when that is past, a refund not before the days that its term leaves
//! the shop. What has come right is never overdue: the stages are one enum. Beyond the calendar (year 9999) nothing is due.

use super::due::{Due, PendingSources};
use super::terms;
use super::{Origin, Pending};
use crate::event::{Awaited, Direction, InstrumentKind, PaymentType, Status};
use crate::ledger::{Payment, Shelf};
use crate::money::Amount;
use crate::time::{DAY, Millis};
use serde::Serialize;

/// Stage of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Nothing to do yet.
    OnTrack,
    /// It should come today.
    Due,
    /// It should have come.
    Overdue,
    /// Soon it can no longer be paid back.
    WindowClosing,
    /// It can no longer be paid back in the usual way.
    WindowClosed,
    /// It has come.
    Resolved,
}

impl Stage {
    /// Stages by urgency: what needs somebody comes first.
    pub const BY_URGENCY: [Self; 6] = [
        Self::Overdue,
        Self::WindowClosing,
        Self::WindowClosed,
        Self::Due,
        Self::OnTrack,
        Self::Resolved,
    ];
}

/// Responsible party: whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Responsible {
    /// The shop.
    Merchant,
    /// The wallet's operator.
    Wallet,
    /// The bank or card issuer.
    Bank,
}

/// Status of a case.
#[derive(Debug, Clone)]
pub struct CaseStatus<'a> {
    /// Stage.
    pub stage: Stage,
    /// Past its term and not come, also where the window for it closes.
    pub is_late: bool,
    /// Due date.
    pub due: Option<Due>,
    /// Until when it can be paid back at all.
    pub closes: Option<Due>,
    /// The payment that it is about.
    pub payment: Option<&'a Payment>,
    /// Its account's payments.
    pub shelf: Option<&'a Shelf>,
    /// Amount that is waited for, where that is known.
    pub wanted: Option<Amount>,
    /// Amount that has come, or was taken off.
    pub received: Amount,
    /// Payments that have come.
    pub proof: Vec<&'a Payment>,
    /// Responsible party: whose turn it is.
    pub with: Responsible,
}

impl CaseStatus<'_> {
    /// Time at which the last of it came.
    pub fn came_at(&self) -> Option<Millis> {
        self.proof.iter().map(|payment| payment.at).max()
    }
}

/// Status of the case; nothing where the payment that it was made of is no longer kept.
pub fn case_status<'a>(
    pending: &Pending,
    account: &str,
    sources: PendingSources<'a>,
    now: Option<Millis>,
) -> Option<CaseStatus<'a>> {
    let shelf = sources.ledger.shelf(account);
    let payment = pending
        .transaction_id
        .as_deref()
        .and_then(|id| shelf.and_then(|shelf| shelf.get(id)));
    if payment.is_none() && !pending.is_promised() {
        return None;
    }
    let mut status = CaseStatus {
        stage: Stage::OnTrack,
        is_late: false,
        due: None,
        closes: None,
        payment,
        shelf,
        wanted: pending.amount.or(payment.map(|payment| payment.amount)),
        received: Amount::ZERO,
        proof: Vec::new(),
        with: Responsible::Merchant,
    };
    let reader = CaseReader {
        pending,
        sources,
        account,
    };
    let has_come = match pending.what {
        Awaited::Refund => reader.refund(&mut status),
        Awaited::Arrival => reader.arrival(&mut status),
        Awaited::Release => reader.release(&mut status),
        Awaited::Discount | Awaited::Points => reader.reduction(&mut status),
        Awaited::Cancellation => reader.cancellation(&mut status),
    };
    if let Some(until) = pending.until.filter(|_| pending.what != Awaited::Cancellation) {
        status.due = sources.promised_by(until);
    }
    let past = now.zip(status.due.as_ref());
    status.is_late = !has_come && past.is_some_and(|(now, due)| now > due.overdue_at);
    status.stage = if has_come {
        Stage::Resolved
    } else {
        reader.stage(&status, now)
    };
    Some(status)
}

/// A case about to be read.
struct CaseReader<'a, 'c> {
    pending: &'c Pending,
    sources: PendingSources<'a>,
    account: &'c str,
}

impl<'a> CaseReader<'a, '_> {
    fn stage(&self, status: &CaseStatus<'a>, now: Option<Millis>) -> Stage {
        let Some(now) = now else {
            return Stage::OnTrack;
        };
        let closing = |closes: &Due| closes.at.later(-self.closing_days() * DAY);
        match (&status.closes, &status.due) {
            (Some(closes), _) if now > closes.at => Stage::WindowClosed,
            (Some(closes), _) if now >= closing(closes) => Stage::WindowClosing,
            (_, Some(due)) if now > due.overdue_at => Stage::Overdue,
            (_, Some(due)) if now >= due.from => Stage::Due,
            _ => Stage::OnTrack,
        }
    }

    /// For how many days before its end a window counts as closing.
    #[allow(clippy::cast_possible_truncation)] // a setting of at most 90
    fn closing_days(&self) -> i64 {
        self.sources.closing_days as i64
    }

    fn day(&self, at: Millis) -> i64 {
        self.sources.zone.day(at)
    }

    fn rows(status: &CaseStatus<'a>) -> impl Iterator<Item = &'a Payment> + use<'a> {
        static NOTHING: Shelf = Shelf::new();
        status.shelf.unwrap_or(&NOTHING).payments()
    }

    /// The refunds that belong to it: named, of the same order, or, where no payment is named, of the very amount.
    fn refund(&self, status: &mut CaseStatus<'a>) -> bool {
        let (pending, sources) = (self.pending, self.sources);
        let paid = status.payment;
        let belongs = |row: &Payment| match paid {
            Some(paid) => self.belongs(status, row, paid),
            None => {
                row.refund_of().is_some() && row.refund_of() == pending.transaction_id.as_deref()
                    || pending.transaction_id.is_none()
                        && Some(row.currency) == pending.currency
                        && Some(row.amount) == pending.amount
            }
        };
        // What came before the promise was not promised; what came before the payment pays nothing back.
        let from = match (pending.amount, paid) {
            (None, Some(paid)) => self.day(paid.at),
            _ => self.day(pending.at),
        };
        let rows: Vec<&Payment> = Self::rows(status)
            .filter(|row| {
                row.facts.direction == Direction::Credit && self.day(row.at) >= from && belongs(row)
            })
            .collect();
        let is_underway = rows.iter().any(|row| row.facts.status == Status::Pending);
        status.proof = rows.into_iter().filter(|row| row.facts.has_moved()).collect();
        let sum = status
            .proof
            .iter()
            .try_fold(Amount::ZERO, |sum, row| sum.plus(row.amount));
        status.received = sum.unwrap_or(Amount::ZERO);
        let to = paid.and_then(|paid| paid.facts.instrument);
        status.with = match to {
            _ if pending.origin == Origin::Undone => Responsible::Wallet,
            Some(InstrumentKind::Balance | InstrumentKind::CreditLine) if is_underway => Responsible::Wallet,
            _ if is_underway => Responsible::Bank,
            _ => Responsible::Merchant,
        };
        let operator = sources.operator(self.account);
        status.due = sources.due(pending.at, terms::refund(operator, to));
        status.closes = paid
            .zip(terms::refund_window(operator))
            .and_then(|(paid, window)| sources.due(paid.at, window));
        let Some(paid) = paid else {
            return !status.received.is_zero();
        };
        let word = match paid.facts.status {
            Status::Refunded | Status::Reversed => status.wanted,
            _ => paid.refunded.filter(|_| pending.amount.is_none()),
        };
        status.received = status.received.max(word.unwrap_or(Amount::ZERO));
        // It went through after all; where only the other account calls it failed, that is no news.
        let went_through = pending.origin == Origin::Undone
            && pending.other.is_none()
            && paid.facts.status == Status::Completed;
        let coupon = paid.discount().filter(|_| pending.amount.is_some());
        let wanted = status.wanted.unwrap_or(paid.amount);
        went_through
            || status
                .received
                .covers(wanted, paid.amount, coupon.unwrap_or(Amount::ZERO))
    }

    fn belongs(&self, status: &CaseStatus<'a>, row: &Payment, paid: &Payment) -> bool {
        let is_named = row.refund_of() == Some(paid.id.as_str());
        let same_order = row.order.is_some() && row.order == paid.order;
        let same_side = status.shelf.is_some_and(|shelf| {
            let name = shelf.counterparty(paid);
            name.is_some() && name == shelf.counterparty(row)
        });
        let is_refund = row.facts.kind == PaymentType::Refund;
        row.currency == paid.currency
            && (is_named
                || is_refund && row.refund_of().is_none() && same_order
                || self.pending.origin == Origin::Undone && same_side && row.amount == paid.amount)
    }

    fn arrival(&self, status: &mut CaseStatus<'a>) -> bool {
        let pending = self.pending;
        let paid = status.payment;
        let is_refund = paid.is_some_and(|paid| paid.facts.kind == PaymentType::Refund);
        let operator = self.sources.operator(self.account);
        let term = match paid {
            Some(paid) if is_refund => terms::refund(operator, paid.facts.instrument),
            _ => terms::arrival(paid.map(|paid| paid.facts.kind)),
        };
        status.due = self.sources.due(pending.at, term);
        status.with = match pending.origin {
            Origin::Between | Origin::Contested => Responsible::Bank,
            // A refund that has left the shop is with whoever keeps the card.
            _ if is_refund
                && !matches!(
                    paid.and_then(|paid| paid.facts.instrument),
                    None | Some(InstrumentKind::Balance)
                ) =>
            {
                Responsible::Bank
            }
            _ => Responsible::Wallet,
        };
        let came: Option<&'a Payment> = match (pending.origin, &pending.other, paid) {
            (Origin::Between, Some((account, id)), _) => {
                let other = self.sources.ledger.shelf(account).and_then(|shelf| shelf.get(id));
                other.filter(|other| other.facts.has_moved())
            }
            (Origin::Contested, _, Some(paid)) => {
                Some(paid).filter(|paid| paid.facts.status.is_whole_again())
            }
            (_, _, Some(paid)) => Some(paid).filter(|paid| !paid.facts.status.is_under_way()),
            (_, _, None) => Self::rows(status).find(|row| {
                row.facts.direction == Direction::Credit
                    && row.facts.has_moved()
                    && row.facts.kind != PaymentType::Refund
                    && Some(row.amount) == pending.amount
                    && Some(row.currency) == pending.currency
                    && pending.transaction_id.is_none()
                    && self.day(row.at) >= self.day(pending.at)
            }),
        };
        status.proof.extend(came);
        status.received = came.map_or(Amount::ZERO, |came| came.amount);
        came.is_some()
    }

    fn release(&self, status: &mut CaseStatus<'a>) -> bool {
        status.due = self.sources.due(self.pending.at, terms::hold());
        let over = status
            .payment
            .filter(|held| held.facts.status != Status::Authorized);
        status.proof.extend(over);
        over.is_some()
    }

    /// A coupon is taken off when the payment is made; points come after it.
    fn reduction(&self, status: &mut CaseStatus<'a>) -> bool {
        let is_points = self.pending.what == Awaited::Points;
        status.wanted = self.pending.amount;
        status.due = if is_points {
            self.sources.due(self.pending.at, terms::points())
        } else {
            None
        };
        let Some(paid) = status.payment.filter(|paid| paid.facts.has_moved()) else {
            return false;
        };
        if is_points {
            return paid.points().is_some_and(|points| !points.is_zero());
        }
        let off = paid.discount().unwrap_or(Amount::ZERO);
        let back: Vec<&Payment> = Self::rows(status)
            .filter(|row| {
                row.facts.direction == Direction::Credit
                    && row.facts.has_moved()
                    && self.belongs(status, row, paid)
            })
            .collect();
        let sum = back
            .iter()
            .try_fold(off, |sum, row| sum.plus(row.amount))
            .unwrap_or(off);
        status.proof = back;
        status.received = sum;
        status.due = self.sources.promised_by(paid.at);
        match status.wanted {
            Some(wanted) => sum >= wanted,
            None => !sum.is_zero(),
        }
    }

    /// Charges under the agreement that was ended: the same shop, drawn without the payer.
    fn cancellation(&self, status: &mut CaseStatus<'a>) -> bool {
        let ends = self.pending.until.unwrap_or(self.pending.at);
        let (Some(shelf), Some(paid)) = (status.shelf, status.payment) else {
            return false;
        };
        let name = shelf.counterparty(paid);
        let charged = Self::rows(status).find(|row| {
            row.facts.direction == Direction::Debit
                && row.facts.has_moved()
                && row.at > ends
                && name.is_some()
                && shelf.counterparty(row) == name
                && row.facts.is_standing
        });
        let Some(charged) = charged else {
            return false;
        };
        status.wanted = Some(charged.amount);
        let back: Vec<&Payment> = Self::rows(status)
            .filter(|row| {
                row.facts.direction == Direction::Credit
                    && row.facts.has_moved()
                    && self.belongs(status, row, charged)
            })
            .collect();
        let sum = back
            .iter()
            .try_fold(Amount::ZERO, |sum, row| sum.plus(row.amount));
        status.received = sum.unwrap_or(Amount::ZERO).max(match charged.facts.status {
            Status::Refunded => charged.amount,
            _ => Amount::ZERO,
        });
        status.proof = back;
        status.payment = Some(charged);
        status.due = self.sources.promised_by(ends);
        status.received >= charged.amount
    }
}
