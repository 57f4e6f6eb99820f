//! WeChat Pay's statements: the CSV until 2025 and the spreadsheet since, with the same eleven columns.
//!
//! 交易类型 tells the type; 当前状态 tells how far it came and, on the payment itself, how much was paid back.
//! There are no categories, so purchases get a guessed one. Not here: what rows of all wallets share (`draft`).

use crate::error::Code;
use crate::event::{CounterpartyKind, Direction, PaymentType, Status};
use crate::statement::cell;
use crate::statement::draft::{Columns, Draft, Flow, Reading};
use crate::statement::table::{self, Cells, Header};
use crate::statement::wallet::{Source, Wallet};

pub(super) const WECHAT: Wallet = Wallet {
    name: "wechat",
    layouts: &["wechat.csv", "wechat.xlsx"],
    layout,
    knows: |_| KNOWN,
    columns: |_| Some(&COLUMNS),
    read: |cells, _| read(cells),
    is_chinese: true,
    ..Wallet::BASE
};

const KNOWN: &str = "交易时间 交易类型 交易对方 商品 收/支 金额 支付方式 当前状态 交易单号 商户单号 备注";

fn layout(header: &Header, source: Source) -> Option<&'static str> {
    let named =
        header.has_all("交易时间 收/支 金额") && header.has_most("交易类型 交易对方 商品 当前状态 交易单号");
    named.then_some(match source {
        Source::Text => "wechat.csv",
        Source::Sheet => "wechat.xlsx",
    })
}

const COLUMNS: Columns = Columns {
    times: &["交易时间"],
    amount: "金额",
    number: "交易单号",
    order: "商户单号",
    counterparty: "交易对方",
    description: "商品",
    note: "备注",
    method: "支付方式",
    flow: "收/支",
    state: "当前状态",
    sums: &[],
    needed: &["交易时间", "交易类型", "收/支", "金额", "当前状态", "交易单号"],
};

fn read(cells: &Cells<'_>) -> Result<Draft, Code> {
    let word = Flow::of(cells.get("收/支"));
    let mut draft = Draft::begin(cells, &COLUMNS, word)?;
    let word_of = |name| table::simplified(cells.get(name).unwrap_or_default());
    let (sort, state) = (word_of("交易类型"), word_of("当前状态"));
    let (sort, state) = (sort.as_str(), state.as_str());
    let refund = draft.flow == Flow::Received
        && (sort.contains("退款") || state.contains("退款") || state == "对方已退还");
    let reading = match word {
        _ if refund => Reading {
            with: None,
            ..Reading::of(Direction::Credit, PaymentType::Refund, CounterpartyKind::Unknown)
        },
        None => Reading::unknown(Direction::Neutral),
        Some(flow) => by_type(sort, flow),
    };
    draft.is(&reading);
    if refund && sort.contains("红包") {
        draft.returns(PaymentType::RedPacket);
        draft.payment.counterparty = None; // 微信红包 is no one: it comes back from the wallet, whoever it was for
    } else if refund && sort.starts_with("转账") {
        draft.returns(PaymentType::Transfer);
    }
    draft.payment.status = if refund && paid_back(state).is_some() {
        Status::Completed
    } else {
        status(state)
    };
    if !refund {
        match paid_back(state) {
            Some(PaidBack::Wholly) => draft.paid_back(draft.payment.amount),
            Some(PaidBack::Part(text)) => match cell::amount(text) {
                Some(refunded) => draft.paid_back(refunded),
                None => draft.payment.status = Status::PartlyRefunded,
            },
            None => {}
        }
    }
    // 零钱提现: the fee is part of the amount that left the balance.
    let note = cells.get("备注").unwrap_or_default();
    if let Some(fee) = note
        .strip_prefix("服务费")
        .and_then(cell::amount)
        .filter(|fee| !fee.is_zero())
    {
        draft.payment.fee = Some(fee);
        draft.payment.fee_included = Some(true);
    }
    Ok(draft)
}

enum PaidBack<'a> {
    Wholly,
    /// The amount as written.
    Part(&'a str),
}

