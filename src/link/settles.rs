//! Settlement: a pending or authorised row, and the posted one that it became under another id.
//!
//! Banks and aggregators post a payment anew: on another day, with the tip, with what was pumped. The row that was under way
//! then counts nothing, and nobody waits for it. Not here: the same id going on, which is one payment (`feedback`).

use super::by_place::ByPlace;
use super::evidence::{Evidence, Piece};
use super::likeness::{Likeness, Names, is_other_card, local_day};
use super::note::{Pair, Role, RowRef};
use super::numbers::ByNumber;
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use crate::event::{Direction, Mcc};
use crate::ledger::Payment;
use crate::money::{Amount, Currency};
use crate::sort::sort;
use crate::time::MINUTE;

/// Card networks let an authorisation stand for seven days in shops, and for thirty where a room or a car is held.
const DAYS: i64 = 10;
const DAYS_OF_HOLDS: i64 = 31;
/// A tip of a fifth is what networks accept above an authorisation in a restaurant; a quarter leaves room for rounding up.
const TIP: (u32, u32) = (5, 4);
/// Goods that are weighed or out of stock bring a sum down; below the half it is another purchase.
const LESS: (u32, u32) = (1, 2);

/// Clocks of a till and of a bank differ by so much.
const CLOCKS: i64 = 10 * MINUTE;

/// Posted rows that are tried for each: a shop is paid a dozen times in ten days, and a gate fifty times.
const TRIED: usize = 256;

/// Row of an account with what it is looked for by.
struct Keyed<'a, K> {
    key: K,
    row_ref: RowRef,
    row: &'a Payment,
}

/// Rows under way of an account, and what was found for each.
struct Held<'a> {
    row_ref: RowRef,
    row: &'a Payment,
    by: Option<(RowRef, Evidence)>,
}

/// Links what an account shows as under way with what it became.
pub(super) fn link(rows: &mut Rows<'_>, account: usize, likeness: &Likeness<'_>) {
    let mut held: Vec<Held<'_>> = rows
        .listed(&[account], |kinds| &kinds.under_way)
        .into_iter()
        .filter(|(row_ref, _)| rows.is_free(*row_ref))
        .map(|(row_ref, row)| Held {
            row_ref,
            row,
            by: None,
        })
        .collect();
    if held.is_empty() {
        return;
    }
    let Some(read) = rows.accounts.get(account) else {
        return;
    };
    let mut used = read.by_place(read.shelf.len());
    by_number(rows, account, &mut held, &mut used);
    by_name(rows, account, likeness, &mut held, &mut used);
    by_sum(rows, account, likeness, &mut held, &mut used);
    for one in held {
        let Some((by, evidence)) = one.by else { continue };
        rows.change(one.row_ref, &|note| note.role = Role::Settled { by });
        rows.pairs.push(Pair {
            a: by,
            b: one.row_ref,
            relation: Relation::Settles,
            confidence: if evidence.has(Piece::Number) {
                Confidence::Certain
            } else {
                Confidence::Likely
            },
            evidence,
        });
    }
}

/// What stands under one number, whatever it is called.
fn by_number(rows: &Rows<'_>, account: usize, held: &mut [Held<'_>], used: &mut ByPlace) {
    let wanted: Vec<&Payment> = held.iter().map(|one| one.row).collect();
    let known = ByNumber::of(rows, &[account], &wanted, &is_posted);
    for one in held {
        let mut common = known.in_common(one.row).into_iter();
        let found = common.find(|by| {
            let posted = rows.payment(*by);
            posted.is_some_and(|posted| {
                !is_used(used, *by) && may_become(one.row, posted.amount()) && fits(rows, one, (*by, posted))
            })
        });
        take(
            one,
            found,
            used,
            Evidence::NONE.with(Piece::Number).with(Piece::Days),
        );
    }
}

