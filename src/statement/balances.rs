//! Balances: a running balance shows where rows are missing, and those before and after a file whether all of it is there.
//!
//! Rows stand oldest first or newest first, and some banks print a balance that belongs to another order of one day's rows. So
//! the order is taken in which most rows fit; where less than half do, the column is no running balance, and nothing is said.

use crate::event::{Direction, Transaction};
use crate::statement::account::Account;
use crate::statement::draft::Draft;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

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

/// Breaks in the running balances of a file's rows, before any are put together: each currency of an account has its own, and
/// each pocket.
pub(super) fn breaks(drafts: &[Draft]) -> usize {
    let mut purses: BTreeMap<(usize, &str, &str), Vec<&Draft>> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.balance.is_some()) {
        let purse = (
            draft.account,
            draft.payment.currency.as_str(),
            draft.purse.as_str(),
        );
        purses.entry(purse).or_default().push(draft);
    }
    purses.values().map(|own| gaps(own)).sum()
}

/// Holds the rows of each account against its first balance and its last.
pub(super) fn check(drafts: &[Draft], accounts: &[Account], gaps: usize) -> Checked {
    let mut checked = Checked {
        gaps,
        ..Checked::default()
    };
    // A table that says nothing of its account is of one all the same.
    for place in 0..accounts.len().max(1) {
        let own: Vec<&Draft> = drafts.iter().filter(|draft| draft.account == place).collect();
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
    let rising = fitting(own.iter().copied());
    let falling = fitting(own.iter().rev().copied());
    let steps = own
        .iter()
        .filter(|draft| draft.payment.status.has_moved())
        .count();
    let (steps, fitting) = (steps.saturating_sub(1), rising.max(falling));
    if fitting * 2 < steps || fitting == 0 {
        0
    } else {
        steps.saturating_sub(fitting)
    }
}

/// How many balances are the one before them and what their row moved. A row under way may be in the balance, or not yet.
fn fitting<'d>(own: impl Iterator<Item = &'d Draft>) -> usize {
    let mut count = 0;
    let (mut before, mut booked): (Option<&Draft>, Option<&Draft>) = (None, None);
    for draft in own {
        let fits = |before: &Draft| {
            let after = before.balance.zip(moved(draft));
            after.and_then(|(balance, moved)| balance.checked_add(moved)) == draft.balance
        };
        if draft.payment.status.has_moved() {
            count += usize::from(booked.is_some() && (before.is_some_and(fits) || booked.is_some_and(fits)));
            booked = Some(draft);
        }
        before = Some(draft);
    }
    count
}
