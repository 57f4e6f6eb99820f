//! Counting: what one payment adds to the totals.
//!
//! | payment | counts as |
//! |---|---|
//! | shown by another export too | nothing here: there it is counted |
//! | under way, and posted by another row | nothing: that one counts |
//! | failed | an attempt, where money would have left |
//! | closed, reversed | nothing; what came back of it beyond its amount is `received` |
//! | authorized, pending | `pending` where money leaves, less what came back already; `refundsPending` where it comes back |
//! | neutral, or to an own account, or a top-up, cash-out, card repayment, investment, exchange, or a type left out by choice | `excluded`; its fee is spent |
//! | one of a pair between own accounts | the same, once for both |
//! | any other debit | `spent`, with a fee beside the amount, less what was paid back; what was paid back beyond both is `received` |
//! | a refund whose payment is known | nothing of its own: its payment is net of it; or, where refunds are wanted in their own period, taken off there |
//! | a refund whose payment is not known | `received` and `refunded`, and said in `quality` |
//! | a refund of a payment that was dropped for want of room | taken off in its own period, and said in `quality` |
//! | any other credit | `received`, less what was given back of it; a fee beside it is spent |
//!
//! A doubt that `link` notes changes no sum: it is said in `quality`, by how much the other reading differs.

use super::query::{Refunds, SummaryQuery};
use super::totals::{Sum, Totals, is_left_out};
use crate::error::Result;
use crate::event::{Direction, PaymentType, Status};
use crate::ledger::{Part, Payment};
use crate::link::{Doubt, Note, Role, Rows, cost_of, moved};
use crate::money::Amount;
use crate::money::Money;

/// The most sums that one payment adds to.
const PARTS: usize = 6;

/// Codes of the doubts that a payment may raise, for those of folded payments.
pub(super) const DOUBTS: [&str; 11] = [
    "counted-once",
    "status-unknown",
    "refund-without-payment",
    "refund-of-dropped",
    "refund-unclear",
    "maybe-shown-twice",
    "maybe-booked-twice",
    "maybe-own-transfer",
    "refund-exceeds-payment",
    "refund-date-unknown",
    "refund-amount-unknown",
];

/// One payment's part of the totals.
#[derive(Debug, PartialEq)]
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
    /// Quality codes that it raises, each with the sum that it is about.
    pub(super) doubts: [Option<(&'static str, Money)>; 2],
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
        self.sums().iter()
    }

    fn sums(&self) -> &[(Sum, Money)] {
        self.parts.get(..self.used).unwrap_or_default()
    }

    /// True where it adds what another part does, whatever is doubted of either.
    pub(super) fn adds_as(&self, other: &Self) -> bool {
        let (one, other) = (self.addend(), other.addend());
        (one.sums, one.counts) == (other.sums, other.counts)
    }

    /// What it adds, as totals take it.
    pub(super) fn addend(&self) -> Addend<'_> {
        Addend {
            sums: self.sums(),
            counts: [self.count, self.came_in, self.zero, self.failed],
        }
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

    fn doubt(&mut self, code: &'static str, about: Money) {
        if let Some(free) = self.doubts.iter_mut().find(|doubt| doubt.is_none()) {
            *free = Some((code, about));
        }
    }

    /// A fee: beside the amount it is spent too.
    fn fee(&mut self, payment: &Payment) -> Result<()> {
        let fee = payment.fee().map_or(Money::ZERO, Money::from);
        self.add(Sum::Fees, fee);
        if !payment.fee_included() {
            self.add(Sum::Spent, fee);
            self.cost = self.cost.plus(fee)?;
        }
        Ok(())
    }
}

/// What a payment adds to totals, or the folded ones of a month together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Addend<'a> {
    pub(super) sums: &'a [(Sum, Money)],
    /// Payments, of these such as came in, rows of nothing, failed attempts.
    pub(super) counts: [u32; 4],
}

impl<'a> Addend<'a> {
    /// Of a folded group.
    pub(super) fn of(part: &'a Part) -> Self {
        Self {
            sums: &part.sums,
            counts: [part.count, part.came_in, part.zero, part.failed],
        }
    }
}

impl Totals {
    /// Adds a part.
    pub(super) fn take(&mut self, addend: Addend<'_>) -> Result<()> {
        for (sum, money) in addend.sums {
            self.add(*sum, *money)?;
        }
        self.count_in(addend.counts);
        Ok(())
    }
}

