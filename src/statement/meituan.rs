//! Meituan's bill (美团交易账单): what was ordered and what was paid stand beside each other, and the second counts.
//!
//! Not here: what rows of all Chinese wallets share (`draft`).

use crate::error::Code;
use crate::event::{CounterpartyKind, Direction, PaymentType, Status};
use crate::statement::draft::{Columns, Draft, Flow, Reading};
use crate::statement::table::{Cells, Header};
use crate::statement::wallet::{Source, Wallet};

const LAYOUT: &str = "meituan.csv";

pub(super) const MEITUAN: Wallet = Wallet {
    name: "meituan",
    layouts: &[LAYOUT],
    layout: |header: &Header, _: Source| {
        header
            .has(&["交易创建时间", "订单标题", "收/支", "实付金额", "交易单号"])
            .then_some(LAYOUT)
    },
    knows: |_| "交易创建时间 交易成功时间 交易类型 订单标题 收/支 支付方式 订单金额 实付金额 交易单号 商家单号 备注",
    columns: |_| Some(&COLUMNS),
    read: |cells, _| read(cells),
    is_chinese: true,
    ..Wallet::BASE
};

const COLUMNS: Columns = Columns {
    times: &["交易成功时间", "交易创建时间"],
    amount: "实付金额",
    number: "交易单号",
    order: "商家单号",
    counterparty: "订单标题",
    description: "订单标题",
    note: "备注",
    method: "支付方式",
    flow: "收/支",
    state: "交易类型",
    sums: &["订单金额"],
    needed: &["交易创建时间", "订单标题", "收/支", "实付金额", "交易单号"],
};

fn read(cells: &Cells<'_>) -> Result<Draft, Code> {
    let word = Flow::of(cells.get("收/支"));
    let mut draft = Draft::begin(cells, &COLUMNS, word)?;
    // The title is of the goods; shops are not named.
    draft.payment.counterparty = None;
    draft.payment.status = Status::Completed;
    let kind = cells.get("交易类型").unwrap_or_default();
    let reading = match (kind, word) {
        ("退款", Some(Flow::Spent)) => {
            Reading::of(Direction::Debit, PaymentType::Refund, CounterpartyKind::Merchant)
        }
        ("退款", _) => Reading::of(Direction::Credit, PaymentType::Refund, CounterpartyKind::Unknown),
        ("还款", _) => Reading::own(PaymentType::CardRepayment),
        ("提现", _) => Reading::own(PaymentType::CashOut),
        ("充值", _) => Reading::own(PaymentType::TopUp),
        (_, Some(Flow::Spent)) => Reading::of(
            Direction::Debit,
            PaymentType::Purchase,
            CounterpartyKind::Merchant,
        ),
        (_, Some(Flow::Received)) => {
            Reading::of(Direction::Credit, PaymentType::Income, CounterpartyKind::Unknown)
        }
        _ => Reading::unknown(Direction::Neutral),
    };
    draft.is(&reading);
    let ordered = cells.amount("订单金额");
    let paid = draft.payment.amount;
    draft.payment.discount = ordered
        .and_then(|ordered| ordered.minus_or_zero(paid).ok())
        .filter(|discount| !discount.is_zero());
    Ok(draft)
}
