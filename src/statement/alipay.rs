//! Alipay's statements: the app's CSV (2021, and 2023 on) and the older web CSV.
//!
//! One mapping by column names serves all: 2021 and 2023 differ in order only, 2026 in the length of its preamble.
//! Amounts are never signed, so direction comes from 收/支 (on the web from 资金状态, which says what the money did).
//! Not here: what rows of all wallets share (`draft`), refunds' links (`numbers`).

use crate::error::Code;
use crate::event::{CounterpartyKind, Direction, PaymentType, Status};
use crate::statement::draft::{Columns, Draft, Flow, Reading};
use crate::statement::table::{self, Cells, Header};
use crate::statement::wallet::{Source, Wallet};

pub(super) const ALIPAY: Wallet = Wallet {
    name: "alipay",
    layouts: &["alipay.web", "alipay.app.2021", "alipay.app.2023"],
    layout,
    is_other_export,
    knows: |_| KNOWN,
    columns: |layout| Some(columns(layout)),
    read: |cells, context| read(cells, context.layout),
    is_chinese: true,
    ..Wallet::BASE
};

const KNOWN: &str = "交易时间 交易分类 交易对方 对方账号 商品说明 收/支 金额 收/付款方式 交易状态 交易订单号 商家订单号 备注 交易号 交易创建时间 付款时间 最近修改时间 交易来源地 类型 商品名称 服务费 成功退款 资金状态";

fn layout(header: &Header, _: Source) -> Option<&'static str> {
    // Other wallets' bills share most of these names (JD's all but two), so what the others call differently decides.
    if header.has_all("交易号 交易创建时间 交易对方 商品名称 收/支 金额 交易状态") {
        Some("alipay.web")
    } else if !header.has_all("交易时间 收/支 金额")
        || !header.has_most("交易对方 商品说明 交易订单号 收/付款方式 交易状态")
    {
        None
    } else if header.first() == "收/支" {
        Some("alipay.app.2021")
    } else {
        Some("alipay.app.2023")
    }
}

/// The bookkeeping export (记账本): what a person noted, without order numbers and states.
fn is_other_export(header: &Header) -> Option<Code> {
    header
        .has(&["记录时间", "收支类型", "金额"])
        .then_some(Code::WrongExport)
}

const APP: Columns = Columns {
    times: &["交易时间"],
    amount: "金额",
    number: "交易订单号",
    order: "商家订单号",
    counterparty: "交易对方",
    description: "商品说明",
    note: "备注",
    method: "收/付款方式",
    flow: "收/支",
    state: "交易状态",
    sums: &[],
    needed: &["交易时间", "收/支", "金额", "交易状态", "交易订单号"],
};

const WEB: Columns = Columns {
    times: &["付款时间", "交易创建时间"],
    amount: "金额",
    number: "交易号",
    order: "商家订单号",
    counterparty: "交易对方",
    description: "商品名称",
    note: "备注",
    method: "收/付款方式", // the web export has none
    flow: "收/支",
    state: "交易状态",
    sums: &["服务费", "成功退款"],
    needed: &["交易号", "交易创建时间", "金额", "收/支", "交易状态"],
};

fn columns(layout: &str) -> &'static Columns {
    if layout == "alipay.web" { &WEB } else { &APP }
}

