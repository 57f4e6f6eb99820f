//! Numbers under which a row may be named: the shop's order, the operator's number, and whatever else its export hands on.
//!
//! Two rows that have one in common speak of one order. A number that many rows share says nothing: redacted files have
//! one for all. Not here: what the rows are to each other.

use super::note::RowRef;
use super::rows::Rows;
use crate::event::Digest;
use crate::ledger::Payment;
use crate::sort::sort;

/// More rows than this under one number, and it says nothing: an order is paid and paid back in a dozen at most.
const TELLING: usize = 64;

/// Numbers of a row.
pub(super) fn numbers(row: &Payment) -> impl Iterator<Item = &str> {
    let known = [row.order(), row.reference()];
    known
        .into_iter()
        .flatten()
        .chain(row.references().iter().map(String::as_str))
}

/// Numbers by which a row may name a payment that it pays back: its own, and what it says it is a refund of.
pub(super) fn named_by(row: &Payment) -> impl Iterator<Item = &str> {
    numbers(row).chain(row.refund_of())
}

/// Rows by their numbers: only those numbers that were asked for, since most rows are never named.
#[derive(Debug, Default)]
pub(super) struct ByNumber {
    /// In the order of the numbers; of one number in the order of time.
    rows: Vec<(Digest, RowRef)>,
}

impl ByNumber {
    /// Rows of some accounts that pass and have a number of the wanted ones.
    pub(super) fn of(
        rows: &Rows<'_>,
        members: &[usize],
        wanted: &[&Payment],
        pass: &dyn Fn(&Payment) -> bool,
    ) -> Self {
        let mut asked: Vec<Digest> = wanted
            .iter()
            .flat_map(|row| named_by(row))
            .map(Digest::of)
            .collect();
        if asked.is_empty() {
            return Self::default();
        }
        sort(&mut asked, Digest::cmp);
        asked.dedup();
        let is_asked = |number: &Digest| asked.binary_search(number).is_ok();
        let mut found = Vec::new();
        for (row_ref, row) in rows.sorted(members, &|row: &Payment| {
            pass(row) && numbers(row).next().is_some()
        }) {
            let of_row = numbers(row).map(Digest::of).filter(is_asked);
            found.extend(of_row.map(|number| (number, row_ref)));
        }
        sort(&mut found, |a: &(Digest, RowRef), b| a.0.cmp(&b.0)); // of one number as they came
        Self { rows: found }
    }

    /// Rows that have a number in common with this one, each once, in the order of time.
    pub(super) fn in_common(&self, row: &Payment) -> Vec<RowRef> {
        let mut common: Vec<RowRef> = Vec::new();
        for number in named_by(row).map(Digest::of) {
            let from = self.rows.partition_point(|(known, _)| *known < number);
            let rest = self.rows.get(from..).unwrap_or_default();
            let same = rest.iter().take_while(|(known, _)| *known == number);
            let same: Vec<RowRef> = same.take(TELLING + 1).map(|(_, row_ref)| *row_ref).collect();
            if same.len() <= TELLING {
                common.extend(
                    same.into_iter()
                        .filter(|row_ref| !common.contains(row_ref))
                        .collect::<Vec<_>>(),
                );
            }
        }
        common
    }
}

impl Rows<'_> {
    /// True where two rows have a number in common.
    pub(super) fn has_number_in_common(&self, a: RowRef, b: RowRef) -> bool {
        let (Some(a), Some(b)) = (self.payment(a), self.payment(b)) else {
            return false;
        };
        numbers(a).any(|number| numbers(b).any(|other| number == other))
    }
}
