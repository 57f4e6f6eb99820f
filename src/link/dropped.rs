//! Refunds of payments that are gone: named by id or number, and found as the stub that stayed of a dropped one, or, of one that
//! was folded into its month, by its id's fingerprint.
//!
//! Such a refund is no income. The sum of its payment is in no total any more, so it counts in its own month, as far as
//! anything was left of that payment. Not here: which stubs stay (`ledger`).

use super::numbers::named_by;
use super::open::Open;
use crate::error::Result;
use crate::event::Direction;
use crate::ledger::{Payment, Shelf, Stub};
use crate::money::Money;
use crate::sort::sort;

/// Stub, and what is still left of it.
struct Left<'a> {
    account: usize,
    stub: &'a Stub,
    left: Money,
}

/// Follows the numbers of rows that have no payment yet.
pub(super) fn link(open: &mut Open<'_, '_>, household: &[usize]) -> Result<()> {
    let mut stubs: Vec<Left<'_>> = Vec::new();
    for account in household.iter().copied() {
        let shelf = open.rows.accounts.get(account).map(|read| read.shelf);
        stubs.extend(
            shelf
                .into_iter()
                .flat_map(|shelf| shelf.stubs())
                .map(|stub| Left {
                    account,
                    stub,
                    left: stub.left.into(),
                }),
        );
    }
    let accounts = household
        .iter()
        .filter_map(|account| open.rows.accounts.get(*account));
    let shelves: Vec<&Shelf> = accounts
        .map(|read| read.shelf)
        .filter(|shelf| !shelf.months().is_empty())
        .collect();
    if stubs.is_empty() && shelves.is_empty() {
        return Ok(());
    }
    let mut names: Vec<(&str, usize)> = Vec::new();
    for (place, one) in stubs.iter().enumerate() {
        names.push((&one.stub.id, place));
        names.extend(one.stub.order.as_deref().map(|order| (order, place)));
    }
    sort(&mut names, Ord::cmp);
    for place in open.unlinked() {
        let Some(back) = open.backs.get_mut(place) else {
            continue;
        };
        let mut fitting: Vec<usize> = Vec::new();
        for number in named_by(back.row) {
            let from = names.partition_point(|(name, _)| *name < number);
            let same = names.iter().skip(from).take_while(|(name, _)| *name == number);
            let fits = |place: &usize| stubs.get(*place).is_some_and(|one| may_be(one.stub, back.row));
            fitting.extend(same.map(|(_, place)| *place).filter(fits));
        }
        // Its own account's before the others'.
        let is_own = |place: &&usize| {
            stubs
                .get(**place)
                .is_some_and(|one| one.account == back.row_ref.account)
        };
        let found = fitting.iter().find(is_own).or(fitting.first()).copied();
        if let Some(one) = found.and_then(|place| stubs.get_mut(place)) {
            // What was neither spent nor received is not taken off either.
            let is_neutral = one.stub.direction == Direction::Neutral;
            let amount = Money::from(back.row.amount());
            let amount = if is_neutral { Money::ZERO } else { amount };
            let cost = amount.min(one.left);
            one.left = one.left.minus(cost)?;
            back.dropped = Some((cost, amount.minus(cost)?));
        } else if back
            .row
            .named_ids()
            .any(|id| shelves.iter().any(|shelf| shelf.has_folded_id(id)))
        {
            back.dropped = Some((back.row.amount().into(), Money::ZERO)); // of how much, its month no longer tells
        }
    }
    Ok(())
}

fn may_be(stub: &Stub, back: &Payment) -> bool {
    let directions = (stub.direction, back.facts.direction);
    let is_opposite = matches!(
        directions,
        (Direction::Debit | Direction::Neutral, Direction::Credit) | (Direction::Credit, Direction::Debit)
    );
    is_opposite && stub.currency == back.currency
}
