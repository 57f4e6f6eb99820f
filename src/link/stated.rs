//! Stated refunds: payments that say how much of them came back, and the rows by which it came.
//!
//! A red packet that nobody opened comes back without a name; a shop pays back in two parts under a number of its own. The
//! payment says "paid back: 30.00" all the same, and a row beside it would count that money twice. So what a payment says and
//! no linked row has used up is open, and an unlinked row of the same side, or of no name, uses it up: alone where the sums
//! are equal, in two or three parts where one reading makes up the sum. Whichever payment it is laid on, the total is one.

use super::evidence::{Evidence, Piece};
use super::likeness::{Likeness, Names, is_not_before};
use super::note::RowRef;
use super::open::{Back, Open, open_of};
use super::parts::only_parts;
use super::relation::Confidence;
use crate::error::Result;
use crate::event::Direction;
use crate::ledger::Payment;
use crate::money::{Currency, Money};
use crate::sort::sort;
use crate::time::{DAY, Millis};

/// Payments that are tried against sums: with more, and as many rows, chance makes up the sum of some.
const PAYMENTS: usize = 64;

/// Free payments of one sum that are tried for each row: others' names in between are few.
const TRIED: usize = 64;

/// Operators pay back for a year at most (`pending::terms`), and a refund takes some weeks: what comes later is of another
/// payment, if its row names none.
const DAYS: i64 = 400;

/// A payment with what is open of it.
struct Stated<'a> {
    of: RowRef,
    paid: &'a Payment,
    left: Money,
}

/// Links rows with payments that say so much came back.
pub(super) fn link(open: &mut Open<'_, '_>, household: &[usize], likeness: &Likeness<'_>) -> Result<()> {
    if open.unlinked().is_empty() {
        return Ok(());
    }
    let mut stated = Vec::new();
    for (of, paid) in open.rows.listed(household, |kinds| &kinds.stated) {
        if open.rows.counted(of) == of
            && let Some(left) = open_of(open, of)?
        {
            stated.push(Stated { of, paid, left });
        }
    }
    if stated.is_empty() {
        return Ok(());
    }
    // Rows of the same side first; then those of no name, or of no name that says anything.
    for by_side in [true, false] {
        equal_sums(open, &mut stated, likeness, by_side)?;
    }
    stated.retain(|one| one.left.is_positive());
    if stated.len() <= PAYMENTS {
        // Rows under the very name first: names that begin alike make many readings of one.
        for is_named in [true, false] {
            for one in &mut stated {
                if one.left.is_positive() && in_parts(open, one, likeness, is_named)? {
                    one.left = Money::ZERO;
                }
            }
        }
    }
    Ok(())
}

/// True where this row may be how money of the payment came back.
fn may_be(
    open: &Open<'_, '_>,
    one: &Stated<'_>,
    back: usize,
    likeness: &Likeness<'_>,
    by_side: bool,
) -> bool {
    let Some(back) = open.backs.get(back) else {
        return false;
    };
    let names = likeness.names((one.of, one.paid), (back.row_ref, back.row));
    let is_side = matches!(names, Names::Same | Names::Part | Names::Neither);
    let is_nameless = likeness.name(back.row_ref, back.row).is_none();
    let directions = (one.paid.facts.direction, back.row.facts.direction);
    !open.is_denied(back.row_ref, one.of)
        && (if by_side { is_side } else { is_nameless || is_side })
        && matches!(
            directions,
            (Direction::Debit, Direction::Credit) | (Direction::Credit, Direction::Debit)
        )
        && one.paid.currency == back.row.currency
        && is_not_before(one.paid, back.row)
        && back.row.at.since(one.paid.at) <= DAYS * DAY
}

