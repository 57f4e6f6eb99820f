//! Columns of an unknown table: what kind of cells stands in each, and how its days and sums are written.
//!
//! Not here: which column is what (`guess`).

use crate::event::Direction;
use crate::statement::bank;
use crate::statement::sum::{self, DecimalMark};
use crate::statement::table::{Row, is_blank};
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
    /// Sums with a word behind them that says "credit", and "debit".
    pub(super) credits: usize,
    pub(super) debits: usize,
    /// Letters of its texts, numbers and marks left out.
    pub(super) letters: usize,
    /// True where every sum but nothing bears a minus.
    pub(super) all_negative: bool,
}

/// Cells of a column that hold something.
fn filled<'r>(rows: &[&'r Row], at: usize) -> impl Iterator<Item = &'r String> {
    let cells = rows.iter().filter_map(move |row| row.cells.get(at));
    cells
        .filter(|cell| !is_blank(cell))
        .collect::<Vec<_>>()
        .into_iter()
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
            credits: 0,
            debits: 0,
            letters: 0,
            all_negative: false,
        };
        let mut positive = 0;
        for cell in filled(rows, at) {
            column.filled += 1;
            column.days += usize::from(is_day(cell));
            column.words += usize::from(bank::direction_word(cell).is_some());
            let found = MARKS.iter().find_map(|mark| sum::sum(cell, *mark));
            let Some(found) = found.filter(|_| is_sum(cell)) else {
                column.letters += cell.chars().filter(|letter| letter.is_alphabetic()).count();
                continue;
            };
            column.sums += 1;
            column.negative += usize::from(found.negative);
            column.plus += usize::from(found.plus);
            column.credits += usize::from(found.word == Some(Direction::Credit));
            column.debits += usize::from(found.word == Some(Direction::Debit));
            positive += usize::from(!found.negative && !found.amount.is_zero());
        }
        column.all_negative = column.negative > 0 && positive == 0;
        column
    }

    /// What stands in it, in a word.
    pub(super) const fn kind(&self) -> &'static str {
        if self.filled == 0 {
            "nothing"
        } else if self.mostly(self.days) {
            "days"
        } else if self.mostly(self.sums) {
            "sums"
        } else {
            "texts"
        }
    }

    /// More than half of its cells are of a kind: the rest may be remarks.
    pub(super) const fn mostly(&self, count: usize) -> bool {
        count > 0 && count * 2 > self.filled
    }
}

/// True where no row fills both columns, and each is filled somewhere.
pub(super) fn apart(rows: &[&Row], one: usize, other: usize) -> bool {
    let is_nothing = |cell: &str| sum::sum(cell, DecimalMark::Point).is_some_and(|sum| sum.amount.is_zero());
    let filled = |row: &Row, at: usize| {
        let cell = row.cells.get(at);
        cell.is_some_and(|cell| !is_blank(cell) && !is_nothing(cell))
    };
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

/// The mark in which more cells can be read. Where all can be read either way it is the point, unless that would give three
/// decimals in a currency that has none so small: `1.200` euros are twelve hundred.
pub(super) fn decimal(rows: &[&Row], columns: &[Option<usize>], has_thousandths: bool) -> DecimalMark {
    let cells: Vec<&String> = columns
        .iter()
        .flatten()
        .flat_map(|at| filled(rows, *at))
        .collect();
    mark_of(&cells, has_thousandths)
}

/// The same, of the cells of a file's sums.
pub(super) fn mark_of(cells: &[impl AsRef<str>], has_thousandths: bool) -> DecimalMark {
    let cells = || cells.iter().map(AsRef::as_ref);
    let count = |mark: DecimalMark| cells().filter(|cell| sum::sum(cell, mark).is_some()).count();
    let (points, commas) = (count(DecimalMark::Point), count(DecimalMark::Comma));
    let groups = || !has_thousandths && cells().any(sum::may_be_thousands);
    if commas > points || commas == points && groups() {
        DecimalMark::Comma
    } else {
        DecimalMark::Point
    }
}

/// The only order in which every day of the column is one; nothing where two are left and tell different days. A year of two
/// digits may stand at either end: then the order in which the days lie together is theirs.
pub(super) fn date_order(rows: &[&Row], at: usize) -> Option<DateOrder> {
    let cells: Vec<&String> = filled(rows, at).filter(|cell| is_day(cell)).collect();
    let read = |order: DateOrder| {
        let days = cells
            .iter()
            .map(|cell| moment_of(cell, order).map(|when| when.wall));
        days.collect::<Option<Vec<_>>>()
    };
    let mut possible: Vec<(DateOrder, Vec<_>)> = ORDERS
        .iter()
        .filter_map(|order| Some((*order, read(*order)?)))
        .collect();
    if cells.iter().any(|cell| has_short_year(cell)) {
        let span = |days: &[time::PrimitiveDateTime]| {
            let ends = days.iter().min().zip(days.iter().max());
            ends.map_or(0, |(first, last)| (*last - *first).whole_days())
        };
        let least = possible.iter().map(|(_, days)| span(days)).min().unwrap_or(0);
        // A month read as years spans ten times as much.
        possible.retain(|(_, days)| span(days) <= least * 10 + 31);
    }
    let (_, days) = possible.first()?;
    if !possible.iter().all(|(_, others)| others == days) {
        return None;
    }
    // Where a year stands in front, or points leave one way only, every order reads the same: named is the one that is written.
    let is_year_first = cells
        .iter()
        .any(|cell| cell.bytes().take_while(u8::is_ascii_digit).count() >= 4);
    let last = possible.last().map(|(order, _)| *order);
    if is_year_first {
        possible.first().map(|(order, _)| *order)
    } else {
        last
    }
}

/// True where no four digits stand together.
fn has_short_year(cell: &str) -> bool {
    !cell
        .as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit))
}

pub(super) fn is_clock(rows: &[&Row], at: usize) -> bool {
    let mut cells = filled(rows, at).peekable();
    let midnight = moment_of("2000-01-01", DateOrder::Ymd);
    cells.peek().is_some() && cells.all(|cell| midnight.and_then(|day| day.at_clock(cell)).is_some())
}

pub(super) fn is_currency(rows: &[&Row], at: usize) -> bool {
    let mut cells = filled(rows, at).peekable();
    cells.peek().is_some() && cells.all(|cell| sum::currency(cell).is_some())
}
