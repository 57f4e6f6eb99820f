//! Any bank's table: rows read by a mapping of its columns, which a person gave or the table itself made sure.
//!
//! Not here: how the mapping comes about (`guess`), what it is (`mapping`).

use crate::error::Code;
use crate::event::{Direction, Status};
use crate::statement::draft::Draft;
use crate::statement::foreign::{at_machine, by_words, direction_of};
use crate::statement::mapping::{Mapping, Positive};
use crate::statement::sum::{self, Sum};
use crate::statement::table::Cells;
use crate::statement::wallet::{Context, Wallet};
use crate::statement::when::{When, moment_of};

/// The layout's name.
pub(super) const LAYOUT: &str = "bank.csv";

pub(super) const BANK: Wallet = Wallet {
    name: "bank",
    layouts: &[LAYOUT],
    read,
    ..Wallet::BASE
};

fn read(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let Some(mapping) = context.mapping else {
        return Err(Code::RowMisaligned);
    };
    let when = moment(cells, mapping)?;
    let sum = amount(cells, mapping)?;
    let told = mapping
        .currency
        .and_then(|column| cells.at(column))
        .and_then(sum::currency);
    let fixed = mapping.currency_code.as_deref().and_then(sum::currency);
    let currency = told
        .or(sum.currency)
        .or(fixed)
        .or(context.currency)
        .ok_or(Code::RowCurrencyMissing)?;
    let mut draft = Draft::plain(cells, context, when, sum.amount, currency)?;
    let text = |column: Option<usize>| column.and_then(|column| cells.at(column));
    draft.numbered(text(mapping.reference));
    let (side, description) = (text(mapping.counterparty), text(mapping.description));
    draft.with(side.or(description));
    draft.described(description);
    draft.moves(&sum);
    draft.balanced(text(mapping.balance).and_then(|balance| sum::sum(balance, mapping.decimal)));
    draft.payment.status = Status::Completed; // banks list what is booked
    draft.counted_as(&by_words(direction_of(&sum), &[description, side]));
    draft.payment.channel = at_machine(draft.payment.kind);
    Ok(draft)
}

/// The moment of a row.
pub(super) fn moment(cells: &Cells<'_>, mapping: &Mapping) -> Result<When, Code> {
    let day = cells
        .at(mapping.date)
        .and_then(|text| moment_of(text, mapping.date_order));
    let day = day.ok_or(Code::RowTimeInvalid)?;
    match mapping.time.and_then(|column| cells.at(column)) {
        Some(clock) => day.at_clock(clock).ok_or(Code::RowTimeInvalid),
        None => Ok(day),
    }
}

/// The sum of a row, money in being positive.
pub(super) fn amount(cells: &Cells<'_>, mapping: &Mapping) -> Result<Sum, Code> {
    let read = |column: Option<usize>| {
        column
            .and_then(|column| cells.at(column))
            .map(|text| sum::sum(text, mapping.decimal))
    };
    if let Some(found) = read(mapping.amount) {
        let mut sum = found.ok_or(Code::RowAmountInvalid)?;
        if let Some(word) = mapping.indicator.and_then(|column| cells.at(column)) {
            let direction = direction_word(word).ok_or(Code::RowAmountInvalid)?;
            // A sign beside the word turns it round only where the word says that money came: "credit -5" is a reversal.
            sum.negative =
                (direction == Direction::Debit) != (sum.negative && direction == Direction::Credit);
        } else if mapping.positive == Some(Positive::Debit) {
            sum.negative = !sum.negative;
        }
        return Ok(sum);
    }
    let filled = |sum: &Sum| !sum.amount.is_zero();
    let side = |column: Option<usize>| match read(column) {
        Some(None) => Err(Code::RowAmountInvalid),
        Some(Some(sum)) => Ok(Some(sum).filter(filled)),
        None => Ok(None),
    };
    match (side(mapping.debit)?, side(mapping.credit)?) {
        // Some banks write what went out with a minus of its own.
        (Some(debit), None) => Ok(Sum {
            negative: true,
            ..debit
        }),
        (None, Some(credit)) => Ok(credit),
        _ => Err(Code::RowAmountInvalid),
    }
}

/// Words that say in which direction money went.
pub(super) fn direction_word(word: &str) -> Option<Direction> {
    Some(match word.trim().to_lowercase().as_str() {
        "d" | "dr" | "dbit" | "debit" | "支出" | "借" | "借方" | "s" | "soll" | "out" | "paid out"
        | "withdrawal" | "支" => Direction::Debit,
        "c" | "cr" | "crdt" | "credit" | "收入" | "贷" | "贷方" | "h" | "haben" | "in" | "paid in"
        | "deposit" | "收" => Direction::Credit,
        _ => return None,
    })
}
