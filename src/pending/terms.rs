//! Terms: how long a thing may take, per wallet and instrument, each with its source and the day it was read.
//!
//! A term of an operator is what its own pages say. Where none was seen there is a default of ours, named so, whose
//! reason is in its source. To add one: a line here. Not here: what has been waited for, and since when (`status`).

use crate::calendar::working::{BANK, EXCHANGE};
use crate::config::GivenTerm;
use crate::event::{Goods, InstrumentKind, PaymentType};

/// Span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// By the clock.
    Minutes(u16),
    /// The end of the n-th working day after.
    WorkingDays(u8),
    /// The end of the n-th day after.
    Days(u16),
    /// The end of the same day some months later.
    Months(u8),
}

/// A term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Permanent; "default." begins those that are no operator's.
    pub code: &'static str,
    /// Span of time.
    pub span: Span,
    /// Nothing is late before so many days are over, since the shop has to agree first.
    pub patience: u16,
    /// Rail whose working days count.
    pub rail: &'static str,
    /// Source of the term.
    pub source: &'static str,
    /// The day it was read there; empty for a default.
    pub seen: &'static str,
}

/// Operators that have terms or contacts here, and what statements call their accounts where nothing else is given.
pub const OPERATORS: [(&str, &str); 4] = [
    ("alipay", "alipay"),
    ("wechat-pay", "wechat"),
    ("apple-pay", "apple"),
    ("google-pay", "google"),
];
/// Wallets that hold no money: what they pay with is a card, and its issuer has to act (support.google.com/googlepay/answer/7644016).
const CARD_WALLETS: [&str; 2] = ["apple-pay", "google-pay"];
const ALIPAY: &str = "alipay";
const WECHAT_PAY: &str = "wechat-pay";

const SEEN: &str = "2026-11-26";
/// As of 2025-06-20: balance in about five minutes, bank cards in one to three working days; a refund that has been
/// processing for more than seven days is closed where the shop's account does not suffice.
const WECHAT_REFUNDS: &str = "https://pay.weixin.qq.com/doc/v3/merchant/4013071031";

const WECHAT_BALANCE: Term = Term {
    code: "wechat-pay.refund.balance",
    span: Span::Minutes(5),
    patience: 7,
    rail: BANK,
    source: WECHAT_REFUNDS,
    seen: SEEN,
};
const WECHAT_CARD: Term = Term {
    code: "wechat-pay.refund.card",
    span: Span::WorkingDays(3),
    ..WECHAT_BALANCE
};
/// Of defaults that nobody has laid down: judgement.
const OWN: &str = "wallet-sentinel";

/// A shop in mainland China has seven days for the price of goods that were bought from afar and sent back, from when it has
/// them. Of what is paid back without goods no law says by when.
const GOODS_SENT_BACK: Term = Term {
    code: "cn.goods-returned",
    patience: 0,
    source: "《中华人民共和国消费者权益保护法》第二十五条",
    seen: "2026-11-29",
    ..REFUND
};
/// As long as that law leaves a shop for goods, which is a week; the shop has to agree first.
const REFUND: Term = Term {
    code: "default.refund",
    span: Span::Days(7),
    patience: 7,
    rail: BANK,
    source: OWN,
    seen: "",
};
const ALIPAY_WINDOW: Term = Term {
    code: "alipay.refund-window",
    span: Span::Months(12),
    patience: 0,
    rail: BANK,
    source: "https://docs.antom.com/ac/cashier_payment/refund",
    seen: SEEN,
};
/// As of 2025-06-27.
const WECHAT_WINDOW: Term = Term {
    code: "wechat-pay.refund-window",
    span: Span::Days(365),
    source: "https://pay.weixin.qq.com/docs/merchant/products/refund/introduction.html",
    ..ALIPAY_WINDOW
};
/// The slowest of the ways that a bank or wallet has to offer for a transfer is the next day.
const ARRIVAL: Term = Term {
    code: "default.arrival",
    span: Span::WorkingDays(1),
    patience: 0,
    rail: BANK,
    source: "银发〔2016〕261号",
    seen: "",
};
/// Most funds pay within four trading days.
const REDEMPTION: Term = Term {
    code: "default.redemption",
    span: Span::WorkingDays(4),
    rail: EXCHANGE,
    source: OWN,
    ..ARRIVAL
};
/// As long as a hold on a card lasts as a rule.
const HOLD: Term = Term {
    code: "default.hold",
    span: Span::Days(30),
    source: OWN,
    ..ARRIVAL
};
const POINTS: Term = Term {
    code: "default.points",
    span: Span::Days(7),
    source: OWN,
    ..ARRIVAL
};
/// Term of what somebody promised by a date, or of a thing that is wrong as soon as it is seen.
pub const PROMISED: Term = Term {
    code: "promised",
    span: Span::Days(0),
    source: "promised",
    ..ARRIVAL
};

