//! Suspicions of fraud in a payment. The holder's look at money that leaves; the operator's at what arrives too.
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
pub(crate) mod unattended_charge;
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

mod amount_rarity;
mod breadth;
mod flow;
mod labelled;
mod pattern;

pub(crate) use amount_rarity::AmountRarity;
pub(crate) use breadth::is_material;
pub(crate) use flow::{FAN_SETTINGS, crowd, crowded};
pub(crate) use labelled::{label_odds, label_odds_named};
pub(crate) use pattern::{AmountHabit, Pressure, broad, is_known_stop, is_to_new_person, ms};

use crate::event::{Direction, PaymentType, Transaction};

/// True for payments that somebody else could have made with the holder's wallet: money to others. What the holder
/// moves between own places is not scored.
pub fn leaves(payment: &Transaction) -> bool {
    payment.direction == Direction::Debit && payment.kind != PaymentType::Fee
}
