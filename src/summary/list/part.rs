//! Part of a payment: what it adds to which sum, and why to none.
//!
//! Not here: what counts as what, which `count` decides for sums and lists alike.

use crate::error::Result;
use crate::event::{Direction, Status};
use crate::ledger::Payment;
use crate::link::{Role, RowRef, Rows};
use crate::money::Money;
use crate::summary::count::{Counted, count};
use crate::summary::query::SummaryQuery;
use crate::summary::totals::{Sum, is_left_out};
use serde::{Deserialize, Serialize};

/// Where a payment counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the contract's names
pub enum Counts {
    Spent,
    Received,
    PaysBack,
    None,
}

/// Part of the sums that a payment has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartOfSums {
    /// Where it counts.
    pub counts: Counts,
    /// Amount there; of one that pays back, its own.
    pub amount: Money,
    /// What it adds to `spent`; below nothing where it is taken off there.
    pub spent: Money,
    /// What it adds to `received`.
    pub received: Money,
    /// Code of why it counts nowhere.
    pub because: Option<&'static str>,
}

/// Part that a row has in the sums of a query.
pub(super) fn part(rows: &Rows<'_>, row_ref: RowRef, query: &SummaryQuery) -> Result<PartOfSums> {
    let nothing = PartOfSums {
        counts: Counts::None,
        amount: Money::ZERO,
        spent: Money::ZERO,
        received: Money::ZERO,
        because: None,
    };
    let Some(payment) = rows.payment(row_ref) else {
        return Ok(nothing);
    };
    let note = rows.note(row_ref);
    let counted = count(rows, payment, &note, query)?;
    let (spent, received) = (sum_of(&counted, Sum::Spent)?, sum_of(&counted, Sum::Received)?);
    let pays_back = matches!(note.role, Role::PaysBack { .. } | Role::OfDropped { .. });
    let is_debit = payment.facts.direction == Direction::Debit;
    let (counts, amount) = if pays_back && payment.facts.has_moved() {
        (Counts::PaysBack, payment.amount().into())
    } else if !spent.is_zero() && (is_debit || received.is_zero()) {
        (Counts::Spent, spent)
    } else if !received.is_zero() {
        (Counts::Received, received)
    } else {
        (Counts::None, Money::ZERO)
    };
    let because = (counts == Counts::None).then(|| because(payment, note.role, query));
    Ok(PartOfSums {
        counts,
        amount,
        spent,
        received,
        because,
    })
}

fn sum_of(counted: &Counted, wanted: Sum) -> Result<Money> {
    let parts = counted.parts().filter(|(sum, _)| *sum == wanted);
    parts.map(|(_, money)| *money).try_fold(Money::ZERO, Money::plus)
}

/// Code of why a row is in neither sum.
fn because(payment: &Payment, role: Role, query: &SummaryQuery) -> &'static str {
    match (role, payment.facts.status) {
        (Role::Shown { .. }, _) => "counted-elsewhere",
        (Role::Settled { .. }, _) => "settled",
        (Role::OwnOut | Role::OwnIn, _) => "own-transfer",
        (_, Status::Authorized | Status::Pending) => "pending",
        (_, Status::Failed) => "failed",
        (_, Status::Closed) => "closed",
        (_, Status::Reversed) => "reversed",
        _ if payment.facts.is_own_move() => "own-transfer",
        _ if is_left_out(payment.facts.kind, &query.exclude) => "excluded",
        _ if payment.amount().is_zero() => "zero",
        _ => "paid-back",
    }
}
