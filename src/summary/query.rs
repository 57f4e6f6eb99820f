//! What may be asked of the ledger.

use super::interval::Interval;
use crate::event::PaymentType;
use crate::ledger::{Payment, Shelf};
use crate::time::Millis;
use serde::Deserialize;

/// The contract's `SummaryQuery`, as far as this version knows it. An unknown entry is refused by name.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SummaryQuery {
    /// One account; all where absent.
    #[serde(default)]
    pub account_id: Option<String>,
    /// The first instant.
    pub from: Millis,
    /// The first instant after.
    pub to: Millis,
    /// Minutes east of UTC for the intervals; the configuration's where absent.
    #[serde(default)]
    pub utc_offset: Option<i16>,
    /// A series of these.
    #[serde(default)]
    pub interval: Option<Interval>,
    /// Groups by this.
    #[serde(default)]
    pub by: Option<By>,
    /// Against which other time.
    #[serde(default)]
    pub compare: Option<Compare>,
}

/// A key to group by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the contract's names
pub enum By {
    Category,
    Counterparty,
    Channel,
    Instrument,
    Country,
    Currency,
    Type,
}

/// Another time to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compare {
    /// As long, and just before.
    Previous,
}

/// The key of what the payment does not tell.
pub(super) const UNKNOWN: &str = "";

impl By {
    /// The payment's key.
    pub(super) fn key<'a>(self, shelf: &'a Shelf, payment: &'a Payment) -> &'a str {
        let key = match self {
            Self::Category => shelf.category(payment).or(category_of(payment.kind)),
            Self::Counterparty => shelf.counterparty(payment),
            Self::Channel => payment.channel.map(|channel| channel.as_str()),
            Self::Instrument => payment.instrument.map(|kind| kind.as_str()),
            Self::Country => shelf.country(payment),
            Self::Currency => Some(payment.currency.as_str()),
            Self::Type => Some(payment.kind.as_str()),
        };
        key.unwrap_or(UNKNOWN)
    }
}

/// The category that a payment's type tells where its source gives none; a purchase tells nothing.
const fn category_of(kind: PaymentType) -> Option<&'static str> {
    match kind {
        PaymentType::Transfer => Some("transfer"),
        PaymentType::RedPacket => Some("red-packet"),
        PaymentType::Fee => Some("fee"),
        PaymentType::Income => Some("income"),
        PaymentType::Interest => Some("interest"),
        PaymentType::Refund => Some("refund"),
        PaymentType::TopUp => Some("top-up"),
        PaymentType::CashOut => Some("cash-out"),
        PaymentType::CardRepayment => Some("card-repayment"),
        PaymentType::Investment => Some("investment"),
        PaymentType::Purchase | PaymentType::Exchange | PaymentType::Adjustment | PaymentType::Other => None,
    }
}
