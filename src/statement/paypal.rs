//! PayPal's activity and statement: one purchase is several rows, and one of them counts.
//!
//! The money's way into the wallet, what was changed for another currency, holds and their ends name the payment that they are
//! for; they go with it. Rows whose impact is "memo" move nothing. Dates follow the account's country, so that the whole
//! column has to say which number is the month.

use crate::error::Code;
use crate::event::{Direction, PaymentType, Status};
use crate::statement::draft::{Draft, Reading};
use crate::statement::foreign::{by_words, direction_of, of_kind, status};
use crate::statement::sum::{self, DecimalMark, Sum};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Context, Joining, Source, Wallet};
use crate::statement::when::moment_of;
use crate::statement::zones::zone;
use std::collections::BTreeMap;

const LAYOUT: &str = "paypal.csv";

pub(super) const PAYPAL: Wallet = Wallet {
    name: "paypal",
    layouts: &[LAYOUT],
    layout: |header: &Header, _: Source| {
        let has = |names: &[&str]| names.iter().any(|name| header.column(name).is_some());
        (has(DATE) && has(GROSS) && has(NET) && has(NUMBER)).then_some(LAYOUT)
    },
    knows: |_| KNOWN,
    read,
    join,
    date: Some(|cells| cells.any(DATE).map(str::to_owned)),
    ..Wallet::BASE
};

const DATE: &[&str] = &["Date", "Datum"];
const GROSS: &[&str] = &["Gross", "Brutto"];
const FEE: &[&str] = &["Fee", "Fees", "Entgelt", "Gebühr"];
const NET: &[&str] = &["Net", "Netto"];
const NUMBER: &[&str] = &["TransactionID", "Transaktionscode"];
const PARENT: &[&str] = &["ReferenceTxnID", "ZugehörigerTransaktionscode"];
const TYPE: &[&str] = &["Type", "Typ", "Description", "Beschreibung"];
const KNOWN: &str = "Date Time TimeZone Name Type Status Currency Gross Fee Net FromEmailAddress ToEmailAddress TransactionID ReferenceTxnID Balance Subject Note CountryCode BalanceImpact ItemTitle Description ShippingAddress ItemID InvoiceNumber CustomNumber Quantity ReceiptID Datum Uhrzeit Zeitzone Typ Währung Brutto Entgelt Gebühr Netto Transaktionscode ZugehörigerTransaktionscode Guthaben";

/// What a row is beside its payment.
const FUNDING: &str = "funding";
const CONVERSION: &str = "conversion";
const HOLD: &str = "hold";

