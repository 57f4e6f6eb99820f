//! Counting: what one payment adds to the totals.
//!
//! | payment | counts as |
//! |---|---|
//! | shown by another export too | nothing here: there it is counted |
//! | failed | an attempt, where money would have left |
//! | closed, reversed | nothing |
//! | authorized, pending | `pending` where money leaves, `refundsPending` where it comes back |
//! | neutral, or to an own account, or a top-up, cash-out, card repayment, investment, exchange, or a type left out by choice | `excluded`; its fee is spent |
//! | one of a pair between own accounts | the same, once for both |
//! | any other debit | `spent`, less what was paid back, plus a fee beside the amount; what was paid back beyond the amount is `received` |
//! | a refund whose payment is known | nothing of its own: its payment is net of it; or, where refunds are wanted in their own period, taken off there |
//! | a refund whose payment is not known | `received` and `refunded`, and said in `quality` |
//! | any other credit | `received`, less what was given back of it |

use super::links::{RowLink, RowRole};
use super::query::{Refunds, SummaryQuery};
use super::totals::{Money, Sum, Totals, is_left_out};
use crate::error::Result;
use crate::event::{Direction, PaymentType, Status};
use crate::ledger::Payment;
use crate::money::Amount;

/// The most sums that one payment adds to.
const PARTS: usize = 6;

/// One payment's part of the totals.
#[derive(Debug)]
pub(super) struct Counted {
    parts: [(Sum, Money); PARTS],
    used: usize,
    pub(super) count: u32,
    /// Of these, money that came in.
    pub(super) came_in: u32,
    /// A row of nothing, which is in no other count.
    pub(super) zero: u32,
    pub(super) failed: u32,
    /// Cost in the end.
    pub(super) cost: Money,
    /// Income by it.
    pub(super) income: Money,
    /// Quality codes that it raises.
    pub(super) doubts: [Option<&'static str>; 2],
}

impl Counted {
    const fn nothing() -> Self {
        Self {
            parts: [(Sum::Net, Money::ZERO); PARTS],
            used: 0,
            count: 0,
            came_in: 0,
            zero: 0,
            failed: 0,
            cost: Money::ZERO,
            income: Money::ZERO,
            doubts: [None; 2],
        }
    }

    pub(super) const fn is_nothing(&self) -> bool {
        self.used == 0 && self.failed == 0 && self.count == 0 && self.zero == 0
    }

    /// Every sum that it adds to.
    pub(super) fn parts(&self) -> impl Iterator<Item = &(Sum, Money)> {
        self.parts.iter().take(self.used)
    }

    fn add(&mut self, sum: Sum, money: Money) {
        if !money.is_zero()
            && let Some(part) = self.parts.get_mut(self.used)
        {
            *part = (sum, money);
            self.used += 1;
        }
    }

    fn add_maybe(&mut self, sum: Sum, amount: Option<Amount>) {
        if let Some(amount) = amount {
            self.add(sum, amount.into());
        }
    }

