//! Other export: one account handed out twice by its bank, as a table and as OFX, as a message or by an app.
//!
//! Both have the same payments, and each would count twice. So where two kinds of export of one account lie over the same days,
//! a row of the one is a row of the other where sum and direction agree and the days are as near as banks book. Each pairs with
//! one at most: of two equal payments of a day, both of which stand in both, two are left. Two rows of one kind are two payments
//! whatever they look like. Not here: two accounts that each show a payment (`same_payment`).

use super::evidence::{Evidence, Piece};
use super::likeness::{Likeness, Names, closeness, local_day};
use super::pairing::{Candidate, pair_any};
use super::relation::Relation;
use super::rows::Rows;
use super::same_payment::{candidate, is_there, note};
use crate::calendar::working::Calendars;
use crate::event::export;
use crate::ledger::Payment;
use std::collections::BTreeMap;

/// Days by which a payment at the edge of one export may be booked outside of the other.
const EDGE: i64 = 5;

/// Links what two kinds of export of an account both have.
pub(super) fn link(rows: &mut Rows<'_>, account: usize, likeness: &Likeness<'_>, calendars: &Calendars) {
    if rows.listed(&[account], |kinds| &kinds.exports).is_empty() {
        return;
    }
    let mut by_kind: BTreeMap<&str, Vec<Candidate<'_>>> = BTreeMap::new();
    for (row_ref, row) in rows.sorted(&[account], &|row: &Payment| {
        is_there(row) && !row.amount().is_zero()
    }) {
        if let Some(kind) = export::kind(row.id()).filter(|_| rows.is_free(row_ref)) {
            by_kind.entry(kind).or_default().push(candidate((row_ref, row)));
        }
    }
    let kinds: Vec<Vec<Candidate<'_>>> = by_kind.into_values().collect();
    for (place, one) in kinds.iter().enumerate() {
        for other in kinds.iter().skip(place + 1) {
            link_two(rows, one, other, likeness, calendars);
        }
    }
}

/// Days that both of two exports have.
fn days_of_both(one: &[Candidate<'_>], other: &[Candidate<'_>]) -> Option<(i64, i64)> {
    let ends = |of: &[Candidate<'_>]| {
        let days = || of.iter().map(|candidate| local_day(candidate.row));
        days().min().zip(days().max())
    };
    let ((first, last), (begin, end)) = (ends(one)?, ends(other)?);
    let both = (first.max(begin), last.min(end));
    (both.0 <= both.1).then_some(both)
}

