//! Direction of the sums of an unknown table: what a number without a sign is, and which of two columns is money that went out.
//!
//! The running balance says it, where there is one, and rows whose words leave no choice. What neither says is a doubt: a
//! payment that is read as an income is the worst mistake that a reader can make. Not here: which column is what (`guess`).

use crate::event::Direction;
use crate::statement::bank;
use crate::statement::columns::Column;
use crate::statement::foreign::said_direction;
use crate::statement::mapping::{Doubt, Mapping, Positive};
use crate::statement::sum;
use crate::statement::table::{Cells, Header, Row};
use rust_decimal::Decimal;

/// How many rows raise the balance, and how many lower it, as the mapping has it.
fn rise_and_fall(names: &Header, mapping: &Mapping, rows: &[&Row]) -> (usize, usize) {
    let negative = |row: &&Row| {
        let cells = Cells {
            header: names,
            row,
            decimal_comma: false,
        };
        let sum = bank::amount(&cells, mapping).ok()?;
        (!bank::is_balance(&cells, mapping)).then_some(sum.negative)
    };
    let signs: Vec<bool> = rows.iter().filter_map(negative).collect();
    let fall = signs.iter().filter(|negative| **negative).count();
    (signs.len() - fall, fall)
}

/// Finds out which of two nameless columns is money that went out: the balance says it, where most rows lower it. Of a card what
/// is owed grows with each purchase, so that a balance that mostly rises says nothing.
pub(super) fn sides(names: &Header, mapping: &mut Mapping, rows: &[&Row], doubts: &mut Vec<Doubt>) {
    let (debit, credit) = (mapping.debit, mapping.credit);
    let straight = steps(names, mapping, rows);
    (mapping.debit, mapping.credit) = (credit, debit);
    let crossed = steps(names, mapping, rows);
    if straight >= crossed {
        (mapping.debit, mapping.credit) = (debit, credit);
    }
    let (rise, fall) = rise_and_fall(names, mapping, rows);
    if straight.max(crossed) < 2 || straight == crossed || rise > fall {
        (mapping.debit, mapping.credit) = (debit, credit);
        doubts.push(Doubt::Amount);
    }
}

/// Finds out what a number without a sign is: by a word in each row, the balance, signs of both kinds, what some rows are.
pub(super) fn direction(
    names: &Header,
    mapping: &mut Mapping,
    columns: &[Column],
    rows: &[&Row],
    doubts: &mut Vec<Doubt>,
) {
    let Some(column) = mapping.amount.filter(|_| mapping.indicator.is_none()) else {
        return;
    };
    let Some(signs) = columns.get(column) else {
        return;
    };
    // "12.00" and "100.00 CR": the word stands where it is not what is usual.
    if signs.credits + signs.debits > 0 {
        let is_all = signs.credits + signs.debits == signs.sums;
        let usual = if signs.debits > 0 {
            Positive::Credit
        } else {
            Positive::Debit
        };
        mapping.positive = Some(usual);
        if !is_all && signs.debits > 0 && signs.credits > 0 {
            doubts.push(Doubt::Direction);
        }
        return;
    }
    let mut fits = [Positive::Credit, Positive::Debit].map(|positive| {
        mapping.positive = Some(positive);
        (steps(names, mapping, rows), positive)
    });
    fits.sort_by_key(|(steps, _)| *steps);
    let [(less, _), (most, positive)] = fits;
    let has_signs = signs.negative + signs.plus > 0;
    let said = if has_signs {
        said(mapping, rows, column)
    } else {
        None
    };
    // Two rows may add up by chance, and three in a row do not.
    if most > less && (most >= 2 || rows.len() <= 3) {
        mapping.positive = Some(positive);
        let (rise, fall) = rise_and_fall(names, mapping, rows);
        // What is owed on a card grows with each purchase: a balance that mostly rises may be of one.
        if rise > fall && signs.plus == 0 && said != Some(positive) {
            mapping.positive = Some(said.unwrap_or(positive));
            doubts.push(Doubt::Direction);
        }
        return;
    }
    // A minus is what went out; card issuers do the opposite, and then most rows are without it.
    mapping.positive = Some(match said {
        Some(said) => said,
        None if signs.plus > 0 || signs.negative * 2 > signs.filled => Positive::Credit,
        None => {
            doubts.push(Doubt::Direction);
            if signs.negative * 2 == signs.filled {
                Positive::Credit
            } else {
                Positive::Debit
            }
        }
    });
}

/// What a number without a sign is, by those rows whose words leave no choice (pay that came, cash that was drawn), where all of
/// them agree.
fn said(mapping: &Mapping, rows: &[&Row], column: usize) -> Option<Positive> {
    let mut found = None;
    for row in rows {
        let texts =
            [mapping.description, mapping.counterparty].map(|at| row.cells.get(at?).map(String::as_str));
        let sum = row
            .cells
            .get(column)
            .and_then(|cell| sum::sum(cell, mapping.decimal));
        let (Some(direction), Some(sum)) = (said_direction(&texts), sum) else {
            continue;
        };
        let positive = if (direction == Direction::Debit) == sum.negative {
            Positive::Credit
        } else {
            Positive::Debit
        };
        if found.is_some_and(|found| found != positive) {
            return None;
        }
        found = Some(positive);
    }
    found
}

/// How often one row's balance is the one before it and the row's sum, in the better of both orders.
fn steps(names: &Header, mapping: &Mapping, rows: &[&Row]) -> usize {
    let told: Vec<(Decimal, Decimal)> = rows
        .iter()
        .filter_map(|row| {
            let cells = Cells {
                header: names,
                row,
                decimal_comma: false,
            };
            let balance = sum::sum(cells.at(mapping.balance?)?, mapping.decimal)?.signed();
            Some((bank::amount(&cells, mapping).ok()?.signed(), balance))
        })
        .collect();
    let pairs = || told.iter().zip(told.iter().skip(1));
    let fits = |before: Decimal, amount: Decimal, after: Decimal| before.checked_add(amount) == Some(after);
    let rising = pairs()
        .filter(|((_, before), (amount, after))| fits(*before, *amount, *after))
        .count();
    let falling = pairs()
        .filter(|((amount, after), (_, before))| fits(*before, *amount, *after))
        .count();
    rising.max(falling)
}
