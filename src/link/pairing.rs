//! Pairing, one with one: which rows of two sides with one sum are one movement.
//!
//! The heaviest evidence goes first, and of equal weight the first with the first, so that no two pairs cross. Where another
//! reading is as good and would put the money into another month or category, the pair is open: sums follow neither.
//! Not here: what the evidence is (`same_payment`, `other_side`).

use super::evidence::{ASKED, Evidence, LIKELY};
use super::likeness::{LONGEST, local_month};
use super::note::RowRef;
use super::rows::Rows;
use crate::ledger::{Payment, Shelf};
use crate::money::{Amount, Currency};
use crate::sort::sort;

/// Rows of the other side that are weighed for each, before it and after it: a household has a dozen of one sum within two
/// weeks; where there are more, the nearest are enough for the total.
const WEIGHED: usize = 32;
/// Evidence that differs by less than one in three (a nat) does not decide.
const UNDECIDED: f64 = 1.0;

/// Row with the sum that it is compared by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) row_ref: RowRef,
    pub(super) row: &'a Payment,
    pub(super) sum: Amount,
}

/// Pair that was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matched<'a> {
    pub(super) left: Candidate<'a>,
    pub(super) right: Candidate<'a>,
    pub(super) evidence: Evidence,
    /// Another reading is as good, and is not the same to a reader.
    pub(super) is_open: bool,
}

impl Matched<'_> {
    /// True where sums may follow it.
    pub(super) fn counts(&self) -> bool {
        !self.is_open && self.evidence.weight() >= LIKELY
    }
}

/// Edge between a row of the left side and one of the right, by their places.
struct Edge {
    weight: f64,
    left: usize,
    right: usize,
    evidence: Evidence,
}

/// Pairs rows of two sides; `weigh` says what speaks for a pair, and nothing where it cannot be one.
pub(super) fn pair<'a>(
    rows: &Rows<'a>,
    left: &[Candidate<'a>],
    right: Vec<Candidate<'a>>,
    weigh: &dyn Fn(&Candidate<'a>, &Candidate<'a>) -> Option<Evidence>,
) -> Vec<Matched<'a>> {
    let weigh = |one: &Candidate<'a>, other: &Candidate<'a>| {
        let is_across = one.row_ref.account != other.row_ref.account;
        is_across.then(|| weigh(one, other)).flatten()
    };
    pair_any(rows, left, right, &weigh)
}

/// The same, where both sides may be of one account.
pub(super) fn pair_any<'a>(
    rows: &Rows<'a>,
    left: &[Candidate<'a>],
    mut right: Vec<Candidate<'a>>,
    weigh: &dyn Fn(&Candidate<'a>, &Candidate<'a>) -> Option<Evidence>,
) -> Vec<Matched<'a>> {
    sort(&mut right, |a, b| key(a).cmp(&key(b)));
    let mut edges = edges(left, &right, weigh);
    // By time within a weight: the first with the first.
    sort(&mut edges, |a, b| {
        let order = b.weight.total_cmp(&a.weight);
        order.then_with(|| (a.left, a.right).cmp(&(b.left, b.right)))
    });
    let (mut taken_left, mut taken_right) = (vec![None; left.len()], vec![None; right.len()]);
    let mut found: Vec<Matched<'a>> = Vec::new();
    for edge in &edges {
        let (Some(mine), Some(theirs)) = (taken_left.get_mut(edge.left), taken_right.get_mut(edge.right))
        else {
            continue;
        };
        let pair = left.get(edge.left).zip(right.get(edge.right));
        let (None, None, Some((left, right))) = (*mine, *theirs, pair) else {
            continue;
        };
        (*mine, *theirs) = (Some(found.len()), Some(found.len()));
        found.push(Matched {
            left: *left,
            right: *right,
            evidence: edge.evidence,
            is_open: false,
        });
    }
    for edge in &edges {
        let taken = (taken_left.get(edge.left), taken_right.get(edge.right));
        let (pair, mine) = match taken {
            (Some(Some(pair)), Some(None)) => (*pair, right.get(edge.right)),
            (Some(None), Some(Some(pair))) => (*pair, left.get(edge.left)),
            _ => continue,
        };
        let (Some(matched), Some(other)) = (found.get_mut(pair), mine) else {
            continue;
        };
        let kept = if matches!(taken.1, Some(None)) {
            matched.right
        } else {
            matched.left
        };
        let is_as_good = matched.evidence.weight() - edge.weight < UNDECIDED;
        matched.is_open |=
            is_as_good && !reads_alike(rows, (kept.row_ref, kept.row), (other.row_ref, other.row));
    }
    found
}

