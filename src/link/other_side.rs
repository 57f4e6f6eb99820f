//! Other side: the two ends of a transfer between accounts of one holder, a card's repayment among them.
//!
//! Nothing is spent or received by it, however each bank names its side and whichever weekend lies between. Two people who
//! pay and are paid the same sum are no pair; where only the sums speak, the doubt is told and both are counted.

use super::evidence::{Evidence, Piece};
use super::likeness::{Likeness, Names, closeness};
use super::note::{Doubt, Pair, Role};
use super::pairing::{Candidate, Matched, pair};
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use super::tariff::Tariff;
use crate::calendar::working::Calendars;
use crate::error::Result;
use crate::event::{CounterpartyKind, Direction, PaymentType};
use crate::ledger::Payment;
use crate::money::{Amount, Currency};
use crate::sort::sort;

/// A friend pays back the very sum into another account once, or twice; who does so always is the holder.
const OFTEN: usize = 3;

/// Links the ends of transfers between the accounts of a household.
pub(super) fn link(
    rows: &mut Rows<'_>,
    household: &[usize],
    likeness: &Likeness<'_>,
    calendars: &Calendars,
) -> Result<()> {
    for sum in [Sum::Moved, Sum::LessFee, Sum::LessTariff] {
        by_sum(rows, household, likeness, calendars, sum)?;
    }
    Ok(())
}

/// Sum by which the side where money leaves is held against the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sum {
    /// What arrives, as the row says.
    Moved,
    /// Less a fee of which the row does not say that it is within: many exports tell a fee and not of which kind it is.
    LessFee,
    /// Less what a wallet takes of a withdrawal, of which no row tells.
    LessTariff,
}

fn by_sum(
    rows: &mut Rows<'_>,
    household: &[usize],
    likeness: &Likeness<'_>,
    calendars: &Calendars,
    sum: Sum,
) -> Result<()> {
    let mut leaves = candidates(rows, household, true, sum)?;
    if leaves.is_empty() && sum != Sum::Moved {
        return Ok(()); // nearly always
    }
    let arrives = candidates(rows, household, false, Sum::Moved)?;
    if sum == Sum::Moved {
        leaves.extend(purchases(rows, household, likeness, &arrives));
        sort(&mut leaves, |a, b| {
            (a.row.at, a.row.id(), a.row_ref).cmp(&(b.row.at, b.row.id(), b.row_ref))
        });
    }
    if leaves.is_empty() || arrives.is_empty() {
        return Ok(());
    }
    let weigh = |a: &Candidate<'_>, b: &Candidate<'_>| {
        let is_denied = rows.said.denies(a.row_ref, b.row_ref, Relation::OtherSide);
        if is_denied {
            None
        } else {
            weigh(likeness, calendars, a, b)
        }
    };
    let every: Vec<Candidate<'_>> = leaves.iter().chain(&arrives).copied().collect();
    let found = pair(rows, &leaves, arrives, &weigh);
    let always = always_paired(&every, &found, likeness);
    for matched in found {
        let (left, right) = (matched.left, matched.right);
        let name = likeness.name(left.row_ref, left.row);
        let is_own = name.is_some_and(|name| always.binary_search(&name).is_ok());
        let counts = matched.counts() && (is_own || !names_a_person(&matched, likeness));
        if counts {
            rows.change(left.row_ref, &|note| note.role = Role::OwnOut);
            rows.change(right.row_ref, &|note| note.role = Role::OwnIn);
        } else {
            rows.change(left.row_ref, &|note| note.doubt = Some(Doubt::OwnTransfer));
        }
        rows.pairs.push(Pair {
            a: left.row_ref,
            b: right.row_ref,
            relation: Relation::OtherSide,
            confidence: if counts {
                Confidence::Likely
            } else {
                Confidence::Asked
            },
            evidence: matched.evidence,
        });
    }
    Ok(())
}