/// The newest payment before each row whose open sum is the row's.
fn equal_sums(
    open: &mut Open<'_, '_>,
    stated: &mut [Stated<'_>],
    likeness: &Likeness<'_>,
    by_side: bool,
) -> Result<()> {
    // Places of the payments, by currency and sum, then by time.
    let mut by_sum: Vec<(Currency, Money, Millis, usize)> = stated
        .iter()
        .enumerate()
        .map(|(place, one)| (one.paid.currency, one.left, one.paid.at, place))
        .collect();
    sort(&mut by_sum, Ord::cmp);
    let mut free = Free::of(by_sum.len());
    for place in open.unlinked() {
        let Some(back) = open.backs.get(place).map(|back| back.row) else {
            continue;
        };
        let (currency, amount) = (back.currency, Money::from(back.amount()));
        let from = by_sum.partition_point(|(known, sum, _, _)| (*known, *sum) < (currency, amount));
        // A day later where only the day is known.
        let last = (currency, amount, back.at.later(DAY));
        let mut end = by_sum.partition_point(|(known, sum, at, _)| (*known, *sum, *at) <= last);
        for _ in 0..TRIED {
            let Some(newest) = free.last_before(end).filter(|newest| *newest >= from) else {
                break;
            };
            end = newest;
            let Some(one) = by_sum.get(newest).and_then(|(_, _, _, one)| stated.get_mut(*one)) else {
                break;
            };
            if one.left == amount && may_be(open, one, place, likeness, by_side) {
                one.left = Money::ZERO;
                free.take(newest);
                let evidence = Evidence::NONE.with(Piece::Stated).with(Piece::Sum);
                open.set(
                    place,
                    one.of,
                    Confidence::Likely,
                    evidence.with_if(by_side, Piece::Name),
                )?;
                break;
            }
        }
    }
    Ok(())
}

/// Places that are still free, each found without walking over those that are taken.
struct Free(Vec<usize>);

impl Free {
    /// All of so many.
    fn of(count: usize) -> Self {
        Self((0..=count).collect())
    }

    /// The last free place before this one. Entry n stands for place n - 1, and points at itself while that is free.
    fn last_before(&mut self, end: usize) -> Option<usize> {
        let mut at = end;
        while let Some(next) = self.0.get(at).copied().filter(|next| *next != at) {
            // Halves the way for the next one (path halving, Tarjan and van Leeuwen 1984).
            let skip = self.0.get(next).copied().unwrap_or(next);
            if let Some(entry) = self.0.get_mut(at) {
                *entry = skip;
            }
            at = skip;
        }
        at.checked_sub(1)
    }

    fn take(&mut self, place: usize) {
        if let Some(entry) = self.0.get_mut(place + 1) {
            *entry = place;
        }
    }
}

/// Two or three rows that make up what is open, where no other two or three do.
fn in_parts(
    open: &mut Open<'_, '_>,
    one: &Stated<'_>,
    likeness: &Likeness<'_>,
    is_named: bool,
) -> Result<bool> {
    let is_side = |back: &Back<'_>| {
        !is_named || likeness.names((one.of, one.paid), (back.row_ref, back.row)) == Names::Same
    };
    let mut parts: Vec<(usize, Money)> = Vec::new();
    for place in open.unlinked() {
        if let Some(back) = open
            .backs
            .get(place)
            .filter(|back| may_be(open, one, place, likeness, false) && is_side(back))
        {
            let amount = Money::from(back.row.amount());
            if amount < one.left {
                parts.push((place, amount));
            }
        }
    }
    let Some(only) = only_parts(&parts, one.left)? else {
        return Ok(false);
    };
    let evidence = Evidence::NONE
        .with(Piece::Stated)
        .with(Piece::Sum)
        .with(Piece::OneReading);
    for place in only {
        open.set(place, one.of, Confidence::Likely, evidence)?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_free_place_is_found_over_all_that_are_taken() {
        let mut free = Free::of(5);
        free.take(3);
        free.take(4);
        assert_eq!((free.last_before(5), free.last_before(3)), (Some(2), Some(2)));
        (0..3).for_each(|place| free.take(place));
        assert_eq!(free.last_before(5), None);
    }
}
