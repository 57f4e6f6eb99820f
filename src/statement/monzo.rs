//! Monzo's statement.
//!
//! Amounts bear their signs, what was paid abroad stands beside them; times name no zone. Pots are the holder's own.

use crate::error::Code;
use crate::event::{Direction, PaymentType, Status};
use crate::statement::draft::{Draft, Reading};
use crate::statement::foreign::{at_machine, by_words, direction_of, of_kind};
use crate::statement::sum::{self, DecimalMark};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Context, Source, Wallet};
use crate::statement::when::{DateOrder, when};

const LAYOUT: &str = "monzo.csv";

pub(super) const MONZO: Wallet = Wallet {
    name: "monzo",
    layouts: &[LAYOUT],
    layout: |header: &Header, _: Source| {
        header
            .has(&[
                "TransactionID",
                "Date",
                "Amount",
                "Currency",
                "Localamount",
                "Localcurrency",
            ])
            .then_some(LAYOUT)
    },
    knows: |_| "TransactionID Date Time Type Name Emoji Category Amount Currency Localamount Localcurrency Notesand#tags Address Receipt Description Categorysplit MoneyOut MoneyIn Balance",
    read,
    ..Wallet::BASE
};

fn read(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let day = cells.get("Date").and_then(|text| when(text, DateOrder::Dmy));
    let mut at = day.ok_or(Code::RowTimeInvalid)?;
    if let Some(clock) = cells.get("Time") {
        at = at.at_clock(clock).ok_or(Code::RowTimeInvalid)?;
    }
    let number = |column| {
        cells
            .get(column)
            .and_then(|text| sum::sum(text, DecimalMark::Point))
    };
    let code = |column| cells.get(column).and_then(sum::currency);
    let sum = number("Amount").ok_or(Code::RowAmountInvalid)?;
    let mut draft = Draft::plain(
        cells,
        context,
        at,
        sum.amount,
        code("Currency").ok_or(Code::RowCurrencyMissing)?,
    )?;
    draft.numbered(cells.get("TransactionID"));
    draft.with(cells.any(&["Name", "Description"]));
    draft.described(cells.get("Description"));
    draft.payment.note = cells.get("Notesand#tags").map(str::to_owned);
    draft.originally(
        number("Localamount").map(|local| local.amount),
        code("Localcurrency"),
    );
    draft.moves(&sum);
    draft.balanced(number("Balance"));
    let kind = cells.get("Type").unwrap_or_default().to_lowercase();
    // A card that was refused is a row of nothing.
    draft.payment.status = if sum.amount.is_zero() {
        Status::Failed
    } else {
        Status::Completed
    };
    let direction = direction_of(&sum);
    let is_refund = direction == Direction::Credit && !sum.amount.is_zero();
    let reading = match kind.as_str() {
        "card payment" | "chip & pin" | "contactless" if is_refund => {
            of_kind(Some(PaymentType::Refund), direction)
        }
        "card payment" | "chip & pin" | "contactless" | "direct debit" => {
            of_kind(None, direction).in_category(cells.get("Category").and_then(category))
        }
        "pot transfer" => Reading::own(PaymentType::Transfer),
        "faster payment" | "monzo-to-monzo" | "bank transfer" | "bacs (direct credit)" | "standing order" => {
            let is_income = is_refund && cells.get("Category") == Some("Income");
            of_kind(
                Some(if is_income {
                    PaymentType::Income
                } else {
                    PaymentType::Transfer
                }),
                direction,
            )
        }
        "atm" | "cash" => of_kind(Some(PaymentType::CashOut), direction),
        "account interest" | "interest" => of_kind(Some(PaymentType::Interest), direction),
        // What was bought with Flex stands in its own statement, and is paid back from here.
        "flex" => of_kind(Some(PaymentType::CardRepayment), direction),
        "active card check" => of_kind(None, Direction::Debit),
        _ if kind.ends_with("fee") && !is_refund => of_kind(Some(PaymentType::Fee), direction),
        _ => by_words(direction, &[cells.get("Type"), cells.get("Description")]),
    };
    draft.counted_as(&reading);
    draft.payment.channel = at_machine(draft.payment.kind);
    Ok(draft)
}

/// Monzo's categories, in the codes that the messages know.
fn category(word: &str) -> Option<&'static str> {
    Some(match word {
        "Eating out" => "dining",
        "Groceries" | "Shopping" => "daily-goods",
        "Transport" => "transport",
        "Holidays" => "travel",
        "Entertainment" => "entertainment",
        "Bills" => "utilities",
        "Personal care" => "beauty",
        "Family" => "family",
        "Charity" => "charity",
        "General" => "other",
        _ => return None,
    })
}
