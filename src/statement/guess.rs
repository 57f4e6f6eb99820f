//! Guesses which column of an unknown table is what: by its name, and by what stands in it.
//!
//! A name is believed where the cells under it are of its kind. Numbers are held against the running balance, where there is one:
//! it says what a sign means, and in which order the rows stand, beyond doubt. What the table leaves open is a doubt, and a
//! table with a doubt is not read: a person is asked, and the answer is kept under the header's signature. Not here: reading rows
//! by what was found (`bank`), the words themselves (`roles`).

use crate::error::{Code, Error, Result};
use crate::event::Status;
use crate::money::Currency;
use crate::statement::bank::{self, BANK, LAYOUT};
use crate::statement::columns::{Column, apart, date_order, decimal, is_clock, is_currency, is_day, is_sum};
use crate::statement::direction::{direction, sides};
use crate::statement::foreign::status;
use crate::statement::mapping::{Doubt, Mapping, Question, signature};
use crate::statement::roles::{Role, beside_role, role_of};
use crate::statement::sum::{self, either};
use crate::statement::table::{Cells, Header, Row, is_blank};
use crate::statement::wallet::{Candidate, Fits};
use crate::statement::when::DateOrder;
use crate::statement::{Defaults, roles};

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
        .filter(|row| {
            header
                .and_then(|at| head.get(at))
                .is_none_or(|names| names.cells != row.cells)
        }) // a file below a file
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
    let read_by = |is: &dyn Fn(&Cells<'_>) -> bool| {
        let fits = |row: &&&Row| {
            is(&Cells {
                header: &names,
                row,
                decimal_comma: false,
            })
        };
        data.iter().filter(fits).count()
    };
    let read =
        read_by(&|cells| bank::moment(cells, &mapping).is_ok() && bank::amount(cells, &mapping).is_ok());
    // Lines of balances and of sums are no payments that could not be read.
    let others = read_by(&|cells| {
        bank::is_balance(cells, &mapping) && bank::amount(cells, &mapping).is_err()
            || !cells.row.cells.iter().any(|cell| is_day(cell)) && bank::adds_up(cells)
    });
    let share = u32::try_from(read * 100 / data.len().saturating_sub(others).max(1)).unwrap_or(0);
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

