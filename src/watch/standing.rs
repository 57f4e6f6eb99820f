//! How a case stands at a moment: on its way, due, overdue, or come right; a pure reading of the ledger and the clock.
//!
//! A case is due on a day (or at a minute) and overdue when that is past, a refund not before the days that its term leaves
//! the shop. What has come right is never overdue: the stages are one enum. Beyond the calendar (year 9999) nothing is due.

use super::due::{Due, View};
use super::terms;
use super::{Case, Origin};
use crate::event::{Awaited, Direction, InstrumentKind, PaymentType, Status};
use crate::ledger::{Payment, Shelf};
use crate::money::Amount;
use crate::time::{DAY, Millis};
use serde::Serialize;

/// Where a case is.
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
    /// What needs somebody comes first.
    pub const BY_URGENCY: [Self; 6] = [
        Self::Overdue,
        Self::WindowClosing,
        Self::WindowClosed,
        Self::Due,
        Self::OnTrack,
        Self::Resolved,
    ];
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Party {
    /// The shop.
    Merchant,
    /// The wallet's operator.
    Wallet,
    /// The bank or card issuer.
    Bank,
}

/// How a case stands.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    /// Where it is.
    pub stage: Stage,
    /// Past its term and not come, also where the window for it closes.
    pub is_late: bool,
    /// When it has to have come.
    pub due: Option<Due>,
    /// Until when it can be paid back at all.
    pub closes: Option<Due>,
    /// The payment that it is about.
    pub payment: Option<&'a Payment>,
    /// Its account's payments.
    pub shelf: Option<&'a Shelf>,
    /// How much is waited for, where that is known.
    pub wanted: Option<Amount>,
    /// How much has come, or was taken off.
    pub received: Amount,
    /// What has come.
    pub proof: Vec<&'a Payment>,
    /// Whose turn it is.
    pub with: Party,
}

impl Standing<'_> {
    /// When the last that came came.
    pub fn settled_at(&self) -> Option<Millis> {
        self.proof.iter().map(|payment| payment.at).max()
    }
}

/// How the case stands; nothing where the payment that it was made of is no longer kept.
pub fn stand<'a>(case: &Case, account: &str, view: View<'a>, now: Option<Millis>) -> Option<Standing<'a>> {
    let shelf = view.ledger.shelf(account);
    let payment = case
        .transaction_id
        .as_deref()
        .and_then(|id| shelf.and_then(|shelf| shelf.get(id)));
    if payment.is_none() && !case.is_promised() {
        return None;
    }
    let mut standing = Standing {
        stage: Stage::OnTrack,
        is_late: false,
        due: None,
        closes: None,
        payment,
        shelf,
        wanted: case.amount.or(payment.map(|payment| payment.amount)),
        received: Amount::ZERO,
        proof: Vec::new(),
        with: Party::Merchant,
    };
    let look = Look { case, view, account };
    let has_come = match case.what {
        Awaited::Refund => look.refund(&mut standing),
        Awaited::Arrival => look.arrival(&mut standing),
        Awaited::Release => look.release(&mut standing),
        Awaited::Discount | Awaited::Points => look.reduction(&mut standing),
        Awaited::Cancellation => look.cancellation(&mut standing),
    };
    if let Some(until) = case.until.filter(|_| case.what != Awaited::Cancellation) {
        standing.due = view.promised_by(until);
    }
    let past = now.zip(standing.due.as_ref());
    standing.is_late = !has_come && past.is_some_and(|(now, due)| now > due.overdue_at);
    standing.stage = if has_come {
        Stage::Resolved
    } else {
        look.stage(&standing, now)
    };
    Some(standing)
}

/// A case about to be read.
struct Look<'a, 'c> {
    case: &'c Case,
    view: View<'a>,
    account: &'c str,
}

