//! Guesses which column of an unknown table is what: by its name, and by what stands in it.
//!
//! A name is believed where the cells under it are of its kind. Numbers are held against the running balance, where there is one:
//! it says what a sign means, and in which order the rows stand, beyond doubt. What the table leaves open is a doubt, and a
//! table with a doubt is not read: a person is asked, and the answer is kept under the header's signature. Not here: reading rows
//! by what was found (`bank`), the words themselves (`roles`).

use crate::error::{Code, Error, Result};
use crate::statement::bank::{self, BANK, LAYOUT};
use crate::statement::columns::{Column, apart, date_order, decimal, is_clock, is_currency, is_day, is_sum};
use crate::statement::mapping::{Doubt, Mapping, Positive, Question, signature};
use crate::statement::roles::{Role, role_of};
use crate::statement::sum;
use crate::statement::table::{Cells, Header, Row};
use crate::statement::wallet::{Candidate, Fits};
use crate::statement::when::DateOrder;
use crate::statement::{Defaults, roles};
use rust_decimal::Decimal;

/// Rows shown to a person who is asked: as many as a phone's screen holds.
const SHOWN: usize = 8;
/// The share of rows, in hundredths, that a sure guess reads: lines of totals and remarks are fewer than one in ten.
const SURE: u32 = 90;
/// Cells that a row has at the least: a day, a sum and a word.
const LEAST: usize = 3;

/// A table that may be a bank's.
pub(super) struct Guess {
    /// The row of names, where there is one, and the first row of data.
    pub(super) header: Option<usize>,
    pub(super) begin: usize,
    /// Rows that the mapping reads.
    pub(super) read: usize,
    names: Header,
    /// Names as they are written.
    labels: Vec<String>,
    shown: Vec<Vec<String>>,
    mapping: Mapping,
    confidence: f64,
    doubts: Vec<Doubt>,
}

impl Guess {
    /// The table as a layout, or the question that a person has to answer first.
    pub(super) fn settled(
        self,
        defaults: &Defaults,
        question: &mut Option<Box<Question>>,
    ) -> Result<(Header, Fits)> {
        let given = defaults
            .mappings
            .iter()
            .find(|given| given.signature == self.mapping.signature);
        if let Some(given) = given
            && !given.fits(self.names.names().len())
        {
            return Err(Error::new(Code::OptionsInvalid).at_field("mappings"));
        }
        if given.is_none() && !self.doubts.is_empty() {
            *question = Some(Box::new(Question {
                columns: self.labels,
                rows: self.shown,
                guess: self.mapping,
                confidence: self.confidence,
                doubts: self.doubts,
            }));
            return Err(Error::new(Code::ColumnsUnsure));
        }
        let confidence = if given.is_some() { 1.0 } else { self.confidence };
        let fits = Fits {
            wallet: &BANK,
            layout: LAYOUT,
            candidates: vec![Candidate {
                layout: LAYOUT,
                confidence,
            }],
            mapping: Some(given.cloned().unwrap_or(self.mapping)),
        };
        Ok((self.names, fits))
    }
}

/// Looks at the first rows of a table; nothing where no row holds a day and a sum.
pub(super) fn guess(head: &[Row], defaults: &Defaults) -> Option<Guess> {
    if defaults.layout.is_some_and(|only| only != LAYOUT) {
        return None;
    }
    let begin = head.iter().position(is_data)?;
    let is_name = |row: &Row| {
        row.filled() >= LEAST && !row.spilt && row.cells.iter().all(|cell| !is_sum(cell) || cell.is_empty())
    };
    let header = head
        .get(..begin)?
        .iter()
        .rposition(|row| row.filled() > 0)
        .filter(|at| head.get(*at).is_some_and(is_name));
    let data: Vec<&Row> = head
        .get(begin..)?
        .iter()
        .filter(|row| row.filled() >= LEAST && !row.spilt)
        .collect();
    let width = data.iter().map(|row| row.cells.len()).max()?;
    let names = match header.and_then(|at| head.get(at)) {
        Some(row) => Header::of(row),
        None => Header::numbered(width),
    };
    let labels = match header.and_then(|at| head.get(at)) {
        Some(row) => row.cells.clone(),
        None => names.names().to_vec(),
    };
    let columns: Vec<Column> = (0..width).map(|at| Column::of(&data, at)).collect();
    let mut doubts = Vec::new();
    let mapping = mapped(
        &names,
        &labels,
        header.is_some(),
        &columns,
        &data,
        defaults,
        &mut doubts,
    )?;
    let readable = |row: &&&Row| {
        let cells = Cells {
            header: &names,
            row,
            decimal_comma: false,
        };
        bank::moment(&cells, &mapping).is_ok() && bank::amount(&cells, &mapping).is_ok()
    };
    let read = data.iter().filter(readable).count();
    let share = u32::try_from(read * 100 / data.len().max(1)).unwrap_or(0);
    if share < SURE {
        doubts.push(Doubt::Rows);
    }
    doubts.dedup();
    Some(Guess {
        header,
        begin,
        read,
        shown: data.iter().take(SHOWN).map(|row| row.cells.clone()).collect(),
        mapping,
        confidence: f64::from(share) / 100.0,
        doubts,
        names,
        labels,
    })
}

fn is_data(row: &Row) -> bool {
    let day = row.cells.iter().position(|cell| is_day(cell));
    let sum = |(at, cell): (usize, &String)| Some(at) != day && is_sum(cell);
    !row.spilt && row.filled() >= LEAST && day.is_some() && row.cells.iter().enumerate().any(sum)
}