/// Names under which money has left and arrived again so often, and never otherwise: the holder's own.
fn always_paired<'l>(
    every: &[Candidate<'_>],
    found: &[Matched<'_>],
    likeness: &'l Likeness<'_>,
) -> Vec<&'l str> {
    let name = |one: &Candidate<'_>| likeness.name(one.row_ref, one.row);
    let named = |one: &Matched<'_>| {
        let names = name(&one.left).zip(name(&one.right))?;
        (one.counts() && names.0 == names.1).then_some(names.0)
    };
    let mut pairs: Vec<&str> = found.iter().filter_map(named).collect();
    sort(&mut pairs, Ord::cmp);
    let mut all: Vec<&str> = every.iter().filter_map(name).collect();
    sort(&mut all, Ord::cmp);
    let count =
        |name: &str| all.partition_point(|known| *known <= name) - all.partition_point(|known| *known < name);
    let often = pairs.chunk_by(|a, b| a == b).filter(|same| same.len() >= OFTEN);
    let always = often.filter_map(|same| same.first().copied().filter(|name| count(name) == 2 * same.len()));
    always.collect()
}

/// Rows that may be one side, by time. What is under way is one too: it is no spending either.
pub(super) fn candidates<'a>(
    rows: &Rows<'a>,
    household: &[usize],
    leaves: bool,
    sum: Sum,
) -> Result<Vec<Candidate<'a>>> {
    let passing = |row: &Payment| {
        (row.facts.has_moved() || row.facts.status.is_under_way())
            && side_of(row) == Some(leaves)
            && may_be_own(row)
            && !row.amount().is_zero()
            && match sum {
                Sum::Moved => true,
                Sum::LessFee => has_fee_beside(row),
                Sum::LessTariff => Tariff::arrives(row).is_some(),
            }
    };
    let free = rows.sorted(household, &passing).into_iter();
    let free = free.filter(|(row_ref, _)| rows.is_free(*row_ref));
    free.map(|(row_ref, row)| {
        let sum = match sum {
            Sum::Moved if leaves => moved(row)?,
            Sum::Moved => row.amount(),
            Sum::LessTariff => Tariff::arrives(row).unwrap_or(row.amount()),
            Sum::LessFee => row.amount().minus_or_zero(row.fee().unwrap_or_default())?,
        };
        Ok(Candidate { row_ref, row, sum })
    })
    .collect()
}

/// Purchases under a wallet's name of a sum that arrived from an own account by its own words: most are none, so that few are
/// looked at.
fn purchases<'a>(
    rows: &Rows<'a>,
    household: &[usize],
    likeness: &Likeness<'_>,
    arrives: &[Candidate<'_>],
) -> Vec<Candidate<'a>> {
    let own = arrives
        .iter()
        .filter(|one| one.row.facts.is_between_own_accounts());
    let mut wanted: Vec<(Currency, Amount)> = own.map(|one| (one.row.currency, one.sum)).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    sort(&mut wanted, Ord::cmp);
    let passing = |row: &Payment| {
        is_purchase(row)
            && (row.facts.has_moved() || row.facts.status.is_under_way())
            && wanted.binary_search(&(row.currency, row.amount())).is_ok()
    };
    let free = rows.sorted(household, &passing).into_iter();
    let free = free.filter(|(row_ref, row)| rows.is_free(*row_ref) && likeness.names_wallet(*row_ref, row));
    free.map(|(row_ref, row)| Candidate {
        row_ref,
        row,
        sum: row.amount(),
    })
    .collect()
}

/// Banks book what tops up a wallet as a purchase there, as they book what is bought through it.
const fn is_purchase(row: &Payment) -> bool {
    matches!(row.facts.kind, PaymentType::Purchase) && matches!(row.facts.direction, Direction::Debit)
}

fn has_fee_beside(row: &Payment) -> bool {
    row.facts.is_between_own_accounts() && !row.fee_included() && row.fee().is_some_and(|fee| !fee.is_zero())
}