impl<'a> Look<'a, '_> {
    fn stage(&self, standing: &Standing<'a>, now: Option<Millis>) -> Stage {
        let Some(now) = now else {
            return Stage::OnTrack;
        };
        let closing = |closes: &Due| closes.at.later(-self.closing_days() * DAY);
        match (&standing.closes, &standing.due) {
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
        self.view.closing_days as i64
    }

    fn day(&self, at: Millis) -> i64 {
        self.view.offset.day(at)
    }

    fn rows(standing: &Standing<'a>) -> impl Iterator<Item = &'a Payment> + use<'a> {
        static NOTHING: Shelf = Shelf::new();
        standing.shelf.unwrap_or(&NOTHING).payments()
    }

    /// The refunds that belong to it: named, of the same order, or, where no payment is named, of the very amount.
    fn refund(&self, standing: &mut Standing<'a>) -> bool {
        let (case, view) = (self.case, self.view);
        let paid = standing.payment;
        let belongs = |row: &Payment| match paid {
            Some(paid) => self.belongs(standing, row, paid),
            None => {
                row.refund_of().is_some() && row.refund_of() == case.transaction_id.as_deref()
                    || case.transaction_id.is_none()
                        && Some(row.currency) == case.currency
                        && Some(row.amount) == case.amount
            }
        };
        // What came before the promise was not promised; what came before the payment pays nothing back.
        let from = match (case.amount, paid) {
            (None, Some(paid)) => self.day(paid.at),
            _ => self.day(case.at),
        };
        let rows: Vec<&Payment> = Self::rows(standing)
            .filter(|row| {
                row.facts.direction == Direction::Credit && self.day(row.at) >= from && belongs(row)
            })
            .collect();
        let is_underway = rows.iter().any(|row| row.facts.status == Status::Pending);
        standing.proof = rows.into_iter().filter(|row| row.facts.has_moved()).collect();
        let sum = standing
            .proof
            .iter()
            .try_fold(Amount::ZERO, |sum, row| sum.plus(row.amount));
        standing.received = sum.unwrap_or(Amount::ZERO);
        let to = paid.and_then(|paid| paid.facts.instrument);
        standing.with = match to {
            _ if case.origin == Origin::Undone => Party::Wallet,
            Some(InstrumentKind::Balance | InstrumentKind::CreditLine) if is_underway => Party::Wallet,
            _ if is_underway => Party::Bank,
            _ => Party::Merchant,
        };
        let operator = view.operator(self.account);
        standing.due = view.due(case.at, terms::refund(operator, to));
        standing.closes = paid
            .zip(terms::refund_window(operator))
            .and_then(|(paid, window)| view.due(paid.at, window));
        let Some(paid) = paid else {
            return !standing.received.is_zero();
        };
        let word = match paid.facts.status {
            Status::Refunded | Status::Reversed => standing.wanted,
            _ => paid.refunded.filter(|_| case.amount.is_none()),
        };
        standing.received = standing.received.max(word.unwrap_or(Amount::ZERO));
        // It went through after all; where only the other account calls it failed, that is no news.
        let went_through =
            case.origin == Origin::Undone && case.other.is_none() && paid.facts.status == Status::Completed;
        let coupon = paid.discount().filter(|_| case.amount.is_some());
        let wanted = standing.wanted.unwrap_or(paid.amount);
        went_through
            || standing
                .received
                .covers(wanted, paid.amount, coupon.unwrap_or(Amount::ZERO))
    }

    fn belongs(&self, standing: &Standing<'a>, row: &Payment, paid: &Payment) -> bool {
        let is_named = row.refund_of() == Some(paid.id.as_str());
        let same_order = row.order.is_some() && row.order == paid.order;
        let same_side = standing.shelf.is_some_and(|shelf| {
            let name = shelf.counterparty(paid);
            name.is_some() && name == shelf.counterparty(row)
        });
        let is_refund = row.facts.kind == PaymentType::Refund;
        row.currency == paid.currency
            && (is_named
                || is_refund && row.refund_of().is_none() && same_order
                || self.case.origin == Origin::Undone && same_side && row.amount == paid.amount)
    }

    fn arrival(&self, standing: &mut Standing<'a>) -> bool {
        let case = self.case;
        let paid = standing.payment;
        let is_refund = paid.is_some_and(|paid| paid.facts.kind == PaymentType::Refund);
        let operator = self.view.operator(self.account);
        let term = match paid {
            Some(paid) if is_refund => terms::refund(operator, paid.facts.instrument),
            _ => terms::arrival(paid.map(|paid| paid.facts.kind)),
        };
        standing.due = self.view.due(case.at, term);
        standing.with = match case.origin {
            Origin::Between | Origin::Contested => Party::Bank,
            // A refund that has left the shop is with whoever keeps the card.
            _ if is_refund
                && !matches!(
                    paid.and_then(|paid| paid.facts.instrument),
                    None | Some(InstrumentKind::Balance)
                ) =>
            {
                Party::Bank
            }
            _ => Party::Wallet,
        };
        let came: Option<&'a Payment> = match (case.origin, &case.other, paid) {
            (Origin::Between, Some((account, id)), _) => {
                let other = self.view.ledger.shelf(account).and_then(|shelf| shelf.get(id));
                other.filter(|other| other.facts.has_moved())
            }
            (Origin::Contested, _, Some(paid)) => {
                Some(paid).filter(|paid| paid.facts.status.is_whole_again())
            }
            (_, _, Some(paid)) => Some(paid).filter(|paid| !paid.facts.status.is_under_way()),
            (_, _, None) => Self::rows(standing).find(|row| {
                row.facts.direction == Direction::Credit
                    && row.facts.has_moved()
                    && row.facts.kind != PaymentType::Refund
                    && Some(row.amount) == case.amount
                    && Some(row.currency) == case.currency
                    && case.transaction_id.is_none()
                    && self.day(row.at) >= self.day(case.at)
            }),
        };
        standing.proof.extend(came);
        standing.received = came.map_or(Amount::ZERO, |came| came.amount);
        came.is_some()
    }

    fn release(&self, standing: &mut Standing<'a>) -> bool {
        standing.due = self.view.due(self.case.at, terms::hold());
        let over = standing
            .payment
            .filter(|held| held.facts.status != Status::Authorized);
        standing.proof.extend(over);
        over.is_some()
    }

    /// A coupon is taken off when the payment is made; points come after it.
    fn reduction(&self, standing: &mut Standing<'a>) -> bool {
        let is_points = self.case.what == Awaited::Points;
        standing.wanted = self.case.amount;
        standing.due = if is_points {
            self.view.due(self.case.at, terms::points())
        } else {
            None
        };
        let Some(paid) = standing.payment.filter(|paid| paid.facts.has_moved()) else {
            return false;
        };
        if is_points {
            return paid.points().is_some_and(|points| !points.is_zero());
        }
        let off = paid.discount().unwrap_or(Amount::ZERO);
        let back: Vec<&Payment> = Self::rows(standing)
            .filter(|row| {
                row.facts.direction == Direction::Credit
                    && row.facts.has_moved()
                    && self.belongs(standing, row, paid)
            })
            .collect();
        let sum = back
            .iter()
            .try_fold(off, |sum, row| sum.plus(row.amount))
            .unwrap_or(off);
        standing.proof = back;
        standing.received = sum;
        standing.due = self.view.promised_by(paid.at);
        match standing.wanted {
            Some(wanted) => sum >= wanted,
            None => !sum.is_zero(),
        }
    }

    /// Charges under the agreement that was ended: the same shop, drawn without the payer.
    fn cancellation(&self, standing: &mut Standing<'a>) -> bool {
        let ends = self.case.until.unwrap_or(self.case.at);
        let (Some(shelf), Some(paid)) = (standing.shelf, standing.payment) else {
            return false;
        };
        let name = shelf.counterparty(paid);
        let charged = Self::rows(standing).find(|row| {
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
        standing.wanted = Some(charged.amount);
        let back: Vec<&Payment> = Self::rows(standing)
            .filter(|row| {
                row.facts.direction == Direction::Credit
                    && row.facts.has_moved()
                    && self.belongs(standing, row, charged)
            })
            .collect();
        let sum = back
            .iter()
            .try_fold(Amount::ZERO, |sum, row| sum.plus(row.amount));
        standing.received = sum.unwrap_or(Amount::ZERO).max(match charged.facts.status {
            Status::Refunded => charged.amount,
            _ => Amount::ZERO,
        });
        standing.proof = back;
        standing.payment = Some(charged);
        standing.due = self.view.promised_by(ends);
        standing.received >= charged.amount
    }
}
