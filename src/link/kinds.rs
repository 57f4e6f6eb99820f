//! Kinds of rows that links begin with, found in one pass over an account: most rows are of none.
//!
//! A ledger of a million rows is read once for all relations, not once for each.

use crate::event::{Direction, PaymentType, Status, export};
use crate::ledger::Payment;

/// Places of an account's rows, by what they may be the beginning of.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    /// Rows that name another one as the same payment.
    pub(super) twins: Vec<u32>,
    /// Rows under way.
    pub(super) under_way: Vec<u32>,
    /// Rows that pay back.
    pub(super) backs: Vec<u32>,
    /// Payments that say that money of them came back.
    pub(super) stated: Vec<u32>,
    /// Rows of which only the day is known.
    pub(super) of_day: Vec<u32>,
    /// Rows of exports that are no tables.
    pub(super) exports: Vec<u32>,
}

impl Kinds {
    /// Takes in a row.
    pub(super) fn add(&mut self, place: usize, row: &Payment) {
        let lists = [
            (row.same_as().is_some(), &mut self.twins),
            (is_under_way(row), &mut self.under_way),
            (pays_back(row), &mut self.backs),
            (says_so(row), &mut self.stated),
            (row.facts.is_of_day, &mut self.of_day),
            (
                export::kind(row.id()).is_some_and(|kind| kind != "table"),
                &mut self.exports,
            ),
        ];
        for (_, list) in lists.into_iter().filter(|(is_of, _)| *is_of) {
            list.extend(u32::try_from(place)); // wasm's memory ends before 2^32 rows
        }
    }
}

fn is_under_way(row: &Payment) -> bool {
    row.facts.status.is_under_way() && row.facts.direction != Direction::Neutral
}

/// A refund that is there, one that its holder gives among them, or a row that names what it undoes.
pub(super) fn pays_back(row: &Payment) -> bool {
    row.facts.has_moved()
        && !row.amount().is_zero()
        && (row.facts.is_refund()
            || row.facts.direction != Direction::Neutral && (row.refund_of().is_some() || is_of_kind(row)))
}

fn is_of_kind(row: &Payment) -> bool {
    row.facts.kind == PaymentType::Refund
}

/// It says that money came back: by a sum, or by its status, all of it.
pub(super) fn says_so(row: &Payment) -> bool {
    row.facts.kind != PaymentType::Refund
        && (row.refunded().is_some() || matches!(row.facts.status, Status::Refunded | Status::Reversed))
}
