//! What one payment adds to the totals.
//!
//! | payment | counts as |
//! |---|---|
//! | failed, closed, reversed | nothing |
//! | authorized, pending | `pending`, where money leaves |
//! | neutral, or to an own account, or a top-up, cash-out, card repayment, investment, exchange | `excluded`; its fee is spent |
//! | any other debit | `spent`, less what was paid back, plus a fee that was charged beside the amount |
//! | a refund whose payment is known | nothing of its own: its payment is net of it |
//! | a refund whose payment is not known | `received` and `refunded`, and said in `quality` |
//! | any other credit | `received` |

use super::totals::{Money, Totals};
use crate::error::Result;
use crate::event::{Direction, PaymentType, Status};
use crate::ledger::{Payment, Shelf};
use crate::money::Amount;
use std::collections::BTreeMap;

/// One payment's part of the totals.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub(super) totals: Totals,
    /// What it cost in the end.
    pub(super) net: Amount,
    /// Quality codes that it raises.
    pub(super) doubts: Vec<&'static str>,
}

impl Counted {
    pub(super) fn is_nothing(&self) -> bool {
        self.totals == Totals::default()
    }
}

/// What a shelf's payments were paid back.
pub(super) struct Counting<'a> {
    /// Sum of the refund rows of each payment, by its id.
    paid_back: BTreeMap<&'a str, Amount>,
    /// Refund rows whose payment is known.
    linked: BTreeMap<&'a str, &'a Payment>,
}

impl<'a> Counting<'a> {
    pub(super) fn of(shelf: &'a Shelf) -> Result<Self> {
        let linked = shelf.refund_links();
        let mut paid_back: BTreeMap<&str, Amount> = BTreeMap::new();
        for (refund, paid) in &linked {
            if let Some(refund) = shelf.get(refund).filter(|refund| has_moved(refund.status)) {
                let sum = paid_back.entry(paid.id.as_str()).or_default();
                *sum = sum.plus(refund.amount)?;
            }
        }
        Ok(Self { paid_back, linked })
    }

    pub(super) fn count(&self, payment: &Payment) -> Result<Counted> {
        let mut counted = Counted::default();
        let amount = Money::from(payment.amount);
        if matches!(payment.status, Status::Authorized | Status::Pending) {
            if payment.direction == Direction::Debit {
                counted.totals.pending = amount;
            }
            return Ok(counted);
        }
        if !has_moved(payment.status) {
            return Ok(counted);
        }
        if payment.status == Status::Unknown {
            counted.doubts.push("status-unknown");
        }
        if is_own_move(payment) {
            self.own_move(payment, &mut counted)?;
        } else if payment.direction == Direction::Debit {
            self.debit(payment, &mut counted)?;
        } else {
            self.credit(payment, &mut counted);
        }
        counted.totals.net = counted.totals.received.minus(counted.totals.spent)?;
        Ok(counted)
    }

    fn own_move(&self, payment: &Payment, counted: &mut Counted) -> Result<()> {
        let fee = payment.fee.unwrap_or_default();
        let moved = if payment.fee_included {
            payment.amount.minus_or_zero(fee)?
        } else {
            payment.amount
        };
        counted.totals.excluded = moved.into();
        counted.totals.spent = fee.into();
        counted.totals.fees = fee.into();
        counted.totals.count = u32::from(!fee.is_zero());
        counted.net = fee;
        Ok(())
    }

    fn debit(&self, payment: &Payment, counted: &mut Counted) -> Result<()> {
        let refunded = self.refunded(payment);
        let fee = payment.fee.unwrap_or_default();
        let beside = if payment.fee_included { Amount::ZERO } else { fee };
        counted.net = payment.amount.minus_or_zero(refunded)?.plus(beside)?;
        counted.totals.spent = counted.net.into();
        counted.totals.refunded = refunded.into();
        counted.totals.fees = if payment.kind == PaymentType::Fee {
            payment.amount.into()
        } else {
            fee.into()
        };
        counted.totals.discounts = payment.discount.unwrap_or_default().into();
        counted.totals.count = 1;
        Ok(())
    }

    fn credit(&self, payment: &Payment, counted: &mut Counted) {
        let is_refund = payment.kind == PaymentType::Refund;
        if is_refund && self.linked.contains_key(payment.id.as_str()) {
            return;
        }
        counted.totals.received = payment.amount.into();
        counted.totals.count = 1;
        if is_refund {
            counted.totals.refunded = payment.amount.into();
            counted.doubts.push("refund-without-payment");
        }
    }

    /// What was paid back: the larger of the column and the rows, since sources write one, the other or both; all of it
    /// where only the status says so; never more than was paid.
    fn refunded(&self, payment: &Payment) -> Amount {
        let rows = self.paid_back.get(payment.id.as_str()).copied();
        let told = payment.refunded.max(rows);
        let by_status = (payment.status == Status::Refunded).then_some(payment.amount);
        told.or(by_status).unwrap_or_default().min(payment.amount)
    }
}

/// True where money has moved, as far as is known.
const fn has_moved(status: Status) -> bool {
    match status {
        Status::Completed | Status::Refunded | Status::PartlyRefunded | Status::Unknown => true,
        Status::Authorized | Status::Pending | Status::Failed | Status::Closed | Status::Reversed => false,
    }
}

fn is_own_move(payment: &Payment) -> bool {
    payment.direction == Direction::Neutral
        || payment.is_own
        || matches!(
            payment.kind,
            PaymentType::TopUp
                | PaymentType::CashOut
                | PaymentType::CardRepayment
                | PaymentType::Investment
                | PaymentType::Exchange
        )
}