/// What stands under one name: equal sums first, whichever of them came first; then what differs by a tip or a pump.
fn by_name(
    rows: &Rows<'_>,
    account: usize,
    likeness: &Likeness<'_>,
    held: &mut [Held<'_>],
    used: &mut ByPlace,
) {
    let free = held.iter().filter(|one| one.by.is_none());
    let mut names: Vec<&str> = free
        .filter_map(|one| likeness.name(one.row_ref, one.row))
        .collect();
    sort(&mut names, Ord::cmp);
    names.dedup();
    let of_name = |(row_ref, row)| {
        let key = likeness.name(row_ref, row)?;
        names.binary_search(&key).ok()?;
        Some(Keyed { key, row_ref, row })
    };
    let mut posted: Vec<Keyed<'_, &str>> = rows
        .sorted(&[account], &is_posted)
        .into_iter()
        .filter_map(of_name)
        .collect();
    sort(&mut posted, |a, b| a.key.cmp(b.key)); // of one name by time
    for is_exact in [true, false] {
        for one in held.iter_mut().filter(|one| one.by.is_none()) {
            let Some(name) = likeness.name(one.row_ref, one.row) else {
                continue;
            };
            let (first, last) = days_of(one.row);
            let from = posted.partition_point(|known| (known.key, local_day(known.row)) < (name, first));
            let near = posted.iter().skip(from).take(TRIED);
            let near = near.take_while(|known| known.key == name && local_day(known.row) <= last);
            let mut fitting = near.filter(|known| {
                !is_used(used, known.row_ref)
                    && (known.row.amount() == one.row.amount()) == is_exact
                    && may_become(one.row, known.row.amount())
                    && fits(rows, one, (known.row_ref, known.row))
            });
            let found = fitting.next().map(|known| known.row_ref);
            // Of different sums only one that is alone is taken.
            let found = found.filter(|_| is_exact || fitting.next().is_none());
            let evidence = Evidence::NONE.with(Piece::Name).with(Piece::Days);
            take(one, found, used, evidence.with_if(is_exact, Piece::Sum));
        }
    }
}

/// The very sum under a name that is a part of the other, or where one has none: banks name a shop when they post it. Only one
/// that is alone on both sides is taken.
fn by_sum(
    rows: &Rows<'_>,
    account: usize,
    likeness: &Likeness<'_>,
    held: &mut [Held<'_>],
    used: &mut ByPlace,
) {
    let key = |row: &Payment| (row.currency, row.amount());
    let mut wanted: Vec<(Currency, Amount)> = held
        .iter()
        .filter(|one| one.by.is_none())
        .map(|one| key(one.row))
        .collect();
    sort(&mut wanted, Ord::cmp);
    let is_wanted = |row: &Payment| is_posted(row) && wanted.binary_search(&key(row)).is_ok();
    let mut posted: Vec<Keyed<'_, (Currency, Amount)>> = rows
        .sorted(&[account], &is_wanted)
        .into_iter()
        .filter(|(row_ref, _)| !is_used(used, *row_ref))
        .map(|(row_ref, row)| Keyed {
            key: key(row),
            row_ref,
            row,
        })
        .collect();
    sort(&mut posted, |a, b| a.key.cmp(&b.key)); // of one sum by time
    // Which one each could become; what several could become is nobody's.
    let mut found: Vec<(usize, RowRef)> = Vec::new();
    let Some(read) = rows.accounts.get(account) else {
        return;
    };
    let mut claims = read.by_place(read.shelf.len());
    for (place, one) in held.iter().enumerate().filter(|(_, one)| one.by.is_none()) {
        let (sum, (first, last)) = (key(one.row), days_of(one.row));
        let from = posted.partition_point(|known| (known.key, local_day(known.row)) < (sum, first));
        let near = posted.iter().skip(from).take(TRIED);
        let near = near.take_while(|known| known.key == sum && local_day(known.row) <= last);
        let fitting: Vec<RowRef> = near
            .filter(|known| {
                let names = likeness.names((one.row_ref, one.row), (known.row_ref, known.row));
                matches!(names, Names::Part | Names::Neither | Names::Absent)
                    && fits(rows, one, (known.row_ref, known.row))
            })
            .map(|known| known.row_ref)
            .collect();
        for by in &fitting {
            claims.set(by.place, claims.get(by.place) + 1);
        }
        if let [only] = fitting.as_slice() {
            found.push((place, *only));
        }
    }
    for (place, by) in found {
        let is_alone = claims.get(by.place) == 1;
        if let Some(one) = held.get_mut(place).filter(|_| is_alone) {
            let evidence = Evidence::NONE.with(Piece::Sum).with(Piece::Days);
            take(one, Some(by), used, evidence.with(Piece::OneReading));
        }
    }
}

fn is_posted(row: &Payment) -> bool {
    row.facts.has_moved() && row.facts.direction != Direction::Neutral
}

fn is_used(used: &ByPlace, by: RowRef) -> bool {
    used.get(by.place) > 0
}

fn take(one: &mut Held<'_>, found: Option<RowRef>, used: &mut ByPlace, evidence: Evidence) {
    let Some(by) = found else { return };
    used.set(by.place, 1);
    one.by = Some((by, evidence));
}

/// Local days on which a row under way may be posted: the day before too, since days of two clocks differ.
fn days_of(row: &Payment) -> (i64, i64) {
    let day = local_day(row);
    (day - 1, day + if is_hold(row) { DAYS_OF_HOLDS } else { DAYS })
}

/// True where a posted row may be what this one became: of its side, currency and card, and not there before it.
fn fits(rows: &Rows<'_>, held: &Held<'_>, (by, posted): (RowRef, &Payment)) -> bool {
    let is_before = match (held.row.facts.is_of_day, posted.facts.is_of_day) {
        (false, false) => posted.at.since(held.row.at) < -CLOCKS,
        (true, true) => local_day(posted) < local_day(held.row),
        _ => false, // by the day before, where the days are of two clocks
    };
    !is_before
        && posted.facts.direction == held.row.facts.direction
        && posted.facts.is_refund() == held.row.facts.is_refund()
        && posted.currency == held.row.currency
        && !is_other_card(rows, held.row_ref, by)
        && !rows.said.denies(held.row_ref, by, Relation::Settles)
}

/// Fuel is pumped, rooms and cars are used, after their sum was held (ISO 18245: automated fuel dispensers, service stations,
/// airlines' own are none; hotels 3501 to 3999 and 7011, cars 3351 to 3500 and 7512).
fn is_hold(row: &Payment) -> bool {
    matches!(
        row.facts.mcc.map(Mcc::get),
        Some(5541 | 5542 | 5552 | 3351..=3999 | 7011 | 7512)
    )
}

/// True where what was held may come to this.
fn may_become(held: &Payment, posted: Amount) -> bool {
    // Exact: at most fifteen digits and seven, times five.
    let times = |amount: Amount, by: u32| amount.decimal().checked_mul(by.into());
    let is_tip = times(posted, TIP.1) <= times(held.amount(), TIP.0);
    let is_enough = is_hold(held) || times(posted, LESS.1) >= times(held.amount(), LESS.0);
    !posted.is_zero() && (is_tip || is_hold(held)) && is_enough
}
