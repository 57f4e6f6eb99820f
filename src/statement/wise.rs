//! Wise's statement of one currency, and its history of all.
//!
//! In the statement a fee is a row of its own under the payment's number, and goes with it; "Total fees" says the same once more
//! and is not added. In the history a conversion is one row with two sides, and a payment out of two balances is two rows of one
//! number, each with its part.

use crate::error::Code;
use crate::event::{PaymentType, Status};
use crate::statement::draft::{Draft, Reading};
use crate::statement::foreign::{by_words, direction_of, of_kind, status};
use crate::statement::sum::{self, DecimalMark, Sum};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Context, Joining, Source, Wallet};
use crate::statement::when::{DateOrder, when};
use std::collections::BTreeMap;

const STATEMENT: &str = "wise.statement";
const HISTORY: &str = "wise.history";

pub(super) const WISE: Wallet = Wallet {
    name: "wise",
    layouts: &[STATEMENT, HISTORY],
    layout: |header: &Header, _: Source| {
        if header.has(&["TransferWiseID", "Date", "Amount", "Currency"]) {
            Some(STATEMENT)
        } else {
            let is_history = header.has(&[
                "ID",
                "Direction",
                "Createdon",
                "Sourceamount(afterfees)",
                "Targetcurrency",
            ]);
            is_history.then_some(HISTORY)
        }
    },
    knows: |layout| if layout == STATEMENT { STATED } else { LISTED },
    read: |cells, context| {
        if context.layout == STATEMENT {
            stated(cells, context)
        } else {
            listed(cells, context)
        }
    },
    join,
    ..Wallet::BASE
};

const STATED: &str = "TransferWiseID Date DateTime Amount Currency Description PaymentReference RunningBalance ExchangeFrom ExchangeTo ExchangeRate PayerName PayeeName PayeeAccountNumber Merchant CardLastFourDigits CardHolderFullName Attachment Note Totalfees ExchangeToAmount TransactionType";
const LISTED: &str = "ID Status Direction Createdon Finishedon Sourcefeeamount Sourcefeecurrency Targetfeeamount Targetfeecurrency Sourcename Sourceamount(afterfees) Sourcecurrency Targetname Targetamount(afterfees) Targetcurrency Exchangerate Reference Batch Createdby Category Note";

/// A row of nothing but a payment's fee.
const FEE: &str = "fee";

fn number(cells: &Cells<'_>, column: &str) -> Option<Sum> {
    sum::sum(cells.get(column)?, DecimalMark::Point)
}

fn stated(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let day = cells.get("Date").and_then(|text| when(text, DateOrder::Dmy));
    let sum = number(cells, "Amount").ok_or(Code::RowAmountInvalid)?;
    let currency = cells
        .get("Currency")
        .and_then(sum::currency)
        .ok_or(Code::RowCurrencyMissing)?;
    let mut draft = Draft::plain(
        cells,
        context,
        day.ok_or(Code::RowTimeInvalid)?,
        sum.amount,
        currency,
    )?;
    let text = cells.get("Description");
    draft.numbered(cells.get("TransferWiseID"));
    draft.also(cells.get("PaymentReference"));
    draft.with(cells.any(&["Merchant", "PayeeName", "PayerName"]));
    draft.described(text);
    draft.payment.note = cells.get("Note").map(str::to_owned);
    draft.moves(&sum);
    draft.balanced(number(cells, "RunningBalance"));
    // "Card transaction of 49.09 GBP issued by …"
    let words: Vec<&str> = text.unwrap_or_default().split_whitespace().collect();
    let abroad = words.iter().zip(words.iter().skip(1)).find_map(|(amount, code)| {
        let amount = sum::sum(amount, DecimalMark::Point)?.amount;
        Some((amount, sum::currency(code).filter(|code| code.is_listed())?))
    });
    draft.originally(abroad.map(|(amount, _)| amount), abroad.map(|(_, code)| code));
    let direction = direction_of(&sum);
    let id = cells.get("TransferWiseID").unwrap_or_default();
    let small = text.unwrap_or_default().to_lowercase();
    let reading = if small.starts_with("wise charges for") {
        draft.mark = FEE;
        id.clone_into(&mut draft.group);
        of_kind(Some(PaymentType::Fee), direction)
    } else if small.contains("cashback") && !sum.negative {
        of_kind(Some(PaymentType::Adjustment), direction)
    } else if id.starts_with("BALANCE-") || small.starts_with("converted") {
        of_kind(Some(PaymentType::Exchange), direction)
    } else if id.starts_with("CARD") && !sum.negative {
        of_kind(Some(PaymentType::Refund), direction)
    } else if id.starts_with("CARD") {
        of_kind(None, direction)
    } else if small.starts_with("topped up") {
        of_kind(Some(PaymentType::TopUp), direction)
    } else if id.starts_with("TRANSFER") {
        of_kind(Some(PaymentType::Transfer), direction)
    } else {
        by_words(direction, &[text])
    };
    draft.counted_as(&reading);
    Ok(draft)
}