fn link_two<'a>(
    rows: &mut Rows<'a>,
    one: &[Candidate<'a>],
    other: &[Candidate<'a>],
    likeness: &Likeness<'_>,
    calendars: &Calendars,
) {
    let Some((first, last)) = days_of_both(one, other) else {
        return;
    };
    let within = |of: &[Candidate<'a>]| -> Vec<Candidate<'a>> {
        let days = first - EDGE..=last + EDGE;
        let own = of
            .iter()
            .filter(|candidate| days.contains(&local_day(candidate.row)));
        own.filter(|candidate| rows.is_free(candidate.row_ref))
            .copied()
            .collect()
    };
    let (left, right) = (within(one), within(other));
    let weigh = |a: &Candidate<'_>, b: &Candidate<'_>| weigh(rows, likeness, calendars, a, b);
    for matched in pair_any(rows, &left, right, &weigh) {
        note(rows, &matched);
    }
}

fn weigh(
    rows: &Rows<'_>,
    likeness: &Likeness<'_>,
    calendars: &Calendars,
    a: &Candidate<'_>,
    b: &Candidate<'_>,
) -> Option<Evidence> {
    let (one, other) = (a.row, b.row);
    if one.facts.direction != other.facts.direction
        || rows.said.denies(a.row_ref, b.row_ref, Relation::SamePayment)
    {
        return None;
    }
    // The one export has the day of paying, the other that of booking.
    let near = closeness(one, other, calendars).into_iter();
    let near = near.chain(closeness(other, one, calendars));
    let near = near.reduce(|x, y| if x.weight() >= y.weight() { x } else { y })?;
    let names = likeness.names((a.row_ref, one), (b.row_ref, other));
    let is_of_day = local_day(one) == local_day(other);
    let has_number = rows.has_number_in_common(a.row_ref, b.row_ref);
    // On another day, and to somebody else: another payment of that sum.
    if names == Names::Differ && !is_of_day && !has_number {
        return None;
    }
    Some(
        near.with(Piece::Sum)
            .with(Piece::Export)
            .with_if(has_number, Piece::Number)
            .with_if(names == Names::Same, Piece::Name)
            .with_if(names == Names::Part, Piece::NamePart),
    )
}

#[cfg(test)]
mod tests {
    use super::super::note::Role;
    use super::super::{Decisions, Sources, linked};
    use super::*;
    use crate::event::{Counterparty, Direction, Status, TimePrecision, Transaction};
    use crate::ledger::Ledger;
    use crate::money::{Amount, Currency};
    use crate::time::{DAY, Millis};

    /// Rows of one account as two exports have them, each a kind, a day, a sum and a name; how many of them still count.
    fn counted(rows: &[(&str, i64, &str, &str)]) -> usize {
        let mut ledger = Ledger::default();
        for (number, (kind, day, amount, name)) in (0..).zip(rows) {
            let at = Millis::new(1_770_000_000_000 + day * DAY).unwrap();
            let amount = Amount::parse(amount).unwrap();
            let id = export::id(kind, number, 1);
            let mut row = Transaction::new(&id, "card", at, amount, Currency::USD);
            row.direction = Direction::Debit;
            row.status = Status::Completed;
            row.time_precision = Some(TimePrecision::Day);
            row.counterparty = Some(Counterparty {
                name: Some((*name).to_owned()),
                ..Counterparty::default()
            });
            ledger.keep(&row, 0, rows.len());
        }
        let sources = Sources {
            ledger: &ledger,
            decisions: &Decisions::default(),
            calendars: &Calendars::default(),
        };
        let linked = linked(sources, Some("card"), None).unwrap();
        let notes = linked.accounts.iter().flat_map(super::super::AccountRows::rows);
        notes.filter(|(_, note)| matches!(note.role, Role::Plain)).count()
    }

    #[test]
    fn a_card_s_table_and_its_ofx_are_one_list_of_payments() {
        let table = [
            ("", 0, "4.75", "Harbour Coffee"),
            ("", 1, "120.00", "North Books"),
            ("", 5, "9.99", "Cinema"),
        ];
        let ofx = [
            ("ofx", 1, "4.75", "HARBOUR COFFEE 12"),
            ("ofx", 1, "120.00", "NTH BKS TORONTO"),
            ("ofx", 5, "9.99", "CINEMA"),
        ];
        assert_eq!(counted(&[&table[..], &ofx[..]].concat()), 3);
        for kind in ["camt", "qif", "kit"] {
            let other: Vec<_> = ofx
                .iter()
                .map(|(_, day, amount, name)| (kind, *day, *amount, *name))
                .collect();
            assert_eq!(counted(&[&table[..], &other[..]].concat()), 3, "{kind}");
        }
        let all = [
            &table[..],
            &ofx[..],
            &[
                ("camt", 0, "4.75", "Harbour Coffee"),
                ("camt", 5, "9.99", "Cinema"),
            ],
        ]
        .concat();
        assert_eq!(counted(&all), 3, "three exports are still one list");
    }

    #[test]
    fn two_equal_payments_of_a_day_stay_two() {
        let two = [
            ("", 0, "4.75", "Harbour Coffee"),
            ("", 0, "4.75", "Harbour Coffee"),
        ];
        assert_eq!(counted(&two), 2, "in one export");
        let ofx = [
            ("ofx", 0, "4.75", "HARBOUR COFFEE"),
            ("ofx", 0, "4.75", "HARBOUR COFFEE"),
        ];
        assert_eq!(counted(&[&two[..], &ofx[..]].concat()), 2, "in both");
        assert_eq!(counted(&[&two[..], &ofx[..1]].concat()), 2, "one of them in both");
    }

    #[test]
    fn exports_of_different_months_have_nothing_in_common() {
        let january = [
            ("", 0, "4.75", "Harbour Coffee"),
            ("", 10, "4.75", "Harbour Coffee"),
        ];
        let february = [
            ("ofx", 11, "4.75", "HARBOUR COFFEE"),
            ("ofx", 20, "4.75", "HARBOUR COFFEE"),
        ];
        assert_eq!(counted(&[&january[..], &february[..]].concat()), 4);
    }

    #[test]
    fn another_shop_on_another_day_is_another_payment() {
        let table = [("", 0, "4.75", "Harbour Coffee"), ("", 9, "1.00", "Kiosk")];
        let ofx = [("ofx", 1, "4.75", "CINEMA"), ("ofx", 9, "1.00", "KIOSK")];
        assert_eq!(counted(&[&table[..], &ofx[..]].concat()), 3);
    }
}
