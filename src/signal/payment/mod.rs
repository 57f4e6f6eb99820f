//! Suspicions of fraud in a payment. They look at money that leaves; what arrives is not scored.

pub(crate) mod counterparty_risk;
pub(crate) mod lingering_suspicion;
pub(crate) mod new_counterparty;
pub(crate) mod odd_hour;
pub(crate) mod unusual_amount;
pub(crate) mod velocity;

use crate::event::{Direction, PaymentType, Transaction};

/// True for payments that somebody else could have made with the holder's wallet: money to others. What the holder
/// moves between own places is not scored.
pub fn leaves(payment: &Transaction) -> bool {
    payment.direction == Direction::Debit && payment.kind != PaymentType::Fee
}