fn read(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    if cells.any(&["BalanceImpact", "AuswirkungaufGuthaben"]) == Some("Memo") {
        return Err(Code::RowNoMovement);
    }
    let day = cells.any(DATE).and_then(|text| moment_of(text, context.order));
    let mut when = day.ok_or(Code::RowTimeInvalid)?;
    if let Some(clock) = cells.any(&["Time", "Uhrzeit"]) {
        when = when.at_clock(clock).ok_or(Code::RowTimeInvalid)?;
        when.offset = cells.any(&["TimeZone", "Zeitzone"]).and_then(zone).flatten();
    }
    let number = |names| {
        let text = cells.any(names)?;
        // Sums of Europe have a comma before the cents, and two digits behind it.
        let is_comma = text
            .rsplit_once(',')
            .is_some_and(|(_, cents)| cents.trim_end().len() == 2);
        sum::sum(
            text,
            if is_comma {
                DecimalMark::Comma
            } else {
                DecimalMark::Point
            },
        )
    };
    let gross: Sum = number(GROSS).ok_or(Code::RowAmountInvalid)?;
    let currency = cells
        .any(&["Currency", "Währung"])
        .and_then(sum::currency)
        .or(context.currency);
    let mut draft = Draft::plain(
        cells,
        context,
        when,
        gross.amount,
        currency.ok_or(Code::RowCurrencyMissing)?,
    )?;
    let parent = cells.any(PARENT);
    draft.numbered(cells.any(NUMBER));
    draft.with(cells.get("Name"));
    draft.described(cells.any(&["ItemTitle", "Subject", "Artikelbezeichnung", "Betreff"]));
    draft.payment.note = cells.any(&["Note", "Hinweis"]).map(str::to_owned);
    draft.payment.country = cells
        .any(&["CountryCode", "Ländercode"])
        .filter(|code| code.len() == 2)
        .map(str::to_owned);
    draft.moves(&gross);
    draft.balanced(number(&["Balance", "Guthaben"]));
    draft.charged(number(FEE).map(|fee| fee.amount), false);
    draft.payment.status = match cells.get("Status") {
        None => Status::Completed, // statements list what is done
        Some(word) => status(word),
    };
    let kind = cells.any(TYPE).unwrap_or_default();
    let small = kind.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| small.contains(word));
    let direction = direction_of(&gross);
    let reading = if has(&["currency conversion", "währungsumrechnung"]) {
        draft.mark = CONVERSION;
        of_kind(Some(PaymentType::Exchange), direction)
    } else if has(&[
        "deposit to pp",
        "bankgutschrift",
        "card deposit",
        "add funds",
        "top-up",
    ]) {
        draft.mark = FUNDING;
        of_kind(Some(PaymentType::TopUp), direction)
    } else if has(&[
        "authorization",
        "authorisation",
        "account hold",
        "hold on balance",
        "autorisierung",
        "einbehaltung",
    ]) {
        draft.mark = HOLD;
        Reading::unknown(Direction::Neutral)
    } else if has(&["refund", "reversal", "rückzahlung", "rückbuchung", "chargeback"]) {
        of_kind(Some(PaymentType::Refund), direction)
    } else if has(&["withdraw", "transfer to bank", "abbuchung auf", "bank account"]) {
        of_kind(Some(PaymentType::CashOut), direction)
    } else if has(&["fee", "gebühr"]) {
        of_kind(Some(PaymentType::Fee), direction)
    } else if has(&[
        "mass pay",
        "mobile payment",
        "general payment",
        "money transfer",
        "personal",
    ]) {
        of_kind(Some(PaymentType::Transfer), direction)
    } else if has(&[
        "payment",
        "checkout",
        "purchase",
        "zahlung",
        "billing",
        "subscription",
    ]) {
        of_kind(None, direction)
    } else {
        by_words(direction, &[Some(kind)])
    };
    draft.counted_as(&reading);
    if let Some(parent) = parent {
        parent.clone_into(&mut draft.group);
        draft.also(Some(parent));
    }
    Ok(draft)
}

/// Rows that serve a payment go with it; a hold that no payment is known of moves nothing.
fn join(drafts: Vec<Draft>) -> Joining {
    let is_payment = |draft: &Draft| draft.mark.is_empty();
    let places: BTreeMap<String, usize> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| is_payment(draft) && !draft.number.is_empty())
        .map(|(place, draft)| (draft.number.clone(), place))
        .collect();
    let mut joined: Vec<Option<Draft>> = Vec::new();
    let mut serving = Vec::new();
    let mut aside = Vec::new();
    for draft in drafts {
        let parent = places.get(&draft.group).copied();
        if is_payment(&draft) {
            joined.push(Some(draft));
            continue;
        }
        match parent {
            Some(parent) => serving.push((parent, draft)),
            None if draft.mark == HOLD => {
                aside.push((draft.line, Code::RowNoMovement));
                joined.push(None);
                continue;
            }
            None => {
                joined.push(Some(draft));
                continue;
            }
        }
        joined.push(None);
    }
    for (parent, served) in serving {
        let Some(Some(payment)) = joined.get_mut(parent) else {
            continue;
        };
        payment.more.push(served.line);
        // What was paid for the other currency is what the payment cost.
        let paid = served.mark == CONVERSION
            && served.payment.direction == Direction::Debit
            && payment.payment.direction == Direction::Debit
            && served.payment.currency != payment.payment.currency;
        if paid && payment.payment.original.is_none() {
            let (amount, currency) = (payment.payment.amount, payment.payment.currency);
            payment.payment.amount = served.payment.amount;
            payment.payment.currency = served.payment.currency;
            payment.moved = served.moved;
            payment.originally(Some(amount), Some(currency));
        }
        // A running balance is of every row, and the payment stands for several.
        payment.balance = None;
    }
    Joining {
        drafts: joined.into_iter().flatten().collect(),
        aside,
    }
}
