//! Rows that pay back, before their payments are found, and what is left of those payments.
//!
//! Shared by the ways in which a payment is found (`pays_back`, `stated`), each of which links what it can.

use super::evidence::Evidence;
use super::note::RowRef;
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use crate::error::Result;
use crate::event::{PaymentType, Status};
use crate::ledger::Payment;
use crate::money::Money;

/// A row that pays back, and what was found for it.
pub(super) struct Back<'a> {
    pub(super) row_ref: RowRef,
    pub(super) row: &'a Payment,
    pub(super) of: Option<(RowRef, Confidence, Evidence)>,
}

/// Rows that pay back in a household, by time, and what is left of the payments that they pay back.
pub(super) struct Open<'r, 'a> {
    pub(super) rows: &'r mut Rows<'a>,
    pub(super) backs: Vec<Back<'a>>,
}

impl Open<'_, '_> {
    /// What is left of a payment to be paid back.
    pub(super) fn left(&self, of: RowRef) -> Result<Money> {
        let amount = self
            .rows
            .payment(of)
            .map_or(Money::ZERO, |payment| payment.amount.into());
        amount.minus(self.rows.note(of).paid_back.unwrap_or(Money::ZERO))
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
        let sum = so_far.plus(back.row.amount.into())?;
        self.rows.change(of, &|note| note.paid_back = Some(sum));
        Ok(())
    }

    /// Places of the rows that have no payment yet.
    pub(super) fn unlinked(&self) -> Vec<usize> {
        let open = self
            .backs
            .iter()
            .enumerate()
            .filter(|(_, back)| back.of.is_none());
        open.map(|(place, _)| place).collect()
    }

    /// True where somebody said that this row does not pay that payment back.
    pub(super) fn is_denied(&self, back: RowRef, of: RowRef) -> bool {
        let said = &self.rows.said;
        said.denies(back, of, Relation::PaysBack) || said.denies(back, of, Relation::Reverses)
    }
}

/// Amount that a payment says came back and no linked row has used up; nothing where it says nothing, or it is used up.
pub(super) fn open_of(open: &Open<'_, '_>, of: RowRef) -> Result<Option<Money>> {
    let Some(paid) = open.rows.payment(of).filter(|paid| says_so(paid)) else {
        return Ok(None);
    };
    let told = paid.refunded.unwrap_or(paid.amount);
    let used = open.rows.note(of).paid_back.unwrap_or(Money::ZERO);
    let left = Money::from(told).minus(used)?;
    Ok(Some(left).filter(|left| left.is_positive()))
}

/// It says that money came back: by a sum, or by its status, all of it.
pub(super) fn says_so(row: &Payment) -> bool {
    row.facts.kind != PaymentType::Refund
        && (row.refunded.is_some() || matches!(row.facts.status, Status::Refunded | Status::Reversed))
}