/// True for a column of words on how far rows came, all of which are known.
fn is_status(rows: &[&Row], at: usize) -> bool {
    let mut words = rows
        .iter()
        .filter_map(|row| row.cells.get(at))
        .filter(|word| !is_blank(word));
    words.all(|word| status(word) != Status::Unknown)
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
    let mut is_guessed = false;
    let own_currency = |at: usize| roles::currency_in(labels.get(at)?);
    if amount.is_none() && debit.is_none() && credit.is_none() {
        let money: Vec<usize> = (0..columns.len())
            .filter(|at| *at != date && Some(*at) != balance && columns.get(*at).is_some_and(not_day))
            .collect();
        match money.as_slice() {
            [only] => amount = Some(*only),
            // Two of which each row fills one, and the balance behind them: what headless files of banks have.
            [one, other, rest @ ..]
                if apart(rows, *one, *other) && own_currency(*one) == own_currency(*other) =>
            {
                (debit, credit) = (Some(*one), Some(*other));
                balance = balance.or_else(|| rest.first().copied());
                is_guessed = true;
            }
            [one, rest @ ..] => {
                amount = Some(*one);
                match rest {
                    [last] if balance.is_none() && own_currency(*one) == own_currency(*last) => {
                        balance = Some(*last);
                    }
                    _ => doubts.push(Doubt::Amount),
                }
            }
            [] => return None,
        }
    }
    let sums = [amount, debit, credit];
    let currency = currency_of(names, rows, amount, is_named);
    let written = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(at));
        cells
            .filter_map(|cell| either(cell))
            .find_map(|sum| Some((sum.currency?, sum.shared)))
    };
    let beside = sums.into_iter().flatten().find_map(written);
    let in_name = sums.into_iter().chain([balance]).flatten().find_map(own_currency);
    let in_column = currency.and_then(|at| rows.iter().find_map(|row| sum::currency(row.cells.get(at)?)));
    let known = in_column
        .or(in_name)
        .or(beside.map(|(code, _)| code))
        .or(defaults.currency);
    let has_thousandths = known.is_some_and(|code| code.digits() > 2 || !code.is_listed());
    let decimal = decimal(rows, &[amount, debit, credit, balance], has_thousandths);
    let date_order = date_order(rows, date).unwrap_or_else(|| {
        doubts.push(Doubt::DateOrder);
        DateOrder::Dmy
    });
    let filled = |column: &Column| column.filled > 0;
    let all_negative = |at: Option<usize>| {
        at.and_then(|at| columns.get(at))
            .is_some_and(|column| column.all_negative)
    };
    let mut mapping = Mapping {
        signature: if is_named {
            signature(names.names().iter().map(String::as_str))
        } else {
            signature(columns.iter().map(Column::kind))
        },
        date,
        time: named(Role::Time, &any).filter(|at| *at != date && is_clock(rows, *at)),
        date_order,
        amount,
        positive: None,
        indicator: indicator.filter(|_| amount.is_some()),
        debit,
        credit,
        decimal,
        currency,
        currency_code: None,
        balance,
        counterparty: named(Role::Counterparty, &filled),
        description: named(Role::Description, &filled),
        reference: named(Role::Reference, &filled),
        status: named(Role::Status, &filled).filter(|at| is_status(rows, *at)),
        minus_everywhere: amount.is_none() && (all_negative(debit) || all_negative(credit)),
    };
    if mapping.description.is_none() && mapping.counterparty.is_none() {
        mapping.description = text_of(&mapping, columns, rows);
    }
    if is_guessed {
        sides(names, &mut mapping, rows, doubts);
    }
    direction(names, &mut mapping, columns, rows, doubts);
    // A sign that several countries have says nothing by itself; that of the yuan does beside names in its script.
    let is_chinese = || labels.iter().any(|label| label.contains(['额', '账', '币']));
    let is_told = beside.is_some_and(|(code, shared)| !shared || code == Currency::CNY && is_chinese());
    let is_whole = currency.is_some_and(|at| {
        rows.iter()
            .all(|row| row.cells.get(at).is_some_and(|cell| !is_blank(cell)))
    });
    if !is_whole && !is_told {
        let fixed = in_name.or(defaults.currency);
        mapping.currency_code = fixed.map(|code| code.to_string());
        if fixed.is_none() && currency.is_none() {
            doubts.push(Doubt::Currency);
            mapping.currency_code = beside.map(|(code, _)| code.to_string());
        }
    }
    Some(mapping)
}

/// The column of the currency: of several the one that is named as the amount's is.
fn currency_of(names: &Header, rows: &[&Row], amount: Option<usize>, is_named: bool) -> Option<usize> {
    let all = names.names().iter().enumerate().filter(|_| is_named);
    let all = all.filter_map(|(at, name)| Some((role_of(name, Role::Currency)?, at, name)));
    let mut found: Vec<_> = all.filter(|(_, at, _)| is_currency(rows, *at)).collect();
    let own = amount.and_then(|at| names.names().get(at));
    let own = own.map(|name| beside_role(name, Role::Amount));
    found.sort_by_key(|(rank, at, name)| {
        (
            own.as_ref() != Some(&beside_role(name, Role::Currency)),
            *rank,
            *at,
        )
    });
    found.first().map(|(_, at, _)| *at)
}

/// The column with most letters that is none of the others: what banks write of a row.
fn text_of(mapping: &Mapping, columns: &[Column], rows: &[&Row]) -> Option<usize> {
    let others = [
        Some(mapping.date),
        mapping.time,
        mapping.indicator,
        mapping.currency,
        mapping.status,
    ];
    let texts = (0..columns.len()).filter(|at| !others.contains(&Some(*at)) && !is_clock(rows, *at));
    let texts = texts.filter_map(|at| {
        let column = columns.get(at)?;
        let is_text = column.filled > 0 && !column.mostly(column.sums) && !column.mostly(column.days);
        is_text.then_some((column.letters, at))
    });
    texts
        .max_by_key(|(letters, at)| (*letters, usize::MAX - *at))
        .map(|(_, at)| at)
}
