//! Balances: a running balance shows where rows are missing, and those before and after a file whether all of it is there.
//!
//! Rows stand oldest first or newest first, and some banks print a balance that belongs to another order of one day's rows. So
//! the order is taken in which most rows fit; where less than half do, the column is no running balance, and nothing is said.

use crate::event::{Direction, Transaction};
use crate::statement::account::Account;
use crate::statement::draft::Draft;
use rust_decimal::Decimal;

/// What the balances say of a file's rows.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Checked {
    /// Places where a balance is not the one before it and the row's amount.
    pub(super) gaps: usize,
    /// Accounts whose rows do not lead from the first balance to the last.
    pub(super) differ: usize,
}

/// By how much a row moves its balance: a fee that stands beside the amount goes with it.
pub(super) fn effect(payment: &Transaction) -> Option<Decimal> {
    let amount = payment.amount.decimal();
    let fee = payment
        .fee
        .filter(|_| payment.fee_included == Some(false))
        .map_or(Decimal::ZERO, |fee| fee.decimal());
    match payment.direction {
        Direction::Debit => (-amount).checked_sub(fee),
        Direction::Credit => amount.checked_sub(fee),
        Direction::Neutral => None,
    }
}

/// How a draft moved its account's balance.
fn moved(draft: &Draft) -> Option<Decimal> {
    draft.moved.or_else(|| effect(&draft.payment))
}

/// Holds the rows of each account against its balances.
pub(super) fn check(drafts: &[Draft], accounts: &[Account]) -> Checked {
    let mut checked = Checked::default();
    // A table that says nothing of its account is of one all the same.
    for place in 0..accounts.len().max(1) {
        let own: Vec<&Draft> = drafts.iter().filter(|draft| draft.account == place).collect();
        checked.gaps += gaps(&own);
        let ends = accounts
            .get(place)
            .and_then(|account| account.opening().zip(account.closing()));
        if let Some((opening, closing)) = ends {
            let booked = own.iter().filter(|draft| draft.payment.status.has_moved());
            let sum = booked
                .map(|draft| moved(draft))
                .try_fold(opening, |sum, moved| sum.checked_add(moved?));
            checked.differ += usize::from(sum.is_some_and(|sum| sum != closing));
        }
    }
    checked
}

/// Breaks in the running balance, in the order that has fewer of them.
fn gaps(own: &[&Draft]) -> usize {
    let told: Vec<&&Draft> = own
        .iter()
        .filter(|draft| draft.balance.is_some() && draft.payment.status.has_moved())
        .collect();
    let steps = told.len().saturating_sub(1);
    let fits = |before: &Draft, after: &Draft| {
        before.payment.currency == after.payment.currency
            && before
                .balance
                .zip(moved(after))
                .and_then(|(balance, moved)| balance.checked_add(moved))
                == after.balance
    };
    let pairs = || told.iter().zip(told.iter().skip(1));
    let rising = pairs().filter(|(first, second)| fits(first, second)).count();
    let falling = pairs().filter(|(first, second)| fits(second, first)).count();
    let fitting = rising.max(falling);
    if fitting * 2 < steps || fitting == 0 {
        0
    } else {
        steps - fitting
    }
}
