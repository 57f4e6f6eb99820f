//! JD's bill (京东交易账单): Alipay's columns in an order of its own, and what was paid back written into the amount.
//!
//! `131.77(已退款89.84)` was paid and partly paid back; the bill's own totals count what is left. Not here: what rows of all
//! Chinese wallets share (`draft`).

use crate::error::Code;
use crate::event::{CounterpartyKind, Direction, PaymentType, Status};
use crate::statement::cell;
use crate::statement::draft::{Columns, Draft, Flow, Reading};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Source, Wallet};

const LAYOUT: &str = "jd.csv";

pub(super) const JD: Wallet = Wallet {
    name: "jd",
    layouts: &[LAYOUT],
    layout: |header: &Header, _: Source| {
        header
            .has(&[
                "交易时间",
                "商户名称",
                "交易说明",
                "金额",
                "收/支",
                "交易状态",
                "交易订单号",
            ])
            .then_some(LAYOUT)
    },
    knows: |_| "交易时间 商户名称 交易说明 金额 收/付款方式 交易状态 收/支 交易分类 交易订单号 商家订单号 备注",
    columns: |_| Some(&COLUMNS),
    read: |cells, _| read(cells),
    is_chinese: true,
    ..Wallet::BASE
};

const COLUMNS: Columns = Columns {
    times: &["交易时间"],
    amount: "金额",
    number: "交易订单号",
    order: "商家订单号",
    counterparty: "商户名称",
    description: "交易说明",
    note: "备注",
    method: "收/付款方式",
    flow: "收/支",
    state: "交易状态",
    sums: &[],
    needed: &["交易时间", "金额", "收/支", "交易状态", "交易订单号"],
};

fn read(cells: &Cells<'_>) -> Result<Draft, Code> {
    let text = cells
        .get("金额")
        .unwrap_or_default()
        .replace('（', "(")
        .replace('）', ")");
    let (amount, back) = text.split_once('(').unwrap_or((&text, ""));
    let word = Flow::of(cells.get("收/支"));
    let mut draft = Draft::begin_with(cells, &COLUMNS, word, cell::amount(amount))?;
    let state = cells.get("交易状态").unwrap_or_default();
    let said = cells.get("交易分类").unwrap_or_default();
    let goods = cells.get("交易说明").unwrap_or_default();
    let is_refund = state.starts_with("退款") || said == "退款";
    let merchant = |direction, kind| Reading::of(direction, kind, CounterpartyKind::Merchant);
    let reading = match word {
        _ if is_refund => Reading {
            with: None,
            ..Reading::of(Direction::Credit, PaymentType::Refund, CounterpartyKind::Unknown)
        },
        Some(Flow::Spent) => merchant(Direction::Debit, PaymentType::Purchase).in_category(category(said)),
        Some(Flow::Received) => merchant(Direction::Credit, PaymentType::Income),
        Some(Flow::Neither) if goods.contains("白条") || goods.contains("还款") || said.contains("还款") => {
            Reading::own(PaymentType::CardRepayment)
        }
        Some(Flow::Neither) if goods.contains("充值") => Reading::own(PaymentType::TopUp),
        Some(Flow::Neither) if goods.contains("提现") => Reading::own(PaymentType::CashOut),
        Some(Flow::Neither)
            if ["小金库", "理财", "基金", "转入", "转出"]
                .iter()
                .any(|word| goods.contains(word) || said.contains(word)) =>
        {
            Reading::own(PaymentType::Investment)
        }
        // Paid back whole: the bill takes it out of its totals.
        Some(Flow::Neither) if back.contains("已全额退款") || cells.get("收/付款方式").is_some() => {
            merchant(Direction::Debit, PaymentType::Purchase).in_category(category(said))
        }
        _ => Reading::unknown(Direction::Neutral),
    };
    draft.is(&reading);
    draft.payment.status = match state {
        _ if state.ends_with("成功") || state.ends_with("完成") => Status::Completed,
        _ if state.ends_with("关闭") || state.ends_with("取消") => Status::Closed,
        _ if state.ends_with("失败") => Status::Failed,
        "等待付款" | "处理中" | "退款中" => Status::Pending,
        _ => Status::Unknown,
    };
    let back = back.trim_end_matches(')');
    if back.starts_with("已全额退款") {
        draft.paid_back(draft.payment.amount);
    } else if let Some(part) = back.strip_prefix("已退款").and_then(cell::amount) {
        draft.paid_back(part);
        draft.counts = draft.payment.amount.minus_or_zero(part).ok();
    }
    Ok(draft)
}

/// JD's categories, in the codes that the messages know.
fn category(word: &str) -> Option<&'static str> {
    Some(match word {
        "餐饮美食" | "生鲜食品" | "食品酒饮" => "dining",
        "日用百货" | "收发快递" | "生活服务" | "清洁纸品" => "daily-goods",
        "数码电器" | "电脑办公" | "手机通讯" => "digital",
        "服饰内衣" | "服饰装扮" | "鞋靴箱包" => "clothing",
        "家居用品" | "家具家装" | "家居家装" => "home",
        "母婴玩具" | "母婴亲子" => "parenting",
        "医疗保健" | "医疗健康" => "health",
        "交通出行" | "汽车用品" => "transport",
        "图书文娱" | "教育培训" => "education",
        "充值缴费" => "utilities",
        "美妆个护" | "美妆护肤" => "beauty",
        "其他" | "其他网购" => "other",
        _ => return None,
    })
}