/// True where mainland China's law gives the terms that no operator does: there, and where nobody says where the holder lives.
fn is_mainland(region: Option<&str>) -> bool {
    matches!(region, None | Some("CN"))
}

/// Term that a host gave. A refund has no patience of ours beside it: the host says how long it takes.
pub fn of_host(given: &GivenTerm) -> Term {
    let span = match (given.minutes, given.working_days, given.days, given.months) {
        (Some(minutes), ..) => Span::Minutes(minutes),
        (_, Some(days), ..) => Span::WorkingDays(days),
        (.., Some(months)) => Span::Months(months),
        (_, _, days, None) => Span::Days(days.unwrap_or_default()),
    };
    Term {
        code: "given",
        span,
        source: "given",
        ..ARRIVAL
    }
}

/// For money that comes back to where it was paid from; nothing where neither an operator nor a law that is known here gives a term.
/// Where goods went back the operator's own time, which is for what a shop has agreed to, says nothing of when the shop has to.
pub fn refund(
    region: Option<&str>,
    operator: Option<&str>,
    to: Option<InstrumentKind>,
    goods: Goods,
) -> Option<Term> {
    match (operator, to) {
        _ if goods != Goods::None => is_mainland(region).then_some(GOODS_SENT_BACK),
        (Some(WECHAT_PAY), Some(InstrumentKind::Balance)) => Some(WECHAT_BALANCE),
        (
            Some(WECHAT_PAY),
            Some(InstrumentKind::DebitCard | InstrumentKind::CreditCard | InstrumentKind::BankAccount),
        ) => Some(WECHAT_CARD),
        _ => is_mainland(region).then_some(REFUND),
    }
}

/// True of a wallet behind which a card's issuer stands.
pub fn is_card_wallet(operator: Option<&str>) -> bool {
    operator.is_some_and(|operator| CARD_WALLETS.contains(&operator))
}

/// For how long a payment can be paid back at all, where the operator says.
pub fn refund_window(operator: Option<&str>) -> Option<Term> {
    match operator? {
        ALIPAY => Some(ALIPAY_WINDOW),
        WECHAT_PAY => Some(WECHAT_WINDOW),
        _ => None,
    }
}

/// True of a wallet whose tariff for what is withdrawn to a bank is known (`link::Tariff`).
pub fn has_tariff(operator: Option<&str>) -> bool {
    matches!(operator, Some(ALIPAY | WECHAT_PAY))
}

/// For money on its way; nothing where no law that is known here gives a term.
pub fn arrival(region: Option<&str>, of: Option<PaymentType>) -> Option<Term> {
    match of {
        Some(PaymentType::Investment) => Some(REDEMPTION),
        _ => is_mainland(region).then_some(ARRIVAL),
    }
}

/// For money that is held and neither drawn nor let go.
pub const fn hold() -> Term {
    HOLD
}

/// The days in which parcels and refunds of the two big sales pile up: 18 June and 11 November, and three days after.
pub const fn is_promotion(date: time::Date) -> bool {
    matches!(
        (date.month(), date.day()),
        (time::Month::June, 18..=21) | (time::Month::November, 11..=14)
    )
}

/// For points.
pub const fn points() -> Term {
    POINTS
}
