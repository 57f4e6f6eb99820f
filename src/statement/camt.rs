//! camt.052, .053 and .054: what European banks send of an account, ISO 20022's way.
//!
//! The package finds the elements and hands each detail of an entry on as a row under the elements' own names; an entry of
//! several payments is several rows of one place. Their sums stand where they add up to the entry's, else the entry's stands
//! alone. A reversal's indicator is already the entry's own: credit is money that came.

use crate::error::Code;
use crate::event::{Channel, Direction, PaymentType, Status};
use crate::money::{Amount, exact_sum};
use crate::statement::draft::{Draft, Reading};
use crate::statement::foreign::{by_words, direction_of, merchant_code, of_kind};
use crate::statement::sum::{self, DecimalMark, Sum};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Context, Joining, Source, Wallet};
use crate::statement::when::{DateOrder, when};
use rust_decimal::Decimal;

const LAYOUTS: &[&str] = &["camt.052", "camt.053", "camt.054"];

pub(super) const CAMT: Wallet = Wallet {
    name: "bank",
    kind: |_| "camt",
    layouts: LAYOUTS,
    layout,
    knows: |_| COLUMNS,
    read,
    join,
    ..Wallet::BASE
};

/// `Details` and the message's name says how many details an entry has.
const COLUMNS: &str = "# camt.052 camt.053 camt.054 Amt Ccy CdtDbtInd RvslInd Sts BookgDt ValDt AcctSvcrRef Details TxAmt TxCcy TxCdtDbtInd TxRef EndToEndId TxId UETR InstrId MndtId InstdAmt InstdCcy Domn Fmly SubFmly Cdtr Dbtr Ctry Ustrd AddtlTxInf AddtlNtryInf MrchntCtgyCd";

fn layout(header: &Header, _: Source) -> Option<&'static str> {
    let named = LAYOUTS.iter().find(|name| header.column(name).is_some());
    named
        .copied()
        .filter(|_| header.has(&["Amt", "CdtDbtInd", "Details"]))
}