fn key<'a>(candidate: &Candidate<'a>) -> (Currency, Amount, crate::time::Millis, &'a str) {
    let Candidate { row, sum, .. } = *candidate;
    (row.currency, sum, row.at, row.id())
}

fn edges<'a>(
    left: &[Candidate<'a>],
    right: &[Candidate<'a>],
    weigh: &dyn Fn(&Candidate<'a>, &Candidate<'a>) -> Option<Evidence>,
) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (place, one) in left.iter().enumerate() {
        let (row, sum) = (one.row, one.sum);
        let at = |other: &Candidate<'a>| (other.row.currency, other.sum, other.row.at);
        let [first, now, last] = [-LONGEST, 0, LONGEST].map(|by| (row.currency, sum, row.at.later(by)));
        let pivot = right.partition_point(|other| at(other) < now);
        let later = right.iter().enumerate().skip(pivot).take(WEIGHED);
        let earlier = right.iter().enumerate().take(pivot).rev().take(WEIGHED);
        let near = later
            .take_while(|(_, other)| at(other) <= last)
            .chain(earlier.take_while(|(_, other)| at(other) >= first));
        for (other, candidate) in near {
            if let Some(evidence) = weigh(one, candidate).filter(|evidence| evidence.weight() >= ASKED) {
                edges.push(Edge {
                    weight: evidence.weight(),
                    left: place,
                    right: other,
                    evidence,
                });
            }
        }
    }
    edges
}

/// True where it is the same to a reader which of two rows is left out: they are of one month and one category.
pub(super) fn reads_alike(
    rows: &Rows<'_>,
    (one, a): (RowRef, &Payment),
    (other, b): (RowRef, &Payment),
) -> bool {
    rows.text(one, Shelf::category) == rows.text(other, Shelf::category) && local_month(a) == local_month(b)
}

#[cfg(test)]
mod tests {
    use super::super::evidence::Piece;
    use super::*;
    use crate::event::Transaction;
    use crate::ledger::Ledger;
    use crate::time::Millis;
    use std::cell::Cell;

    /// So many rows of one sum, a minute apart, in each of two accounts.
    fn ledger(many: usize) -> Ledger {
        let mut ledger = Ledger::default();
        for account in ["card", "wallet"] {
            for n in 0..many {
                let at = Millis::new(i64::try_from(n).unwrap() * 60_000).unwrap();
                let amount = Amount::parse("18.50").unwrap();
                ledger.keep(
                    &Transaction::new(&n.to_string(), account, at, amount, Currency::CNY),
                    0,
                    many,
                );
            }
        }
        ledger
    }

    /// Pairs that are weighed, and how many of them match, where every row could be any.
    fn weighed(many: usize) -> (usize, usize) {
        let ledger = ledger(many);
        let rows = Rows::read(&ledger, None, None, &|_, _| None);
        let side = |account: usize| -> Vec<Candidate<'_>> {
            let sorted = rows.sorted(&[account], &|_| true);
            sorted
                .into_iter()
                .map(|(row_ref, row)| Candidate {
                    row_ref,
                    row,
                    sum: row.amount(),
                })
                .collect()
        };
        let count = Cell::new(0);
        let weigh = |_: &Candidate<'_>, _: &Candidate<'_>| {
            count.set(count.get() + 1);
            Some(Evidence::NONE.with(Piece::Number))
        };
        let matched = pair(&rows, &side(0), side(1), &weigh);
        (count.get(), matched.len())
    }

    #[test]
    fn work_grows_with_the_rows_however_many_are_of_one_sum() {
        let [small, large, larger] = [1_000, 10_000, 100_000].map(|many| weighed(many).0);
        assert!(
            large <= 11 * small && larger <= 11 * large,
            "{small} {large} {larger}"
        );
    }

    #[test]
    fn every_row_of_one_sum_finds_its_own_partner() {
        assert_eq!(weighed(500).1, 500);
    }
}