fn listed(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let at = cells
        .any(&["Createdon", "Finishedon"])
        .and_then(|text| when(text, DateOrder::Ymd));
    let at = at.ok_or(Code::RowTimeInvalid)?;
    let code = |column| cells.get(column).and_then(sum::currency);
    let source = number(cells, "Sourceamount(afterfees)").zip(code("Sourcecurrency"));
    let target = number(cells, "Targetamount(afterfees)").zip(code("Targetcurrency"));
    let comes = match cells.get("Direction") {
        Some("IN") => true,
        Some("OUT" | "NEUTRAL") => false,
        _ => return Err(Code::RowAmountInvalid),
    };
    let (own, other) = if comes { (target, source) } else { (source, target) };
    let (mut sum, currency) = own.ok_or(Code::RowAmountInvalid)?;
    sum.negative = !comes;
    let mut draft = Draft::plain(cells, context, at, sum.amount, currency)?;
    draft.numbered(cells.get("ID"));
    draft.also(cells.get("Reference"));
    draft.with(cells.get(if comes { "Sourcename" } else { "Targetname" }));
    draft.described(cells.any(&["Reference", "Category"]));
    draft.payment.note = cells.get("Note").map(str::to_owned);
    draft.originally(other.map(|(sum, _)| sum.amount), other.map(|(_, code)| code));
    // Sums are after fees: of what came nothing is left to take, and what went out took the fee with it.
    let fee = if comes {
        "Targetfeeamount"
    } else {
        "Sourcefeeamount"
    };
    draft.charged(number(cells, fee).map(|fee| fee.amount), comes);
    draft.moves(&sum);
    draft.payment.status = match status(cells.get("Status").unwrap_or_default()) {
        // What was called back before it arrived.
        Status::Refunded => Status::Reversed,
        other => other,
    };
    let direction = direction_of(&sum);
    let id = cells.get("ID").unwrap_or_default();
    let reading = match cells.get("Direction") {
        Some("NEUTRAL") => Reading::own(PaymentType::Exchange),
        _ if id.contains("CASHBACK") && comes => of_kind(Some(PaymentType::Adjustment), direction),
        _ if id.starts_with("CARD") && comes => of_kind(Some(PaymentType::Refund), direction),
        _ if id.starts_with("CARD") => of_kind(None, direction),
        // To an account of one's own elsewhere, or from it.
        _ if cells.get("Sourcename").is_some() && cells.get("Sourcename") == cells.get("Targetname") => {
            Reading::own(PaymentType::Transfer)
        }
        _ => of_kind(Some(PaymentType::Transfer), direction),
    };
    draft.counted_as(&reading);
    Ok(draft)
}

/// Fees go with the payment of their number.
fn join(drafts: Vec<Draft>) -> Joining {
    let is_fee = |draft: &Draft| draft.mark == FEE;
    // A refund has its payment's number, and had no fee.
    let places: BTreeMap<String, usize> = drafts
        .iter()
        .filter(|draft| !is_fee(draft))
        .enumerate()
        .filter(|(_, draft)| draft.payment.kind != PaymentType::Refund)
        .map(|(place, draft)| (draft.number.clone(), place))
        .collect();
    let (fees, mut payments): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(is_fee);
    for fee in fees {
        let payment = places.get(&fee.group).and_then(|place| payments.get_mut(*place));
        match payment.filter(|payment| payment.payment.currency == fee.payment.currency) {
            Some(payment) => {
                payment.charged(Some(fee.payment.amount), false);
                payment.moved = payment
                    .moved
                    .zip(fee.moved)
                    .and_then(|(moved, fee)| moved.checked_add(fee));
                payment.payment.balance_after = fee.payment.balance_after;
                payment.more.extend(fee.lines());
            }
            None => payments.push(fee),
        }
    }
    Joining {
        drafts: payments,
        aside: Vec::new(),
    }
}
