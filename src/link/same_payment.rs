//! Same payment: two accounts of a holder each show it, a wallet and the card behind it, a shop and the wallet that paid.
//!
//! Careful before complete: a payment that is wrongly left out is a wrong total, one that is left in twice is seen and asked
//! about. Looked for only between accounts: two rows of one account are two payments, unless one spells the name otherwise
//! on the same day, which is told as a doubt (`booked_twice`).

use super::evidence::{Evidence, Piece};
use super::likeness::{Likeness, Names, closeness, is_by_balance, is_by_card, is_other_card, local_day};
use super::note::{Doubt, Pair, Role, RowRef};
use super::other_side::side_of;
use super::pairing::{Candidate, Matched, pair};
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use crate::calendar::working::Calendars;
use crate::event::{Digest, Direction, Status, export};
use crate::ledger::Payment;
use crate::money::Amount;
use crate::sort::sort;
use std::collections::BTreeMap;

/// Links what is shown twice because the exports say so.
pub(super) fn link_stated(rows: &mut Rows<'_>) {
    let all: Vec<usize> = (0..rows.accounts.len()).collect();
    let mut drawn: BTreeMap<RowRef, Amount> = BTreeMap::new();
    for (row_ref, payment) in rows.listed(&all, |kinds| &kinds.twins) {
        let named = payment.same_as().and_then(|(account, id)| rows.find(account, id));
        let Some(other) = named else { continue };
        let Some(named) = rows.payment(other) else {
            continue;
        };
        let denies = |relation| rows.said.denies(other, row_ref, relation);
        let is_denied = denies(Relation::SamePayment);
        if other == row_ref || is_denied || !rows.may_belong(other, row_ref) || !rows.is_free(row_ref) {
            continue;
        }
        if is_other_side(rows, (row_ref, payment), (other, named)) && !denies(Relation::OtherSide) {
            own_transfer(rows, row_ref, other, payment);
            continue;
        }
        if !may_show(named) || is_next_part(rows, &mut drawn, (row_ref, payment), (other, named)) {
            continue;
        }
        // What was posted counts, whichever of the two names the other.
        let is_posted = payment.facts.has_moved() && !named.facts.has_moved() && rows.is_free(other);
        let (kept, shown) = if is_posted {
            (row_ref, other)
        } else {
            (other, row_ref)
        };
        if rows.counted(kept) != shown {
            let evidence = Evidence::NONE.with(Piece::Named);
            show(rows, kept, shown, Confidence::Certain, evidence);
        }
    }
}

/// Links what a bank's file shows under an account's number with the same rows of a file that does not say the number: under one
/// id, which an import made of all that a row says. Two accounts that are each told by a number are two, whatever their rows.
pub(super) fn link_unnumbered(rows: &mut Rows<'_>) {
    let mut same = Vec::new();
    for (number, account) in rows.accounts.iter().enumerate() {
        let id = account.shelf.account_id.as_bytes();
        let Some(end) = id.iter().rposition(|byte| *byte == b'-') else {
            continue;
        };
        let base = account.shelf.account_id.get(..end).map(Digest::of);
        let Some(base) =
            base.and_then(|base| rows.accounts.binary_search_by_key(&base, |other| other.key).ok())
        else {
            continue;
        };
        for (place, row) in account.each() {
            let other = rows.accounts.get(base).and_then(|base| {
                let place = base.shelf.place(row.id())?;
                Some((place, base.shelf.at(place)?))
            });
            if let Some((at, other)) = other
                && (other.currency, other.amount(), other.at) == (row.currency, row.amount(), row.at)
                && export::kind(row.id()).is_some()
            {
                let of = |account, place| RowRef { account, place };
                same.push((of(number, place), of(base, at)));
            }
        }
    }
    let evidence = Evidence::NONE.with(Piece::Number).with(Piece::Sum);
    for (kept, shown) in same {
        let is_denied = rows.said.denies(kept, shown, Relation::SamePayment);
        if !is_denied && rows.may_belong(kept, shown) && rows.is_free(shown) {
            show(rows, kept, shown, Confidence::Certain, evidence);
        }
    }
}

/// True of one more part of what was held: a shop draws it in two shipments, and each names the hold. All of them count that come
/// to no more than was held; the first one is what it was posted as. `drawn` is what has been of each hold so far.
fn is_next_part(
    rows: &Rows<'_>,
    drawn: &mut BTreeMap<RowRef, Amount>,
    (row_ref, part): (RowRef, &Payment),
    (other, held): (RowRef, &Payment),
) -> bool {
    let Role::Shown { by } = rows.note(other).role else {
        return false;
    };
    let is_drawn = held.facts.status.is_under_way() && part.facts.has_moved();
    let are_of_one = row_ref.account == other.account && by.account == other.account;
    let Some(first) = rows.payment(by).filter(|_| is_drawn && are_of_one) else {
        return false;
    };
    let so_far = drawn.entry(other).or_insert_with(|| first.amount());
    let sum = so_far.plus(part.amount()).ok();
    let is_same = [first.currency, part.currency] == [held.currency; 2];
    match sum.filter(|sum| is_same && *sum <= held.amount()) {
        Some(sum) => {
            *so_far = sum;
            true
        }
        None => false,
    }
}

