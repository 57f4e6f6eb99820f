//! Commas that nobody quoted: a row with more cells than its header has names, put together again.
//!
//! Wallets write "CO.,LIMITED" and "1,299.00" as they are, and every cell behind moves out of its column. Commas occur in the
//! names, the goods and what stands between them, in the amount, the way of paying and the note. So each way to share out the
//! surplus is tried, and it fits where the cells that can be told from others are in their columns: the time, the word for
//! spent or received, the amount, the state, the numbers. The row is read where exactly one way fits. Where a name ends and the
//! goods begin these cells do not say: then the money is sure, the surplus goes to the name, and the row is counted.
//! Not here: what a row means, and rows that no comma has moved.

use crate::statement::cell;
use crate::statement::draft::{Columns, Flow};
use crate::statement::table::{Header, Row};
use std::ops::RangeInclusive;

/// Commas in a name and its goods together: company names have two or three, an order of twenty dishes has the most.
const IN_TEXTS: usize = 32;
/// Commas in an amount below a billion, and in a way of paying that names three places.
const IN_CELL: usize = 2;

/// What came of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// Nothing had to be put together.
    Whole,
    /// Every cell is in its column.
    Sure,
    /// The money is; where the name ends and the goods begin, nothing says.
    Unsure,
    /// More cells than columns, and no way or several to put them together.
    Astray,
}

/// One way to share out the surplus: so many cells more than usual in each place.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Surplus {
    texts: usize,
    amount: usize,
    method: usize,
    note: usize,
}

impl Surplus {
    const NONE: Self = Self {
        texts: 0,
        amount: 0,
        method: 0,
        note: 0,
    };
}

/// Columns by their position.
pub(super) struct Places {
    name: usize,
    /// From the other side's name to the goods.
    texts: (usize, usize),
    flow: usize,
    amount: usize,
    state: Option<usize>,
    method: Option<usize>,
    note: Option<usize>,
    times: Vec<usize>,
    numbers: Vec<usize>,
    sums: Vec<usize>,
    /// Columns up to the last one with a name.
    width: usize,
}

impl Places {
    /// Nothing where the header is in an order in which the texts do not stand together.
    pub(super) fn of(header: &Header, columns: &Columns) -> Option<Self> {
        let (name, goods) = (
            header.column(columns.counterparty)?,
            header.column(columns.description)?,
        );
        let texts = (name.min(goods), name.max(goods));
        let (flow, amount) = (header.column(columns.flow)?, header.column(columns.amount)?);
        let between = |column: usize| (texts.0..=texts.1).contains(&column);
        let all = |names: &[&str]| names.iter().filter_map(|name| header.column(name)).collect();
        let named = header.names().iter().rposition(|name| !name.is_empty())?;
        (!between(amount) && !between(flow)).then(|| Self {
            name,
            texts,
            flow,
            amount,
            state: header.column(columns.state),
            method: header.column(columns.method),
            note: header.column(columns.note),
            times: all(columns.times),
            numbers: all(&[columns.number, columns.order]),
            sums: all(columns.sums),
            width: named + 1,
        })
    }

    /// Puts a row's cells together where a comma has parted them.
    pub(super) fn put_together(&self, row: &mut Row) -> Joined {
        let filled = row.cells.iter().rposition(|cell| !cell.is_empty());
        let filled = filled.map_or(0, |last| last + 1);
        let spills = filled > self.width;
        if !spills && (row.cells.len() < self.width || self.fits(row, Surplus::NONE)) {
            return Joined::Whole;
        }
        // A way of paying has a comma more rarely than all else: it is asked last.
        let methods = self.method.map_or(0, |_| IN_CELL);
        let found = self.the_one(row, filled, 0..=0);
        match found.or_else(|| self.the_one(row, filled, 1..=methods)) {
            Some(Some(way)) => self.join(row, way),
            Some(None) | None if spills => Joined::Astray,
            Some(None) | None => Joined::Whole,
        }
    }

    /// The only way that fits, with so many cells more in the way of paying; `Some(None)` where several do.
    fn the_one(&self, row: &Row, filled: usize, methods: RangeInclusive<usize>) -> Option<Option<Surplus>> {
        let least = self.width.saturating_sub(1); // some exports leave out the empty last one
        let most = row.cells.len().saturating_sub(least).min(IN_TEXTS);
        let shares = (0..=most).flat_map(|texts| (0..=IN_CELL).map(move |amount| (texts, amount)));
        let ways = shares.flat_map(|(texts, amount)| {
            methods.clone().map(move |method| Surplus {
                texts,
                amount,
                method,
                note: filled.saturating_sub(self.width + texts + amount + method),
            })
        });
        let mut fitting = ways.filter(|way| {
            (way.note == 0 || self.note.is_some()) && *way != Surplus::NONE && self.fits(row, *way)
        });
        let first = fitting.next()?;
        Some(fitting.next().is_none().then_some(first))
    }

