//! Refunds without a number: by the name of the shop and the sum.
//!
//! The very sum goes before a part of a larger one, one name before names that are parts of one another, and what was paid
//! before what is said to have been closed or refused, or to have stayed with its holder. A link is made where one payment fits, or where all that fit are one to
//! a reader (of one month and category); else the refund stands by itself, and the doubt is told.

use super::evidence::{Evidence, Piece};
use super::likeness::{Likeness, Names};
use super::note::{Doubt, RowRef};
use super::open::{Fit, Open};
use super::pairing::reads_alike;
use super::relation::Confidence;
use super::rows::by_time;
use crate::error::Result;
use crate::event::Direction;
use crate::ledger::Payment;
use crate::money::{Amount, Currency};
use crate::sort::sort;
use crate::time::{DAY, Millis};

/// Shops take back for half a year at most where nothing is written down; what is named may come later.
const DAYS: i64 = 183;
/// Payments to one shop that are held against a refund by name: more, and the sum of one fits by chance.
const TRIED: usize = 64;

/// Links what no number leads to.
pub(super) fn link(open: &mut Open<'_, '_>, household: &[usize], likeness: &Likeness<'_>) -> Result<()> {
    by_name(open, household, likeness)?;
    by_part_of_name(open, household, likeness)
}

/// Payments under one name with a refund.
fn by_name(open: &mut Open<'_, '_>, household: &[usize], likeness: &Likeness<'_>) -> Result<()> {
    let unlinked = open.unlinked();
    let mut names: Vec<&str> = unlinked
        .iter()
        .filter_map(|place| open.backs.get(*place))
        .filter_map(|back| likeness.name(back.row_ref, back.row))
        .collect();
    sort(&mut names, Ord::cmp);
    names.dedup();
    if names.is_empty() {
        return Ok(());
    }
    let paid = under_names(open, household, &names);
    for (fit, aside) in [(Fit::Whole, false), (Fit::Part, false), (Fit::Whole, true)] {
        for place in unlinked.iter().copied() {
            let Some(back) = open.backs.get(place).filter(|back| back.of.is_none()) else {
                continue;
            };
            let (row_ref, row) = (back.row_ref, back.row);
            let Some(name) = likeness.name(row_ref, row).filter(|_| row.facts.is_refund()) else {
                continue;
            };
            let of_name = names.binary_search(&name).ok().and_then(|name| paid.get(name));
            let of_name = of_name.map(Vec::as_slice).unwrap_or_default();
            let earliest = row.at.later(-DAYS * DAY);
            let end = of_name.partition_point(|(_, paid)| paid.at <= row.at.later(DAY));
            let near = of_name.iter().take(end).rev();
            let near = near
                .take_while(|(_, paid)| paid.at >= earliest)
                .filter(|(_, paid)| is_aside(paid) == aside)
                .take(TRIED);
            let near: Vec<(RowRef, &Payment)> = near.copied().collect();
            choose(open, place, &near, fit, Piece::Name)?;
        }
    }
    Ok(())
}

