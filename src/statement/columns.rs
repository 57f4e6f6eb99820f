//! Columns of an unknown table: what kind of cells stands in each, and how its days and sums are written.
//!
//! Not here: which column is what (`guess`).

use crate::statement::bank;
use crate::statement::sum::{self, DecimalMark};
use crate::statement::table::Row;
use crate::statement::when::{DateOrder, moment_of};

const ORDERS: [DateOrder; 3] = [DateOrder::Ymd, DateOrder::Mdy, DateOrder::Dmy];
const MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

pub(super) fn is_day(cell: &str) -> bool {
    // A day count of a spreadsheet is a number like others: it is believed under a name only.
    !is_plain_number(cell) && ORDERS.iter().any(|order| moment_of(cell, *order).is_some())
        || cell.len() == 8 && moment_of(cell, DateOrder::Ymd).is_some()
}

fn is_plain_number(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && cell.matches('.').count() <= 1
}

/// A sum has cents, a sign or a currency, or is short: numbers of cards and rows are longer.
pub(super) fn is_sum(cell: &str) -> bool {
    /// Digits of a sum without cents: a hundred million.
    const LONGEST: usize = 9;
    let plain = cell.bytes().all(|byte| byte.is_ascii_digit());
    (!plain || cell.len() <= LONGEST && !cell.is_empty())
        && MARKS.iter().any(|mark| sum::sum(cell, *mark).is_some())
}

/// What stands in a column, counted over the rows.
pub(super) struct Column {
    pub(super) filled: usize,
    pub(super) days: usize,
    pub(super) sums: usize,
    pub(super) negative: usize,
    pub(super) plus: usize,
    pub(super) words: usize,
}

impl Column {
    pub(super) fn of(rows: &[&Row], at: usize) -> Self {
        let mut column = Self {
            filled: 0,
            days: 0,
            sums: 0,
            negative: 0,
            plus: 0,
            words: 0,
        };
        for cell in rows
            .iter()
            .filter_map(|row| row.cells.get(at))
            .filter(|cell| !cell.is_empty())
        {
            column.filled += 1;
            column.days += usize::from(is_day(cell));
            let found = MARKS
                .iter()
                .find_map(|mark| sum::sum(cell, *mark))
                .filter(|_| is_sum(cell));
            column.sums += usize::from(found.is_some());
            column.negative += usize::from(found.is_some_and(|sum| sum.negative));
            column.plus += usize::from(found.is_some_and(|sum| sum.plus));
            column.words += usize::from(bank::direction_word(cell).is_some());
        }
        column
    }

    /// More than half of its cells are of a kind: the rest may be remarks.
    pub(super) const fn mostly(&self, count: usize) -> bool {
        count > 0 && count * 2 > self.filled
    }
}

/// True where no row fills both columns, and each is filled somewhere.
pub(super) fn apart(rows: &[&Row], one: usize, other: usize) -> bool {
    let filled = |row: &Row, at: usize| row.cells.get(at).is_some_and(|cell| !cell.is_empty());
    let (mut ones, mut others) = (0, 0);
    for row in rows {
        match (filled(row, one), filled(row, other)) {
            (true, true) => return false,
            (true, false) => ones += 1,
            (false, true) => others += 1,
            (false, false) => {}
        }
    }
    ones > 0 && others > 0
}

/// The mark in which more cells can be read; a point where all can be read either way.
pub(super) fn decimal(rows: &[&Row], columns: &[Option<usize>]) -> DecimalMark {
    let count = |mark: DecimalMark| {
        let cells = rows
            .iter()
            .flat_map(|row| columns.iter().flatten().filter_map(|at| row.cells.get(*at)));
        cells.filter(|cell| sum::sum(cell, mark).is_some()).count()
    };
    if count(DecimalMark::Comma) > count(DecimalMark::Point) {
        DecimalMark::Comma
    } else {
        DecimalMark::Point
    }
}

/// The only order in which every day of the column is one; nothing where two are left and tell different days.
pub(super) fn date_order(rows: &[&Row], at: usize) -> Option<DateOrder> {
    let cells = || {
        rows.iter()
            .filter_map(|row| row.cells.get(at))
            .filter(|cell| is_day(cell))
    };
    let read = |order: DateOrder| {
        cells()
            .map(|cell| moment_of(cell, order).map(|when| when.wall))
            .collect::<Vec<_>>()
    };
    let whole = |days: &Vec<_>| days.iter().all(Option::is_some);
    let possible: Vec<(DateOrder, Vec<_>)> = ORDERS
        .iter()
        .map(|order| (*order, read(*order)))
        .filter(|(_, days)| whole(days))
        .collect();
    let (first, days) = possible.first()?;
    possible
        .iter()
        .all(|(_, others)| others == days)
        .then_some(*first)
}

pub(super) fn is_clock(rows: &[&Row], at: usize) -> bool {
    let mut cells = rows
        .iter()
        .filter_map(|row| row.cells.get(at))
        .filter(|cell| !cell.is_empty());
    let midnight = moment_of("2000-01-01", DateOrder::Ymd);
    cells.all(|cell| midnight.and_then(|day| day.at_clock(cell)).is_some())
}

pub(super) fn is_currency(rows: &[&Row], at: usize) -> bool {
    let mut cells = rows
        .iter()
        .filter_map(|row| row.cells.get(at))
        .filter(|cell| !cell.is_empty());
    cells.all(|cell| sum::currency(cell).is_some())
}
