//! Settlement: a pending or authorised row, and the posted one that it became under another id.
//!
//! Banks and aggregators post a payment anew: on another day, with the tip, with what was pumped. The row that was under way
//! then counts nothing, and nobody waits for it. Not here: the same id going on, which is one payment (`feedback`).

use super::evidence::{Evidence, Piece};
use super::likeness::{Likeness, is_other_card, local_day};
use super::note::{Pair, Role, RowRef};
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use crate::event::Direction;
use crate::ledger::Payment;
use crate::money::Amount;
use crate::sort::sort;

/// Card networks let an authorisation stand for seven days in shops, and for thirty where a room or a car is held.
const DAYS: i64 = 10;
const DAYS_OF_HOLDS: i64 = 31;
/// A tip of a fifth is what networks accept above an authorisation in a restaurant; a quarter leaves room for rounding up.
const TIP: (u32, u32) = (5, 4);
/// Goods that are weighed or out of stock bring a sum down; below the half it is another purchase.
const LESS: (u32, u32) = (1, 2);

/// Posted rows of one name that are tried for each: a shop is paid a dozen times in ten days, and a gate fifty times.
const TRIED: usize = 256;

/// Row that may have come of one under way.
struct Posted<'a> {
    name: &'a str,
    row_ref: RowRef,
    row: &'a Payment,
    is_used: bool,
}

/// Links what an account shows as under way with what it became.
pub(super) fn link(rows: &mut Rows<'_>, account: usize, likeness: &Likeness<'_>) {
    let is_under_way =
        |row: &Payment| row.facts.status.is_under_way() && row.facts.direction != Direction::Neutral;
    let under_way = rows.sorted(&[account], &is_under_way);
    let under_way: Vec<(RowRef, &Payment)> = under_way
        .into_iter()
        .filter(|(row, _)| rows.is_free(*row))
        .collect();
    if under_way.is_empty() {
        return;
    }
    let mut names: Vec<&str> = under_way
        .iter()
        .filter_map(|(row_ref, row)| likeness.name(*row_ref, row))
        .collect();
    sort(&mut names, Ord::cmp);
    names.dedup();
    let mut posted: Vec<Posted<'_>> = rows
        .sorted(&[account], &|row: &Payment| {
            row.facts.has_moved() && row.facts.direction != Direction::Neutral
        })
        .into_iter()
        .filter_map(|(row_ref, row)| {
            let name = likeness.name(row_ref, row)?;
            names.binary_search(&name).ok()?;
            Some(Posted {
                name,
                row_ref,
                row,
                is_used: false,
            })
        })
        .collect();
    sort(&mut posted, |a, b| a.name.cmp(b.name)); // of one name by time
    let mut found: Vec<Option<(RowRef, Evidence)>> = vec![None; under_way.len()];
    // Equal sums first, whichever of them came first; then what differs by a tip or a pump.
    for is_exact in [true, false] {
        for ((row_ref, row), found) in under_way
            .iter()
            .zip(&mut found)
            .filter(|(_, found)| found.is_none())
        {
            let Some(name) = likeness.name(*row_ref, row) else {
                continue;
            };
            let first = (name, local_day(row) - 1);
            let last = local_day(row) + if is_hold(row) { DAYS_OF_HOLDS } else { DAYS };
            let from = posted.partition_point(|one| (one.name, local_day(one.row)) < first);
            let near = posted.iter_mut().skip(from).take(TRIED);
            let near = near.take_while(|one| one.name == name && local_day(one.row) <= last);
            let mut fitting = near.filter(|one| {
                !one.is_used
                    && one.row.facts.direction == row.facts.direction
                    && one.row.currency == row.currency
                    && (one.row.amount == row.amount) == is_exact
                    && may_become(row, one.row.amount)
                    && !is_other_card(rows, *row_ref, one.row_ref)
                    && !rows.said.denies(*row_ref, one.row_ref, Relation::Settles)
            });
            let Some(posted) = fitting.next() else {
                continue;
            };
            // Of different sums only one that is alone is taken.
            if !is_exact && fitting.next().is_some() {
                continue;
            }
            posted.is_used = true;
            let evidence = Evidence::NONE.with(Piece::Name).with(Piece::Days);
            *found = Some((posted.row_ref, evidence.with_if(is_exact, Piece::Sum)));
        }
    }
    for ((row_ref, _), found) in under_way.into_iter().zip(found) {
        let Some((by, evidence)) = found else { continue };
        rows.change(row_ref, &|note| note.role = Role::Settled { by });
        rows.pairs.push(Pair {
            a: by,
            b: row_ref,
            relation: Relation::Settles,
            confidence: Confidence::Likely,
            evidence,
        });
    }
}

/// Fuel is pumped, rooms and cars are used, after their sum was held (ISO 18245: automated fuel dispensers, service stations,
/// airlines' own are none; hotels 3501 to 3999 and 7011, cars 3351 to 3500 and 7512).
fn is_hold(row: &Payment) -> bool {
    matches!(
        row.facts.mcc,
        Some(5541 | 5542 | 5552 | 3351..=3999 | 7011 | 7512)
    )
}

/// True where what was held may come to this.
fn may_become(held: &Payment, posted: Amount) -> bool {
    // Exact: at most fifteen digits and seven, times five.
    let times = |amount: Amount, by: u32| amount.decimal().checked_mul(by.into());
    let is_tip = times(posted, TIP.1) <= times(held.amount, TIP.0);
    let is_enough = is_hold(held) || times(posted, LESS.1) >= times(held.amount, LESS.0);
    !posted.is_zero() && (is_tip || is_hold(held)) && is_enough
}