/// The part of one payment, given what is known of it beside its own words.
pub(super) fn count(
    rows: &Rows<'_>,
    payment: &Payment,
    note: &Note,
    query: &SummaryQuery,
) -> Result<Counted> {
    let mut counted = Counted::nothing();
    match note.role {
        Role::Shown { .. } => {
            counted.doubt("counted-once", payment.amount().into());
            return Ok(counted);
        }
        Role::Settled { .. } => return Ok(counted),
        _ => {}
    }
    let is_debit = payment.facts.direction == Direction::Debit;
    if payment.facts.status.is_under_way() {
        // Between own accounts nothing is spent, however far each side has come.
        if matches!(note.role, Role::OwnOut | Role::OwnIn) {
            if note.role == Role::OwnOut {
                counted.add(Sum::Excluded, moved(payment)?.into());
            }
            return Ok(counted);
        }
        if is_debit {
            let back = note.paid_back.unwrap_or(Money::ZERO);
            let left = Money::from(payment.amount()).minus(back)?;
            counted.add(Sum::Pending, left.max(Money::ZERO));
        } else if payment.facts.kind == PaymentType::Refund {
            counted.add(Sum::RefundsPending, payment.amount().into());
        }
    }
    counted.failed = u32::from(is_debit && payment.facts.status == Status::Failed);
    if !payment.facts.has_moved() {
        lost(payment, note, query, &mut counted)?;
        return Ok(counted);
    }
    if payment.facts.status == Status::Unknown {
        counted.doubt("status-unknown", payment.amount().into());
    }
    match note.role {
        Role::OwnOut => own_move(payment, note, true, &mut counted)?,
        Role::OwnIn => own_move(payment, note, false, &mut counted)?,
        Role::PaysBack { of, cost, beyond } => {
            let paid = rows.payment(of);
            let counts =
                rows.note(of).role == Role::Plain && paid.is_some_and(|paid| !is_left_aside(paid, query));
            if counts && query.refunds == Refunds::InRefundPeriod {
                let is_lost = paid.is_some_and(|paid| !paid.facts.has_moved());
                pays_back(
                    payment,
                    if is_lost { Money::ZERO } else { cost },
                    beyond,
                    &mut counted,
                );
            }
            if paid.is_some_and(|paid| paid.facts.status.never_moved()) {
                counted.doubt("refund-without-payment", payment.amount().into());
            }
            counted.fee(payment)?;
        }
        Role::OfDropped { cost, beyond } => {
            pays_back(payment, cost, beyond, &mut counted);
            counted.doubt("refund-of-dropped", payment.amount().into());
            counted.fee(payment)?;
        }
        _ if is_left_aside(payment, query) => own_move(payment, note, true, &mut counted)?,
        _ if is_debit => debit(payment, note, query.refunds, &mut counted)?,
        _ => credit(payment, note, query.refunds, &mut counted)?,
    }
    if let Some(doubt) = note.doubt {
        let code = match doubt {
            Doubt::WhichPayment => "refund-unclear",
            Doubt::ShownTwice => "maybe-shown-twice",
            Doubt::BookedTwice => "maybe-booked-twice",
            Doubt::OwnTransfer => "maybe-own-transfer",
        };
        counted.doubt(code, payment.amount().into());
    }
    Ok(counted)
}

/// A payment that never counted, or was undone by the operator: only what came back beyond it was ever the holder's.
fn lost(payment: &Payment, note: &Note, query: &SummaryQuery, counted: &mut Counted) -> Result<()> {
    let Some(back) = note
        .paid_back
        .filter(|_| query.refunds == Refunds::InPaymentPeriod)
    else {
        return Ok(());
    };
    if is_left_aside(payment, query) {
        return Ok(());
    }
    counted.add(Sum::Refunded, back);
    let beyond = back.minus(payment.amount().into())?;
    if beyond.is_positive() {
        let is_credit = payment.facts.direction == Direction::Credit;
        counted.add(if is_credit { Sum::Spent } else { Sum::Received }, beyond);
        counted.doubt("refund-exceeds-payment", beyond);
    }
    Ok(())
}

/// Stays with its holder, or is left out by choice.
fn is_left_aside(payment: &Payment, query: &SummaryQuery) -> bool {
    payment.facts.is_own_move() || is_left_out(payment.facts.kind, &query.exclude)
}

/// A row that pays back, in its own period: taken off what was spent, or, of money that is given back, off what was received.
fn pays_back(payment: &Payment, cost: Money, beyond: Money, counted: &mut Counted) {
    let (less, more) = if payment.facts.direction == Direction::Credit {
        counted.cost = cost.negated();
        (Sum::Spent, Sum::Received)
    } else {
        counted.income = cost.negated();
        (Sum::Received, Sum::Spent)
    };
    counted.add(less, cost.negated());
    counted.add(more, beyond);
    counted.add(Sum::Refunded, payment.amount().into());
    if beyond.is_positive() {
        counted.doubt("refund-exceeds-payment", beyond);
    }
}