/// 已全额退款, 已退款(￥12.00), 已退款￥12.00, 对方已退还.
fn paid_back(state: &str) -> Option<PaidBack<'_>> {
    if matches!(state, "已全额退款" | "对方已退还" | "已退还") {
        return Some(PaidBack::Wholly);
    }
    let rest = state.strip_prefix("已退款")?;
    let amount = rest.trim_matches(['(', ')', '（', '）', ' ']);
    Some(if amount.is_empty() {
        PaidBack::Wholly
    } else {
        PaidBack::Part(amount)
    })
}

fn status(word: &str) -> Status {
    match word {
        "支付成功" | "已支付" | "已转账" | "转账成功" | "朋友已收钱" | "对方已收钱" | "已收钱" | "已收款"
        | "对方已收款" | "已存入零钱" | "已存入零钱通" | "已到账" | "充值完成" | "充值成功"
        | "提现已到账" | "提现成功" | "已转入零钱通" | "还款成功" | "购买成功" | "赎回成功" | "转入成功"
        | "转出成功" | "交易成功" => Status::Completed,
        "待对方收款"
        | "待朋友收钱"
        | "待对方确认收钱"
        | "待收款"
        | "待支付"
        | "处理中"
        | "提现中"
        | "退款中" => Status::Pending,
        "已关闭" | "已取消" | "已撤销" => Status::Closed,
        // 提现失败，已退回零钱
        _ if word.contains("失败") => Status::Failed,
        _ => Status::Unknown,
    }
}

fn by_type(sort: &str, flow: Flow) -> Reading {
    let direction = flow.direction();
    let person = |kind| Reading::of(direction, kind, CounterpartyKind::Person);
    match (sort, flow) {
        // Between one's own places, whatever the column says.
        ("零钱提现", _) => Reading::own(PaymentType::CashOut),
        ("零钱充值", _) => Reading::own(PaymentType::TopUp),
        ("信用卡还款", _) => Reading::own(PaymentType::CardRepayment),
        _ if sort.starts_with("零钱通转出-到") && !sort.ends_with("到零钱") => {
            Reading::own(PaymentType::CashOut)
        }
        _ if sort.contains("零钱通") || sort.contains("理财通") => {
            Reading::own(PaymentType::Investment)
        }

        _ if sort.starts_with("亲属卡") => {
            Reading::of(direction, PaymentType::Purchase, CounterpartyKind::Merchant)
                .in_category(Some("family"))
        }
        ("分分捐", _) => Reading::of(direction, PaymentType::Purchase, CounterpartyKind::Merchant)
            .in_category(Some("charity")),
        ("商户消费", Flow::Received) => {
            Reading::of(direction, PaymentType::Income, CounterpartyKind::Merchant)
        }
        ("商户消费", _) => Reading::of(direction, PaymentType::Purchase, CounterpartyKind::Merchant),
        // A private code: a person, though many a stall uses one.
        ("扫二维码付款", _) => person(PaymentType::Purchase),
        ("二维码收款", _) => person(PaymentType::Income),
        ("群收款" | "赞赏码", _) => person(PaymentType::Transfer),
        _ if sort.contains("红包") => person(PaymentType::RedPacket),
        _ if sort.starts_with("转账") => person(PaymentType::Transfer),
        // WeChat's own word for what it does not name.
        ("其他", Flow::Received) => Reading::of(direction, PaymentType::Income, CounterpartyKind::Unknown),
        ("其他", _) => Reading::of(direction, PaymentType::Other, CounterpartyKind::Unknown),
        _ => Reading::unknown(direction),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refund_in_the_status_is_read_however_it_is_bracketed() {
        for (text, amount) in [
            ("已退款(￥12.00)", "12.00"),
            ("已退款￥12.00", "12.00"),
            ("已退款（¥1,200.00）", "1200.00"),
        ] {
            let Some(PaidBack::Part(part)) = paid_back(text) else {
                panic!("{text}");
            };
            assert_eq!(cell::amount(part).unwrap().to_string(), amount);
        }
        assert!(matches!(paid_back("已全额退款"), Some(PaidBack::Wholly)));
        assert!(paid_back("支付成功").is_none());
    }

    #[test]
    fn a_withdrawal_that_came_back_has_failed() {
        assert_eq!(status("提现失败，已退回零钱"), Status::Failed);
    }
}
