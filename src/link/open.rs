//! Rows that pay back, before their payments are found, and what is left of those payments.
//!
//! Shared by the ways in which a payment is found (`pays_back`, `stated`), each of which links what it can.

use super::cost_of;
use super::evidence::Evidence;
use super::kinds::says_so;
use super::likeness::is_not_before;
use super::note::RowRef;
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use crate::error::Result;
use crate::event::{Direction, PaymentType};
use crate::ledger::Payment;
use crate::money::Money;

/// A row that pays back, and what was found for it.
pub(super) struct Back<'a> {
    pub(super) row_ref: RowRef,
    pub(super) row: &'a Payment,
    pub(super) of: Option<(RowRef, Confidence, Evidence)>,
    /// How a person called it.
    pub(super) said: Option<Relation>,
    /// So much of the cost of a payment that was dropped, and so much beyond.
    pub(super) dropped: Option<(Money, Money)>,
}

/// Rows that pay back in a household, by time, and what is left of the payments that they pay back.
pub(super) struct Open<'r, 'a> {
    pub(super) rows: &'r mut Rows<'a>,
    pub(super) backs: Vec<Back<'a>>,
}

impl Open<'_, '_> {
    /// What is left of a payment to be paid back: of its amount, and with a fee beside that.
    pub(super) fn left(&self, of: RowRef, paid: &Payment) -> Result<(Money, Money)> {
        let so_far = self.rows.note(of).paid_back.unwrap_or(Money::ZERO);
        let amount = Money::from(paid.amount());
        Ok((amount.minus(so_far)?, cost_of(paid)?.minus(so_far)?))
    }

    /// Links a row with its payment; what is shown twice is paid back where it counts.
    pub(super) fn set(
        &mut self,
        back: usize,
        of: RowRef,
        confidence: Confidence,
        evidence: Evidence,
    ) -> Result<()> {
        let of = self.rows.counted(of);
        let Some(back) = self.backs.get_mut(back).filter(|back| back.row_ref != of) else {
            return Ok(());
        };
        back.of = Some((of, confidence, evidence));
        let so_far = self.rows.note(of).paid_back.unwrap_or(Money::ZERO);
        let sum = so_far.plus(back.row.amount().into())?;
        self.rows.change(of, &|note| note.paid_back = Some(sum));
        Ok(())
    }

    /// Places of the rows that have no payment yet.
    pub(super) fn unlinked(&self) -> Vec<usize> {
        let open = self
            .backs
            .iter()
            .enumerate()
            .filter(|(_, back)| back.of.is_none() && back.dropped.is_none());
        open.map(|(place, _)| place).collect()
    }

    /// True where somebody said that this row does not pay that payment back.
    pub(super) fn is_denied(&self, back: RowRef, of: RowRef) -> bool {
        let said = &self.rows.said;
        said.denies(back, of, Relation::PaysBack) || said.denies(back, of, Relation::Reverses)
    }

    /// True where a payment has room for a row, in this way.
    pub(super) fn fits(&self, of: RowRef, back: &Payment, fit: Fit) -> Result<bool> {
        let of = self.rows.counted(of);
        let Some(paid) = self.rows.payment(of) else {
            return Ok(false);
        };
        if !may_be_paid_back(paid, back) || !is_not_before(paid, back) {
            return Ok(false);
        }
        let amount = Money::from(back.amount());
        let (left, with_fee) = self.left(of, paid)?;
        Ok(match fit {
            Fit::Stated => open_of(self, of)? == Some(amount),
            Fit::Whole => left == amount || with_fee == amount,
            // The last part too: what is left by then may be just that.
            Fit::Part => with_fee >= amount,
            Fit::Beyond => true,
        })
    }
}

/// Amount that a payment says came back and no linked row has used up; nothing where it says nothing, or it is used up.
pub(super) fn open_of(open: &Open<'_, '_>, of: RowRef) -> Result<Option<Money>> {
    let Some(paid) = open.rows.payment(of).filter(|paid| says_so(paid)) else {
        return Ok(None);
    };
    let told = paid.refunded().unwrap_or(paid.amount());
    let used = open.rows.note(of).paid_back.unwrap_or(Money::ZERO);
    let left = Money::from(told).minus(used)?;
    Ok(Some(left).filter(|left| left.is_positive()))
}

/// True where money of one may have come back by the other: of the other direction, in its currency.
pub(super) fn is_way_back(payment: &Payment, back: &Payment) -> bool {
    let directions = (payment.facts.direction, back.facts.direction);
    // A withdrawal that came back is neutral or a debit; whoever gives money back pays a debit for a credit.
    let is_opposite = matches!(
        directions,
        (Direction::Debit | Direction::Neutral, Direction::Credit) | (Direction::Credit, Direction::Debit)
    );
    is_opposite && payment.currency == back.currency
}

/// A payment that this row may pay back: of the other direction, in its currency, not after it, and no refund itself.
pub(super) fn may_be_paid_back(payment: &Payment, back: &Payment) -> bool {
    is_way_back(payment, back) && payment.facts.kind != PaymentType::Refund
}

/// How a row fits what is left of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// The payment's statement says that just so much came back, and no row has been found for it.
    Stated,
    /// All that is left.
    Whole,
    /// No more than is left.
    Part,
    /// More.
    Beyond,
}
