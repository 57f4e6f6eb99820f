//! The two kinds of payment that a person has separate habits of.

use crate::event::PaymentType;
use crate::record::record;

/// Payments to persons and payments to merchants are two habits: a monthly rent says nothing about coffees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Shops and services.
    Purchase,
    /// Persons: transfers and red packets.
    Transfer,
}

record! { enum Class { 0 = Purchase, 1 = Transfer } }

impl Class {
    /// The habit that a payment belongs to.
    pub const fn of(kind: PaymentType) -> Self {
        match kind {
            PaymentType::Transfer | PaymentType::RedPacket => Self::Transfer,
            _ => Self::Purchase,
        }
    }
}
