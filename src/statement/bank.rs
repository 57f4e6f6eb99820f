//! Any bank's table: rows read by a mapping of its columns, which a person gave or the table itself made sure.
//!
//! Not here: how the mapping comes about (`guess`), what it is (`mapping`).

use crate::error::Code;
use crate::event::{Direction, Status};
use crate::statement::draft::Draft;
use crate::statement::foreign::{at_machine, by_words, direction_of, status};
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
    let has_day = moment(cells, mapping).is_ok();
    if is_balance(cells, mapping) || !has_day && adds_up(cells) {
        return Err(Code::RowNoMovement);
    }
    let when = moment(cells, mapping)?;
    let sum = amount(cells, mapping)?;
    let told = mapping
        .currency
        .and_then(|column| cells.at(column))
        .and_then(sum::currency);
    let fixed = mapping.currency_code.as_deref().and_then(sum::currency);
    let fixed = fixed.or(context.currency);
    // A dollar's sign is of the account's dollar, where anything says which that is.
    let beside = if sum.shared {
        fixed.or(sum.currency)
    } else {
        sum.currency
    };
    let currency = told.or(beside).or(fixed).ok_or(Code::RowCurrencyMissing)?;
    let mut draft = Draft::plain(cells, context, when, sum.amount, currency)?;
    let text = |column: Option<usize>| column.and_then(|column| cells.at(column));
    let reference = text(mapping.reference);
    draft.numbered(reference.filter(|text| is_number(text)));
    let (side, description) = (
        text(mapping.counterparty),
        text(mapping.description).or(reference),
    );
    draft.with(side.or(description));
    draft.described(description);
    draft.moves(&sum);
    draft.balanced(text(mapping.balance).and_then(|balance| sum::sum(balance, mapping.decimal)));
    draft.payment.status = match text(mapping.status) {
        Some(word) => status(word),
        None => Status::Completed, // without a word on it banks list what is booked
    };
    draft.counted_as(&by_words(direction_of(&sum), &[description, side]));
    draft.payment.channel = at_machine(draft.payment.kind);
    Ok(draft)
}

/// A bank's number of a row, unlike what its holder wrote as a reference ("rent"), which many rows have.
fn is_number(text: &str) -> bool {
    /// Digits of the shortest: a day's payments of a bank are more than hundreds of thousands.
    const DIGITS: usize = 6;
    text.bytes().filter(u8::is_ascii_digit).count() >= DIGITS
}

/// Words with which a line begins that says what stands on the account, and moves nothing.
const BALANCES: &[&str] = &[
    "opening balance",
    "beginning balance",
    "starting balance",
    "previous balance",
    "balance brought forward",
    "brought forward",
    "balance forward",
    "balance b/f",
    "closing balance",
    "ending balance",
    "balance carried forward",
    "carried forward",
    "balance c/f",
    "anfangssaldo",
    "alter saldo",
    "neuer saldo",
    "endsaldo",
    "solde initial",
    "solde final",
    "solde précédent",
    "saldo inicial",
    "saldo anterior",
    "saldo final",
    "期初余额",
    "上期余额",
    "承前余额",
    "期末余额",
    "本期余额",
    "前月繰越",
    "次月繰越",
];

/// True for a line of what stands on the account: by its words, and by its sum, which is none or the balance itself.
pub(super) fn is_balance(cells: &Cells<'_>, mapping: &Mapping) -> bool {
    let says = |column: Option<usize>| {
        let text = column.and_then(|column| cells.at(column));
        let text = text.map(|text| text.trim().to_lowercase()).unwrap_or_default();
        BALANCES.iter().any(|word| text.starts_with(word))
    };
    let balance = mapping.balance.and_then(|column| cells.at(column));
    let balance = balance.and_then(|text| sum::sum(text, mapping.decimal));
    (says(mapping.description) || says(mapping.counterparty))
        && match (amount(cells, mapping), balance) {
            (Ok(sum), Some(balance)) => sum.amount == balance.amount,
            _ => true,
        }
}

/// True of a line that adds up others, as one below the rows does that has no day.
pub(super) fn adds_up(cells: &Cells<'_>) -> bool {
    const WORDS: [&str; 8] = ["total", "sum", "summe", "totaal", "合计", "总计", "小计", "合計"];
    let first = cells.row.cells.iter().find(|cell| !cell.is_empty());
    let first = first.map(|cell| cell.to_lowercase()).unwrap_or_default();
    WORDS.iter().any(|word| first.contains(word))
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
        if sum.word.is_some() {
            return Ok(sum);
        }
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
        // Some banks write a minus beside all that went out, or all that came; where only some rows have it, it takes back.
        (Some(debit), None) => Ok(Sum {
            negative: mapping.minus_everywhere || !debit.negative,
            ..debit
        }),
        (None, Some(credit)) => Ok(Sum {
            negative: !mapping.minus_everywhere && credit.negative,
            ..credit
        }),
        _ => Err(Code::RowAmountInvalid),
    }
}

/// Words that say in which direction money went.
pub(super) fn direction_word(word: &str) -> Option<Direction> {
    Some(match word.trim().to_lowercase().as_str() {
        "d" | "dr" | "dbit" | "debit" | "支出" | "借" | "借方" | "s" | "soll" | "out" | "paid out"
        | "withdrawal" | "支" | "af" | "uit" | "débit" | "debet" | "cargo" | "dare" | "转出" | "支取"
        | "取" => Direction::Debit,
        "c" | "cr" | "crdt" | "credit" | "收入" | "贷" | "贷方" | "h" | "haben" | "in" | "paid in"
        | "deposit" | "收" | "bij" | "crédit" | "kredit" | "abono" | "avere" | "转入" | "存入" | "存" => {
            Direction::Credit
        }
        _ => return None,
    })
}