    fn doubt(&mut self, code: &'static str) {
        if let Some(free) = self.doubts.iter_mut().find(|doubt| doubt.is_none()) {
            *free = Some(code);
        }
    }
}

impl Totals {
    /// Adds one payment's part.
    pub(super) fn take(&mut self, counted: &Counted) -> Result<()> {
        for (sum, money) in counted.parts() {
            self.add(*sum, *money)?;
        }
        self.count_in(counted.count, counted.came_in, counted.zero, counted.failed);
        Ok(())
    }
}

/// The part of one payment, given what is known of it beside its own words.
pub(super) fn count(payment: &Payment, link: &RowLink, query: &SummaryQuery) -> Result<Counted> {
    let mut counted = Counted::nothing();
    if matches!(link.role, RowRole::Twin) {
        counted.doubt("counted-once");
        return Ok(counted);
    }
    let is_debit = payment.facts.direction == Direction::Debit;
    if payment.facts.status.is_under_way() {
        if is_debit {
            counted.add(Sum::Pending, payment.amount.into());
        } else if payment.facts.kind == PaymentType::Refund {
            counted.add(Sum::RefundsPending, payment.amount.into());
        }
        return Ok(counted);
    }
    counted.failed = u32::from(is_debit && payment.facts.status == Status::Failed);
    if !payment.facts.has_moved() {
        return Ok(counted);
    }
    if payment.facts.status == Status::Unknown {
        counted.doubt("status-unknown");
    }
    match link.role {
        RowRole::OwnOut => own_move(payment, true, &mut counted)?,
        RowRole::OwnIn => own_move(payment, false, &mut counted)?,
        RowRole::PaysBack { cost, beyond, .. } => {
            if query.refunds == Refunds::InRefundPeriod {
                counted.add(Sum::Spent, cost.negated());
                counted.add(Sum::Received, beyond);
                counted.add(Sum::Refunded, payment.amount.into());
            }
        }
        _ if payment.facts.is_own_move() || is_left_out(payment.facts.kind, &query.exclude) => {
            own_move(payment, true, &mut counted)?;
        }
        _ if is_debit => debit(payment, link, query.refunds, &mut counted)?,
        _ => credit(payment, &mut counted)?,
    }
    Ok(counted)
}

fn debit(payment: &Payment, link: &RowLink, refunds: Refunds, counted: &mut Counted) -> Result<()> {
    let amount = Money::from(payment.amount);
    let told = stated_refund(payment, link, counted);
    // What refund rows pay back in their own period is taken off there.
    let here = match (refunds, link.paid_back) {
        (Refunds::InRefundPeriod, Some(rows)) => told.minus(rows)?,
        _ => told,
    };
    if refunds == Refunds::InRefundPeriod && here.is_positive() {
        counted.doubt("refund-date-unknown");
    }
    let refunded = here.min(amount);
    let fee = payment.fee.map_or(Money::ZERO, Money::from);
    let beside = if payment.fee_included { Money::ZERO } else { fee };
    counted.cost = amount.minus(refunded)?.plus(beside)?;
    counted.add(Sum::Spent, counted.cost);
    counted.add(Sum::Refunded, here);
    if here > amount {
        counted.add(Sum::Received, here.minus(amount)?);
    }
    if told > amount {
        counted.doubt("refund-exceeds-payment");
    }
    let is_fee = payment.facts.kind == PaymentType::Fee;
    counted.add(Sum::Fees, if is_fee { amount } else { fee });
    counted.add_maybe(Sum::Discounts, payment.discount());
    counted.add_maybe(Sum::Points, payment.points());
    counted.zero = u32::from(payment.amount.is_zero() && fee.is_zero());
    counted.count = 1 - counted.zero;
    Ok(())
}

fn credit(payment: &Payment, counted: &mut Counted) -> Result<()> {
    let given_back = payment.refunded.unwrap_or_default().min(payment.amount);
    counted.income = payment.amount.minus_or_zero(given_back)?.into();
    counted.add(Sum::Received, counted.income);
    counted.zero = u32::from(payment.amount.is_zero());
    counted.came_in = 1 - counted.zero;
    counted.count = counted.came_in;
    if payment.facts.kind == PaymentType::Refund && counted.zero == 0 {
        counted.income = Money::ZERO;
        counted.add(Sum::Refunded, payment.amount.into());
        counted.doubt("refund-without-payment");
    } else {
        counted.add(Sum::Refunded, given_back.into());
    }
    counted.add_maybe(Sum::Points, payment.points());
    Ok(())
}

/// Refund as stated: the larger of the column and the rows, since sources write one, the other or both; all of it where
/// only the status says so. A part that nobody put a sum to is said in `quality`.
fn stated_refund(payment: &Payment, link: &RowLink, counted: &mut Counted) -> Money {
    let column = payment.refunded.map(Money::from);
    let told = column.max(link.paid_back);
    if told.is_none() && payment.facts.status == Status::PartlyRefunded {
        counted.doubt("refund-amount-unknown");
    }
    let by_status = (payment.facts.status == Status::Refunded).then(|| payment.amount.into());
    told.or(by_status).unwrap_or(Money::ZERO)
}

/// Money moved between own places; only its fee is spent. Of a pair, the side where it leaves is the one that counts.
fn own_move(payment: &Payment, leaves: bool, counted: &mut Counted) -> Result<()> {
    let fee = payment.fee.unwrap_or_default();
    if leaves {
        counted.add(Sum::Excluded, moved(payment)?.into());
    }
    counted.cost = fee.into();
    counted.add(Sum::Spent, fee.into());
    counted.add(Sum::Fees, fee.into());
    counted.count = u32::from(!fee.is_zero());
    Ok(())
}

/// Amount that arrives on the other side.
pub(super) fn moved(payment: &Payment) -> Result<Amount> {
    let fee = payment.fee.unwrap_or_default();
    if payment.fee_included {
        payment.amount.minus_or_zero(fee)
    } else {
        Ok(payment.amount)
    }
}
