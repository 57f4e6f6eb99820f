//! Own parts: a transfer between own accounts that one side shows at once and the other in two or three rows.
//!
//! A card is repaid by one row and books two; a wallet is topped up twice, and the bank books one sum. Only where one side says
//! by its own words that money stays with its holder, no part names a person, and one reading makes up the sum. And a transfer
//! that is sent back, which one side shows as what pays it back, and the other as one more transfer.
//! Not here: what one row shows on each side (`other_side`).

use super::evidence::{Evidence, Piece};
use super::likeness::{LONGEST, Likeness, closeness};
use super::note::{Pair, Role, RowRef};
use super::other_side::{Sum, candidates, may_be_own, weigh};
use super::pairing::Candidate;
use super::parts::only_parts;
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use super::same_payment::is_there;
use crate::calendar::working::Calendars;
use crate::error::Result;
use crate::event::{CounterpartyKind, Direction, PaymentType};
use crate::ledger::Payment;
use crate::money::Money;
use crate::time::DAY;

/// Rows of another account that are held against each: with more within the days that banks take, chance makes up its sum.
const NEAR: usize = 16;

/// Rows of all accounts within those days; a household of more transfers is told as its rows say.
const WITHIN: usize = 64;

/// Links what one side shows in parts.
pub(super) fn link(
    rows: &mut Rows<'_>,
    household: &[usize],
    likeness: &Likeness<'_>,
    calendars: &Calendars,
) -> Result<()> {
    let leaves = candidates(rows, household, true, Sum::Moved)?;
    let arrives = candidates(rows, household, false, Sum::Moved)?;
    for (wholes, parts, is_out) in [(&leaves, &arrives, true), (&arrives, &leaves, false)] {
        for whole in wholes {
            if !rows.is_free(whole.row_ref) {
                continue;
            }
            for account in household
                .iter()
                .filter(|account| **account != whole.row_ref.account)
            {
                let near = near(rows, whole, parts, *account, likeness, calendars, is_out);
                let found = only_parts(&near, whole.sum.into())?;
                if let Some(found) = found {
                    note(rows, whole.row_ref, &found, is_out);
                    break;
                }
            }
        }
    }
    Ok(())
}

/// Links what sent a transfer between own accounts back with the row by which it came back, where that row names the transfer
/// and so is none of the two sides: the one row of the other account of that sum, the other way round.
pub(super) fn link_sent_back(rows: &mut Rows<'_>, calendars: &Calendars) {
    let mut backs = Vec::new();
    for pair in &rows.pairs {
        if backs.len() < WITHIN
            && matches!(rows.note(pair.b).role, Role::OwnOut | Role::OwnIn)
            && matches!(rows.note(pair.a).role, Role::PaysBack { .. })
        {
            for side in rows
                .pairs
                .iter()
                .filter(|side| side.relation == Relation::OtherSide)
            {
                match (side.a == pair.b, side.b == pair.b) {
                    (true, _) => backs.push((pair.a, side.b.account)),
                    (_, true) => backs.push((pair.a, side.a.account)),
                    _ => {}
                }
            }
        }
    }
    for (number, (back, account)) in backs.iter().enumerate() {
        let Some(row) = rows.payment(*back) else { continue };
        let is_in = row.facts.direction == Direction::Credit;
        let fits = |one: &Payment| {
            let (out, arrived) = if is_in { (one, row) } else { (row, one) };
            (one.currency, one.amount()) == (row.currency, row.amount())
                && matches!(one.facts.direction, Direction::Debit) == is_in
                && one.facts.direction != Direction::Neutral
                && is_there(one)
                && (one.facts.kind == PaymentType::Refund || may_be_own(one))
                && closeness(out, arrived, calendars).is_some()
        };
        let mut found = rows.sorted(&[*account], &fits);
        found.retain(|(one, _)| rows.is_free(*one) && !rows.said.denies(*one, *back, Relation::OtherSide));
        // Of as many as came back by rows that are alike each is one of them.
        let alike = |(other, there): &&(RowRef, usize)| {
            let other = rows.payment(*other).map(Payment::amount);
            there == account && other == Some(row.amount())
        };
        let many = backs.iter().skip(number).filter(alike).count();
        if let Some((one, _)) = found.first().filter(|_| found.len() <= many) {
            let (a, b) = if is_in { (*one, *back) } else { (*back, *one) };
            let role = if is_in { Role::OwnOut } else { Role::OwnIn };
            rows.change(*one, &|note| (note.role, note.doubt) = (role, None));
            rows.pairs.push(own_pair(a, b));
        }
    }
}

/// Rows of an account that may be parts; none where there are too many.
fn near(
    rows: &Rows<'_>,
    whole: &Candidate<'_>,
    parts: &[Candidate<'_>],
    account: usize,
    likeness: &Likeness<'_>,
    calendars: &Calendars,
    is_out: bool,
) -> Vec<(RowRef, Money)> {
    // What arrives is booked after it left, or a day before by another clock.
    let (before, after) = if is_out { (DAY, LONGEST) } else { (LONGEST, DAY) };
    let (first, last) = (whole.row.at.later(-before), whole.row.at.later(after));
    let from = parts.partition_point(|part| part.row.at < first);
    let end = parts.partition_point(|part| part.row.at <= last);
    let within = parts.get(from..end).filter(|within| within.len() <= WITHIN);
    let within = within.unwrap_or_default().iter();
    let may_be = |part: &&Candidate<'_>| {
        let (out, arrived) = if is_out { (whole, *part) } else { (*part, whole) };
        let evidence = weigh(likeness, calendars, out, arrived);
        part.row_ref.account == account
            && part.row.currency == whole.row.currency
            && part.sum < whole.sum
            && rows.is_free(part.row_ref)
            && part.row.facts.side != Some(CounterpartyKind::Person)
            && !rows.said.denies(whole.row_ref, part.row_ref, Relation::OtherSide)
            && evidence.is_some_and(|evidence| evidence.has(Piece::OwnWords) && evidence.has(Piece::Account))
    };
    let near: Vec<(RowRef, Money)> = within
        .filter(may_be)
        .take(NEAR + 1)
        .map(|part| (part.row_ref, part.sum.into()))
        .collect();
    if near.len() > NEAR { Vec::new() } else { near }
}

fn note(rows: &mut Rows<'_>, whole: RowRef, parts: &[RowRef], is_out: bool) {
    let (of_whole, of_part) = if is_out {
        (Role::OwnOut, Role::OwnIn)
    } else {
        (Role::OwnIn, Role::OwnOut)
    };
    rows.change(whole, &|note| note.role = of_whole);
    for part in parts {
        rows.change(*part, &|note| note.role = of_part);
        let (out, arrived) = if is_out { (whole, *part) } else { (*part, whole) };
        rows.pairs.push(own_pair(out, arrived));
    }
}

fn own_pair(a: RowRef, b: RowRef) -> Pair {
    let evidence = Evidence::NONE.with(Piece::OwnWords).with(Piece::Account);
    Pair {
        a,
        b,
        relation: Relation::OtherSide,
        confidence: Confidence::Likely,
        evidence: evidence.with(Piece::Sum).with(Piece::OneReading),
    }
}
