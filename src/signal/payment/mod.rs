//! Suspicions of fraud in a payment. The holder's look at money that leaves; the operator's at what arrives too.

pub(crate) mod new_counterparty;
pub(crate) mod odd_hour;
pub(crate) mod unusual_amount;
pub(crate) mod velocity;

pub(crate) mod card_testing;
pub(crate) mod counterparty_velocity;
pub(crate) mod dormant_awakening;
pub(crate) mod drain;
pub(crate) mod fan_in;
pub(crate) mod fan_out;
pub(crate) mod impossible_travel;
pub(crate) mod new_country;
pub(crate) mod new_currency;
pub(crate) mod new_device;
pub(crate) mod rapid_in_out;
pub(crate) mod round_trip;
pub(crate) mod spend_velocity;
pub(crate) mod structuring;

mod breadth;
mod flow;

pub(crate) use breadth::{broad, is_material};
pub(crate) use flow::{FAN_SETTINGS, crowd, crowded, ms};

use crate::event::{Direction, PaymentType, Transaction};

/// True for payments that somebody else could have made with the holder's wallet: money to others. What the holder
/// moves between own places is not scored.
pub fn leaves(payment: &Transaction) -> bool {
    payment.direction == Direction::Debit && payment.kind != PaymentType::Fee
}