/// Payments under each of these names, by time. An account's texts are looked up once, and its rows by their number.
fn under_names<'a>(
    open: &Open<'_, 'a>,
    household: &[usize],
    names: &[&str],
) -> Vec<Vec<(RowRef, &'a Payment)>> {
    let mut paid: Vec<Vec<(RowRef, &'a Payment)>> = vec![Vec::new(); names.len()];
    for account in household.iter().copied() {
        let Some(read) = open.rows.accounts.get(account) else {
            continue;
        };
        // The place of each name, from 1, by its text's number.
        let mut of_words = read.by_place(read.shelf.words());
        for (name, text) in (1..).zip(names) {
            if let Some(word) = read.shelf.word_of(text) {
                of_words.set(word.index(), name);
            }
        }
        for (place, row) in read.each() {
            let name = row.payee_word().map_or(0, |word| of_words.get(word.index()));
            let name = (name as usize).checked_sub(1);
            let Some(paid) = name.and_then(|name| paid.get_mut(name)) else {
                continue;
            };
            let row_ref = RowRef { account, place };
            let was_tried = (row.facts.is_paid() || is_aside(row)) && !row.amount().is_zero();
            if was_tried && open.rows.counted(row_ref) == row_ref {
                paid.push((row_ref, row));
            }
        }
    }
    for of_name in &mut paid {
        by_time(of_name);
    }
    paid
}

/// Payments of just the sum under a name that is a part of the refund's, or the other way round.
fn by_part_of_name(open: &mut Open<'_, '_>, household: &[usize], likeness: &Likeness<'_>) -> Result<()> {
    let is_open = |note: Option<Doubt>| note != Some(Doubt::WhichPayment);
    let mut unlinked = open.unlinked();
    unlinked.retain(|place| {
        let back = open.backs.get(*place);
        back.is_some_and(|back| back.row.facts.is_refund() && is_open(open.rows.note(back.row_ref).doubt))
    });
    let mut wanted: Vec<(Currency, Amount)> = unlinked
        .iter()
        .filter_map(|place| open.backs.get(*place))
        .map(|back| (back.row.currency, back.row.amount()))
        .collect();
    sort(&mut wanted, Ord::cmp);
    wanted.dedup();
    if wanted.is_empty() {
        return Ok(());
    }
    let passing =
        |row: &Payment| row.facts.is_paid() && wanted.binary_search(&(row.currency, row.amount())).is_ok();
    let mut paid: Vec<((Currency, Amount, Millis), RowRef, &Payment)> = Vec::new();
    for (row_ref, row) in open.rows.sorted(household, &passing) {
        if open.rows.counted(row_ref) == row_ref {
            paid.push(((row.currency, row.amount(), row.at), row_ref, row));
        }
    }
    sort(&mut paid, |a, b| a.0.cmp(&b.0));
    for place in unlinked {
        let Some(back) = open.backs.get(place).filter(|back| back.of.is_none()) else {
            continue;
        };
        let (row_ref, row) = (back.row_ref, back.row);
        let key = |by: i64| (row.currency, row.amount(), row.at.later(by * DAY));
        let (from, to) = (key(-DAYS), key(1));
        let end = paid.partition_point(|(known, _, _)| *known <= to);
        let near = paid.iter().take(end).rev();
        let near = near.take_while(|(known, _, _)| *known >= from).take(TRIED);
        let alike = near.filter(|(_, of, paid)| likeness.names((*of, paid), (row_ref, row)) == Names::Part);
        let alike: Vec<(RowRef, &Payment)> = alike.map(|(_, of, paid)| (*of, *paid)).collect();
        choose(open, place, &alike, Fit::Whole, Piece::NamePart)?;
    }
    Ok(())
}

/// Nothing was spent by it: closed or refused as its own word says, or on its way to an own account, from where it came back.
const fn is_aside(row: &Payment) -> bool {
    let facts = row.facts;
    if matches!(facts.direction, Direction::Credit) {
        return false;
    }
    facts.status.never_moved() && matches!(facts.direction, Direction::Debit)
        || facts.has_moved() && facts.is_between_own_accounts()
}

/// Links a refund with the newest of the payments that fit, where they are all one to a reader.
fn choose(
    open: &mut Open<'_, '_>,
    place: usize,
    near: &[(RowRef, &Payment)],
    fit: Fit,
    by: Piece,
) -> Result<()> {
    let Some(back) = open.backs.get(place) else {
        return Ok(());
    };
    let (row_ref, row) = (back.row_ref, back.row);
    let mut fitting = Vec::new();
    for (of, payment) in near {
        // What its statement says of it is settled already.
        if payment.refunded().is_none() && open.fits(*of, row, fit)? && !open.is_denied(row_ref, *of) {
            fitting.push((*of, *payment));
        }
    }
    let Some((of, first)) = fitting.first().copied() else {
        return Ok(());
    };
    let is_one = fitting
        .iter()
        .all(|other| reads_alike(open.rows, (of, first), *other));
    if !is_one {
        open.rows
            .change(row_ref, &|note| note.doubt = Some(Doubt::WhichPayment));
        return Ok(());
    }
    let evidence = Evidence::NONE
        .with(by)
        .with_if(fit == Fit::Whole, Piece::Sum)
        .with_if(fitting.len() == 1, Piece::OneReading);
    open.set(place, of, Confidence::Likely, evidence)
}
