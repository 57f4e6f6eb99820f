//! QIF: lines of an accounting program of the nineties, which some banks still hand out.
//!
//! It names no currency, so that the caller has to; dates follow the bank's country, and the whole file has to say which number
//! is the month. The package parts the lines into rows under their letters. `[Account]` as a category is a transfer to it.

use crate::error::Code;
use crate::event::PaymentType;
use crate::statement::draft::{Draft, Reading};
use crate::statement::foreign::{by_words, direction_of};
use crate::statement::sum;
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Context, Source, Wallet};
use crate::statement::when::moment_of;

const LAYOUT: &str = "qif";

pub(super) const QIF: Wallet = Wallet {
    name: "bank",
    kind: |_| "qif",
    layouts: &[LAYOUT],
    layout: |header: &Header, _: Source| header.has(&["qif", "D", "T"]).then_some(LAYOUT),
    knows: |_| "# qif D T P M L N",
    read,
    date: Some(|cells| cells.get("D").map(str::to_owned)),
    sums: Some(|cells| cells.get("T").map(str::to_owned)),
    ..Wallet::BASE
};

fn read(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let currency = context.currency.ok_or(Code::RowCurrencyMissing)?;
    let day = cells.get("D").and_then(|text| moment_of(text, context.order));
    let sum = cells.get("T").and_then(|text| sum::sum(text, context.mark));
    let sum = sum.ok_or(Code::RowAmountInvalid)?;
    let mut draft = Draft::plain(
        cells,
        context,
        day.ok_or(Code::RowTimeInvalid)?,
        sum.amount,
        currency,
    )?;
    let (payee, memo) = (cells.get("P"), cells.get("M"));
    draft.with(payee.or(memo));
    draft.described(memo.or(payee));
    draft.also(cells.get("N"));
    draft.moves(&sum);
    let reading = if cells.get("L").is_some_and(|label| label.starts_with('[')) {
        Reading::own(PaymentType::Transfer)
    } else {
        by_words(direction_of(&sum), &[payee, memo])
    };
    draft.counted_as(&reading);
    Ok(draft)
}
