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

const DATE: &[&str] = &["Date", "Datum", "日期"];
const GROSS: &[&str] = &["Gross", "Brutto", "总额"];
const FEE: &[&str] = &["Fee", "Fees", "Entgelt", "Gebühr", "费用"];
const NET: &[&str] = &["Net", "Netto", "净额"];
const NUMBER: &[&str] = &["TransactionID", "Transaktionscode", "交易号"];
const PARENT: &[&str] = &["ReferenceTxnID", "ZugehörigerTransaktionscode", "参考交易号"];
const TYPE: &[&str] = &["Type", "Typ", "Description", "Beschreibung", "类型", "描述"];
const IMPACT: &[&str] = &["BalanceImpact", "AuswirkungaufGuthaben", "引起余额变动"];
const KNOWN: &str = "Date Time TimeZone Name Type Status Currency Gross Fee Net FromEmailAddress ToEmailAddress TransactionID ReferenceTxnID Balance Subject Note CountryCode BalanceImpact ItemTitle Description ShippingAddress ItemID InvoiceNumber CustomNumber Quantity ReceiptID Datum Uhrzeit Zeitzone Typ Währung Brutto Entgelt Gebühr Netto Transaktionscode ZugehörigerTransaktionscode Guthaben 日期 时间 时区 名称 类型 状态 币种 总额 费用 净额 发件人邮箱地址 收件人邮箱地址 交易号 参考交易号 余额 主题 备注 引起余额变动";

/// What a row is beside its payment.
const FUNDING: &str = "funding";
const CONVERSION: &str = "conversion";
const HOLD: &str = "hold";

fn read(cells: &Cells<'_>, context: &Context<'_>) -> Result<Draft, Code> {
    let kind = cells.any(TYPE).unwrap_or_default();
    let small = kind.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| small.contains(word));
    // What was in a cart stands under its payment's number once more; bills and requests are letters.
    let is_memo = cells
        .any(IMPACT)
        .is_some_and(|word| matches!(word, "Memo" | "备忘录"));
    if is_memo
        || has(&[
            "cart item",
            "warenkorbartikel",
            "购物车",
            "invoice sent",
            "invoice received",
            "rechnung gesendet",
            "request sent",
            "request received",
        ])
    {
        return Err(Code::RowNoMovement);
    }
    let day = cells.any(DATE).and_then(|text| moment_of(text, context.order));
    let mut when = day.ok_or(Code::RowTimeInvalid)?;
    if let Some(clock) = cells.any(&["Time", "Uhrzeit", "时间"]) {
        when = when.at_clock(clock).ok_or(Code::RowTimeInvalid)?;
        when.offset = cells
            .any(&["TimeZone", "Zeitzone", "时区"])
            .and_then(zone)
            .flatten();
    }
    let currency = cells
        .any(&["Currency", "Währung", "币种"])
        .and_then(sum::currency);
    let currency = currency.or(context.currency);
    let is_whole = currency.is_some_and(|code| code.digits() == 0);
    let number = |names| {
        let text = cells.any(names)?;
        // A sum has the digits of its currency behind its last mark; where the currency has none, every mark is of thousands.
        let behind = |mark: char| text.rsplit_once(mark).map(|(_, cents)| cents.trim_end().len());
        let is_comma = match (behind(','), behind('.')) {
            (_, Some(3)) if is_whole => true,
            (Some(2), _) => true,
            _ => false,
        };
        let mark = if is_comma {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        };
        sum::sum(text, mark)
    };
    let gross: Sum = number(GROSS).ok_or(Code::RowAmountInvalid)?;
    let mut draft = Draft::plain(
        cells,
        context,
        when,
        gross.amount,
        currency.ok_or(Code::RowCurrencyMissing)?,
    )?;
    let parent = cells.any(PARENT);
    draft.numbered(cells.any(NUMBER));
    draft.with(cells.any(&["Name", "名称"]));
    draft.described(cells.any(&[
        "ItemTitle",
        "Subject",
        "Artikelbezeichnung",
        "Betreff",
        "物品名称",
        "主题",
    ]));
    draft.payment.note = cells.any(&["Note", "Hinweis", "备注"]).map(str::to_owned);
    draft.payment.country = cells
        .any(&["CountryCode", "Ländercode", "Ländervorwahl", "国家/地区代码"])
        .filter(|code| code.len() == 2)
        .map(str::to_owned);
    // The balance moves by what is left after the fee.
    draft.moves(&number(NET).unwrap_or(gross));
    draft.balanced(number(&["Balance", "Guthaben", "余额"]));
    draft.charged(number(FEE).map(|fee| fee.amount), false);
    draft.payment.status = match cells.any(&["Status", "状态"]) {
        None => Status::Completed, // statements list what is done
        Some(word) => status(word),
    };
    let direction = direction_of(&gross);
    let comes = direction == Direction::Credit;
    let reading = if has(&[
        "currency conversion",
        "währungsumrechnung",
        "货币兑换",
        "币种兑换",
    ]) {
        draft.mark = CONVERSION;
        of_kind(Some(PaymentType::Exchange), direction)
    } else if has(&[
        "deposit to pp",
        "bankgutschrift",
        "card deposit",
        "add funds",
        "top-up",
        "funding",
        "buyer credit",
        "auf kreditkarte",
        "von kreditkarte",
        "ach-gutschrift",
        "银行账户存款",
        "银行存款",
        "充值",
    ]) {
        draft.mark = FUNDING;
        of_kind(Some(PaymentType::TopUp), direction)
    } else if has(&[
        "authorization",
        "authorisation",
        "account hold",
        "payment hold",
        "payment release",
        "review hold",
        "review release",
        "hold on ",
        "of hold",
        "hold for",
        "release of",
        "autorisierung",
        "einbehaltung",
        "授权",
        "冻结",
    ]) {
        draft.mark = HOLD;
        Reading::unknown(Direction::Neutral)
    } else if has(&[
        "refund",
        "reversal",
        "rückzahlung",
        "rückbuchung",
        "chargeback",
        "退款",
        "撤销",
    ]) {
        of_kind(Some(PaymentType::Refund), direction)
    } else if !comes
        && has(&[
            "withdraw",
            "transfer to bank",
            "abbuchung auf",
            "allgemeine abbuchung",
            "eingeleitete abbuchung",
            "bank account",
            "提现",
            "取款",
        ])
    {
        of_kind(Some(PaymentType::CashOut), direction)
    } else if has(&["fee", "gebühr", "手续费"]) {
        of_kind(Some(PaymentType::Fee), direction)
    } else if has(&[
        "mass pay",
        "mobile payment",
        "general payment",
        "money transfer",
        "personal",
        "handyzahlung",
    ]) {
        of_kind(Some(PaymentType::Transfer), direction)
    } else if has(&[
        "付款",
        "支付",
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
                aside.extend(draft.lines().into_iter().map(|line| (line, Code::RowNoMovement)));
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
        payment.more.extend(served.lines());
        // What was given for the other currency is what the payment cost, and what it was changed into is what came.
        let paid = served.mark == CONVERSION
            && served.payment.direction == payment.payment.direction
            && served.payment.currency != payment.payment.currency;
        if paid && payment.payment.original.is_none() {
            let (amount, currency) = (payment.payment.amount, payment.payment.currency);
            payment.payment.amount = served.payment.amount;
            payment.payment.currency = served.payment.currency;
            payment.moved = served.moved;
            payment.payment.balance_after = None;
            payment.originally(Some(amount), Some(currency));
        }
    }
    Joining {
        drafts: joined.into_iter().flatten().collect(),
        aside,
    }
}