fn read(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let day = cells
        .any(&["BookgDt", "ValDt"])
        .and_then(|text| when(text, DateOrder::Ymd));
    let number = |column| {
        cells
            .get(column)
            .and_then(|text| sum::sum(text, DecimalMark::Point))
    };
    let code = |column| cells.get(column).and_then(sum::currency);
    let entry = number("Amt").ok_or(Code::RowAmountInvalid)?;
    let currency = code("Ccy").or(context.currency).ok_or(Code::RowCurrencyMissing)?;
    let is_part = cells.get("Details").is_some_and(|count| count != "1");
    let part = number("TxAmt").filter(|_| is_part);
    let way = |column| match cells.get(column) {
        Some("CRDT") => Some(true),
        Some("DBIT") => Some(false),
        _ => None,
    };
    let whole = way("CdtDbtInd").ok_or(Code::RowAmountInvalid)?;
    // A batch of what came may hold what was taken back.
    let comes = part.and_then(|_| way("TxCdtDbtInd")).unwrap_or(whole);
    let amount = part.map_or(entry.amount, |part| part.amount);
    let own = code("TxCcy").filter(|_| part.is_some()).unwrap_or(currency);
    let mut draft = Draft::plain(cells, context, day.ok_or(Code::RowTimeInvalid)?, amount, own)?;
    let sum = Sum {
        negative: !comes,
        ..part.unwrap_or(entry)
    };
    draft.moves(&sum);
    let whole_sum = if whole {
        entry.amount.decimal()
    } else {
        -entry.amount.decimal()
    };
    draft.whole = is_part.then_some((whole_sum, currency));
    // Parts of one entry share the entry's number.
    let references = if is_part {
        ["TxRef", "EndToEndId", "TxId", "UETR", "InstrId", "AcctSvcrRef"]
    } else {
        ["TxRef", "AcctSvcrRef", "EndToEndId", "TxId", "UETR", "InstrId"]
    };
    let told = |column: &&str| cells.get(column).filter(|text| *text != "NOTPROVIDED");
    let own = references
        .iter()
        .filter(|column| !is_part || **column != "AcctSvcrRef");
    draft.numbered(own.into_iter().find_map(told));
    references.iter().for_each(|column| draft.also(told(column)));
    let side = cells.get(if comes { "Dbtr" } else { "Cdtr" });
    let text = cells.any(&["Ustrd", "AddtlTxInf", "AddtlNtryInf"]);
    draft.with(side.or(text));
    draft.described(text);
    draft.payment.agreement_id = cells.get("MndtId").map(str::to_owned);
    draft.payment.country = cells
        .get("Ctry")
        .filter(|code| code.len() == 2)
        .map(str::to_owned);
    draft.payment.mcc = cells.get("MrchntCtgyCd").and_then(merchant_code);
    draft.originally(number("InstdAmt").map(|sum| sum.amount), code("InstdCcy"));
    draft.payment.status = match cells.get("Sts") {
        Some("BOOK") => Status::Completed,
        Some("PDNG" | "FUTR") => Status::Pending,
        Some("INFO") => return Err(Code::RowNoMovement),
        _ => Status::Unknown,
    };
    let direction = direction_of(&sum);
    let reversed = matches!(cells.get("RvslInd"), Some("true" | "1"));
    let family = (
        cells.get("Fmly").unwrap_or_default(),
        cells.get("SubFmly").unwrap_or_default(),
    );
    let kind = match family {
        _ if reversed && comes => Some(PaymentType::Refund),
        _ if reversed => Some(PaymentType::Adjustment),
        ("CCRD" | "MCRD", "CWDL" | "CDPT") => Some(PaymentType::CashOut),
        // A card is paid back, and nobody is paid on it.
        ("CCRD", _) if comes => Some(PaymentType::Refund),
        ("CCRD" | "MCRD" | "MCOP", _) => None,
        (_, "CHRG" | "FEES" | "COMM" | "ADJT") if !comes => Some(PaymentType::Fee),
        (_, "INTR") => Some(if comes {
            PaymentType::Interest
        } else {
            PaymentType::Fee
        }),
        ("ICDT" | "RCDT" | "IRCT" | "RRCT", "SALA") => Some(PaymentType::Income),
        ("ICDT" | "RCDT" | "IRCT" | "RRCT", "BOOK") => Some(PaymentType::Transfer),
        ("ICDT" | "RCDT" | "IRCT" | "RRCT", _) => Some(PaymentType::Transfer),
        ("IDDT" | "RDDT", "RCDD" | "UPDD") if comes => Some(PaymentType::Refund),
        ("IDDT" | "RDDT", _) => None,
        ("CNTR", _) => Some(PaymentType::CashOut),
        _ => {
            draft.counted_as(&by_words(direction, &[text, side]));
            return Ok(draft);
        }
    };
    let reading: Reading = of_kind(kind, direction);
    draft.counted_as(&reading);
    draft.payment.channel = match family.0 {
        "IDDT" | "RDDT" => Some(Channel::Recurring),
        "ICDT" | "RCDT" | "IRCT" | "RRCT" if direction == Direction::Debit => Some(Channel::Transfer),
        _ => None,
    };
    Ok(draft)
}

/// Details stand for their entry where they add up to it; where they do not, it stands for them.
fn join(drafts: Vec<Draft>) -> Joining {
    let mut joined = Joining::default();
    let mut rest = drafts.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut parts = vec![first];
        let line = parts.first().map_or(0, |first| first.line);
        while let Some(next) = rest.next_if(|next| next.line == line && next.whole.is_some()) {
            parts.push(next);
        }
        let Some((whole, currency)) = parts.first().and_then(|first| first.whole) else {
            joined.drafts.append(&mut parts);
            continue;
        };
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| {
            exact_sum(sum, part.moved.unwrap_or_default())
        });
        let is_whole =
            sum.is_ok_and(|sum| sum == whole) && parts.iter().all(|part| part.payment.currency == currency);
        if is_whole {
            joined.drafts.append(&mut parts);
        } else if let Some(mut entry) = parts.into_iter().next()
            && let Ok(amount) = Amount::parse(&whole.abs().to_string())
        {
            entry.payment.amount = amount;
            entry.payment.currency = currency;
            entry.moved = Some(whole);
            entry.payment.direction = if whole.is_sign_negative() {
                Direction::Debit
            } else {
                Direction::Credit
            };
            // Whoever one of the parts was of, the whole is not.
            entry.payment.counterparty = None;
            entry.payment.original = None;
            joined.drafts.push(entry);
        }
    }
    joined
}