fn mapped(
    names: &Header,
    labels: &[String],
    is_named: bool,
    columns: &[Column],
    rows: &[&Row],
    defaults: &Defaults,
    doubts: &mut Vec<Doubt>,
) -> Option<Mapping> {
    let named = |role: Role, fits: &dyn Fn(&Column) -> bool| {
        let with_role = names.names().iter().enumerate().filter_map(|(at, name)| {
            let rank = role_of(name, role).filter(|_| is_named)?;
            columns.get(at).filter(|column| fits(column)).map(|_| (rank, at))
        });
        with_role.min().map(|(_, at)| at)
    };
    let is_day = |column: &Column| column.mostly(column.days);
    let is_money = |column: &Column| column.mostly(column.sums);
    let any = |_: &Column| true;
    let date = named(Role::Date, &is_day).or_else(|| columns.iter().position(is_day))?;
    let not_day = |column: &Column| is_money(column) && !is_day(column);
    let balance = named(Role::Balance, &not_day);
    let (mut debit, mut credit) = (named(Role::Debit, &not_day), named(Role::Credit, &not_day));
    let indicator = named(Role::Indicator, &|column| {
        column.filled > 0 && column.words == column.filled
    });
    let mut amount = named(Role::Amount, &not_day).filter(|at| Some(*at) != balance);
    if debit.is_some() && credit.is_some() {
        amount = None;
    } else if amount.is_some() {
        (debit, credit) = (None, None);
    }
    let mut balance = balance;
    if amount.is_none() && debit.is_none() && credit.is_none() {
        let money: Vec<usize> = (0..columns.len())
            .filter(|at| *at != date && Some(*at) != balance && columns.get(*at).is_some_and(not_day))
            .collect();
        match money.as_slice() {
            [only] => amount = Some(*only),
            // Two of which each row fills one, and the balance behind them: what headless files of banks have.
            [one, other, rest @ ..] if apart(rows, *one, *other) => {
                (debit, credit) = (Some(*one), Some(*other));
                balance = balance.or_else(|| rest.first().copied());
            }
            [one, rest @ ..] => {
                amount = Some(*one);
                match rest {
                    [last] if balance.is_none() => balance = Some(*last),
                    _ => doubts.push(Doubt::Amount),
                }
            }
            [] => return None,
        }
    }
    let decimal = decimal(rows, &[amount, debit, credit, balance]);
    let date_order = date_order(rows, date).unwrap_or_else(|| {
        doubts.push(Doubt::DateOrder);
        DateOrder::Dmy
    });
    let mut mapping = Mapping {
        signature: signature(names),
        date,
        time: named(Role::Time, &any).filter(|at| *at != date && is_clock(rows, *at)),
        date_order,
        amount,
        positive: None,
        indicator: indicator.filter(|_| amount.is_some()),
        debit,
        credit,
        decimal,
        currency: named(Role::Currency, &any).filter(|at| is_currency(rows, *at)),
        currency_code: None,
        balance,
        counterparty: named(Role::Counterparty, &any),
        description: named(Role::Description, &any),
        reference: named(Role::Reference, &any),
    };
    if mapping.description.is_none() && mapping.counterparty.is_none() {
        mapping.description = (0..columns.len()).find(|at| {
            let column = columns.get(*at);
            *at != date
                && column.is_some_and(|column| {
                    column.filled > 0 && !column.mostly(column.sums) && !column.mostly(column.days)
                })
        });
    }
    direction(names, &mut mapping, columns, rows, doubts);
    let written = |at: usize| {
        let cell = rows
            .iter()
            .find_map(|row| row.cells.get(at).filter(|cell| !cell.is_empty()))?;
        sum::sum(cell, decimal)?.currency
    };
    let beside = [amount, debit, credit].into_iter().flatten().find_map(written);
    let in_name = labels.iter().find_map(|name| roles::currency_in(name));
    if mapping.currency.is_none() && beside.is_none() {
        mapping.currency_code = in_name.or(defaults.currency).map(|code| code.to_string());
        if mapping.currency_code.is_none() {
            doubts.push(Doubt::Currency);
        }
    }
    Some(mapping)
}

/// Finds out what a number without a sign is: by a word in each row, the balance, signs of both kinds, the column's name.
fn direction(
    names: &Header,
    mapping: &mut Mapping,
    columns: &[Column],
    rows: &[&Row],
    doubts: &mut Vec<Doubt>,
) {
    let Some(column) = mapping.amount.filter(|_| mapping.indicator.is_none()) else {
        return;
    };
    let mut fits = [Positive::Credit, Positive::Debit].map(|positive| {
        mapping.positive = Some(positive);
        (steps(names, mapping, rows), positive)
    });
    fits.sort_by_key(|(steps, _)| *steps);
    let [(less, _), (most, positive)] = fits;
    let signs = columns.get(column);
    let has_signs = signs.is_some_and(|column| column.negative + column.plus > 0);
    // Two rows may add up by chance, and three in a row do not.
    mapping.positive = Some(if most > less && (most >= 2 || rows.len() <= 3) {
        positive
    } else if has_signs {
        // A minus is what went out; card issuers do the opposite, and then most rows are without it.
        let outgoing = signs.is_some_and(|column| column.negative * 2 >= column.filled || column.plus > 0);
        if !outgoing && mapping.balance.is_none() {
            doubts.push(Doubt::Direction);
        }
        Positive::Credit
    } else {
        doubts.push(Doubt::Direction);
        Positive::Debit
    });
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