    /// Where a column's cell stands, and its last one.
    fn span(&self, column: usize, way: Surplus) -> (usize, usize) {
        let own = |at: Option<usize>, more: usize| match at {
            Some(at) if at < column => (more, 0),
            Some(at) if at == column => (0, more),
            _ => (0, 0),
        };
        let shares = [
            own(Some(self.texts.1), way.texts),
            own(Some(self.amount), way.amount),
            own(self.method, way.method),
            own(self.note, way.note),
        ];
        let shift: usize = shares.iter().map(|(before, _)| before).sum();
        let more: usize = shares.iter().map(|(_, here)| here).sum();
        (column + shift, column + shift + more)
    }

    fn pieces<'r>(&self, row: &'r Row, column: usize, way: Surplus) -> &'r [String] {
        let (first, last) = self.span(column, way);
        row.cells.get(first..=last).unwrap_or_default()
    }

    /// The cell of a column, where it holds something.
    fn cell<'r>(&self, row: &'r Row, column: usize, way: Surplus) -> Option<&'r str> {
        let own = self.pieces(row, column, way).first()?;
        Some(own.as_str()).filter(|cell| !matches!(*cell, "" | "/"))
    }

    /// True where every cell that can be told from others stands where it belongs.
    fn fits(&self, row: &Row, way: Surplus) -> bool {
        let cell = |column: &usize| self.cell(row, *column, way);
        let method = self
            .method
            .map_or(&[][..], |column| self.pieces(row, column, way));
        let is_time = |column: &usize| cell(column).and_then(cell::moment).is_some();
        let is_number =
            |column: &usize| cell(column).is_none_or(|text| text.bytes().all(|byte| byte.is_ascii_graphic()));
        let is_sum = |column: &usize| cell(column).is_none_or(|text| cell::amount(text).is_some());
        let is_word = |column: usize| cell(&column).is_none_or(|text| !text.is_ascii());
        let amount = self.pieces(row, self.amount, way);
        Flow::of(cell(&self.flow)).is_some()
            && (amount.len() == 1 || amount.iter().all(|piece| is_of_number(piece)))
            && cell::amount(before_bracket(&amount.join(","))).is_some()
            && !(method.len() > 1 && method.iter().any(|piece| is_of_number(piece))) // what follows an amount may be more of it
            && self.times.iter().any(is_time)
            && self.state.is_none_or(is_word)
            && self.numbers.iter().all(is_number)
            && self.sums.iter().all(is_sum)
    }

    /// Joins the cells that belong together, and says whether they are sure to.
    fn join(&self, row: &mut Row, way: Surplus) -> Joined {
        let mut joined = Joined::Sure;
        let mut cells: Vec<String> = Vec::with_capacity(self.width);
        for column in 0..self.width {
            if column == self.texts.0 {
                let (texts, sure) = self.texts_of(row, way);
                cells.extend(texts);
                if !sure {
                    joined = Joined::Unsure;
                }
            } else if column > self.texts.1 || column < self.texts.0 {
                cells.push(self.pieces(row, column, way).join(","));
            }
        }
        row.cells = cells;
        joined
    }

    /// The names, the goods and what is between them, each in one piece; and whether it was clear which pieces are whose.
    fn texts_of(&self, row: &Row, way: Surplus) -> (Vec<String>, bool) {
        let (from, _) = self.span(self.texts.0, way);
        let (to, _) = self.span(self.texts.1, way);
        let pieces = row.cells.get(from..=to + way.texts).unwrap_or_default();
        let count = self.texts.1 - self.texts.0 + 1;
        if way.texts == 0 {
            return (pieces.to_vec(), true);
        }
        // An account between the two looks like nothing else: `/`, or masked by stars.
        let is_account = |piece: &String| matches!(piece.as_str(), "" | "/") || piece.contains("***");
        let mut accounts =
            (1..pieces.len().saturating_sub(1)).filter(|at| pieces.get(*at).is_some_and(is_account));
        if let (3, Some(at), None) = (count, accounts.next(), accounts.next()) {
            let joined = |range: Option<&[String]>| range.unwrap_or_default().join(",");
            let account = joined(pieces.get(at..=at));
            return (
                vec![joined(pieces.get(..at)), account, joined(pieces.get(at + 1..))],
                true,
            );
        }
        let before = self.name - self.texts.0;
        let (before, rest) = pieces.split_at_checked(before).unwrap_or((pieces, &[]));
        let (own, after) = rest.split_at_checked(way.texts + 1).unwrap_or((rest, &[]));
        let texts = before
            .iter()
            .cloned()
            .chain([own.join(",")])
            .chain(after.iter().cloned());
        (texts.collect(), false)
    }
}

/// JD writes behind an amount what came back: `131.77(已退款89.84)`.
fn before_bracket(text: &str) -> &str {
    text.split(['(', '（']).next().unwrap_or_default()
}

/// Digits, as a number is made of them, or of parts of it.
fn is_of_number(piece: &str) -> bool {
    let is_of_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '¥' | '￥');
    !piece.is_empty() && piece.chars().all(is_of_number)
}