/// True where the other export shows the other end: money leaves by one row and arrives by the other, and the one or the other
/// says that it stays with its holder, or both are accounts of one.
fn is_other_side(rows: &Rows<'_>, (a, one): (RowRef, &Payment), (b, other): (RowRef, &Payment)) -> bool {
    let sides = side_of(one).zip(side_of(other));
    let holder = |row_ref: RowRef| rows.accounts.get(row_ref.account)?.shelf.holder();
    let is_own = one.facts.is_between_own_accounts()
        || other.facts.is_between_own_accounts()
        || holder(a).is_some() && holder(a) == holder(b);
    is_own && is_there(one) && is_there(other) && sides.is_some_and(|(one, other)| one != other)
}

/// Notes the two ends of a transfer between own accounts, one of which names the other: of each neither is spent nor received,
/// whatever the difference of their sums, or of their currencies.
fn own_transfer(rows: &mut Rows<'_>, a: RowRef, b: RowRef, one: &Payment) {
    let (out, arrived) = if side_of(one) == Some(true) {
        (a, b)
    } else {
        (b, a)
    };
    if !rows.is_free(out) || !rows.is_free(arrived) {
        return; // the other one has said it already
    }
    rows.change(out, &|note| note.role = Role::OwnOut);
    rows.change(arrived, &|note| note.role = Role::OwnIn);
    rows.pairs.push(Pair {
        a: out,
        b: arrived,
        relation: Relation::OtherSide,
        confidence: Confidence::Certain,
        evidence: Evidence::NONE.with(Piece::Named),
    });
}

/// Notes that a row is shown by another one, which counts.
pub(super) fn show(
    rows: &mut Rows<'_>,
    kept: RowRef,
    shown: RowRef,
    confidence: Confidence,
    evidence: Evidence,
) {
    rows.change(shown, &|note| note.role = Role::Shown { by: kept });
    rows.pairs.push(Pair {
        a: kept,
        b: shown,
        relation: Relation::SamePayment,
        confidence,
        evidence,
    });
}

/// Links what two accounts of a household show, each pair of accounts by itself.
pub(super) fn link(rows: &mut Rows<'_>, household: &[usize], likeness: &Likeness<'_>, calendars: &Calendars) {
    for (position, one) in household.iter().enumerate() {
        for other in household.iter().skip(position + 1) {
            let left = candidates(rows, *one, &may_show);
            if left.is_empty() {
                break;
            }
            let right = candidates(rows, *other, &may_show);
            let weigh = |a: &Candidate<'_>, b: &Candidate<'_>| weigh(rows, likeness, calendars, a, b);
            for matched in pair(rows, &left, right, &weigh) {
                note(rows, &matched);
            }
        }
    }
}

pub(super) fn note(rows: &mut Rows<'_>, matched: &Matched<'_>) {
    let (kept, shown) = kept_and_shown(rows, matched.left.row_ref, matched.right.row_ref);
    if matched.counts() {
        show(rows, kept, shown, Confidence::Likely, matched.evidence);
        return;
    }
    rows.change(shown, &|note| note.doubt = Some(Doubt::ShownTwice));
    rows.pairs.push(Pair {
        a: kept,
        b: shown,
        relation: Relation::SamePayment,
        confidence: Confidence::Asked,
        evidence: matched.evidence,
    });
}

/// The one that says what it was drawn from knows more of the payment than the export that merely books it; of two that know
/// as much the first by the accounts' order.
pub(super) fn kept_and_shown(rows: &Rows<'_>, a: RowRef, b: RowRef) -> (RowRef, RowRef) {
    let knows = |row_ref: RowRef| {
        let row = rows.payment(row_ref);
        row.map(|row| {
            (
                row.facts.has_moved(),
                is_by_card(row),
                row.category_word().is_some(),
            )
        })
    };
    let order = |row_ref: RowRef| {
        (
            row_ref.account,
            rows.payment(row_ref).map(|row| (row.at, row.id())),
        )
    };
    let (first, second) = if order(a) <= order(b) { (a, b) } else { (b, a) };
    if knows(second) > knows(first) {
        (second, first)
    } else {
        (first, second)
    }
}

fn candidates<'a>(rows: &Rows<'a>, account: usize, pass: &dyn Fn(&Payment) -> bool) -> Vec<Candidate<'a>> {
    let free = rows.sorted(&[account], pass);
    let free = free.into_iter().filter(|(row_ref, _)| rows.is_free(*row_ref));
    free.map(candidate).collect()
}