fn read(cells: &Cells<'_>, layout: &str) -> Result<Draft, Code> {
    let word = Flow::of(cells.get("收/支"));
    let mut draft = Draft::begin(cells, columns(layout), word)?;
    let state = &table::simplified(cells.get("交易状态").unwrap_or_default());
    let category = cells.get("交易分类").unwrap_or_default();
    let (flow, counted) = match cells.get("资金状态") {
        Some("已支出") => (Flow::Spent, draft.flow),
        Some("已收入") => (Flow::Received, draft.flow),
        Some("资金转移") => (Flow::Neither, Flow::Neither),
        // The web's own totals count what has moved, and nothing else.
        _ if layout == "alipay.web" => (draft.flow, Flow::Neither),
        _ => (draft.flow, draft.flow),
    };
    draft.flow = counted;
    draft.payment.status = status(state);

    let text = draft.payment.description.clone().unwrap_or_default();
    let said = Said {
        state,
        category,
        text: &text,
        side: cells.get("交易对方").unwrap_or_default(),
        sort: cells.get("类型").unwrap_or_default(),
    };
    let closed = state == "交易关闭";
    let mut reading = if said.is_refund() {
        let direction = if flow == Flow::Spent {
            Direction::Debit
        } else {
            Direction::Credit
        };
        Reading {
            with: None,
            ..Reading::of(direction, PaymentType::Refund, CounterpartyKind::Unknown)
        }
    } else if word.is_none() {
        Reading::unknown(Direction::Neutral)
    } else {
        match flow {
            Flow::Spent => spent(&said),
            Flow::Received => received(&said),
            // What is not settled is in no total yet, whatever it will be.
            Flow::Neither if closed || matches!(draft.payment.status, Status::Pending | Status::Failed) => {
                own(&said).unwrap_or_else(|| spent(&said))
            }
            Flow::Neither => neither(&said),
        }
    };
    if reading.category.is_none() {
        reading.category = category_code(category, &text);
    }
    draft.is(&reading);
    let is_refund = draft.payment.kind == PaymentType::Refund;
    let sent = text.strip_prefix("退款-").unwrap_or_default();
    if is_refund && (said.is_transfer() || sent.starts_with("转账") || sent.starts_with("红包")) {
        draft.returns(if said.is_packet() {
            PaymentType::RedPacket
        } else {
            PaymentType::Transfer
        });
    }
    // Paid and closed: paid back. Closed income brought nothing, unless the web says that it had come.
    let is_web = layout == "alipay.web";
    let was_paid = flow == Flow::Spent && !is_web || flow != Flow::Neither && cells.get("资金状态").is_some();
    let refunded = cells.amount("成功退款").filter(|refunded| !refunded.is_zero());
    if let Some(refunded) = refunded {
        draft.paid_back(refunded);
    } else if !is_refund && (state == "已全额退款" || (closed && was_paid)) {
        draft.paid_back(draft.payment.amount);
    } else if closed {
        draft.perhaps_paid = flow == Flow::Received || draft.payment.instrument.is_some();
    }
    if let Some(fee) = cells.amount("服务费").filter(|fee| !fee.is_zero()) {
        draft.payment.fee = Some(fee);
        draft.payment.fee_included = Some(false);
    }
    Ok(draft)
}

/// The words of a row that tell its type.
struct Said<'a> {
    state: &'a str,
    category: &'a str,
    text: &'a str,
    side: &'a str,
    /// The web's 类型.
    sort: &'a str,
}

impl Said<'_> {
    fn is_refund(&self) -> bool {
        self.state.starts_with("退款") || self.category == "退款" || self.text.starts_with("退款-")
    }

    fn text_has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.contains(word))
    }

    fn is_packet(&self) -> bool {
        self.text_has(&["红包"])
    }

    fn is_transfer(&self) -> bool {
        self.category == "转账红包" || self.sort.contains("转账") || self.text.starts_with("转账")
    }

    fn is_family(&self) -> bool {
        self.category == "亲友代付" || self.state == "亲情卡付款成功" || self.text_has(&["亲情卡", "亲密付"])
    }

    fn is_yield(&self) -> bool {
        self.text_has(&["收益发放", "利息", "分红"])
    }

    fn is_repayment(&self) -> bool {
        self.state == "还款成功"
            || self.category == "信用借还"
            || self.text_has(&["信用卡还款", "自动还款", "主动还款"])
    }

    fn is_investment(&self) -> bool {
        self.category == "投资理财"
            || self.text.starts_with("余额宝")
            || self.text_has(&["-买入", "-卖出", "转入", "转出", "赎回"])
    }
}

/// A status word of Alipay. 等待确认收货 is a payment: the money has left, the shop has not got it yet.
fn status(word: &str) -> Status {
    match word {
        "等待确认收货" | "等待对方确认收货" | "等待对方发货" | "等待卖家发货" | "交易完成" | "已全额退款" => {
            Status::Completed
        }
        "有退款" => Status::PartlyRefunded,
        "冻结成功" => Status::Authorized,
        "等待付款" | "等待买家付款" | "等待对方付款" | "处理中" | "退款中" | "退款处理中" => {
            Status::Pending
        }
        "已撤销" => Status::Closed,
        _ if word.ends_with("关闭") || word.ends_with("取消") => Status::Closed, // 交易关闭, 退款关闭 …
        _ if word.ends_with("失败") || matches!(word, "未成功" | "不成功") => Status::Failed,
        _ if word.ends_with("成功") => Status::Completed, // 交易成功, 支付成功, 还款成功, 退款成功 …
        _ => Status::Unknown,
    }
}

fn spent(said: &Said<'_>) -> Reading {
    let debit = Direction::Debit;
    if said.is_family() {
        return Reading::of(debit, PaymentType::Purchase, CounterpartyKind::Merchant)
            .in_category(Some("family"));
    }
    // Whoever counts a repayment beside the purchases that it pays counts them twice.
    if said.is_repayment() {
        return Reading::own(PaymentType::CardRepayment);
    }
    if said.is_investment() && said.category == "投资理财" {
        return Reading::own(PaymentType::Investment);
    }
    if said.is_transfer() {
        let kind = if said.is_packet() {
            PaymentType::RedPacket
        } else {
            PaymentType::Transfer
        };
        return Reading::of(debit, kind, CounterpartyKind::Person);
    }
    let person = said.text_has(&["收钱码", "二维码收款"]); // a private code, though many a stall uses one
    let with = if person {
        CounterpartyKind::Person
    } else {
        CounterpartyKind::Merchant
    };
    Reading::of(debit, PaymentType::Purchase, with)
}

