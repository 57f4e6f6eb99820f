//! OFX and QFX: what banks and card issuers hand to accounting programs, Apple Card's issuer among them.
//!
//! The package finds the tags, closed or not, and hands each movement on as a row under the tags' own names. A number is unique
//! within an account at best, and some banks use one twice: it names a row only with its day and sum (`identity`). Noon and
//! midnight are how banks write a day.

use crate::error::Code;
use crate::event::{Channel, Direction, PaymentType, Status, TimePrecision};
use crate::statement::draft::{Draft, Reading};
use crate::statement::foreign::{by_words, direction_of, merchant_code, of_kind};
use crate::statement::sum::{self, DecimalMark};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Context, Source, Wallet};
use crate::statement::when::{DateOrder, When, when};
use time::{PrimitiveDateTime, Time};

const LAYOUT: &str = "ofx";

pub(super) const OFX: Wallet = Wallet {
    name: "bank",
    kind: |_| "ofx",
    layouts: &[LAYOUT],
    layout: |header: &Header, _: Source| header.has(&["ofx", "TRNAMT", "DTPOSTED"]).then_some(LAYOUT),
    knows: |_| "# ofx TRNTYPE DTPOSTED DTUSER TRNAMT FITID NAME MEMO CHECKNUM REFNUM SIC CURSYM",
    read,
    signs: |_| Some(is_as_it_says),
    ..Wallet::BASE
};

/// Whether the sign and the word say the same: money that was debited has a minus. Some card issuers write what is owed.
fn is_as_it_says(cells: &Cells<'_>) -> Option<bool> {
    let sum = cells.get("TRNAMT").and_then(amount)?;
    match cells.get("TRNTYPE")? {
        "DEBIT" => Some(sum.negative),
        "CREDIT" => Some(!sum.negative),
        _ => None,
    }
}

fn read(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let at = cells
        .any(&["DTUSER", "DTPOSTED"])
        .and_then(|text| when(text, DateOrder::Ymd));
    let word = cells.get("TRNTYPE").unwrap_or_default();
    if word == "INVESTMENT" {
        return Err(Code::RowNoMovement); // what was bought and sold within a depot
    }
    let mut sum = cells
        .get("TRNAMT")
        .and_then(amount)
        .ok_or(Code::RowAmountInvalid)?;
    sum.negative ^= context.turned;
    let currency = cells.get("CURSYM").and_then(sum::currency).or(context.currency);
    let mut draft = Draft::plain(
        cells,
        context,
        of_day(at.ok_or(Code::RowTimeInvalid)?),
        sum.amount,
        currency.ok_or(Code::RowCurrencyMissing)?,
    )?;
    let (name, memo) = (cells.get("NAME"), cells.get("MEMO"));
    draft.numbered(cells.get("FITID"));
    draft.also(cells.get("REFNUM"));
    draft.also(cells.get("CHECKNUM").filter(|number| *number != "0"));
    draft.with(name.or(memo));
    draft.described(memo.or(name));
    draft.moves(&sum);
    draft.payment.mcc = cells.get("SIC").and_then(merchant_code);
    draft.direction_guessed = context.turned || is_as_it_says(cells) == Some(false);
    draft.payment.status = if word == "HOLD" {
        Status::Authorized
    } else {
        Status::Completed
    };
    let direction = direction_of(&sum);
    let comes = direction == Direction::Credit;
    let reading = match word {
        "INT" | "DIV" if comes => of_kind(Some(PaymentType::Interest), direction),
        "INT" | "FEE" | "SRVCHG" => of_kind(Some(PaymentType::Fee), direction),
        "DEP" | "DIRECTDEP" if comes => of_kind(Some(PaymentType::Income), direction),
        "DEP" | "DIRECTDEP" => of_kind(Some(PaymentType::Adjustment), direction),
        "ATM" | "CASH" if !comes => of_kind(Some(PaymentType::CashOut), direction),
        "XFER" => Reading::own(PaymentType::Transfer),
        "CHECK" => of_kind(Some(PaymentType::Transfer), direction),
        "PAYMENT" if comes => of_kind(Some(PaymentType::CardRepayment), direction),
        "POS" if comes => of_kind(Some(PaymentType::Refund), direction),
        "POS" | "PAYMENT" | "DIRECTDEBIT" | "REPEATPMT" => of_kind(None, direction),
        "CREDIT" | "DEBIT" | "OTHER" | "HOLD" | "ATM" | "CASH" | "DIV" => by_words(direction, &[name, memo]),
        _ => Reading::unknown(direction),
    };
    draft.counted_as(&reading);
    draft.payment.channel = match word {
        "ATM" => Some(Channel::Atm),
        "POS" => Some(Channel::InStore),
        "REPEATPMT" => Some(Channel::Recurring),
        _ => None,
    };
    Ok(draft)
}

/// A sum with a point before the cents, as the format has it, or with a comma, as some banks have it.
fn amount(text: &str) -> Option<sum::Sum> {
    sum::sum(text, DecimalMark::Point).or_else(|| sum::sum(text, DecimalMark::Comma))
}

/// The day, where the clock stands at noon or midnight.
fn of_day(at: When) -> When {
    let clock = at.wall.time();
    let is_day = clock == Time::MIDNIGHT || clock == Time::from_hms(12, 0, 0).unwrap_or(Time::MIDNIGHT);
    if is_day {
        When {
            wall: PrimitiveDateTime::new(at.wall.date(), Time::MIDNIGHT),
            precision: TimePrecision::Day,
            offset: None,
        }
    } else {
        // The format's own rule: no zone is Greenwich.
        When {
            offset: at.offset.or(Some(crate::time::UtcOffset::GREENWICH)),
            ..at
        }
    }
}
