//! A payment in brief: what all that judge and remember it ask of it, worked out once.
//!
//! A score, the movements, the habits and the known ids all want the same few fingerprints of a payment and the same place
//! of its counterparty. Each of these costs more to make again than to hand on.
//! Not here: what is usual (`account`), and what the score alone reads (`signal::Look`).

use crate::event::{Digest, Transaction};
use crate::profile::class::Class;
use crate::profile::movement::Movement;

/// A payment as its account meets it. Good until the account forgets counterparties.
#[derive(Debug, Clone, Copy)]
pub struct Brief<'a> {
    /// The payment itself.
    pub payment: &'a Transaction,
    /// The fingerprint of its id.
    pub id: Digest,
    /// It is sure that no payment of this id is known, so that nobody need look it up.
    pub is_new: bool,
    /// How it will stand among the account's movements; whether its other side is new is left open.
    pub movement: Movement,
    /// To shops or to persons.
    pub class: Class,
    /// Who pays, where it is not the holder.
    pub payer: Option<Digest>,
    /// Where its other side stands among the holder's counterparties, if it was met before.
    pub(super) met: Option<usize>,
}