fn debit(payment: &Payment, note: &Note, refunds: Refunds, counted: &mut Counted) -> Result<()> {
    let told = stated_refund(payment, note, counted);
    let here = told_here(told, note, refunds, counted)?;
    let fee = payment.fee().map_or(Money::ZERO, Money::from);
    let whole = cost_of(payment)?;
    counted.cost = whole.minus(here.min(whole))?;
    counted.add(Sum::Spent, counted.cost);
    counted.add(Sum::Refunded, here);
    if here > whole {
        counted.add(Sum::Received, here.minus(whole)?);
        counted.doubt("refund-exceeds-payment", here.minus(whole)?);
    }
    let is_fee = payment.facts.kind == PaymentType::Fee;
    // A fee within a fee is told once.
    let fees = if is_fee { whole } else { fee };
    counted.add(Sum::Fees, fees);
    counted.add_maybe(Sum::Discounts, payment.discount());
    counted.add_maybe(Sum::Points, payment.points());
    counted.zero = u32::from(payment.amount().is_zero() && fee.is_zero());
    counted.count = 1 - counted.zero;
    Ok(())
}

fn credit(payment: &Payment, note: &Note, refunds: Refunds, counted: &mut Counted) -> Result<()> {
    let amount = Money::from(payment.amount());
    let is_refund = payment.facts.kind == PaymentType::Refund;
    let told = if is_refund {
        note.paid_back.unwrap_or(Money::ZERO)
    } else {
        stated_refund(payment, note, counted)
    };
    let here = told_here(told, note, refunds, counted)?;
    let given_back = here.min(amount);
    counted.income = amount.minus(given_back)?;
    counted.add(Sum::Received, counted.income);
    counted.zero = u32::from(payment.amount().is_zero());
    counted.came_in = 1 - counted.zero;
    counted.count = counted.came_in;
    if is_refund && counted.zero == 0 {
        counted.income = Money::ZERO;
        counted.add(Sum::Refunded, amount);
        if note.doubt != Some(Doubt::WhichPayment) {
            counted.doubt("refund-without-payment", amount);
        }
    } else {
        counted.add(Sum::Refunded, here);
    }
    if here > amount {
        counted.add(Sum::Spent, here.minus(amount)?);
        counted.doubt("refund-exceeds-payment", here.minus(amount)?);
    }
    counted.fee(payment)?;
    counted.add_maybe(Sum::Points, payment.points());
    Ok(())
}

/// Part of what came back that counts with the payment: what rows pay back in their own period is taken off there.
fn told_here(told: Money, note: &Note, refunds: Refunds, counted: &mut Counted) -> Result<Money> {
    if refunds == Refunds::InPaymentPeriod {
        return Ok(told);
    }
    let here = told.minus(note.paid_back.unwrap_or(Money::ZERO))?;
    if here.is_positive() {
        counted.doubt("refund-date-unknown", here);
    }
    Ok(here)
}

/// Refund as stated: the larger of the column and the rows, since sources write one, the other or both; all of it where
/// only the status says so. A part that nobody put a sum to is said in `quality`.
fn stated_refund(payment: &Payment, note: &Note, counted: &mut Counted) -> Money {
    let column = payment.refunded().map(Money::from);
    let told = column.max(note.paid_back);
    if told.is_none() && payment.facts.status == Status::PartlyRefunded {
        counted.doubt("refund-amount-unknown", payment.amount().into());
    }
    let by_status = (payment.facts.status == Status::Refunded).then(|| payment.amount().into());
    told.or(by_status).unwrap_or(Money::ZERO)
}

/// Money moved between own places; only its fee is spent, unless it came back with what had moved. Of a pair, the side where it
/// leaves is the one that counts.
fn own_move(payment: &Payment, note: &Note, leaves: bool, counted: &mut Counted) -> Result<()> {
    let (fee, moved) = (
        Money::from(payment.fee().unwrap_or_default()),
        Money::from(moved(payment)?),
    );
    if leaves {
        counted.add(Sum::Excluded, moved);
    }
    let beyond = note.paid_back.unwrap_or(Money::ZERO).minus(moved)?;
    let fee = fee.minus(beyond.max(Money::ZERO).min(fee))?;
    counted.cost = fee;
    counted.add(Sum::Spent, fee);
    counted.add(Sum::Fees, fee);
    counted.count = u32::from(!fee.is_zero());
    Ok(())
}
