//! Revolut's personal statement.
//!
//! Fees stand beside the amount and leave the balance with it; times name no zone. Rows bear no number.

use crate::error::Code;
use crate::event::{Direction, PaymentType};
use crate::statement::draft::{Draft, Reading};
use crate::statement::foreign::{at_machine, direction_of, of_kind, status};
use crate::statement::sum::{self, DecimalMark};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Context, Source, Wallet};
use crate::statement::when::{DateOrder, when};

const LAYOUT: &str = "revolut.csv";

pub(super) const REVOLUT: Wallet = Wallet {
    name: "revolut",
    layouts: &[LAYOUT],
    layout: |header: &Header, _: Source| {
        header
            .has(&[
                "StartedDate",
                "CompletedDate",
                "Amount",
                "Fee",
                "Currency",
                "State",
            ])
            .then_some(LAYOUT)
    },
    knows: |_| "Type Product StartedDate CompletedDate Description Amount Fee Currency State Balance",
    read,
    ..Wallet::BASE
};

fn read(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let at = cells
        .get("StartedDate")
        .and_then(|text| when(text, DateOrder::Ymd));
    let number = |column| {
        cells
            .get(column)
            .and_then(|text| sum::sum(text, DecimalMark::Point))
    };
    let sum = number("Amount").ok_or(Code::RowAmountInvalid)?;
    let currency = cells
        .get("Currency")
        .and_then(sum::currency)
        .ok_or(Code::RowCurrencyMissing)?;
    let mut draft = Draft::plain(
        cells,
        context,
        at.ok_or(Code::RowTimeInvalid)?,
        sum.amount,
        currency,
    )?;
    let text = cells.get("Description");
    draft.with(text);
    draft.described(text);
    draft.balanced(number("Balance"));
    let fee = number("Fee");
    draft.charged(fee.map(|fee| fee.amount), false);
    let taken = fee.map_or(rust_decimal::Decimal::ZERO, |fee| fee.amount.decimal());
    draft.moved = sum.signed().checked_sub(taken);
    draft.payment.status = status(cells.get("State").unwrap_or_default());
    let direction = direction_of(&sum);
    let kind = cells
        .get("Type")
        .unwrap_or_default()
        .to_uppercase()
        .replace(' ', "_");
    let small = text.unwrap_or_default().to_lowercase();
    let is_own = [
        "to pocket",
        "from pocket",
        "to savings",
        "from savings",
        "to vault",
        "from vault",
    ]
    .iter()
    .any(|word| small.starts_with(word));
    let reading = match kind.as_str() {
        "EXCHANGE" => of_kind(Some(PaymentType::Exchange), direction),
        "TOPUP" => of_kind(Some(PaymentType::TopUp), direction),
        "ATM" => of_kind(Some(PaymentType::CashOut), direction),
        "FEE" => of_kind(Some(PaymentType::Fee), direction),
        "INTEREST" => of_kind(Some(PaymentType::Interest), direction),
        "TRANSFER" if is_own => Reading::own(PaymentType::Transfer),
        "TRANSFER" => of_kind(Some(PaymentType::Transfer), direction),
        "CARD_REFUND" | "REFUND" => of_kind(Some(PaymentType::Refund), direction),
        "REWARD" | "CASHBACK" => of_kind(Some(PaymentType::Adjustment), direction),
        "CARD_PAYMENT" if direction == Direction::Credit => of_kind(Some(PaymentType::Refund), direction),
        "CARD_PAYMENT" => of_kind(None, direction),
        _ => Reading::unknown(direction),
    };
    draft.counted_as(&reading);
    draft.payment.channel = at_machine(draft.payment.kind);
    Ok(draft)
}
