//! Suspicions of fraud in a payment. They look at money that leaves; what arrives is not scored.
//!
//! A pattern's strength is ln(P(pattern | that fraud) / P(pattern | honest payment)). The patterns of consumer scams and
//! wallet abuse are proposals of this project, and nobody is known to have measured them: their probabilities are
//! judgement, on this scale. A person makes about 1,100 payments a year (three a day), so what honestly comes over them
//! once a year has 1e-3, once in three years 3e-4, monthly 1e-2. A first transfer to a person is about one in a hundred.

pub(crate) mod card_provisioned;
pub(crate) mod counterparty_risk;
pub(crate) mod family_card;
pub(crate) mod lingering_suspicion;
pub(crate) mod minor_spending;
pub(crate) mod new_counterparty;
pub(crate) mod no_password_burst;
pub(crate) mod odd_hour;
pub(crate) mod qr_substitution;
pub(crate) mod recovery_scam;
pub(crate) mod red_packet_gambling;
pub(crate) mod scam_transfer;
pub(crate) mod screen_share_payment;
pub(crate) mod sim_swap;
pub(crate) mod subscription_trap;
pub(crate) mod task_scam;
pub(crate) mod unusual_amount;
pub(crate) mod velocity;

mod pattern;
mod rarity;

pub(crate) use pattern::{AmountHabit, Pressure, broad, is_known_stop, is_to_new_person, ms};

use crate::event::{Direction, PaymentType, Transaction};

/// True for payments that somebody else could have made with the holder's wallet: money to others. What the holder
/// moves between own places is not scored.
pub fn leaves(payment: &Transaction) -> bool {
    payment.direction == Direction::Debit && payment.kind != PaymentType::Fee
}
