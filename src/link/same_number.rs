//! Same number: one account handed out twice by its wallet, as a table of the app and one of the website.
//!
//! The one dates a payment by its order and the other by its paying, and one cuts off what was bought: rows that no id could
//! tell to be one, and each would count. A wallet gives its long numbers to one payment each, so where just two rows of tables
//! have one, and agree in sum, direction and kind, they are one. Not here: two rows of one file (`statement::repeated`), banks'
//! exports of other kinds (`other_export`).

use super::evidence::{Evidence, Piece};
use super::note::RowRef;
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use super::same_payment::{is_there, kept_and_shown, show};
use crate::event::{Digest, export};
use crate::ledger::Payment;
use crate::sort::sort;
use crate::time::DAY;

/// Digits of the shortest: Alipay's numbers of ten years ago have 16, and orders of shops, under which several are paid, 12.
const DIGITS: usize = 16;
/// An order that nobody pays is closed after fifteen days at the latest (Alipay's own term for escrow).
const DAYS: i64 = 15;
/// Within which rows of exports that say nothing of when they were made may be one: a bank's mandate, drawn each week, has one number
/// in each row of one table.
const SAME_EXPORT_DAYS: i64 = 1;

/// Links what two tables of an account both have under one number.
pub(super) fn link(rows: &mut Rows<'_>, account: usize) {
    let Some(own) = rows.accounts.get(account) else {
        return;
    };
    let numbered = own.each().filter_map(|(place, row)| {
        let number = number_of(row)?;
        Some((Digest::of(number), RowRef { account, place }))
    });
    let mut numbered: Vec<(Digest, RowRef)> = numbered.collect();
    sort(&mut numbered, Ord::cmp);
    for same in numbered.chunk_by(|(number, _), (other, _)| number == other) {
        let [(_, a), (_, b)] = same else { continue };
        if is_one(rows, *a, *b) {
            let (kept, shown) = told_more(rows, *a, *b);
            let evidence = Evidence::NONE.with(Piece::Number).with(Piece::Sum);
            show(rows, kept, shown, Confidence::Likely, evidence);
        }
    }
}

/// True of a number that a wallet gives to one payment.
pub fn is_of_one(number: &str) -> bool {
    number.len() >= DIGITS && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn number_of(row: &Payment) -> Option<&str> {
    let number = row.reference()?;
    (is_of_one(number) && is_there(row) && export::kind(row.id()) == Some("table")).then_some(number)
}

fn is_one(rows: &Rows<'_>, a: RowRef, b: RowRef) -> bool {
    let (Some(one), Some(other)) = (rows.payment(a), rows.payment(b)) else {
        return false;
    };
    let told = |row: &Payment| (row.amount(), row.currency, row.facts.direction, row.facts.kind);
    let days = match one.is_of_same_export(other) {
        true => SAME_EXPORT_DAYS,
        false => DAYS,
    };
    told(one) == told(other)
        && !one.amount().is_zero()
        && one.at.since(other.at).abs() <= days * DAY
        && rows.is_free(a)
        && rows.is_free(b)
        && !rows.said.denies(a, b, Relation::SamePayment)
}

/// A fee, and what came back, the website alone tells.
fn told_more(rows: &Rows<'_>, a: RowRef, b: RowRef) -> (RowRef, RowRef) {
    let tells = |of| {
        rows.payment(of)
            .map(|row| (row.refunded().is_some(), row.fee().is_some()))
    };
    match tells(a).cmp(&tells(b)) {
        core::cmp::Ordering::Greater => (a, b),
        core::cmp::Ordering::Less => (b, a),
        core::cmp::Ordering::Equal => kept_and_shown(rows, a, b),
    }
}
