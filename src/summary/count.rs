//! What one payment adds to the totals.
//!
//! | payment | counts as |
//! |---|---|
//! | failed, closed, reversed | nothing |
//! | authorized, pending | `pending`, where money leaves |
//! | neutral, or to an own account, or a top-up, cash-out, card repayment, investment, exchange | `excluded`; its fee is spent |
//! | any other debit | `spent`, less what was paid back, plus a fee beside the amount; what was paid back beyond the amount is `received` |
//! | a refund whose payment is known | nothing of its own: its payment is net of it |
//! | a refund whose payment is not known | `received` and `refunded`, and said in `quality` |
//! | any other credit | `received`, less what was given back of it |

use super::totals::{Money, Totals};
use crate::error::Result;
use crate::event::{Direction, PaymentType, Status};
use crate::ledger::{Payment, Shelf};
use crate::money::Amount;

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

/// What a shelf's payments were paid back, by their place on it.
pub(super) struct Counting {
    /// Sum of the refund rows of each payment.
    paid_back: Vec<Option<Amount>>,
    /// Whether this row is a refund whose payment is known.
    is_linked: Vec<bool>,
}

impl Counting {
    pub(super) fn of(shelf: &Shelf) -> Result<Self> {
        let mut paid_back = vec![None; shelf.len()];
        let mut is_linked = vec![false; shelf.len()];
        let amounts: Vec<Option<Amount>> = shelf
            .payments()
            .map(|row| Some(row.amount).filter(|_| row.has_moved()))
            .collect();
        for (refund, paid) in shelf.refund_links() {
            if let Some(linked) = is_linked.get_mut(refund) {
                *linked = true;
            }
            if let (Some(sum), Some(Some(amount))) = (paid_back.get_mut(paid), amounts.get(refund)) {
                *sum = Some(sum.unwrap_or(Amount::ZERO).plus(*amount)?);
            }
        }
        Ok(Self { paid_back, is_linked })
    }

    /// The payment at this place of the shelf.
    pub(super) fn count(&self, place: usize, payment: &Payment) -> Result<Counted> {
        let mut counted = Counted::default();
        let amount = Money::from(payment.amount);
        if matches!(payment.status, Status::Authorized | Status::Pending) {
            if payment.direction == Direction::Debit {
                counted.totals.pending = amount;
            }
            return Ok(counted);
        }
        if !payment.has_moved() {
            return Ok(counted);
        }
        if payment.status == Status::Unknown {
            counted.doubts.push("status-unknown");
        }
        if payment.is_own_move() {
            own_move(payment, &mut counted)?;
        } else if payment.direction == Direction::Debit {
            self.debit(place, payment, &mut counted)?;
        } else {
            self.credit(place, payment, &mut counted)?;
        }
        counted.totals.net = counted.totals.received.minus(counted.totals.spent)?;
        Ok(counted)
    }

    fn debit(&self, place: usize, payment: &Payment, counted: &mut Counted) -> Result<()> {
        let told = self.told_refund(place, payment, counted);
        let surplus = told.minus_or_zero(payment.amount)?;
        let refunded = told.min(payment.amount);
        let fee = payment.fee.unwrap_or_default();
        let beside = if payment.fee_included { Amount::ZERO } else { fee };
        counted.net = payment.amount.minus_or_zero(refunded)?.plus(beside)?;
        counted.totals.spent = counted.net.into();
        counted.totals.refunded = told.into();
        counted.totals.received = surplus.into();
        if !surplus.is_zero() {
            counted.doubts.push("refund-exceeds-payment");
        }
        counted.totals.fees = if payment.kind == PaymentType::Fee {
            payment.amount.into()
        } else {
            fee.into()
        };
        counted.totals.discounts = payment.discount.unwrap_or_default().into();
        counted.totals.count = 1;
        Ok(())
    }

    fn credit(&self, place: usize, payment: &Payment, counted: &mut Counted) -> Result<()> {
        let is_refund = payment.kind == PaymentType::Refund;
        if is_refund && self.is_linked.get(place) == Some(&true) {
            return Ok(());
        }
        let given_back = payment.refunded.unwrap_or_default().min(payment.amount);
        counted.totals.received = payment.amount.minus_or_zero(given_back)?.into();
        counted.totals.refunded = given_back.into();
        counted.totals.count = 1;
        if is_refund {
            counted.totals.refunded = payment.amount.into();
            counted.doubts.push("refund-without-payment");
        }
        Ok(())
    }

    /// What was paid back: the larger of the column and the rows, since sources write one, the other or both; all of it
    /// where only the status says so. A part that nobody put a sum to is said in `quality`.
    fn told_refund(&self, place: usize, payment: &Payment, counted: &mut Counted) -> Amount {
        let rows = self.paid_back.get(place).copied().flatten();
        let told = payment.refunded.max(rows);
        if told.is_none() && payment.status == Status::PartlyRefunded {
            counted.doubts.push("refund-amount-unknown");
        }
        let by_status = (payment.status == Status::Refunded).then_some(payment.amount);
        told.or(by_status).unwrap_or_default()
    }
}

/// Money moved between own places; only its fee is spent.
fn own_move(payment: &Payment, counted: &mut Counted) -> Result<()> {
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