/// Side of a transfer: true where money leaves, false where it arrives, nothing where it does neither.
pub(super) const fn side_of(row: &Payment) -> Option<bool> {
    match (row.facts.direction, row.facts.kind) {
        (_, PaymentType::Refund | PaymentType::Fee | PaymentType::Exchange) => None,
        (Direction::Debit, _) => Some(true),
        (Direction::Credit, _) => Some(false),
        (Direction::Neutral, PaymentType::CashOut | PaymentType::CardRepayment) => Some(true),
        (Direction::Neutral, PaymentType::TopUp) => Some(false),
        (Direction::Neutral, _) => None,
    }
}

/// A transfer, or a row of no kind that is not with a shop.
const fn is_transfer(row: &Payment) -> bool {
    matches!(row.facts.kind, PaymentType::Transfer)
        || matches!(row.facts.kind, PaymentType::Other | PaymentType::Adjustment)
            && !matches!(row.facts.side, Some(CounterpartyKind::Merchant))
}

/// Whatever an export calls a row, its other end may say that it is an own move; purchases and wages are none.
pub(super) const fn may_be_own(row: &Payment) -> bool {
    row.facts.is_between_own_accounts()
        || is_transfer(row)
        || matches!(row.facts.kind, PaymentType::Income)
            && !matches!(row.facts.side, Some(CounterpartyKind::Merchant))
}

pub(super) fn weigh(
    likeness: &Likeness<'_>,
    calendars: &Calendars,
    a: &Candidate<'_>,
    b: &Candidate<'_>,
) -> Option<Evidence> {
    let own_words = a.row.facts.is_between_own_accounts() || b.row.facts.is_between_own_accounts();
    let transfers = is_transfer(a.row) && is_transfer(b.row);
    if !own_words && !transfers {
        return None;
    }
    let near = closeness(a.row, b.row, calendars)?;
    // Of a purchase through the wallet by its name some days off, as many are bought there.
    let is_of_day = a.row.facts.is_of_day || b.row.facts.is_of_day;
    if is_purchase(a.row) && near.has(Piece::Days) && !is_of_day {
        return None;
    }
    let names = likeness.names((a.row_ref, a.row), (b.row_ref, b.row));
    let is_account = names == Names::Neither
        || likeness.names_account(a.row_ref, a.row)
        || likeness.names_account(b.row_ref, b.row);
    Some(
        near.with(Piece::Sum)
            .with_if(own_words, Piece::OwnWords)
            .with_if(transfers, Piece::Transfers)
            .with_if(names == Names::Same, Piece::Name)
            .with_if(is_account, Piece::Account),
    )
}

/// True where a side is a person by its own words and neither row says that the money stays with its holder: a friend who
/// pays back is no own account, though both rows have one name. Within minutes nobody pays back, and two rows of one name are
/// its holder's. True too of two names that are no account's.
fn names_a_person(matched: &Matched<'_>, likeness: &Likeness<'_>) -> bool {
    let (a, b) = (&matched.left, &matched.right);
    if matched.evidence.has(Piece::OwnWords) {
        return false;
    }
    let is_person = |row: &Payment| matches!(row.facts.side, Some(CounterpartyKind::Person));
    let names = likeness.names((a.row_ref, a.row), (b.row_ref, b.row));
    let is_at_once = matched.evidence.has(Piece::Seconds) || matched.evidence.has(Piece::Minutes);
    match names {
        Names::Same => (is_person(a.row) || is_person(b.row)) && !is_at_once,
        Names::Differ => !matched.evidence.has(Piece::Account) || is_person(a.row) || is_person(b.row),
        _ => is_person(a.row) || is_person(b.row),
    }
}

/// Amount that arrives on the other side.
pub(super) fn moved(payment: &Payment) -> Result<Amount> {
    let fee = payment.fee().unwrap_or_default();
    if payment.fee_included() {
        payment.amount().minus_or_zero(fee)
    } else {
        Ok(payment.amount())
    }
}
