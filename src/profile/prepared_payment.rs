//! Prepared payments: what all that judge and remember one ask of it, worked out once.
//!
//! A score, the movements, the habits and the known ids all want the same few fingerprints of a payment and the same place
//! of its counterparty. Each of these costs more to make again than to hand on.
//! Not here: what is usual (`account`), and what the score alone reads (`signal::Look`).

use crate::event::{Digest, Entities, Transaction};
use crate::feedback::PaymentId;
use crate::profile::class::Class;
use crate::profile::recent_payment::RecentPayment;

/// Prepared payment, as its account meets it. Good until the account forgets counterparties.
#[derive(Debug, Clone, Copy)]
pub struct PreparedPayment<'a> {
    /// The payment itself.
    pub payment: &'a Transaction,
    /// The fingerprint of its id.
    pub id: Digest,
    /// It is sure that no payment of this id is known, so that nobody need look it up.
    pub is_new: bool,
    /// Entry among the account's recent payments, as it will be; whether its other side is new is left open.
    pub recent_payment: RecentPayment,
    /// Whom it involves, by their keys in the population.
    pub entities: Entities,
    /// To shops or to persons.
    pub class: Class,
    /// Payer, where it is not the holder.
    pub payer: Option<Digest>,
    /// Fingerprint of its word as it came, where the payment stands with another time than that word's.
    pub print: Option<u64>,
    /// Place of its other side among the holder's counterparties, if it was met before.
    pub(super) met: Option<usize>,
}

impl PreparedPayment<'_> {
    /// Id that it is looked up by among the payments that were seen.
    pub const fn payment_id(&self) -> PaymentId {
        PaymentId {
            digest: self.id,
            is_new: self.is_new,
            print: self.print,
        }
    }
}