fn received(said: &Said<'_>) -> Reading {
    let credit = Direction::Credit;
    if said.is_yield() {
        Reading::of(credit, PaymentType::Interest, CounterpartyKind::Merchant)
    } else if said.category == "投资理财" {
        Reading::own(PaymentType::Investment)
    } else if said.is_transfer() {
        let kind = if said.is_packet() {
            PaymentType::RedPacket
        } else {
            PaymentType::Transfer
        };
        Reading::of(credit, kind, CounterpartyKind::Person)
    } else {
        let person = said.text_has(&["收钱码", "二维码收款", "收款"]);
        let with = if person {
            CounterpartyKind::Person
        } else {
            CounterpartyKind::Unknown
        };
        Reading::of(credit, PaymentType::Income, with)
    }
}

/// 不计收支: between one's own places, or taken out of the totals by hand.
fn neither(said: &Said<'_>) -> Reading {
    if said.is_yield() {
        return Reading::of(
            Direction::Credit,
            PaymentType::Interest,
            CounterpartyKind::Merchant,
        );
    }
    if said.state == "退税成功" {
        return Reading::of(Direction::Credit, PaymentType::Income, CounterpartyKind::Unknown);
    }
    if let Some(reading) = own(said) {
        return reading;
    }
    if said.is_transfer() {
        return Reading::own(PaymentType::Transfer);
    }
    let category = if said.is_family() {
        Some("family")
    } else {
        category_code(said.category, said.text)
    };
    if category.is_none() {
        return Reading::unknown(Direction::Neutral);
    }
    // A purchase that its owner has taken out of the totals (the statement's own notes speak of it).
    Reading::of(
        Direction::Neutral,
        PaymentType::Purchase,
        CounterpartyKind::Merchant,
    )
    .in_category(category)
}

/// Between one's own places by the very words, done or not.
fn own(said: &Said<'_>) -> Option<Reading> {
    let kind = if matches!(said.state, "冻结成功" | "解冻成功" | "放款成功") {
        PaymentType::Other // a hold, its end, a loan paid out: known, and none of the types
    } else if said.is_repayment() || said.text_has(&["还款"]) {
        PaymentType::CardRepayment
    } else if said.state == "充值成功" || (said.text.starts_with("充值") && said.category != "充值缴费")
    {
        PaymentType::TopUp
    } else if said.state == "提取成功"
        || said.text.starts_with("提现")
        || said.text_has(&["转出到银行卡", "转出至银行卡"])
    {
        PaymentType::CashOut
    } else if said.is_investment() || said.side.contains("基金") {
        PaymentType::Investment
    } else if said.category == "账户存取" {
        PaymentType::Transfer
    } else {
        return None;
    };
    Some(Reading::own(kind))
}

/// Alipay's own categories, in the codes that the messages know.
fn category_code(category: &str, text: &str) -> Option<&'static str> {
    Some(match category {
        "餐饮美食" => "dining",
        "日用百货" | "生活服务" => "daily-goods",
        "交通出行" | "爱车养车" => "transport",
        "酒店旅游" => "travel",
        "数码电器" => "digital",
        "服饰装扮" => "clothing",
        "美容美发" => "beauty",
        "家居家装" | "住房物业" => "home",
        "母婴亲子" => "parenting",
        "宠物" => "pets",
        "运动户外" => "sports",
        "文化休闲" => "entertainment",
        "教育培训" => "education",
        "医疗健康" => "health",
        "保险" | "互助保障" => "insurance",
        "充值缴费" if text.contains("话费") || text.contains("流量") => "telecom",
        "充值缴费" => "utilities",
        "公共服务" => "public-services",
        "公益捐赠" => "charity",
        "亲友代付" => "family",
        "商业服务" => "business",
        "其他" => "other",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_in_escrow_has_left_and_an_unpaid_order_has_not() {
        assert_eq!(status("等待确认收货"), Status::Completed);
        assert_eq!(status("等待付款"), Status::Pending);
        assert_eq!(status("还款失败"), Status::Failed);
        assert_eq!(status("退款关闭"), Status::Closed);
    }

    #[test]
    fn a_status_word_never_seen_is_unknown() {
        for word in ["", "交易升级", "success"] {
            assert_eq!(status(word), Status::Unknown, "{word}");
        }
    }
}
