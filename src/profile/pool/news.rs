//! What came in during an hour, set aside until it closes: one piece of it at a time.
//!
//! Taking it in is additions to integers, so the order within the hour does not matter.

use super::corroboration::Testimony;
use super::reputation::Change;
use crate::event::Digest;
use crate::money::Currency;
use serde::{Deserialize, Serialize};

/// Something that becomes readable when the hour closes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) enum News {
    /// A label about a party.
    Label { party: Digest, change: Change },
    /// A payment to a party.
    Payment(Digest),
    /// What was paid in a trade.
    Price {
        trade: Digest,
        currency: Currency,
        ln: f64,
    },
    /// Another account.
    Account,
    /// How much a payment is suspected, in parts.
    Suspected(u32),
    /// What a signal said of a payment.
    Heard(Testimony),
    /// A label of any payment, or one that is taken back.
    Labelled { is_fraud: bool, undone: bool },
    /// An amount, and what it was to its account's mean.
    Amount { currency: Currency, ln: f64, ratio: f64 },
}
