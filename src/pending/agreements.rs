//! Charges after the end of an agreement: which of a shop's standing charges were drawn under what was ended.
//!
//! By the agreement's id where both have one; else by the shop, unless the sum is that of another agreement with it, which
//! was drawn before the end side by side with the one that was ended. A price that rises follows the old one instead.
//! Not here: whether such a charge was paid back (`fulfilment`).

use super::Pending;
use super::claims::Debt;
use crate::event::Status;
use crate::ledger::Payment;
use crate::money::Amount;
use crate::time::{DAY, Millis};

/// Charge after the end of an agreement.
#[derive(Debug, Clone)]
pub struct WrongCharge<'a> {
    /// The charge.
    pub payment: &'a Payment,
    /// What came back of it.
    pub received: Amount,
    /// Payments that brought that.
    pub proof: Vec<&'a Payment>,
    /// All of it came back.
    pub is_back: bool,
}

impl<'a> WrongCharge<'a> {
    pub(super) fn of(payment: &'a Payment, debt: &Debt<'a>) -> Self {
        let word = match payment.facts.status {
            Status::Refunded => payment.amount(),
            _ => payment.refunded().unwrap_or(Amount::ZERO),
        };
        let received = debt.total.max(word);
        Self {
            payment,
            received,
            proof: debt.rows.clone(),
            is_back: received >= payment.amount(),
        }
    }
}

/// A yearly agreement has been drawn within so many days before the end of another, a late month included; what was drawn
/// before that alone is none that runs beside it.
const DRAWN_WITHIN: i64 = 400 * DAY;

/// Two prices of one agreement lie at least a period apart, the shortest of which is a week.
const PERIOD: i64 = 7 * DAY;

/// Each charge after an end, with the place of the one case that it is held against: that of its agreement, else that of
/// its sum, else the oldest of its shop.
pub(super) fn wrong_charges<'a>(
    cases: &[&Pending],
    ended: &[(usize, &'a Payment)],
    standing: &[&'a Payment],
) -> Vec<(usize, &'a Payment)> {
    let mut found = Vec::new();
    for charge in standing {
        let held_against = ended
            .iter()
            .enumerate()
            .filter_map(|(order, (place, named))| {
                let ends = cases.get(*place).map(|case| case.until.unwrap_or(case.at))?;
                if charge.at <= ends {
                    return None;
                }
                let rank = likeness(charge, named, ends, standing)?;
                Some((rank, order, *place))
            })
            .min();
        found.extend(held_against.map(|(_, _, place)| (place, *charge)));
    }
    found
}

/// How a charge is known to be of the agreement that was ended, the surest first; nothing where it is another's.
fn likeness(charge: &Payment, named: &Payment, ends: Millis, standing: &[&Payment]) -> Option<u8> {
    if let (Some(drawn), Some(ended)) = (charge.agreement(), named.agreement()) {
        return (drawn == ended).then_some(0);
    }
    if !charge.is_with_payee_of(named) {
        return None;
    }
    if charge.amount() == named.amount() && charge.currency == named.currency {
        return Some(1);
    }
    let times = |of: &Payment| {
        let alike = |row: &&&Payment| {
            row.at <= ends
                && ends.since(row.at) < DRAWN_WITHIN
                && row.amount() == of.amount()
                && row.currency == of.currency
                && row.is_with_payee_of(named)
        };
        let mut rows = standing.iter().filter(alike).map(|row| row.at);
        let first = rows.next()?;
        Some((first, rows.next_back().unwrap_or(first)))
    };
    let last_of_ended = times(named).map_or(named.at, |(_, last)| last);
    let is_anothers = times(charge).is_some_and(|(first, _)| first.since(last_of_ended) < PERIOD);
    (!is_anothers).then_some(2)
}