pub(super) fn candidate<'a>((row_ref, row): (RowRef, &'a Payment)) -> Candidate<'a> {
    Candidate {
        row_ref,
        row,
        sum: row.amount(),
    }
}

/// Money moved, or is about to, or had moved until it was undone: of a payment that a wallet reversed, its card shows both ways.
fn may_show(row: &Payment) -> bool {
    is_external(row) && (is_there(row) || row.facts.status == Status::Reversed)
}

pub(super) const fn is_there(row: &Payment) -> bool {
    row.facts.has_moved() || row.facts.status.is_under_way()
}

/// Between the holder and somebody else. Nothing of no amount is shown twice.
fn is_external(row: &Payment) -> bool {
    !row.facts.is_own_move() && row.facts.direction != Direction::Neutral && !row.amount().is_zero()
}

fn weigh(
    rows: &Rows<'_>,
    likeness: &Likeness<'_>,
    calendars: &Calendars,
    a: &Candidate<'_>,
    b: &Candidate<'_>,
) -> Option<Evidence> {
    let (one, other) = (a.row, b.row);
    let is_of_card = is_by_card(one) != is_by_card(other);
    let shows_wallet = |candidate: &Candidate<'_>| {
        is_by_card(candidate.row) || likeness.names_wallet(candidate.row_ref, candidate.row)
    };
    let is_kept_by_wallet = is_by_balance(one) && shows_wallet(b) || is_by_balance(other) && shows_wallet(a);
    if one.facts.direction != other.facts.direction
        || is_kept_by_wallet
        || is_other_card(rows, a.row_ref, b.row_ref)
        || rows.said.denies(a.row_ref, b.row_ref, Relation::SamePayment)
    {
        return None;
    }
    // Whichever of the two was booked later.
    let near = closeness(one, other, calendars).into_iter();
    let near = near.chain(closeness(other, one, calendars));
    let near = near.reduce(|x, y| if x.weight() >= y.weight() { x } else { y })?;
    // Two wallets that each draw on a card are at one shop twice: its name says nothing.
    let names = match likeness.names((a.row_ref, one), (b.row_ref, other)) {
        Names::Same | Names::Part if is_by_card(one) && is_by_card(other) => Names::Differ,
        names => names,
    };
    let by_name = likeness.names_wallet(a.row_ref, one) != likeness.names_wallet(b.row_ref, other);
    let by_method =
        likeness.is_paid_by_wallet(a.row_ref, one) || likeness.is_paid_by_wallet(b.row_ref, other);
    // A day is no evidence between two shops' counters: something has to name the one in the other.
    let has_number = rows.has_number_in_common(a.row_ref, b.row_ref) || pay_back_one(rows, a, b);
    let says_something = has_number
        || by_name
        || by_method
        || matches!(names, Names::Same | Names::Part)
        || near.has(Piece::Seconds);
    says_something.then(|| {
        near.with(Piece::Sum)
            .with_if(has_number, Piece::Number)
            .with_if(names == Names::Same, Piece::Name)
            .with_if(names == Names::Part, Piece::NamePart)
            .with_if(by_name || by_method, Piece::Wallet)
            .with_if(is_of_card, Piece::Card)
    })
}

/// True of two refunds each of which names its own export's row of one payment: then they are one refund, shown as often.
fn pay_back_one(rows: &Rows<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let paid = |back: &Candidate<'_>| {
        let account = rows.accounts.get(back.row_ref.account)?;
        let paid = rows.find(&account.shelf.account_id, back.row.refund_of()?)?;
        Some(rows.counted(paid))
    };
    paid(a).is_some_and(|one| paid(b) == Some(one))
}

/// Rows of one account on one day, of one sum, under names that begin alike and are not the same: a bank that books what it
/// showed as pending under another name, or two payments. Told, and counted as two.
pub(super) fn doubt_booked_twice(rows: &mut Rows<'_>, account: usize, likeness: &Likeness<'_>) {
    let of_day = rows.listed(&[account], |kinds| &kinds.of_day);
    let of_day = of_day
        .into_iter()
        .filter(|(row_ref, row)| is_external(row) && is_there(row) && rows.is_free(*row_ref));
    let mut by_sum: Vec<Candidate<'_>> = of_day.map(candidate).collect();
    let key = |one: &Candidate<'_>| {
        (
            one.row.currency,
            one.sum,
            local_day(one.row),
            one.row.facts.direction as u8,
        )
    };
    sort(&mut by_sum, |a, b| key(a).cmp(&key(b)));
    let doubtful: Vec<RowRef> = by_sum
        .windows(2)
        .filter_map(|two| match two {
            [a, b] if key(a) == key(b) => {
                let names = likeness.names((a.row_ref, a.row), (b.row_ref, b.row));
                (names == Names::Part).then_some(b.row_ref)
            }
            _ => None,
        })
        .collect();
    for row_ref in doubtful {
        rows.change(row_ref, &|note| note.doubt = Some(Doubt::BookedTwice));
    }
}
